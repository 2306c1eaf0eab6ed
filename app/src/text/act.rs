//! What administrators did, in words.

use crate::{lang::Lang, words::log as w};
use domain::act::Act;

/// What was done.
pub fn act(lang: Lang, act: Act) -> &'static str {
    match act {
        Act::PersonAdded => w::person_added(lang),
        Act::PersonChanged => w::person_changed(lang),
        Act::PersonClosed => w::person_closed(lang),
        Act::PersonOpened => w::person_opened(lang),
        Act::PasswordReset => w::password_reset(lang),
        Act::LinkMade => w::link_made(lang),
        Act::WaitEnded => w::wait_ended(lang),
        Act::SessionsEnded => w::sessions_ended(lang),
        Act::CodeLifted => w::code_lifted(lang),
        Act::CodeRule => w::code_rule(lang),
        Act::SettingsSaved => w::settings_saved(lang),
        Act::LogKept => w::log_kept(lang),
        Act::PeopleExported => w::people_exported(lang),
    }
}
