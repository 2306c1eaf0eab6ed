//! Where an item stands: word, colour, drawing.

use crate::{
    lang::Lang,
    ui::{glyph::Glyph, tone::Tone},
};
use domain::item::State;

/// The word of a state.
pub fn state(lang: Lang, state: State) -> &'static str {
    match state {
        State::Announced => lang.pick("Annoncé", "Announced"),
        State::Deposited => lang.pick("Déposé", "Deposited"),
        State::Diagnosing => lang.pick("En diagnostic", "In diagnosis"),
        State::AwaitingDecision => lang.pick("À décider", "To decide"),
        State::AwaitingParts => lang.pick("Pièces attendues", "Awaiting parts"),
        State::InRepair => lang.pick("En réparation", "In repair"),
        State::AtProvider => lang.pick("Chez un prestataire", "At a provider"),
        State::Testing => lang.pick("En test", "Testing"),
        State::Ready => lang.pick("Prêt", "Ready"),
        State::Reserved => lang.pick("Réservé", "Reserved"),
        State::HandedOver => lang.pick("Remis, à signer", "Handed over, unsigned"),
        State::InService => lang.pick("En service", "In service"),
        State::Donated => lang.pick("Donné", "Donated"),
        State::Sold => lang.pick("Vendu", "Sold"),
        State::Recycled => lang.pick("Recyclé", "Recycled"),
        State::Dismantled => lang.pick("Démonté pour pièces", "Dismantled for parts"),
        State::ReturnedToDepositor => lang.pick("Rendu au déposant", "Returned to depositor"),
        State::Lost => lang.pick("Introuvable", "Lost"),
        State::Void => lang.pick("Annulé", "Void"),
    }
}

/// Its colour and its drawing.
pub fn state_look(state: State) -> (Tone, Glyph) {
    match state {
        State::Announced => (Tone::In, Glyph::Mail),
        State::Deposited => (Tone::In, Glyph::Inbox),
        State::Diagnosing => (Tone::Work, Glyph::Search),
        State::AwaitingDecision => (Tone::Wait, Glyph::Help),
        State::AwaitingParts => (Tone::Wait, Glyph::Hourglass),
        State::InRepair => (Tone::Work, Glyph::Wrench),
        State::AtProvider => (Tone::Work, Glyph::Truck),
        State::Testing => (Tone::Work, Glyph::Gauge),
        State::Ready => (Tone::Good, Glyph::Check),
        State::Reserved => (Tone::Wait, Glyph::Calendar),
        State::HandedOver => (Tone::Wait, Glyph::Pen),
        State::InService => (Tone::Good, Glyph::Handshake),
        State::Donated => (Tone::Quiet, Glyph::Gift),
        State::Sold => (Tone::Quiet, Glyph::EuroNote),
        State::Recycled => (Tone::Quiet, Glyph::Recycle),
        State::Dismantled => (Tone::Quiet, Glyph::Scissors),
        State::ReturnedToDepositor => (Tone::Quiet, Glyph::Undo),
        State::Lost => (Tone::Bad, Glyph::Help),
        State::Void => (Tone::Quiet, Glyph::Ban),
    }
}
