//! The table in words: who is best how often, whom a doctrine punishes, where luck outweighs strategy, what does not add up.

use super::sheet::{DESTROYED, Of, SCORE, Sheet, UNMET};
use crate::scenario::leaf::Permille;
use crate::words::Words;

/// Who is best on more than this share has found the one right answer, or nearly.
const ONE_ANSWER: Permille = Permille(800);
const MOST: Permille = Permille(500);
/// Of fewer seeds nothing is said.
const SEEDS_MIN: usize = 5;
/// A doctrine punishes whoever loses at least so many points of the score to it.
const PUNISHED_MIN: u64 = 30;
/// On more than this share of the seeds it may not be best to give no orders at all.
const IDLE_MAX: Permille = Permille(50);

/// Returns what the table means, sentence by sentence, in paragraphs.
pub fn paragraphs(sheet: &Sheet) -> Vec<String> {
    if sheet.contenders.len() < 2 || sheet.seeds() == 0 {
        return vec!["There is nothing to compare: at least two strategies must play.".to_owned()];
    }
    let said = [best(sheet), doctrines(sheet), luck(sheet), price(sheet), odd(sheet)];
    said.into_iter().filter(|sentences| !sentences.is_empty()).map(|sentences| sentences.join(" ")).collect()
}

fn name(sheet: &Sheet, strategy: usize) -> String {
    format!("`{}`", sheet.strategies[strategy])
}

fn names(sheet: &Sheet, strategies: &[usize]) -> String {
    list(&strategies.iter().map(|strategy| name(sheet, *strategy)).collect::<Vec<_>>())
}

/// Joins by commas and an `and`.
fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// Contenders with their shares, the best first.
fn ranked(sheet: &Sheet, doctrine: Option<usize>) -> Vec<(usize, Permille)> {
    let mut ranked: Vec<(usize, Permille)> = sheet.contenders.iter().copied().zip(sheet.best(doctrine)).collect();
    ranked.sort_by_key(|(_, share)| std::cmp::Reverse(*share));
    ranked
}

/// Who is best how often.
fn best(sheet: &Sheet) -> Vec<String> {
    let ranked = ranked(sheet, None);
    let (won, never): (Vec<_>, Vec<_>) = ranked.iter().partition(|(_, share)| share.0 > 0);
    let mut shares = won.iter().enumerate().map(|(at, (strategy, share))| {
        let how = if at == 0 { " has the best score on" } else { " on" };
        format!("{}{how} {share}", name(sheet, *strategy))
    });
    let shares = list(&shares.by_ref().collect::<Vec<_>>());
    let seeds = sheet.seeds();
    let mut said = vec![format!("Of {seeds} {}, {shares}.", if seeds == 1 { "seed" } else { "seeds" })];
    if !never.is_empty() {
        let losers: Vec<usize> = never.iter().map(|(strategy, _)| *strategy).collect();
        said.push(format!("{} never {}.", names(sheet, &losers), if losers.len() == 1 { "is" } else { "are" }));
    }
    let top = ranked[0].1;
    said.push(if seeds < SEEDS_MIN {
        format!("With so few seeds the shares say little; play at least {SEEDS_MIN}, better 200.")
    } else {
        let verdict = match top {
            _ if top >= ONE_ANSWER => "There is one right answer: whoever has found it need not decide any more.",
            _ if top > MOST => "One strategy is right more often than not.",
            _ => "No strategy is right more often than not.",
        };
        format!("{verdict} (On so many seeds a share is known to within {}.)", within(top, seeds))
    });
    said
}

/// Returns how far off a share may be, 19 times in 20, by Wilson's interval: also of what was so always, or never, not all is known.
fn within(share: Permille, of: usize) -> Permille {
    const Z: f64 = 1.96;
    let (share, of) = (f64::from(share.0) / 1000.0, of.max(1) as f64);
    let whole = 1.0 + Z * Z / of;
    let middle = (share + Z * Z / (2.0 * of)) / whole;
    let half = Z / whole * (share * (1.0 - share) / of + Z * Z / (4.0 * of * of)).sqrt();
    Permille((1000.0 * (half + (middle - share).abs())).round() as u16)
}

/// What each doctrine favours, and whom it punishes.
fn doctrines(sheet: &Sheet) -> Vec<String> {
    let played: Vec<usize> = (0..sheet.doctrines.len()).filter(|doctrine| sheet.seeds_of(*doctrine) > 0).collect();
    if played.len() < 2 {
        return Vec::new();
    }
    let (known, few): (Vec<usize>, Vec<usize>) = played.into_iter().partition(|doctrine| sheet.seeds_of(*doctrine) >= SEEDS_MIN);
    let mut said = Vec::new();
    let mut favourites = Vec::new();
    for doctrine in known {
        let (favourite, share) = ranked(sheet, Some(doctrine))[0];
        favourites.push(favourite);
        let mut sentence =
            format!("Under the doctrine `{}` {} is best on {share} of its seeds", sheet.doctrines[doctrine], name(sheet, favourite));
        let median = |strategy: usize, doctrine| sheet.median(strategy, doctrine, SCORE).unwrap_or_default();
        let loses = |strategy: usize| median(strategy, None).saturating_sub(median(strategy, Some(doctrine)));
        let punished = sheet.contenders.iter().copied().max_by_key(|strategy| (loses(*strategy), std::cmp::Reverse(*strategy)));
        if let Some(punished) = punished.filter(|strategy| loses(*strategy) >= PUNISHED_MIN) {
            let (usual, here) = (median(punished, None), median(punished, Some(doctrine)));
            sentence.push_str(&format!("; it punishes {} most, whose median score is {here} instead of {usual}", name(sheet, punished)));
        }
        said.push(format!("{sentence}."));
    }
    if favourites.len() > 1 && favourites.iter().all(|favourite| *favourite == favourites[0]) {
        said.push(format!("{} is best under each of them: to find out which it is changes nothing.", name(sheet, favourites[0])));
    }
    if !few.is_empty() {
        let names: Vec<String> = few.iter().map(|doctrine| format!("`{}`", sheet.doctrines[*doctrine])).collect();
        said.push(format!("Of {} too few seeds were played to say anything.", list(&names)));
    }
    said
}

/// Where luck outweighs strategy. The doctrine is the world, not luck: it is looked at by itself.
fn luck(sheet: &Sheet) -> Vec<String> {
    let mut outweighed = Vec::new();
    let mut widest: Option<(u64, u64, String)> = None;
    for doctrine in (0..sheet.doctrines.len()).filter(|doctrine| sheet.seeds_of(*doctrine) >= SEEDS_MIN) {
        let medians: Vec<u64> = sheet.contenders.iter().filter_map(|strategy| sheet.median(*strategy, Some(doctrine), SCORE)).collect();
        let (least, most) = (medians.iter().min().copied().unwrap_or_default(), medians.iter().max().copied().unwrap_or_default());
        let span = most - least;
        for strategy in &sheet.contenders {
            let luck = u64::from(sheet.luck(*strategy, Some(doctrine)).unwrap_or_default());
            let of = format!("{} under `{}`", name(sheet, *strategy), sheet.doctrines[doctrine]);
            if luck > span {
                outweighed.push(format!("{of} ({luck} points against {span})"));
            }
            if widest.as_ref().is_none_or(|(most, ..)| luck > *most) {
                widest = Some((luck, span, of));
            }
        }
    }
    match widest {
        None => Vec::new(),
        Some(_) if !outweighed.is_empty() => vec![format!(
            "Luck outweighs strategy for {}: the middle half of those games lies further apart than the medians of the best and the worst strategy.",
            list(&outweighed)
        )],
        Some((luck, span, of)) => vec![format!(
            "Luck is smaller than strategy under every doctrine: most of all it moves {of}, whose middle half of games spans {luck} points, where the best and the worst strategy are {span} apart."
        )],
    }
}

/// What it costs to save machines, and to serve.
fn price(sheet: &Sheet) -> Vec<String> {
    let words = Words::english();
    let median = |strategy: usize, of: Of| sheet.median(strategy, None, of).unwrap_or_default();
    let least = |of: Of| sheet.contenders.iter().copied().min_by_key(|strategy| median(*strategy, of)).unwrap_or_default();
    let destroyed = |strategy: usize| Permille(median(strategy, DESTROYED).min(1000) as u16).to_string();
    let unmet = |strategy: usize| words.short(median(strategy, UNMET));
    let (saves, serves) = (least(DESTROYED), least(UNMET));
    if sheet.contenders.iter().all(|strategy| median(*strategy, DESTROYED) == median(saves, DESTROYED)) {
        let (name, unmet) = (name(sheet, serves), unmet(serves));
        return vec![format!(
            "In their median games all strategies lose as many machines; {name} leaves the fewest requests unmet ({unmet})."
        )];
    }
    if median(saves, UNMET) == median(serves, UNMET) || median(serves, DESTROYED) == median(saves, DESTROYED) {
        let one = if median(saves, UNMET) == median(serves, UNMET) { saves } else { serves };
        return vec![format!(
            "In their median games {} loses the fewest machines ({}) and leaves the fewest requests unmet ({}): nothing has to be given up for either.",
            name(sheet, one),
            destroyed(one),
            unmet(one)
        )];
    }
    vec![format!(
        "In their median games {} loses the fewest machines ({}) and leaves {} requests unmet; {} leaves the fewest unmet ({}) and loses {}: what saves the one costs the other.",
        name(sheet, saves),
        destroyed(saves),
        unmet(saves),
        name(sheet, serves),
        unmet(serves),
        destroyed(serves)
    )]
}

/// What does not add up.
fn odd(sheet: &Sheet) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(idle) = sheet.strategies.iter().position(|name| name == "idle") {
        let median = |strategy: usize| sheet.median(strategy, None, SCORE).unwrap_or_default();
        let worse: Vec<usize> = (0..sheet.strategies.len()).filter(|strategy| median(*strategy) < median(idle)).collect();
        let medians: Vec<String> = worse.iter().map(|strategy| median(*strategy).to_string()).collect();
        let (does, scores) = if worse.len() == 1 { ("does", "its median score is") } else { ("do", "their median scores are") };
        if !worse.is_empty() {
            let (names, medians) = (names(sheet, &worse), list(&medians));
            said.push(format!("{names} {does} worse than nobody at all: {scores} {medians}, that of `idle` {}.", median(idle)));
        }
        let seeds = sheet.seeds();
        let is_best = |seed: &usize| sheet.contenders.iter().all(|one| sheet.games[*one][*seed].score <= sheet.games[idle][*seed].score);
        let share = Permille::share((0..seeds).filter(is_best).count() as u64, seeds as u64);
        if share > IDLE_MAX {
            said.push(format!("On {share} of the seeds nobody does better than `idle`, who gives no orders: there is nothing to decide."));
        }
    }
    let scores = |strategy: usize| sheet.games[strategy].iter().map(|game| game.score);
    for (at, strategy) in sheet.contenders.iter().enumerate() {
        let is_twin = |other: &&usize| scores(**other).eq(scores(*strategy));
        if sheet.contenders[..at].iter().any(|other| is_twin(&other)) {
            continue;
        }
        let twins: Vec<usize> = sheet.contenders[at..].iter().filter(is_twin).copied().collect();
        if twins.len() > 1 {
            said.push(format!("{} have the same score on every seed: here they are one strategy.", names(sheet, &twins)));
        }
    }
    let same = |strategy: &usize| scores(*strategy).next().is_some_and(|first| scores(*strategy).all(|score| score == first));
    let same: Vec<usize> = sheet.contenders.iter().copied().filter(same).collect();
    if sheet.seeds() >= SEEDS_MIN && !same.is_empty() {
        let has = if same.len() == 1 { "has" } else { "each have" };
        said.push(format!("{} {has} one score on all seeds: neither luck nor doctrine reaches that.", names(sheet, &same)));
    }
    if !sheet.failing.is_empty() {
        let rows: Vec<String> = sheet.failing.iter().map(|about| format!("“{about}”")).collect();
        let (count, do_not) = (rows.len(), if rows.len() == 1 { "does" } else { "do" });
        said.push(format!("{count} of {} rows of {} {do_not} not hold: {}.", sheet.wanted, sheet.file, list(&rows)));
    }
    if said.is_empty() {
        said.push("Nothing stands out that does not add up.".to_owned());
    }
    said
}

#[cfg(test)]
mod tests {
    use super::super::sheet::made_up::sheet;
    use super::*;
    use expect_test::{Expect, expect};

    fn check(sheet: &Sheet, expect: Expect) {
        expect.assert_eq(&paragraphs(sheet).join("\n"));
    }

    #[test]
    fn a_contest_is_told_with_its_doctrines_and_its_price() {
        let cut = [500, 510, 490, 505, 495, 300, 310, 290, 305, 295];
        let serve = [420, 430, 410, 425, 415, 600, 610, 590, 605, 595];
        let mut made = sheet(&[("idle", &[100; 10]), ("cut", &cut), ("serve", &serve)], 5);
        // Who cuts loses no machines.
        made.games[1].iter_mut().for_each(|game| game.destroyed = Permille(0));
        check(
            &made,
            expect![[r#"
                Of 10 seeds, `cut` has the best score on 50 % and `serve` on 50 %. No strategy is right more often than not. (On so many seeds a share is known to within 26.3 %.)
                Under the doctrine `quiet` `cut` is best on 100 % of its seeds. Under the doctrine `loud` `serve` is best on 100 % of its seeds.
                Luck is smaller than strategy under every doctrine: most of all it moves `cut` under `quiet`, whose middle half of games spans 10 points, where the best and the worst strategy are 80 apart.
                In their median games `cut` loses the fewest machines (0 %) and leaves 510 k requests unmet; `serve` leaves the fewest unmet (410 k) and loses 20.5 %: what saves the one costs the other.
                Nothing stands out that does not add up."#]],
        );
    }

    #[test]
    fn one_right_answer_a_harmful_one_and_twins_stand_out() {
        let strong = [900, 901, 902, 903, 904, 905];
        let made = sheet(&[("idle", &[400; 6]), ("strong", &strong), ("harmful", &[300; 6]), ("twin", &[300; 6])], 3);
        check(
            &made,
            expect![[r#"
                Of 6 seeds, `strong` has the best score on 100 %. `harmful` and `twin` never are. There is one right answer: whoever has found it need not decide any more. (On so many seeds a share is known to within 39 %.)
                Of `quiet` and `loud` too few seeds were played to say anything.
                In their median games `strong` loses the fewest machines (4.9 %) and leaves the fewest requests unmet (97 k): nothing has to be given up for either.
                `harmful` and `twin` do worse than nobody at all: their median scores are 300 and 300, that of `idle` 400. `harmful` and `twin` have the same score on every seed: here they are one strategy. `harmful` and `twin` each have one score on all seeds: neither luck nor doctrine reaches that."#]],
        );
    }

    #[test]
    fn luck_that_outweighs_strategy_is_named() {
        let lucky = [100, 200, 500, 800, 900, 950];
        let made = sheet(&[("lucky", &lucky), ("steady", &[510, 520, 530, 540, 550, 560])], 6);
        let said = paragraphs(&made).join("\n");
        assert!(said.contains("Luck outweighs strategy for `lucky` under `quiet`"), "{said}");
        assert!(!said.contains("Under the doctrine"), "with one doctrine there is nothing to tell apart: {said}");
    }

    #[test]
    fn few_seeds_and_rows_that_fail_are_said() {
        let mut made = sheet(&[("idle", &[700, 100]), ("a", &[600, 200]), ("b", &[500, 300])], 1);
        made.failing = vec!["a: score".to_owned()];
        made.wanted = 3;
        let said = paragraphs(&made).join("\n");
        assert!(said.contains("With so few seeds the shares say little"), "{said}");
        assert!(said.contains("Of `quiet` and `loud` too few seeds were played"), "{said}");
        assert!(said.contains("On 50 % of the seeds nobody does better than `idle`"), "{said}");
        assert!(said.contains("1 of 3 rows of balance.ron does not hold: “a: score”."), "{said}");
        let alone = sheet(&[("idle", &[1]), ("a", &[2])], 1);
        assert_eq!(paragraphs(&alone), ["There is nothing to compare: at least two strategies must play."]);
    }
}
