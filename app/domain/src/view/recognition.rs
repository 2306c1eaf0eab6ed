//! What the page of recognition shows: people who agreed to it, by team.

use super::Choice;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Teams and those of them who agreed to be named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognitionPage {
    /// The year.
    pub year: i32,
    /// Years since the first deposit, newest first.
    pub years: Vec<i32>,
    /// Teams by name.
    pub teams: Vec<Team>,
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// The service.
    pub service: String,
    /// Its people, by name.
    pub people: Vec<Contribution>,
}

/// What somebody contributed in the year since they agreed, read from the items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// Their name.
    pub name: String,
    /// Items received at the desk.
    pub received: u64,
    /// Items repaired with success.
    pub repaired: u64,
    /// Items handed over and accepted.
    pub handed_over: u64,
}

/// Somebody's own choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRecognition {
    /// Their team, while they agree.
    pub service: Option<i64>,
    /// The day from which they agreed: nothing before it is named.
    pub since: Option<NaiveDate>,
    /// The teams to choose from; none for who may not agree.
    pub services: Vec<Choice>,
}
