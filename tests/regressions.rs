//! Mistakes that were found and mended, one test each: what went wrong is in its name.

mod common;

use std::path::Path;
use std::sync::Arc;

use common::{act, albania, count, done, order, sim, system};
use godark::analysis::{bots, play};
use godark::replay::record::{self, ReadError};
use godark::replay::verify::{Outcome, verify};
use godark::scenario::leaf::Permille;
use godark::scenario::moves::Target;
use godark::scenario::names::*;
use godark::scenario::{Minute, Scenario, library, load};
use godark::sim::Sim;
use godark::sim::event::{DropReason, TrustReason, What};
use godark::sim::order::Refusal;
use godark::sim::state::BackupSight;

/// A small scenario, with something replaced.
fn small(from: &str, to: &str) -> Arc<Scenario> {
    common::small(&[(from, to)])
}

#[test]
fn restoring_slowly_ends() {
    // Tired people who carry copies by hand need more than a stretch for one server.
    let mut sim = sim(1);
    let scenario = albania();
    let permits = Target::System(system(&scenario, "e-permits"));
    sim.advance_to(Minute(3 * 1440));
    assert!(
        sim.picture().system(system(&scenario, "e-permits")).wiped + sim.picture().system(system(&scenario, "e-permits")).encrypted > 0
    );
    let gov = Target::Domain(scenario.names.get::<DomainId>("gov").expect("it is there"));
    done(&mut sim, "go-dark", Target::Nothing);
    done(&mut sim, "disable-accounts", gov);
    done(&mut sim, "rebuild-system", permits);
    assert_eq!(sim.truth().hosts(system(&scenario, "e-permits")).destroyed(), 0);
}

#[test]
fn the_order_of_cuts_does_not_lock_the_intruder_out() {
    let mut sim = sim(1);
    sim.advance_to(Minute(600));
    done(&mut sim, "go-dark", Target::Nothing);
    done(&mut sim, "close-foreign-access", Target::Nothing);
    done(&mut sim, "lift-dark", Target::Nothing);
    sim.advance_to(sim.now().plus(3 * 1440));
    assert!(sim.truth().intruder().rerouted, "it has found a way from inside the country");
}

#[test]
fn nothing_is_restored_from_copies_that_are_gone() {
    let scenario = albania();
    let gone = |sim: &Sim, id: SystemId| sim.truth().backup(id).kept && sim.truth().backup(id).destroyed;
    let broken = |sim: &Sim, id: SystemId| sim.picture().system(id).wiped + sim.picture().system(id).encrypted > 0;
    // The intruder sees the defenders move, and with some seeds it comes as far as the copies.
    let found = (1..40).find_map(|seed| {
        let mut bot = bots::by_name("first-time", &scenario).expect("it is a playbook");
        let sim = play(&scenario, bot.as_mut(), seed, |session| session.sim.now() < Minute(10 * 1440)).sim;
        // Somebody has their hands free for it.
        let free = |id: SystemId| {
            let preview = sim.preview(&order(act(&scenario, "restore-backup", Target::System(id))));
            preview.refusal.is_none() && !preview.queued
        };
        let target = scenario.content.systems.ids().find(|id| gone(&sim, *id) && broken(&sim, *id) && free(*id))?;
        Some((sim, target))
    });
    let (mut sim, target) = found.expect("nobody kept the vault safe");
    let no_copy = |what: &What| matches!(what, What::WorkDropped { why: DropReason::NoCopy, on, .. } if *on == Target::System(target));
    // In some runs the players of the playbook have come up against it before.
    let (before, dropped) = (sim.truth().hosts(target).destroyed(), count(&sim, no_copy));
    done(&mut sim, "restore-backup", Target::System(target));
    assert_eq!(sim.truth().hosts(target).destroyed(), before);
    assert_eq!(sim.truth().backup(target).sight, BackupSight::Gone);
    assert_eq!(count(&sim, no_copy), dropped + 1);
}

#[test]
fn clean_images_have_no_web_shells() {
    let mut sim = sim(1);
    let scenario = albania();
    sim.advance_to(Minute(8 * 1440));
    let entry = system(&scenario, "administrata");
    for _ in 0..6 {
        if sim.check(&order(act(&scenario, "rebuild-system", Target::System(entry)))).is_ok() {
            break;
        }
        done(&mut sim, "triage-system", Target::System(entry));
    }
    done(&mut sim, "rebuild-system", Target::System(entry));
    assert!(!sim.truth().is_held(entry));
}

#[test]
fn a_doctrine_that_changes_its_mind_for_ever_does_not_hang() {
    let turns = r#"turns: [
        (from: "encrypt", when: After("7 Mar 08:10"), to: "rest"),
        (from: "rest", when: After("7 Mar 08:20"), to: "encrypt"),
    ]"#;
    let text = include_str!("bad/good.ron")
        .replace("turns: []", turns)
        .replace("postures: [", "postures: [(id: \"rest\", name: \"rests\", about: \"It rests.\", goals: []), ");
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("scenario.ron"), text).expect("a file");
    let scenario = load(&library::Shelf::Folder(folder.path().to_owned())).expect("it is good").0;
    let mut sim = Sim::new(scenario.clone(), 1);
    sim.advance_to(scenario.calendar.length());
    // Once a minute at most.
    assert!(count(&sim, |what| matches!(what, What::PostureTaken { .. })) <= 2 * 1440 + 2);
}

#[test]
fn trust_cannot_be_talked_up() {
    let mut sim = sim(1);
    sim.advance_to(Minute(900));
    let told = |sim: &Sim| {
        sim.journal()
            .events()
            .iter()
            .map(|event| match event.what {
                What::TrustMoved { by, why: TrustReason::Told } => i32::from(by),
                _ => 0,
            })
            .sum::<i32>()
    };
    done(&mut sim, "statement-minimal", Target::Nothing);
    done(&mut sim, "statement-open", Target::Nothing);
    let first = told(&sim);
    for what in ["statement-minimal", "statement-open"] {
        let refused = sim.check(&order(act(sim.scenario(), what, Target::Nothing)));
        assert!(matches!(refused, Err(Refusal::Already(_))), "{what}: {refused:?}");
    }
    sim.advance_to(sim.now().plus(13 * 60));
    done(&mut sim, "statement-minimal", Target::Nothing);
    done(&mut sim, "statement-open", Target::Nothing);
    assert!(told(&sim) - first < 15, "{} after {first}", told(&sim));
}

#[test]
fn what_was_never_down_is_not_welcomed_back() {
    let mut sim = sim(1);
    done(&mut sim, "close-foreign-access", Target::Nothing);
    done(&mut sim, "open-foreign-access", Target::Nothing);
    assert_eq!(count(&sim, |what| matches!(what, What::TrustMoved { why: TrustReason::Returned, .. })), 0);
}

#[test]
fn objectives_do_not_tell_what_nobody_knows() {
    let mut sim = sim(1);
    let scenario = albania();
    sim.advance_to(scenario.calendar.length());
    let hidden = |name: &str| {
        let objective = scenario.names.get::<ObjectiveId>(name).expect("it is there");
        !What::ObjectiveMissed { objective }.is_visible(&scenario)
    };
    assert!(hidden("copies-survive") && hidden("less-than-a-tenth") && hidden("nothing-left"));
    assert!(!hidden("a-counter-to-go-to") && !hidden("told-in-time"));
}

#[test]
fn one_team_does_not_queue_the_same_work_twice() {
    let mut sim = sim(1);
    let scenario = albania();
    sim.advance_to(Minute(2 * 1440));
    let damaged = scenario.content.systems.ids().find(|id| sim.picture().system(*id).encrypted > 0).expect("two days without orders");
    let rebuild = act(&scenario, "rebuild-system", Target::System(damaged));
    sim.submit(order(rebuild.clone())).expect("it can be rebuilt");
    assert!(matches!(sim.submit(order(rebuild)), Err(Refusal::Ordered(_))));
}

#[test]
fn indicators_that_add_nothing_do_not_refuse_a_warning() {
    let mut sim = sim(1);
    sim.advance_to(Minute(2000));
    for _ in 0..8 {
        let ask = act(sim.scenario(), "ask-for-indicators", Target::Nothing);
        if sim.check(&order(ask)).is_ok() {
            done(&mut sim, "ask-for-indicators", Target::Nothing);
        }
    }
    assert!(sim.picture().indicators >= Permille(300));
    let warn = sim.check(&order(act(sim.scenario(), "warn-countries", Target::Nothing)));
    assert!(!matches!(&warn, Err(Refusal::Already(why)) if why.key.contains("indicators")), "{warn:?}");
}

#[test]
fn large_numbers_are_survived() {
    let fast = small("hosts_per_hour: 2)", "hosts_per_hour: 4000000000)");
    let mut sim = Sim::new(fast.clone(), 1);
    sim.advance_to(fast.calendar.length());
    let many = small("hosts: 3,", "hosts: 10000000,");
    let mut sim = Sim::new(many.clone(), 1);
    sim.advance_to(many.calendar.length());
    assert!(sim.journal().len() > 2);
}

// ---- recordings

fn history() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/albania-2022/replays/history.replay.ron");
    std::fs::read_to_string(path).expect("it is shipped")
}

fn read(text: String) -> Result<record::Recording, ReadError> {
    let source = godark::scenario::diagnostic::Source::new("a.replay.ron", text);
    record::read_of(&source, &albania())
}

#[test]
fn a_damaged_record_in_the_middle_is_no_cut() {
    let text = history();
    let end = text.lines().take(60).map(|line| line.len() + 1).sum::<usize>();
    let mut text = text[..end].to_owned();
    let at = text.match_indices("Order(").nth(5).expect("there are many").0;
    let bracket = at + text[at..].find("),").expect("its end");
    text.remove(bracket);
    assert!(matches!(read(text), Err(ReadError::Bad(_))), "the later orders would be lost");
}

#[test]
fn what_stands_after_the_end_is_noticed() {
    let late = history().replacen("\n]", "\n    Expect((at:60,of:score,from:0,to:1)),\n]", 1);
    assert!(matches!(read(late), Err(ReadError::Bad(_))));
    let open = history().trim_end().trim_end_matches(']').replacen("The decisions", "The derisions", 1);
    assert_eq!(verify(&read(open).expect("it can be read"), None).0, Outcome::Edited);
}

/// What is already on unplugged machines goes on once more; not when the source was cut off before.
#[test]
fn to_cut_a_target_off_never_makes_it_worse() {
    let scenario = load(&library::find("tutorial").expect("it comes with the game")).expect("it is good").0;
    let offices = system(&scenario, "office-computers");
    let destroyed = |cut_offices: bool| {
        let mut sim = Sim::new(scenario.clone(), 8898);
        for (minute, on) in [(72, "intake-server"), (95, "office-computers")] {
            sim.advance_to(Minute(minute));
            if cut_offices || on == "intake-server" {
                sim.submit(order(act(&scenario, "isolate-system", Target::System(system(&scenario, on))))).expect("it can be cut off");
            }
        }
        sim.advance_to(Minute(240));
        sim.truth().hosts(offices).destroyed()
    };
    assert!(destroyed(false) > 0, "the encryptor has been there before");
    assert!(destroyed(true) <= destroyed(false));
}

/// What the intruder could not do has keys of two numbers, and had no form with names: a difference in it was a blank.
#[test]
fn a_difference_in_the_intruders_mind_names_its_field() {
    let scenario = albania();
    let mut sim = sim(1);
    sim.advance_to(Minute(6000));
    let (before, mut after) = (sim.snapshot(), sim.snapshot());
    assert!(!before.intruder.failed.is_empty());
    after.intruder.seen.beacons_lost += 1;
    after.intruder.failed.values_mut().for_each(|again| *again = again.plus(1));
    let changes = before.changes(&after, &scenario);
    let fields: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
    assert!(fields.contains(&"seen.beacons_lost") && fields.contains(&"failed[+]"), "{fields:?}");
}

/// Found by `godark fuzz --files translation`: the parser of Fluent goes down with each brace, and ran out of stack.
#[test]
fn braces_inside_braces_of_a_translation_are_refused() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("scenario.ron"), include_str!("bad/good.ron")).expect("a file");
    for (deep, wrong) in
        [("{".repeat(20_000), true), ("{ F(".repeat(20_000), true), ("(".repeat(2000), false), ("{ \"{\" }".repeat(500), false)]
    {
        std::fs::write(folder.path().join("sq.ftl"), format!("scenario = {deep}\n")).expect("a file");
        let (_, warnings) = load(&library::Shelf::Folder(folder.path().to_owned())).expect("it is played in English");
        let said = warnings.0.iter().any(|problem| problem.message.contains("braces inside each other"));
        assert_eq!(said, wrong, "{}", &deep[..8]);
    }
}

/// Found by `godark fuzz --files replay`, seed 93862: what was left after such a comment was no part of the file any more.
#[test]
fn a_comment_that_never_ends_has_a_place() {
    for text in ["[ /*", "[ //", "[\n    /* Header((format:2"] {
        let Err(ReadError::Bad(problem)) = read(text.to_owned()) else { panic!("{text} is no recording") };
        assert!(problem.render(false).contains("this is no recording of Go Dark"), "{}", problem.render(false));
    }
}
