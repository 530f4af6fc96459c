//! What a run shows, as one says it on the command line: `missed no-hospital-dark and destroyed_permille > 500 at "16 Jul 21:00"`.
//!
//! A predicate is one or more of these, joined by `and`:
//!
//! | words | hold when |
//! |---|---|
//! | `panics` | the game panics |
//! | `breaks`, `breaks NAME` | an invariant does not hold, any or this one |
//! | `diverges` | the run does not agree with itself when it is kept, put back and played twice; or with another build |
//! | `met OBJECTIVE`, `missed OBJECTIVE` | the objective is decided so |
//! | `unexpected` | something that the recording expects does not hold |
//! | `MEASURE < NUMBER` (`<=`, `>`, `>=`, `=`) | the number is so at the end; `at TIME` then, `ever` at any minute |

use std::sync::Arc;

use crate::scenario::diagnostic::{Diagnostic, Place, Source, did_you_mean};
use crate::scenario::names::*;
use crate::scenario::{Minute, Scenario};
use crate::sim::invariants;

use super::expect::Measure;

/// Everything of it holds at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicate {
    pub text: String,
    pub all: Vec<Term>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    Panics,
    Breaks(Option<&'static str>),
    Diverges,
    Met(ObjectiveId),
    Missed(ObjectiveId),
    Unexpected,
    Number { of: Measure, is: Is, number: u64, when: When },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
}

impl Is {
    pub fn holds(self, found: u64, number: u64) -> bool {
        match self {
            Is::Less => found < number,
            Is::AtMost => found <= number,
            Is::More => found > number,
            Is::AtLeast => found >= number,
            Is::Equal => found == number,
        }
    }

    /// Returns the numbers for which it holds, from and to; none when there are none.
    pub fn range(self, number: u64) -> Option<(u64, u64)> {
        match self {
            Is::Less => number.checked_sub(1).map(|to| (0, to)),
            Is::AtMost => Some((0, number)),
            Is::More => number.checked_add(1).map(|from| (from, u64::MAX)),
            Is::AtLeast => Some((number, u64::MAX)),
            Is::Equal => Some((number, number)),
        }
    }
}

/// When a number is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    End,
    Ever,
    At(Minute),
}

const WORDS: [&str; 6] = ["panics", "breaks", "diverges", "met", "missed", "unexpected"];

impl Predicate {
    /// Reads a predicate, or shows what is wrong with it.
    pub fn parse(text: &str, scenario: &Scenario) -> Result<Self, Diagnostic> {
        // What is longer is a slip, and would be cut into words and shown for minutes.
        if text.len() > LENGTH_MAX {
            let message = format!("this has {} bytes; at most {LENGTH_MAX} are read", text.len());
            return Err(Diagnostic::error("bad-predicate", message).help("write `A and B`, a few words each"));
        }
        let source = Source::new("--until", text);
        let mut reader = Reader { tokens: tokens(text), at: 0, source, scenario };
        let mut all = vec![reader.term()?];
        while let Some(token) = reader.next() {
            if token.text != "and" {
                return Err(reader
                    .wrong(&token, format!("`{}` stands where nothing more is expected", token.text))
                    .help("join two by `and`"));
            }
            all.push(reader.term()?);
        }
        Ok(Self { text: text.trim().to_owned(), all })
    }

    /// Says whether it has to be looked for with the close look, which takes its time.
    pub fn is_close(&self) -> bool {
        self.all.iter().any(|term| matches!(term, Term::Breaks(_) | Term::Diverges))
    }
}

/// Nobody looks for more at once, in bytes.
const LENGTH_MAX: usize = 4096;

#[derive(Clone, Debug)]
struct Token {
    text: String,
    start: usize,
    end: usize,
}

/// Cuts a text into words, signs, and times in quotes.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let is_sign = |c: char| matches!(c, '<' | '>' | '=');
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut word = String::new();
        let mut end = start + first.len_utf8();
        if first == '"' {
            for (at, c) in chars.by_ref() {
                end = at + c.len_utf8();
                if c == '"' {
                    break;
                }
                word.push(c);
            }
        } else {
            word.push(first);
            let goes_on = |c: char| !c.is_whitespace() && c != '"' && is_sign(c) == is_sign(first);
            while let Some((at, c)) = chars.next_if(|(_, c)| goes_on(*c)) {
                end = at + c.len_utf8();
                word.push(c);
            }
        }
        tokens.push(Token { text: word, start, end });
    }
    tokens
}

struct Reader<'a> {
    tokens: Vec<Token>,
    at: usize,
    source: Arc<Source>,
    scenario: &'a Scenario,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn next_if(&mut self, is: impl Fn(&str) -> bool) -> Option<Token> {
        let token = self.tokens.get(self.at).filter(|token| is(&token.text)).cloned()?;
        self.at += 1;
        Some(token)
    }

    fn wanted(&mut self, what: &str) -> Result<Token, Diagnostic> {
        let end = self.source.text.len();
        self.next().ok_or_else(|| {
            Diagnostic::error("bad-predicate", format!("{what} is missing at the end")).at(Place::new(&self.source, end..end + 1))
        })
    }

    fn wrong(&self, token: &Token, message: String) -> Diagnostic {
        Diagnostic::error("bad-predicate", message).at(Place::new(&self.source, token.start..token.end))
    }

    /// Says that a word is not known, and which one may have been meant.
    fn unknown(&self, token: &Token, what: &str, known: Vec<&str>) -> Diagnostic {
        let problem = self.wrong(token, format!("`{}` is no {what}", token.text));
        match did_you_mean(&token.text, known.iter().copied()) {
            Some(near) => problem.meant(near),
            None => problem.help(format!("known: {}", known.join(", "))),
        }
    }

    fn term(&mut self) -> Result<Term, Diagnostic> {
        let word = self.wanted("a condition")?;
        match word.text.as_str() {
            "panics" => Ok(Term::Panics),
            "diverges" => Ok(Term::Diverges),
            "unexpected" => Ok(Term::Unexpected),
            "met" => self.objective().map(Term::Met),
            "missed" => self.objective().map(Term::Missed),
            "breaks" => {
                let Some(name) = self.next_if(|text| text != "and") else { return Ok(Term::Breaks(None)) };
                let known = invariants::ALL.iter().map(|(known, _)| *known);
                match known.clone().find(|known| *known == name.text) {
                    Some(known) => Ok(Term::Breaks(Some(known))),
                    None => Err(self.unknown(&name, "invariant", known.collect())),
                }
            }
            _ => match Measure::ALL.into_iter().find(|measure| measure.word() == word.text) {
                Some(of) => self.number(of),
                None => {
                    let known = WORDS.into_iter().chain(Measure::ALL.into_iter().map(Measure::word)).collect();
                    Err(self.unknown(&word, "condition of a run", known))
                }
            },
        }
    }

    fn objective(&mut self) -> Result<ObjectiveId, Diagnostic> {
        let name = self.wanted("the id of an objective")?;
        let known = || self.scenario.names.all(Kind::Objective).collect();
        self.scenario.names.get(&name.text).ok_or_else(|| self.unknown(&name, "objective of this scenario", known()))
    }

    fn number(&mut self, of: Measure) -> Result<Term, Diagnostic> {
        let sign = self.wanted("a sign such as `<`")?;
        let is = match sign.text.as_str() {
            "<" => Is::Less,
            "<=" => Is::AtMost,
            ">" => Is::More,
            ">=" => Is::AtLeast,
            "=" | "==" => Is::Equal,
            other => return Err(self.wrong(&sign, format!("`{other}` does not compare")).help("write `<`, `<=`, `>`, `>=` or `=`")),
        };
        let number = self.wanted("a number")?;
        let value = number.text.parse::<u64>().ok().filter(|value| is.range(*value).is_some());
        let value = value.ok_or_else(|| self.wrong(&number, format!("`{}` is no whole number that can be so", number.text)))?;
        let when = match self.next_if(|text| text == "ever" || text == "at") {
            None => When::End,
            Some(word) if word.text == "ever" => When::Ever,
            Some(_) => {
                let time = self.wanted("a time in quotes, or a minute")?;
                When::At(minute(&time.text, self.scenario).map_err(|why| self.wrong(&time, why))?)
            }
        };
        Ok(Term::Number { of, is, number: value, when })
    }
}

/// Reads a moment of a scenario: `16 Jul 21:00`, `+33 h`, or a minute.
pub fn minute(text: &str, scenario: &Scenario) -> Result<Minute, String> {
    let end = scenario.calendar.length();
    let number = text.trim().parse::<u32>().ok().map(Minute).filter(|minute| *minute <= end);
    number.or_else(|| scenario.calendar.parse(text).ok()).ok_or_else(|| {
        format!(
            "`{text}` is no time of this scenario; write `{}`, `+33 h`, or a minute from 0 to {}",
            scenario.calendar.date(Minute(60)),
            end.0
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn read(text: &str) -> Result<Predicate, Diagnostic> {
        Predicate::parse(text, &crate::testing::albania())
    }

    #[test]
    fn predicates_are_read() {
        let all = |text: &str| read(text).expect("it is good").all;
        assert_eq!(all("panics"), [Term::Panics]);
        assert_eq!(all("breaks and diverges"), [Term::Breaks(None), Term::Diverges]);
        assert_eq!(all("breaks tallies"), [Term::Breaks(Some("tallies"))]);
        let number = |is, number, when| Term::Number { of: Measure::DestroyedPermille, is, number, when };
        assert_eq!(all("destroyed_permille>500"), [number(Is::More, 500, When::End)]);
        assert_eq!(all("destroyed_permille <= 0 ever"), [number(Is::AtMost, 0, When::Ever)]);
        assert_eq!(all("destroyed_permille = 3 at \"16 Jul 21:00\""), [number(Is::Equal, 3, When::At(Minute(33 * 60)))]);
        assert_eq!(all("destroyed_permille = 3 at 90 and unexpected"), [number(Is::Equal, 3, When::At(Minute(90))), Term::Unexpected]);
        assert!(matches!(all("missed told-in-time")[..], [Term::Missed(_)]));
    }

    fn wrong(text: &str, expect: Expect) {
        expect.assert_eq(&read(text).expect_err("it is wrong").render(false));
    }

    #[test]
    fn what_is_endless_is_refused_at_once() {
        let scenario = crate::testing::albania();
        let problem = Predicate::parse(&"(".repeat(5_000_000), &scenario).expect_err("nobody means that");
        assert!(problem.message.contains("at most 4096"), "{}", problem.message);
    }

    #[test]
    fn slips_are_shown_where_they_are() {
        wrong(
            "missed told-in-tiem",
            expect![[r#"
            error[bad-predicate]: `told-in-tiem` is no objective of this scenario
             --> --until:1:8
              |
            1 | missed told-in-tiem
              |        ^^^^^^^^^^^^ did you mean `told-in-time`?"#]],
        );
        wrong(
            "panics or breaks",
            expect![[r#"
            error[bad-predicate]: `or` stands where nothing more is expected
             --> --until:1:8
              |
            1 | panics or breaks
              |        ^^
              |
              = help: join two by `and`"#]],
        );
        for (text, words) in [
            ("", "a condition is missing"),
            ("destroyed_permile > 3", "did you mean `destroyed_permille`?"),
            ("score", "a sign such as `<` is missing"),
            ("score ! 3", "does not compare"),
            ("score < 0", "no whole number that can be so"),
            ("score > 18446744073709551615", "no whole number that can be so"),
            ("score > many", "no whole number"),
            ("score > 1 at \"noon", "no time of this scenario"),
            ("score > 1 at 999999", "a minute from 0 to 29520"),
            ("breaks tally", "did you mean `tallies`?"),
            ("score > 1 at", "is missing at the end"),
            ("ëëë", "is no condition of a run"),
        ] {
            let said = read(text).expect_err(text).render(false);
            assert!(said.contains(words), "{text}: {said}");
        }
    }
}
