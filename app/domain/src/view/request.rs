//! What an agent sees of an item that is not theirs to run, and what they asked for.

use super::Choice;
use crate::{
    item::{Condition, State},
    request::RequestOutcome,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// An item as anybody of the house may see it: what it is and where it stands. No cost, nobody's name, no history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemBrief {
    /// Its label.
    pub code: String,
    /// What it is.
    pub name: String,
    /// Brand and model.
    pub model: String,
    /// The category's code, for its picture.
    pub category: String,
    /// The category's name, French.
    pub category_fr: String,
    /// The category's name, English.
    pub category_en: String,
    /// How many.
    pub quantity: u32,
    /// Where it stands.
    pub state: State,
    /// In which condition, once somebody said.
    pub condition: Option<Condition>,
    /// Where it is; empty where nowhere.
    pub place: String,
    /// Photos, as addresses.
    pub photos: Vec<String>,
    /// The desk's phone; empty where it has none.
    pub phone: String,
    /// For which services the person may ask for it; empty where they may not.
    pub services: Vec<Choice>,
    /// What they asked for it last, if they did.
    pub asked: Option<RequestRow>,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestRow {
    /// Its record.
    pub id: i64,
    /// The item's label.
    pub code: String,
    /// What it is.
    pub name: String,
    /// The category's code, for its picture.
    pub category: String,
    /// Where it stands now.
    pub state: State,
    /// For which service.
    pub service: String,
    /// What for, in their words.
    pub need: String,
    /// Who asks.
    pub by: String,
    /// When, in Paris.
    pub at: NaiveDateTime,
    /// What the desk answered, if it did.
    pub answer: Option<RequestAnswer>,
}

/// What the desk answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestAnswer {
    /// Kept for them, or not.
    pub outcome: RequestOutcome,
    /// Why not; empty where it was kept.
    pub reason: String,
    /// Until when it is kept; none where it is not.
    pub until: Option<NaiveDate>,
    /// When, in Paris.
    pub at: NaiveDateTime,
}

/// The page of requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requests {
    /// One's own, the last one first; none for who never asks.
    pub mine: Option<Vec<RequestRow>>,
    /// Those that wait, oldest first, for who answers.
    pub waiting: Option<Vec<RequestRow>>,
}
