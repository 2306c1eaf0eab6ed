//! The filters: a plain form whose answers become the address.

use super::{MATRIX, axis_name, lens_word};
use crate::{
    lang::Lang,
    saving::{
        address::{month, record},
        said::outcome,
    },
    text,
    ui::{select_field::SelectField, text_field::TextField, unfold::Unfold},
    words::{explore as w, saving as words},
};
use domain::{
    ledger::saving::Lens,
    price::Grade,
    view::{
        Choice, LineFilter,
        explore::{Axis, ExplorePage, OUTCOMES},
    },
};
use leptos::prelude::*;

type Options = Vec<(String, String)>;

/// The form: how to group and to read, then what to keep.
pub(super) fn form(lang: Lang, page: &ExplorePage) -> impl IntoView + use<> {
    let is_narrowed = is_narrowed(&page.asked.filter);
    let (grouping, keeping) = (grouping(lang, page), keeping(lang, page));
    view! {
        <form method="get" action="/value/explore" class="card stack no-print">
            <h2 class="visually-hidden">{w::filters(lang)}</h2>
            {grouping}
            <Unfold summary=w::narrow(lang) open=is_narrowed>{keeping}</Unfold>
            <div class="cluster">
                <button class="button primary" type="submit">{w::show(lang)}</button>
                <a class="button quiet" href="/value/explore">{w::clear(lang)}</a>
            </div>
        </form>
    }
}

/// Whether anything but the year is asked.
fn is_narrowed(filter: &LineFilter) -> bool {
    let year = LineFilter {
        year: filter.year,
        ..LineFilter::default()
    };
    *filter != year
}

fn grouping(lang: Lang, page: &ExplorePage) -> impl IntoView + use<> {
    let years: Options = page
        .choices
        .years
        .iter()
        .map(|year| (year.to_string(), year.to_string()))
        .collect();
    let year = match page.asked.filter.year {
        0 => String::new(),
        year => year.to_string(),
    };
    let mut ways: Options = Axis::ALL
        .into_iter()
        .map(|axis| (axis.word().to_owned(), axis_name(lang, axis).to_owned()))
        .collect();
    ways.push((MATRIX.to_owned(), w::matrix(lang).to_owned()));
    let by = page.asked.by.map_or(MATRIX, Axis::word);
    let lenses: Options = Lens::ALL
        .into_iter()
        .map(|lens| (lens_word(lens).to_owned(), text::lens(lang, lens).to_owned()))
        .collect();
    view! {
        <div class="filter">
            <SelectField name="by" label=w::group_by(lang) options=ways selected=by/>
            <SelectField name="lens" label=words::lens(lang) options=lenses selected=lens_word(page.asked.lens)/>
            <SelectField name="year" label=words::year(lang) options=years selected=year prompt=w::by_months(lang)/>
        </div>
    }
}

fn keeping(lang: Lang, page: &ExplorePage) -> impl IntoView + use<> {
    let (filter, choices) = (&page.asked.filter, &page.choices);
    let plain =
        |list: &[Choice]| -> Options { list.iter().map(|one| (one.value.clone(), one.label.clone())).collect() };
    let or_none = |list: &[Choice], none: &str| -> Options {
        let mut all = plain(list);
        all.push(("none".to_owned(), none.to_owned()));
        all
    };
    let categories: Options = choices
        .categories
        .iter()
        .map(|one| (one.code.clone(), lang.pick(&one.fr, &one.en).to_owned()))
        .collect();
    let fields = [
        (
            "receiver",
            w::receiver(lang),
            or_none(&choices.services, w::no_receiver(lang)),
            record(filter.receiver),
        ),
        (
            "depositor",
            w::depositor(lang),
            plain(&choices.services),
            record(filter.depositor),
        ),
        ("category", words::category(lang), categories, filter.category.clone()),
        (
            "site",
            w::site(lang),
            or_none(&choices.sites, w::no_site(lang)),
            record(filter.site),
        ),
        (
            "provider",
            w::provider(lang),
            or_none(&choices.providers, w::no_provider(lang)),
            record(filter.provider),
        ),
        ("outcome", w::outcome(lang), outcomes(lang), filter.outcome.clone()),
        ("grade", w::grade(lang), grades(lang), filter.grade.clone()),
    ];
    let fields: Vec<_> = fields
        .into_iter()
        .map(|(name, label, options, selected)| {
            view! { <SelectField name label options selected prompt=w::every(lang)/> }
        })
        .collect();
    view! {
        <div class="filter">
            <TextField name="from" label=w::from(lang) kind="month" value=month(filter.since) hint=w::month_hint(lang)/>
            <TextField name="to" label=w::to(lang) kind="month" value=month(filter.until) hint=w::month_hint(lang)/>
            {fields}
        </div>
    }
}

fn outcomes(lang: Lang) -> Options {
    let option = |word: &str| outcome(lang, word).map(|said| (word.to_owned(), said.to_owned()));
    OUTCOMES.into_iter().filter_map(option).collect()
}

fn grades(lang: Lang) -> Options {
    [Grade::A, Grade::B, Grade::C]
        .map(|grade| (grade.word().to_owned(), text::grade(lang, grade).to_owned()))
        .into()
}
