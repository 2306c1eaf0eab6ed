//! Sites, and the locations inside them.

use super::{
    check, save,
    tree::{Branch, in_order},
};
use crate::{Desk, StoreError, db};
use domain::{access::Permission, view::PlaceRow};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// All sites and locations, parents before children.
///
/// # Errors
/// Refused, the database's.
pub async fn places(desk: &Desk) -> Result<Vec<PlaceRow>, StoreError> {
    desk.require(Permission::SeeItems)?;
    all_places(desk.db.conn()).await
}

#[derive(FromQueryResult)]
struct PlaceRecord {
    id: i64,
    name: String,
    parent_id: Option<i64>,
    is_active: bool,
}

/// The same, for whoever is signed in.
pub(crate) async fn all_places(conn: &impl ConnectionTrait) -> Result<Vec<PlaceRow>, StoreError> {
    let rows: Vec<PlaceRecord> = db::rows(
        conn,
        "SELECT id, name, parent_id, is_active FROM place ORDER BY name, id",
        [],
    )
    .await?;
    let mut places: Vec<PlaceRow> = Vec::new();
    for row in in_order(rows, |row| Branch {
        id: row.id,
        parent: row.parent_id,
    }) {
        let above = row
            .parent_id
            .and_then(|parent| places.iter().find(|place| place.id == parent));
        let path = above.map_or_else(|| row.name.clone(), |above| format!("{} · {}", above.path, row.name));
        let PlaceRecord {
            id,
            name,
            parent_id,
            is_active,
        } = row;
        places.push(PlaceRow {
            id,
            name,
            parent: parent_id,
            path,
            is_active,
        });
    }
    Ok(places)
}

/// Adds a site or location (`id` 0) or changes it; `path` is not read.
///
/// # Errors
/// Refused, invalid (`name`, `parent`), not found.
pub async fn save_place(desk: &Desk, row: &PlaceRow) -> Result<i64, StoreError> {
    desk.require(Permission::EditReference)?;
    let tree = all_places(desk.db.conn()).await?;
    let branches: Vec<Branch> = tree
        .iter()
        .map(|p| Branch {
            id: p.id,
            parent: p.parent,
        })
        .collect();
    check(&row.name, row.id, row.parent, &branches)?;
    let values: Vec<Value> = vec![row.name.trim().into(), row.parent.into(), row.is_active.into()];
    save(desk, "place", row.id, &["name", "parent_id", "is_active"], values).await
}
