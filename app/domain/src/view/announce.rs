//! What services announce.

use super::{CategoryChoice, Choice};
use crate::item::State;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Something that one announced, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    /// Its record: an announced item has no label yet.
    pub id: i64,
    /// Its label, once it has one.
    pub code: Option<String>,
    /// What it is.
    pub name: String,
    /// Its category's code.
    pub category: String,
    /// How many.
    pub quantity: u32,
    /// The service that announced it.
    pub service: String,
    /// Where it is to be collected.
    pub place: String,
    /// What is wrong with it.
    pub fault: String,
    /// Who announced it.
    pub by: String,
    /// When.
    pub on: NaiveDate,
    /// Where it stands.
    pub state: State,
}

/// The page of announcements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcements {
    /// The services that may be announced for.
    pub services: Vec<Choice>,
    /// The places where it may stand.
    pub places: Vec<Choice>,
    /// The categories.
    pub categories: Vec<CategoryChoice>,
    /// One's own, the latest first.
    pub mine: Vec<Announced>,
    /// All that wait to be received, the oldest first, for who receives.
    pub waiting: Option<Vec<Announced>>,
}
