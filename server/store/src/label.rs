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

/// A fresh label, kept as blank. Random codes hardly ever meet; where they do, the database says so and another is
/// drawn. No place bears it either.
pub(crate) async fn draw(
    conn: &impl ConnectionTrait,
    now: DateTime<Utc>,
    batch: Option<i64>,
) -> Result<Code, StoreError> {
    loop {
        let code = random_code();
        let sql = "INSERT INTO label (code, item_id, state, at, batch_id)
                   SELECT CAST($1 AS TEXT), CAST(NULL AS BIGINT), 'blank', $2, $3
                   WHERE NOT EXISTS (SELECT 1 FROM place_code WHERE code = $1)
                   ON CONFLICT DO NOTHING";
        let fresh = db::run(conn, sql, [code.to_string().into(), now.into(), batch.into()]).await?;
        if fresh == 1 {
            return Ok(code);
        }
    }
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
