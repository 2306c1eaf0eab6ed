//! Server functions of the closings.

use crate::error::AppError;
use domain::view::closing::ClosingPage;
use leptos::prelude::*;

/// What can be closed, what closing that period would freeze, and what was closed.
///
/// # Errors
/// See [`store::closing::page`].
#[server(prefix = "/api", endpoint = "value/closing")]
pub async fn read_closing(period: String) -> Result<ClosingPage, AppError> {
    let desk = crate::door::desk().await?;
    let period = crate::form::optional("period", &period, domain::closing::Period::parse)?;
    Ok(store::closing::page(&desk, period).await?)
}

/// Closes a period, for ever.
///
/// # Errors
/// See [`store::closing::close`].
#[server(prefix = "/api", endpoint = "closings/close")]
pub async fn close_period(period: String, #[server(default)] agreed: bool, key: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let period = crate::form::field("period", domain::closing::Period::parse(&period))?;
    desk.require(domain::access::Permission::ClosePeriod)?;
    crate::form::field("statement", agreed.then_some(()))?;
    store::closing::close(&desk, &crate::form::submission(&key, "", "")?, period).await?;
    crate::door::flash("period_closed");
    leptos_axum::redirect("/value/closing");
    Ok(())
}
