//! The rules of Regain, and nothing else: no clock, no randomness, no database, no sentence.
//!
//! An [`item::Item`] is the fold of its recorded events. A [`item::Command`] is judged by
//! [`item::decide`] against that item, the [`Moment`] and the [`Rules`]; it yields events or a
//! [`Refusal`] that says which rule said no. Ledger postings are a pure reading of the events
//! ([`ledger::post`]), and totals a pure reading of the postings ([`ledger::saving`]).
//!
//! What must never happen, and where it is guarded here:
//! 1. a label code leads to one live item at most ([`label`], and the store's constraints);
//! 2. an item has one state, one place, one open handover and one open job ([`item`]);
//! 3. nothing leaves with a binding gate open ([`item::Gate::binds`]);
//! 4. no avoided purchase without an acceptance and a price ([`ledger::post`]);
//! 5. an entry plus its reversals stays within zero and the entry ([`ledger`]);
//! 6. totals are read from postings only ([`ledger::saving`]);
//! 7. cost lines keep the price and rate of their day ([`item::Cost`]);
//! 8. a part's quantity never goes below zero ([`part`]);
//! 9. a missing price is "not counted", never zero ([`price::lowest`]);
//! 10. donations, sales and recycling are kinds of their own ([`ledger::Kind`]);
//! 11. a reversal takes its share of impact along ([`ledger::post`]);
//! 12. a closed period takes no posting ([`Moment::period`]);
//! 13. business date and recording instant are two fields ([`item::Recorded`]);
//! 14. the same submission twice creates nothing twice (a key per submission, kept by the store);
//! 15. a wrong gesture is undone by a counter-event ([`item::Gesture::Undo`]);
//! 16. a freshly deposited item is not available ([`item::State::is_available`]);
//! 17. the last administrator stays ([`access::may_leave`]).

pub mod access;
pub mod act;
pub mod alias;
pub mod closing;
pub mod device;
pub mod export;
pub mod id;
pub mod impact;
pub mod item;
pub mod label;
pub mod ledger;
pub mod legal;
pub mod local;
pub mod lockout;
pub mod moment;
pub mod office;
pub mod ords;
pub mod otp;
pub mod paper;
pub mod part;
pub mod password;
pub mod plain;
pub mod price;
pub mod refusal;
pub mod request;
pub mod stocktake;
pub mod unit;
pub mod view;
pub mod workshop;

pub use access::{Actor, Role};
pub use moment::{Moment, Rules};
pub use refusal::Refusal;
pub use unit::{Cents, Grams, Minutes};
