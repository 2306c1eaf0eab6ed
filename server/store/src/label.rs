//! Labels: drawn, printed in advance by the batch, given to items.

mod batch;
mod give;
mod paper;

pub use batch::{BATCH, batch, batch_labels, batches, make_batch};
pub use give::{bearers, blank, named, replace};
pub use paper::{paper, save_own_sheet, save_shift};

use crate::{StoreError, db};
use chrono::{DateTime, Utc};
use domain::label::{ALPHABET, Code};
use rand::Rng;
use sea_orm::ConnectionTrait;

/// A random code, of which nothing says yet that it is free.
fn random_code() -> Code {
    loop {
        let ranks: [u8; 7] = {
            let mut rng = rand::rng();
            std::array::from_fn(|_| rng.random_range(0..ALPHABET.len() as u8))
        };
        if let Some(code) = Code::from_ranks(ranks) {
            return code;
        }
    }
}

/// How many labels one statement keeps.
const AT_ONCE: u64 = 500;

/// A fresh label, kept as blank.
pub(crate) async fn draw(conn: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Code, StoreError> {
    loop {
        let code = random_code();
        if keep_blank(conn, now, None, &[code]).await? == 1 {
            return Ok(code);
        }
    }
}

/// So many fresh labels of a batch, kept as blank.
async fn draw_batch(
    conn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    batch: i64,
    labels: u32,
) -> Result<(), StoreError> {
    let mut left = u64::from(labels);
    while left > 0 {
        let codes: Vec<Code> = (0..left.min(AT_ONCE)).map(|_| random_code()).collect();
        left -= keep_blank(conn, now, Some(batch), &codes).await?;
    }
    Ok(())
}

/// Keeps those of the codes that are free, as blank labels: how many. Random codes hardly ever meet; where they do, the
/// database says so and another is drawn. No place bears one either.
async fn keep_blank(
    conn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    batch: Option<i64>,
    codes: &[Code],
) -> Result<u64, StoreError> {
    let marks: Vec<String> = (3..codes.len() + 3).map(|n| format!("(CAST(${n} AS TEXT))")).collect();
    let sql = format!(
        "INSERT INTO label (code, item_id, state, at, batch_id)
         SELECT drawn.column1, CAST(NULL AS BIGINT), 'blank', $1, $2 FROM (VALUES {}) AS drawn
         WHERE NOT EXISTS (SELECT 1 FROM place_code p WHERE p.code = drawn.column1)
         ON CONFLICT DO NOTHING",
        marks.join(", ")
    );
    let values = [now.into(), batch.into()];
    let codes = codes.iter().map(|code| code.to_string().into());
    Ok(db::run(conn, &sql, values.into_iter().chain(codes)).await?)
}

/// A code for a place that has none: no label and no other place bears it. Does nothing where the place has one, or
/// where the code drawn is taken, as one in billions is: the next start draws again.
pub(crate) async fn draw_for_place(conn: &impl ConnectionTrait, place: i64) -> Result<(), StoreError> {
    let sql = "INSERT INTO place_code (code, place_id) SELECT CAST($1 AS TEXT), $2
               WHERE NOT EXISTS (SELECT 1 FROM label WHERE code = $1)
               ON CONFLICT DO NOTHING";
    db::run(conn, sql, [random_code().to_string().into(), place.into()]).await?;
    Ok(())
}
