//! Decommissioned IT equipment: what left in a year, line by line.

use crate::{Desk, StoreError, calendar, db};
use chrono::{Datelike, NaiveDate};
use domain::{
    access::Permission,
    item::{Event, Ownership, State},
    legal::reuse::{List, Standing, WASTE_CATEGORIES},
    view::{
        Page,
        legal::{ReuseLine, ReusePage},
    },
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// Lines on a page of the list.
const LINES: u32 = 50;

#[derive(FromQueryResult)]
struct ExitRow {
    code: Option<String>,
    name: String,
    quantity: i32,
    ownership: String,
    made_in: Option<i32>,
    state: String,
    occurred_on: NaiveDate,
    facts: String,
}

#[derive(FromQueryResult)]
struct KeptRow {
    code: Option<String>,
    name: String,
    quantity: i32,
    made_in: Option<i32>,
    settled_on: NaiveDate,
    service: String,
}

#[derive(FromQueryResult)]
struct Named {
    label_fr: String,
    label_en: String,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// The categories that count, as a list for a query: the domain's own words.
pub(crate) fn categories() -> String {
    let words = db::listed(WASTE_CATEGORIES);
    format!("(SELECT c.code FROM category c WHERE c.deee_category IN ({words}))")
}

/// Decommissioned IT equipment of a year, and one of its lists.
///
/// # Errors
/// Refused (needs `SeeSavings`), the database's.
pub async fn page(desk: &Desk, year: i32, shown: List, page: u32) -> Result<ReusePage, StoreError> {
    desk.require(Permission::SeeSavings)?;
    let conn = desk.db.conn();
    let left = left(conn, year).await?;
    let of = |standing: Standing| (standing, pieces(&left, |one, _| one == standing));
    let counts = Standing::ALL.map(of).to_vec();
    let ageless = pieces(&left, |standing, made_in| List::Ageless.shows(standing, made_in));
    let mut lines = if shown == List::Kept {
        kept_lines(conn, year).await?
    } else {
        let listed = left.into_iter();
        let listed = listed.filter(|(standing, line)| shown.shows(*standing, line.made_in));
        listed.map(|(_, line)| line).collect()
    };
    if !desk.actor.may(Permission::SeePeople) {
        // A gift may have gone to a person.
        for line in lines
            .iter_mut()
            .filter(|line: &&mut ReuseLine| line.exit == State::Donated)
        {
            line.holder.clear();
        }
    }
    Ok(ReusePage {
        year,
        years: calendar::years(conn, desk.today()).await?,
        counts,
        ageless,
        kept: kept(conn, year).await?,
        categories: names(conn).await?,
        shown,
        lines: Page::of(lines, page, LINES),
    })
}

/// How many pieces those lines are that stand there.
fn pieces(left: &[(Standing, ReuseLine)], is_one: impl Fn(Standing, Option<i32>) -> bool) -> u64 {
    let those = left.iter().filter(|(standing, line)| is_one(*standing, line.made_in));
    those.map(|(_, line)| u64::from(line.quantity)).sum()
}

/// What left in that year and where it stands in the count, the last first.
async fn left(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<(Standing, ReuseLine)>, StoreError> {
    let sql = format!(
        "SELECT i.code, i.name, i.quantity, i.ownership, i.made_in, i.state, x.occurred_on, x.facts
         FROM item_exit x JOIN item i ON i.id = x.item_id
         WHERE i.category IN {} AND x.occurred_on BETWEEN $1 AND $2 ORDER BY x.occurred_on DESC, i.id DESC",
        categories()
    );
    let (first, last) = calendar::days(year);
    let rows: Vec<ExitRow> = db::rows(conn, &sql, [first.into(), last.into()]).await?;
    Ok(rows.into_iter().filter_map(line).collect())
}

fn line(row: ExitRow) -> Option<(Standing, ReuseLine)> {
    let owner = if row.ownership == Ownership::Depositor.word() {
        Ownership::Depositor
    } else {
        Ownership::Body
    };
    let exit = State::parse(&row.state)?;
    let standing = Standing::of(exit, owner, row.made_in, row.occurred_on.year())?;
    let line = ReuseLine {
        code: row.code.unwrap_or_default(),
        name: row.name,
        quantity: u32::try_from(row.quantity).unwrap_or(1),
        exit,
        on: row.occurred_on,
        made_in: row.made_in,
        holder: holder(&row.facts),
    };
    Some((standing, line))
}

/// Who took it: an organisation's name. A buyer may be a person, and is found by the item alone.
pub(crate) fn holder(facts: &str) -> String {
    match serde_json::from_str(facts) {
        Ok(Event::Donated(facts)) => facts.beneficiary,
        Ok(Event::Sold(facts)) => facts.receipt,
        Ok(Event::Recycled(facts)) => facts.operator,
        Ok(Event::Dismantled(facts)) => facts.rest,
        _ => String::new(),
    }
}

/// Pieces that another service signed for in that year.
async fn kept(conn: &impl ConnectionTrait, year: i32) -> Result<u64, StoreError> {
    let sql = format!(
        "SELECT CAST(COALESCE(SUM(l.quantity), 0) AS BIGINT) AS count FROM handover_line l JOIN item i ON i.id = l.item_id
         WHERE l.outcome = 'accepted' AND l.settled_on BETWEEN $1 AND $2 AND i.category IN {}",
        categories()
    );
    let (first, last) = calendar::days(year);
    let found: Option<Count> = db::row(conn, &sql, [first.into(), last.into()]).await?;
    Ok(found.and_then(|found| u64::try_from(found.count).ok()).unwrap_or(0))
}

/// The same, line by line, the last first.
async fn kept_lines(conn: &impl ConnectionTrait, year: i32) -> Result<Vec<ReuseLine>, StoreError> {
    let sql = format!(
        "SELECT i.code, i.name, l.quantity, i.made_in, l.settled_on, s.name AS service
         FROM handover_line l JOIN item i ON i.id = l.item_id
         JOIN handover h ON h.id = l.handover_id JOIN service s ON s.id = h.service_id
         WHERE l.outcome = 'accepted' AND l.settled_on BETWEEN $1 AND $2 AND i.category IN {}
         ORDER BY l.settled_on DESC, i.id DESC, l.rank DESC",
        categories()
    );
    let (first, last) = calendar::days(year);
    let rows: Vec<KeptRow> = db::rows(conn, &sql, [first.into(), last.into()]).await?;
    let line = |row: KeptRow| ReuseLine {
        code: row.code.unwrap_or_default(),
        name: row.name,
        quantity: u32::try_from(row.quantity).unwrap_or(1),
        exit: State::InService,
        on: row.settled_on,
        made_in: row.made_in,
        holder: row.service,
    };
    Ok(rows.into_iter().map(line).collect())
}

async fn names(conn: &impl ConnectionTrait) -> Result<Vec<(String, String)>, StoreError> {
    let sql = format!(
        "SELECT label_fr, label_en FROM category WHERE code IN {} ORDER BY label_fr",
        categories()
    );
    let rows: Vec<Named> = db::rows(conn, &sql, []).await?;
    Ok(rows.into_iter().map(|row| (row.label_fr, row.label_en)).collect())
}
