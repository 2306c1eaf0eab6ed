//! What a count is read from: its frozen list and its scans, and what is known of the items today.

use super::tree::Tree;
use crate::{StoreError, civil, db};
use chrono::{DateTime, Utc};
use domain::{
    id::{ItemId, PlaceId},
    item::State,
    stocktake::{Expected, Line, Outcome, Scan, Seen, by_place, fold},
    view::stocktake::{Share, StocktakeLine},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::{BTreeMap, HashMap};

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
    note: String,
    by: String,
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
        let sql = "SELECT s.id, s.item_id, s.text, s.place_id, s.outcome, s.note, p.name AS by, s.at
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
        let mut people: BTreeMap<&str, u32> = BTreeMap::new();
        for row in &self.rows {
            *people.entry(&row.by).or_default() += 1;
        }
        let share = |(name, counted): (&str, u32)| Share {
            name: name.to_owned(),
            expected: counted,
            counted,
        };
        let mut people: Vec<Share> = people.into_iter().map(share).collect();
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

#[derive(FromQueryResult)]
struct ItemRow {
    id: i64,
    code: Option<String>,
    name: String,
    category: String,
    state: String,
    place_id: Option<i64>,
}

#[derive(FromQueryResult)]
struct DecisionRow {
    item_id: i64,
    kind: String,
    by: String,
}

#[derive(FromQueryResult)]
struct PhotoRow {
    scan_id: i64,
    media_id: i64,
}

/// The lines of a count as pages show them: by outcome, then by place and name.
pub(super) async fn described(
    conn: &impl ConnectionTrait,
    count: i64,
    facts: &Facts,
    tree: &Tree,
) -> Result<Vec<StocktakeLine>, StoreError> {
    let about = About::load(conn, count).await?;
    let scans: BTreeMap<Seen, &ScanRow> = facts.rows.iter().rev().map(|row| (row.seen(), row)).collect();
    let lines = facts.lines();
    let shown = lines
        .iter()
        .map(|line| about.line(line, scans.get(&line.seen).copied(), tree));
    let mut shown = shown.collect::<Result<Vec<StocktakeLine>, StoreError>>()?;
    shown.sort_by(|one, other| order(one).cmp(&order(other)));
    Ok(shown)
}

fn order(line: &StocktakeLine) -> (Outcome, &str, &str, &str) {
    let place = if line.seen_at.is_empty() {
        &line.expected_at
    } else {
        &line.seen_at
    };
    (line.outcome, place, &line.name, &line.code)
}

/// What is known today of the items of a count.
struct About {
    items: HashMap<i64, ItemRow>,
    decisions: HashMap<i64, (String, String)>,
    photos: Vec<PhotoRow>,
}

impl About {
    async fn load(conn: &impl ConnectionTrait, count: i64) -> Result<Self, StoreError> {
        let sql = "SELECT i.id, i.code, i.name, i.category, i.state, i.place_id FROM item i WHERE i.id IN (
                     SELECT item_id FROM stocktake_expected WHERE stocktake_id = $1
                     UNION SELECT item_id FROM stocktake_scan WHERE stocktake_id = $1 AND item_id IS NOT NULL)";
        let items: Vec<ItemRow> = db::rows(conn, sql, [count.into()]).await?;
        let sql = "SELECT d.item_id, d.kind, p.name AS by FROM stocktake_decision d
                   JOIN person p ON p.id = d.by_person WHERE d.stocktake_id = $1";
        let decisions: Vec<DecisionRow> = db::rows(conn, sql, [count.into()]).await?;
        let sql = "SELECT f.scan_id, f.media_id FROM stocktake_photo f JOIN stocktake_scan s ON s.id = f.scan_id
                   WHERE s.stocktake_id = $1 ORDER BY f.media_id";
        Ok(Self {
            items: items.into_iter().map(|row| (row.id, row)).collect(),
            decisions: decisions
                .into_iter()
                .map(|row| (row.item_id, (row.kind, row.by)))
                .collect(),
            photos: db::rows(conn, sql, [count.into()]).await?,
        })
    }

    fn line(&self, line: &Line, scan: Option<&ScanRow>, tree: &Tree) -> Result<StocktakeLine, StoreError> {
        let photos = self
            .photos
            .iter()
            .filter(|photo| scan.is_some_and(|scan| scan.id == photo.scan_id));
        let path = |place: Option<PlaceId>| tree.path(place.map(|place| place.0));
        let bare = StocktakeLine {
            outcome: line.outcome,
            code: String::new(),
            name: String::new(),
            category: String::new(),
            state: None,
            place: String::new(),
            expected_at: path(line.expected_at),
            seen_at: path(line.seen_at),
            seen: scan.map(|scan| (scan.by.clone(), civil::time(scan.at))),
            note: scan.map(|scan| scan.note.clone()).unwrap_or_default(),
            scan: scan.map(|scan| scan.id),
            photos: photos.map(|photo| format!("/media/{}", photo.media_id)).collect(),
            remedy: None,
            decision: None,
            refused: None,
        };
        let item = match &line.seen {
            Seen::Text(text) => {
                return Ok(StocktakeLine {
                    name: text.clone(),
                    ..bare
                });
            }
            Seen::Item(item) => item.0,
        };
        let broken = || StoreError::Inconsistent {
            table: "item",
            id: item.to_string(),
        };
        let row = self.items.get(&item).ok_or_else(broken)?;
        let state = State::parse(&row.state).ok_or_else(broken)?;
        let decision = self.decisions.get(&item).cloned();
        let remedy = line.remedy(state, row.place_id.map(PlaceId));
        Ok(StocktakeLine {
            code: row.code.clone().unwrap_or_default(),
            name: row.name.clone(),
            category: row.category.clone(),
            state: Some(state),
            place: tree.path(row.place_id),
            remedy: remedy.filter(|_| decision.is_none()),
            decision,
            ..bare
        })
    }
}
