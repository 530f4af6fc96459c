//! The intruder and what meets it: doctrines, floods, credentials, copies, and hands that are too many.

mod common;

use std::collections::BTreeSet;

use common::{act, albania, count, done, order, sim, small, system, until_encrypted, with_entry_found};
use godark::scenario::Minute;
use godark::scenario::moves::Target;
use godark::scenario::names::*;
use godark::scenario::world::Flow;
use godark::sim::Sim;
use godark::sim::event::What;
use godark::sim::preview::Note;
use godark::sim::state::Status;

/// The techniques that MITRE ATT&CK records for the campaign, C0038 (release 19.1).
const RECORDED: [&str; 25] = [
    "T1588.002",
    "T1588.003",
    "T1190",
    "T1078",
    "T1078.001",
    "T1505.003",
    "T1098.002",
    "T1059.001",
    "T1059.003",
    "T1047",
    "T1134.001",
    "T1036.005",
    "T1685",
    "T1685.001",
    "T1003.001",
    "T1046",
    "T1087.003",
    "T1021.001",
    "T1021.002",
    "T1570",
    "T1114.002",
    "T1105",
    "T1041",
    "T1486",
    "T1561.002",
];

#[test]
fn every_recorded_technique_is_a_step_or_a_starting_fact() {
    let scenario = albania();
    let steps = scenario.content.techniques.rows().iter().flat_map(godark::scenario::intruder::Technique::numbers);
    let past = scenario.content.intruder.past.iter().map(|past| past.attack.as_str());
    let all: BTreeSet<&str> = steps.chain(past).collect();
    let missing: Vec<&str> = RECORDED.into_iter().filter(|number| !all.contains(number)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn doctrines_differ_in_what_they_do_to_those_who_do_nothing() {
    let scenario = albania();
    let mut done: Vec<(String, u16, u16, usize)> = Vec::new();
    for seed in 1..40 {
        let mut sim = Sim::new(scenario.clone(), seed);
        let name = scenario.name(sim.truth().intruder().doctrine).to_owned();
        if done.iter().any(|(known, ..)| *known == name) {
            continue;
        }
        sim.advance_to(Minute(4 * 1440));
        let standing = sim.standing();
        let leaks = count(&sim, |what| matches!(what, What::StolenPublished { .. }));
        done.push((name, standing.destroyed.0, standing.stolen.0, leaks));
    }
    let of = |name: &str| done.iter().find(|(known, ..)| known == name).unwrap_or_else(|| panic!("no seed has {name}"));
    assert_eq!(done.len(), 4, "{done:?}");
    let (record, patient, smash, loud) = (of("wipe-on-reaction"), of("patient"), of("smash"), of("loud"));
    assert!(record.1 > 100 && smash.1 > 100, "they break things at once: {done:?}");
    assert!(patient.1 == 0 && patient.2 > record.2, "it reads on, and breaks nothing yet: {done:?}");
    assert!(loud.1 < 20 && loud.3 > 0, "it wants to be seen: {done:?}");
}

/// Who sits on the controllers reads the new keys as they are made.
#[test]
fn new_keys_on_held_controllers_are_no_new_keys() {
    let scenario = small(&[]);
    let domain = scenario.names.get::<DomainId>("town-domain").expect("a domain");
    let mut held = Sim::new(scenario.clone(), 1);
    let told = held.preview(&order(act(&scenario, "reset-credentials-safe", Target::Domain(domain))));
    assert!(told.notes.contains(&Note::ControllersNotCleared(domain)), "{:?}", told.notes);
    done(&mut held, "reset-credentials-fast", Target::Domain(domain));
    assert!(held.snapshot().logons[0].stolen, "the file server is the controller, and the intruder is on it");

    let scenario = small(&[("controllers: \"file-server\"", "controllers: \"web-site\"")]);
    let mut free = Sim::new(scenario.clone(), 1);
    done(&mut free, "reset-credentials-fast", Target::Domain(domain));
    assert!(!free.snapshot().logons[0].stolen);
}

#[test]
fn disabled_accounts_stop_what_runs_under_them_and_the_preview_says_so() {
    let scenario = albania();
    let mut sim = sim(1);
    let gov = Target::Domain(scenario.names.get::<DomainId>("gov").expect("a domain"));
    let told = sim.preview(&order(act(&scenario, "disable-accounts", gov)));
    assert!(told.unmet_more_per_hour > 100, "{}", told.unmet_more_per_hour);
    let before = sim.picture().services_up;
    done(&mut sim, "disable-accounts", gov);
    assert!(sim.picture().services_up < before);
    done(&mut sim, "enable-accounts", gov);
    assert_eq!(sim.picture().services_up, before);
}

#[test]
fn more_works_than_can_be_coordinated_take_longer() {
    let scenario = small(&[
        ("weights: (continuity: 300", "works_at_once: Some(1),\n    weights: (continuity: 300"),
        (
            "(id: \"crew\",",
            "(id: \"second\", name: \"Second\", skills: [command, analysis, network, systems, identity, applications, liaison], people: 4),\n            (id: \"crew\",",
        ),
    ]);
    let mut sim = Sim::new(scenario.clone(), 1);
    let site = system(&scenario, "web-site");
    let triage = order(act(&scenario, "triage-system", Target::System(site)));
    let alone = sim.preview(&triage).takes.expect("it can be done");
    sim.submit(order(act(&scenario, "check-backups", Target::Nothing))).expect("it can be ordered");
    let told = sim.preview(&triage);
    let beside = told.takes.expect("it can be done");
    assert_eq!((beside.min, beside.max), (alone.min * 11 / 10, alone.max * 11 / 10));
    assert!(told.notes.contains(&Note::Overstretched(1)), "{:?}", told.notes);
}

#[test]
fn what_was_entered_since_the_copy_is_asked_again() {
    let scenario = small(&[("footholds: [(on: \"file-server\", hosts: 1)]", "footholds: [(on: \"web-site\", hosts: 1)]")]);
    let files = system(&scenario, "file-server");
    let mut sim = Sim::new(scenario.clone(), 3);
    until_encrypted(&mut sim, files, 2);
    done(&mut sim, "isolate-system", Target::System(files));
    done(&mut sim, "restore-backup", Target::System(files));
    let lost: Vec<u32> = sim
        .journal()
        .events()
        .iter()
        .filter_map(|event| match event.what {
            What::DataLost { requests, .. } => Some(requests),
            _ => None,
        })
        .collect();
    // 900 requests a week, 14 hours of them.
    assert_eq!(lost, [75]);
}

#[test]
fn stolen_mail_stays_stolen() {
    for bot in ["history", "keep-serving", "idle"] {
        for seed in 1..8 {
            let scenario = albania();
            let mut bot = godark::analysis::bots::by_name(bot, &scenario).expect("a bot");
            let sim = godark::analysis::play(&scenario, &mut *bot, seed, |_| true).sim;
            let mut stolen = scenario.content.intruder.stolen_permille;
            for event in sim.journal().events() {
                if let What::MailTaken { stolen: now, .. } = event.what {
                    assert!(now >= stolen);
                    stolen = now;
                }
            }
            assert_eq!(sim.standing().stolen, stolen);
        }
    }
}

/// Where a fee is paid, the bank is asked: what asks outside goes down with the way out.
#[test]
fn what_asks_outside_hangs_on_the_way_out() {
    let scenario = small(&[(
        "needs: From(\"web-site\", \"file-server\", database)",
        "needs: All([From(\"web-site\", \"file-server\", database), Outside(\"web-site\")])",
    )]);
    let permits = scenario.names.get::<ServiceId>("permits").expect("a service");
    let link = scenario.names.get::<LinkId>("internet-edge").expect("a link");
    let way_out = Target::Flow(link, Flow::Outbound);
    let mut sim = Sim::new(scenario.clone(), 1);
    let told = sim.preview(&order(act(&scenario, "cut-flow", way_out)));
    assert_eq!(told.lost.iter().map(|change| change.service).collect::<Vec<_>>(), [permits]);
    done(&mut sim, "cut-flow", way_out);
    assert_eq!(sim.picture().service(permits).inside.0, 0);
    done(&mut sim, "restore-flow", way_out);
    assert_eq!(sim.picture().service(permits).inside.0, 1000);
}

/// What was found once stays known: cleaning the system it came through does not hide the door.
#[test]
fn the_way_in_can_be_mended_after_it_was_cleaned() {
    let scenario = albania();
    let entry = scenario.content.intruder.entry;
    for seed in 1..20 {
        let Some(mut sim) = with_entry_found(seed) else { continue };
        done(&mut sim, "coordinated-eviction", Target::Nothing);
        assert_eq!(sim.picture().system(entry).status, Status::Cleared);
        done(&mut sim, "patch-entry", Target::Nothing);
        assert!(sim.picture().entry_patched);
        return;
    }
    panic!("a triage finds it most of the time");
}

/// The built-in administrator does not care for the directory, until an eviction changes its password.
#[test]
fn built_in_accounts_survive_disabled_ones_until_the_eviction() {
    let scenario = albania();
    let mut sim = sim(1);
    let gov = Target::Domain(scenario.names.get::<DomainId>("gov").expect("a domain"));
    done(&mut sim, "disable-accounts", gov);
    sim.advance_to(Minute(1440));
    assert!(sim.standing().hosts_lost > 0, "the encryptor goes on, as the built-in administrator");
    let mut sim = common::sim(1);
    let sources = ["administrata", "print-server", "ministry-computers", "exchange"];
    for name in sources {
        done(&mut sim, "triage-system", Target::System(system(&scenario, name)));
    }
    done(&mut sim, "coordinated-eviction", Target::Nothing);
    assert_eq!(count(&sim, |what| matches!(what, What::BuiltInChanged)), 1);
}

/// It counts what it breaks, and speaks when enough is broken.
#[test]
fn an_intruder_that_has_broken_enough_speaks() {
    let mut sim = sim(1);
    sim.advance_to(Minute(29_520));
    assert!(sim.standing().destroyed.0 > 650);
    assert!(count(&sim, |what| matches!(what, What::AttackClaimed)) == 1 && sim.standing().published > 0);
}

// ---- floods

/// The small town, flooded from abroad instead of broken into.
fn flooded(load: u16, abroad: u16) -> std::sync::Arc<godark::scenario::Scenario> {
    let flood = format!(
        "(id: \"flood\", name: \"Floods the site\", attack: \"T1498\", deed: Flood(load_permille: {load}, abroad_permille: {abroad}, lasts: \"6..8 h\"), takes: \"20..40 min\", noise_permille: 1000, succeeds_permille: 1000, sign: \"a flood of requests\"),\n            (id: \"push\","
    );
    small(&[
        ("(id: \"push\",", &flood),
        ("goals: [Destroy(with: \"push\", first: [])]", "goals: [Flood(with: \"flood\", on: [\"web-site\"])]"),
    ])
}

/// Waits until the flood has begun.
fn wait_for_flood(sim: &mut Sim) {
    while count(sim, |what| matches!(what, What::FloodBegan { .. })) == 0 {
        sim.advance_to(sim.now().plus(5));
        assert!(!sim.is_over(), "it begins");
    }
    sim.advance_to(sim.now().plus(1));
}

#[test]
fn a_flood_takes_the_service_and_breaks_nothing() {
    let scenario = flooded(1000, 800);
    let permits = scenario.names.get::<ServiceId>("permits").expect("a service");
    let mut sim = Sim::new(scenario.clone(), 1);
    assert_eq!(sim.picture().service(permits).inside.0, 1000);
    wait_for_flood(&mut sim);
    assert_eq!(sim.picture().service(permits).inside.0, 0);
    assert_eq!(sim.picture().system(system(&scenario, "web-site")).flooded.0, 1000);
    sim.advance_to(sim.now().plus(9 * 60));
    assert!(count(&sim, |what| matches!(what, What::FloodEnded { .. })) >= 1, "floods end");
    assert_eq!(sim.standing().destroyed.0, 0);
}

#[test]
fn limits_hold_part_of_a_flood_off_and_turn_some_away() {
    let scenario = flooded(540, 800);
    let permits = scenario.names.get::<ServiceId>("permits").expect("a service");
    let site = system(&scenario, "web-site");
    let mut sim = Sim::new(scenario.clone(), 1);
    wait_for_flood(&mut sim);
    assert_eq!(sim.picture().service(permits).inside.0, 500, "46 % of the capacity is left: it works for some");
    let limit = order(act(&scenario, "limit-requests", Target::System(site)));
    assert!(!sim.preview(&limit).regained.is_empty(), "the preview shows what comes back");
    done(&mut sim, "limit-requests", Target::System(site));
    // 540 less 450 of a thousand of it: 297 press on, 703 are left, and eight in a hundred are turned away.
    assert_eq!(sim.picture().service(permits).inside.0, 920);
}

#[test]
fn a_flood_that_does_no_harm_is_given_up() {
    let scenario = flooded(500, 800);
    let site = system(&scenario, "web-site");
    let mut sim = Sim::new(scenario.clone(), 1);
    // Held off before it comes: 275 of a thousand press on, and the site answers as ever.
    done(&mut sim, "limit-requests", Target::System(site));
    wait_for_flood(&mut sim);
    sim.advance_to(sim.now().plus(60));
    assert_eq!(count(&sim, |what| matches!(what, What::FloodAbsorbed { .. })), 1);
    assert_eq!(sim.picture().system(site).flooded.0, 0);
}

#[test]
fn closing_the_border_takes_the_foreign_part_until_it_comes_from_inside() {
    let scenario = flooded(1000, 600);
    let site = system(&scenario, "web-site");
    let mut sim = Sim::new(scenario.clone(), 1);
    wait_for_flood(&mut sim);
    done(&mut sim, "close-foreign-access", Target::Nothing);
    assert_eq!(sim.picture().system(site).flooded.0, 400, "two fifths of it come from inside the country");
    sim.advance_to(sim.now().plus(6 * 60));
    assert!(sim.truth().intruder().rerouted, "it finds a way from inside within six hours");
    // The whole of it comes from inside now, or it is over by itself.
    assert!(matches!(sim.picture().system(site).flooded.0, 0 | 1000), "{}", sim.picture().system(site).flooded);
}

/// What a flood leaves follows the way it comes.
#[test]
fn a_flood_waits_behind_a_closed_way_and_comes_back_with_it() {
    let scenario = flooded(1000, 800);
    let permits = scenario.names.get::<ServiceId>("permits").expect("a service");
    let site = system(&scenario, "web-site");
    let level = |sim: &Sim| sim.snapshot().levels[site.index()].0.0;
    let web = Target::Flow(scenario.names.get::<LinkId>("internet-edge").expect("a link"), Flow::Web);
    let mut sim = Sim::new(scenario.clone(), 1);
    wait_for_flood(&mut sim);
    assert_eq!((level(&sim), sim.picture().system(site).flooded.0), (0, 1000));
    done(&mut sim, "cut-flow", web);
    assert_eq!((level(&sim), sim.picture().system(site).flooded.0), (1000, 0), "inside nobody feels it");
    done(&mut sim, "restore-flow", web);
    let still = sim.snapshot().loads[site.index()].flood.0;
    assert_eq!((level(&sim), sim.picture().service(permits).inside.0), if still > 0 { (0, 0) } else { (1000, 1000) });
    assert_eq!(still, 1000, "it lasts for six hours");
}

/// What two teams restore is handed over once: nothing is lost twice.
#[test]
fn two_teams_lose_the_data_of_one_system_once() {
    let scenario = small(&[
        ("footholds: [(on: \"file-server\", hosts: 1)]", "footholds: [(on: \"web-site\", hosts: 1)]"),
        ("hosts: 3,", "hosts: 60,"),
        ("hosts_per_hour: 2)", "hosts_per_hour: 30)"),
        (
            "(id: \"crew\",",
            "(id: \"second\", name: \"Second\", skills: [command, analysis, network, systems, identity, applications, liaison], people: 4),\n            (id: \"crew\",",
        ),
    ]);
    let files = system(&scenario, "file-server");
    let mut sim = Sim::new(scenario.clone(), 3);
    until_encrypted(&mut sim, files, 12);
    done(&mut sim, "isolate-system", Target::System(files));
    for team in ["crew", "second"] {
        let mut restore = act(&scenario, "restore-backup", Target::System(files));
        if let godark::scenario::moves::Act::Do { by, .. } = &mut restore {
            *by = scenario.names.get::<TeamId>(team);
        }
        sim.submit(order(restore)).expect("both can");
    }
    sim.advance_to(sim.now().plus(24 * 60));
    assert_eq!(count(&sim, |what| matches!(what, What::WorkDone { on, .. } if *on == Target::System(files))), 3);
    assert_eq!(count(&sim, |what| matches!(what, What::DataLost { .. })), 1);
}
