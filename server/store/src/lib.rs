//! What Regain keeps. Reads never write; a write is one transaction: load, let the domain decide,
//! keep the events, their projections and their postings. No decision is made here.

pub mod account;
pub mod alias;
pub mod backup;
pub mod batch;
pub mod catalogue;
pub mod civil;
pub mod db;
pub mod deposit;
pub mod desk;
pub mod error;
pub mod handover;
pub mod home;
pub mod item;
pub mod label;
pub mod ledger;
pub mod media;
pub mod price;
pub mod printing;
pub mod report;
pub mod search;
pub mod setting;
pub mod stocktake;
pub mod submission;
mod table;
pub mod verify;

pub use db::Db;
pub use desk::{Desk, Submission};
pub use error::StoreError;
