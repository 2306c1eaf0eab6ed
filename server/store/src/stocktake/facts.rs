//! What a count is read from: its frozen list and its scans.

use super::tree::Tree;
use crate::{StoreError, db};
use chrono::{DateTime, Utc};
use domain::{
    id::{ItemId, PlaceId},
    stocktake::{Expected, Line, Outcome, Scan, Seen, by_place, fold},
    view::stocktake::Share,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;

#[derive(FromQueryResult)]
struct ExpectedRow {
    item_id: i64,
    place_id: i64,
}

/// A scan's row, with the name of who made it.
#[derive(FromQueryResult)]
pub(super) struct ScanRow {
    pub(super) id: i64,
    item_id: Option<i64>,
    text: String,
    place_id: i64,
    outcome: String,
    pub(super) note: String,
    by_person: i64,
    pub(super) by: String,
    pub(super) at: DateTime<Utc>,
}

impl ScanRow {
    pub(super) fn seen(&self) -> Seen {
        match self.item_id {
            Some(item) => Seen::Item(ItemId(item)),
            None => Seen::Text(self.text.clone()),
        }
    }

    fn scan(&self) -> Result<Scan, StoreError> {
        Ok(Scan {
            seen: self.seen(),
            place: PlaceId(self.place_id),
            outcome: Outcome::parse(&self.outcome).ok_or_else(|| StoreError::Inconsistent {
                table: "stocktake_scan",
                id: self.id.to_string(),
            })?,
        })
    }
}

/// The frozen list and the scans, oldest first.
pub(super) struct Facts {
    expected: Vec<Expected>,
    pub(super) rows: Vec<ScanRow>,
    scans: Vec<Scan>,
}

impl Facts {
    pub(super) async fn load(conn: &impl ConnectionTrait, count: i64) -> Result<Self, StoreError> {
        let sql = "SELECT item_id, place_id FROM stocktake_expected WHERE stocktake_id = $1 ORDER BY item_id";
        let expected: Vec<ExpectedRow> = db::rows(conn, sql, [count.into()]).await?;
        let sql = "SELECT s.id, s.item_id, s.text, s.place_id, s.outcome, s.note, s.by_person, p.name AS by, s.at
                   FROM stocktake_scan s JOIN person p ON p.id = s.by_person WHERE s.stocktake_id = $1 ORDER BY s.id";
        let rows: Vec<ScanRow> = db::rows(conn, sql, [count.into()]).await?;
        let expected = expected.into_iter().map(|row| Expected {
            item: ItemId(row.item_id),
            place: PlaceId(row.place_id),
        });
        Ok(Self {
            expected: expected.collect(),
            scans: rows.iter().map(ScanRow::scan).collect::<Result<_, _>>()?,
            rows,
        })
    }

    /// One line for each item expected or seen, and for each unknown text.
    pub(super) fn lines(&self) -> Vec<Line> {
        fold(&self.expected, &self.scans)
    }

    /// Who counted how many, the most first.
    pub(super) fn people(&self) -> Vec<Share> {
        let mut people: BTreeMap<i64, Share> = BTreeMap::new();
        for row in &self.rows {
            let share = people.entry(row.by_person).or_insert_with(|| Share {
                name: row.by.clone(),
                expected: 0,
                counted: 0,
            });
            share.expected += 1;
            share.counted += 1;
        }
        let mut people: Vec<Share> = people.into_values().collect();
        people.sort_by_key(|share| std::cmp::Reverse(share.counted));
        people
    }

    /// How far each place is, by its path.
    pub(super) fn places(&self, tree: &Tree) -> Vec<Share> {
        let places = by_place(&self.expected, &self.scans);
        let share = |(place, progress): (PlaceId, domain::stocktake::Progress)| Share {
            name: tree.path(Some(place.0)),
            expected: progress.expected,
            counted: progress.counted,
        };
        let mut places: Vec<Share> = places.into_iter().map(share).collect();
        places.sort_by(|one, other| one.name.cmp(&other.name));
        places
    }
}
