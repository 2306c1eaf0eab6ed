//! The border of the prices.

pub mod import;

use crate::error::AppError;
use domain::view::{
    CategoryChoice, Page, PriceRow,
    price::{FoundPrices, Need, PriceQuery, Refresh},
};
use leptos::prelude::*;

/// The prices of an item and of its category; and the categories.
#[server(prefix = "/api", endpoint = "prices/read")]
pub async fn prices(code: String) -> Result<(Vec<PriceRow>, Vec<CategoryChoice>), AppError> {
    let desk = crate::door::desk().await?;
    let of = Some(code.as_str()).filter(|code| !code.is_empty());
    let rows = store::price::list(&desk, of).await?;
    Ok((rows, store::catalogue::choices(&desk).await?.categories))
}

/// The categories that a price is recorded for.
#[server(prefix = "/api", endpoint = "prices/categories")]
pub async fn read_categories() -> Result<Vec<CategoryChoice>, AppError> {
    let desk = crate::door::desk().await?;
    desk.require(domain::access::Permission::Price)?;
    Ok(store::catalogue::choices(&desk).await?.categories)
}

/// A page of all prices that fit.
#[server(prefix = "/api", endpoint = "prices/list")]
pub async fn find_prices(
    #[server(flatten)] query: PriceQuery,
    #[server(default)] page: u32,
) -> Result<FoundPrices, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::price::find(&desk, &query, page).await?)
}

/// A page of what to ask for again.
#[server(prefix = "/api", endpoint = "prices/refresh")]
pub async fn read_refresh(page: u32) -> Result<Page<Refresh>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::price::refresh(&desk, page).await?)
}

/// The prices of a need, weighed.
#[server(prefix = "/api", endpoint = "prices/need")]
pub async fn read_need(
    category: String,
    #[server(default)] code: String,
    #[server(default)] of: String,
) -> Result<Need, AppError> {
    use domain::price::Counterfactual;
    let desk = crate::door::desk().await?;
    let of = Counterfactual::parse(&of).filter(|of| *of != Counterfactual::None);
    Ok(store::price::need(&desk, &category, &code, of.unwrap_or(Counterfactual::New)).await?)
}

/// Withdraws a price.
#[server(prefix = "/api", endpoint = "prices/withdraw")]
pub async fn withdraw_price(id: i64, #[server(default)] code: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::price::withdraw(&desk, id).await?;
    crate::door::flash("price_withdrawn");
    leptos_axum::redirect(&crate::layout::address::href("/prices", &[("code", &code)]));
    Ok(())
}
