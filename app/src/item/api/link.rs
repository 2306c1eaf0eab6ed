//! Server functions of foreign barcodes.

use crate::error::AppError;
use leptos::prelude::*;

/// Links that text to the item whose label is given: a code, or the address that its QR holds.
///
/// # Errors
/// See [`store::alias::link`].
#[server(prefix = "/api", endpoint = "items/link")]
pub async fn link_code(code: String, text: String, key: String) -> Result<(), AppError> {
    use domain::label::scan::{Target, read};
    let desk = crate::door::desk().await?;
    let code = match read(&code).target {
        Target::Code(code) => code.to_string(),
        Target::Text(_) | Target::Place(_) => return Err(AppError::invalid("code")),
    };
    let submission = crate::form::submission(&key, "", "")?;
    store::alias::link(&desk, &submission, &code, &text).await?;
    crate::door::flash("code_linked");
    leptos_axum::redirect(&format!("/Q/{code}"));
    Ok(())
}

/// Unlinks it.
///
/// # Errors
/// See [`store::alias::unlink`].
#[server(prefix = "/api", endpoint = "items/unlink")]
pub async fn unlink_code(code: String, alias: i64, key: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let code = crate::form::field("code", domain::label::Code::parse(&code).ok())?.to_string();
    let submission = crate::form::submission(&key, "", "")?;
    store::alias::unlink(&desk, &submission, &code, alias).await?;
    crate::door::flash("code_unlinked");
    leptos_axum::redirect(&format!("/Q/{code}"));
    Ok(())
}

/// Whether the person may link codes: the page of a link asks before it shows its form.
///
/// # Errors
/// Refused to who may not.
#[server(prefix = "/api", endpoint = "items/may-link")]
pub async fn may_link() -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    Ok(desk.require(domain::access::Permission::LinkCodes)?)
}
