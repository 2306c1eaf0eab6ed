//! On the server: where a series goes, told by a place's label.

use super::{
    api::{CheckVerdict, Checked},
    facts::Asked,
    look::{bare, one, texts},
};
use crate::{error::AppError, lang::lang, words::batch as w};
use domain::{
    item::Batch,
    label::scan::{Target, read},
    view::Choice,
};
use store::{Desk, search::Found};

/// The words of that choice.
pub(super) fn name_of(places: &[Choice], value: &str) -> Option<String> {
    let place = places.iter().find(|place| place.value == value);
    place.map(|place| place.label.clone())
}

/// The place whose label that is.
async fn place_of(desk: &Desk, text: &str) -> Result<Option<i64>, AppError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Ok(match store::search::scan(desk, text).await? {
        (Found::Place(id), _) => Some(id),
        _ => None,
    })
}

/// Takes the place whose label was scanned, the last one before all: whether there was one.
pub(super) async fn told_by_scan(desk: &Desk, asked: &mut Asked) -> Result<bool, AppError> {
    let (mut place, mut codes) = (None, Vec::new());
    // Kept without a network, a place's label stands among the others.
    for text in texts(&asked.codes) {
        let is_place = matches!(read(&text).target, Target::Place(_));
        match if is_place { place_of(desk, &text).await? } else { None } {
            Some(id) => place = Some(id),
            None => codes.push(text),
        }
    }
    if let Some(id) = place_of(desk, &asked.text).await? {
        place = Some(id);
        asked.text.clear();
    }
    asked.codes = codes.join(",");
    if let Some(id) = place {
        asked.place = id.to_string();
    }
    Ok(place.is_some())
}

/// Keeps among the others what was scanned before its facts were told, and says so.
pub(super) fn keep(asked: &mut Asked, was_told: bool) -> String {
    let text = one(&std::mem::take(&mut asked.text));
    if text.is_empty() {
        let said = was_told.then(|| w::place_retired(lang()));
        return said.unwrap_or_default().to_owned();
    }
    let said = w::place_first(lang(), &text);
    let mut codes = texts(&asked.codes);
    if !codes.contains(&text) {
        codes.push(text);
    }
    asked.codes = codes.join(",");
    said
}

/// What to say of a place's label: where the series goes, or that it goes to none.
pub(super) fn led_to(id: &str, name: Option<&str>) -> Checked {
    match name {
        Some(name) => Checked {
            name: name.to_owned(),
            place: id.to_owned(),
            ..bare(name, CheckVerdict::Place, w::place_set(lang(), name), None)
        },
        None => bare(id, CheckVerdict::Blocked, w::place_retired(lang()).to_owned(), None),
    }
}

/// What to say of a place's label among the items of a series.
pub(super) async fn place_scanned(desk: &Desk, series: &Batch, text: &str, id: i64) -> Result<Checked, AppError> {
    if !series.action().needs_place() {
        let words = w::place_not_asked(lang(), text);
        return Ok(bare(text, CheckVerdict::Place, words, None));
    }
    let (id, places) = (id.to_string(), store::catalogue::choices(desk).await?.places);
    let name = name_of(&places, &id);
    Ok(led_to(&id, name.as_deref()))
}
