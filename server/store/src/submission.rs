//! Same key, same answer, nothing twice.

use crate::{Desk, StoreError, Submission, db};
use rand::Rng;
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A new key for a form.
pub fn new_key() -> String {
    let mut rng = rand::rng();
    format!("{:032x}", rng.random::<u128>())
}

#[derive(FromQueryResult)]
struct Answer {
    by_person: i64,
    answer: String,
}

/// Takes the key, or gives the answer that was written under it. Two submissions of one key at the
/// same moment: the second waits for the first.
pub(crate) async fn answered(
    conn: &impl ConnectionTrait,
    desk: &Desk,
    submission: &Submission,
) -> Result<Option<String>, StoreError> {
    if submission.key.is_empty() {
        return Ok(None);
    }
    let taken = db::run(
        conn,
        "INSERT INTO submission (key, by_person, answer, at) VALUES ($1, $2, '', $3) ON CONFLICT DO NOTHING",
        [submission.key.as_str().into(), desk.actor.id.0.into(), desk.now.into()],
    )
    .await?;
    if taken > 0 {
        return Ok(None);
    }
    let answer: Option<Answer> = db::row(
        conn,
        "SELECT by_person, answer FROM submission WHERE key = $1",
        [submission.key.as_str().into()],
    )
    .await?;
    // A key is drawn for one person's form: under somebody else's name it is a forgery.
    match answer {
        Some(answer) if answer.by_person == desk.actor.id.0 => Ok(Some(answer.answer)),
        _ => Err(StoreError::Invalid("key")),
    }
}

/// Keeps the answer under the key.
pub(crate) async fn answer(
    conn: &impl ConnectionTrait,
    submission: &Submission,
    answer: &str,
) -> Result<(), StoreError> {
    if !submission.key.is_empty() && !answer.is_empty() {
        db::run(
            conn,
            "UPDATE submission SET answer = $2 WHERE key = $1",
            [submission.key.as_str().into(), answer.into()],
        )
        .await?;
    }
    Ok(())
}
