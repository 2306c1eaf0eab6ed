//! Server functions of the item's page and of its gestures' forms.

pub mod care;
pub mod cost;
pub mod count;
pub mod exit;
pub mod handling;
pub mod link;
pub mod repair;

use crate::error::AppError;
use domain::view::{Choices, ItemCard, request::ItemBrief};
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

/// An item, as far as its reader may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemShown {
    /// All of it, for who works with it.
    Whole(Box<ItemCard>),
    /// What it is and where it stands, for everybody else.
    Brief(Box<ItemBrief>),
}

/// The item's page. A label that is not in use leads where a scan of it leads.
#[server(prefix = "/api", endpoint = "items/card")]
pub async fn read_item(code: String) -> Result<ItemShown, AppError> {
    use domain::access::Permission;
    use store::item::read;
    let desk = crate::door::desk().await?;
    let shown = match desk.actor.may(Permission::SeeItems) {
        true => read::card(&desk, &code)
            .await
            .map(|card| ItemShown::Whole(Box::new(card))),
        false => read::brief(&desk, &code)
            .await
            .map(|brief| ItemShown::Brief(Box::new(brief))),
    };
    match shown {
        Ok(shown) => Ok(shown),
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
