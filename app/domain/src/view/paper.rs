//! What official papers say, and the lists of them.

use crate::{
    Cents,
    item::{Decision, Diagnosis, Event, IssueOutcome, JobOutcome, Proof},
    paper::PaperKind,
    view::CostRow,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Equipment on a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperLine {
    /// Its label.
    pub code: String,
    /// What it is.
    pub name: String,
    /// Brand and model.
    pub model: String,
    /// The maker's serial number.
    pub serial: String,
    /// The body's inventory number.
    pub inventory: String,
    /// How many.
    pub quantity: u32,
    /// Which service deposited it, where the paper does not say it above.
    pub from: String,
    /// How its issue ended, on a slip.
    pub outcome: Option<IssueOutcome>,
    /// The value of one, for a donation.
    pub unit: Option<Cents>,
}

/// A repair on its sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairFacts {
    /// What the depositor said.
    pub fault: String,
    /// What was found.
    pub diagnosis: Option<Diagnosis>,
    /// What was decided.
    pub decision: Decision,
    /// Who repaired outside; empty for the workshop.
    pub provider: String,
    /// How it ended.
    pub outcome: JobOutcome,
    /// When.
    pub closed_on: Option<NaiveDate>,
    /// What was done.
    pub done: String,
    /// Its cost lines.
    pub costs: Vec<CostRow>,
}

/// An erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WipeFacts {
    /// How.
    pub method: String,
    /// When it was recorded, in Paris.
    pub recorded: NaiveDateTime,
    /// The event's own hash.
    pub hash: String,
    /// The label of the lot that was erased, for what was split off from it since; empty where the item itself was. Papers
    /// that were issued before lots were told are said word for word as then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lot: String,
}

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// The name; empty once purged.
    pub by: String,
    /// When, in Paris.
    pub at: NaiveDateTime,
    /// How.
    pub proof: Option<Proof>,
}

/// What a paper says. Each kind fills in what it needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperFacts {
    /// The slip's number, or the item's label.
    pub reference: String,
    /// The business day of what is certified.
    pub on: NaiveDate,
    /// Who did it for the body.
    pub by: String,
    /// The service it comes from.
    pub from: String,
    /// The service or the organisation it goes to.
    pub to: String,
    /// The receiving service's cost centre.
    pub cost_centre: String,
    /// Who brought or received it.
    pub person: String,
    /// The need that was stated.
    pub need: String,
    /// The reference of the purchase refused or cancelled.
    pub order: String,
    /// The equipment.
    pub lines: Vec<PaperLine>,
    /// The signature, where there is one.
    pub signed: Option<Signed>,
    /// How it left.
    pub exit: Option<Event>,
    /// How many repairs were tried before it left, and what they cost.
    pub repairs: (u32, Cents),
    /// The repair.
    pub repair: Option<RepairFacts>,
    /// The erasure.
    pub wipe: Option<WipeFacts>,
}

/// A paper about to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// What it says.
    pub kind: PaperKind,
    /// Its number.
    pub number: String,
    /// The day it was issued.
    pub issued_on: NaiveDate,
    /// The organisation's name.
    pub organisation: String,
    /// The desk's phone.
    pub phone: String,
    /// The host that labels lead to.
    pub public_url: String,
    /// The rest.
    pub facts: PaperFacts,
    /// The organisation's logo, PNG.
    pub logo: Option<Vec<u8>>,
    /// The drawing of the signature, JPEG or PNG.
    pub signature: Option<Vec<u8>>,
}

/// A paper of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperRow {
    /// What it says.
    pub kind: PaperKind,
    /// Its number.
    pub number: String,
    /// The day it was issued.
    pub issued_on: NaiveDate,
    /// By whom.
    pub by: String,
    /// The slip's number, or the item's label.
    pub reference: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
}

/// A paper that can be issued, or that was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperOffer {
    /// What it says.
    pub kind: PaperKind,
    /// Which repair or event of the item; 0 for slips.
    pub rank: u32,
    /// The business day of what it certifies.
    pub on: NaiveDate,
    /// Those issued already, newest first.
    pub issued: Vec<PaperRow>,
    /// Whether the newest still says what there is to say.
    pub is_current: bool,
}
