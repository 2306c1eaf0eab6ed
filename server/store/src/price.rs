//! Documented prices.

pub mod import;
mod list;
mod need;
mod refresh;
mod row;
mod worth;

pub(crate) use list::clause;
pub use list::{find, list};
pub use need::need;
pub use refresh::refresh;
pub(crate) use worth::worth;

use crate::{
    Desk, StoreError, Submission, db,
    item::{Begun, Turn},
    media::{self, File},
};
use chrono::NaiveDate;
use domain::{
    Cents,
    access::Permission,
    plain::plain,
    price::{Counterfactual, Evidence, is_too_old},
    view::PriceRow,
};
use row::{PRICES, Recorded};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// A whole, in the same: no tax is above it.
const WHOLE: u32 = 10_000;

/// A price to be recorded: for an item, or for a category, or for a need in general.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPrice {
    /// For that item.
    pub code: Option<String>,
    /// For that category.
    pub category: Option<String>,
    /// What it is the price of, in words.
    pub what: String,
    /// The price; its id is not read, its source must say where it comes from.
    pub evidence: Evidence,
    /// The document.
    pub document: Option<File>,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// The names of a category, by which its prices are found too.
#[derive(FromQueryResult)]
struct Names {
    label_fr: String,
    label_en: String,
}

/// Records a price.
///
/// # Errors
/// Refused, invalid (`what`, `price`, `source`, `vat`, `dated_on`, `category`), not found.
pub async fn record(desk: &Desk, submission: &Submission, price: NewPrice) -> Result<i64, StoreError> {
    desk.require(Permission::Price)?;
    is_a_price(desk, &price.what, &price.evidence)?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(id) => return id.parse().map_err(|_| StoreError::Invalid("key")),
    };
    let item = match &price.code {
        Some(code) => {
            let sql = "SELECT id FROM item WHERE code = $1";
            let found: Option<Id> = db::row(turn.conn(), sql, [code.trim().to_uppercase().into()]).await?;
            Some(found.ok_or(StoreError::NotFound)?.id)
        }
        None => None,
    };
    let document = match &price.document {
        Some(file) => Some(media::keep_in(turn.conn(), desk, file).await?.0),
        None => None,
    };
    let id = insert(&turn, &price, item, document).await?;
    turn.commit(&id.to_string()).await?;
    Ok(id)
}

/// Refuses what proves nothing, by field.
fn is_a_price(desk: &Desk, what: &str, evidence: &Evidence) -> Result<(), StoreError> {
    if what.trim().is_empty() {
        return Err(StoreError::Invalid("what"));
    }
    if evidence.price <= Cents::ZERO {
        return Err(StoreError::Invalid("price"));
    }
    if evidence.source.trim().is_empty() {
        return Err(StoreError::Invalid("source"));
    }
    if evidence.of == Counterfactual::None {
        return Err(StoreError::Invalid("instead_of"));
    }
    if evidence.vat > WHOLE {
        return Err(StoreError::Invalid("vat"));
    }
    if evidence.dated_on > desk.today() || is_too_old(evidence.dated_on) {
        return Err(StoreError::Invalid("dated_on"));
    }
    Ok(())
}

/// The columns of a price that is written, in the order of [`columns`].
pub(crate) const COLUMNS: &str = "item_id, category, what, cents, basis, vat, grade, dated_on, instead_of, source,
    media_id, by_person, at, is_active, search";

/// A price as a row: of an item, or of a category whose names it is found by.
pub(crate) fn columns(
    turn: &Turn<'_>,
    (what, category, evidence): (&str, Option<&str>, &Evidence),
    item: Option<i64>,
    document: Option<i64>,
    names: &str,
) -> [Value; 15] {
    let (what, source) = (what.trim(), evidence.source.trim());
    [
        item.into(),
        category.map(str::to_owned).into(),
        what.into(),
        evidence.price.0.into(),
        evidence.basis.word().into(),
        i32::try_from(evidence.vat).unwrap_or(0).into(),
        evidence.grade.word().into(),
        evidence.dated_on.into(),
        evidence.of.word().into(),
        source.into(),
        document.into(),
        turn.moment.actor.id.0.into(),
        turn.moment.now.into(),
        true.into(),
        found_by(what, source, names).into(),
    ]
}

async fn insert(
    turn: &Turn<'_>,
    price: &NewPrice,
    item: Option<i64>,
    document: Option<i64>,
) -> Result<i64, StoreError> {
    let category = price.category.as_deref().filter(|code| !code.is_empty());
    let names = match category {
        Some(code) => names(turn.conn(), code).await?,
        None => String::new(),
    };
    let values = columns(turn, (&price.what, category, &price.evidence), item, document, &names);
    let sql = format!(
        "INSERT INTO price ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         RETURNING id"
    );
    let new: Option<Id> = db::row(turn.conn(), &sql, values).await?;
    new.map(|new| new.id).ok_or(StoreError::Invalid("price"))
}

/// The names of a category, its code first.
async fn names(conn: &impl ConnectionTrait, code: &str) -> Result<String, StoreError> {
    let sql = "SELECT label_fr, label_en FROM category WHERE code = $1";
    let known: Option<Names> = db::row(conn, sql, [code.into()]).await?;
    let names = known.ok_or(StoreError::Invalid("category"))?;
    Ok(format!("{code} {} {}", names.label_fr, names.label_en))
}

/// What a price is found by: never empty, so that what was filled in is told from what was not.
fn found_by(what: &str, source: &str, names: &str) -> String {
    format!("{} .", plain(&format!("{what} {source} {names}")))
}

#[derive(FromQueryResult)]
struct Unsearched {
    id: i64,
    what: String,
    source: String,
    category: Option<String>,
}

/// Makes the prices recorded before they could be found by words findable.
pub(crate) async fn make_findable(conn: &impl ConnectionTrait) -> Result<(), StoreError> {
    let sql = "SELECT id, what, source, category FROM price WHERE search = ''";
    let rows: Vec<Unsearched> = db::rows(conn, sql, []).await?;
    for row in rows {
        let names = match &row.category {
            Some(code) => names(conn, code).await?,
            None => String::new(),
        };
        let search = found_by(&row.what, &row.source, &names);
        let sql = "UPDATE price SET search = $2 WHERE id = $1";
        db::run(conn, sql, [row.id.into(), search.into()]).await?;
    }
    Ok(())
}

/// Withdraws a price: it serves no more, and what it has counted stays.
///
/// # Errors
/// Refused, not found.
pub async fn withdraw(desk: &Desk, id: i64) -> Result<(), StoreError> {
    desk.require(Permission::Price)?;
    let write = desk.db.write().await?;
    let sql = "UPDATE price SET is_active = FALSE WHERE id = $1 AND is_active";
    if db::run(write.conn(), sql, [id.into()]).await? == 0 {
        return Err(StoreError::NotFound);
    }
    write.commit().await
}

/// Prices shown on an item's page: the comparison of its need shows all.
const ON_ITEM: u32 = 8;

/// The latest active prices of an item, then of its category, for the item's page.
pub(crate) async fn of_item(
    conn: &impl ConnectionTrait,
    item: i64,
    category: &str,
    today: NaiveDate,
) -> Result<Vec<PriceRow>, StoreError> {
    let sql = format!(
        "{PRICES} WHERE p.is_active AND (p.item_id = $1 OR (p.item_id IS NULL AND p.category = $2))
         ORDER BY CASE WHEN p.item_id IS NULL THEN 1 ELSE 0 END, p.id DESC LIMIT {ON_ITEM}"
    );
    let rows: Vec<Recorded> = db::rows(conn, &sql, [item.into(), category.into()]).await?;
    rows.iter().map(|row| row.view(today)).collect()
}
