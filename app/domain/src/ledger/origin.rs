//! Where an entry comes from: who deposited, which place, which repair. Frozen when it is posted, so that a past total
//! never moves from one row to another.

use crate::{
    id::{PlaceId, ProviderId, ServiceId},
    item::{Cost, Item, Route},
};
use serde::{Deserialize, Serialize};

/// Where an entry comes from. A reversal has the origin of what it takes back; a late price and a correction, that of the
/// acceptance they count anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The service that deposited the item.
    pub depositor: ServiceId,
    /// Where the item stood, or stood last before it went out.
    pub place: Option<PlaceId>,
    /// The provider of the repair; none for the own workshop, and without a repair.
    pub provider: Option<ProviderId>,
    /// The repair, by rank among the item's: the one a cost belongs to, else the one that made it fit again.
    pub job: Option<usize>,
    /// Repaired successfully in this life. Also true of what was split from a repaired lot, whose repair is the lot's.
    pub is_repaired: bool,
}

impl Origin {
    /// Of what happens to the item as it is now: costs aside.
    pub fn of(item: &Item) -> Self {
        let job = item.jobs.len().checked_sub(1).filter(|_| item.is_repaired);
        Self::with(item, job)
    }

    /// Of a cost: the repair under way, or the last one, whatever becomes of it.
    pub fn of_cost(item: &Item, cost: &Cost, job: Option<usize>) -> Self {
        let origin = Self::with(item, job);
        match cost {
            Cost::External {
                provider: Some(provider),
                ..
            } => Self {
                provider: Some(*provider),
                ..origin
            },
            Cost::External { provider: None, .. }
            | Cost::Labour(_)
            | Cost::Part { .. }
            | Cost::Transport(..)
            | Cost::Other(..) => origin,
        }
    }

    fn with(item: &Item, job: Option<usize>) -> Self {
        let route = job.and_then(|job| item.jobs.get(job)).map(|job| job.decision.route);
        Self {
            depositor: item.depositor,
            place: item.place.or(item.left),
            provider: match route {
                Some(Route::Provider(provider)) => Some(provider),
                Some(Route::InHouse | Route::AwaitParts) | None => None,
            },
            job,
            is_repaired: item.is_repaired,
        }
    }
}
