//! What a person sees and does: pages, forms, words. Compiles to the browser and to the server.

pub mod account;
pub mod batch;
pub mod deposit;
#[cfg(feature = "ssr")]
pub mod door;
pub mod error;
pub mod form;
pub mod handover;
pub mod home;
pub mod item;
pub mod key;
pub mod label;
pub mod lang;
pub mod layout;
pub mod loaded;
pub mod outbox;
pub mod price;
pub mod report;
pub mod routes;
pub mod saving;
pub mod scan;
pub mod search;
pub mod setting;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod stocktake;
pub mod text;
pub mod ui;
pub mod words;

#[cfg(feature = "ssr")]
pub use door::{Clock, Printer};
pub use routes::App;
#[cfg(feature = "ssr")]
pub use shell::shell;
