//! What an issue is: one definition for every figure that counts them, and for the list behind it.

use super::{filter::Clause, unsigned};
use crate::{StoreError, db, ledger::kinds};
use domain::{ledger::Kind, view::LineFilter};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// The word of [`LineFilter::sign`] that keeps to issues.
pub(crate) const ISSUE: &str = "issue";

/// Whether an entry (`ledger e`) is an issue: it counts what somebody accepted, and was not taken back whole within its
/// own year. What a later year takes back is that year's: a year that is over keeps its count.
pub(crate) fn issue(looked_at: &Looked) -> String {
    format!(
        "(e.kind IN ({}) AND e.reverses IS NULL AND e.id NOT IN ({}))",
        kinds(Kind::is_issue),
        taken_back(looked_at)
    )
}

/// Which entries are looked through for what takes others back: less to read where less is asked.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Looked {
    /// The first and the last year; all without.
    pub(crate) years: Option<(i32, i32)>,
    /// The last entry that was known, by its number; all without.
    pub(crate) until: Option<i64>,
}

impl Looked {
    /// The entries of one year.
    pub(crate) fn of_year(year: i32) -> Self {
        Self {
            years: Some((year, year)),
            until: None,
        }
    }

    /// Numbers only: safe to write into the text of the query.
    fn sql(self) -> String {
        let years = self.years.map(|(first, last)| {
            let month = |year: i32, month| year.saturating_mul(100).saturating_add(month);
            format!(" AND r.month BETWEEN {} AND {}", month(first, 1), month(last, 12))
        });
        let until = self.until.map(|last| format!(" AND r.id <= {last}"));
        [years, until].into_iter().flatten().collect()
    }
}

/// The entries taken back whole within their own year, by number.
pub(super) fn taken_back(looked_at: &Looked) -> String {
    format!(
        "SELECT r.reverses FROM ledger r JOIN ledger o ON o.id = r.reverses
         WHERE r.reverses IS NOT NULL AND r.month / 100 = o.month / 100 AND o.kind IN ({}){}
         GROUP BY r.reverses, o.cents HAVING SUM(r.cents) + o.cents = 0",
        kinds(Kind::is_issue),
        looked_at.sql()
    )
}

/// Issues of some entries: how many items, each once, in how many issues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Issued {
    pub(crate) items: u64,
    pub(crate) issues: u64,
}

#[derive(FromQueryResult)]
struct Counts {
    items: i64,
    issues: i64,
}

/// The issues among the entries of a filter.
pub(super) async fn issued(conn: &impl ConnectionTrait, filter: &LineFilter) -> Result<Issued, StoreError> {
    let clause = Clause::of(&LineFilter {
        sign: ISSUE.to_owned(),
        ..filter.clone()
    });
    counted(conn, &clause.sql(), clause.values()).await
}

/// The issues among the entries (`ledger e`) of a `WHERE` that keeps to issues.
pub(crate) async fn counted(conn: &impl ConnectionTrait, only: &str, values: Vec<Value>) -> Result<Issued, StoreError> {
    let sql = format!("SELECT COUNT(DISTINCT e.item_id) AS items, COUNT(*) AS issues FROM ledger e {only}");
    let counts: Option<Counts> = db::row(conn, &sql, values).await?;
    Ok(counts.map_or_else(Issued::default, |counts| Issued {
        items: unsigned(counts.items),
        issues: unsigned(counts.issues),
    }))
}
