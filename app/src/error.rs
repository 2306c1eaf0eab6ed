//! What can go wrong, as facts without sentences: small and harmless enough to travel in an address.

pub mod reference;

use chrono::NaiveDateTime;
use domain::Refusal;
use leptos::{
    prelude::*,
    server_fn::{codec::JsonEncoding, error::ServerFnErrorErr},
};
use reference::Reference;
use serde::{Deserialize, Serialize};

/// Why a page or a form could not be served.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// Nobody is signed in.
    SignIn,
    /// A rule said no.
    Refused(Refusal),
    /// There is no such thing.
    NotFound,
    /// Somebody else was quicker.
    Conflict {
        /// Their name.
        by: String,
        /// The word of their event.
        what: String,
        /// When, in Paris.
        at: NaiveDateTime,
    },
    /// One item of several cannot: nothing was written for any.
    Item {
        /// Its label.
        code: String,
        /// Why.
        why: Box<AppError>,
    },
    /// A field cannot be read: its name.
    Invalid(String),
    /// Wrong name or password.
    WrongPassword,
    /// Too many wrong passwords for that name.
    Locked {
        /// Minutes to wait.
        minutes: u32,
    },
    /// More than the address takes at once.
    TooLarge,
    /// Too busy just now: nothing was written.
    Busy,
    /// A defect: logged under that reference, nothing was written.
    Server(Reference),
    /// The network, or an answer that cannot be read.
    Transport,
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::MissingArg(field) => Self::Invalid(field),
            ServerFnErrorErr::Args(_) => Self::Invalid("form".into()),
            _ => Self::Transport,
        }
    }
}

impl AppError {
    /// An unreadable field, answered as such.
    pub fn invalid(field: &str) -> Self {
        let error = Self::Invalid(field.to_owned());
        #[cfg(feature = "ssr")]
        crate::door::set_status(error.status());
        error
    }

    /// A defect, met while answering this request.
    #[cfg(feature = "ssr")]
    pub fn server() -> Self {
        Self::Server(Reference::of_request())
    }

    /// The status of the answer.
    pub fn status(&self) -> u16 {
        match self {
            Self::SignIn | Self::WrongPassword => 401,
            Self::Refused(Refusal::RoleNeeded(_)) => 403,
            Self::NotFound => 404,
            Self::Item { why, .. } => why.status(),
            Self::Conflict { .. } => 409,
            Self::TooLarge => 413,
            Self::Refused(_) | Self::Invalid(_) => 422,
            Self::Locked { .. } => 429,
            Self::Busy => 503,
            Self::Server(_) | Self::Transport => 500,
        }
    }
}

#[cfg(feature = "ssr")]
impl From<store::StoreError> for AppError {
    /// The one place where a failure of the store becomes an answer, with its status; what is a
    /// defect is logged here, once.
    fn from(error: store::StoreError) -> Self {
        use store::StoreError;
        let answer = match error {
            StoreError::Refused(refusal) => Self::Refused(refusal),
            StoreError::NotFound => Self::NotFound,
            StoreError::Conflict { by, what, at } => Self::Conflict { by, what, at },
            StoreError::Item { code, error } => Self::Item {
                code,
                why: Box::new((*error).into()),
            },
            StoreError::Invalid(field) => Self::invalid(field),
            StoreError::Busy(cause) => {
                tracing::warn!(%cause, "the database is busy");
                Self::Busy
            }
            StoreError::Inconsistent { .. } | StoreError::Database(_) => {
                tracing::error!(%error, "the store failed");
                Self::server()
            }
        };
        crate::door::set_status(answer.status());
        answer
    }
}

#[cfg(feature = "ssr")]
impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        store::StoreError::from(refusal).into()
    }
}
