//! What is known of an item's worth: prices, the category's default, its factor.

use super::row::{PRICES, Recorded};
use crate::{StoreError, db};
use chrono::NaiveDate;
use domain::{
    Cents, Grams,
    impact::Factor,
    item::{Item, Worth},
    price::{Basis, Counterfactual, Evidence, Grade},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// Standard rate of value-added tax, in hundredths of a percent: of a category's default price.
const STANDARD_VAT: u32 = 2000;

#[derive(FromQueryResult)]
struct Category {
    default_price_cents: Option<i64>,
    reference_months: Option<i32>,
    version: i32,
    weight_grams: Option<i64>,
    co2_grams: Option<i64>,
    factor_code: String,
    factor_source: String,
    since: NaiveDate,
}

/// What is known of the worth of an item's category for a need on that day: the prices chosen on the slip and not
/// withdrawn since, else the lowest of the item and of its category; the category's default, grade C; the factor in
/// force.
///
/// # Errors
/// The database's.
pub(crate) async fn worth(
    conn: &impl ConnectionTrait,
    item: &Item,
    handover: Option<i64>,
    on: NaiveDate,
) -> Result<Worth, StoreError> {
    let mut recorded: Vec<Recorded> = Vec::new();
    if let Some(handover) = handover {
        let sql = format!(
            "{PRICES} JOIN handover_price c ON c.price_id = p.id WHERE c.handover_id = $1 AND p.is_active
                AND (p.item_id IS NULL OR p.item_id = $2)"
        );
        recorded = db::rows(conn, &sql, [handover.into(), item.id.0.into()]).await?;
    }
    if recorded.is_empty() {
        recorded = lowest_of_each(conn, item.id.0, &item.category, on).await?;
    }
    let mut candidates = recorded.iter().map(Recorded::evidence).collect::<Result<Vec<_>, _>>()?;
    let category = category(conn, &item.category).await?;
    candidates.extend(category.default_evidence(&item.category));
    Ok(Worth {
        candidates,
        reference_months: category.reference_months.and_then(|months| u32::try_from(months).ok()),
        factor: category.factor(),
    })
}

/// All that may serve a need in that category, and for that item where there is one: documents, the latest first, then
/// the category's default.
pub(super) async fn candidates(
    conn: &impl ConnectionTrait,
    item: Option<i64>,
    code: &str,
) -> Result<(Vec<Recorded>, Option<Evidence>), StoreError> {
    // No item has the record 0: only the category's prices are left.
    let recorded = own(conn, item.unwrap_or(0), code).await?;
    let default = category(conn, code).await?.default_evidence(code);
    Ok((recorded, default))
}

/// All of an item and of its category, the latest first.
async fn own(conn: &impl ConnectionTrait, item: i64, category: &str) -> Result<Vec<Recorded>, StoreError> {
    let sql = format!(
        "{PRICES} WHERE p.is_active AND (p.item_id = $1 OR (p.item_id IS NULL AND p.category = $2))
         ORDER BY p.id DESC"
    );
    Ok(db::rows(conn, &sql, [item.into(), category.into()]).await?)
}

/// Of those of an item and of its category, what the domain may choose on that day: it takes the lowest in the
/// organisation's basis, and of prices of the same kind, basis and tax that is the lowest in their own. A category may have
/// thousands, and an acceptance is decided while others wait.
async fn lowest_of_each(
    conn: &impl ConnectionTrait,
    item: i64,
    category: &str,
    on: NaiveDate,
) -> Result<Vec<Recorded>, StoreError> {
    let sql = format!(
        "{PRICES} WHERE p.id IN (SELECT o.id FROM (
            SELECT q.id, ROW_NUMBER() OVER (
                PARTITION BY q.instead_of, q.basis, q.vat, CASE WHEN q.grade = 'C' THEN 1 ELSE 0 END
                ORDER BY q.cents, q.id DESC) AS place
            FROM price q WHERE q.is_active AND q.cents > 0 AND q.dated_on <= $3
                AND (q.item_id = $1 OR (q.item_id IS NULL AND q.category = $2))) o WHERE o.place = 1)
         ORDER BY p.id DESC"
    );
    Ok(db::rows(conn, &sql, [item.into(), category.into(), on.into()]).await?)
}

async fn category(conn: &impl ConnectionTrait, code: &str) -> Result<Category, StoreError> {
    let category: Option<Category> = db::row(
        conn,
        "SELECT c.default_price_cents, c.reference_months, f.version, f.weight_grams, f.co2_grams,
            f.factor_code, f.factor_source, f.since
         FROM category c JOIN category_figure f ON f.category = c.code AND f.version = c.version
         WHERE c.code = $1",
        [code.into()],
    )
    .await?;
    category.ok_or(StoreError::Invalid("category"))
}

impl Category {
    fn default_evidence(&self, code: &str) -> Option<Evidence> {
        self.default_price_cents.map(|cents| Evidence {
            id: None,
            price: Cents(cents),
            basis: Basis::Ttc,
            vat: STANDARD_VAT,
            grade: Grade::C,
            dated_on: self.since,
            of: Counterfactual::New,
            source: code.to_owned(),
        })
    }

    fn factor(&self) -> Option<Factor> {
        (self.co2_grams.is_some() || self.weight_grams.is_some()).then(|| Factor {
            code: self.factor_code.clone(),
            version: u32::try_from(self.version).unwrap_or(1),
            source: self.factor_source.clone(),
            co2: self.co2_grams.map(Grams),
            weight: self.weight_grams.map(Grams),
        })
    }
}
