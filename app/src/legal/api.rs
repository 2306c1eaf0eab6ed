//! The border of the legal figures.

use crate::error::AppError;
use domain::{
    legal::agec::Declarant,
    view::legal::{AgecPage, ReusePage},
};
use leptos::prelude::*;

/// Decommissioned IT equipment of a year, and one of its lists.
#[server(prefix = "/api", endpoint = "legal/it-reuse")]
pub async fn read_reuse(
    #[server(default)] year: String,
    #[server(default)] list: String,
    #[server(default)] page: u32,
) -> Result<ReusePage, AppError> {
    use domain::legal::reuse::List;
    let desk = crate::door::desk().await?;
    let year = store::calendar::asked(&year, desk.today());
    let shown = List::parse(&list).unwrap_or_default();
    Ok(store::legal::reuse_page(&desk, year, shown, page).await?)
}

/// The declaration of a year; this one unless said otherwise.
#[server(prefix = "/api", endpoint = "legal/agec")]
pub async fn read_agec(#[server(default)] year: String) -> Result<AgecPage, AppError> {
    let desk = crate::door::desk().await?;
    let year = store::calendar::asked(&year, desk.today());
    Ok(store::legal::agec_page(&desk, year).await?)
}

/// The figures of a type of product, as typed.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct SpendingForm {
    /// The year.
    pub year: String,
    /// The type, in the schema's words.
    pub kind: String,
    /// All spending, in euros before tax.
    pub total: String,
    /// On what was used before.
    pub reuse: String,
    /// The flat value of gifts.
    pub donated: String,
    /// On what contains recycled matter.
    pub recycled: String,
    /// A remark.
    pub comment: String,
    /// What makes the submission unique.
    pub key: String,
}

/// Enters the figures of a type of product.
#[server(prefix = "/api", endpoint = "legal/agec/save")]
pub async fn save_spending(#[server(flatten)] form: SpendingForm) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let submission = crate::form::submission(&form.key, "", "")?;
    let year = crate::form::field("year", form.year.parse().ok())?;
    let spending = super::spending_form::read(&form)?;
    store::legal::save_spending(&desk, &submission, year, &form.kind, &spending).await?;
    crate::door::flash("saved");
    leptos_axum::redirect(&format!("/value/agec?year={year}"));
    Ok(())
}

/// Takes a type of product out of the declaration.
#[server(prefix = "/api", endpoint = "legal/agec/withdraw")]
pub async fn withdraw_spending(year: i32, kind: String, #[server(default)] key: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let submission = crate::form::submission(&key, "", "")?;
    store::legal::withdraw_spending(&desk, &submission, year, &kind).await?;
    crate::door::flash("saved");
    leptos_axum::redirect(&format!("/value/agec?year={year}"));
    Ok(())
}

/// Who declares.
#[server(prefix = "/api", endpoint = "settings/legal/read")]
pub async fn read_declarant() -> Result<Declarant, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::legal::read_declarant(&desk).await?)
}

/// Sets who declares.
#[server(prefix = "/api", endpoint = "settings/legal")]
pub async fn save_declarant(
    #[server(default)] siret: String,
    #[server(default)] legal_name: String,
    #[server(default)] department: String,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let who = Declarant {
        siret,
        legal_name,
        department,
    };
    store::legal::save_declarant(&desk, &who).await?;
    crate::door::flash("saved");
    leptos_axum::redirect("/settings");
    Ok(())
}
