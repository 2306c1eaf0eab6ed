//! Server functions of the value pages.

use crate::error::AppError;
use domain::{
    Cents,
    view::{LedgerPage, LineFilter, NotCounted, Page, ProofPage, SavingPage},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The entries behind a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinesView {
    /// What was asked.
    pub filter: LineFilter,
    /// The entries.
    pub page: LedgerPage,
    /// What they come to, costs taken off.
    pub sum: Cents,
    /// The category asked for: its French and English names.
    pub category: Option<(String, String)>,
    /// The service asked for.
    pub service: Option<String>,
}

/// The value page of a year, this one for 0.
///
/// # Errors
/// See [`store::ledger::read::page`].
#[server(prefix = "/api", endpoint = "value/page")]
pub async fn read_saving(year: i32, #[server(default)] lens: String) -> Result<SavingPage, AppError> {
    use chrono::Datelike;
    let desk = crate::door::desk().await?;
    let year = if year == 0 { desk.today().year() } else { year };
    let lens = domain::ledger::saving::Lens::parse(&lens);
    Ok(store::ledger::read::page(&desk, year, lens).await?)
}

/// The entries that a figure sums.
///
/// # Errors
/// See [`store::ledger::read::lines`].
#[server(prefix = "/api", endpoint = "value/lines")]
pub async fn read_lines(filter: LineFilter) -> Result<LinesView, AppError> {
    let desk = crate::door::desk().await?;
    let page = store::ledger::read::lines(&desk, &filter).await?;
    let sum = super::sum::signed(&desk, &filter, page.cents).await?;
    let choices = store::catalogue::choices(&desk).await?;
    let id = filter.service.to_string();
    let category = choices.categories.into_iter().find(|one| one.code == filter.category);
    let service = choices
        .services
        .into_iter()
        .find(|one| one.value == id)
        .map(|one| one.label);
    let category = category.map(|one| (one.fr, one.en));
    Ok(LinesView {
        filter,
        page,
        sum,
        category,
        service,
    })
}

/// The proof of one entry.
///
/// # Errors
/// See [`store::ledger::read::proof`].
#[server(prefix = "/api", endpoint = "value/proof")]
pub async fn read_proof(id: i64) -> Result<ProofPage, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::ledger::read::proof(&desk, id).await?)
}

/// What is not counted, and why.
///
/// # Errors
/// See [`store::ledger::read::not_counted`].
#[server(prefix = "/api", endpoint = "value/not-counted")]
pub async fn read_not_counted(why: String, page: u32) -> Result<Page<NotCounted>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::ledger::read::not_counted(&desk, &why, page).await?)
}
