//! A code from a clock beside the password: set up, checked, turned off.

mod check;

pub use check::check_code;

use super::{Known, lockout, not_oneself, open, own::check_password};
use crate::{Db, Desk, StoreError, act::note, db, db::Write, item::hash, setting};
use check::{plain, recovery_code, right_step};
use data_encoding::BASE32_NOPAD;
use domain::{
    Refusal,
    access::Permission,
    act::Act,
    id::PersonId,
    otp,
    view::account::{CodeState, OwnCode},
};
use rand::Rng;
use sea_orm::{ConnectionTrait, FromQueryResult};

/// The setting that asks a code of managers and administrators.
pub(crate) const ASKED: &str = "code_asked";

/// Codes that stand in for a lost phone.
const RECOVERY_CODES: usize = 10;

#[derive(FromQueryResult)]
struct Factor {
    secret: String,
    is_confirmed: bool,
    last_step: Option<i64>,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

async fn factor(conn: &impl ConnectionTrait, person: i64) -> Result<Option<Factor>, StoreError> {
    let sql = "SELECT secret, is_confirmed, last_step FROM second_factor WHERE person_id = $1";
    Ok(db::row(conn, sql, [person.into()]).await?)
}

/// Whether that person is asked for a code after their password.
pub(crate) async fn has_code(conn: &impl ConnectionTrait, person: i64) -> Result<bool, StoreError> {
    Ok(factor(conn, person).await?.is_some_and(|factor| factor.is_confirmed))
}

/// Whether the organisation asks a code of managers and administrators.
///
/// # Errors
/// Refused, the database's.
pub async fn code_rule(desk: &Desk) -> Result<bool, StoreError> {
    desk.require(Permission::EditSettings)?;
    Ok(setting::get(desk.db.conn(), ASKED)
        .await?
        .is_some_and(|value| value == "true"))
}

/// Asks a code of managers and administrators, or no longer does. Whoever asks must have one: otherwise nobody might be
/// left to take it back.
///
/// # Errors
/// Refused, [`StoreError::Invalid`] (`own_code`), the database's.
pub async fn set_code_rule(desk: &Desk, is_asked: bool) -> Result<(), StoreError> {
    desk.require(Permission::EditSettings)?;
    if is_asked && !has_code(desk.db.conn(), desk.actor.id.0).await? {
        return Err(StoreError::Invalid("own_code"));
    }
    let write = desk.db.write().await?;
    let value = if is_asked { "true" } else { "false" };
    setting::set(write.conn(), ASKED, value).await?;
    note(write.conn(), desk, Act::CodeRule, None, value).await?;
    write.commit().await
}

/// Whether that person is asked for a code and has none yet: some of their roles wait for it.
///
/// # Errors
/// The database's.
pub async fn must_set_up(db: &Db, person: PersonId) -> Result<bool, StoreError> {
    #[derive(FromQueryResult)]
    struct Somebody {}
    let sql = format!(
        "SELECT 1 AS one FROM person_role WHERE person_id = $1 AND role IN ({})
         AND EXISTS (SELECT 1 FROM setting WHERE key = '{ASKED}' AND value = 'true')
         AND NOT EXISTS (SELECT 1 FROM second_factor WHERE person_id = $1 AND is_confirmed) LIMIT 1",
        db::listed(otp::ASKED.map(domain::Role::word))
    );
    let waits: Option<Somebody> = db::row(db.conn(), &sql, [person.0.into()]).await?;
    Ok(waits.is_some())
}

/// One's own code.
///
/// # Errors
/// The database's.
pub async fn own_code(desk: &Desk) -> Result<OwnCode, StoreError> {
    let (conn, id) = (desk.db.conn(), desk.actor.id.0);
    let state = match factor(conn, id).await? {
        None => CodeState::Off,
        Some(factor) if !factor.is_confirmed => CodeState::Begun { secret: factor.secret },
        Some(_) => {
            let sql = "SELECT COUNT(*) AS count FROM recovery_code WHERE person_id = $1";
            let left: Option<Count> = db::row(conn, sql, [id.into()]).await?;
            let recovery_codes = left.and_then(|left| u32::try_from(left.count).ok()).unwrap_or_default();
            CodeState::On { recovery_codes }
        }
    };
    Ok(OwnCode {
        state,
        is_asked: is_asked(desk).await?,
    })
}

async fn is_asked(desk: &Desk) -> Result<bool, StoreError> {
    let is_asked = setting::get(desk.db.conn(), ASKED)
        .await?
        .is_some_and(|value| value == "true");
    let waits = must_set_up(&desk.db, desk.actor.id).await?;
    Ok(waits || is_asked && desk.actor.holds(&otp::ASKED))
}

/// Draws a secret for one's phone, against the password: an unguarded screen must not lock its owner out. It asks nothing
/// at the door until [`confirm_code`].
///
/// # Errors
/// [`Refusal::WrongCurrentPassword`], [`Refusal::TriedTooOften`], not found where one has a code already, the database's.
pub async fn begin_code(desk: &Desk, password: &str) -> Result<(), StoreError> {
    check_password(desk, password).await?;
    let drawn: [u8; 20] = rand::rng().random();
    let write = desk.db.write().await?;
    let sql = "INSERT INTO second_factor (person_id, secret, is_confirmed) VALUES ($1, $2, FALSE)
               ON CONFLICT (person_id) DO UPDATE SET secret = excluded.secret WHERE NOT second_factor.is_confirmed";
    let values = [desk.actor.id.0.into(), BASE32_NOPAD.encode(&drawn).into()];
    if db::run(write.conn(), sql, values).await? == 0 {
        return Err(StoreError::NotFound);
    }
    write.commit().await
}

/// What one's phone reads from the QR code, while the secret waits to be confirmed.
///
/// # Errors
/// Not found where none waits, the database's.
pub async fn code_address(desk: &Desk) -> Result<String, StoreError> {
    let known = Known::of(desk.db.conn(), desk.actor.id.0).await?;
    let factor = factor(desk.db.conn(), desk.actor.id.0).await?;
    let factor = factor
        .filter(|factor| !factor.is_confirmed)
        .ok_or(StoreError::NotFound)?;
    Ok(otp::address(&known.login, &factor.secret))
}

/// Turns the code on once the phone shows a right one: the recovery codes, said here and never again.
///
/// # Errors
/// [`Refusal::WrongCode`], not found where no secret waits, the database's.
pub async fn confirm_code(desk: &Desk, typed: &str) -> Result<Vec<String>, StoreError> {
    let id = desk.actor.id.0;
    let write = desk.db.write().await?;
    let factor = factor(write.conn(), id).await?.filter(|factor| !factor.is_confirmed);
    let factor = factor.ok_or(StoreError::NotFound)?;
    let step = right_step(&factor, typed, desk.now).ok_or(Refusal::WrongCode)?;
    let sql = "UPDATE second_factor SET is_confirmed = TRUE, last_step = $2 WHERE person_id = $1 AND NOT is_confirmed";
    if db::run(write.conn(), sql, [id.into(), step.into()]).await? == 0 {
        return Err(StoreError::NotFound);
    }
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code()).collect();
    for code in &codes {
        let sql = "INSERT INTO recovery_code (person_id, code_hash) VALUES ($1, $2)";
        db::run(write.conn(), sql, [id.into(), hash(plain(code)).into()]).await?;
    }
    write.commit().await?;
    Ok(codes)
}

/// Turns one's own code off, against the password.
///
/// # Errors
/// [`Refusal::CodeAsked`], [`Refusal::WrongCurrentPassword`], [`Refusal::TriedTooOften`], the database's.
pub async fn drop_code(desk: &Desk, password: &str) -> Result<(), StoreError> {
    if is_asked(desk).await? {
        return Err(Refusal::CodeAsked.into());
    }
    check_password(desk, password).await?;
    let write = desk.db.write().await?;
    forget(&write, desk.actor.id.0).await?;
    write.commit().await
}

/// Takes the code away from who lost their phone and their recovery codes; their sessions end.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn lift_code(desk: &Desk, id: i64) -> Result<(), StoreError> {
    desk.require(Permission::EditSettings)?;
    not_oneself(desk, id)?;
    let write = desk.db.write().await?;
    Known::of(write.conn(), id).await?;
    forget(&write, id).await?;
    open::end_in(write.conn(), id, "").await?;
    note(write.conn(), desk, Act::CodeLifted, Some(id), "").await?;
    write.commit().await
}

async fn forget(write: &Write, person: i64) -> Result<(), StoreError> {
    for table in ["recovery_code", "second_factor"] {
        let sql = format!("DELETE FROM {table} WHERE person_id = $1");
        db::run(write.conn(), &sql, [person.into()]).await?;
    }
    lockout::forget(write.conn(), &lockout::of_code(person)).await
}
