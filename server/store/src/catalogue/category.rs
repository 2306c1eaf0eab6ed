//! Categories and the editions of their figures.

use crate::{Desk, StoreError, db};
use domain::{
    Cents, Grams,
    access::Permission,
    item::Gate,
    view::{CategoryChoice, CategoryRow},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct CategoryRecord {
    code: String,
    label_fr: String,
    label_en: String,
    family: String,
    gates: String,
    version: i32,
    default_price_cents: Option<i64>,
    reference_months: Option<i32>,
    weight_grams: Option<i64>,
    co2_grams: Option<i64>,
    factor_code: String,
    factor_source: String,
}

/// All categories with their figures in force.
///
/// # Errors
/// Refused, the database's.
pub async fn categories(desk: &Desk) -> Result<Vec<CategoryRow>, StoreError> {
    desk.require(Permission::SeeItems)?;
    let rows: Vec<CategoryRecord> = db::rows(
        desk.db.conn(),
        "SELECT c.code, c.label_fr, c.label_en, c.family, c.gates, c.version, c.default_price_cents,
            c.reference_months, f.weight_grams, f.co2_grams, f.factor_code, f.factor_source
         FROM category c JOIN category_figure f ON f.category = c.code AND f.version = c.version
         WHERE c.is_active ORDER BY c.family, c.label_fr",
        [],
    )
    .await?;
    let row = |row: CategoryRecord| CategoryRow {
        code: row.code,
        label_fr: row.label_fr,
        label_en: row.label_en,
        family: row.family,
        weight: row.weight_grams.map(Grams),
        co2: row.co2_grams.map(Grams),
        factor: row.factor_code,
        version: u32::try_from(row.version).unwrap_or(1),
        source: row.factor_source,
        default_price: row.default_price_cents.map(Cents),
        reference_months: row.reference_months.and_then(|months| u32::try_from(months).ok()),
        gates: row.gates.split_whitespace().filter_map(Gate::parse).collect(),
    };
    Ok(rows.into_iter().map(row).collect())
}

#[derive(FromQueryResult)]
struct CategoryNames {
    code: String,
    label_fr: String,
    label_en: String,
}

/// The categories in use, to choose from.
pub(crate) async fn category_choices(conn: &impl ConnectionTrait) -> Result<Vec<CategoryChoice>, StoreError> {
    let sql = "SELECT code, label_fr, label_en FROM category WHERE is_active ORDER BY label_fr";
    let rows: Vec<CategoryNames> = db::rows(conn, sql, []).await?;
    let choice = |row: CategoryNames| CategoryChoice {
        code: row.code,
        fr: row.label_fr,
        en: row.label_en,
    };
    Ok(rows.into_iter().map(choice).collect())
}

/// New figures for a category: a new edition, which changes no past total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Which category.
    pub category: String,
    /// Weight of one.
    pub weight: Option<Grams>,
    /// CO2 equivalent of making one.
    pub co2: Option<Grams>,
    /// The factor's code.
    pub factor: String,
    /// Who publishes it.
    pub source: String,
    /// A default price, grade C.
    pub default_price: Option<Cents>,
    /// Months of reference.
    pub reference_months: Option<u32>,
}

#[derive(FromQueryResult)]
struct Version {
    version: i32,
}

/// Records them.
///
/// # Errors
/// Refused, invalid, not found.
pub async fn save_figures(desk: &Desk, figures: &Figures) -> Result<(), StoreError> {
    desk.require(Permission::EditReference)?;
    check(figures)?;
    let write = desk.db.write().await?;
    let months = figures.reference_months.and_then(|months| i32::try_from(months).ok());
    let next: Option<Version> = db::row(
        write.conn(),
        "UPDATE category SET version = version + 1, default_price_cents = $2, reference_months = $3
         WHERE code = $1 RETURNING version",
        [
            figures.category.as_str().into(),
            figures.default_price.map(|cents| cents.0).into(),
            months.into(),
        ],
    )
    .await?;
    let next = next.ok_or(StoreError::NotFound)?.version;
    db::run(
        write.conn(),
        "INSERT INTO category_figure (category, version, weight_grams, weight_source, co2_grams, factor_code,
            factor_source, confidence, since) VALUES ($1, $2, $3, $4, $5, $6, $4, '', $7)",
        [
            figures.category.as_str().into(),
            next.into(),
            figures.weight.map(|grams| grams.0).into(),
            figures.source.trim().into(),
            figures.co2.map(|grams| grams.0).into(),
            figures.factor.trim().into(),
            desk.today().into(),
        ],
    )
    .await?;
    write.commit().await
}

/// A figure without a source cannot be defended.
fn check(figures: &Figures) -> Result<(), StoreError> {
    let is_wrong = |grams: Option<Grams>| grams.is_some_and(|grams| grams <= Grams::ZERO);
    if is_wrong(figures.weight) {
        return Err(StoreError::Invalid("weight"));
    }
    if is_wrong(figures.co2) {
        return Err(StoreError::Invalid("co2"));
    }
    if figures.default_price.is_some_and(|price| price <= Cents::ZERO) {
        return Err(StoreError::Invalid("default_price"));
    }
    if figures.reference_months == Some(0) {
        return Err(StoreError::Invalid("reference_months"));
    }
    let has_figure = figures.weight.is_some() || figures.co2.is_some();
    if has_figure && figures.source.trim().is_empty() {
        return Err(StoreError::Invalid("source"));
    }
    Ok(())
}
