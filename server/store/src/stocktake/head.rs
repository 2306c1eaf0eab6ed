//! What a count is about, as lists and pages begin with it.

use super::tree::Tree;
use crate::{StoreError, civil, db};
use chrono::{DateTime, Utc};
use domain::view::stocktake::{Closed, Head, StocktakeRow};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// Selects the columns of [`HeadRow`]; a `WHERE` and an `ORDER BY` follow.
pub(super) const HEADS: &str =
    "SELECT t.id, t.number, t.place_id, c.label_fr, c.label_en, s.name AS started_by, t.started_at,
        e.name AS closed_by, t.closed_at, t.signed_by, t.statement, t.report_hash,
        (SELECT COUNT(*) FROM stocktake_expected x WHERE x.stocktake_id = t.id) AS expected,
        (SELECT COUNT(*) FROM stocktake_expected x JOIN stocktake_scan y
            ON y.stocktake_id = x.stocktake_id AND y.item_id = x.item_id WHERE x.stocktake_id = t.id) AS counted
    FROM stocktake t JOIN person s ON s.id = t.started_by LEFT JOIN person e ON e.id = t.closed_by
        LEFT JOIN category c ON c.code = t.category";

#[derive(FromQueryResult)]
pub(super) struct HeadRow {
    pub(super) id: i64,
    pub(super) number: String,
    pub(super) place_id: i64,
    label_fr: Option<String>,
    label_en: Option<String>,
    started_by: String,
    started_at: DateTime<Utc>,
    closed_by: Option<String>,
    pub(super) closed_at: Option<DateTime<Utc>>,
    signed_by: String,
    statement: String,
    report_hash: String,
    expected: i64,
    counted: i64,
}

impl HeadRow {
    /// As pages show it.
    pub(super) fn head(&self, tree: &Tree) -> Head {
        let closed = self.closed_at.map(|at| Closed {
            by: self.closed_by.clone().unwrap_or_default(),
            at: civil::time(at),
            signed_by: self.signed_by.clone(),
            statement: self.statement.clone(),
            report_hash: self.report_hash.clone(),
        });
        Head {
            number: self.number.clone(),
            place: tree.path(Some(self.place_id)),
            category: self.label_fr.clone().zip(self.label_en.clone()),
            started_by: self.started_by.clone(),
            started_at: civil::time(self.started_at),
            closed,
        }
    }

    /// As a list shows it.
    pub(super) fn row(&self, tree: &Tree) -> StocktakeRow {
        StocktakeRow {
            head: self.head(tree),
            expected: u32::try_from(self.expected).unwrap_or(0),
            counted: u32::try_from(self.counted).unwrap_or(0),
        }
    }
}

/// The count of that number.
pub(super) async fn find(conn: &impl ConnectionTrait, number: &str) -> Result<HeadRow, StoreError> {
    let sql = format!("{HEADS} WHERE t.number = $1");
    let row: Option<HeadRow> = db::row(conn, &sql, [number.trim().into()]).await?;
    row.ok_or(StoreError::NotFound)
}
