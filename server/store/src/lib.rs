//! What Regain keeps. Reads never write; a write is one transaction: load, let the domain decide,
//! keep the events, their projections and their postings. No decision is made here.

pub mod account;
pub mod act;
pub mod alias;
pub mod announce;
pub mod backup;
pub mod batch;
pub mod calendar;
pub mod catalogue;
pub mod civil;
pub mod closing;
pub mod db;
pub mod deposit;
pub mod desk;
pub mod error;
pub mod export;
pub mod handover;
pub mod history;
pub mod home;
pub mod item;
pub mod label;
pub mod ledger;
pub mod legal;
pub mod local;
pub mod media;
pub mod office;
pub mod operation;
pub mod paper;
pub mod price;
pub mod printing;
pub mod recognition;
pub mod report;
pub mod request;
pub mod search;
pub mod setting;
pub mod stocktake;
pub mod submission;
mod table;
pub mod verify;
pub mod watch;
pub mod workshop;

pub use db::Db;
pub use desk::{Desk, Submission};
pub use error::StoreError;
pub use watch::Watch;
