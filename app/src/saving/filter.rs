//! Which entries a figure sums: as an address, back from it, and in words.

use crate::{lang::Lang, text, words::saving as words};
use domain::{
    Cents,
    ledger::{
        Kind,
        saving::{Lens, Totals},
    },
    price::{Grade, Substitution},
    view::LineFilter,
};
use leptos_router::params::ParamsMap;
use std::fmt::Write;

/// The kinds paid out, but for labour.
pub const CASH: [Kind; 4] = [Kind::Part, Kind::External, Kind::Transport, Kind::OtherCost];

/// The kinds that are taken off a net value.
pub const COSTS: [Kind; 5] = [
    Kind::Labour,
    Kind::Part,
    Kind::External,
    Kind::Transport,
    Kind::OtherCost,
];

/// Entries of those kinds in that year.
pub fn of(year: i32, kinds: &[Kind]) -> LineFilter {
    LineFilter {
        year,
        kinds: listed(kinds),
        ..LineFilter::default()
    }
}

/// The avoided purchases of the headline in that year.
pub fn headline(year: i32) -> LineFilter {
    LineFilter {
        substitutions: "S1,S2".into(),
        ..of(year, &[Kind::AvoidedPurchase])
    }
}

/// The issues that counted in that year: an entry each.
pub fn issues(year: i32) -> LineFilter {
    LineFilter {
        sign: "entry".into(),
        ..of(year, &[Kind::AvoidedPurchase, Kind::RepairReturn])
    }
}

/// The entries that the figure of a lens sums.
pub fn through(year: i32, lens: Lens) -> LineFilter {
    let costs: &[Kind] = match lens {
        Lens::Gross | Lens::Prudent => &[],
        Lens::NetCash => &CASH,
        Lens::NetFull => &COSTS,
    };
    let kinds: Vec<Kind> = [Kind::AvoidedPurchase].iter().chain(costs).copied().collect();
    LineFilter {
        kinds: listed(&kinds),
        ..headline(year)
    }
}

/// The costs shown beside a lens, counted positively, and their kinds: without labour where the
/// lens leaves it out.
pub fn costs(totals: &Totals, lens: Lens) -> (Cents, &'static [Kind]) {
    match lens {
        Lens::NetCash => (totals.cash_costs(), &CASH),
        Lens::Gross | Lens::NetFull | Lens::Prudent => (totals.cash_costs() + totals.labour, &COSTS),
    }
}

/// The address that lists them.
pub fn href(filter: &LineFilter, lens: Lens) -> String {
    let lens = if lens == Lens::Prudent { lens.word() } else { "" };
    let number = |value: i64| if value == 0 { String::new() } else { value.to_string() };
    let pairs = [
        ("year", number(filter.year.into())),
        ("month", number(filter.month.into())),
        ("kinds", filter.kinds.clone()),
        ("substitutions", filter.substitutions.clone()),
        ("sign", filter.sign.clone()),
        ("category", filter.category.clone()),
        ("service", number(filter.service)),
        ("grade", filter.grade.clone()),
        ("only", filter.only.clone()),
        ("lens", lens.to_owned()),
        ("page", number(filter.page.into())),
    ];
    let given = pairs.iter().filter(|(_, value)| !value.is_empty());
    let given: Vec<String> = given.map(|(name, value)| format!("{name}={}", escape(value))).collect();
    format!("/value/lines?{}", given.join("&"))
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
    let filter = LineFilter {
        year: word("year").parse().unwrap_or(0),
        month: word("month").parse().unwrap_or(0),
        kinds: word("kinds"),
        substitutions: word("substitutions"),
        sign: word("sign"),
        category: word("category"),
        service: word("service").parse().unwrap_or(0),
        grade: word("grade"),
        only: word("only"),
        page: word("page").parse().unwrap_or(0),
    };
    (filter, Lens::parse(&word("lens")))
}

/// The kinds that a filter names; none for all.
pub fn kinds(filter: &LineFilter) -> Vec<Kind> {
    filter.kinds.split(',').filter_map(Kind::parse).collect()
}

/// Whether the filter is about grams, not euros.
pub fn is_mass(filter: &LineFilter) -> bool {
    let kinds = kinds(filter);
    let weighs = |kind: &Kind| matches!(kind, Kind::Co2 | Kind::Waste | Kind::WasteOut);
    !kinds.is_empty() && kinds.iter().all(weighs)
}

/// Whether costs are taken off: everywhere but where what is spent is itself the subject.
pub fn takes_costs_off(filter: &LineFilter) -> bool {
    filter.only != "local"
}

/// An entry's amount as it counts in a list: costs are taken off the value.
pub fn signed(filter: &LineFilter, kind: Kind, cents: Cents) -> Cents {
    if takes_costs_off(filter) && COSTS.contains(&kind) {
        -cents
    } else {
        cents
    }
}

/// What the filter keeps, in the reader's words, but for the category and the service.
pub fn in_words(lang: Lang, filter: &LineFilter) -> Vec<String> {
    let mut said = Vec::new();
    match (filter.year, filter.month) {
        (0, _) => said.push(words::all_years(lang).to_owned()),
        (year, 0) => said.push(words::in_year(lang, year)),
        (year, month) => said.push(format!("{} {year}", super::months::name(lang, month))),
    }
    let named = kinds(filter);
    if !named.is_empty() {
        let named: Vec<&str> = named.into_iter().map(|kind| text::kind(lang, kind)).collect();
        said.push(named.join(", "));
    }
    let sure = filter.substitutions.split(',').filter_map(Substitution::parse);
    said.extend(sure.map(|one| text::substitution(lang, one).to_owned()));
    match filter.sign.as_str() {
        "entry" => said.push(words::only_entries(lang).into()),
        "reversal" => said.push(words::only_reversals(lang).into()),
        _ => {}
    }
    said.extend(Grade::parse(&filter.grade).map(|grade| text::grade(lang, grade).to_owned()));
    match filter.only.as_str() {
        "failed" => said.push(words::only_failed(lang).into()),
        "local" => said.push(words::only_local(lang).into()),
        _ => {}
    }
    said
}

fn listed(kinds: &[Kind]) -> String {
    let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
    words.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gives_back_the_filter_it_was_made_from() {
        let filter = LineFilter {
            month: 6,
            category: "chair".into(),
            service: 3,
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
    fn what_is_not_plain_is_escaped() {
        assert_eq!(escape("a_b,c"), "a_b,c");
        assert_eq!(escape("é &"), "%C3%A9%20%26");
    }

    #[test]
    fn costs_are_taken_off_unless_they_are_the_subject() {
        let net = through(2026, Lens::NetFull);
        assert_eq!(signed(&net, Kind::Labour, Cents(100)), Cents(-100));
        assert_eq!(signed(&net, Kind::AvoidedPurchase, Cents(100)), Cents(100));
        let local = LineFilter {
            only: "local".into(),
            ..of(2026, &COSTS)
        };
        assert_eq!(signed(&local, Kind::External, Cents(100)), Cents(100));
        assert!(is_mass(&of(2026, &[Kind::Co2])) && !is_mass(&net));
    }
}
