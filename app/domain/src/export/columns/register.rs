//! The columns of registers and of what is set once: papers, closings, reports, services, places, providers, people.

use super::integer;
use crate::{
    access::Permission::SeePeople,
    export::{Column, Kind, Vocabulary},
};

const fn amount(key: &'static str) -> Column {
    Column::new(key, Kind::Money)
}

/// The numbers that were given: what a paper says stays in the paper.
pub(super) const PAPERS: &[Column] = &[
    Column::text("number"),
    Column::word("paper_kind", Vocabulary::Paper),
    Column::text("about"),
    Column::date("issued_on"),
    Column::text("issued_by").only(SeePeople),
    Column::text("language"),
    Column::text("hash"),
];

/// What was frozen. Nothing is added up: a year holds its months.
pub(super) const CLOSINGS: &[Column] = &[
    Column::text("period"),
    Column::date("sealed_on"),
    Column::text("sealed_by").only(SeePeople),
    integer("entries"),
    amount("gross"),
    amount("reversals"),
    amount("value"),
    amount("prudent"),
    amount("parts"),
    amount("external"),
    amount("transport_and_other"),
    amount("net_cash"),
    Column::new("labour", Kind::Minutes),
    amount("labour_cost"),
    amount("net_full"),
    Column::new("co2", Kind::Grams),
    Column::new("waste", Kind::Grams),
    Column::new("waste_out", Kind::Grams),
    integer("last_entry"),
    Column::text("hash"),
];

/// What passers-by reported. How to reach them is erased once it has served: no file keeps it.
pub(super) const REPORTS: &[Column] = &[
    Column::text("code"),
    Column::text("name"),
    Column::word("report_kind", Vocabulary::Report),
    Column::text("message").only(SeePeople),
    Column::date("reported_on"),
    Column::date("handled_on"),
    Column::text("handled_by").only(SeePeople),
];

pub(super) const PROVIDERS: &[Column] = &[
    integer("id"),
    Column::text("name"),
    Column::word("provider_kind", Vocabulary::Provider),
    Column::text("commune"),
    Column::text("postcode"),
    Column::text("insee"),
    Column::word("in_use", Vocabulary::Answer),
];

pub(super) const SERVICES: &[Column] = &[
    integer("id"),
    Column::text("name"),
    Column::text("above"),
    Column::text("cost_centre"),
    Column::word("in_use", Vocabulary::Answer),
];

pub(super) const PLACES: &[Column] = &[
    integer("id"),
    Column::text("name"),
    Column::text("above"),
    Column::word("in_use", Vocabulary::Answer),
];

/// The figures in force: those of one piece.
pub(super) const CATEGORIES: &[Column] = &[
    Column::text("category"),
    Column::text("category_name"),
    Column::text("family"),
    Column::new("weight", Kind::Grams),
    Column::new("footprint", Kind::Grams),
    Column::text("factor"),
    integer("edition"),
    Column::text("source"),
    amount("default_price"),
    integer("reference_months"),
    Column::word("checks", Vocabulary::Gates),
];

pub(super) const PEOPLE: &[Column] = &[
    Column::text("login"),
    Column::text("name"),
    Column::word("roles", Vocabulary::Roles),
    Column::word("in_use", Vocabulary::Answer),
];
