//! The stock-takes' pages.

use super::{Choice, Page};
use crate::{
    Refusal,
    item::State,
    stocktake::{Outcome, Remedy, Tally},
};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// What a count is about, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its number, such as S-2026-0001.
    pub number: String,
    /// The site or place, from the site down.
    pub place: String,
    /// The only category counted, French and English; none for all.
    pub category: Option<(String, String)>,
    /// Who began it.
    pub started_by: String,
    /// When, in Paris.
    pub started_at: NaiveDateTime,
    /// How it ended; none while it is open.
    pub closed: Option<Closed>,
}

/// How a count ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// Whose account.
    pub by: String,
    /// When, in Paris.
    pub at: NaiveDateTime,
    /// The name typed as a signature.
    pub signed_by: String,
    /// What was signed.
    pub statement: String,
    /// The SHA-256 of the report, hexadecimal.
    pub report_hash: String,
}

/// A row of the list of counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StocktakeRow {
    /// Which.
    pub head: Head,
    /// Items on its frozen list.
    pub expected: u32,
    /// Of these, seen.
    pub counted: u32,
}

/// The list of counts, with what a new one chooses from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StocktakeList {
    /// Open ones.
    pub open: Vec<StocktakeRow>,
    /// Closed ones, newest first.
    pub closed: Page<StocktakeRow>,
}

/// How far somebody, or a place, is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The person's name, or the place's path.
    pub name: String,
    /// Expected there; for a person, as many as they have counted.
    pub expected: u32,
    /// Counted.
    pub counted: u32,
}

/// How far a count is, for a page that asks again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StocktakeProgress {
    /// Its number.
    pub number: String,
    /// Whether it can still be counted.
    pub is_open: bool,
    /// How many of each.
    pub tally: Tally,
    /// Who counted how many.
    pub people: Vec<Share>,
    /// How far each place is.
    pub places: Vec<Share>,
    /// The last scan, in Paris.
    pub last_at: Option<NaiveDateTime>,
}

/// What a scan came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// What the item, or the text, is worth in this count.
    pub outcome: Outcome,
    /// The item's name, or the unknown text.
    pub name: String,
    /// The item's label; empty for an unknown text.
    pub code: String,
    /// Where its record puts it; empty where nowhere.
    pub place: String,
    /// Where it stands; none for an unknown text.
    pub state: Option<State>,
    /// Who had counted it before, and when, in Paris.
    pub already: Option<(String, NaiveDateTime)>,
}

/// A line of a count: an item or an unknown text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StocktakeLine {
    /// The one outcome it has.
    pub outcome: Outcome,
    /// The item's label; empty for an unknown text.
    pub code: String,
    /// The item's name, or the unknown text.
    pub name: String,
    /// The category's code, for its picture; empty for an unknown text.
    pub category: String,
    /// Where it stands now; none for an unknown text.
    pub state: Option<State>,
    /// Where its record puts it now.
    pub place: String,
    /// Where it was expected.
    pub expected_at: String,
    /// Where it was seen.
    pub seen_at: String,
    /// Who saw it, and when, in Paris.
    pub seen: Option<(String, NaiveDateTime)>,
    /// What was noted at the scan.
    pub note: String,
    /// The scan's record, for its photos.
    pub scan: Option<i64>,
    /// Photos taken at the scan, as addresses.
    pub photos: Vec<String>,
    /// What would settle the difference; none where there is none, or where it is settled.
    pub remedy: Option<Remedy>,
    /// How it was settled: the remedy's word, by whom.
    pub decision: Option<(String, String)>,
    /// What was found out about a text that no item answers to; empty for items, and where nobody looked into it.
    pub finding: String,
    /// Why the last attempt to settle it was refused.
    pub refused: Option<Refusal>,
}

/// A count under way or closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StocktakePage {
    /// What it is about.
    pub head: Head,
    /// How far it is.
    pub progress: StocktakeProgress,
    /// The places of its scope, the whole of it first.
    pub places: Vec<Choice>,
    /// Numbers of other open counts that may count the same items.
    pub overlaps: Vec<String>,
    /// The last scans, newest first, while it is open.
    pub last: Vec<StocktakeLine>,
    /// What is to be settled or known: in the wrong place and unknown while it is open, every
    /// difference once it is closed.
    pub differences: Vec<StocktakeLine>,
    /// Whether the person may close it and decide.
    pub may_close: bool,
    /// Whether the person may register an item that was found.
    pub may_receive: bool,
    /// Whether the person may link an unknown text to an item.
    pub may_link: bool,
}

/// All that a count comes to: what the manager signs, and what the report prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StocktakeReport {
    /// The organisation's name.
    pub organisation: String,
    /// What it is about; closed by whoever signs.
    pub head: Head,
    /// How many of each.
    pub tally: Tally,
    /// Who counted how many.
    pub people: Vec<Share>,
    /// How far each place is.
    pub places: Vec<Share>,
    /// Every line, by outcome, then by place and name.
    pub lines: Vec<StocktakeLine>,
}

/// What came of deciding several differences at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// How many were settled.
    pub settled: u32,
    /// Labels of those refused, and why.
    pub refused: Vec<(String, Refusal)>,
}
