//! Registers: the papers that were issued, the periods that were closed, what passers-by reported.

use super::{plan::Plan, row::Others};
use crate::{StoreError, civil};
use chrono::{DateTime, Utc};
use domain::{
    closing::Frozen,
    export::{Asked, Cell},
    paper::PaperKind,
};
use sea_orm::{FromQueryResult, QueryResult};

/// Numbers, without what the papers say.
pub(super) fn papers(asked: &Asked) -> Plan {
    let plan = Plan {
        select: "p.number, p.kind AS paper_kind, p.reference AS about, p.issued_on, n.name AS issued_by,
            p.lang AS language, p.hash"
            .into(),
        from: "FROM paper p JOIN person n ON n.id = p.issued_by",
        keys: &["p.id"],
        ..Plan::default()
    };
    plan.in_year("p.issued_on", asked.year)
        .holding("p.kind", asked.paper.map_or("", PaperKind::word))
}

/// Closed periods, in the order of their chain.
pub(super) fn closings(asked: &Asked) -> Plan {
    Plan {
        select: "c.id, c.period, c.frozen, c.hash, c.closed_at, p.name AS sealed_by".into(),
        from: "FROM closing c JOIN person p ON p.id = c.closed_by",
        keys: &["c.id"],
        names: asked.names,
        ..Plan::default()
    }
}

#[derive(FromQueryResult)]
struct Closed {
    id: i64,
    frozen: String,
    closed_at: DateTime<Utc>,
}

/// The figures of a row of [`closings`].
pub(super) fn frozen(row: &QueryResult) -> Result<Others, StoreError> {
    let row = Closed::from_query_result(row, "")?;
    let frozen = Frozen::read(&row.frozen).ok_or_else(|| StoreError::Inconsistent {
        table: "closing",
        id: row.id.to_string(),
    })?;
    let totals = &frozen.totals;
    let figures = [
        ("entries", i64::try_from(frozen.entries).unwrap_or(i64::MAX)),
        ("gross", totals.gross.0),
        ("reversals", totals.reversals.0),
        ("value", totals.value().0),
        ("prudent", totals.prudent.0),
        ("parts", totals.parts.0),
        ("external", totals.external.0),
        ("transport_and_other", totals.transport_and_other.0),
        ("net_cash", totals.net_cash().0),
        ("labour", totals.labour_minutes),
        ("labour_cost", totals.labour.0),
        ("net_full", totals.net_full().0),
        ("co2", totals.co2.0),
        ("waste", totals.waste.0),
        ("waste_out", totals.waste_out.0),
        ("last_entry", frozen.last_entry),
    ];
    let mut others: Others = figures.map(|(key, figure)| (key, Cell::Number(figure))).into();
    others.insert("sealed_on", Cell::Date(civil::day(row.closed_at)));
    Ok(others)
}

/// Reports, without how to reach who made them.
pub(super) fn reports(asked: &Asked) -> Plan {
    Plan {
        select: "r.label AS code, i.name, r.kind AS report_kind, r.text AS message, r.at, r.handled_at,
            p.name AS handled_by"
            .into(),
        from: "FROM public_report r JOIN label l ON l.code = r.label LEFT JOIN item i ON i.id = l.item_id
            LEFT JOIN person p ON p.id = r.handled_by",
        keys: &["r.id"],
        names: asked.names,
        ..Plan::default()
    }
}

#[derive(FromQueryResult)]
struct Reported {
    at: DateTime<Utc>,
    handled_at: Option<DateTime<Utc>>,
}

/// The days of a row of [`reports`].
pub(super) fn days(row: &QueryResult) -> Result<Others, StoreError> {
    let row = Reported::from_query_result(row, "")?;
    let handled = row.handled_at.map_or(Cell::Empty, |at| Cell::Date(civil::day(at)));
    Ok(Others::from([
        ("reported_on", Cell::Date(civil::day(row.at))),
        ("handled_on", handled),
    ]))
}
