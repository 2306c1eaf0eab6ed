//! The store on real databases: SQLite always, PostgreSQL where the environment names one.

mod account;
mod builder;
mod guard;
mod life;
mod reference;
mod verify;
