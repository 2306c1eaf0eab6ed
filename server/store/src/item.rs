//! Items: one function acts, a few read.

mod act;
mod keep;
pub mod read;

pub use act::{act, expire_reservations, receiver, undo};


