//! The border of the search, and of scans.

use crate::error::AppError;
use domain::view::{ItemRow, Page};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The items that fit the words and the states.
#[server(prefix = "/api", endpoint = "items/find")]
pub async fn find_items(
    words: String,
    states: String,
    is_late: bool,
    #[server(default)] place: String,
    page: u32,
) -> Result<Page<ItemRow>, AppError> {
    let desk = crate::door::desk().await?;
    let query = store::search::Query {
        words,
        states,
        is_late,
        place: place.parse().ok(),
        page: page.max(1),
    };
    Ok(store::search::items(&desk, &query).await?)
}

/// What a scan was recognised as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeadKind {
    /// An item, or a label that waits for one.
    Label,
    /// A place.
    Place,
    /// A label that means nothing any more.
    Void,
    /// Nothing: words to search for.
    Words,
}

/// Where a scan leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// The page.
    pub href: String,
    /// What was recognised.
    pub kind: LeadKind,
    /// Where the text can be linked to an item; empty where it need not, or for who may not.
    pub link: String,
}

/// Understands a scan and says where it leads, with a word for the next page.
#[server(prefix = "/api", endpoint = "scan")]
pub async fn follow_scan(text: String) -> Result<Lead, AppError> {
    let desk = crate::door::desk().await?;
    let (found, is_repaired) = store::search::scan(&desk, &text).await?;
    let (lead, word) = super::open_page::lead(&desk.actor, found, is_repaired);
    // A script stays on its page with what leads nowhere, and must not find the word on some later page.
    let is_followed = matches!(lead.kind, LeadKind::Label | LeadKind::Place) || crate::door::wants_page();
    if let Some(word) = word.filter(|_| is_followed) {
        crate::door::flash(word);
    }
    Ok(lead)
}

/// The same, going there.
#[server(prefix = "/api", endpoint = "open")]
pub async fn open_scan(text: String) -> Result<(), AppError> {
    let lead = follow_scan(text).await?;
    leptos_axum::redirect(&lead.href);
    Ok(())
}
