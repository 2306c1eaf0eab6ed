//! Server functions of exports. The files themselves are served by plain addresses.

use crate::error::AppError;
use domain::view::export::{ExportsPage, HistoryPreview};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The history of repairs, and a file put aside to be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// Records kept so far.
    pub kept: u64,
    /// The file, where one was sent.
    pub preview: Option<HistoryPreview>,
}

/// What the person may take away, in that year; all of it for 0.
///
/// # Errors
/// See [`store::export::overview`].
#[server(prefix = "/api", endpoint = "exports/read")]
pub async fn read_exports(#[server(default)] year: i32) -> Result<ExportsPage, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::export::overview(&desk, year).await?)
}

/// The history of repairs, and what keeping that file would do; no file for 0.
///
/// # Errors
/// See [`store::history::preview`].
#[server(prefix = "/api", endpoint = "exports/history")]
pub async fn read_history(#[server(default)] upload: i64) -> Result<History, AppError> {
    let desk = crate::door::desk().await?;
    let kept = store::history::kept_so_far(&desk).await?;
    let preview = match upload {
        0 => None,
        upload => Some(store::history::preview(&desk, upload).await?),
    };
    Ok(History { kept, preview })
}

/// Keeps a file that was looked at, whole.
///
/// # Errors
/// See [`store::history::keep`].
#[server(prefix = "/api", endpoint = "exports/keep-history")]
pub async fn keep_history(upload: i64, key: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let submission = crate::form::submission(&key, "", "")?;
    store::history::keep(&desk, &submission, upload).await?;
    crate::door::flash("history_kept");
    leptos_axum::redirect("/exports/history");
    Ok(())
}

/// Forgets a file that was looked at.
///
/// # Errors
/// See [`store::history::discard`].
#[server(prefix = "/api", endpoint = "exports/discard-history")]
pub async fn discard_history(upload: i64) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::history::discard(&desk, upload).await?;
    crate::door::flash("history_discarded");
    leptos_axum::redirect("/exports/history");
    Ok(())
}
