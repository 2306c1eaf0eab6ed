//! Server functions of reports: those of the public page ask for no account.

use crate::error::AppError;
use domain::view::{Page, scan::ReportRow};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Whom a label belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// The organisation's name.
    pub name: String,
    /// The desk's phone.
    pub phone: String,
}

/// Whom labels belong to: the same for any label, even one that does not exist.
///
/// # Errors
/// The database's.
#[server(prefix = "/api", endpoint = "public/owner")]
pub async fn read_owner() -> Result<Owner, AppError> {
    let organisation = store::setting::organisation(crate::door::db()?.conn()).await?;
    Ok(Owner {
        name: organisation.name,
        phone: organisation.phone,
    })
}

/// Reports something about what bears that label; answered the same for a label that does not exist.
///
/// # Errors
/// See [`store::report::receive`].
#[server(prefix = "/api", endpoint = "public/report")]
pub async fn report_item(
    label: String,
    kind: String,
    text: String,
    #[server(default)] contact: String,
    key: String,
) -> Result<(), AppError> {
    let (db, now) = (crate::door::db()?, crate::door::now()?);
    let kind = crate::form::field("kind", domain::view::scan::ReportKind::parse(&kind))?;
    let is_code = !label.is_empty() && label.chars().all(|sign| sign.is_ascii_alphanumeric());
    let back = if is_code { label.as_str() } else { "-" };
    let to = format!("/label/{back}?sent=1");
    let report = store::report::NewReport {
        label,
        kind,
        text,
        contact,
    };
    store::report::receive(&db, now, &key, &report).await?;
    leptos_axum::redirect(&to);
    Ok(())
}

/// The desk's list.
///
/// # Errors
/// See [`store::report::list`].
#[server(prefix = "/api", endpoint = "reports/list")]
pub async fn read_reports(page: u32) -> Result<Page<ReportRow>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::report::list(&desk, page).await?)
}

/// Marks a report as handled.
///
/// # Errors
/// See [`store::report::handle`].
#[server(prefix = "/api", endpoint = "reports/handle")]
pub async fn handle_report(id: i64, key: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let submission = crate::form::submission(&key, "", "")?;
    store::report::handle(&desk, &submission, id).await?;
    crate::door::flash("report_handled");
    leptos_axum::redirect("/reports");
    Ok(())
}
