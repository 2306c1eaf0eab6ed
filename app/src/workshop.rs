//! What repairs teach: how often they succeed, how long they take, what waits.

pub mod api;
pub mod cases_page;
mod delays;
pub mod delays_page;
mod filter;
mod models;
pub mod page;
mod stock;
pub mod stock_page;
mod success;
