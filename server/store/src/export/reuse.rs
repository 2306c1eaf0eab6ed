//! IT equipment that left or was given to another service, with what excludes it from the law's figure.

use super::{plan::Plan, row::Others};
use crate::{
    StoreError, db,
    legal::reuse::{categories, holder},
};
use chrono::{Datelike, NaiveDate};
use domain::{
    export::{Asked, Cell},
    item::{Ownership, State},
    legal::reuse::{List, Standing},
};
use sea_orm::{FromQueryResult, QueryResult};
use std::sync::LazyLock;

/// What left for good in a way that counts (part 0), and what another service signed for (part 1).
static MOVED: LazyLock<String> = LazyLock::new(|| {
    let leaves = |state: &State| Standing::of(*state, Ownership::Body, None, 0).is_some();
    format!(
        "FROM (SELECT x.item_id, 0 AS part, 0 AS rank, i.state AS exit, x.occurred_on, i.quantity, x.facts,
                '' AS service
            FROM item_exit x JOIN item i ON i.id = x.item_id
            WHERE x.item_id >= {{after}} AND i.state IN ({})
            UNION ALL SELECT l.item_id, 1, l.rank, '{}', l.settled_on, l.quantity, '', s.name
            FROM handover_line l JOIN handover h ON h.id = l.handover_id JOIN service s ON s.id = h.service_id
            WHERE l.item_id >= {{after}} AND l.outcome = 'accepted') a
        JOIN item i ON i.id = a.item_id JOIN category c ON c.code = i.category",
        db::listed(State::ALL.into_iter().filter(leaves).map(State::word)),
        State::InService.word()
    )
});

/// A row an item that left, a row a line of a slip that was signed.
pub(super) fn moved(asked: &Asked) -> Plan {
    let plan = Plan {
        select: "i.code, i.name, i.category, {name} AS category_name, CAST(a.quantity AS BIGINT) AS quantity, a.exit,
            a.occurred_on AS exit_on, CAST(i.made_in AS BIGINT) AS made_in, i.ownership, a.facts, a.service,
            CAST(a.part AS BIGINT) AS part"
            .into(),
        from: MOVED.as_str(),
        clause: format!("WHERE i.category IN {}", categories()),
        keys: &["a.item_id", "a.part", "a.rank"],
        names: asked.names,
        ..Plan::default()
    };
    plan.in_year("a.occurred_on", asked.year)
}

#[derive(FromQueryResult)]
struct Moved {
    part: i64,
    exit: String,
    exit_on: NaiveDate,
    made_in: Option<i64>,
    ownership: String,
    quantity: i64,
    facts: String,
    service: String,
}

/// What the row counts, or why it does not; none where the side asked for does not list it.
pub(super) fn cells(row: &QueryResult, shown: Option<List>) -> Result<Option<Others>, StoreError> {
    let row = Moved::from_query_result(row, "")?;
    let made_in = row.made_in.and_then(|year| i32::try_from(year).ok());
    let standing = standing(&row, made_in);
    let is_shown = shown.is_none_or(|list| match standing {
        Some(standing) => list.shows(standing, made_in),
        None => list == List::Kept,
    });
    if !is_shown {
        return Ok(None);
    }
    let (reused, decommissioned, excluded) = match standing {
        Some(Standing::Reused) => (row.quantity, row.quantity, None),
        Some(Standing::Discarded) => (0, row.quantity, None),
        Some(Standing::TooOld) => (0, 0, Some(List::TooOld)),
        Some(Standing::NotOwned) => (0, 0, Some(List::NotOwned)),
        None => (0, 0, Some(List::Kept)),
    };
    let holder = if row.part == 0 { holder(&row.facts) } else { row.service };
    Ok(Some(Others::from([
        ("holder", Cell::text(holder)),
        ("reused", Cell::Number(reused)),
        ("decommissioned", Cell::Number(decommissioned)),
        ("excluded", Cell::text(excluded.map_or("", List::word))),
    ])))
}

/// Where it stands; none for what stayed in another service.
fn standing(row: &Moved, made_in: Option<i32>) -> Option<Standing> {
    if row.part != 0 {
        return None;
    }
    let owner = Ownership::parse(&row.ownership).unwrap_or(Ownership::Body);
    Standing::of(State::parse(&row.exit)?, owner, made_in, row.exit_on.year())
}
