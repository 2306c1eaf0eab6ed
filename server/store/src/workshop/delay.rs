//! How long things took: the steps that ended in a year, measured by the domain.

use super::LINES;
use crate::{Desk, StoreError, calendar::days, db};
use chrono::NaiveDate;
use domain::{
    access::Permission,
    view::{
        Page,
        workshop::{Delay, DelayLine},
    },
    workshop::delay::{Measure, Stage, Step, Turn, measures, median},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::{cmp::Reverse, collections::HashMap};

#[derive(FromQueryResult)]
struct StepRow {
    item_id: i64,
    kind: String,
    occurred_on: NaiveDate,
}

/// The events that end any stage.
const ENDS: &str = "'diagnosed', 'found_working', 'test_passed', 'accepted'";

/// The events that end that one.
fn ends(stage: Stage) -> &'static str {
    match stage {
        Stage::Diagnosis => "'diagnosed', 'found_working'",
        Stage::Repair => "'test_passed'",
        Stage::Reissue | Stage::Whole => "'accepted'",
    }
}

/// The turns of the items for which such an end came between two days: what was undone is left out.
fn steps(ends: &str, of: &str) -> String {
    format!(
        "SELECT e.item_id, e.kind, e.occurred_on FROM event e JOIN item i ON i.id = e.item_id
        WHERE e.item_id IN (SELECT m.item_id FROM event m
                WHERE m.kind IN ({ends}) AND m.occurred_on BETWEEN $1 AND $2)
            AND e.kind IN ('deposited', 'taken_back', 'found', 'diagnosed', 'found_working', 'test_passed', 'accepted')
            AND i.state <> 'void' AND NOT EXISTS
                (SELECT 1 FROM event u WHERE u.item_id = e.item_id AND u.seq = e.seq + 1 AND u.kind = 'undone') {of}
        ORDER BY e.item_id, e.seq"
    )
}

/// The delays that such an event ended in a year (0 for all), in a category (empty for all); others of the same items may
/// be among them.
async fn read(conn: &impl ConnectionTrait, year: i32, category: &str, ends: &str) -> Result<Vec<Measure>, StoreError> {
    let (first, last) = days(year);
    let mut values: Vec<Value> = vec![first.into(), last.into()];
    let mut of = "";
    if !category.is_empty() {
        values.push(category.into());
        of = "AND i.category = $3";
    }
    let rows: Vec<StepRow> = db::rows(conn, &steps(ends, of), values).await?;
    let step = |row: StepRow| {
        Turn::parse(&row.kind).map(|turn| Step {
            item: row.item_id,
            turn,
            on: row.occurred_on,
        })
    };
    let steps: Vec<Step> = rows.into_iter().filter_map(step).collect();
    let mut measured = measures(&steps);
    measured.retain(|measure| first <= measure.to && measure.to <= last);
    Ok(measured)
}

/// The median of each stage.
pub(super) async fn summary(conn: &impl ConnectionTrait, year: i32, category: &str) -> Result<Vec<Delay>, StoreError> {
    let measured = read(conn, year, category, ENDS).await?;
    let delay = |stage| {
        let days = measured.iter().filter(|one| one.stage == stage).map(Measure::days);
        let days: Vec<i64> = days.collect();
        Delay {
            stage,
            count: u64::try_from(days.len()).unwrap_or(u64::MAX),
            half_days: median(days),
        }
    };
    Ok(Stage::ALL.map(delay).to_vec())
}

#[derive(FromQueryResult)]
struct Named {
    id: i64,
    code: Option<String>,
    name: String,
}

/// The items that went through a stage, the slowest first: a delay is measured by the domain, so that all of the stage are
/// read, and the names of one page.
///
/// # Errors
/// Refused (needs `SeeSavings`), the database's.
pub async fn delays(
    desk: &Desk,
    year: i32,
    category: &str,
    stage: Stage,
    page: u32,
) -> Result<Page<DelayLine>, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    let mut measured = read(conn, year, category, ends(stage)).await?;
    measured.retain(|measure| measure.stage == stage);
    measured.sort_by_key(|measure| (Reverse(measure.days()), measure.item));
    let page = Page::of(measured, page, LINES);
    let ids: Vec<String> = page.rows.iter().map(|measure| measure.item.to_string()).collect();
    // Numbers of our own: safe to write into the text of the query.
    let sql = format!(
        "SELECT id, code, name FROM item WHERE id IN (0{})",
        ids.iter().map(|id| format!(", {id}")).collect::<String>()
    );
    let names: Vec<Named> = db::rows(conn, &sql, []).await?;
    let names: HashMap<i64, Named> = names.into_iter().map(|row| (row.id, row)).collect();
    let line = |measure: Measure| {
        let named = names.get(&measure.item);
        DelayLine {
            code: named.and_then(|row| row.code.clone()).unwrap_or_default(),
            name: named.map(|row| row.name.clone()).unwrap_or_default(),
            from: measure.from,
            to: measure.to,
            days: measure.days(),
        }
    };
    Ok(Page {
        rows: page.rows.into_iter().map(line).collect(),
        page: page.page,
        total: page.total,
        size: page.size,
    })
}
