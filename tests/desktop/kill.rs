//! A real player is killed in the middle of what he does, over and over, with no chance to tidy up: what was said to be
//! kept is there afterwards, and everything can be read.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use godark::analysis::bots;
use godark::app::action::{Action, Leap, Screen, Thing};
use godark::app::codex::Codex;
use godark::app::game::Game;
use godark::app::guidance::hints::{AboutHints, Hint, Hints};
use godark::app::model::{Model, Places};
use godark::app::runs::shelf::{self, Standing};
use godark::app::runs::{Deed, saves};
use godark::app::settings::{Settings, TEXT_PERCENTS};
use godark::cli::play::Pace;
use godark::replay::record::Record;
use godark::words::Language;

use crate::common::{albania, order};

/// The folder in which the player who is to be killed plays. Without it he plays a little, and stops by himself.
const FOLDER: &str = "GODARK_KILLED_IN";
const KILLS: u64 = 24;
/// How much a player does who is let live.
const UNDISTURBED: usize = 30;
/// Orders and hours of a run until he begins another.
const RUN: usize = 120;

fn places(folder: &Path) -> Places {
    Places {
        saves: Some(folder.join("runs")),
        settings: Some(folder.join("settings.ron")),
        documents: None,
        codex: Some(folder.join("codex.ron")),
    }
}

/// The run that is named, thrown away and brought back.
fn other_run(folder: &Path) -> PathBuf {
    folder.join("runs").join("other.replay.ron")
}

fn game(model: &Model) -> &Game {
    model.game.as_ref().expect("a run is being played")
}

fn orders(records: &[Record]) -> usize {
    records.iter().filter(|record| matches!(record, Record::Order { .. })).count()
}

/// Plays, sets, names and throws away, and says after each deed that it is done.
fn play(folder: &Path, deeds: usize, mut done: impl FnMut(&str, String)) {
    let settings = Settings { pace: Pace::Untimed, ..Settings::default() };
    let mut model = Model::new(vec![albania()], settings, places(folder), 7);
    let things = Thing::all(&albania());
    for deed in 0..deeds {
        if deed % RUN == 0 {
            model.update(Action::Go(Screen::Title));
            model.codex = Codex::default();
            model.update(Action::Begin);
            done("run", game(&model).session.path().expect("it is kept").display().to_string());
        }
        let percent = TEXT_PERCENTS[deed % TEXT_PERCENTS.len()];
        model.update(Action::SetText(percent));
        done("text", percent.to_string());
        let possible = bots::every_order(&albania()).into_iter().find(|act| game(&model).session.sim.check(&order(act.clone())).is_ok());
        if let Some(act) = possible {
            model.update(Action::Give(act));
            done("orders", orders(game(&model).session.records()).to_string());
        }
        model.update(Action::Leap(Leap::Hours(1)));
        while game(&model).is_moving() {
            model.tick(0.4);
        }
        model.update(Action::Select(things[deed % things.len()]));
        model.update(Action::Hints(if deed % 7 == 0 { AboutHints::Again } else { AboutHints::PutAway(Hint::ALL[deed % Hint::ALL.len()]) }));
        model.list_runs();
        let name = other_run(folder).file_name().map(ToOwned::to_owned);
        match model.runs.list.iter().find(|run| run.path.file_name() == name.as_deref()).map(|run| run.path.clone()) {
            Some(path) if deed % 2 == 0 => {
                model.update(Action::Runs(Deed::Choose(path)));
                model.call_run(&format!("Night {deed}"));
            }
            Some(path) => model.update(Action::Runs(Deed::ThrowAway(path))),
            None => model.update(Action::Runs(Deed::BringBack(0))),
        }
        assert_eq!(model.overlay, None, "nothing goes wrong");
    }
}

/// Leaves a run in a folder that the player does not play, and returns what is in it.
fn leave_other_run(folder: &Path) -> Vec<u8> {
    let mut bot = bots::by_name("idle", &albania()).expect("it is built in");
    let mut text = String::new();
    godark::analysis::play(&albania(), bot.as_mut(), 3, |session| {
        text = session.text();
        session.sim.now().0 < 600
    });
    std::fs::create_dir_all(folder.join("runs")).expect("the folder is writable");
    std::fs::write(other_run(folder), &text).expect("the folder is writable");
    text.into_bytes()
}

/// Holds what lies in the folder against what the player said was done: `said` has the last of each kind.
fn nothing_is_lost(folder: &Path, said: &BTreeMap<String, String>, other: &[u8]) {
    let places = places(folder);
    let path = places.settings.clone().expect("it is named");
    let (settings, problem) = Settings::read(&path, Language::English);
    assert!(problem.is_none(), "settings: {problem:?}");
    // What was on its way to the disk may have arrived.
    let at = TEXT_PERCENTS.iter().position(|percent| percent.to_string() == said["text"]).expect("a size that is offered");
    let next = TEXT_PERCENTS[(at + 1) % TEXT_PERCENTS.len()];
    assert!([TEXT_PERCENTS[at], next].contains(&settings.text_percent), "{} after {said:?}", settings.text_percent);
    let (_, problem) = Hints::read(&path);
    assert!(problem.is_none(), "hints: {problem:?}");
    let (_, problem) = Codex::read(&folder.join("codex.ron"));
    assert!(problem.is_none(), "codex: {problem:?}");

    let runs = folder.join("runs");
    let listed = shelf::list(&runs, &[albania()], &[], SystemTime::now());
    let thrown = shelf::thrown(&runs, &[albania()], &[], SystemTime::now());
    let all = || listed.iter().chain(thrown.iter().map(|thrown| &thrown.run));
    assert!(all().all(|run| run.standing == Standing::Open), "{listed:#?} {thrown:#?}");
    let same: Vec<_> = all().filter(|run| std::fs::read(&run.path).is_ok_and(|bytes| bytes == other)).collect();
    assert_eq!(same.len(), 1, "the other run is there once, as it was: {listed:#?} {thrown:#?}");

    let run = Path::new(&said["run"]);
    let recording = saves::read(run, &[albania()]).unwrap_or_else(|_| panic!("{} can be read", run.display()));
    let (kept, told): (usize, usize) = (orders(&recording.records), said["orders"].parse().expect("a number"));
    assert!((told..=told + 1).contains(&kept), "{kept} orders are kept, {told} were given");
    if kept > 0 {
        let mut model = Model::new(vec![albania()], settings, places, 7);
        model.update(Action::Resume(run.to_owned()));
        assert_eq!((model.screen, &model.overlay), (Screen::Operations, &None), "it goes on");
        assert_eq!(orders(game(&model).session.records()), kept);
    }
}

/// Notes what was said to be done. A run begins without orders.
fn note(said: &mut BTreeMap<String, String>, what: &str, how: &str) {
    if what == "run" {
        said.insert("orders".to_owned(), "0".to_owned());
    }
    said.insert(what.to_owned(), how.to_owned());
}

/// The player who is killed. Let live, he loses nothing either.
#[test]
fn who_plays_keeps_what_he_does() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        play(Path::new(&folder), usize::MAX, |what, how| println!("did {what} {how}"));
    }
    let folder = tempfile::tempdir().expect("a folder for the test");
    let other = leave_other_run(folder.path());
    let mut said = BTreeMap::new();
    play(folder.path(), UNDISTURBED, |what, how| note(&mut said, what, &how));
    assert!(said["orders"].parse::<usize>().is_ok_and(|orders| orders > 10), "{said:?}");
    nothing_is_lost(folder.path(), &said, &other);
}

#[test]
fn whoever_is_killed_loses_nothing() {
    let (mut orders, mut cut_short) = (0, 0);
    for kill in 0..KILLS {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let other = leave_other_run(folder.path());
        let mut player = Command::new(std::env::current_exe().expect("this test"))
            .args(["kill::who_plays_keeps_what_he_does", "--exact", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this test runs");
        let mut out = player.stdout.take().expect("it is piped");
        // He has begun when the first order is on disk; then he may go on for a while that is different each time.
        let mut heard = Vec::new();
        let mut piece = [0; 4096];
        while !String::from_utf8_lossy(&heard).contains("did orders 1\n") {
            let read = out.read(&mut piece).expect("he speaks");
            assert!(read > 0, "he plays until he is killed: {}", String::from_utf8_lossy(&heard));
            heard.extend_from_slice(&piece[..read]);
        }
        std::thread::sleep(Duration::from_micros(kill * 4711 % 150_000));
        player.kill().expect("he is killed");
        let ended = player.wait().expect("he is dead");
        assert!(!ended.success(), "he did not stop by himself");
        out.read_to_end(&mut heard).expect("his last words");
        let text = String::from_utf8_lossy(&heard).into_owned();
        // A line that he could not finish was not said.
        let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
        let mut said = BTreeMap::new();
        for line in whole.lines() {
            let Some((what, how)) = line.rsplit_once("did ").and_then(|(_, deed)| deed.split_once(' ')) else { continue };
            note(&mut said, what, how);
        }
        nothing_is_lost(folder.path(), &said, &other);
        orders += said["orders"].parse::<usize>().unwrap_or(0);
        cut_short += usize::from(leftovers(folder.path()) > 0);
    }
    println!("{KILLS} kills after {orders} orders; {cut_short} in the middle of writing a file");
    assert!(orders >= KILLS as usize, "{orders}");
}

/// Files that somebody was still writing.
fn leftovers(folder: &Path) -> usize {
    let listed =
        [folder.to_owned(), folder.join("runs")].into_iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten();
    listed.filter(|entry| entry.path().extension().is_some_and(|end| end == "part")).count()
}
