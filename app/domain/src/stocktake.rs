//! The stock-take: what was expected, what was seen, and what follows from the two.
//!
//! The expected list is frozen when the count begins; scans only add to it. Both are facts, and every
//! outcome is read from them: [`judge`] says what one sighting is worth when it happens, [`fold`] reads
//! the whole count, and [`Line::remedy`] says which ordinary gesture would settle a difference.

mod remedy;

pub use remedy::Remedy;

use crate::{
    id::{ItemId, PlaceId},
    item::State,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a count says of one item, or of one label that nobody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Where it belongs.
    Here,
    /// Known, but its record says elsewhere, or says that it cannot be found.
    WrongPlace,
    /// Expected, and never seen.
    Missing,
    /// A text that no item answers to.
    UnknownLabel,
    /// Handed over, in service, at a provider or out for good, and yet seen.
    ShouldHaveLeft,
}

impl Outcome {
    /// All of them, in the order of a report.
    pub const ALL: [Self; 5] = [
        Self::Here,
        Self::WrongPlace,
        Self::Missing,
        Self::UnknownLabel,
        Self::ShouldHaveLeft,
    ];

    /// The word kept in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::WrongPlace => "wrong_place",
            Self::Missing => "missing",
            Self::UnknownLabel => "unknown_label",
            Self::ShouldHaveLeft => "should_have_left",
        }
    }

    /// The outcome of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.word() == word)
    }
}

/// Whether a count expects to see items in that state: those in the desk's hands. What is announced
/// has not come yet; what is handed over, in service or at a provider is elsewhere.
pub fn is_expected(state: State) -> bool {
    state.is_on_site()
}

/// A known item under somebody's eyes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// Where it stands, by its record.
    pub state: State,
    /// Where its record puts it: its place, then those around it, up to the site. Empty: nowhere.
    pub recorded: Vec<PlaceId>,
    /// The place being counted.
    pub seen_at: PlaceId,
}

/// What a sighting is worth. An item inside the place being counted is where it belongs, also when its
/// record is more precise than the counter; the other way round, the counter knows better. A lost item
/// never left: it is in the wrong place, and can be found.
pub fn judge(sighting: &Sighting) -> Outcome {
    let is_elsewhere = !matches!(sighting.state, State::Lost | State::Announced);
    if is_expected(sighting.state) && sighting.recorded.contains(&sighting.seen_at) {
        Outcome::Here
    } else if !is_expected(sighting.state) && is_elsewhere {
        Outcome::ShouldHaveLeft
    } else {
        Outcome::WrongPlace
    }
}

/// A row of the frozen list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Which item.
    pub item: ItemId,
    /// Where it was when the count began.
    pub place: PlaceId,
}

/// What was scanned.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// A known item.
    Item(ItemId),
    /// A text that no item answers to.
    Text(String),
}

/// A scan, with what it was worth when it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// What was seen.
    pub seen: Seen,
    /// In which place.
    pub place: PlaceId,
    /// By [`judge`], or [`Outcome::UnknownLabel`].
    pub outcome: Outcome,
}

/// What the count comes to for one item or text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub seen: Seen,
    /// The one outcome it has.
    pub outcome: Outcome,
    /// Where it was expected; none for what the frozen list does not hold.
    pub expected_at: Option<PlaceId>,
    /// Where it was seen; none for what was not.
    pub seen_at: Option<PlaceId>,
}

/// Reads a count: one line for each item expected or seen, and for each unknown text, in a fixed order.
/// The first scan of an item counts, later ones change nothing.
pub fn fold(expected: &[Expected], scans: &[Scan]) -> Vec<Line> {
    let mut lines: BTreeMap<Seen, Line> = BTreeMap::new();
    for Expected { item, place } in expected {
        let seen = Seen::Item(*item);
        let line = Line {
            seen: seen.clone(),
            outcome: Outcome::Missing,
            expected_at: Some(*place),
            seen_at: None,
        };
        lines.insert(seen, line);
    }
    for scan in scans {
        let line = lines.entry(scan.seen.clone()).or_insert_with(|| Line {
            seen: scan.seen.clone(),
            outcome: scan.outcome,
            expected_at: None,
            seen_at: None,
        });
        if line.seen_at.is_none() {
            line.outcome = scan.outcome;
            line.seen_at = Some(scan.place);
        }
    }
    lines.into_values().collect()
}

/// How many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// On the frozen list.
    pub expected: u32,
    /// Of these, seen.
    pub counted: u32,
    /// Seen without being on the list.
    pub extra: u32,
    /// See [`Outcome::Here`].
    pub here: u32,
    /// See [`Outcome::WrongPlace`].
    pub wrong_place: u32,
    /// See [`Outcome::Missing`].
    pub missing: u32,
    /// See [`Outcome::UnknownLabel`].
    pub unknown_label: u32,
    /// See [`Outcome::ShouldHaveLeft`].
    pub should_have_left: u32,
}

impl Tally {
    /// Counts the lines of a count.
    pub fn of(lines: &[Line]) -> Self {
        let mut tally = Self::default();
        for line in lines {
            let is_item = matches!(line.seen, Seen::Item(_));
            tally.expected += u32::from(line.expected_at.is_some());
            tally.counted += u32::from(line.expected_at.is_some() && line.seen_at.is_some());
            tally.extra += u32::from(is_item && line.expected_at.is_none());
            *tally.slot(line.outcome) += 1;
        }
        tally
    }

    /// How many have that outcome.
    pub fn get(mut self, outcome: Outcome) -> u32 {
        *self.slot(outcome)
    }

    fn slot(&mut self, outcome: Outcome) -> &mut u32 {
        match outcome {
            Outcome::Here => &mut self.here,
            Outcome::WrongPlace => &mut self.wrong_place,
            Outcome::Missing => &mut self.missing,
            Outcome::UnknownLabel => &mut self.unknown_label,
            Outcome::ShouldHaveLeft => &mut self.should_have_left,
        }
    }
}

/// How far one place is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Expected there when the count began.
    pub expected: u32,
    /// Of these, seen, wherever that was.
    pub counted: u32,
}

/// How far each place is, by where the items were expected.
pub fn by_place(expected: &[Expected], scans: &[Scan]) -> BTreeMap<PlaceId, Progress> {
    let seen: BTreeSet<&Seen> = scans.iter().map(|scan| &scan.seen).collect();
    let mut places: BTreeMap<PlaceId, Progress> = BTreeMap::new();
    for Expected { item, place } in expected {
        let progress = places.entry(*place).or_default();
        progress.expected += 1;
        progress.counted += u32::from(seen.contains(&Seen::Item(*item)));
    }
    places
}
