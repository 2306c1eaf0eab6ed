//! The sites and places, as a count looks at them: what is inside, what is around.

use crate::{StoreError, catalogue::all_places};
use domain::{
    id::PlaceId,
    view::{Choice, PlaceRow},
};
use sea_orm::ConnectionTrait;

/// All sites and places, parents first.
#[derive(Debug)]
pub(crate) struct Tree(Vec<PlaceRow>);

impl Tree {
    pub(crate) async fn load(conn: &impl ConnectionTrait) -> Result<Self, StoreError> {
        all_places(conn).await.map(Self)
    }

    fn find(&self, id: i64) -> Option<&PlaceRow> {
        self.0.iter().find(|place| place.id == id)
    }

    /// From the site down; empty for no place.
    pub(super) fn path(&self, id: Option<i64>) -> String {
        id.and_then(|id| self.find(id))
            .map_or_else(String::new, |place| place.path.clone())
    }

    /// The place, then those around it, up to its site.
    pub(super) fn around(&self, id: Option<i64>) -> Vec<PlaceId> {
        let mut around = Vec::new();
        let mut at = id;
        while let Some(place) = at.and_then(|id| self.find(id)) {
            if around.contains(&PlaceId(place.id)) {
                break;
            }
            around.push(PlaceId(place.id));
            at = place.parent;
        }
        around
    }

    /// The place and everything under it; nothing where there is no such place.
    pub(super) fn inside(&self, id: i64) -> Vec<i64> {
        let inside = |place: &&PlaceRow| self.around(Some(place.id)).contains(&PlaceId(id));
        self.0.iter().filter(inside).map(|place| place.id).collect()
    }

    /// The same, to choose from: the whole of it first, then what is still in use.
    pub(super) fn choices(&self, id: i64) -> Vec<Choice> {
        let inside = self.inside(id);
        let shown = |place: &&PlaceRow| inside.contains(&place.id) && (place.is_active || place.id == id);
        let choice = |place: &PlaceRow| Choice {
            value: place.id.to_string(),
            label: place.path.clone(),
        };
        self.0.iter().filter(shown).map(choice).collect()
    }
}
