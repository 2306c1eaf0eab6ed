//! What to ask for again: prices that age, defaults that counted, categories without any price.

use super::list::{FROM, LINES, LineRecord, choice};
use crate::{Desk, StoreError, db};
use chrono::Datelike;
use domain::{
    Cents,
    access::Permission,
    item::State,
    price::{Validity, oldest_within, validity::MONTHS_BEFORE_AGING},
    view::{
        Page,
        price::{Refresh, Stale},
    },
};
use sea_orm::{FromQueryResult, Value};

/// Lines on a page of the list.
const A_PAGE: u32 = 25;

/// A price recorded again for the same thing makes the older one unimportant; one of a single item matters until the
/// item has left.
const STILL_MATTERS: &str = "p.is_active AND p.grade = 'A' AND p.dated_on < $1
    AND (p.item_id IS NULL OR i.state NOT IN ({left}))
    AND NOT EXISTS (SELECT 1 FROM price n WHERE n.what = p.what AND n.dated_on > p.dated_on AND n.is_active
        AND n.instead_of = p.instead_of AND COALESCE(n.category, '') = COALESCE(p.category, '')
        AND COALESCE(n.item_id, 0) = COALESCE(p.item_id, 0))";

/// The states of an item that has left the desk, with its receiver or for good.
fn left() -> String {
    let is_left = |state: &State| *state == State::InService || state.is_exit();
    db::listed(State::ALL.into_iter().filter(is_left).map(State::word))
}

/// Documents of the category, whatever item they are for.
const DOCUMENTED: &str =
    "EXISTS (SELECT 1 FROM price p WHERE p.item_id IS NULL AND p.category = c.code AND p.is_active)";

#[derive(FromQueryResult)]
struct AgingRecord {
    #[sea_orm(nested)]
    line: LineRecord,
    counted: i64,
}

#[derive(FromQueryResult)]
struct CategoryRecord {
    code: String,
    label_fr: String,
    label_en: String,
    items: i64,
    counted: i64,
}

/// All of it, what most euros of the year rest on first, 25 a page. The euros are for who may see the savings.
///
/// # Errors
/// Refused, the database's.
pub async fn refresh(desk: &Desk, page: u32) -> Result<Page<Refresh>, StoreError> {
    desk.require(Permission::Price)?;
    let mut all = aging(desk).await?;
    all.extend(categories(desk, DEFAULTS, months(desk).into(), Stale::DefaultUsed).await?);
    all.extend(categories(desk, WITHOUT, Vec::new(), Stale::NoPrice).await?);
    all.sort_by_key(|line| (std::cmp::Reverse(line.counted), urgency(line.why)));
    let mut page = Page::of(all, page, A_PAGE);
    if !desk.actor.may(Permission::SeeSavings) {
        for line in &mut page.rows {
            line.counted = None;
        }
    }
    Ok(page)
}

/// What counts for nothing comes before what counts for less than it could, and that before what will.
fn urgency(why: Stale) -> (u8, std::cmp::Reverse<u64>) {
    match why {
        Stale::NoPrice(items) => (0, std::cmp::Reverse(items)),
        Stale::DefaultUsed(items) => (1, std::cmp::Reverse(items)),
        Stale::Lapsed(_) => (2, std::cmp::Reverse(0)),
        Stale::Aging(_) => (3, std::cmp::Reverse(0)),
    }
}

/// The first and the last month of the year, as entries keep them.
fn months(desk: &Desk) -> [Value; 2] {
    let year = desk.today().year() * 100;
    [(year + 1).into(), (year + 12).into()]
}

async fn aging(desk: &Desk) -> Result<Vec<Refresh>, StoreError> {
    let today = desk.today();
    let still_matters = STILL_MATTERS.replace("{left}", &left());
    let sql = format!(
        "{LINES}, COALESCE((SELECT CAST(SUM(e.cents) AS BIGINT) FROM ledger_axis a JOIN ledger e ON e.id = a.id
            WHERE a.price_id = p.id AND e.month BETWEEN $2 AND $3), 0) AS counted
         {FROM} WHERE {still_matters} ORDER BY p.dated_on, p.id"
    );
    let [first, last] = months(desk);
    let values = [oldest_within(MONTHS_BEFORE_AGING, today).into(), first, last];
    let rows: Vec<AgingRecord> = db::rows(desk.db.conn(), &sql, values).await?;
    let line = |row: AgingRecord| {
        let price = row.line.view(today)?;
        let last = price.last_as_a.unwrap_or(today);
        Ok(Refresh {
            why: match price.validity {
                Validity::Lapsed => Stale::Lapsed(last.succ_opt().unwrap_or(last)),
                Validity::Current | Validity::Aging => Stale::Aging(last),
            },
            category: price.category.clone(),
            price: Some(price),
            counted: Some(Cents(row.counted)),
        })
    };
    rows.into_iter().map(line).collect()
}

/// Categories whose default counted this year, and which no document serves yet.
const DEFAULTS: &str = "SELECT c.code, c.label_fr, c.label_en, CAST(COUNT(DISTINCT e.item_id) AS BIGINT) AS items,
        CAST(SUM(e.cents) AS BIGINT) AS counted
    FROM ledger e JOIN category c ON c.code = e.category
    WHERE e.grade = 'C' AND e.month BETWEEN $1 AND $2 AND NOT {documented}
    GROUP BY c.code, c.label_fr, c.label_en HAVING SUM(e.cents) > 0";

/// Categories without any price, with items accepted and not counted, or ready to go.
const WITHOUT: &str = "SELECT c.code, c.label_fr, c.label_en, COUNT(*) AS items, CAST(0 AS BIGINT) AS counted
    FROM item i JOIN category c ON c.code = i.category
    WHERE (i.is_uncounted OR i.state IN ('ready', 'reserved')) AND c.default_price_cents IS NULL AND NOT {documented}
        AND NOT EXISTS (SELECT 1 FROM price o WHERE o.item_id = i.id AND o.is_active)
    GROUP BY c.code, c.label_fr, c.label_en";

async fn categories(
    desk: &Desk,
    sql: &str,
    values: Vec<Value>,
    why: fn(u64) -> Stale,
) -> Result<Vec<Refresh>, StoreError> {
    let sql = sql.replace("{documented}", DOCUMENTED);
    let rows: Vec<CategoryRecord> = db::rows(desk.db.conn(), &sql, values).await?;
    let line = |row: CategoryRecord| Refresh {
        why: why(u64::try_from(row.items).unwrap_or(0)),
        price: None,
        category: choice(Some(row.code), Some(row.label_fr), Some(row.label_en)),
        counted: Some(Cents(row.counted)),
    };
    Ok(rows.into_iter().map(line).collect())
}
