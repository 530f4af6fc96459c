//! The adviser: it knows what players know, says the same on every machine, names nothing that would be refused, and is worth
//! asking.

use std::sync::Arc;

use godark::analysis::adviser::{Advice, Adviser, Effort, Weighed, told};
use godark::analysis::bots::{self, every_order};
use godark::analysis::game::play_on;
use godark::analysis::play;
use godark::scenario::moves::{Act, Target};
use godark::scenario::names::*;
use godark::scenario::{Minute, Scenario, library, load};
use godark::sim::Sim;
use godark::sim::dice::Dice;
use godark::sim::order::Order;
use godark::sim::snapshot::Snapshot;
use godark::words::{Language, Words};

fn scenario(id: &str) -> Arc<Scenario> {
    load(&library::find(id).expect("it comes with the game")).expect("it is good").0
}

const SMALL: Effort = Effort { worlds: 8, asked: 4, glanced: 2, tried: usize::MAX, looked_at: 3, added: 0 };

/// A game by a bot up to a minute, with an adviser who has watched it.
fn watched(scenario: &Arc<Scenario>, bot: &str, seed: u64, until: Minute, effort: Effort) -> (Sim, Adviser) {
    let (mut sim, mut adviser) = (Sim::new(scenario.clone(), seed), Adviser::new(scenario, effort));
    let mut bot = bots::by_name(bot, scenario).expect("it is a bot");
    play_on(&mut sim, bot.as_mut(), |sim| {
        adviser.watch(sim);
        sim.now() < until
    });
    (sim, adviser)
}

fn taken(sim: &Sim, act: &Act) -> bool {
    sim.check(&Order { seat: SeatId::new(0), act: act.clone() }).is_ok()
}

fn with_state(sim: &Sim, change: impl FnOnce(&mut Snapshot)) -> Sim {
    let mut state = sim.snapshot();
    change(&mut state);
    let mut other = Sim::new(sim.scenario().clone(), sim.seed());
    assert!(other.restore(&state), "a state fits the scenario it comes from");
    other
}

/// Two exercises that look the same and are not: the advice is the same to the last figure.
#[test]
fn the_adviser_does_not_see_what_is_hidden() {
    for (id, until) in [("tutorial", Minute(240)), ("albania-2022", Minute(1500))] {
        let scenario = scenario(id);
        let (sim, mut adviser) = watched(&scenario, "keep-serving", 5, until, SMALL);
        let (_, mut second) = watched(&scenario, "keep-serving", 5, until, SMALL);
        let other = with_state(&sim, |state| {
            state.dice = Dice::new(987_654_321);
            let doctrines = scenario.content.doctrines.len();
            state.intruder.doctrine = DoctrineId::new((state.intruder.doctrine.index() + 1) % doctrines);
            state.intruder.stolen = godark::scenario::leaf::Permille(777);
            state.intruder.hands.clear();
            state.backups.iter_mut().for_each(|backup| backup.poisoned = !backup.poisoned);
            state.proof.iter_mut().for_each(|proof| proof.left = godark::scenario::leaf::Permille(1));
            for (hosts, foothold) in state.hosts.iter_mut().zip(&mut state.footholds) {
                hosts.implanted = if hosts.implanted == 0 { hosts.clean() } else { 0 };
                foothold.shell = !foothold.shell;
            }
        });
        assert_eq!(sim.picture(), other.picture(), "{id}: players see no difference");
        assert_ne!(sim.digests(), other.digests(), "{id}: and there is one");
        let order = every_order(&scenario).into_iter().find(|act| taken(&sim, act)).expect("something can be ordered");
        let weighed = |sim: &Sim, adviser: &mut Adviser| format!("{:?}", adviser.weigh(sim, &order));
        assert_eq!(weighed(&sim, &mut adviser), weighed(&other, &mut second), "{id}");
        if id == "tutorial" {
            let here = adviser.advise(&sim, |_, _| true).expect("the exercise goes on");
            let there = second.advise(&other, |_, _| true).expect("the exercise goes on");
            assert_eq!(told::json(&scenario, &here), told::json(&scenario, &there), "{id}");
        }
    }
}

#[test]
fn advice_and_games_are_the_same_on_any_number_of_threads() {
    let scenario = scenario("tutorial");
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| {
            let (sim, mut adviser) = watched(&scenario, "keep-serving", 2, Minute(150), SMALL);
            let advice = adviser.advise(&sim, |_, _| true).expect("the exercise goes on");
            let mut bot = bots::by_name("adviser", &scenario).expect("it is a bot");
            let game = play(&scenario, bot.as_mut(), 2, |session| session.sim.now() < Minute(300));
            (told::json(&scenario, &advice), game.text())
        })
    };
    assert_eq!(on(1), on(3));
}

/// A fork of the bot in a fork of the exercise goes where the game goes.
#[test]
fn a_game_of_the_adviser_can_be_left_and_gone_on_with() {
    let scenario = scenario("tutorial");
    let mut bot = bots::by_name("adviser", &scenario).expect("it is a bot");
    let mut sim = Sim::new(scenario.clone(), 1);
    play_on(&mut sim, bot.as_mut(), |sim| sim.now() < Minute(200));
    let (mut fork, mut other) = (sim.fork(), bot.fork());
    for (sim, bot) in [(&mut sim, &mut bot), (&mut fork, &mut other)] {
        sim.advance_to(sim.now().plus(30));
        play_on(sim, bot.as_mut(), |_| true);
    }
    assert_eq!(sim.digests(), fork.digests());
}

#[test]
fn what_it_weighs_would_be_taken_and_whoever_loses_patience_is_heard() {
    let scenario = scenario("tutorial");
    for until in [Minute(1), Minute(120), Minute(400)] {
        let (sim, mut adviser) = watched(&scenario, "model-answer", 3, until, SMALL);
        let advice = adviser.advise(&sim, |done, of| done <= of).expect("the exercise goes on");
        let weighed: Vec<_> = advice.named.iter().chain(&advice.others).collect();
        assert!(!weighed.is_empty());
        let clear = |one: &&Weighed| one.gain.is_above(20);
        let best = weighed.iter().copied().filter(clear).map(|one| one.gain.sum()).max();
        assert_eq!(advice.named.as_ref().map(|named| named.gain.sum()), best, "the best of what is clear; nothing when nothing is");
        for one in weighed {
            assert!(taken(&sim, &one.act), "{:?} at {}", one.act, until.0);
            assert_eq!(one.gain.each.len(), SMALL.asked);
        }
        let mut asked = 0;
        let stopped = adviser.advise(&sim, |_, _| {
            asked += 1;
            asked < 3
        });
        assert!(stopped.is_none());
        assert_eq!(asked, 3, "it stops at once");
    }
    let (mut sim, mut adviser) = watched(&scenario, "idle", 3, Minute(100), SMALL);
    sim.advance_to(scenario.calendar.length());
    assert!(adviser.advise(&sim, |_, _| true).is_none(), "nothing can be ordered when it is over");
    let refused = Act::Stop { team: TeamId::new(0) };
    assert!(adviser.weigh(&sim, &refused).is_none());
}

/// On Friday evening the encryptor is pushed from the print server, and nobody has answered yet: to cut it off saves machines.
#[test]
fn cutting_off_what_spreads_is_worth_its_price() {
    let scenario = scenario("albania-2022");
    let (sim, mut adviser) = watched(&scenario, "idle", 1, Minute(480), Effort::of_worlds(16));
    let on = Target::System(scenario.names.get("print-server").expect("a system"));
    let cut = Act::Do { what: scenario.names.get("isolate-system").expect("a move"), on, by: None };
    let weighed = adviser.weigh(&sim, &cut).expect("it would be taken");
    assert!(weighed.hosts > 0, "machines are saved: {}", weighed.hosts);
    assert!(weighed.gain.is_above(10), "{:?}", weighed.gain);
    let reason = weighed.reason.as_ref().expect("it makes a difference");
    assert!(!reason.chain.is_empty() && reason.chain.windows(2).all(|pair| pair[1].id < pair[0].id), "causes come before what they cause");
    let advice = Advice { minute: sim.now(), named: Some(weighed), others: Vec::new(), hand: "edge-first", tried: 1 };
    for language in [Language::English, Language::Albanian] {
        let told = told::told(&Words::of(language), &scenario, &advice);
        let lines: Vec<&String> = told.worth.iter().chain(&told.besides).chain(&told.why).chain([&told.order, &told.measured]).collect();
        assert!(lines.len() >= 6 && lines.iter().all(|line| !line.is_empty() && !line.contains('⟨')), "{lines:#?}");
    }
}

/// A small helping of what docs/adviser.md gives the figures of.
#[test]
fn it_does_better_than_every_scripted_bot_of_the_first_shift() {
    let scenario = scenario("tutorial");
    let seeds = 1..=6u64;
    let total = |name: &str| -> i64 {
        let score = |seed: u64| {
            let mut bot = bots::by_name(name, &scenario).expect("it is a bot");
            i64::from(play(&scenario, bot.as_mut(), seed, |_| true).sim.standing().score.total)
        };
        seeds.clone().map(score).sum()
    };
    let adviser = total("adviser");
    for other in bots::all_names(&scenario) {
        let theirs = total(&other);
        assert!(adviser > theirs, "{other}: {theirs}, the adviser: {adviser}");
    }
}

fn godark(args: &[&str]) -> (Option<i32>, String, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_godark")).args(args).output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("it speaks UTF-8");
    let (out, err) = (text(output.stdout), text(output.stderr));
    assert!(!err.contains("panicked"), "{err}");
    (output.status.code(), out, err)
}

fn shipped() -> String {
    format!("{}/scenarios/tutorial/replays/model-answer.replay.ron", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn advice_is_asked_for_from_a_shell() {
    let file = shipped();
    let args = ["advise", &file, "--at", "120", "--worlds", "8"];
    let (code, out, _) = godark(&args);
    assert_eq!(code, Some(0));
    assert!(out.contains("Order: ") || out.contains("Wait: "), "{out}");
    assert!(out.contains("± "), "{out}");
    assert_eq!(godark(&args).1, out, "the same twice");

    let (code, out, _) = godark(&["advise", &file, "--at", "120", "--worlds", "8", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((code, &value["minute"]), (Some(0), &serde_json::json!(120)));
    assert!(value["others"].as_array().is_some_and(|others| others.iter().all(|one| one["worlds"] == 8)), "{out}");

    let (code, out, _) = godark(&["advise", &file, "--at", "120", "--worlds", "2", "--lang", "sq"]);
    assert!(code == Some(0) && (out.contains("Urdhri: ") || out.contains("Prisni: ")), "{out}");
}

#[test]
fn what_cannot_be_advised_on_is_said() {
    let file = shipped();
    let folder = tempfile::tempdir().expect("a folder for the test");
    let other = folder.path().join("a.replay.ron");
    std::fs::write(&other, "(").expect("a file");
    let other = other.display().to_string();
    for (args, code, said) in [
        (vec!["advise", &file], 2, "--at"),
        (vec!["advise", &file, "--at", "noon"], 2, "is no time of this scenario"),
        (vec!["advise", &file, "--at", "99999999"], 2, "is no time of this scenario"),
        (vec!["advise", &file, "--at", "720"], 2, "the exercise is over"),
        (vec!["advise", &file, "--at", "60", "--worlds", "1"], 2, "--worlds"),
        (vec!["advise", &file, "--at", "60", "--worlds", "100000"], 2, "--worlds"),
        (vec!["advise", &other, "--at", "60"], 4, "not readable"),
        (vec!["advise", "no-such-file", "--at", "60"], 4, "no-such-file"),
    ] {
        let (found, out, err) = godark(&args);
        assert_eq!(found, Some(code), "{args:?}: {out}{err}");
        assert!(err.contains(said), "{args:?}: {err}");
    }
}
