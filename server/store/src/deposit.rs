//! Deposits: one slip, its items, their labels.

use crate::{
    Desk, StoreError, Submission, db,
    item::{Begun, ITEM_ROWS, ItemRecord, Turn},
    media::{self, File},
};
use chrono::NaiveDate;
use domain::{
    access::Permission,
    id::{DepositId, PlaceId, ServiceId},
    item::{Command, Deposit, Details, Ownership},
    label::Code,
    view::DepositSlip,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// The most labels that one deposit makes: more is a typing mistake.
const MOST_LABELS: u32 = 200;

/// What is deposited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDeposit {
    /// Added to that slip; none begins a new one.
    pub slip: Option<String>,
    /// Who deposits: the service's record.
    pub service: i64,
    /// Who brings it, if said.
    pub bearer: String,
    /// The category's code.
    pub category: String,
    /// What can be said of it; an empty name takes the category's.
    pub details: Details,
    /// How many.
    pub quantity: u32,
    /// One label for all of them (crockery); otherwise one each (chairs).
    pub is_lot: bool,
    /// Where it is put; none for the last place used, else the first one.
    pub place: Option<i64>,
    /// Whose it is.
    pub ownership: Ownership,
    /// A blank label already stuck on; only for one item or one lot.
    pub label: Option<String>,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct CategoryWords {
    label_fr: String,
    label_en: String,
    service: String,
}

/// Receives it: the slip's number and the labels, in order.
///
/// # Errors
/// Refused, invalid (`service`, `category`, `label`, `quantity` above 200 labels…), the database's.
pub async fn receive(
    desk: &Desk,
    submission: &Submission,
    deposit: NewDeposit,
) -> Result<(String, Vec<String>), StoreError> {
    receive_with(desk, submission, deposit, &[]).await
}

/// The same with photos, which each of its items gets.
///
/// # Errors
/// As [`receive`]. Nothing is kept then.
pub async fn receive_with(
    desk: &Desk,
    submission: &Submission,
    deposit: NewDeposit,
    photos: &[File],
) -> Result<(String, Vec<String>), StoreError> {
    desk.require(Permission::Receive)?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(answer) => return Ok(read_answer(&answer)),
    };
    let answer = receive_in(&turn, deposit, photos).await?;
    turn.commit(&format!("{} {}", answer.0, answer.1.join(" "))).await?;
    Ok(answer)
}

fn read_answer(answer: &str) -> (String, Vec<String>) {
    let mut words = answer.split(' ').map(str::to_owned);
    (words.next().unwrap_or_default(), words.collect())
}

async fn receive_in(
    turn: &Turn<'_>,
    deposit: NewDeposit,
    photos: &[File],
) -> Result<(String, Vec<String>), StoreError> {
    let labels = if deposit.is_lot { 1 } else { deposit.quantity };
    if labels == 0 || labels > MOST_LABELS {
        return Err(domain::Refusal::QuantityOutOfRange { max: MOST_LABELS }.into());
    }
    if labels > 1 && deposit.label.is_some() {
        return Err(StoreError::Invalid("label"));
    }
    let words = words(turn.conn(), &deposit).await?;
    let place = place(turn.conn(), deposit.place).await?;
    let (id, number) = slip_of(turn, &deposit).await?;
    let mut details = deposit.details.clone();
    if details.name.trim().is_empty() {
        details.name = words.label_fr.clone();
    }
    let (mut items, mut codes) = (Vec::new(), Vec::new());
    for _ in 0..labels {
        let code = label(turn, deposit.label.as_deref()).await?;
        let facts = Deposit {
            code: Some(code),
            deposit: Some(DepositId(id)),
            category: deposit.category.clone(),
            quantity: if deposit.is_lot { deposit.quantity } else { 1 },
            service: ServiceId(deposit.service),
            place: PlaceId(place),
            ownership: deposit.ownership,
            details: details.clone(),
        };
        let search = found_by(&code, &details, &words);
        let life = turn.create(Command::Deposit(Box::new(facts)), &search).await?;
        items.push(life.item.id.0);
        codes.push(code.to_string());
    }
    media::attach(turn.conn(), turn.desk, &items, photos).await?;
    Ok((number, codes))
}

fn found_by(code: &Code, details: &Details, words: &CategoryWords) -> String {
    let all = [
        &code.to_string(),
        &details.name,
        &details.brand,
        &details.model,
        &details.serial,
        &details.inventory_number,
        &words.label_fr,
        &words.label_en,
        &words.service,
    ];
    domain::plain::plain(&all.map(String::as_str).join(" "))
}

async fn words(conn: &impl ConnectionTrait, deposit: &NewDeposit) -> Result<CategoryWords, StoreError> {
    let sql = "SELECT c.label_fr, c.label_en, s.name AS service FROM service s
               LEFT JOIN category c ON c.code = $2 AND c.is_active WHERE s.id = $1 AND s.is_active";
    #[derive(FromQueryResult)]
    struct Found {
        label_fr: Option<String>,
        label_en: Option<String>,
        service: String,
    }
    let values = [deposit.service.into(), deposit.category.as_str().into()];
    let found: Option<Found> = db::row(conn, sql, values).await?;
    let found = found.ok_or(StoreError::Invalid("service"))?;
    match (found.label_fr, found.label_en) {
        (Some(label_fr), Some(label_en)) => Ok(CategoryWords {
            label_fr,
            label_en,
            service: found.service,
        }),
        _ => Err(StoreError::Invalid("category")),
    }
}

/// The place asked for, else the one that the last deposit used, else the first site.
async fn place(conn: &impl ConnectionTrait, asked: Option<i64>) -> Result<i64, StoreError> {
    let (sql, values) = match asked {
        Some(id) => ("SELECT id FROM place WHERE id = $1 AND is_active", vec![id.into()]),
        None => (
            "SELECT id FROM (
                SELECT place_id AS id, 0 AS rank FROM
                    (SELECT place_id FROM item WHERE place_id IS NOT NULL ORDER BY id DESC LIMIT 1) AS latest
                UNION ALL
                SELECT id, 1 FROM (SELECT id FROM place WHERE is_active ORDER BY id LIMIT 1) AS first_one
             ) AS places ORDER BY rank LIMIT 1",
            vec![],
        ),
    };
    let found: Option<Id> = db::row(conn, sql, values).await?;
    found.map(|found| found.id).ok_or(StoreError::Invalid("place"))
}

async fn slip_of(turn: &Turn<'_>, deposit: &NewDeposit) -> Result<(i64, String), StoreError> {
    if let Some(number) = &deposit.slip {
        let sql = "SELECT id FROM deposit WHERE number = $1 AND service_id = $2";
        let values = [number.as_str().into(), deposit.service.into()];
        let found: Option<Id> = db::row(turn.conn(), sql, values).await?;
        let id = found.ok_or(StoreError::Invalid("slip"))?.id;
        return Ok((id, number.clone()));
    }
    new_slip(turn, deposit.service, &deposit.bearer).await
}

/// A new slip for what that service deposits: its record and number.
pub(crate) async fn new_slip(turn: &Turn<'_>, service: i64, bearer: &str) -> Result<(i64, String), StoreError> {
    let number = turn.next_number('D').await?;
    let new: Option<Id> = db::row(
        turn.conn(),
        "INSERT INTO deposit (number, service_id, bearer, received_by, occurred_on, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        [
            number.as_str().into(),
            service.into(),
            bearer.trim().into(),
            turn.moment.actor.id.0.into(),
            turn.moment.occurred_on.into(),
            turn.moment.now.into(),
        ],
    )
    .await?;
    let id = new.ok_or(StoreError::Invalid("slip"))?.id;
    Ok((id, number))
}

/// The blank label already stuck on, or a fresh one.
async fn label(turn: &Turn<'_>, stuck_on: Option<&str>) -> Result<Code, StoreError> {
    let Some(text) = stuck_on else {
        return turn.draw_label().await;
    };
    let code = Code::parse(text).map_err(|_| StoreError::Invalid("label"))?;
    let sql = "UPDATE label SET at = $2 WHERE code = $1 AND state = 'blank'";
    let values = [code.to_string().into(), turn.moment.now.into()];
    if db::run(turn.conn(), sql, values).await? == 0 {
        return Err(domain::Refusal::LabelNotFree.into());
    }
    Ok(code)
}

#[derive(FromQueryResult)]
struct SlipRow {
    id: i64,
    service: String,
    bearer: String,
    occurred_on: NaiveDate,
    received_by: String,
}

/// A slip with its items.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn slip(desk: &Desk, number: &str) -> Result<DepositSlip, StoreError> {
    desk.require(Permission::SeeItems)?;
    let conn = desk.db.conn();
    let found: Option<SlipRow> = db::row(
        conn,
        "SELECT d.id, s.name AS service, d.bearer, d.occurred_on, p.name AS received_by
         FROM deposit d JOIN service s ON s.id = d.service_id JOIN person p ON p.id = d.received_by
         WHERE d.number = $1",
        [number.into()],
    )
    .await?;
    let found = found.ok_or(StoreError::NotFound)?;
    let sql = format!("{ITEM_ROWS} WHERE i.deposit_id = $1 ORDER BY i.id");
    let items: Vec<ItemRecord> = db::rows(conn, &sql, [found.id.into()]).await?;
    let organisation = crate::setting::organisation(conn).await?;
    Ok(DepositSlip {
        number: number.to_owned(),
        service: found.service,
        bearer: found.bearer,
        on: found.occurred_on,
        received_by: found.received_by,
        items: items.into_iter().map(ItemRecord::view).collect::<Result<_, _>>()?,
        organisation: organisation.name,
        phone: organisation.phone,
    })
}
