//! Names that authors give to things, and the small numbers the rules use for them.
//!
//! In a file an id is a name such as `"exchange"`. In memory it is its place in the scenario, which is
//! short to copy and gives one order on every machine. Reading and writing go through a *scope* that
//! knows the names; a name nobody declared is noted with its place and reading goes on, so that one
//! pass finds them all.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use serde::de::{self, Deserializer, Visitor};
use serde::ser::Serializer;

use super::calendar::Calendar;
use super::diagnostic::{Diagnostic, Place, Source, did_you_mean};
pub use super::table::Table;

/// A typed number of something the scenario declares.
pub trait Id: Copy + Ord + fmt::Debug {
    const KIND: Kind;
    fn new(index: usize) -> Self;
    fn index(self) -> usize;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $Kind:ident $Id:ident $word:literal $plural:literal;)*) => {
        /// What a name can stand for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($Kind),* }

        impl Kind {
            pub const ALL: [Kind; [$(Kind::$Kind),*].len()] = [$(Kind::$Kind),*];

            pub fn word(self) -> &'static str {
                match self { $(Kind::$Kind => $word),* }
            }

            pub fn plural(self) -> &'static str {
                match self { $(Kind::$Kind => $plural),* }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
            pub struct $Id(u32);

            impl Id for $Id {
                const KIND: Kind = Kind::$Kind;
                fn new(index: usize) -> Self { Self(u32::try_from(index).expect("no scenario has four billion of a kind")) }
                fn index(self) -> usize { self.0 as usize }
            }

            impl serde::Serialize for $Id {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { write_id(*self, serializer) }
            }

            impl<'de> serde::Deserialize<'de> for $Id {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> { read_id(deserializer) }
            }

            impl schemars::JsonSchema for $Id {
                fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($Id).into() }
                fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema { super::schema::id_of($word) }
            }
        )*
    };
}

ids! {
    /// A chair at the table: who gives an order.
    Seat SeatId "seat" "seats";
    Agency AgencyId "agency" "agencies";
    Zone ZoneId "zone" "zones";
    Link LinkId "link" "links";
    System SystemId "system" "systems";
    /// An identity domain: who may log on where.
    Domain DomainId "identity domain" "identity domains";
    /// A demand curve over the week.
    Profile ProfileId "demand profile" "demand profiles";
    /// A way to be served on paper.
    Fallback FallbackId "fallback" "fallbacks";
    Service ServiceId "service" "services";
    Team TeamId "team" "teams";
    Partner PartnerId "partner" "partners";
    Move MoveId "move" "moves";
    Technique TechniqueId "technique" "techniques";
    /// What an intruder is about for the time being.
    Posture PostureId "posture" "postures";
    /// How an intruder goes from one posture to the next.
    Doctrine DoctrineId "doctrine" "doctrines";
    Inject InjectId "inject" "injects";
    /// An answer to an inject, named `inject/answer`.
    Choice ChoiceId "answer" "answers";
    Objective ObjectiveId "objective" "objectives";
    /// Decisions written down beforehand.
    Playbook PlaybookId "playbook" "playbooks";
}

/// Every declared name, by kind, in declaration order.
#[derive(Clone, Debug, Default)]
pub struct Names {
    by_index: Vec<Vec<String>>,
    by_name: Vec<BTreeMap<String, u32>>,
    lost: Lost,
}

/// Names whose declaration cannot be read: that they are missing follows from that, and is not said.
#[derive(Clone, Debug, Default)]
pub(super) struct Lost {
    names: BTreeSet<(Kind, String)>,
    /// All that nothing is called like may have been declared there.
    kinds: BTreeSet<Kind>,
}

impl Lost {
    pub fn name(&mut self, kind: Kind, name: &str) {
        self.names.insert((kind, name.to_owned()));
    }

    pub fn kind(&mut self, kind: Kind) {
        self.kinds.insert(kind);
    }

    pub fn all(&mut self) {
        self.kinds.extend(Kind::ALL);
    }

    pub fn append(&mut self, other: &Self) {
        self.names.extend(other.names.iter().cloned());
        self.kinds.extend(&other.kinds);
    }

    pub fn has_of(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind) || self.names.iter().any(|(lost, _)| *lost == kind)
    }

    fn has(&self, kind: Kind, name: &str) -> bool {
        self.kinds.contains(&kind) || self.names.contains(&(kind, name.to_owned()))
    }
}

impl Names {
    pub fn new() -> Self {
        Self { by_index: vec![Vec::new(); Kind::ALL.len()], by_name: vec![BTreeMap::new(); Kind::ALL.len()], lost: Lost::default() }
    }

    /// Notes what may be declared where nothing can be read.
    pub(super) fn lose(&mut self, lost: &Lost) {
        self.lost.append(lost);
    }

    pub(super) fn lost(&self) -> &Lost {
        &self.lost
    }

    /// Adds a name. Returns false when it is taken or there are too many.
    pub fn declare(&mut self, kind: Kind, name: &str) -> bool {
        let index = self.by_index[kind as usize].len();
        let Ok(short) = u32::try_from(index) else { return false };
        if self.by_name[kind as usize].contains_key(name) {
            return false;
        }
        self.by_index[kind as usize].push(name.to_owned());
        self.by_name[kind as usize].insert(name.to_owned(), short);
        true
    }

    pub fn find(&self, kind: Kind, name: &str) -> Option<usize> {
        self.by_name.get(kind as usize)?.get(name).map(|index| *index as usize)
    }

    pub fn get<I: Id>(&self, name: &str) -> Option<I> {
        self.find(I::KIND, name).map(I::new)
    }

    pub fn name<I: Id>(&self, id: I) -> &str {
        self.by_index.get(I::KIND as usize).and_then(|names| names.get(id.index())).map_or("?", String::as_str)
    }

    pub fn all(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.by_index.get(kind as usize).into_iter().flatten().map(String::as_str)
    }

    pub fn count(&self, kind: Kind) -> usize {
        self.by_index.get(kind as usize).map_or(0, Vec::len)
    }

    /// Says that nothing is called `name`, and what might have been meant.
    pub fn unknown(&self, kind: Kind, name: &str) -> Diagnostic {
        let problem = Diagnostic::error("unknown-id", format!("no {} is called `{name}`", kind.word()));
        if let Some(near) = did_you_mean(name, self.all(kind)) {
            return problem.meant(near);
        }
        let mut known: Vec<&str> = self.all(kind).take(12).collect();
        if known.is_empty() {
            return problem.help(format!("the scenario declares no {}", kind.plural()));
        }
        if self.count(kind) > known.len() {
            known.push("…");
        }
        problem.help(format!("{}: {}", kind.plural(), known.join(", ")))
    }
}

/// What is known while a file is being read or written.
pub struct Scope {
    names: Arc<Names>,
    calendar: Calendar,
    source: Option<Arc<Source>>,
    problems: RefCell<Vec<Diagnostic>>,
    uses: RefCell<Vec<Use>>,
    dangling: RefCell<BTreeSet<Kind>>,
    /// Nothing is noted: only whether it can be read is asked.
    deaf: bool,
}

/// So many problems of one file are noted, besides those of its form.
const NOTED_MAX: usize = 200;

/// A place where a name is used.
#[derive(Clone, Debug)]
pub struct Use {
    pub kind: Kind,
    pub index: usize,
    pub place: Place,
}

/// What reading found besides the value itself.
#[derive(Default)]
pub struct Findings {
    pub problems: Vec<Diagnostic>,
    pub uses: Vec<Use>,
    /// Kinds of which a name was used that nobody declared. The first of that kind stands in for it.
    pub dangling: BTreeSet<Kind>,
}

thread_local! {
    static SCOPE: RefCell<Option<Rc<Scope>>> = const { RefCell::new(None) };
}

/// Runs `act` with `names` written as text, instead of as numbers.
pub fn writing<T>(names: &Arc<Names>, calendar: &Calendar, act: impl FnOnce() -> T) -> T {
    within(Scope::new(names, calendar, None), act).0
}

/// Runs `act`, which reads `source`, and returns what it noted on the way.
pub fn reading<T>(names: &Arc<Names>, calendar: &Calendar, source: &Arc<Source>, act: impl FnOnce() -> T) -> (T, Findings) {
    within(Scope::new(names, calendar, Some(source.clone())), act)
}

/// Runs `act`, which reads `source` only to see whether that can be done.
pub(super) fn probing<T>(calendar: &Calendar, source: &Arc<Source>, act: impl FnOnce() -> T) -> T {
    let nothing = Arc::new(Names::new());
    within(Scope { deaf: true, ..Scope::new(&nothing, calendar, Some(source.clone())) }, act).0
}

fn within<T>(scope: Scope, act: impl FnOnce() -> T) -> (T, Findings) {
    /// Puts the outer scope back even when `act` unwinds.
    struct Restore(Option<Rc<Scope>>);
    impl Drop for Restore {
        fn drop(&mut self) {
            SCOPE.with(|slot| *slot.borrow_mut() = self.0.take());
        }
    }
    let scope = Rc::new(scope);
    let outer = SCOPE.with(|slot| slot.borrow_mut().replace(scope.clone()));
    let restore = Restore(outer);
    let value = act();
    drop(restore);
    let findings = Findings { problems: scope.problems.take(), uses: scope.uses.take(), dangling: scope.dangling.take() };
    (value, findings)
}

pub(super) fn scope() -> Option<Rc<Scope>> {
    SCOPE.with(|slot| slot.borrow().clone())
}

impl Scope {
    fn new(names: &Arc<Names>, calendar: &Calendar, source: Option<Arc<Source>>) -> Self {
        Self {
            names: names.clone(),
            calendar: calendar.clone(),
            source,
            problems: RefCell::default(),
            uses: RefCell::default(),
            dangling: RefCell::default(),
            deaf: false,
        }
    }

    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Returns where `text` stands, when it is a slice of the file being read.
    pub fn place(&self, text: &str) -> Option<Place> {
        let source = self.source.as_ref()?;
        let base = source.text.as_ptr() as usize;
        let start = (text.as_ptr() as usize).checked_sub(base)?;
        (start + text.len() <= source.text.len()).then(|| Place::new(source, start..start + text.len()))
    }

    /// Returns where `text` stands with its quotes.
    pub fn quoted_place(&self, text: &str) -> Option<Place> {
        self.place(text).map(|Place { source, range }| Place::new(&source, range.start.saturating_sub(1)..range.end + 1))
    }

    /// Says whether one more problem would be noted.
    pub fn listens(&self) -> bool {
        !self.deaf && self.problems.borrow().len() < NOTED_MAX
    }

    pub fn note(&self, problem: Diagnostic) {
        if self.listens() {
            self.problems.borrow_mut().push(problem);
        }
    }
}

fn write_id<I: Id, S: Serializer>(id: I, serializer: S) -> Result<S::Ok, S::Error> {
    match scope() {
        Some(scope) if serializer.is_human_readable() => serializer.serialize_str(scope.names.name(id)),
        _ => serializer.serialize_u32(id.index() as u32),
    }
}

fn read_id<'de, I: Id, D: Deserializer<'de>>(deserializer: D) -> Result<I, D::Error> {
    if !deserializer.is_human_readable() {
        return serde::Deserialize::deserialize(deserializer).map(|index: u32| I::new(index as usize));
    }
    let Some(scope) = scope() else {
        return Err(de::Error::custom("names can only be read with their scenario at hand"));
    };
    let text = read_text(deserializer)?;
    let place = text.borrowed().and_then(|text| scope.quoted_place(text));
    match scope.names.find(I::KIND, text.as_str()) {
        Some(index) => {
            if let Some(place) = place.filter(|_| !scope.deaf) {
                scope.uses.borrow_mut().push(Use { kind: I::KIND, index, place });
            }
            Ok(I::new(index))
        }
        None => {
            if !scope.names.lost.has(I::KIND, text.as_str()) && scope.listens() {
                scope.note(scope.names.unknown(I::KIND, text.as_str()).at(place));
            }
            scope.dangling.borrow_mut().insert(I::KIND);
            Ok(I::new(0))
        }
    }
}

/// Text that is a slice of the file where that is possible, so that its place is known.
pub(super) enum Text<'de> {
    Borrowed(&'de str),
    Owned(String),
}

impl<'de> Text<'de> {
    pub fn as_str(&self) -> &str {
        match self {
            Text::Borrowed(text) => text,
            Text::Owned(text) => text,
        }
    }

    pub fn borrowed(&self) -> Option<&'de str> {
        match self {
            Text::Borrowed(text) => Some(text),
            Text::Owned(_) => None,
        }
    }
}

pub(super) fn read_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Text<'de>, D::Error> {
    struct TextVisitor;
    impl<'de> Visitor<'de> for TextVisitor {
        type Value = Text<'de>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("text in quotes")
        }
        fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
            Ok(Text::Borrowed(text))
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
            Ok(Text::Owned(text.to_owned()))
        }
    }
    deserializer.deserialize_str(TextVisitor)
}

/// A name where it is declared: text with a place, before the scenario knows it.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    pub text: String,
    pub range: Option<Range<usize>>,
}

impl<'de> serde::Deserialize<'de> for Declared {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = read_text(deserializer)?;
        let place = scope().and_then(|scope| text.borrowed().and_then(|text| scope.quoted_place(text)));
        Ok(Self { text: text.as_str().to_owned(), range: place.map(|place| place.range) })
    }
}

impl serde::Serialize for Declared {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl Declared {
    /// Says whether the name keeps to the rule: lower-case letters, digits and single hyphens.
    pub fn is_well_formed(&self) -> bool {
        !self.text.is_empty()
            && self.text.len() <= 40
            && self.text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
    }
}
