//! Other counts under way of the same things: allowed, since a site and one of its rooms may be counted apart, and said.

use super::tree::Tree;
use crate::{StoreError, db};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Scope {
    id: i64,
    number: String,
    place_id: i64,
    category: Option<String>,
}

impl Scope {
    /// Whether something may be in both: one place holds the other, and no two categories keep them apart.
    fn meets(&self, other: &Self, tree: &Tree) -> bool {
        let holds = |one: &Self, other: &Self| tree.inside(one.place_id).contains(&other.place_id);
        let is_apart = self.category.is_some() && other.category.is_some() && self.category != other.category;
        !is_apart && (holds(self, other) || holds(other, self))
    }
}

/// The numbers of the other open counts that may count the same items, oldest first. None for a closed one.
pub(super) async fn overlaps(conn: &impl ConnectionTrait, count: i64, tree: &Tree) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT id, number, place_id, category FROM stocktake WHERE state = 'open' ORDER BY id";
    let open: Vec<Scope> = db::rows(conn, sql, []).await?;
    let Some(this) = open.iter().find(|scope| scope.id == count) else {
        return Ok(Vec::new());
    };
    let others = open.iter().filter(|other| other.id != count && this.meets(other, tree));
    Ok(others.map(|other| other.number.clone()).collect())
}
