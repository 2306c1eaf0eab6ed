//! What is noted of administrators' acts, so that each can be asked about later.

use serde::{Deserialize, Serialize};

/// For how many months the log is kept unless an organisation says otherwise.
pub const USUAL_MONTHS: u32 = 12;

/// The fewest and the most months that it may be kept.
pub const MONTHS: std::ops::RangeInclusive<u32> = 6..=36;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Somebody got an account, with these roles.
    PersonAdded,
    /// A name or roles changed: the roles that they hold now.
    PersonChanged,
    /// An account was closed.
    PersonClosed,
    /// A closed account was opened again.
    PersonOpened,
    /// A password was set anew.
    PasswordReset,
    /// A one-time link to choose a password was made.
    LinkMade,
    /// A wait after wrong passwords was ended.
    WaitEnded,
    /// Sessions of somebody else were ended.
    SessionsEnded,
    /// A code beside the password was taken away.
    CodeLifted,
    /// A code was asked of managers and administrators, or no longer.
    CodeRule,
    /// Settings of the organisation were saved: which ones changed.
    SettingsSaved,
    /// How long this log is kept was changed.
    LogKept,
    /// A list with personal data was taken away: which one.
    PeopleExported,
}

impl Act {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::PersonAdded,
        Self::PersonChanged,
        Self::PersonClosed,
        Self::PersonOpened,
        Self::PasswordReset,
        Self::LinkMade,
        Self::WaitEnded,
        Self::SessionsEnded,
        Self::CodeLifted,
        Self::CodeRule,
        Self::SettingsSaved,
        Self::LogKept,
        Self::PeopleExported,
    ];

    /// The word kept in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::PersonAdded => "person_added",
            Self::PersonChanged => "person_changed",
            Self::PersonClosed => "person_closed",
            Self::PersonOpened => "person_opened",
            Self::PasswordReset => "password_reset",
            Self::LinkMade => "link_made",
            Self::WaitEnded => "wait_ended",
            Self::SessionsEnded => "sessions_ended",
            Self::CodeLifted => "code_lifted",
            Self::CodeRule => "code_rule",
            Self::SettingsSaved => "settings_saved",
            Self::LogKept => "log_kept",
            Self::PeopleExported => "people_exported",
        }
    }

    /// The act of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_found_by_its_word() {
        for act in Act::ALL {
            assert_eq!(Act::parse(act.word()), Some(act));
        }
    }
}
