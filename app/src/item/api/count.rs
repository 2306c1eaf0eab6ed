//! Server functions of what an acceptance counts for, once it was recorded.

use crate::{error::AppError, item::sent::Sent};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::{
        form::{field, optional},
        item::sent::tidy,
    },
    domain::{
        item::{Command, Need, Worth},
        price::{Counterfactual, Substitution},
    },
};

/// A need, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// In the receiver's words.
    pub need: String,
    /// What would have been bought.
    pub instead_of: String,
    /// How sure that is.
    pub substitution: String,
    /// The reference of the purchase refused or cancelled.
    pub reference: String,
    /// Months that it is expected to serve.
    pub expected_months: String,
}

#[cfg(feature = "ssr")]
impl Wanted {
    fn read(&self) -> Result<Need, AppError> {
        let months = |text: &str| text.parse().ok();
        Ok(Need {
            text: tidy(&self.need),
            instead_of: field("instead_of", Counterfactual::parse(&self.instead_of))?,
            substitution: field("substitution", Substitution::parse(&self.substitution))?,
            reference: tidy(&self.reference),
            expected_months: optional("expected_months", &self.expected_months, months)?,
        })
    }
}

/// Counts an acceptance with the prices known now.
#[server(prefix = "/api", endpoint = "items/price-late")]
pub async fn price_late(#[server(flatten)] sent: Sent) -> Result<(), AppError> {
    sent.make(Command::PriceLate(Worth::default())).await
}

/// Reverses an acceptance recorded wrongly and records it anew.
#[server(prefix = "/api", endpoint = "items/correct-acceptance")]
pub async fn correct_acceptance(
    #[server(flatten)] sent: Sent,
    reason: String,
    #[server(flatten)] wanted: Wanted,
) -> Result<(), AppError> {
    sent.make(Command::CorrectAcceptance {
        reason: tidy(&reason),
        need: wanted.read()?,
        worth: Worth::default(),
    })
    .await
}
