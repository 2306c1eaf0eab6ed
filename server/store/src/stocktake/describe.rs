//! The lines of a count in words, with what is known of the items today.

use super::{
    facts::{Facts, ScanRow},
    tree::Tree,
};
use crate::{StoreError, civil, db};
use domain::{
    id::PlaceId,
    item::State,
    stocktake::{Line, Outcome, Remedy, Seen},
    view::stocktake::StocktakeLine,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::{BTreeMap, HashMap};

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
struct FindingRow {
    text: String,
    note: String,
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
    findings: HashMap<String, (String, String)>,
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
        let sql = "SELECT f.text, f.note, p.name AS by FROM stocktake_finding f
                   JOIN person p ON p.id = f.by_person WHERE f.stocktake_id = $1";
        let findings: Vec<FindingRow> = db::rows(conn, sql, [count.into()]).await?;
        let sql = "SELECT f.scan_id, f.media_id FROM stocktake_photo f JOIN stocktake_scan s ON s.id = f.scan_id
                   WHERE s.stocktake_id = $1 ORDER BY f.media_id";
        Ok(Self {
            items: items.into_iter().map(|row| (row.id, row)).collect(),
            decisions: decisions
                .into_iter()
                .map(|row| (row.item_id, (row.kind, row.by)))
                .collect(),
            findings: findings.into_iter().map(|row| (row.text, (row.note, row.by))).collect(),
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
            finding: String::new(),
            refused: None,
        };
        let item = match &line.seen {
            Seen::Text(text) => {
                let finding = self.findings.get(text).cloned();
                let by = finding.as_ref().map(|(_, by)| by.clone());
                return Ok(StocktakeLine {
                    name: text.clone(),
                    remedy: line.inquiry().filter(|_| finding.is_none()),
                    decision: by.map(|by| (Remedy::Note.word().to_owned(), by)),
                    finding: finding.map(|(note, _)| note).unwrap_or_default(),
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
