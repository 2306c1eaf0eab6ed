//! What a label carries and how a scan of it is understood.

mod code;
pub mod scan;
pub mod sheet;
mod wedge;

pub use code::{ALPHABET, Code, CodeError};

/// Labels of items printed at once: more than anybody sticks in a day.
pub const AT_ONCE: u32 = 500;
