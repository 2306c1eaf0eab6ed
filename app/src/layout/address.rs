//! Reading and making the part of an address after the question mark.

use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, params::ParamsMap};

/// The value of that name in the page's address; empty where there is none.
pub fn query(name: &'static str) -> Memo<String> {
    let map = use_query_map();
    Memo::new(move |_| map.with(|map| map.get(name)).unwrap_or_default())
}

/// An address with the pairs that are not empty.
pub fn href(path: &str, pairs: &[(&'static str, &str)]) -> String {
    let mut map = ParamsMap::new();
    for (name, value) in pairs {
        if !value.is_empty() {
            map.insert(*name, (*value).to_owned());
        }
    }
    format!("{path}{}", map.to_query_string())
}
