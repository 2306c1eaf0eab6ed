//! Which equipment a handover may take: chosen, and found by the words typed.

use crate::error::AppError;
use domain::{
    item::State,
    label::scan::{self, Target},
    view::{ItemRow, PriceRow},
};
use store::{
    Desk,
    search::{Found, Query},
};

use super::api::Picked;

/// The most labels read from one address.
const MOST: usize = 60;

/// How many are shown while nothing is searched for.
const FIRST: usize = 10;

/// Reads the labels chosen so far and what the words find; a label typed whole is chosen at once.
pub(super) async fn pick(desk: &Desk, codes: &str, words: &str) -> Result<Picked, AppError> {
    let mut wanted: Vec<String> = codes.split([',', ' ', ';']).filter_map(label).take(MOST).collect();
    let scanned = label(words);
    wanted.extend(scanned.clone());
    let mut picked = Picked::default();
    for code in wanted {
        add(desk, &mut picked, code).await?;
    }
    let words = if scanned.is_some() { "" } else { words.trim() };
    let states = [State::Ready.word(), State::Reserved.word()].join(",");
    let query = Query {
        words: words.to_owned(),
        states,
        page: 1,
        ..Query::default()
    };
    let found = store::search::items(desk, &query).await?;
    picked.total = found.total;
    picked.found = found.rows.into_iter().filter(|row| !picked.has(&row.code)).collect();
    if words.is_empty() {
        picked.found.truncate(FIRST);
    }
    picked.prices = prices(desk, &picked.chosen).await?;
    words.clone_into(&mut picked.words);
    Ok(picked)
}

fn label(text: &str) -> Option<String> {
    match scan::read(text).target {
        Target::Code(code) => Some(code.to_string()),
        Target::Place(_) | Target::Text(_) => None,
    }
}

async fn add(desk: &Desk, picked: &mut Picked, code: String) -> Result<(), AppError> {
    // A label that was replaced still stands for its item.
    let code = match store::search::scan(desk, &code).await?.0 {
        Found::Replaced(code) => code,
        _ => code,
    };
    if picked.has(&code) {
        return Ok(());
    }
    let query = Query {
        words: code.clone(),
        page: 1,
        ..Query::default()
    };
    let found = store::search::items(desk, &query).await?;
    match found.rows.into_iter().find(|row| row.code == code) {
        Some(row) => picked.chosen.push(row),
        None => picked.unknown.push(code),
    }
    Ok(())
}

/// The prices that may serve the items chosen, each once.
async fn prices(desk: &Desk, chosen: &[ItemRow]) -> Result<Vec<PriceRow>, AppError> {
    let mut prices: Vec<PriceRow> = Vec::new();
    for item in chosen {
        for line in store::price::list(desk, &item.code).await? {
            if prices.iter().all(|known| known.id != line.row.id) {
                prices.push(line.row);
            }
        }
    }
    Ok(prices)
}
