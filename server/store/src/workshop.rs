//! What repairs teach. Rows are read here; what they mean is the domain's.

mod benchmark;
mod case;
mod delay;
mod stock;

pub use case::{CaseQuery, cases};
pub(crate) use case::{given_up, model_key, repairs};
pub use delay::delays;
pub(crate) use delay::lives;
pub(crate) use stock::{SINCE, standing};
pub use stock::{StockQuery, stock};

use crate::{Desk, StoreError, calendar, catalogue, db};
use domain::{
    access::Permission,
    view::{
        CategoryChoice,
        workshop::{CategoryTally, WorkshopPage},
    },
    workshop::{Case, Tally, by_category, by_model},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;

/// Lines on a page of a list.
const LINES: u32 = 50;

/// What repairs teach in a year (0 for all of them), in a category (empty for all).
///
/// # Errors
/// Refused (needs `SeeSavings`), the database's.
pub async fn page(desk: &Desk, year: i32, category: &str) -> Result<WorkshopPage, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    let cases = case::read(conn, year, category).await?;
    let categories = catalogue::category_choices(conn).await?;
    Ok(WorkshopPage {
        year,
        years: calendar::years(conn, desk.today()).await?,
        category: category.to_owned(),
        all: Tally::of(&cases),
        by_category: tallies(conn, &cases, &categories).await?,
        models: by_model(&cases),
        delays: delay::summary(conn, year, category).await?,
        ages: stock::ages(conn, desk.today(), category).await?,
        waits: stock::waits(conn, desk.today(), category).await?,
        categories,
    })
}

#[derive(FromQueryResult)]
struct Mapped {
    code: String,
    label_fr: String,
    label_en: String,
    ords_id: String,
}

/// Each category beside its benchmark.
async fn tallies(
    conn: &impl ConnectionTrait,
    cases: &[Case],
    choices: &[CategoryChoice],
) -> Result<Vec<CategoryTally>, StoreError> {
    if choices.is_empty() || cases.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "SELECT code, label_fr, label_en, ords_id FROM category";
    let rows: Vec<Mapped> = db::rows(conn, sql, []).await?;
    let mut known: HashMap<String, Mapped> = rows.into_iter().map(|row| (row.code.clone(), row)).collect();
    let benchmarks = benchmark::all()?;
    let tally = |(code, tally): (String, Tally)| {
        let mapped = known.remove(&code);
        let benchmark = mapped.as_ref().and_then(|row| benchmarks.get(&row.ords_id).cloned());
        let (fr, en) = mapped.map(|row| (row.label_fr, row.label_en)).unwrap_or_default();
        CategoryTally {
            code,
            fr,
            en,
            tally,
            benchmark,
        }
    };
    Ok(by_category(cases).into_iter().map(tally).collect())
}
