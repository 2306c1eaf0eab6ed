//! Server functions of a series of scans.

use super::facts::{Asked, Facts};
use crate::error::AppError;
use domain::{
    item::BatchAction,
    view::{Choice, scan::BatchDone},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Whether the series takes what was scanned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckVerdict {
    /// It does.
    Good,
    /// It was scanned before.
    Already,
    /// A rule says no.
    Blocked,
    /// It means no item.
    Unknown,
    /// It is a place's label: where to, not what.
    Place,
}

/// Where what stands in the way can be removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayOut {
    /// The page.
    pub href: String,
    /// The words of its link.
    pub text: String,
}

/// A scan looked at, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// The item's label; the text scanned where it means no item.
    pub code: String,
    /// What it is; empty where it means no item.
    pub name: String,
    /// The category's code, for its picture.
    pub category: String,
    /// The rank of its last event: the confirmation sends it as `code.version`.
    pub version: u32,
    /// Whether the series takes it.
    pub verdict: CheckVerdict,
    /// Why not; empty for what is good.
    pub reason: String,
    /// How to make it good.
    pub way_out: Option<WayOut>,
    /// For recycling: its weight in kilograms as it would be typed, empty where nobody knows it.
    pub weight: String,
    /// The record of the place that the series goes to from now on, where its label was scanned.
    pub place: String,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchView {
    /// What the address asks for, the last scan taken among the others.
    pub asked: Asked,
    /// How far the series is.
    pub stage: Stage,
}

/// What a person may do with many items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The gestures of a series.
    pub actions: Vec<BatchAction>,
    /// The places to choose from, where a gesture goes to one.
    pub places: Vec<Choice>,
    /// Whether they may count too, on pages of its own.
    pub may_count: bool,
}

/// How far the series is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Nothing is chosen yet, of these.
    Choose(Offer),
    /// Something is to be told once.
    Tell(Telling),
    /// The items are scanned.
    Scan(Box<Series>),
}

/// What a gesture needs to be told once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// The gesture.
    pub action: BatchAction,
    /// The places to choose from, where it goes to one.
    pub places: Vec<Choice>,
    /// What there is to say of the last scan, where it told no place.
    pub said: String,
}

/// A series under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// What is done.
    pub action: BatchAction,
    /// The name of the place, where there is one.
    pub place: String,
    /// What was scanned, in order.
    pub lines: Vec<Checked>,
    /// What the last scan was.
    pub last: Option<Checked>,
}

/// The page of a series, as its address asks.
///
/// # Errors
/// See [`store::batch::look`].
#[server(prefix = "/api", endpoint = "scan/batch")]
pub async fn read_batch(#[server(default)] asked: Asked) -> Result<BatchView, AppError> {
    let desk = crate::door::desk().await?;
    desk.require(domain::access::Permission::SeeItems)?;
    super::look::view(&desk, asked).await
}

/// Looks at one scan, without writing: `codes` are the labels and unknown texts scanned before,
/// separated by commas.
///
/// # Errors
/// See [`store::batch::look`].
#[server(prefix = "/api", endpoint = "scan/check")]
pub async fn check_scan(
    action: String,
    #[server(default)] place: String,
    text: String,
    #[server(default)] codes: String,
    #[server(default)] facts: Facts,
) -> Result<Checked, AppError> {
    let desk = crate::door::desk().await?;
    let series = super::look::series(&action, &place, &facts)?;
    super::look::check(&desk, &series, &super::look::one(&text), &super::look::texts(&codes)).await
}

/// Does it with all of them or with none: `codes` are labels, each with `.version` where it was looked at.
///
/// # Errors
/// See [`store::batch::apply`].
#[server(prefix = "/api", endpoint = "scan/apply")]
pub async fn apply_batch(
    action: String,
    #[server(default)] place: String,
    codes: String,
    #[server(default)] facts: Facts,
    key: String,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let series = super::look::series(&action, &place, &facts)?;
    let lines = super::facts::lines(&codes, &facts).map_err(AppError::invalid)?;
    let submission = crate::form::submission(&key, "", "")?;
    store::batch::apply(&desk, &submission, &series, lines).await?;
    leptos_axum::redirect(&super::look::done_address(&key));
    Ok(())
}

/// What the series of that key wrote.
///
/// # Errors
/// See [`store::batch::done`].
#[server(prefix = "/api", endpoint = "scan/done")]
pub async fn read_done(batch: String) -> Result<BatchDone, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::batch::done(&desk, &batch).await?)
}

/// Takes back all that the series of the key `batch` wrote, or nothing.
///
/// # Errors
/// See [`store::batch::undo`].
#[server(prefix = "/api", endpoint = "scan/undo")]
pub async fn undo_batch(batch: String, key: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let submission = crate::form::submission(&key, "", "")?;
    store::batch::undo(&desk, &submission, &batch).await?;
    leptos_axum::redirect(&super::look::done_address(&batch));
    Ok(())
}
