//! The names that an item's events refer to, in one query.

use crate::{StoreError, db};
use domain::{
    id::{PersonId, PlaceId, ServiceId},
    item::{Event, Item, Recorded, Route, event::Fate},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::{BTreeSet, HashMap};

#[derive(FromQueryResult)]
struct Named {
    kind: String,
    id: i64,
    name: String,
}

/// What each record is called.
pub(crate) struct Names(HashMap<(&'static str, i64), String>);

/// Where each kind of name is found: its letter, and its query but for the list of ids.
const SOURCES: [(&str, &str); 5] = [
    ("person", "SELECT 'person' AS kind, id, name FROM person WHERE id IN"),
    ("place", "SELECT 'place', id, name FROM place WHERE id IN"),
    ("service", "SELECT 'service', id, name FROM service WHERE id IN"),
    ("provider", "SELECT 'provider', id, name FROM provider WHERE id IN"),
    ("handover", "SELECT 'handover', id, number FROM handover WHERE id IN"),
];

impl Names {
    pub(crate) async fn of(conn: &impl ConnectionTrait, item: &Item, events: &[Recorded]) -> Result<Self, StoreError> {
        let mut wanted: BTreeSet<(&'static str, i64)> = BTreeSet::new();
        wanted.insert(("service", item.depositor.0));
        wanted.extend(item.place.map(|place| ("place", place.0)));
        wanted.extend(item.reservation.as_ref().map(|r| ("service", r.service.0)));
        for recorded in events {
            wanted.insert(("person", recorded.by.0));
            wanted.extend(referred(&recorded.event));
        }
        // Numbers only, drawn from records: safe to write into the text of the query.
        let part = |(kind, query): (&str, &str)| {
            let ids: Vec<String> = wanted
                .iter()
                .filter(|(k, _)| *k == kind)
                .map(|(_, id)| id.to_string())
                .collect();
            let list = if ids.is_empty() {
                "NULL".to_owned()
            } else {
                ids.join(", ")
            };
            format!("{query} ({list})")
        };
        let sql = SOURCES.map(part).join(" UNION ALL ");
        let rows: Vec<Named> = db::rows(conn, &sql, []).await?;
        let keyed = rows.into_iter().filter_map(|row| {
            let kind = SOURCES.iter().find(|(kind, _)| *kind == row.kind)?.0;
            Some(((kind, row.id), row.name))
        });
        Ok(Self(keyed.collect()))
    }

    fn name(&self, kind: &'static str, id: i64) -> String {
        self.0.get(&(kind, id)).cloned().unwrap_or_default()
    }

    pub(crate) fn person(&self, id: PersonId) -> String {
        self.name("person", id.0)
    }

    pub(crate) fn place(&self, id: PlaceId) -> String {
        self.name("place", id.0)
    }

    pub(crate) fn service(&self, id: ServiceId) -> String {
        self.name("service", id.0)
    }

    /// What the event refers to, in words.
    pub(crate) fn about(&self, event: &Event) -> String {
        let names: Vec<String> = referred(event)
            .into_iter()
            .map(|(kind, id)| self.name(kind, id))
            .collect();
        names.join(" · ")
    }
}

/// The records that an event refers to, in the order in which a reader wants them.
fn referred(event: &Event) -> Vec<(&'static str, i64)> {
    match event {
        Event::Announced(deposit) | Event::Deposited(deposit) => {
            vec![("service", deposit.service.0), ("place", deposit.place.0)]
        }
        Event::Moved(place) | Event::Found(place, _) => vec![("place", place.0)],
        Event::RepairDecided(decision) => match decision.route {
            Route::Provider(provider) => vec![("provider", provider.0)],
            Route::InHouse | Route::AwaitParts => Vec::new(),
        },
        Event::CostAdded(charge) => match &charge.cost {
            domain::item::Cost::External {
                provider: Some(provider),
                ..
            } => {
                vec![("provider", provider.0)]
            }
            _ => Vec::new(),
        },
        Event::Reserved(reservation) => vec![("service", reservation.service.0)],
        Event::HandedOver(issue) => {
            vec![("service", issue.service.0), ("handover", issue.handover.0)]
        }
        Event::Accepted(accepted) => vec![
            ("service", accepted.counted.service.0),
            ("handover", accepted.acceptance.handover.0),
        ],
        Event::TakenBack(facts, _) => vec![("place", facts.place.0)],
        Event::SplitOff(split) => match &split.fate {
            Fate::Returned(facts, _) => vec![("place", facts.place.0)],
            Fate::Ready => Vec::new(),
        },
        _ => Vec::new(),
    }
}
