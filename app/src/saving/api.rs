//! Server functions of the value pages.

use crate::error::AppError;
use domain::view::{
    LedgerPage, LineFilter, NotCounted, Page, ProofPage, SavingPage,
    explore::{Asked, ExplorePage, FilterNames},
    impact::ImpactPage,
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
    /// What the records asked for are called.
    pub names: FilterNames,
}

/// The value page of a year, this one unless said otherwise.
///
/// # Errors
/// See [`store::ledger::read::page`].
#[server(prefix = "/api", endpoint = "value/page")]
pub async fn read_saving(
    #[server(default)] year: String,
    #[server(default)] lens: String,
) -> Result<SavingPage, AppError> {
    let desk = crate::door::desk().await?;
    let year = store::calendar::asked(&year, desk.today());
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
    let names = store::ledger::read::names_of(&desk, &filter).await?;
    Ok(LinesView { filter, page, names })
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

/// What is not counted of a year, of all for 0, and why.
///
/// # Errors
/// See [`store::ledger::read::not_counted`].
#[server(prefix = "/api", endpoint = "value/not-counted")]
pub async fn read_not_counted(
    why: String,
    page: u32,
    #[server(default)] year: i32,
) -> Result<Page<NotCounted>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::ledger::read::not_counted(&desk, &why, year, page).await?)
}

/// The value along an axis, of this year where no period is asked.
///
/// # Errors
/// See [`store::ledger::read::explore`].
#[server(prefix = "/api", endpoint = "value/explore")]
pub async fn read_explore(asked: Asked) -> Result<ExplorePage, AppError> {
    use chrono::Datelike;
    let desk = crate::door::desk().await?;
    let mut asked = asked;
    if (asked.filter.year, asked.filter.since, asked.filter.until) == (0, 0, 0) {
        asked.filter.year = desk.today().year();
    }
    Ok(store::ledger::read::explore(&desk, &asked).await?)
}

/// The impact of a year, of this one unless said otherwise.
///
/// # Errors
/// See [`store::ledger::read::impact`].
#[server(prefix = "/api", endpoint = "value/impact")]
pub async fn read_impact(#[server(default)] year: String) -> Result<ImpactPage, AppError> {
    let desk = crate::door::desk().await?;
    let year = store::calendar::asked(&year, desk.today());
    Ok(store::ledger::read::impact(&desk, year).await?)
}
