//! The codes on the labels of places: drawn once for each place, and apart from those of items.

use super::place::all_places;
use crate::{Desk, StoreError, db, label};
use domain::{access::Permission, label::Code};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct CodeRecord {
    place_id: i64,
    code: String,
}

/// Draws a code for each place that has none yet.
pub(crate) async fn code_places(conn: &impl ConnectionTrait) -> Result<(), StoreError> {
    let sql = "SELECT p.id FROM place p LEFT JOIN place_code c ON c.place_id = p.id WHERE c.code IS NULL ORDER BY p.id";
    let bare: Vec<Id> = db::rows(conn, sql, []).await?;
    for Id { id } in bare {
        label::draw_for_place(conn, id).await?;
    }
    Ok(())
}

/// The place that bears that code.
pub(crate) async fn place_of_code(conn: &impl ConnectionTrait, code: &Code) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT place_id AS id FROM place_code WHERE code = $1";
    let found: Option<Id> = db::row(conn, sql, [code.to_string().into()]).await?;
    Ok(found.map(|found| found.id))
}

/// The code and the full name of each place in use, parents before children; only of those, where any are named.
///
/// # Errors
/// Refused, not found for a place that is not there, the database's.
pub async fn place_labels(desk: &Desk, only: &[i64]) -> Result<Vec<(Code, String)>, StoreError> {
    desk.require(Permission::SeeItems)?;
    let rows: Vec<CodeRecord> = db::rows(desk.db.conn(), "SELECT place_id, code FROM place_code", []).await?;
    let codes: HashMap<i64, String> = rows.into_iter().map(|row| (row.place_id, row.code)).collect();
    let places = all_places(desk.db.conn()).await?;
    if only.iter().any(|id| places.iter().all(|place| place.id != *id)) {
        return Err(StoreError::NotFound);
    }
    let wanted = places.into_iter().filter(|place| {
        if only.is_empty() {
            place.is_active
        } else {
            only.contains(&place.id)
        }
    });
    let labelled = wanted.filter_map(|place| Some((Code::parse(codes.get(&place.id)?).ok()?, place.path)));
    Ok(labelled.collect())
}
