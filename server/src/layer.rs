//! What every request passes through.

pub(crate) mod address;
pub(crate) mod client;
pub(crate) mod explain;
pub(crate) mod header;
mod limit;
pub(crate) mod meter;
pub(crate) mod outcome;
pub(crate) mod report;
pub(crate) mod request_id;
pub(crate) mod session;
pub(crate) mod sign_in;
