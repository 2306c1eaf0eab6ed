//! In the browser: the series under way on this device, so that no scan is lost to a reload, a closed tab or a network.

use super::facts::Asked;
use crate::scan::device::{SERIES, load, save};
use domain::item::BatchAction;
use std::collections::BTreeMap;

/// The scans of each series, by the address of its page without them.
pub(super) type Held = BTreeMap<String, Vec<String>>;

/// All of them.
pub(super) fn all() -> Held {
    load(SERIES)
}

/// What is held of that series.
pub(super) fn of(asked: &Asked) -> Vec<String> {
    all().remove(&asked.address("")).unwrap_or_default()
}

/// Holds those scans, and no others, of that series: whether they are on the device now.
pub(super) fn hold(asked: &Asked, codes: Vec<String>) -> bool {
    let mut held = all();
    if codes.is_empty() {
        held.remove(&asked.address(""));
    } else {
        held.insert(asked.address(""), codes);
    }
    save(SERIES, &held)
}

/// Lets go of the series of that page.
pub(super) fn let_go(page: &str) {
    let mut held = all();
    if held.remove(page).is_some() {
        save(SERIES, &held);
    }
}

/// Lets go of those labels in the series of that gesture: they are done. Whatever else was scanned in them stays.
pub(super) fn done(action: BatchAction, codes: &[String]) {
    let mut held = all();
    for (page, scanned) in &mut held {
        if Asked::read(page).and_then(|asked| asked.chosen()) == Some(action) {
            scanned.retain(|code| !codes.contains(code));
        }
    }
    held.retain(|_, scanned| !scanned.is_empty());
    save(SERIES, &held);
}
