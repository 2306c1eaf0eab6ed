//! The border of the prices.

pub mod import;

use crate::error::AppError;
use domain::view::{
    CategoryChoice, Page,
    price::{FoundPrices, Need, PriceLine, PriceQuery, Refresh},
};
use leptos::prelude::*;

/// The prices of an item and of its category.
#[server(prefix = "/api", endpoint = "prices/read")]
pub async fn prices(code: String) -> Result<Vec<PriceLine>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::price::list(&desk, &code).await?)
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

/// Withdraws a price, and leads back to the list that it stood in: an item's, or a page of what was asked for. Made here
/// of its parts, the address stays on this server.
#[server(prefix = "/api", endpoint = "prices/withdraw")]
pub async fn withdraw_price(
    id: i64,
    #[server(default)] code: String,
    #[server(flatten)] query: PriceQuery,
    #[server(default)] page: u32,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::price::withdraw(&desk, id).await?;
    crate::door::flash("price_withdrawn");
    let list = match code.as_str() {
        "" => super::filter::address(&query, page),
        code => crate::layout::address::href("/prices", &[("code", code)]),
    };
    leptos_axum::redirect(&list);
    Ok(())
}
