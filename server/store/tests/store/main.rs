//! The store on real databases: SQLite always, PostgreSQL where the environment names one.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in tests a failed unwrap is the message; clippy sees only functions marked as tests"
)]

mod account;
mod act;
mod agree;
mod alias;
mod announce;
mod batch;
mod builder;
mod closing;
mod explore;
mod export;
mod guard;
mod history;
mod impact;
mod label;
mod legal;
mod life;
mod local;
mod named;
mod once;
mod operation;
mod ords;
mod paper;
mod price;
mod price_import;
mod price_list;
mod printing;
mod provider;
mod reference;
mod report;
mod request;
mod second_factor;
mod session;
mod setting;
mod stocktake;
mod stocktake_place;
mod verify;
mod workshop;
