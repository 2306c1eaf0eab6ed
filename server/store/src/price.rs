//! Documented prices.

mod worth;

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
    id::EvidenceId,
    price::{Basis, Counterfactual, Evidence, Grade},
    view::PriceRow,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

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

/// That there is one.
#[derive(FromQueryResult)]
struct Known {}

/// Records a price.
///
/// # Errors
/// Refused, invalid (`what`, `price`, `source`, `vat`, `dated_on`, `category`), not found.
pub async fn record(desk: &Desk, submission: &Submission, price: NewPrice) -> Result<i64, StoreError> {
    desk.require(Permission::Price)?;
    check(desk, &price)?;
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

fn check(desk: &Desk, price: &NewPrice) -> Result<(), StoreError> {
    let evidence = &price.evidence;
    if price.what.trim().is_empty() {
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
    if evidence.dated_on > desk.today() {
        return Err(StoreError::Invalid("dated_on"));
    }
    Ok(())
}

async fn insert(
    turn: &Turn<'_>,
    price: &NewPrice,
    item: Option<i64>,
    document: Option<i64>,
) -> Result<i64, StoreError> {
    let evidence = &price.evidence;
    let category = price.category.as_deref().filter(|code| !code.is_empty());
    if let Some(code) = category {
        let sql = "SELECT 1 AS id FROM category WHERE code = $1";
        let known: Option<Known> = db::row(turn.conn(), sql, [code.into()]).await?;
        known.ok_or(StoreError::Invalid("category"))?;
    }
    let new: Option<Id> = db::row(
        turn.conn(),
        "INSERT INTO price (item_id, category, what, cents, basis, vat, grade, dated_on, instead_of,
            source, media_id, by_person, at, is_active)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, TRUE) RETURNING id",
        [
            item.into(),
            category.map(str::to_owned).into(),
            price.what.trim().into(),
            evidence.price.0.into(),
            evidence.basis.word().into(),
            i32::try_from(evidence.vat).unwrap_or(0).into(),
            evidence.grade.word().into(),
            evidence.dated_on.into(),
            evidence.of.word().into(),
            evidence.source.trim().into(),
            document.into(),
            turn.moment.actor.id.0.into(),
            turn.moment.now.into(),
        ],
    )
    .await?;
    new.map(|new| new.id).ok_or(StoreError::Invalid("price"))
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

#[derive(FromQueryResult)]
struct Recorded {
    id: i64,
    what: String,
    cents: i64,
    basis: String,
    vat: i32,
    grade: String,
    dated_on: NaiveDate,
    instead_of: String,
    source: String,
    media_id: Option<i64>,
}

/// Selects the columns of [`Recorded`]; a clause follows.
const PRICES: &str = "SELECT p.id, p.what, p.cents, p.basis, p.vat, p.grade, p.dated_on, p.instead_of,
        p.source, p.media_id FROM price p";

impl Recorded {
    fn evidence(&self) -> Result<Evidence, StoreError> {
        let broken = || StoreError::Inconsistent {
            table: "price",
            id: self.id.to_string(),
        };
        Ok(Evidence {
            id: Some(EvidenceId(self.id)),
            price: Cents(self.cents),
            basis: Basis::parse(&self.basis).ok_or_else(broken)?,
            vat: u32::try_from(self.vat).map_err(|_| broken())?,
            grade: Grade::parse(&self.grade).ok_or_else(broken)?,
            dated_on: self.dated_on,
            of: Counterfactual::parse(&self.instead_of).ok_or_else(broken)?,
            source: self.source.clone(),
        })
    }

    fn view(&self, today: NaiveDate) -> Result<PriceRow, StoreError> {
        let evidence = self.evidence()?;
        Ok(PriceRow {
            id: self.id,
            price: evidence.price,
            basis: evidence.basis,
            vat: evidence.vat,
            grade: evidence.grade_on(today),
            dated_on: evidence.dated_on,
            of: evidence.of,
            source: evidence.source,
            what: self.what.clone(),
            document: self.media_id.map(|id| format!("/media/{id}")),
        })
    }
}

/// The prices that may serve: those of the item with that code, and of its category; all of them without a code.
///
/// # Errors
/// Refused, the database's.
pub async fn list(desk: &Desk, code: Option<&str>) -> Result<Vec<PriceRow>, StoreError> {
    desk.require(Permission::SeeItems)?;
    let conn = desk.db.conn();
    let rows: Vec<Recorded> = match code.filter(|code| !code.trim().is_empty()) {
        Some(code) => {
            let sql = format!(
                "{PRICES} JOIN item i ON i.code = $1 WHERE p.is_active AND
                    (p.item_id = i.id OR (p.item_id IS NULL AND p.category = i.category)) ORDER BY p.id DESC"
            );
            db::rows(conn, &sql, [code.trim().to_uppercase().into()]).await?
        }
        None => {
            let sql = format!("{PRICES} WHERE p.is_active ORDER BY p.id DESC LIMIT 200");
            db::rows(conn, &sql, []).await?
        }
    };
    rows.iter().map(|row| row.view(desk.today())).collect()
}

/// The active prices of an item and of its category, for the item's page.
pub(crate) async fn of_item(
    conn: &impl ConnectionTrait,
    item: i64,
    category: &str,
    today: NaiveDate,
) -> Result<Vec<PriceRow>, StoreError> {
    let rows = own(conn, item, category).await?;
    rows.iter().map(|row| row.view(today)).collect()
}

async fn own(conn: &impl ConnectionTrait, item: i64, category: &str) -> Result<Vec<Recorded>, StoreError> {
    let sql = format!(
        "{PRICES} WHERE p.is_active AND (p.item_id = $1 OR (p.item_id IS NULL AND p.category = $2))
         ORDER BY p.id DESC"
    );
    Ok(db::rows(conn, &sql, [item.into(), category.into()]).await?)
}
