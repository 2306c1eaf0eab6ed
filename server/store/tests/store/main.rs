//! The store on real databases: SQLite always, PostgreSQL where the environment names one.
#![expect(
    clippy::unwrap_used,
    reason = "in tests a failed unwrap is the message; clippy sees only functions marked as tests"
)]

mod account;
mod alias;
mod batch;
mod builder;
mod guard;
mod label;
mod life;
mod named;
mod price;
mod printing;
mod reference;
mod report;
mod setting;
mod stocktake;
mod verify;
