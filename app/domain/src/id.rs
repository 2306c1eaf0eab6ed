//! One name for each kind of record, so that a service can never be taken for a place.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A piece of equipment, or a lot under one label.
    ItemId,
    /// Somebody with an account.
    PersonId,
    /// A service of the body: deposits, receives, pays.
    ServiceId,
    /// A site or a location inside one.
    PlaceId,
    /// Who repairs: the workshop, a craftsman, a social enterprise.
    ProviderId,
    /// A deposit slip.
    DepositId,
    /// An issue slip.
    HandoverId,
    /// Somebody who receives: a name that can be purged, apart from the history.
    ReceiverId,
    /// A documented price.
    EvidenceId,
    /// A stored file: photo, signature, slip, quote.
    MediaId,
    /// A spare part in stock.
    PartId,
}
