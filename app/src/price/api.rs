//! The border of the prices.

use crate::error::AppError;
use domain::view::{CategoryChoice, PriceRow};
use leptos::prelude::*;

/// The prices of an item and of its category, or all of them; and the categories.
#[server(prefix = "/api", endpoint = "prices/read")]
pub async fn prices(code: String) -> Result<(Vec<PriceRow>, Vec<CategoryChoice>), AppError> {
    let desk = crate::door::desk().await?;
    let of = Some(code.as_str()).filter(|code| !code.is_empty());
    let rows = store::price::list(&desk, of).await?;
    Ok((rows, store::catalogue::choices(&desk).await?.categories))
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
