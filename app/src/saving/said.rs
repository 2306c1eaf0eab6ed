//! A filter in the reader's words.

use super::filter::kinds;
use crate::{
    lang::Lang,
    legal::agec_kind::translated,
    text,
    words::{explore as ex, saving as words},
};
use domain::{
    price::{Grade, Substitution},
    view::{
        LineFilter,
        explore::{FilterNames, NONE},
    },
};

/// What the filter keeps.
pub(super) fn in_words(lang: Lang, filter: &LineFilter, names: &FilterNames) -> Vec<String> {
    // Repairs name their own year: the entries are of any.
    let of_repairs = filter.year == 0 && filter.only.starts_with("repairs:");
    let mut said: Vec<String> = (!of_repairs).then(|| period(lang, filter)).into_iter().collect();
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
        "issue" => said.push(words::only_issues(lang).into()),
        _ => {}
    }
    said.extend(Grade::parse(&filter.grade).map(|grade| text::grade(lang, grade).to_owned()));
    match filter.only.as_str() {
        "failed" => said.push(words::only_failed(lang).into()),
        "local" => said.push(words::only_local(lang).into()),
        only => said.extend(narrowed(lang, only)),
    }
    said.extend(others(lang, filter));
    said.extend(records(lang, filter, names));
    said.extend(outcome(lang, &filter.outcome).map(str::to_owned));
    if filter.factor != 0 {
        said.push(ex::said_factor(lang, filter.factor));
    }
    said
}

/// What a word with a value keeps to. Providers are named beside it, but for those that no cost names.
fn narrowed(lang: Lang, only: &str) -> Option<String> {
    match only.split_once(':')? {
        ("repairs", "all") => Some(crate::words::workshop::only_repairs(lang).to_owned()),
        ("repairs", year) => Some(crate::words::workshop::only_repairs_of(lang, year)),
        ("providers", "0") => Some(crate::words::local::unnamed(lang).to_owned()),
        ("agec", kind) => Some(match translated(lang, kind) {
            Some(name) => format!("{kind} ({name})"),
            None => kind.to_owned(),
        }),
        _ => None,
    }
}

/// The months or the year that it keeps.
pub(super) fn period(lang: Lang, filter: &LineFilter) -> String {
    match (filter.since, filter.until, filter.year, filter.month) {
        (0, 0, 0, _) => words::all_years(lang).to_owned(),
        (0, 0, year, 0) => words::in_year(lang, year),
        (0, 0, year, month) => format!("{} {year}", super::months::name(lang, month)),
        (first, 0, ..) => ex::said_since(lang, month(lang, first)),
        (0, last, ..) => ex::said_until(lang, month(lang, last)),
        (first, last, ..) if first == last => month(lang, first),
        (first, last, ..) => ex::said_between(lang, month(lang, first), month(lang, last)),
    }
}

/// A month in words: « mars 2026 ».
pub(super) fn month(lang: Lang, month: i32) -> String {
    let rank = u32::try_from(month.rem_euclid(100)).unwrap_or(0);
    format!("{} {}", super::months::name(lang, rank), month / 100)
}

/// Services left out: those that a matrix names one by one.
fn others(lang: Lang, filter: &LineFilter) -> Vec<String> {
    let count = |text: &str| text.split(',').filter(|id| !id.is_empty()).count();
    let (receivers, depositors) = (count(&filter.not_receivers), count(&filter.not_depositors));
    let said = [
        (receivers > 0).then(|| ex::said_other_receivers(lang, receivers)),
        (depositors > 0).then(|| ex::said_other_depositors(lang, depositors)),
    ];
    said.into_iter().flatten().collect()
}

fn records(lang: Lang, filter: &LineFilter, names: &FilterNames) -> Vec<String> {
    let category = names.category.as_ref().map(|(fr, en)| lang.pick(fr, en).to_owned());
    let nobody = (filter.receiver == NONE).then(|| ex::no_receiver(lang).to_owned());
    let no_provider = (filter.provider == NONE).then(|| ex::no_provider(lang).to_owned());
    let no_site = (filter.site == NONE).then(|| ex::no_site(lang).to_owned());
    let all = [
        category,
        names.service.clone(),
        names.receiver.as_ref().map(|name| ex::said_receiver(lang, name)),
        nobody,
        names.depositor.as_ref().map(|name| ex::said_depositor(lang, name)),
        names.site.as_ref().map(|name| ex::said_site(lang, name)),
        no_site,
        names.provider.as_ref().map(|name| ex::said_provider(lang, name)),
        no_provider,
        (!names.providers.is_empty()).then(|| names.providers.join(", ")),
    ];
    all.into_iter().flatten().collect()
}

/// How a repair ended, as filters and rows say it; none for a word that means nothing.
pub(super) fn outcome(lang: Lang, word: &str) -> Option<&'static str> {
    match word {
        "none" => Some(ex::outcome_none(lang)),
        "successful" => Some(ex::outcome_successful(lang)),
        "failed" => Some(ex::outcome_failed(lang)),
        "open" => Some(ex::outcome_open(lang)),
        _ => None,
    }
}
