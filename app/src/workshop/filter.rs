//! The year and the category that a page keeps to, in its address.

use crate::{
    lang::{Lang, lang},
    layout::address::href,
    saving::{
        address::href as lines_href,
        filter::{COSTS, of},
    },
    ui::{glyph::Glyph, icon::Icon, select_field::SelectField},
    words::{saving, workshop as w},
};
use domain::{
    ledger::saving::Lens,
    view::{LineFilter, workshop::WorkshopPage},
    workshop::{Outcome, delay::Stage},
};
use leptos::prelude::*;

/// The year and the category shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// The year, `all`, or empty for this one.
    pub(super) year: String,
    /// The category's code; empty for all.
    pub(super) category: String,
}

impl Shown {
    /// What that page shows.
    pub(super) fn of(page: &WorkshopPage) -> Self {
        Self {
            year: if page.year == 0 {
                "all".to_owned()
            } else {
                page.year.to_string()
            },
            category: page.category.clone(),
        }
    }

    /// The page itself.
    pub(super) fn back(&self) -> String {
        href("/value/repairs", &[("year", &self.year), ("category", &self.category)])
    }

    /// The list of cases with that outcome, all for none.
    pub(super) fn cases(&self, outcome: Option<Outcome>) -> String {
        self.cases_of("", outcome)
    }

    /// The list of a model's cases.
    pub(super) fn cases_of(&self, model: &str, outcome: Option<Outcome>) -> String {
        let outcome = outcome.map_or("", Outcome::word);
        href(
            "/value/repairs/cases",
            &[
                ("year", &self.year),
                ("category", &self.category),
                ("model", model),
                ("outcome", outcome),
            ],
        )
    }

    /// The list of what went through a stage.
    pub(super) fn delays(&self, stage: Stage) -> String {
        href(
            "/value/repairs/delays",
            &[
                ("year", &self.year),
                ("category", &self.category),
                ("stage", stage.word()),
            ],
        )
    }

    /// The entries of what those repairs cost.
    pub(super) fn costs(&self) -> String {
        let filter = LineFilter {
            category: self.category.clone(),
            only: format!("repairs:{}", self.year),
            ..of(0, &COSTS)
        };
        lines_href(&filter, Lens::Gross)
    }

    /// The same in another category.
    pub(super) fn within(&self, category: &str) -> Self {
        Self {
            category: category.to_owned(),
            ..self.clone()
        }
    }
}

/// What follows the question mark in the address of a file: those words, in that year; 0 for all.
pub(super) fn to_export(year: i32, pairs: &[(&'static str, &str)]) -> String {
    let year = if year == 0 { String::new() } else { year.to_string() };
    let mut all = vec![("year", year.as_str())];
    all.extend(pairs);
    href("", &all).trim_start_matches('?').to_owned()
}

/// The form that chooses them: a plain one, which puts them in the address.
pub(super) fn form(lang: Lang, page: &WorkshopPage) -> impl IntoView + use<> {
    let shown = Shown::of(page);
    let years = page.years.iter().map(|year| (year.to_string(), year.to_string()));
    let years = years
        .chain([("all".to_owned(), saving::all_years(lang).to_owned())])
        .collect();
    let category = |row: &domain::view::CategoryChoice| (row.code.clone(), lang.pick(&row.fr, &row.en).to_owned());
    let categories = page.categories.iter().map(category).collect();
    view! {
        <form class="filter no-print" method="get" action="/value/repairs">
            <SelectField name="year" label=saving::year(lang) options=years selected=shown.year/>
            <SelectField name="category" label=saving::category(lang) options=categories selected=shown.category prompt=w::all_categories(lang)/>
            <button class="button">{w::show(lang)}</button>
        </form>
    }
}

/// The way back to the page from one of its lists.
pub(super) fn back(shown: &Shown) -> impl IntoView + use<> {
    view! {
        <p class="crumb">
            <a href=shown.back()>
                <Icon name=Glyph::ArrowLeft/>
                {w::title(lang())}
            </a>
        </p>
    }
}
