//! Finding an item by code, number, brand or words, accents ignored.

use crate::{
    Desk, StoreError, alias, db,
    item::{ITEM_ROWS, ItemRecord},
};
use chrono::Days;
use domain::{
    Refusal,
    access::Permission,
    item::State,
    label::{
        Code,
        scan::{Target, read},
    },
    moment::LATE_AFTER_DAYS,
    plain::plain,
    view::{ItemRow, Page},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// Items on a page of the list.
const ITEMS: u32 = 25;

/// Shorter words are not in the trigram index.
const TRIGRAM: usize = 3;

/// Which items a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words; empty for all.
    pub words: String,
    /// States, by word, separated by commas; empty for all.
    pub states: String,
    /// Handed over and unsigned for more than three days.
    pub is_late: bool,
    /// In that place or inside it, by its record.
    pub place: Option<i64>,
    /// From 1.
    pub page: u32,
}

impl Query {
    fn asked_states(&self) -> impl Iterator<Item = State> {
        self.states.split(',').filter_map(|word| State::parse(word.trim()))
    }
}

/// What is ready is listed oldest first, so that what came in first goes out first; anything else, last acted on first.
fn order(desk: &Desk, query: &Query) -> &'static str {
    let is_ready = |state| matches!(state, State::Ready | State::Reserved);
    let asks_ready = query.asked_states().next().is_some() && query.asked_states().all(is_ready);
    if asks_ready || !desk.actor.may(Permission::SeeItems) {
        "i.ready_since, i.id"
    } else {
        "i.last_at DESC, i.id DESC"
    }
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// The items that fit, last acted on first, or oldest first where all that is asked for is ready; 25 a page. Who may only
/// see available items sees only those.
///
/// # Errors
/// Refused, the database's.
pub async fn items(desk: &Desk, query: &Query) -> Result<Page<ItemRow>, StoreError> {
    desk.require(Permission::SeeAvailable)?;
    let conn = desk.db.conn();
    let (clause, values) = clause(desk, query);
    let count: Option<Count> = db::row(
        conn,
        &format!("SELECT COUNT(*) AS count FROM item i {clause}"),
        values.clone(),
    )
    .await?;
    let page = query.page.max(1);
    let offset = u64::from(page - 1) * u64::from(ITEMS);
    let order = order(desk, query);
    let sql = format!("{ITEM_ROWS} {clause} ORDER BY {order} LIMIT {ITEMS} OFFSET {offset}");
    let rows: Vec<ItemRecord> = db::rows(conn, &sql, values).await?;
    Ok(Page {
        rows: rows.into_iter().map(ItemRecord::view).collect::<Result<_, _>>()?,
        page,
        total: u64::try_from(count.map_or(0, |count| count.count)).unwrap_or(0),
        size: ITEMS,
    })
}

/// The items that fit, at most so many, in the order of the list.
///
/// # Errors
/// Refused, the database's.
pub async fn all_items(desk: &Desk, query: &Query, most: u32) -> Result<Vec<ItemRow>, StoreError> {
    desk.require(Permission::SeeItems)?;
    let (clause, values) = clause(desk, query);
    let sql = format!("{ITEM_ROWS} {clause} ORDER BY {} LIMIT {most}", order(desk, query));
    let rows: Vec<ItemRecord> = db::rows(desk.db.conn(), &sql, values).await?;
    rows.into_iter().map(ItemRecord::view).collect()
}

/// The condition that a query makes, on `item i`, and its values.
pub(crate) fn clause(desk: &Desk, query: &Query) -> (String, Vec<Value>) {
    let conn = desk.db.conn();
    let mut parts: Vec<String> = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    if !desk.actor.may(Permission::SeeItems) {
        parts.push("i.state = 'ready'".into());
    }
    let states = query.asked_states().map(State::word);
    let states = db::listed(states);
    if !states.is_empty() {
        parts.push(format!("i.state IN ({states})"));
    }
    if query.is_late {
        values.push((desk.today() - Days::new(LATE_AFTER_DAYS)).into());
        parts.push(format!("i.issued_on < ${}", values.len()));
    }
    if let Some(place) = query.place {
        values.push(place.into());
        parts.push(format!(
            "i.place_id IN (WITH RECURSIVE inside (id) AS (
                SELECT id FROM place WHERE id = ${} UNION SELECT p.id FROM place p JOIN inside ON p.parent_id = inside.id)
             SELECT id FROM inside)",
            values.len()
        ));
    }
    matching(conn, &query.words, &mut parts, &mut values);
    if parts.is_empty() {
        return (String::new(), values);
    }
    (format!("WHERE {}", parts.join(" AND ")), values)
}

/// Every word must occur. On SQLite the trigram index answers for words of three letters and more;
/// PostgreSQL uses its own where it has been installed.
fn matching(conn: &impl ConnectionTrait, words: &str, parts: &mut Vec<String>, values: &mut Vec<Value>) {
    let words = plain(words);
    let (long, short): (Vec<&str>, Vec<&str>) = words
        .split_whitespace()
        .partition(|word| word.chars().count() >= TRIGRAM);
    let scanned = if db::is_postgres(conn) {
        [long, short].concat()
    } else {
        if !long.is_empty() {
            // Plain words hold letters and digits only; the quotes make each a phrase.
            let phrases: Vec<String> = long.iter().map(|word| format!("\"{word}\"")).collect();
            values.push(phrases.join(" AND ").into());
            parts.push(format!(
                "i.id IN (SELECT rowid FROM item_search WHERE item_search MATCH ${})",
                values.len()
            ));
        }
        short
    };
    for word in scanned {
        values.push(format!("%{word}%").into());
        parts.push(format!("i.search LIKE ${}", values.len()));
    }
}

/// What a scanned or typed text leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The item with that label in use.
    Item(String),
    /// The label was replaced: the item's label now.
    Replaced(String),
    /// A printed label that nothing bears yet.
    Blank(String),
    /// A void label.
    Void,
    /// The label of that place, by its record.
    Place(i64),
    /// Nothing, or several: search for it.
    Words(String),
}

#[derive(FromQueryResult)]
struct Label {
    state: String,
    code: Option<String>,
}

#[derive(FromQueryResult)]
struct Numbered {
    code: String,
}

/// Reads a scan and finds what it leads to. Says whether the text had to be repaired.
///
/// # Errors
/// Refused, the database's.
pub async fn scan(desk: &Desk, text: &str) -> Result<(Found, bool), StoreError> {
    if !desk.actor.may(Permission::SeeAvailable) {
        return Err(Refusal::RoleNeeded(Permission::SeeAvailable.roles().to_vec()).into());
    }
    let scanned = read(text);
    let found = match &scanned.target {
        Target::Code(code) => match labelled(desk, code).await? {
            Some(found) => Some(found),
            // Typed by hand from a place's label: its address says it is one, the bare code does not.
            None => placed(desk, code).await?,
        },
        Target::Place(code) => placed(desk, code).await?,
        Target::Text(_) => None,
    };
    if let Some(found) = found {
        return Ok((found, scanned.repaired));
    }
    if desk.actor.may(Permission::SeeItems)
        && let Some(code) = alias::linked(desk.db.conn(), text).await?
    {
        return Ok((Found::Item(code), false));
    }
    // One foreign barcode in 29 looks like a code of ours: without a label, it is a number.
    Ok((numbered(desk, text.trim()).await?, false))
}

/// The place with that code; its items are for those who see where things are.
async fn placed(desk: &Desk, code: &Code) -> Result<Option<Found>, StoreError> {
    if !desk.actor.may(Permission::SeeItems) {
        return Ok(None);
    }
    let place = crate::catalogue::place_of_code(desk.db.conn(), code).await?;
    Ok(place.map(Found::Place))
}

async fn labelled(desk: &Desk, code: &Code) -> Result<Option<Found>, StoreError> {
    let label: Option<Label> = db::row(
        desk.db.conn(),
        "SELECT l.state, i.code FROM label l LEFT JOIN item i ON i.id = l.item_id WHERE l.code = $1",
        [code.to_string().into()],
    )
    .await?;
    Ok(label.map(|label| match (label.state.as_str(), label.code) {
        ("in_use", Some(code)) => Found::Item(code),
        ("replaced", Some(code)) => Found::Replaced(code),
        ("blank", _) => Found::Blank(code.to_string()),
        _ => Found::Void,
    }))
}

/// The one live item with that serial or inventory number, in any letter case.
async fn numbered(desk: &Desk, text: &str) -> Result<Found, StoreError> {
    let words = || Found::Words(text.to_owned());
    if text.is_empty() || !desk.actor.may(Permission::SeeItems) {
        return Ok(words());
    }
    let gone = State::ALL.into_iter().filter(|state| state.is_exit());
    let gone: Vec<String> = gone.map(|state| format!("'{}'", state.word())).collect();
    // Each half says that its number is not empty: that is what its index is made of.
    let half = |number: &str| {
        format!(
            "SELECT code FROM item WHERE {number} <> '' AND LOWER({number}) = LOWER($1)
             AND code IS NOT NULL AND state NOT IN ({})",
            gone.join(", ")
        )
    };
    let sql = format!("{} UNION {} LIMIT 2", half("serial"), half("inventory_number"));
    let mut found: Vec<Numbered> = db::rows(desk.db.conn(), &sql, [text.into()]).await?;
    Ok(match found.pop() {
        Some(only) if found.is_empty() => Found::Item(only.code),
        _ => words(),
    })
}
