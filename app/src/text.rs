//! Every word of the domain in the reader's language: exhaustive matches, so that a state without
//! words does not compile.

mod event;
mod failure;
mod flash;
mod gesture;
mod mass;
mod noun;
mod price;
mod refusal;
mod state;
mod stocktake;

pub use event::event;
pub use failure::error;
pub use flash::{flash, is_bad};
pub use gesture::{gesture, gesture_look};
pub use mass::{kilograms, kilograms_input};
pub use noun::{
    barrier, category_glyph, condition, gate, gate_open, kind, outcome, ownership, proof, provider_kind, role,
};
pub use price::{basis, counterfactual, grade, lens, substitution};
pub use refusal::refusal;
pub use state::{state, state_look};
pub use stocktake::{decision, outcome as count_outcome, outcome_look, remedy};
