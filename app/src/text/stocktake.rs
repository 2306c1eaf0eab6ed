//! What a count says: word, colour, drawing.

use crate::{
    lang::Lang,
    ui::{glyph::Glyph, tone::Tone},
    words::stocktake as w,
};
use domain::stocktake::{Outcome, Remedy};

/// The word of an outcome.
pub fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Here => w::here(lang),
        Outcome::WrongPlace => w::wrong_place(lang),
        Outcome::Missing => w::missing(lang),
        Outcome::UnknownLabel => w::unknown_label(lang),
        Outcome::ShouldHaveLeft => w::should_have_left(lang),
    }
}

/// Its colour and its drawing.
pub fn outcome_look(outcome: Outcome) -> (Tone, Glyph) {
    match outcome {
        Outcome::Here => (Tone::Good, Glyph::Check),
        Outcome::WrongPlace => (Tone::Wait, Glyph::Pin),
        Outcome::Missing => (Tone::Bad, Glyph::Search),
        Outcome::UnknownLabel => (Tone::Bad, Glyph::Help),
        Outcome::ShouldHaveLeft => (Tone::Work, Glyph::LogOut),
    }
}

/// What would settle a difference, as a button says it.
pub fn remedy(lang: Lang, remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::Move(_) => w::remedy_move(lang),
        Remedy::ReportLost => w::remedy_lost(lang),
        Remedy::Find(_) => w::remedy_find(lang),
        Remedy::Note => w::remedy_note(lang),
    }
}

/// How a difference was settled, from the word that is kept.
pub fn decision(lang: Lang, word: &str) -> &'static str {
    match word {
        "moved" => w::done_moved(lang),
        "lost" => w::done_lost(lang),
        "found" => w::done_found(lang),
        _ => w::done_noted(lang),
    }
}
