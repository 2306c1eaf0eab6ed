//! The answer to a scan: for a plain form a page and a word, for a script what it came to.

use super::api;
use crate::{lang::Lang, layout::address::href, text, ui::date::moment, words::stocktake as w};
use chrono::NaiveDate;
use domain::{item::State, stocktake::Outcome, view::stocktake::Counted};

/// Leads a plain form back to the count, in the place that was being counted, with a word for what was
/// scanned. A script reads the answer, and must not find the word on some later page.
pub(super) fn back(number: &str, place: i64, counted: &Counted) {
    if crate::door::wants_page() {
        let word = match &counted.already {
            Some(_) => "count_already".to_owned(),
            None => format!("count_{}", counted.outcome.word()),
        };
        crate::door::flash(&word);
    }
    let page = format!("/stocktakes/{number}");
    leptos_axum::redirect(&href(&page, &[("place", &place.to_string())]));
}

/// Leads back to the count in the place whose label was scanned.
pub(super) fn switched(number: &str, place: i64, name: String) -> api::Counted {
    if crate::door::wants_page() {
        crate::door::flash("count_place");
    }
    let page = format!("/stocktakes/{number}");
    leptos_axum::redirect(&href(&page, &[("place", &place.to_string())]));
    api::Counted {
        outcome: Outcome::Here,
        name,
        code: String::new(),
        detail: w::place_switched(crate::lang::lang()).to_owned(),
        already: false,
        place: Some(place),
    }
}

/// What a scan came to, in words.
pub(super) fn told(lang: Lang, today: NaiveDate, counted: Counted) -> api::Counted {
    let detail = match (&counted.already, counted.outcome, counted.state) {
        (Some((by, at)), ..) if at.date() == today => w::already(lang, by, at.format("%H:%M")),
        (Some((by, at)), ..) => w::already(lang, by, moment(*at)),
        (None, Outcome::WrongPlace, Some(State::Lost)) => w::detail_lost(lang).to_owned(),
        (None, Outcome::WrongPlace, _) if counted.place.is_empty() => w::detail_wrong(lang, w::nowhere(lang)),
        (None, Outcome::WrongPlace, _) => w::detail_wrong(lang, &counted.place),
        (None, Outcome::ShouldHaveLeft, Some(state)) => w::detail_left(lang, text::state(lang, state)),
        (None, Outcome::UnknownLabel, _) => w::detail_unknown(lang).to_owned(),
        (None, Outcome::Here | Outcome::Missing | Outcome::ShouldHaveLeft, _) => w::detail_here(lang).to_owned(),
    };
    api::Counted {
        outcome: counted.outcome,
        name: counted.name,
        code: counted.code,
        detail,
        already: counted.already.is_some(),
        place: None,
    }
}
