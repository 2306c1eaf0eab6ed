//! Every "no" that the desk can say. No sentences: the pages say them in the reader's language.

use crate::{
    Cents, Role,
    id::ServiceId,
    item::{Gate, Gesture, State},
    password::Weakness,
    price::Basis,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Why a command was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Only these roles may.
    #[error("needs one of the roles {0:?}")]
    RoleNeeded(Vec<Role>),
    /// The lifecycle has no such gesture from there.
    #[error("{gesture:?} is not possible from {state:?}")]
    NotFromState {
        /// Where the item stands; none where it does not exist yet.
        state: Option<State>,
        /// What was asked.
        gesture: Gesture,
    },
    /// A check is still to be done.
    #[error("the gate {0:?} is open")]
    GateOpen(Gate),
    /// The check is not asked for.
    #[error("the gate {0:?} is not open")]
    GateNotOpen(Gate),
    /// The estimate is above what a technician decides alone.
    #[error("{} cents is above the ceiling of {}", estimate.0, ceiling.0)]
    AboveCeiling {
        /// Estimated, labour included.
        estimate: Cents,
        /// The ceiling.
        ceiling: Cents,
    },
    /// Kept for another service.
    #[error("reserved for the service {0}")]
    ReservedForAnother(ServiceId),
    /// Kept for somebody else of that service: their name.
    #[error("reserved for {0}")]
    ReservedForPerson(String),
    /// The reservation would already be over.
    #[error("the reservation would end in the past")]
    ReservationOver,
    /// A reason, an observation, a name is missing.
    #[error("a reason is needed")]
    ReasonNeeded,
    /// The order, purchase, receipt or waste reference is missing.
    #[error("a reference is needed")]
    ReferenceNeeded,
    /// An ORDS barrier must say why the repair was given up.
    #[error("the barrier to repair is needed")]
    BarrierNeeded,
    /// Between one and this many.
    #[error("the quantity must be between 1 and {max}")]
    QuantityOutOfRange {
        /// The most.
        max: u32,
    },
    /// Amounts and weights are positive.
    #[error("an amount must be positive")]
    AmountNeeded,
    /// A donation is worth 300 euros at most.
    #[error("a donation is worth {} cents at most", max.0)]
    DonationTooHigh {
        /// The legal ceiling for one.
        max: Cents,
    },
    /// The law lets a public body give to some kinds of beneficiaries only.
    #[error("not a beneficiary to whom the law lets a body give")]
    BeneficiaryNotLegal,
    /// The business day is after today.
    #[error("the day is in the future")]
    InTheFuture,
    /// Further back than the actor may go.
    #[error("more than {days} days back")]
    TooFarBack {
        /// How far they may go.
        days: u32,
    },
    /// Before what happened last to the item.
    #[error("before what happened last, on {0}")]
    BeforePrevious(NaiveDate),
    /// Today's period is closed.
    #[error("closed through {0}")]
    PeriodClosed(NaiveDate),
    /// The stock is too low.
    #[error("{in_stock} in stock, {wanted} wanted")]
    NotEnoughParts {
        /// What there is.
        in_stock: u32,
        /// What was asked.
        wanted: u32,
    },
    /// There is no such cost line.
    #[error("no such cost line")]
    NoSuchLine,
    /// Nothing was accepted, so nothing can be priced or corrected.
    #[error("nothing was accepted")]
    NothingAccepted,
    /// The acceptance is counted already.
    #[error("already counted")]
    AlreadyCounted,
    /// Still no documented price.
    #[error("no documented price")]
    NoPrice,
    /// The signature is for another slip.
    #[error("another slip")]
    AnotherSlip,
    /// The slip is settled: signed or refused.
    #[error("settled by {by} at {at}")]
    SlipSettled {
        /// The name of who settled it.
        by: String,
        /// When, in Paris.
        at: NaiveDateTime,
    },
    /// Only its author takes a gesture back.
    #[error("only its author may undo")]
    NotTheAuthor,
    /// Too long ago to undo.
    #[error("more than {minutes} minutes ago")]
    TooLateToUndo {
        /// The limit.
        minutes: i64,
    },
    /// Something else has happened since.
    #[error("something followed")]
    SomethingFollowed,
    /// This kind of event is corrected otherwise.
    #[error("cannot be undone")]
    CannotBeUndone,
    /// The label is used, void or unknown.
    #[error("the label cannot be used")]
    LabelNotFree,
    /// The text is the code of one of our own labels.
    #[error("one of our own labels bears that code")]
    CodeIsLabel,
    /// The text is linked to an item already: its label.
    #[error("linked to {0} already")]
    CodeLinked(String),
    /// Amounts are counted in that basis already: another word would not convert them.
    #[error("amounts are counted {} already", .0.word())]
    BasisFixed(Basis),
    /// The last administrator stays.
    #[error("the last administrator stays")]
    LastAdmin,
    /// A stock-take of the same scope is under way: its number.
    #[error("the stock-take {0} of the same scope is open")]
    CountOpen(String),
    /// The stock-take is closed: nothing is counted any more.
    #[error("the stock-take is closed")]
    CountClosed,
    /// The stock-take is still open: its differences are not known yet.
    #[error("the stock-take is still open")]
    CountNotClosed,
    /// The difference was decided already.
    #[error("already decided")]
    AlreadyDecided,
    /// The request was answered already.
    #[error("already answered")]
    AlreadyAnswered,
    /// The code of the phone is wrong, too old, or was used already.
    #[error("the code is wrong")]
    WrongCode,
    /// The organisation asks a code of this person: it cannot be turned off.
    #[error("the code is asked for")]
    CodeAsked,
    /// The one-time link was used, replaced, or is too old.
    #[error("the link opens nothing any more")]
    LinkUsed,
    /// The current password is not the right one.
    #[error("the current password is wrong")]
    WrongCurrentPassword,
    /// Too many wrong tries: nothing is tried for so many minutes.
    #[error("too many wrong tries: {minutes} minutes to wait")]
    TriedTooOften {
        /// How many.
        minutes: u32,
    },
    /// The new password would be guessed.
    #[error("weak password: {0}")]
    WeakPassword(Weakness),
    /// There is no difference to decide.
    #[error("no difference")]
    NoDifference,
}
