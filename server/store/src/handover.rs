//! Issue slips: prepared, signed, refused.

pub mod read;

use crate::{Desk, StoreError, Submission, media::File};
use domain::item::{Need, Proof};

/// What leaves, to whom, for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHandover {
    /// Labels, with how many of each lot (0: all).
    pub lines: Vec<(String, u32)>,
    /// The receiving service.
    pub service: i64,
    /// The person's name.
    pub receiver: String,
    /// Their account, if they have one: lets them accept by their own click.
    pub receiver_login: String,
    /// What for.
    pub need: Need,
    /// Documented prices for that need, by record.
    pub prices: Vec<i64>,
}

/// Hands over, all or nothing: the slip's number.
///
/// # Errors
/// Refused (the first item's refusal), invalid (`lines`, `service`, `receiver`), conflict, the database's.
pub async fn prepare(desk: &Desk, submission: &Submission, handover: NewHandover) -> Result<String, StoreError> {
    todo!()
}

/// What the receiver signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signing {
    /// How many of each label are accepted; what is not named is refused.
    pub accepted: Vec<(String, u32)>,
    /// Why the rest is refused.
    pub reason: String,
    /// How it is proved.
    pub proof: Proof,
    /// The drawing or the scan.
    pub file: Option<File>,
    /// The name typed, drawn or read on the slip.
    pub signed_by: String,
}

/// Accepts some lines and refuses the others, all or nothing. Posts what the accepted ones save.
///
/// # Errors
/// Refused, invalid (`signed_by`, `file`, `accepted`), not found, the database's.
pub async fn sign(desk: &Desk, submission: &Submission, number: &str, signing: Signing) -> Result<(), StoreError> {
    todo!()
}
