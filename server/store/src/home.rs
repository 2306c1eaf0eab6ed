//! The desk's home: what waits.

use crate::{
    Desk, StoreError, db,
    item::{ITEM_ROWS, ItemRecord},
    ledger::read::sums,
    report, request, setting,
};
use chrono::{Datelike, Days, NaiveDate};
use domain::{
    access::Permission,
    ledger::saving::Totals,
    moment::LATE_AFTER_DAYS,
    view::{Home, Queue, SavingGlance},
};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct StateRow {
    state: String,
    count: i64,
    oldest: Option<NaiveDate>,
}

#[derive(FromQueryResult)]
struct Waiting {
    count: i64,
    oldest: Option<NaiveDate>,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// What waits, what happened last, and this year at a glance.
///
/// # Errors
/// Refused (needs `SeeItems`), the database's.
pub async fn home(desk: &Desk) -> Result<Home, StoreError> {
    desk.require(Permission::SeeItems)?;
    let conn = desk.db.conn();
    let states: Vec<StateRow> = db::rows(
        conn,
        "SELECT state, COUNT(*) AS count, MIN(last_on) AS oldest FROM item
         WHERE state IN ('announced', 'deposited', 'diagnosing', 'awaiting_decision', 'awaiting_parts', 'in_repair',
            'at_provider', 'testing', 'ready', 'reserved') GROUP BY state",
        [],
    )
    .await?;
    let late: Option<Waiting> = db::row(
        conn,
        "SELECT COUNT(*) AS count, MIN(occurred_on) AS oldest FROM handover_line
         WHERE outcome = 'open' AND occurred_on < $1",
        [(desk.today() - Days::new(LATE_AFTER_DAYS)).into()],
    )
    .await?;
    let sql = format!("{ITEM_ROWS} ORDER BY i.last_at DESC LIMIT 8");
    let recent: Vec<ItemRecord> = db::rows(conn, &sql, []).await?;
    Ok(Home {
        today: desk.today(),
        announced: (desk.actor.may(Permission::Receive)).then(|| queue(&states, &["announced"])),
        to_diagnose: queue(&states, &["deposited", "diagnosing"]),
        to_decide: queue(&states, &["awaiting_decision"]),
        ready: queue(&states, &["ready", "reserved"]),
        reserved: queue(&states, &["reserved"]).count,
        unsigned: late.map_or(Queue { count: 0, oldest: None }, |late| Queue {
            count: u64::try_from(late.count).unwrap_or(0),
            oldest: late.oldest,
        }),
        in_repair: queue(&states, &["awaiting_parts", "in_repair", "at_provider", "testing"]),
        reports: match desk.actor.may(Permission::AnswerReports) {
            true => Some(report::waiting(conn).await?),
            false => None,
        },
        requests: match desk.actor.may(Permission::HandOver) {
            true => Some(request::waiting(conn).await?),
            false => None,
        },
        recent: recent.into_iter().map(ItemRecord::view).collect::<Result<_, _>>()?,
        saving: saving(desk).await?,
    })
}

fn queue(rows: &[StateRow], states: &[&str]) -> Queue {
    let mine = || rows.iter().filter(|row| states.contains(&row.state.as_str()));
    Queue {
        count: mine().map(|row| u64::try_from(row.count).unwrap_or(0)).sum(),
        oldest: mine().filter_map(|row| row.oldest).min(),
    }
}

async fn saving(desk: &Desk) -> Result<Option<SavingGlance>, StoreError> {
    if !desk.actor.may(Permission::SeeSavings) {
        return Ok(None);
    }
    let conn = desk.db.conn();
    let year = desk.today().year();
    let totals = Totals::of(&sums(conn, year).await?);
    let sql = "SELECT COUNT(*) AS count FROM item WHERE uncounted_since IS NOT NULL";
    let without: Option<Count> = db::row(conn, sql, []).await?;
    Ok(Some(SavingGlance {
        year,
        value: totals.value(),
        target: setting::organisation(conn).await?.target,
        without_price: u64::try_from(without.map_or(0, |count| count.count)).unwrap_or(0),
    }))
}
