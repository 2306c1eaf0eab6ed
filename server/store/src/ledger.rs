//! The ledger: appended to by the items' gestures, read by the value pages.

pub(crate) mod axis;
pub mod read;
pub(crate) mod write;

use crate::db;
use domain::ledger::Kind;

/// The kinds that are so, as a list for a query.
pub(crate) fn kinds(is_so: fn(Kind) -> bool) -> String {
    let those = Kind::ALL.into_iter().filter(|kind| is_so(*kind));
    db::listed(those.map(Kind::word))
}
