//! What was spent at providers, and how much was worked inside.

use crate::{Desk, StoreError, calendar, db, legal};
use domain::{
    Cents, Minutes,
    access::Permission,
    local::{ProviderKind, department},
    view::local::{LocalPage, ProviderSpend},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct SpendRow {
    id: Option<i64>,
    name: Option<String>,
    kind: Option<String>,
    commune: Option<String>,
    postcode: Option<String>,
    insee: Option<String>,
    cents: i64,
    entries: i64,
}

impl SpendRow {
    fn view(self) -> ProviderSpend {
        let (postcode, insee) = (self.postcode.unwrap_or_default(), self.insee.unwrap_or_default());
        ProviderSpend {
            id: self.id.unwrap_or(0),
            name: self.name.unwrap_or_default(),
            kind: self.kind.as_deref().and_then(ProviderKind::parse),
            commune: self.commune.unwrap_or_default(),
            department: department(&postcode, &insee),
            cents: Cents(self.cents),
            entries: u64::try_from(self.entries).unwrap_or(0),
        }
    }
}

#[derive(FromQueryResult)]
struct Sum {
    minutes: i64,
}

/// A year's spending at providers, and its work inside.
///
/// # Errors
/// Refused (needs `SeeSavings`), the database's.
pub async fn page(desk: &Desk, year: i32) -> Result<LocalPage, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    Ok(LocalPage {
        year,
        years: calendar::years(conn, desk.today()).await?,
        department: legal::declarant(conn).await?.department,
        providers: spending(conn, year).await?,
        minutes: Minutes(minutes(conn, year).await?),
    })
}

/// External entries by provider, what takes one back with it. One that nets to nothing is still shown with its entries.
async fn spending(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<ProviderSpend>, StoreError> {
    let sql = "SELECT p.id, MAX(p.name) AS name,
            MAX(CASE WHEN p.structure = '' THEN p.kind ELSE p.structure END) AS kind, MAX(TRIM(p.commune)) AS commune,
            MAX(p.postcode) AS postcode, MAX(p.insee) AS insee,
            CAST(SUM(e.cents) AS BIGINT) AS cents, COUNT(*) AS entries
        FROM ledger e LEFT JOIN ledger_axis a ON a.id = e.id LEFT JOIN provider p ON p.id = a.provider_id
        WHERE e.kind = 'external' AND e.month BETWEEN $1 AND $2
        GROUP BY p.id ORDER BY SUM(e.cents) DESC, MAX(p.name)";
    let year = year.saturating_mul(100);
    let values = [year.saturating_add(1).into(), year.saturating_add(12).into()];
    let rows: Vec<SpendRow> = db::rows(conn, sql, values).await?;
    Ok(rows.into_iter().map(SpendRow::view).collect())
}

async fn minutes(conn: &impl ConnectionTrait, year: i32) -> Result<i64, StoreError> {
    let sql = "SELECT CAST(COALESCE(SUM(minutes), 0) AS BIGINT) AS minutes FROM ledger_sum
               WHERE year = $1 AND axis = 'month' AND kind = 'labour'";
    let sum: Option<Sum> = db::row(conn, sql, [year.into()]).await?;
    Ok(sum.map_or(0, |sum| sum.minutes))
}
