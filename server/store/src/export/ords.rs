//! Repairs by the Open Repair Data Standard: our own, and those that were imported.

use super::plan::Plan;
use crate::{
    StoreError,
    workshop::{given_up, repairs},
};
use chrono::NaiveDate;
use domain::{
    export::Asked,
    item::Barrier,
    ords::{Attempt, Record, Status},
    workshop::Outcome,
};
use sea_orm::{FromQueryResult, QueryResult};
use std::sync::LazyLock;

/// Attempts that ended: the cases that repairs teach from.
pub(super) static ENDED: LazyLock<String> = LazyLock::new(|| {
    format!(
        "FROM ({} UNION ALL {}) a JOIN item i ON i.id = a.item_id JOIN category c ON c.code = i.category",
        repairs("AND j.item_id >= {after}"),
        given_up("AND x.item_id >= {after}")
    )
});

/// A category without a number of the standard is not part of it.
pub(super) fn attempts(asked: &Asked) -> Plan {
    let plan = Plan {
        select:
            "a.item_id, CAST(a.job + 1 AS BIGINT) AS part, a.ended_on, a.outcome, a.barrier, a.done, i.fault, a.brand,
            c.family, c.label_fr, c.ords_id"
                .into(),
        from: ENDED.as_str(),
        clause: "WHERE c.ords_id <> ''".into(),
        // What was given up comes before the repairs of the same item: it has no rank among them.
        keys: &["a.item_id", "a.job"],
        ..Plan::default()
    };
    plan.in_year("a.ended_on", asked.year)
}

#[derive(FromQueryResult)]
struct AttemptRow {
    item_id: i64,
    part: i64,
    ended_on: NaiveDate,
    outcome: String,
    barrier: Option<String>,
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
    let barrier = row.barrier.as_deref().and_then(Barrier::parse);
    let status = match (Outcome::parse(&row.outcome), barrier) {
        (Some(Outcome::Repaired), _) => Status::Fixed,
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
        on: row.ended_on,
        problem: &problem,
    };
    Ok(attempt.record())
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
