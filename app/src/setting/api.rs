//! The border of the settings: each list, and saving one of its rows.

pub mod access;
pub mod act;

use crate::error::AppError;
use domain::view::{CategoryRow, Organisation, PersonRow, PlaceRow, PrinterRow, ProviderRow, ServiceRow};
use leptos::prelude::*;

/// The organisation's settings.
#[server(prefix = "/api", endpoint = "settings/organisation/read")]
pub async fn read_organisation() -> Result<Organisation, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::setting::organisation(desk.db.conn()).await?)
}

/// Where the organisation's logo is, if it has one.
///
/// # Errors
/// See [`store::setting::logo_address`].
#[server(prefix = "/api", endpoint = "settings/logo/read")]
pub async fn read_logo() -> Result<Option<String>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::setting::logo_address(&desk).await?)
}

/// The organisation's form, as typed.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct OrganisationForm {
    /// Its name.
    pub name: String,
    /// The desk's phone.
    #[serde(default)]
    pub phone: String,
    /// The address printed on labels.
    pub public_url: String,
    /// Internal labour, euros an hour.
    pub labour_rate: String,
    /// `ht` or `ttc`.
    pub basis: String,
    /// Days within which a return takes the saving back.
    pub return_window_days: String,
    /// The year's target, in euros.
    pub target: String,
    /// Share of the replacement price that a technician decides alone.
    pub ceiling_percent: String,
    /// The same without a price, in euros.
    pub ceiling_without_price: String,
}

/// Saves the organisation's settings.
#[server(prefix = "/api", endpoint = "settings/organisation")]
pub async fn save_organisation(form: OrganisationForm) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::setting::save_organisation(&desk, &super::organisation_page::read(form)?).await?;
    saved("/settings");
    Ok(())
}

/// All services.
#[server(prefix = "/api", endpoint = "settings/services/read")]
pub async fn services() -> Result<Vec<ServiceRow>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::catalogue::services(&desk).await?)
}

/// Adds or changes a service.
#[server(prefix = "/api", endpoint = "settings/services")]
pub async fn save_service(
    id: i64,
    name: String,
    #[server(default)] parent: String,
    #[server(default)] cost_centre: String,
    #[server(default)] is_active: bool,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let parent = crate::form::optional("parent", &parent, |text| text.parse().ok())?;
    let row = ServiceRow {
        id,
        name,
        parent,
        cost_centre,
        is_active,
    };
    store::catalogue::save_service(&desk, &row).await?;
    saved("/settings/services");
    Ok(())
}

/// All sites and locations.
#[server(prefix = "/api", endpoint = "settings/places/read")]
pub async fn places() -> Result<Vec<PlaceRow>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::catalogue::places(&desk).await?)
}

/// Adds or changes a site or a location.
#[server(prefix = "/api", endpoint = "settings/places")]
pub async fn save_place(
    id: i64,
    name: String,
    #[server(default)] parent: String,
    #[server(default)] is_active: bool,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let parent = crate::form::optional("parent", &parent, |text| text.parse().ok())?;
    let row = PlaceRow {
        id,
        name,
        parent,
        path: String::new(),
        is_active,
    };
    store::catalogue::save_place(&desk, &row).await?;
    saved("/settings/places");
    Ok(())
}

/// All providers.
#[server(prefix = "/api", endpoint = "settings/providers/read")]
pub async fn providers() -> Result<Vec<ProviderRow>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::catalogue::providers(&desk).await?)
}

/// Adds or changes a provider.
#[server(prefix = "/api", endpoint = "settings/providers")]
pub async fn save_provider(
    id: i64,
    name: String,
    kind: String,
    #[server(default)] commune: String,
    #[server(default)] postcode: String,
    #[server(default)] insee: String,
    #[server(default)] is_active: bool,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let row = ProviderRow {
        id,
        name,
        kind,
        commune,
        postcode,
        insee,
        is_active,
    };
    store::catalogue::save_provider(&desk, &row).await?;
    saved("/settings/providers");
    Ok(())
}

/// All label printers.
#[server(prefix = "/api", endpoint = "settings/printers/read")]
pub async fn printers() -> Result<Vec<PrinterRow>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::printing::printers(&desk).await?)
}

/// A label printer, as typed.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct PrinterForm {
    /// Its record; 0 for a new one.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Its address.
    pub host: String,
    /// Its port.
    pub port: String,
    /// Dots an inch.
    pub dpi: String,
    /// The labels in it, by the layout's name.
    pub layout: String,
    /// A size that no preset has, such as `50x25`.
    pub other: String,
    /// `true` where it is in use.
    pub is_active: String,
}

/// Adds or changes a label printer.
#[server(prefix = "/api", endpoint = "settings/printers")]
pub async fn save_printer(#[server(flatten)] form: PrinterForm) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::printing::save_printer(&desk, &super::printers_page::read(form)?).await?;
    saved("/settings/printers");
    Ok(())
}

/// All categories.
#[server(prefix = "/api", endpoint = "settings/categories/read")]
pub async fn categories() -> Result<Vec<CategoryRow>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::catalogue::categories(&desk).await?)
}

/// A category's figures, as typed.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct FiguresForm {
    /// Which category.
    pub category: String,
    /// Weight of one, in kilograms.
    #[serde(default)]
    pub weight: String,
    /// CO2 equivalent of making one, in kilograms.
    #[serde(default)]
    pub co2: String,
    /// The factor's code.
    #[serde(default)]
    pub factor: String,
    /// Who publishes it.
    #[serde(default)]
    pub source: String,
    /// A default price, in euros.
    #[serde(default)]
    pub default_price: String,
    /// Months of reference.
    #[serde(default)]
    pub reference_months: String,
}

/// Records a new edition of a category's figures.
#[server(prefix = "/api", endpoint = "settings/categories")]
pub async fn save_figures(form: FiguresForm) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::catalogue::save_figures(&desk, &super::category_form::read(form)?).await?;
    saved("/settings/categories");
    Ok(())
}

/// Everybody with an account.
#[server(prefix = "/api", endpoint = "settings/people/read")]
pub async fn people() -> Result<Vec<PersonRow>, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::account::people(&desk).await?)
}

/// Adds somebody.
#[server(prefix = "/api", endpoint = "settings/people/add")]
pub async fn add_person(
    login: String,
    name: String,
    password: String,
    #[server(default)] roles: Vec<String>,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let roles = super::person_form::read_roles(&roles)?;
    let person = store::account::NewPerson {
        login,
        name,
        password,
        roles,
    };
    store::account::add(&desk, person).await?;
    crate::door::flash("person_added");
    leptos_axum::redirect("/settings/people");
    Ok(())
}

/// Changes somebody's name, roles, and whether they may sign in.
#[server(prefix = "/api", endpoint = "settings/people/change")]
pub async fn change_person(
    id: i64,
    name: String,
    #[server(default)] roles: Vec<String>,
    #[server(default)] is_active: bool,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let roles = super::person_form::read_roles(&roles)?;
    store::account::change(&desk, id, &name, &roles, is_active).await?;
    saved("/settings/people");
    Ok(())
}

/// Tells that it is saved, on that page.
#[cfg(feature = "ssr")]
fn saved(path: &str) {
    crate::door::flash("saved");
    leptos_axum::redirect(path);
}
