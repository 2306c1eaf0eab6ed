//! The border of the pages of repairs.

use crate::error::AppError;
use domain::{
    view::{
        ItemRow, Page,
        workshop::{DelayLine, WorkshopPage},
    },
    workshop::Case,
};
use leptos::prelude::*;

/// What repairs teach in a year (this one unless said otherwise, `all` for all) and a category (empty for all).
#[server(prefix = "/api", endpoint = "repairs/page")]
pub async fn read_workshop(
    #[server(default)] year: String,
    #[server(default)] category: String,
) -> Result<WorkshopPage, AppError> {
    let desk = crate::door::desk().await?;
    let year = store::calendar::asked_or_all(&year, desk.today());
    Ok(store::workshop::page(&desk, year, &category).await?)
}

/// The cases that a figure counts, and of which year; 0 for all.
#[server(prefix = "/api", endpoint = "repairs/cases")]
pub async fn read_cases(
    #[server(default)] year: String,
    #[server(default)] category: String,
    #[server(default)] model: String,
    #[server(default)] outcome: String,
    #[server(default)] page: u32,
) -> Result<(i32, Page<Case>), AppError> {
    let desk = crate::door::desk().await?;
    let query = store::workshop::CaseQuery {
        year: store::calendar::asked_or_all(&year, desk.today()),
        category,
        model,
        outcome: domain::workshop::Outcome::parse(&outcome),
        page,
    };
    Ok((query.year, store::workshop::cases(&desk, &query).await?))
}

/// The items that went through a stage, and in which year; 0 for all.
#[server(prefix = "/api", endpoint = "repairs/delays")]
pub async fn read_delays(
    #[server(default)] year: String,
    #[server(default)] category: String,
    #[server(default)] stage: String,
    #[server(default)] page: u32,
) -> Result<(i32, Page<DelayLine>), AppError> {
    use domain::workshop::delay::Stage;
    let desk = crate::door::desk().await?;
    let year = store::calendar::asked_or_all(&year, desk.today());
    let stage = Stage::parse(&stage).unwrap_or(Stage::Whole);
    let lines = store::workshop::delays(&desk, year, &category, stage, page).await?;
    Ok((year, lines))
}

/// The items of the stock that have an age, or that wait too long.
#[server(prefix = "/api", endpoint = "repairs/stock")]
pub async fn read_stock(
    #[server(default)] age: String,
    #[server(default)] wait: String,
    #[server(default)] category: String,
    #[server(default)] page: u32,
) -> Result<Page<ItemRow>, AppError> {
    let desk = crate::door::desk().await?;
    let query = store::workshop::StockQuery {
        age: domain::workshop::stock::Age::parse(&age),
        wait: domain::item::State::parse(&wait),
        category,
        page,
    };
    Ok(store::workshop::stock(&desk, &query).await?)
}
