//! The ledger: appended to by the items' gestures, read by the value pages.

pub(crate) mod axis;
pub mod read;
pub(crate) mod write;
