//! What a label carries and how a scan of it is understood.

mod code;
pub mod scan;
pub mod sheet;
mod wedge;

pub use code::{ALPHABET, Code, CodeError};
