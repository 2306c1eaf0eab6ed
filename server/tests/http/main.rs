//! The real program over real HTTP, on its own database: SQLite always, PostgreSQL when `REGAIN_TEST_POSTGRES_URL`
//! names a server where databases may be created.
#![expect(
    clippy::unwrap_used,
    reason = "in tests a failed unwrap is the message; clippy sees only functions marked as tests"
)]

mod access;
mod account;
mod backup;
mod batch;
mod closing;
mod code;
mod config;
mod counter;
mod crash;
mod database;
mod demo;
mod deposit;
mod document;
mod explore;
mod export;
mod figures;
mod handover;
mod health;
mod history;
mod label;
mod legal;
mod log;
mod operation;
mod page;
mod paper;
mod plain;
mod price;
mod price_import;
mod print;
mod program;
mod reader;
mod report;
mod request;
mod sign_in;
mod slip;
mod spreadsheet;
mod stocktake;
mod tls;
mod walk;
mod year;
