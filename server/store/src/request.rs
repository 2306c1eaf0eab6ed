//! What agents ask for, and the desk's answers: kept in one gesture, or declined with a reason.

use crate::{
    Desk, StoreError, Submission, civil, db,
    item::{Begun, Turn, keep_receiver, load},
    submission,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    access::Permission,
    id::ServiceId,
    item::{Command, Reservation, State},
    request::{self, RequestOutcome},
    view::{
        Queue,
        request::{RequestAnswer, RequestRow, Requests},
    },
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// One's own requests shown.
const MINE: u32 = 20;
/// The longest need and the longest reason, in characters, as in the forms.
const LONGEST: usize = 500;

#[derive(FromQueryResult)]
struct Item {
    id: i64,
    state: String,
}

#[derive(FromQueryResult)]
struct Asked {
    code: String,
    service_id: i64,
    by_person: i64,
    by_name: String,
    outcome: Option<String>,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// Asks for what is ready, once: asking again before the desk has answered changes nothing.
///
/// # Errors
/// Refused, not found, invalid (`service`, `need`, `key`), the database's.
pub async fn ask(desk: &Desk, submission: &Submission, code: &str, service: i64, need: &str) -> Result<(), StoreError> {
    desk.require(Permission::Ask)?;
    is_short(need, "need")?;
    let write = desk.db.write().await?;
    let conn = write.conn();
    if submission::answered(conn, desk, submission).await?.is_some() {
        return Ok(());
    }
    let sql = "SELECT id, state FROM item WHERE code = $1";
    let item: Option<Item> = db::row(conn, sql, [code.trim().to_uppercase().into()]).await?;
    let item = item.ok_or(StoreError::NotFound)?;
    request::ask(state(&item.state, "item", item.id)?, need)?;
    let sql = "SELECT COUNT(*) AS count FROM service WHERE id = $1 AND is_active";
    let known: Option<Count> = db::row(conn, sql, [service.into()]).await?;
    if known.is_none_or(|known| known.count == 0) {
        return Err(StoreError::Invalid("service"));
    }
    db::run(
        conn,
        "INSERT INTO item_request (item_id, service_id, need, by_person, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
        [
            item.id.into(),
            service.into(),
            need.trim().into(),
            desk.actor.id.0.into(),
            desk.now.into(),
        ],
    )
    .await?;
    write.commit().await
}

/// Keeps the item for who asked: the reservation and the answer in one write.
///
/// # Errors
/// Refused (the item is no longer ready, the request was answered), not found, the database's.
pub async fn reserve(desk: &Desk, submission: &Submission, request: i64) -> Result<(), StoreError> {
    desk.require(Permission::HandOver)?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(_) => return Ok(()),
    };
    let asked = asked(turn.conn(), request).await?;
    request::answer(asked.outcome()?, RequestOutcome::Reserved, "")?;
    let mut life = load(turn.conn(), &asked.code).await?;
    let until = turn.rules.kept_until(turn.moment.today);
    let receiver = keep_receiver(
        turn.conn(),
        &asked.by_name,
        Some(asked.service_id),
        Some(asked.by_person),
    )
    .await?;
    let reservation = Reservation {
        service: ServiceId(asked.service_id),
        receiver: Some(receiver),
        until,
    };
    turn.step(&mut life, Command::Reserve(reservation)).await?;
    close(turn.conn(), desk, request, RequestOutcome::Reserved, "", Some(until)).await?;
    turn.commit("").await
}

/// Says why not; who asked reads the reason.
///
/// # Errors
/// Refused (no reason, answered already), not found, invalid (`reason`), the database's.
pub async fn decline(desk: &Desk, submission: &Submission, request: i64, reason: &str) -> Result<(), StoreError> {
    desk.require(Permission::HandOver)?;
    is_short(reason, "reason")?;
    let write = desk.db.write().await?;
    if submission::answered(write.conn(), desk, submission).await?.is_some() {
        return Ok(());
    }
    let asked = asked(write.conn(), request).await?;
    request::answer(asked.outcome()?, RequestOutcome::Declined, reason)?;
    close(
        write.conn(),
        desk,
        request,
        RequestOutcome::Declined,
        reason.trim(),
        None,
    )
    .await?;
    write.commit().await
}

impl Asked {
    fn outcome(&self) -> Result<Option<RequestOutcome>, StoreError> {
        self.outcome.as_deref().map(outcome).transpose()
    }
}

/// The request, held until the write ends so that it is answered once.
async fn asked(conn: &impl ConnectionTrait, request: i64) -> Result<Asked, StoreError> {
    let lock = if db::is_postgres(conn) { " FOR UPDATE OF q" } else { "" };
    let sql = format!(
        "SELECT i.code, q.service_id, q.by_person, p.name AS by_name, q.outcome
         FROM item_request q JOIN item i ON i.id = q.item_id JOIN person p ON p.id = q.by_person
         WHERE q.id = $1 AND i.code IS NOT NULL{lock}"
    );
    let asked: Option<Asked> = db::row(conn, &sql, [request.into()]).await?;
    asked.ok_or(StoreError::NotFound)
}

async fn close(
    conn: &impl ConnectionTrait,
    desk: &Desk,
    request: i64,
    outcome: RequestOutcome,
    reason: &str,
    until: Option<NaiveDate>,
) -> Result<(), StoreError> {
    db::run(
        conn,
        "UPDATE item_request SET outcome = $2, reason = $3, kept_until = $4, answered_by = $5, answered_at = $6
         WHERE id = $1",
        [
            request.into(),
            outcome.word().into(),
            reason.into(),
            until.into(),
            desk.actor.id.0.into(),
            desk.now.into(),
        ],
    )
    .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    code: Option<String>,
    name: String,
    category: String,
    state: String,
    service: String,
    need: String,
    by_name: String,
    at: DateTime<Utc>,
    outcome: Option<String>,
    reason: String,
    kept_until: Option<NaiveDate>,
    answered_at: Option<DateTime<Utc>>,
}

/// Selects the columns of [`Row`]; a condition on the request `q` follows.
const REQUESTS: &str = "SELECT q.id, i.code, i.name, i.category, i.state, s.name AS service, q.need, b.name AS by_name,
        q.at, q.outcome, q.reason, q.kept_until, q.answered_at
    FROM item_request q JOIN item i ON i.id = q.item_id JOIN service s ON s.id = q.service_id
        JOIN person b ON b.id = q.by_person";

impl Row {
    fn view(self) -> Result<RequestRow, StoreError> {
        let outcome = self.outcome.as_deref().map(outcome).transpose()?;
        let answer = outcome.zip(self.answered_at).map(|(outcome, at)| RequestAnswer {
            outcome,
            reason: self.reason,
            until: self.kept_until,
            at: civil::time(at),
        });
        Ok(RequestRow {
            id: self.id,
            state: state(&self.state, "item_request", self.id)?,
            code: self.code.unwrap_or_default(),
            name: self.name,
            category: self.category,
            service: self.service,
            need: self.need,
            by: self.by_name,
            at: civil::time(self.at),
            answer,
        })
    }
}

async fn read(
    conn: &impl ConnectionTrait,
    condition: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<RequestRow>, StoreError> {
    let rows: Vec<Row> = db::rows(conn, &format!("{REQUESTS} {condition}"), values).await?;
    rows.into_iter().map(Row::view).collect()
}

/// What the page of requests shows: one's own to who asks, those that wait to who answers.
///
/// # Errors
/// Refused, the database's.
pub async fn requests(desk: &Desk) -> Result<Requests, StoreError> {
    let (asks, answers) = (desk.actor.may(Permission::Ask), desk.actor.may(Permission::HandOver));
    if !asks && !answers {
        desk.require(Permission::Ask)?;
    }
    let conn = desk.db.conn();
    let mine = format!("WHERE q.by_person = $1 ORDER BY q.id DESC LIMIT {MINE}");
    Ok(Requests {
        mine: match asks {
            true => Some(read(conn, &mine, [desk.actor.id.0.into()]).await?),
            false => None,
        },
        waiting: match answers {
            true => Some(read(conn, "WHERE q.outcome IS NULL ORDER BY q.at, q.id", []).await?),
            false => None,
        },
    })
}

/// What that person asked for that item last.
pub(crate) async fn last_of(
    conn: &impl ConnectionTrait,
    item: i64,
    person: i64,
) -> Result<Option<RequestRow>, StoreError> {
    let condition = "WHERE q.item_id = $1 AND q.by_person = $2 ORDER BY q.id DESC LIMIT 1";
    Ok(read(conn, condition, [item.into(), person.into()]).await?.pop())
}

#[derive(FromQueryResult)]
struct Waiting {
    count: i64,
    oldest: Option<DateTime<Utc>>,
}

/// How many wait.
pub(crate) async fn waiting(conn: &impl ConnectionTrait) -> Result<Queue, StoreError> {
    let sql = "SELECT COUNT(*) AS count, MIN(at) AS oldest FROM item_request WHERE outcome IS NULL";
    let waiting: Option<Waiting> = db::row(conn, sql, []).await?;
    Ok(waiting.map_or(Queue { count: 0, oldest: None }, |waiting| Queue {
        count: u64::try_from(waiting.count).unwrap_or(0),
        oldest: waiting.oldest.map(civil::day),
    }))
}

fn state(word: &str, table: &'static str, id: i64) -> Result<State, StoreError> {
    State::parse(word).ok_or_else(|| StoreError::Inconsistent {
        table,
        id: id.to_string(),
    })
}

fn outcome(word: &str) -> Result<RequestOutcome, StoreError> {
    RequestOutcome::parse(word).ok_or_else(|| StoreError::Inconsistent {
        table: "item_request",
        id: word.to_owned(),
    })
}

fn is_short(text: &str, field: &'static str) -> Result<(), StoreError> {
    if text.trim().chars().count() > LONGEST {
        return Err(StoreError::Invalid(field));
    }
    Ok(())
}
