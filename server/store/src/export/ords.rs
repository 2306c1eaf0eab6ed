//! Repairs by the Open Repair Data Standard: our own, and those that were imported.

use super::plan::Plan;
use crate::{
    StoreError,
    workshop::{BROKEN_OFF, CAME_BACK},
};
use chrono::NaiveDate;
use domain::{
    export::Asked,
    item::{Barrier, Event},
    ords::{Attempt, Record, Status},
};
use sea_orm::{FromQueryResult, QueryResult};
use std::sync::LazyLock;

/// Attempts that ended: each repair that was closed, and what was given up before any. Where the last repair failed, what
/// ended the item is why that one was given up. The same cases as those that repairs teach from: a repair broken off by
/// losing the item or giving it back is none, and a way out after a return says nothing of the repair before it.
static ENDED: LazyLock<String> = LazyLock::new(|| {
    const LAST: &str = "NOT EXISTS (SELECT 1 FROM repair_job n WHERE n.item_id = j.item_id AND n.rank > j.rank)";
    format!(
        "FROM (
            SELECT j.item_id, CAST(j.rank + 1 AS BIGINT) AS part, j.closed_on AS event_on, j.outcome, j.done,
                CASE WHEN j.outcome = 'failed' AND {LAST} AND NOT {CAME_BACK} THEN x.facts END AS facts
            FROM repair_job j LEFT JOIN item_exit x ON x.item_id = j.item_id AND x.facts LIKE '%\"barrier\":\"%'
            WHERE j.outcome <> 'open' AND j.item_id >= {{after}} AND NOT {BROKEN_OFF}
            UNION ALL
            SELECT x.item_id, CAST(0 AS BIGINT), x.occurred_on, 'given_up', '', x.facts
            FROM item_exit x WHERE x.facts LIKE '%\"barrier\":\"%' AND x.item_id >= {{after}}
                AND NOT EXISTS (SELECT 1 FROM repair_job j WHERE j.item_id = x.item_id AND j.outcome = 'failed'
                    AND {LAST} AND NOT {CAME_BACK} AND NOT {BROKEN_OFF})
        ) a JOIN item i ON i.id = a.item_id JOIN category c ON c.code = i.category"
    )
});

/// A category without a number of the standard is not part of it.
pub(super) fn attempts(asked: &Asked) -> Plan {
    let plan = Plan {
        select: "a.item_id, a.part, a.event_on, a.outcome, a.facts, a.done, i.fault, i.brand, c.family, c.label_fr, c.ords_id".into(),
        from: ENDED.as_str(),
        clause: "WHERE c.ords_id <> '' AND i.state <> 'void'".into(),
        keys: &["a.item_id", "a.part"],
        ..Plan::default()
    };
    plan.in_year("a.event_on", asked.year)
}

#[derive(FromQueryResult)]
struct AttemptRow {
    item_id: i64,
    part: i64,
    event_on: NaiveDate,
    outcome: String,
    facts: Option<String>,
    done: String,
    fault: String,
    brand: String,
    family: String,
    label_fr: String,
    ords_id: String,
}

/// The record of a row of [`attempts`], told by that organisation.
pub(super) fn record(row: &QueryResult, provider: &str, has_problem: bool) -> Result<Record, StoreError> {
    let row = AttemptRow::from_query_result(row, "")?;
    let barrier = row.facts.as_deref().map(barrier_of).transpose()?.flatten();
    let status = match (row.outcome.as_str(), barrier) {
        ("successful", _) => Status::Fixed,
        (_, Some(_)) => Status::EndOfLife,
        (_, None) => Status::Repairable,
    };
    let told: Vec<&str> = [row.fault.trim(), row.done.trim()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let problem = if has_problem { told.join(" ~ ") } else { String::new() };
    let attempt = Attempt {
        item: row.item_id,
        rank: row.part,
        provider,
        own_category: (&row.family, &row.label_fr),
        category: &row.ords_id,
        brand: &row.brand,
        status,
        barrier,
        on: row.event_on,
        problem: &problem,
    };
    Ok(attempt.record())
}

/// Why the item of an exit was not repaired.
fn barrier_of(facts: &str) -> Result<Option<Barrier>, StoreError> {
    Ok(match serde_json::from_str(facts)? {
        Event::Donated(facts) => facts.barrier,
        Event::Sold(facts) => facts.barrier,
        Event::Recycled(facts) => facts.barrier,
        Event::Dismantled(facts) => facts.barrier,
        _ => None,
    })
}

/// Repairs imported from elsewhere, as they came.
pub(super) fn history() -> Plan {
    Plan {
        select: "h.ords_id AS id, h.data_provider, h.country, h.partner_product_category, h.product_category,
            h.product_category_id, h.brand, h.year_of_manufacture, h.product_age, h.repair_status,
            h.repair_barrier_if_end_of_life, h.group_identifier, h.event_date, h.problem"
            .into(),
        from: "FROM repair_history h",
        keys: &["h.id"],
        ..Plan::default()
    }
}
