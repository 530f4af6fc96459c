//! What is known and what is true: sandboxes, thin evidence, words on the intruder's next step, and who said so.

mod common;

use common::{act, albania, count, done, is_sign, order, sim, small, source, system, with_entry_found};
use godark::scenario::Minute;
use godark::scenario::moves::Target;
use godark::scenario::names::*;
use godark::sim::Sim;
use godark::sim::event::{TrustReason, What};
use godark::sim::order::Refusal;
use godark::sim::state::Status;

/// A run in which the web site is suspected, and the intruder reads on it.
fn suspected(seed: u64) -> Option<Sim> {
    let reads = "(id: \"read\", name: \"Reads files\", attack: \"T1005\", deed: Collect(permille_per_step: 1), takes: \"20..40 min\", noise_permille: 400, succeeds_permille: 1000, sign: \"odd reads\"),\n            (id: \"push\",";
    let scenario = small(&[
        ("(id: \"push\",", reads),
        ("goals: [Destroy(with: \"push\", first: [])]", "goals: [Collect([\"web-site\"])]"),
        ("footholds: [(on: \"file-server\", hosts: 1)]", "footholds: [(on: \"web-site\", hosts: 1)]"),
    ]);
    let mut sim = Sim::new(scenario.clone(), seed);
    let site = system(&scenario, "web-site");
    for _ in 0..48 {
        sim.advance_to(sim.now().plus(5));
        if sim.picture().system(site).status == Status::Suspected {
            return sim.truth().is_held(site).then_some(sim);
        }
    }
    None
}

#[test]
fn a_sandbox_says_less_than_a_triage_and_never_blames_the_clean() {
    let (mut shown, mut clean, mut weaker) = (0, 0, 0);
    for seed in 1..60 {
        let Some(mut sim) = suspected(seed) else { continue };
        let site = system(&sim.scenario().clone(), "web-site");
        let before = sim.picture().system(site).sure;
        done(&mut sim, "run-in-sandbox", Target::System(site));
        match count(&sim, |what| matches!(what, What::SampleRan { looks_clean: false, .. })) {
            0 => {
                clean += 1;
                let sight = sim.picture().system(site).clone();
                assert_eq!(sight.status, Status::Suspected, "it neither clears nor blames");
                weaker += u32::from(sight.sure < before);
            }
            _ => {
                shown += 1;
                assert_eq!(sim.picture().system(site).status, Status::Compromised);
            }
        }
    }
    // Four in ten show themselves, in the long run.
    assert!(weaker > clean / 2, "a clean sample speaks against a suspicion, if no other sign comes meanwhile: {weaker} of {clean}");
    assert!(shown > 5 && clean > 5 && clean > shown / 2, "{shown} show themselves, {clean} do not");

    // Where nobody has found anything there is nothing to run.
    let scenario = small(&[]);
    let site = system(&scenario, "web-site");
    let sim = Sim::new(scenario.clone(), 1);
    let refused = sim.check(&order(act(&scenario, "run-in-sandbox", Target::System(site))));
    assert!(matches!(refused, Err(Refusal::First(_))), "{refused:?}");
}

#[test]
fn what_is_called_clean_without_a_look_comes_back_to_those_who_said_so() {
    let mut told = 0;
    for seed in 1..30 {
        let Some(mut sim) = suspected(seed) else { continue };
        let site = system(&sim.scenario().clone(), "web-site");
        let sure = sim.picture().system(site).sure;
        sim.submit(order(act(&sim.scenario().clone(), "clear-system", Target::System(site)))).expect("it can be struck off");
        sim.advance_to(sim.now().plus(16));
        let sight = sim.picture().system(site).clone();
        if sight.status != Status::Cleared {
            // Another sign came in the same quarter of an hour.
            continue;
        }
        assert!(sight.sure.0 <= 1000 - sure.0, "what speaks for it is what does not speak against it");
        let (team, what) = sight.concluded.expect("somebody said so");
        assert_eq!((sim.scenario().name(team), sim.scenario().name(what)), ("crew", "clear-system"));
        // It is looked at again until it shows.
        while sim.picture().system(site).status != Status::Compromised {
            done(&mut sim, "triage-system", Target::System(site));
        }
        assert_eq!(count(&sim, |what| matches!(what, What::ClearedWrongly { .. })), 1, "it shows");
        assert_eq!(count(&sim, |what| matches!(what, What::TrustMoved { why: TrustReason::Misjudged, .. })), 1);
        told += 1;
    }
    assert!(told > 5, "{told}");
}

/// Who says "70 % sure" is right seven times in ten: of what comes within a day when nobody gives it cause, or goes on.
#[test]
fn a_word_on_the_next_step_is_right_as_often_as_it_says() {
    let (mut right, mut of, mut stated, mut named) = (0, 0, 0, [0, 0]);
    for seed in 0..150 {
        for start in [30, 400, 9900] {
            let mut sim = sim(seed);
            sim.advance_to(Minute(start));
            done(&mut sim, "assess-intruder", Target::Nothing);
            let intent = sim.picture().intent.expect("it has been said");
            sim.advance_to(intent.at.plus(24 * 60));
            let taken = |after: bool| {
                let events = sim.journal().events().iter().filter(|event| (event.minute > intent.at) == after);
                let mut postures = events.filter_map(|event| match event.what {
                    What::PostureTaken { posture } => Some(posture),
                    _ => None,
                });
                if after { postures.next() } else { postures.next_back() }
            };
            let is_right = taken(true).or(taken(false)) == Some(intent.posture);
            right += u32::from(is_right);
            of += 1;
            stated += u32::from(intent.sure.0);
            named[usize::from(is_right)] += i32::from(intent.on.is_some()) * 2 - 1;
        }
    }
    let (share, stated) = (right * 1000 / of, stated / of);
    assert!(share.abs_diff(stated) < 80, "right {share} times in a thousand, said {stated}");
    // That a system is named says nothing about it.
    assert!(named[0].unsigned_abs() < of / 8 && named[1].unsigned_abs() < of / 8, "{named:?} of {of}");
}

/// What is evicted whole is not called wrongly cleared afterwards.
#[test]
fn an_eviction_takes_the_shell_before_it_calls_a_system_clean() {
    let scenario = albania();
    let entry = scenario.content.intruder.entry;
    for seed in 1..30 {
        let Some(mut sim) = with_entry_found(seed) else { continue };
        done(&mut sim, "coordinated-eviction", Target::Nothing);
        let kept = sim.snapshot();
        let left = kept.hosts[entry.index()].implanted > 0;
        assert_eq!(kept.beliefs[entry.index()].mistaken, left, "seed {seed}");
    }
}

#[test]
fn indicators_and_partners_make_it_surer() {
    let mut poor = sim(1);
    done(&mut poor, "assess-intruder", Target::Nothing);
    let mut rich = sim(1);
    done(&mut rich, "ask-for-indicators", Target::Nothing);
    done(&mut rich, "assess-intruder", Target::Nothing);
    let sure = |sim: &Sim| sim.picture().intent.map(|intent| intent.sure);
    assert!(sure(&rich) > sure(&poor), "{:?} {:?}", sure(&rich), sure(&poor));
}

/// Nothing is believed without a source: a sensor, a report, or a team's work.
#[test]
fn every_belief_names_its_source() {
    for bot in ["history", "first-time", "dark-first"] {
        let scenario = albania();
        let mut bot = godark::analysis::bots::by_name(bot, &scenario).expect("a bot");
        let sim = godark::analysis::play(&scenario, &mut *bot, 3, |_| true).sim;
        for event in sim.journal().events() {
            let What::Believed { system, .. } = event.what else { continue };
            assert!(source(&sim, event.id).is_some(), "event {}: {}", event.id.0, scenario.name(system));
        }
        for system in scenario.content.systems.ids() {
            let sight = sim.picture().system(system).clone();
            let by = sim.journal().get(sight.by).expect("an event").what;
            if sight.status != Status::Unknown {
                assert!(is_sign(&by), "{by:?}");
            }
            // What somebody says on the telephone is believed, too, but no team has concluded it.
            let heard = sim
                .why(sight.by)
                .iter()
                .skip(1)
                .take(1)
                .any(|cause| matches!(cause.what, What::InjectArrived { .. } | What::InjectAnswered { .. }));
            assert_eq!(sight.concluded.is_some(), matches!(by, What::Believed { .. }) && !heard, "{}: {by:?}", scenario.name(system));
        }
    }
}
