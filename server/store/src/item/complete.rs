//! Rows of items older than one of their columns, completed from the events when the program starts.

use super::{item_row, load_by_id};
use crate::{Db, StoreError, db};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// How many items are completed in one transaction: bounds how long others wait for their turn.
const AT_A_TIME: i64 = 500;

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// Says of each item marked as uncounted since when it is, or that it is not, and of each that is ready since when. Costs
/// a look at two indexes where all is said. What cannot be folded any more stays as it is: it is `verify`'s to name, and stops nobody.
///
/// # Errors
/// The database's.
pub(crate) async fn complete(db: &Db) -> Result<(), StoreError> {
    let sql = "SELECT id FROM (SELECT id FROM item WHERE is_uncounted AND uncounted_since IS NULL
                  UNION SELECT id FROM item WHERE state IN ('ready', 'reserved') AND ready_since IS NULL) AS unsaid
               WHERE id > $1 ORDER BY id LIMIT $2";
    let mut seen = 0_i64;
    loop {
        let write = db.write().await?;
        let ids: Vec<Id> = db::rows(write.conn(), sql, [seen.into(), AT_A_TIME.into()]).await?;
        let Some(last) = ids.last() else {
            return Ok(());
        };
        seen = last.id;
        for Id { id } in ids {
            complete_one(write.conn(), id).await?;
        }
        write.commit().await?;
    }
}

async fn complete_one(conn: &impl ConnectionTrait, id: i64) -> Result<(), StoreError> {
    let life = match load_by_id(conn, id).await {
        Ok(life) => life,
        Err(StoreError::Inconsistent { .. }) => return Ok(()),
        Err(error) => return Err(error),
    };
    let row = item_row(&life.item);
    let column = |name: &str| {
        row.columns
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.clone())
    };
    for name in ["is_uncounted", "uncounted_since", "ready_since"] {
        if let Some(value) = column(name) {
            let sql = format!("UPDATE item SET {name} = $2 WHERE id = $1");
            db::run(conn, &sql, [id.into(), value]).await?;
        }
    }
    Ok(())
}
