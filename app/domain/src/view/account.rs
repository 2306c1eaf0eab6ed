//! What pages show of accounts.

use crate::{act::Act, view::Page};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// A session under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// What it is ended by; worth nothing to who would take it over.
    pub handle: String,
    /// Browser and system; empty where unknown.
    pub device: String,
    /// The address that it was opened from; empty where unknown.
    pub address: String,
    /// When it was opened.
    pub opened: NaiveDateTime,
    /// When it was used last, to a quarter of an hour.
    pub used: NaiveDateTime,
    /// Whether it is the reader's own, now.
    pub is_this: bool,
}

/// How somebody gets in, for an administrator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonAccess {
    /// Whether that person is who reads: one's own password and code are changed on one's own page.
    pub is_own: bool,
    /// Minutes that they still wait after wrong passwords.
    pub wait: Option<u32>,
    /// Whether they have a code beside their password.
    pub has_code: bool,
    /// Their sessions, the last used first.
    pub sessions: Vec<SessionRow>,
}

/// One's own code beside the password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCode {
    /// Where it stands.
    pub state: CodeState,
    /// Whether the organisation asks it of this person.
    pub is_asked: bool,
}

/// Where somebody's code stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeState {
    /// None.
    Off,
    /// A secret was drawn, and waits for a first code that shows that the phone has it.
    Begun {
        /// The secret, for who cannot scan it.
        secret: String,
    },
    /// Asked at each sign-in.
    On {
        /// Recovery codes that were not used yet.
        recovery_codes: u32,
    },
}

/// A line of the log of administrators' acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActRow {
    /// When.
    pub at: NaiveDateTime,
    /// Who did it.
    pub by: String,
    /// What.
    pub act: Act,
    /// To whom; empty where to nobody.
    pub whom: String,
    /// Which roles, settings or list: words of the domain, separated by spaces.
    pub detail: String,
}

/// The log of administrators' acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActLog {
    /// Its lines, the last one first.
    pub page: Page<ActRow>,
    /// For how many months it is kept.
    pub months: u32,
}
