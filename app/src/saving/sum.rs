//! What a list comes to once its costs are taken off.

use super::filter::{COSTS, kinds, of};
use domain::{Cents, view::LineFilter};
use store::{Desk, StoreError};

/// The signed sum of a filter whose entries come to that, costs counted positively: where the list
/// mixes costs with the rest, theirs are read apart.
pub(super) async fn signed(desk: &Desk, filter: &LineFilter, all: Cents) -> Result<Cents, StoreError> {
    let named = kinds(filter);
    let costs: Vec<_> = COSTS
        .into_iter()
        .filter(|kind| named.is_empty() || named.contains(kind))
        .collect();
    if costs.is_empty() || !filter.takes_costs_off() {
        return Ok(all);
    }
    if costs.len() == named.len() {
        return Ok(-all);
    }
    let alone = LineFilter {
        kinds: of(0, &costs).kinds,
        substitutions: String::new(),
        ..filter.clone()
    };
    let costs = store::ledger::read::lines(desk, &alone).await?.cents;
    Ok(all - costs - costs)
}
