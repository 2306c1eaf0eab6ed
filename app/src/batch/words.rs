//! What the actions of a series are called.

use crate::{lang::Lang, text, ui::glyph::Glyph, words::batch as w};
use domain::item::{BatchAction, Gesture};

/// The verb.
pub(super) fn action(lang: Lang, action: BatchAction) -> &'static str {
    match action {
        BatchAction::Receive => w::receive(lang),
        BatchAction::MarkReady => w::mark_ready(lang),
        other => text::gesture(lang, gesture(other)),
    }
}

/// The drawing.
pub(super) fn look(action: BatchAction) -> Glyph {
    text::gesture_look(gesture(action))
}

fn gesture(action: BatchAction) -> Gesture {
    match action {
        BatchAction::Receive => Gesture::Deposit,
        BatchAction::Move => Gesture::Move,
        BatchAction::StartDiagnosis => Gesture::StartDiagnosis,
        BatchAction::MarkReady => Gesture::FindWorking,
        BatchAction::HandOver => Gesture::HandOver,
        BatchAction::Recycle => Gesture::Recycle,
    }
}
