//! In the browser: what this device keeps of scans until they are dealt with. For the person signed in alone; signing out
//! empties the browser's storage.

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

/// Scans of the scanning page that wait for a network: a list of texts.
pub(crate) const SCANS: &str = "scans";
/// Scans of series under way: lists of texts, by the address of their page.
pub(crate) const SERIES: &str = "series";

/// What is kept under that name; nothing where nothing is, or where the browser keeps nothing.
pub(crate) fn load<T: DeserializeOwned + Default>(name: &str) -> T {
    let kept = storage().zip(key(name));
    let kept = kept.and_then(|(storage, key)| storage.get_item(&key).ok().flatten());
    kept.and_then(|kept| serde_json::from_str(&kept).ok())
        .unwrap_or_default()
}

/// Keeps it: whether it is on the device now.
pub(crate) fn save<T: Serialize>(name: &str, value: &T) -> bool {
    let Some((storage, key)) = storage().zip(key(name)) else {
        return false;
    };
    serde_json::to_string(value).is_ok_and(|text| storage.set_item(&key, &text).is_ok())
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn key(name: &str) -> Option<String> {
    let desk = document().query_selector("[data-person]").ok().flatten()?;
    Some(format!("regain-{name}-{}", desk.get_attribute("data-person")?))
}
