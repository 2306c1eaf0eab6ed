//! Server functions of the item's page and of its gestures' forms.

pub mod care;
pub mod cost;
pub mod count;
pub mod exit;
pub mod handling;
pub mod link;
pub mod repair;

use crate::error::AppError;
use domain::view::{Choices, ItemCard};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What a gesture's form is filled in with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GestureDesk {
    /// The item.
    pub card: ItemCard,
    /// What its fields choose from.
    pub choices: Choices,
}

/// The item's page. A label that is not in use leads where a scan of it leads.
#[server(prefix = "/api", endpoint = "items/card")]
pub async fn read_item(code: String) -> Result<ItemCard, AppError> {
    let desk = crate::door::desk().await?;
    match store::item::read::card(&desk, &code).await {
        Ok(card) => Ok(card),
        Err(error) => {
            let answer = AppError::from(error);
            let is_code = code.chars().all(|sign| sign.is_ascii_alphanumeric());
            if answer == AppError::NotFound && is_code {
                leptos_axum::redirect(&format!("/open?text={code}"));
            }
            Err(answer)
        }
    }
}

/// The item with the choices of its forms.
#[server(prefix = "/api", endpoint = "items/desk")]
pub async fn read_gesture(code: String) -> Result<GestureDesk, AppError> {
    let desk = crate::door::desk().await?;
    Ok(GestureDesk {
        card: store::item::read::card(&desk, &code).await?,
        choices: store::catalogue::choices(&desk).await?,
    })
}
