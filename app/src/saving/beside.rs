//! Beside the headline: the other years, and how solid the evidence is.

use super::{
    address::href,
    filter::{headline, through},
};
use crate::{
    lang::Lang,
    text,
    ui::{
        card::Card,
        facts::{Fact, Facts},
        money::money,
        table::{Head, Table},
    },
    words::explore as w,
    words::saving as words,
};
use domain::{
    Cents,
    ledger::saving::Lens,
    price::Grade,
    view::{LineFilter, SavingPage, explore::YearTotals},
};
use leptos::prelude::*;

/// Each year through each lens; nothing while there is but one.
pub(super) fn years(lang: Lang, page: &SavingPage) -> impl IntoView + use<> {
    if page.past.len() < 2 {
        return None;
    }
    let lenses = Lens::ALL.map(|lens| Head::figures(text::lens(lang, lens)));
    let heads = std::iter::once(Head::words(words::year(lang))).chain(lenses).collect();
    let rows: Vec<_> = page.past.iter().map(|year| row(lang, page.year, year)).collect();
    Some(view! {
        <Card title=w::years(lang) span="c7">
            <Table heads>{rows}</Table>
        </Card>
    })
}

fn row(lang: Lang, shown: i32, of: &YearTotals) -> impl IntoView + use<> {
    let year = of.year;
    let name = if year == shown {
        w::this_year(lang, year)
    } else {
        year.to_string()
    };
    let cells = Lens::ALL.map(|lens| {
        let address = href(&through(year, lens), lens);
        let value = money(of.totals.through(lens).0);
        view! {
            <td class="n" data-label=text::lens(lang, lens)>
                <a href=address>{value}</a>
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/value?year={year}")>{name}</a>
            </th>
            {cells.into_iter().collect_view()}
        </tr>
    }
}

/// What each grade of evidence documents of the headline.
pub(super) fn grades(lang: Lang, page: &SavingPage) -> impl IntoView + use<> {
    let all = page.totals.value();
    let lines: Vec<_> = [Grade::A, Grade::B, Grade::C]
        .into_iter()
        .zip(page.grades)
        .map(|(grade, cents)| line(lang, page.year, grade, cents, all))
        .collect();
    view! {
        <Card title=w::grades(lang) span="c5">
            <Facts>{lines}</Facts>
            <p class="small muted">{w::grades_note(lang)}</p>
        </Card>
    }
}

fn line(lang: Lang, year: i32, grade: Grade, cents: Cents, all: Cents) -> impl IntoView + use<> {
    let filter = LineFilter {
        grade: grade.word().to_owned(),
        ..headline(year)
    };
    let share = share(cents, all)
        .map(|percent| view! { <span class="small muted">" · " {w::grade_share(lang, percent)}</span> });
    view! {
        <Fact term=text::grade(lang, grade)>
            <a class="money" href=href(&filter, Lens::Gross)>{money(cents.0)}</a>
            {share}
        </Fact>
    }
}

/// The whole percent of the headline, to the nearest; none where the headline is not above zero.
fn share(cents: Cents, all: Cents) -> Option<i64> {
    (all > Cents::ZERO).then(|| Cents(100).share(cents.0, all.0).0)
}

#[cfg(test)]
mod tests {
    use super::share;
    use domain::Cents;

    #[test]
    fn a_share_is_of_the_headline_and_of_nothing_where_there_is_none() {
        assert_eq!(share(Cents(46_000), Cents(93_800)), Some(49));
        assert_eq!(share(Cents(-1_000), Cents(2_000)), Some(-50));
        assert_eq!(share(Cents(0), Cents(0)), None);
    }
}
