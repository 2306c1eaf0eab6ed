//! The border of labels: batches, a blank label in hand, print jobs, the office printer's settings.

use crate::{error::AppError, item::sent::Sent};
use domain::view::{BatchRow, BlankLabel, ItemRow, JobRow, Page, PrintDesk};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A blank label, and what it could be given to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlankDesk {
    /// The label.
    pub label: BlankLabel,
    /// Whether this person receives equipment.
    pub may_receive: bool,
    /// What was looked for.
    pub find: String,
    /// The items found.
    pub found: Vec<Bearer>,
}

/// An item that may get the label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bearer {
    /// The item.
    pub item: ItemRow,
    /// The rank of its last event.
    pub version: u32,
}

/// A measured sheet, as typed, in millimetres.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measures {
    /// Labels from left to right.
    pub columns: String,
    /// Labels from top to bottom.
    pub rows: String,
    /// Left edge of the page to the first label.
    pub left_margin: String,
    /// Top edge of the page to the first label.
    pub top_margin: String,
    /// From a label to its right neighbour.
    pub pitch_x: String,
    /// From a label to the one below.
    pub pitch_y: String,
    /// Width of a label.
    pub width: String,
    /// Height of a label.
    pub height: String,
}

/// The batches, newest first.
#[server(prefix = "/api", endpoint = "labels/batches")]
pub async fn read_batches(page: u32) -> Result<Page<BatchRow>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::label::batches(&desk, page).await?)
}

/// Makes a batch of blank labels, then shows it.
#[server(prefix = "/api", endpoint = "labels/make-batch")]
pub async fn make_batch(labels: String, layout: String, key: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let labels = crate::form::field("quantity", labels.trim().parse().ok())?;
    let submission = crate::form::submission(&key, "", "")?;
    let number = store::label::make_batch(&desk, &submission, labels, &layout).await?;
    crate::door::flash("batch_made");
    leptos_axum::redirect(&format!("/labels/batches/{number}"));
    Ok(())
}

/// A batch.
#[server(prefix = "/api", endpoint = "labels/batch")]
pub async fn read_batch(number: String) -> Result<BatchRow, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::label::batch(&desk, &number).await?)
}

/// A blank label, and the items found to give it to. A label that is not blank leads where a scan of it leads.
#[server(prefix = "/api", endpoint = "labels/blank")]
pub async fn read_blank(code: String, #[server(default)] find: String) -> Result<BlankDesk, AppError> {
    let desk = crate::door::desk().await?;
    super::sent::blank(&desk, &code, find).await
}

/// Gives an item another label: the one named, or a fresh one to be printed.
#[server(prefix = "/api", endpoint = "items/replace-label")]
pub async fn replace_label(#[server(flatten)] sent: Sent, #[server(default)] label: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let submission = crate::form::submission(&sent.key, &sent.version, &sent.occurred_on)?;
    let label = Some(label.trim()).filter(|label| !label.is_empty());
    let code = store::label::replace(&desk, &submission, &sent.code, label).await?;
    crate::door::flash(if label.is_some() { "label_given" } else { "label_drawn" });
    leptos_axum::redirect(&format!("/Q/{code}"));
    Ok(())
}

/// What a print form chooses from.
#[server(prefix = "/api", endpoint = "labels/print-desk")]
pub async fn read_print_desk() -> Result<PrintDesk, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::printing::print_desk(&desk).await?)
}

/// What was sent to the printers.
#[server(prefix = "/api", endpoint = "labels/jobs")]
pub async fn read_jobs(page: u32) -> Result<Page<JobRow>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::printing::jobs(&desk, page).await?)
}

/// Gives a print job up.
#[server(prefix = "/api", endpoint = "labels/cancel-job")]
pub async fn cancel_job(id: i64) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::printing::cancel(&desk, id).await?;
    crate::door::flash("job_cancelled");
    leptos_axum::redirect("/labels/jobs");
    Ok(())
}

/// Keeps how far the office printer prints beside the mark, in millimetres.
#[server(prefix = "/api", endpoint = "labels/shift")]
pub async fn save_shift(right: String, down: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::label::save_shift(&desk, super::sent::shift(&right, &down)?).await?;
    crate::door::flash("saved");
    leptos_axum::redirect("/labels/paper");
    Ok(())
}

/// Keeps a measured sheet of the organisation's own.
#[server(prefix = "/api", endpoint = "labels/own-sheet")]
pub async fn save_own_sheet(#[server(flatten)] measures: Measures) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::label::save_own_sheet(&desk, &super::sent::sheet(&measures)?).await?;
    crate::door::flash("saved");
    leptos_axum::redirect("/labels/paper");
    Ok(())
}

/// A place's label leads to what is there.
#[server(prefix = "/api", endpoint = "places/open")]
pub async fn open_place(code: String) -> Result<(), AppError> {
    crate::search::api::open_scan(format!("https://place/P/{code}")).await
}
