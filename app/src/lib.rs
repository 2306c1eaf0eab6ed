//! What a person sees and does: pages, forms, words. Compiles to the browser and to the server.

pub mod account;
pub mod announce;
pub mod batch;
pub mod closing;
pub mod deposit;
#[cfg(feature = "ssr")]
pub mod door;
pub mod error;
pub mod export;
pub mod form;
pub mod handover;
pub mod home;
pub mod item;
pub mod key;
pub mod label;
pub mod lang;
pub mod layout;
pub mod legal;
pub mod loaded;
pub mod local;
pub mod outbox;
pub mod paper;
pub mod price;
pub mod recognition;
pub mod refused_page;
pub mod report;
pub mod request;
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
pub mod workshop;

#[cfg(feature = "ssr")]
pub use door::{Clock, Printer};
pub use refused_page::REFUSED;
pub use routes::App;
#[cfg(feature = "ssr")]
pub use shell::shell;
