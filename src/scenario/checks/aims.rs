//! A move must be aimed at what its effects are for, and be undone by a move aimed alike.

use crate::scenario::Scenario;
use crate::scenario::diagnostic::Diagnostics;
use crate::scenario::moves::{Aim, Effect};

pub(super) fn check(scenario: &Scenario, found: &mut Diagnostics) {
    for (id, what) in scenario.content.moves.iter() {
        let name = scenario.name(id);
        for effect in &what.does {
            if let Some(aim) = effect.aim().filter(|aim| *aim != what.aim) {
                found.push(
                    scenario
                        .wrong(
                            "aim-differs",
                            id,
                            format!("`{name}` is aimed at {}, but one of its effects needs {}", what.aim.word(), aim.word()),
                        )
                        .help("change `aim`, or move the effect to a move of its own"),
                );
            }
        }
        if what.does.iter().any(|effect| matches!(effect, Effect::Shield { absorbs_permille, .. } if absorbs_permille.0 == 0)) {
            found.push(scenario.wrong("bad-number", id, format!("`{name}` holds off nothing")).help("`absorbs_permille`: 1 to 1000"));
        }
        if what.does.is_empty() {
            found.push(scenario.wrong("empty-catalogue", id, format!("`{name}` does nothing")).help("list its effects in `does`"));
        }
        if let Some(undo) = what.undone_by.filter(|undo| scenario.content.moves[*undo].aim != what.aim) {
            found.push(
                scenario
                    .wrong("aim-differs", id, format!("`{}`, which undoes `{name}`, is aimed at something else", scenario.name(undo)))
                    .help("a move and its reverse have the same aim"),
            );
        }
        if !what.parts.is_empty() && !matches!(what.aim, Aim::Zone | Aim::System) {
            found.push(
                scenario.wrong("aim-differs", id, format!("`parts` of `{name}` choose among zones or systems")).help("leave `parts` out"),
            );
        }
        if what.make.is_some() && what.aim != Aim::System {
            found.push(scenario.wrong("aim-differs", id, format!("`make` of `{name}` chooses among systems")).help("leave `make` out"));
        }
    }
}
