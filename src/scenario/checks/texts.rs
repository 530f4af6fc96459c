//! Texts that are missing where a player would read one.

use crate::scenario::diagnostic::{Diagnostic, Diagnostics};
use crate::scenario::leaf::Prose;
use crate::scenario::read::field_place;
use crate::scenario::{Id, Scenario};

use super::Lint;

pub(super) fn check(lint: &Lint<'_>, found: &mut Diagnostics) {
    let scenario = lint.scenario;
    let (cover, content) = (&scenario.cover, &scenario.content);
    for (field, text) in [("title", &cover.title), ("summary", &cover.summary), ("role", &cover.role)] {
        if text.is_empty() {
            let problem = Diagnostic::warning("empty-text", format!("the scenario has no `{field}`"));
            found.push(problem.at(field_place(lint.main, field)).help("players read it before they begin"));
        }
    }
    if cover.briefing.iter().all(Prose::is_empty) {
        let problem = Diagnostic::warning("empty-text", "the scenario has no `briefing`");
        found.push(problem.at(field_place(lint.main, "briefing")).help("say what the players know at the first minute"));
    }
    /// Every row of a list: these texts must not be empty.
    macro_rules! rows {
        ($($list:ident $($field:ident)*;)*) => {$(
            for (id, row) in content.$list.iter() {
                $(tell(scenario, id, stringify!($field), &row.$field, found);)*
            }
        )*};
    }
    rows! {
        seats name;
        agencies name;
        zones name;
        domains name;
        systems name about;
        fallbacks name about;
        services name;
        teams name;
        partners name about;
        techniques name sign;
        postures name;
        doctrines name;
        injects speaker text;
        objectives text;
        playbooks name;
    }
    for (id, what) in content.moves.iter().filter(|(id, _)| lint.is_own(*id)) {
        tell(scenario, id, "name", &what.name, found);
        tell(scenario, id, "about", &what.about, found);
        what.when.iter().for_each(|required| tell(scenario, id, "otherwise", &required.otherwise, found));
    }
    for (id, partner) in content.partners.iter() {
        partner.terms.iter().for_each(|term| tell(scenario, id, "text", &term.text, found));
    }
    for (id, (_, answer)) in content.answers.iter() {
        tell(scenario, id, "text", &answer.text, found);
    }
    for alarm in content.false_alarms.iter().flat_map(|alarms| &alarms.claims) {
        tell(scenario, alarm.on, "text", &alarm.text, found);
    }
}

fn tell<I: Id>(scenario: &Scenario, id: I, field: &str, text: &Prose, found: &mut Diagnostics) {
    if text.is_empty() {
        let message = format!("the {} `{}` has no words in `{field}`", I::KIND.word(), scenario.name(id));
        found.push(scenario.odd("empty-text", id, message).help("players read it: write a few words"));
    }
}
