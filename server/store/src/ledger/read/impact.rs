//! The year's CO2 and kilograms, each figure with the edition of the factor that made it.

mod published;

use super::{
    page::{counts, years},
    snapshot,
    sum::{SumRow, beside, by_key, by_month, totals},
};
use crate::{Desk, StoreError, db};
use chrono::NaiveDate;
use domain::{
    Grams,
    access::Permission,
    view::impact::{Current, ImpactPage, ImpactRow},
};
use published::Published;
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::{cmp::Reverse, collections::BTreeMap};

/// The impact of a year. What is in no row, for want of a factor, is counted beside.
///
/// # Errors
/// Refused, the database's.
pub async fn impact(desk: &Desk, year: i32) -> Result<ImpactPage, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let snapshot = snapshot(desk).await?;
    let editions = editions(&snapshot).await?;
    let all = totals(&by_month(&snapshot, year).await?);
    let counts = counts(&snapshot, desk.today(), year).await?;
    let years = years(&snapshot, desk.today()).await?;
    let sums = beside(&snapshot, year, "factor", "e.category").await?;
    snapshot.commit().await?;
    let rows = by_key(sums).into_iter();
    let mut rows: Vec<ImpactRow> = rows.filter_map(|(key, sums)| row(&key, &sums, &editions)).collect();
    rows.sort_by_key(|row| Reverse((row.co2, row.waste)));
    Ok(ImpactPage {
        year,
        years,
        co2: all.co2,
        waste: all.waste,
        waste_out: all.waste_out,
        rows,
        without_factor: counts.without_factor,
        without_price: counts.without_price,
    })
}

#[derive(Clone, FromQueryResult)]
struct Edition {
    category: String,
    version: i32,
    label_fr: String,
    label_en: String,
    weight_grams: Option<i64>,
    weight_source: String,
    co2_grams: Option<i64>,
    factor_code: String,
    factor_source: String,
    confidence: String,
    since: NaiveDate,
    is_current: bool,
}

impl Edition {
    fn number(&self) -> u32 {
        u32::try_from(self.version).unwrap_or(0)
    }
}

/// Every edition of every category's figures, by category and version.
type Editions = BTreeMap<(String, i32), Edition>;

async fn editions(conn: &impl ConnectionTrait) -> Result<Editions, StoreError> {
    let sql = "SELECT f.category, f.version, c.label_fr, c.label_en, f.weight_grams, f.weight_source, f.co2_grams,
            f.factor_code, f.factor_source, f.confidence, f.since, (f.version = c.version) AS is_current
         FROM category_figure f JOIN category c ON c.code = f.category";
    let rows: Vec<Edition> = db::rows(conn, sql, []).await?;
    Ok(rows
        .into_iter()
        .map(|row| ((row.category.clone(), row.version), row))
        .collect())
}

/// A row from its key, a category, a colon, an edition.
fn row(key: &str, sums: &[SumRow], editions: &Editions) -> Option<ImpactRow> {
    let (category, version) = key.rsplit_once(':')?;
    let edition = editions.get(&(category.to_owned(), version.parse().ok()?))?;
    let of_category = editions.range((category.to_owned(), 0)..=(category.to_owned(), i32::MAX));
    let current = of_category
        .map(|(_, edition)| edition)
        .find(|edition| edition.is_current)?;
    let all = totals(sums);
    Some(ImpactRow {
        category: edition.category.clone(),
        label_fr: edition.label_fr.clone(),
        label_en: edition.label_en.clone(),
        version: edition.number(),
        since: edition.since,
        code: edition.factor_code.clone(),
        source: edition.factor_source.clone(),
        weight_source: edition.weight_source.clone(),
        confidence: edition.confidence.clone(),
        new_co2: edition.co2_grams.map(Grams),
        weight: edition.weight_grams.map(Grams),
        co2: all.co2,
        waste: all.waste,
        others: Published::get().others(category, &edition.factor_code),
        current: Current {
            version: current.number(),
            co2: current.co2_grams.map(Grams),
        },
    })
}
