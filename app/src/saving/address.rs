//! A filter as an address, and back from it: a link can be sent.

use domain::{
    ledger::saving::Lens,
    view::{LineFilter, explore::NONE},
};
use leptos_router::params::ParamsMap;
use std::fmt::Write;

/// The address that lists the entries of a filter.
pub fn href(filter: &LineFilter, lens: Lens) -> String {
    let lens = if lens == Lens::Prudent { lens.word() } else { "" };
    address("/value/lines", filter, &[("lens", lens)])
}

/// What follows the question mark in that address: what a file of the same entries is asked by.
pub fn query(filter: &LineFilter, lens: Lens) -> String {
    let address = href(filter, lens);
    address
        .split_once('?')
        .map_or_else(String::new, |(_, query)| query.to_owned())
}

/// An address that carries a filter, and what else is not empty.
pub fn address(path: &str, filter: &LineFilter, others: &[(&str, &str)]) -> String {
    let mut given: Vec<String> = pairs(filter)
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .chain(others.iter().copied())
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", escape(value)))
        .collect();
    given.insert(0, path.to_owned());
    given.join("&").replacen('&', "?", 1)
}

/// What an address says of a filter: names and values, empty where nothing is asked.
fn pairs(filter: &LineFilter) -> [(&'static str, String); 20] {
    let number = |value: i64| if value == 0 { String::new() } else { value.to_string() };
    [
        ("year", number(filter.year.into())),
        ("month", number(filter.month.into())),
        ("from", month(filter.since)),
        ("to", month(filter.until)),
        ("kinds", filter.kinds.clone()),
        ("substitutions", filter.substitutions.clone()),
        ("sign", filter.sign.clone()),
        ("category", filter.category.clone()),
        ("service", number(filter.service)),
        ("receiver", record(filter.receiver)),
        ("depositor", record(filter.depositor)),
        ("not_receivers", filter.not_receivers.clone()),
        ("not_depositors", filter.not_depositors.clone()),
        ("site", record(filter.site)),
        ("provider", record(filter.provider)),
        ("outcome", filter.outcome.clone()),
        ("grade", filter.grade.clone()),
        ("factor", number(filter.factor.into())),
        ("only", filter.only.clone()),
        ("page", number(filter.page.into())),
    ]
}

/// A record as an address and a form say it.
pub fn record(id: i64) -> String {
    match id {
        0 => String::new(),
        NONE => "none".to_owned(),
        id => id.to_string(),
    }
}

fn read_record(word: &str) -> i64 {
    if word == "none" {
        NONE
    } else {
        word.parse().unwrap_or(0)
    }
}

/// A month as an address and a form say it: `2026-03`; empty for none.
pub fn month(month: i32) -> String {
    if month == 0 {
        return String::new();
    }
    format!("{:04}-{:02}", month / 100, month % 100)
}

/// The month of those words, as year × 100 + month.
pub fn read_month(word: &str) -> Option<i32> {
    let (year, month) = word.trim().split_once('-')?;
    let (year, month): (i32, i32) = (year.parse().ok()?, month.parse().ok()?);
    ((1..=9999).contains(&year) && (1..=12).contains(&month)).then_some(year * 100 + month)
}

/// A value for an address, written alike by the server and by the browser.
pub fn escape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"_-.,".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

/// The filter and the lens that an address asks for.
pub fn from_query(query: &ParamsMap) -> (LineFilter, Lens) {
    let word = |name: &str| query.get(name).unwrap_or_default();
    let number = |name: &str| word(name).parse().unwrap_or(0);
    let filter = LineFilter {
        year: word("year").parse().unwrap_or(0),
        month: number("month"),
        since: read_month(&word("from")).unwrap_or(0),
        until: read_month(&word("to")).unwrap_or(0),
        kinds: word("kinds"),
        substitutions: word("substitutions"),
        sign: word("sign"),
        category: word("category"),
        service: word("service").parse().unwrap_or(0),
        receiver: read_record(&word("receiver")),
        depositor: read_record(&word("depositor")),
        not_receivers: word("not_receivers"),
        not_depositors: word("not_depositors"),
        site: read_record(&word("site")),
        provider: read_record(&word("provider")),
        outcome: word("outcome"),
        factor: number("factor"),
        grade: word("grade"),
        only: word("only"),
        page: number("page"),
    };
    (filter, Lens::parse(&word("lens")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::saving::filter::through;

    #[test]
    fn an_address_gives_back_the_filter_it_was_made_from() {
        let filter = LineFilter {
            month: 6,
            category: "chair".into(),
            service: 3,
            since: 202_601,
            until: 202_603,
            receiver: NONE,
            depositor: 4,
            not_receivers: "1,2".into(),
            not_depositors: "5".into(),
            site: 2,
            provider: 5,
            outcome: "failed".into(),
            factor: 2,
            grade: "A".into(),
            only: "local".into(),
            page: 7,
            ..through(2026, Lens::NetCash)
        };
        let address = href(&filter, Lens::Prudent);
        let mut query = ParamsMap::new();
        for pair in address.split_once('?').unwrap().1.split('&') {
            let (name, value) = pair.split_once('=').unwrap();
            query.insert(name.to_owned(), value.to_owned());
        }
        assert_eq!(from_query(&query), (filter, Lens::Prudent));
    }

    #[test]
    fn a_filter_that_asks_nothing_has_a_bare_address() {
        assert_eq!(href(&LineFilter::default(), Lens::Gross), "/value/lines");
    }

    #[test]
    fn a_month_that_is_none_is_not_read() {
        assert_eq!(read_month(" 2026-03 "), Some(202_603));
        for word in ["", "2026", "2026-13", "03/2026", "2026-00", "x-y"] {
            assert_eq!(read_month(word), None, "{word}");
        }
    }

    #[test]
    fn what_is_not_plain_is_escaped() {
        assert_eq!(escape("a_b,c"), "a_b,c");
        assert_eq!(escape("é &"), "%C3%A9%20%26");
    }
}
