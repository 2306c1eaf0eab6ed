//! A code at the door: right, wrong, used already.

use super::{Factor, factor};
use crate::{
    Db, StoreError,
    account::{lockout, secret},
    db,
    db::Write,
    item::hash,
};
use chrono::{DateTime, Utc};
use constant_time_eq::constant_time_eq;
use data_encoding::BASE32_NOPAD;
use domain::{Refusal, id::PersonId, otp};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// Checks a code at the door: the phone's, good once, or a recovery code, which is used up. Wrong ones are counted apart
/// from wrong passwords: a right password must not forget them.
///
/// # Errors
/// [`Refusal::WrongCode`], [`Refusal::TriedTooOften`], the database's.
pub async fn check_code(db: &Db, person: PersonId, typed: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let subject = lockout::of_code(person.0);
    let write = db.write().await?;
    // Uses the code up; given back where this write is dropped.
    let is_right = use_up(&write, person.0, typed, now).await?;
    if let Some(minutes) = lockout::note_in(&write, &subject, is_right, now).await? {
        return Err(Refusal::TriedTooOften { minutes }.into());
    }
    write.commit().await?;
    if is_right {
        Ok(())
    } else {
        Err(Refusal::WrongCode.into())
    }
}

async fn use_up(write: &Write, person: i64, typed: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let factor = factor(write.conn(), person).await?.filter(|factor| factor.is_confirmed);
    let Some(factor) = factor else { return Ok(false) };
    let used = if otp::typed(typed).is_some() {
        let Some(step) = right_step(&factor, typed, now) else {
            return Ok(false);
        };
        // Of two at once with the same code, the second finds it used.
        let sql = "UPDATE second_factor SET last_step = $2
                   WHERE person_id = $1 AND (last_step IS NULL OR last_step < $2)";
        db::run(write.conn(), sql, [person.into(), step.into()]).await?
    } else {
        let sql = "DELETE FROM recovery_code WHERE person_id = $1 AND code_hash = $2";
        db::run(write.conn(), sql, [person.into(), hash(plain(typed)).into()]).await?
    };
    Ok(used > 0)
}

/// The step whose code was typed, among those that are good now.
pub(super) fn right_step(factor: &Factor, typed: &str, now: DateTime<Utc>) -> Option<i64> {
    let (typed, secret) = (otp::typed(typed)?, BASE32_NOPAD.decode(factor.secret.as_bytes()).ok()?);
    let is_right = |step: &i64| {
        let code = at(&secret, *step);
        code.is_some_and(|code| constant_time_eq(code.as_bytes(), typed.as_bytes()))
    };
    otp::steps(now, factor.last_step).find(is_right)
}

fn at(secret: &[u8], step: i64) -> Option<String> {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).ok()?;
    mac.update(&step.to_be_bytes());
    otp::code(&mac.finalize().into_bytes())
}

/// Sixteen symbols in fours: nobody guesses them, and a hash of them is enough to keep.
pub(super) fn recovery_code() -> String {
    let drawn = secret::draw().to_uppercase();
    let fours: Vec<&str> = (0..16)
        .step_by(4)
        .filter_map(|start| drawn.get(start..start + 4))
        .collect();
    fours.join("-")
}

/// A recovery code as it is compared: whatever was typed between its symbols.
pub(super) fn plain(code: &str) -> String {
    let symbols = code.chars().filter(char::is_ascii_alphanumeric);
    symbols.map(|symbol| symbol.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, SHA-1, last six digits.
        for (seconds, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(at(b"12345678901234567890", seconds / 30).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_recovery_code_is_read_without_what_stands_between_its_symbols() {
        let code = recovery_code();
        assert_eq!((code.len(), plain(&code).len()), (19, 16));
        assert_eq!(plain(&code.to_lowercase().replace('-', " ")), plain(&code));
    }
}
