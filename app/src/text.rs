//! Every word of the domain in the reader's language: exhaustive matches, so that a state without
//! words does not compile.

mod act;
mod closing;
mod event;
pub mod export;
mod failure;
mod flash;
mod gesture;
mod mass;
mod noun;
mod paper;
mod price;
mod refusal;
mod state;
mod stocktake;

pub use act::act;
pub use closing::period;
pub use event::event;
pub use failure::{error, field_name};
pub use flash::{flash, is_bad};
pub use gesture::{gesture, gesture_look};
pub use mass::{kilograms, kilograms_input};
pub use noun::{
    barrier, beneficiary, category_glyph, condition, gate, gate_open, kind, outcome, ownership, proof, provider_kind,
    role,
};
pub use paper::paper;
pub use price::{
    basis, counterfactual, field, grade, lens, line_problem, problem, substitution, to_correct, unused, wrong_cell,
};
pub use refusal::refusal;
pub use state::{state, state_look};
pub use stocktake::{decision, outcome as count_outcome, outcome_look, remedy};
