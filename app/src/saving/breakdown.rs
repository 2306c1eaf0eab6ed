//! The year by category and by service.

use super::{
    address::href,
    filter::{costs, headline, issues, of, through},
};
use crate::{
    lang::Lang,
    text,
    ui::{
        card::Card,
        chip::Chip,
        glyph::Glyph,
        money::money,
        table::{Head, Table},
        tone::Tone,
        unfold::Unfold,
    },
    words::saving as words,
};
use domain::{
    Cents,
    ledger::saving::Lens,
    price::Grade,
    view::{LineFilter, SavingPage, SavingRow},
};
use leptos::prelude::*;

/// How many rows are shown at first.
const FIRST: usize = 8;

/// What a table breaks the year down by.
#[derive(Clone, Copy)]
enum By {
    Category,
    Service,
}

impl By {
    /// The entries of the filter that belong to one row.
    fn keep(self, filter: LineFilter, key: &str) -> LineFilter {
        match self {
            Self::Category => LineFilter {
                category: key.to_owned(),
                ..filter
            },
            Self::Service => LineFilter {
                service: key.parse().unwrap_or(0),
                ..filter
            },
        }
    }
}

/// By category, with how well each is documented.
pub(super) fn categories(lang: Lang, page: &SavingPage) -> impl IntoView + use<> {
    let body = table(lang, page, &page.categories, words::category(lang), By::Category);
    view! {
        <Card title=words::by_category(lang) span="c8">
            {body}
        </Card>
    }
}

/// By receiving service.
pub(super) fn services(lang: Lang, page: &SavingPage) -> impl IntoView + use<> {
    let body = table(lang, page, &page.services, words::service(lang), By::Service);
    view! {
        <Card title=words::by_service(lang)>
            {body}
        </Card>
    }
}

/// The largest rows, the others folded away.
fn table(lang: Lang, page: &SavingPage, rows: &[SavingRow], head: &'static str, by: By) -> impl IntoView + use<> {
    if rows.is_empty() {
        return view! { <p class="muted">{words::nothing_yet(lang)}</p> }.into_any();
    }
    let (first, others) = rows.split_at(rows.len().min(FIRST));
    let columns = |rows: &[SavingRow]| {
        let rows: Vec<_> = rows.iter().map(|item| row(lang, page, item, by)).collect();
        columns(lang, page.lens, head, rows.into_any())
    };
    let (first, count, others) = (
        columns(first),
        others.len(),
        (!others.is_empty()).then(|| columns(others)),
    );
    let others = others.map(|table| view! { <Unfold summary=words::others(lang, count)>{table}</Unfold> });
    view! {
        {first}
        {others}
    }
    .into_any()
}

fn columns(lang: Lang, lens: Lens, head: &'static str, rows: AnyView) -> impl IntoView {
    view! {
        <Table heads=vec![
            Head::words(head),
            Head::figures(words::issues(lang)),
            Head::figures(words::costs(lang)),
            Head::figures(text::lens(lang, lens)),
            Head::words(words::evidence(lang)),
        ]>{rows}</Table>
    }
}

fn row(lang: Lang, page: &SavingPage, row: &SavingRow, by: By) -> impl IntoView + use<> {
    let (year, lens) = (page.year, page.lens);
    let value = href(&by.keep(through(year, lens), &row.key), lens);
    let label_href = value.clone();
    let entries = by.keep(issues(year), &row.key);
    let (cost, kinds) = costs(&row.totals, lens);
    let costs = by.keep(of(year, kinds), &row.key);
    let label = lang.pick(&row.label_fr, &row.label_en).to_owned();
    let graded = by.keep(headline(year), &row.key);
    view! {
        <tr>
            <th scope="row">
                <a href=label_href>{label}</a>
            </th>
            <td class="n" data-label=words::issues(lang)>
                <a href=href(&entries, Lens::Gross)>{row.issues}</a>
            </td>
            <td class="n" data-label=words::costs(lang)>
                <a href=href(&costs, Lens::Gross)>{money(-cost.0)}</a>
            </td>
            <td class="n" data-label=text::lens(lang, lens)>
                <a href=value>
                    <b>{money(row.totals.through(lens).0)}</b>
                </a>
            </td>
            <td data-label=words::evidence(lang)>{evidence(lang, row.grades, graded)}</td>
        </tr>
    }
}

/// The grade that documents the most of the value, with its share.
fn evidence(lang: Lang, grades: [Cents; 3], filter: LineFilter) -> impl IntoView + use<> {
    let (grade, percent) = dominant(grades)?;
    let (tone, icon) = match grade {
        Grade::A => (Tone::Good, Glyph::Check),
        Grade::B => (Tone::Wait, Glyph::Clock),
        Grade::C => (Tone::Quiet, Glyph::Alert),
    };
    let address = href(
        &LineFilter {
            grade: grade.word().to_owned(),
            ..filter
        },
        Lens::Gross,
    );
    let said = format!("{}\u{a0}{percent}\u{a0}%", grade.word());
    Some(view! {
        <a href=address title=text::grade(lang, grade)>
            <Chip tone icon text=said/>
        </a>
    })
}

fn dominant(grades: [Cents; 3]) -> Option<(Grade, i64)> {
    let all: Cents = grades.into_iter().filter(|cents| *cents > Cents::ZERO).sum();
    let ranked = [Grade::A, Grade::B, Grade::C].into_iter().zip(grades);
    // The better grade wins a tie: `max_by_key` keeps the last of equals.
    let (grade, cents) = ranked.rev().max_by_key(|(_, cents)| *cents)?;
    (cents > Cents::ZERO).then(|| (grade, Cents(100).share(cents.0, all.0).0))
}

#[cfg(test)]
mod tests {
    use super::dominant;
    use domain::{Cents, price::Grade};

    #[test]
    fn the_grade_shown_is_the_one_that_documents_most() {
        assert_eq!(dominant([Cents(92), Cents(8), Cents(0)]), Some((Grade::A, 92)));
        assert_eq!(dominant([Cents(50), Cents(50), Cents(0)]), Some((Grade::A, 50)));
        assert_eq!(dominant([Cents(0), Cents(0), Cents(0)]), None);
    }
}
