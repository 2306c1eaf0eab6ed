//! What happened to an item, with every fact that the totals will ever need.
//!
//! Events are kept for ever and chained by hash, so they hold no name of a person: receivers and
//! buyers are referred to by id, and the names can be purged without breaking a chain or a total.

use super::{Condition, Gate};
use crate::{
    Cents, Grams, Minutes,
    id::{DepositId, HandoverId, ItemId, MediaId, PartId, PersonId, PlaceId, ProviderId, ReceiverId, ServiceId},
    impact::Factor,
    label::Code,
    price::{Basis, Counterfactual, Evidence, Substitution},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// An event as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// Rank among the item's events, from 1.
    pub seq: u32,
    /// Who did it.
    pub by: PersonId,
    /// The instant of recording.
    pub at: DateTime<Utc>,
    /// The business day.
    pub occurred_on: NaiveDate,
    /// The day under which its postings count: later than the business day where that was closed.
    pub period_on: NaiveDate,
    /// What happened.
    pub event: Event,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "facts", rename_all = "snake_case")]
pub enum Event {
    /// A service said it will come.
    Announced(Box<Deposit>),
    /// Received at the desk.
    Deposited(Box<Deposit>),
    /// Put at that place.
    Moved(PlaceId),
    /// Somebody looks at it; these checks are required.
    DiagnosisStarted(Vec<Gate>),
    /// One more check is required, and why.
    GateOpened(Gate, String),
    /// A check was done, and how.
    GateClosed(Gate, String),
    /// It works as it is, in that condition.
    FoundWorking(Condition),
    /// What is wrong, and what a repair would take.
    Diagnosed(Diagnosis),
    /// The repair was decided.
    RepairDecided(Decision),
    /// The parts have come.
    PartsReceived,
    /// A cost, at the price and rate of that day.
    CostAdded(Charge),
    /// The invoice of a cost line: the difference posts.
    InvoiceRecorded(Invoice),
    /// Repaired, and what was done.
    RepairFinished(String),
    /// Passed, in that condition.
    TestPassed(Condition),
    /// Failed, and why.
    TestFailed(String),
    /// Kept for somebody.
    Reserved(Reservation),
    /// No longer kept, and why.
    Released(String),
    /// Left the desk.
    HandedOver(Issue),
    /// Signed by its receiver.
    Accepted(Box<Accepted>),
    /// Refused or cancelled, and why.
    HandoverRefused(String),
    /// A price was found for an acceptance that had none.
    PricedLate(Box<LatePrice>),
    /// The acceptance was recorded wrongly.
    AcceptanceCorrected(Box<Correction>),
    /// It came back.
    TakenBack(Return, Reversal),
    /// Back with its owner.
    GivenBack(GiveBack, Box<Counted>),
    /// Given outside the body.
    Donated(Donation),
    /// Sold.
    Sold(Sale),
    /// Handed to a waste operator.
    Recycled(Recycling),
    /// Taken apart.
    Dismantled(Dismantling),
    /// Not found: the stock-take's reference.
    ReportedLost(String),
    /// Found at that place: the stock-take's reference.
    Found(PlaceId, String),
    /// Registered by mistake, and why.
    Voided(String),
    /// Its details were corrected.
    Described(Details),
    /// The event of that rank was taken back by its author.
    Undone(u32),
    /// Some of the lot left under another label.
    SplitOff(SplitOff),
    /// The first event of what left a lot.
    SplitFrom(Box<SplitFrom>),
    /// The label was damaged and replaced.
    LabelReplaced(Code),
}

/// Whose it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ownership {
    /// The body's own.
    #[default]
    Body,
    /// The depositor's own, such as leased equipment.
    Depositor,
}

/// What can be said of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// What it is, in the desk's words.
    pub name: String,
    /// Its maker.
    pub brand: String,
    /// The maker's name for it.
    pub model: String,
    /// The maker's serial number.
    pub serial: String,
    /// The body's inventory number.
    pub inventory_number: String,
    /// What does not work, as the depositor said.
    pub fault: String,
    /// The weight of the whole, where it was weighed.
    pub weighed: Option<Grams>,
    /// The year it was made or bought, where it is known. Events from before it was asked for stay as they were written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_in: Option<i32>,
}

impl Details {
    /// Reads a year of manufacture or purchase as people type it.
    pub fn parse_year(text: &str) -> Option<i32> {
        text.trim().parse().ok().filter(|year| (1950..=2100).contains(year))
    }
}

/// What is known when an item comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deposit {
    /// Its label; none where it was announced without one.
    pub code: Option<Code>,
    /// The slip.
    pub deposit: Option<DepositId>,
    /// The category's code.
    pub category: String,
    /// How many under this label.
    pub quantity: u32,
    /// Who deposits.
    pub service: ServiceId,
    /// Where it is put.
    pub place: PlaceId,
    /// Whose it is.
    pub ownership: Ownership,
    /// What can be said of it.
    pub details: Details,
}

/// What is wrong, and what a repair would take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnosis {
    /// What was observed.
    pub observation: String,
    /// Why it happened.
    pub cause: String,
    /// Estimated parts.
    pub parts: Cents,
    /// Estimated work.
    pub minutes: Minutes,
    /// Estimated external cost.
    pub external: Cents,
    /// Replacement price of the whole, where known.
    pub replacement: Option<Cents>,
}

/// How a repair is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// In the workshop.
    InHouse,
    /// Outside.
    Provider(ProviderId),
    /// In the workshop, once the parts are there.
    AwaitParts,
}

/// The decision to repair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// How.
    pub route: Route,
    /// Why.
    pub reason: String,
    /// The order's reference, when external.
    pub order: String,
    /// What was estimated, labour included: filled in by the decision.
    pub estimate: Cents,
    /// The ceiling that applied: filled in by the decision.
    pub ceiling: Cents,
}

/// What a repair costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cost {
    /// Internal work.
    Labour(Minutes),
    /// Parts: bought, or from stock (recovered ones at no cost).
    Part {
        /// What.
        name: String,
        /// How many.
        quantity: u32,
        /// The price of one.
        unit: Cents,
        /// From which stock, if any.
        from_stock: Option<PartId>,
    },
    /// An external provider's quote or invoice.
    External {
        /// What is due.
        amount: Cents,
        /// Who.
        provider: Option<ProviderId>,
        /// Its number.
        reference: String,
    },
    /// Carrying it.
    Transport(Cents, String),
    /// Anything else.
    Other(Cents, String),
}

/// A cost line at the price and rate of its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// What for.
    pub cost: Cost,
    /// How much: labour rounded half up, once.
    pub amount: Cents,
    /// The hourly rate that applied, for labour.
    pub rate: Option<Cents>,
}

/// An invoice that differs from what was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// Rank of the cost line, from 0.
    pub line: u32,
    /// What the invoice says.
    pub amount: Cents,
    /// Its number.
    pub reference: String,
    /// Invoice minus what had been posted for the line.
    pub difference: Cents,
}

/// The reason of a release that nobody made: the reservation was over. The pages say it in words.
pub const EXPIRED: &str = "expired";

/// For whom an item is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reservation {
    /// The service.
    pub service: ServiceId,
    /// The person, if named.
    pub receiver: Option<ReceiverId>,
    /// The last day.
    pub until: NaiveDate,
}

/// What the receiver needs it for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// In the receiver's words.
    pub text: String,
    /// What would have been bought.
    pub instead_of: Counterfactual,
    /// How sure that is.
    pub substitution: Substitution,
    /// The reference of the purchase refused or cancelled, for S1.
    pub reference: String,
    /// How many months it is expected to serve, where somebody could say.
    pub expected_months: Option<u32>,
}

/// Leaving the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The slip.
    pub handover: HandoverId,
    /// To which service.
    pub service: ServiceId,
    /// To whom.
    pub receiver: ReceiverId,
    /// What for.
    pub need: Need,
}

/// How the acceptance is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Drawn on the screen.
    Signature,
    /// A typed name and a ticked statement.
    Statement,
    /// The signed slip, uploaded.
    Slip,
    /// The receiver's own click, signed in.
    Click,
}

impl Proof {
    /// The proof of that word, as it is kept beside a slip.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "signature" => Some(Self::Signature),
            "statement" => Some(Self::Statement),
            "slip" => Some(Self::Slip),
            "click" => Some(Self::Click),
            _ => None,
        }
    }
}

/// What was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// The slip.
    pub handover: HandoverId,
    /// How it is proved.
    pub proof: Proof,
    /// The drawing or the scan.
    pub media: Option<MediaId>,
    /// The need as signed.
    pub need: Need,
}

/// The acceptance, and what it counts for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// What was signed.
    pub acceptance: Acceptance,
    /// What it counts for.
    pub counted: Counted,
}

/// Everything that an avoided purchase is computed from, as it stood that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// How many.
    pub quantity: u32,
    /// The price that the rule chose; none means "not counted".
    pub price: Option<Evidence>,
    /// The unit price in the organisation's basis.
    pub unit: Option<Cents>,
    /// The organisation's basis.
    pub basis: Basis,
    /// The category's impact factor.
    pub factor: Option<Factor>,
    /// The weight of the whole, where it was weighed.
    pub weighed: Option<Grams>,
    /// What would have been bought; none counts for nothing.
    pub instead_of: Counterfactual,
    /// How sure that is.
    pub substitution: Substitution,
    /// Months expected, for the prudent view.
    pub expected_months: Option<u32>,
    /// Months of reference of the category, for the prudent view.
    pub reference_months: Option<u32>,
    /// To whom.
    pub service: ServiceId,
    /// Same service in and out.
    pub is_repair_return: bool,
    /// Days within which a return takes it back.
    pub return_window_days: u32,
}

/// A price found later, for an acceptance that nothing counted for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LatePrice {
    /// Which acceptance, by rank from 0. Older events do not say: theirs was the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
    /// What it counts for now.
    #[serde(flatten)]
    pub counted: Counted,
}

/// An acceptance as it should have been.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Why.
    pub reason: String,
    /// What it counts for now.
    pub counted: Counted,
}

/// Coming back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    /// Why.
    pub reason: String,
    /// In which condition.
    pub condition: Condition,
    /// Where it is put.
    pub place: PlaceId,
}

/// Whether a return takes the saving back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reversal {
    /// Within the window: in full.
    Full,
    /// Later: the purchase had been avoided all the same.
    None,
}

/// Back to its owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveBack {
    /// To whom.
    pub receiver: ReceiverId,
    /// How it is proved.
    pub proof: Proof,
    /// The drawing or the scan.
    pub media: Option<MediaId>,
    /// What its owner would otherwise have bought.
    pub instead_of: Counterfactual,
}

/// Why a repair was given up: the barriers of the Open Repair Data Standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Barrier {
    /// Spare parts not available.
    PartsNotAvailable,
    /// Spare parts too expensive.
    PartsTooExpensive,
    /// No way to open the product.
    CannotOpen,
    /// Repair information not available.
    NoInformation,
    /// Lack of equipment.
    LackOfEquipment,
    /// Item too worn out.
    WornOut,
}

/// Given outside the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Donation {
    /// The organisation that receives.
    pub beneficiary: String,
    /// Its legal category: the word of a [`Beneficiary`](super::Beneficiary), or what was typed before there were words.
    pub legal_category: String,
    /// The value of one.
    pub unit_value: Cents,
    /// Why it was not repaired, from a pending decision.
    pub barrier: Option<Barrier>,
}

/// Sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sale {
    /// To whom.
    pub buyer: ReceiverId,
    /// For how much.
    pub price: Cents,
    /// The receipt's number.
    pub receipt: String,
    /// Why it was not repaired, from a pending decision.
    pub barrier: Option<Barrier>,
}

/// Handed to a waste operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recycling {
    /// Who takes it.
    pub operator: String,
    /// How much it weighs.
    pub weight: Grams,
    /// The waste code.
    pub waste_code: String,
    /// Why it was not repaired, from a pending decision.
    pub barrier: Option<Barrier>,
}

/// A part recovered from a donor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveredPart {
    /// What.
    pub name: String,
    /// How many.
    pub quantity: u32,
}

/// Taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dismantling {
    /// What was recovered: enters stock at no value, with this item as its donor.
    pub parts: Vec<RecoveredPart>,
    /// What became of the rest.
    pub rest: String,
    /// Why it was not repaired, from a pending decision.
    pub barrier: Option<Barrier>,
}

/// What becomes of those that leave a lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Still available: to be handed over apart, or refused out of a handover.
    Ready,
    /// Came back while the others stay in service.
    Returned(Return, Reversal),
}

/// Some of the lot left under another label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitOff {
    /// How many left.
    pub quantity: u32,
    /// Under which label.
    pub to: Code,
    /// What becomes of them.
    pub fate: Fate,
}

/// What left a lot starts a life of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitFrom {
    /// The lot.
    pub from: ItemId,
    /// What is known of it, with its own label and quantity.
    pub deposit: Deposit,
    /// The lot's condition.
    pub condition: Option<Condition>,
    /// The checks already done.
    pub closed_gates: Vec<Gate>,
    /// For whom the lot is kept: what leaves it is kept for the same.
    pub reservation: Option<Reservation>,
    /// The lot was repaired in this cycle.
    pub is_repaired: bool,
    /// Since when the lot is ready: what leaves it waits no less. Older events do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ready_since: Option<NaiveDate>,
    /// What becomes of it.
    pub fate: Fate,
}

impl Barrier {
    /// All barriers, in the standard's order.
    pub const ALL: [Self; 6] = [
        Self::PartsNotAvailable,
        Self::PartsTooExpensive,
        Self::CannotOpen,
        Self::NoInformation,
        Self::LackOfEquipment,
        Self::WornOut,
    ];

    /// The word sent in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::PartsNotAvailable => "parts_not_available",
            Self::PartsTooExpensive => "parts_too_expensive",
            Self::CannotOpen => "cannot_open",
            Self::NoInformation => "no_information",
            Self::LackOfEquipment => "lack_of_equipment",
            Self::WornOut => "worn_out",
        }
    }

    /// The barrier of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|barrier| barrier.word() == word)
    }
}

impl Event {
    /// The word kept beside the facts, for lists and filters.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Announced(_) => "announced",
            Self::Deposited(_) => "deposited",
            Self::Moved(_) => "moved",
            Self::DiagnosisStarted(_) => "diagnosis_started",
            Self::GateOpened(..) => "gate_opened",
            Self::GateClosed(..) => "gate_closed",
            Self::FoundWorking(_) => "found_working",
            Self::Diagnosed(_) => "diagnosed",
            Self::RepairDecided(_) => "repair_decided",
            Self::PartsReceived => "parts_received",
            Self::CostAdded(_) => "cost_added",
            Self::InvoiceRecorded(_) => "invoice_recorded",
            Self::RepairFinished(_) => "repair_finished",
            Self::TestPassed(_) => "test_passed",
            Self::TestFailed(_) => "test_failed",
            Self::Reserved(_) => "reserved",
            Self::Released(_) => "released",
            Self::HandedOver(_) => "handed_over",
            Self::Accepted(_) => "accepted",
            Self::HandoverRefused(_) => "handover_refused",
            Self::PricedLate(_) => "priced_late",
            Self::AcceptanceCorrected(_) => "acceptance_corrected",
            Self::TakenBack(..) => "taken_back",
            Self::GivenBack(..) => "given_back",
            Self::Donated(_) => "donated",
            Self::Sold(_) => "sold",
            Self::Recycled(_) => "recycled",
            Self::Dismantled(_) => "dismantled",
            Self::ReportedLost(_) => "reported_lost",
            Self::Found(..) => "found",
            Self::Voided(_) => "voided",
            Self::Described(_) => "described",
            Self::Undone(_) => "undone",
            Self::SplitOff(_) => "split_off",
            Self::SplitFrom(_) => "split_from",
            Self::LabelReplaced(_) => "label_replaced",
        }
    }

    /// Why the item was not repaired, where it left in a way that says so.
    pub fn barrier(&self) -> Option<Barrier> {
        match self {
            Self::Donated(facts) => facts.barrier,
            Self::Sold(facts) => facts.barrier,
            Self::Recycled(facts) => facts.barrier,
            Self::Dismantled(facts) => facts.barrier,
            _ => None,
        }
    }

    /// Whether its author may take it back. What created an item, drew on the parts stock or made
    /// another item is corrected by a gesture of its own instead.
    pub fn can_be_undone(&self) -> bool {
        let takes_from_stock = matches!(
            self,
            Self::CostAdded(Charge {
                cost: Cost::Part {
                    from_stock: Some(_),
                    ..
                },
                ..
            })
        );
        !takes_from_stock
            && !matches!(
                self,
                Self::Announced(_)
                    | Self::Deposited(_)
                    | Self::Dismantled(_)
                    | Self::Voided(_)
                    | Self::Undone(_)
                    | Self::SplitOff(_)
                    | Self::SplitFrom(_)
                    | Self::LabelReplaced(_)
            )
    }
}
