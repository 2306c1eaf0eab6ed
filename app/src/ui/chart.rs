//! Twelve months at a glance: value above the line, costs below, the same figures in a table.

use leptos::prelude::*;

use crate::ui::{
    money::{euros, money, number},
    table::{Head, Table},
    unfold::Unfold,
};

const PITCH: i64 = 60;
const BAR: i64 = 42;
const HEIGHT: i64 = 380;
/// Room for the figure above the tallest bar, and for the months under the lowest.
const TOP: i64 = 36;
const BOTTOM: i64 = 42;

/// One month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthBar {
    /// Short name of the month: « janv. ».
    pub label: String,
    /// Value, euro cents; may be negative.
    pub value: i64,
    /// Costs, euro cents, counted positively.
    pub cost: i64,
    /// What the value sums, as an address; empty where it is not a link.
    pub value_href: String,
    /// What the costs sum, as an address; empty where it is not a link.
    pub cost_href: String,
}

/// The words around a [`MonthBars`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartWords {
    /// What the chart shows, for those who do not see it.
    pub title: String,
    /// Heading of the months.
    pub month: String,
    /// Name of the values.
    pub value: String,
    /// Name of the costs.
    pub cost: String,
    /// « Voir le tableau ».
    pub table: String,
}

/// Bars by month, and their table.
#[component]
pub fn MonthBars(
    /// The months, in order.
    months: Vec<MonthBar>,
    /// The words around them.
    words: ChartWords,
) -> impl IntoView {
    let scale = Scale::of(&months);
    let peak = months.iter().map(|month| month.value).max();
    let width = PITCH * i64::try_from(months.len()).unwrap_or(12);
    let columns = (0..)
        .zip(&months)
        .map(|(place, month)| {
            let said = said(month, &words);
            column(place, month, &scale, peak == Some(month.value), said)
        })
        .collect_view();
    view! {
        <figure class="chart">
            <svg viewBox=format!("0 0 {width} {HEIGHT}") role="group" aria-label=words.title.clone()>
                {columns}
                <path class="axis" d=format!("M0 {0}H{width}", scale.axis)></path>
            </svg>
            <ul class="legend" aria-hidden="true">
                <li>{words.value.clone()}</li>
                <li>{words.cost.clone()}</li>
            </ul>
            <Unfold summary=words.table.clone()>{table(months, words)}</Unfold>
        </figure>
    }
}

/// How cents become heights.
struct Scale {
    axis: i64,
    cents: i128,
}

impl Scale {
    fn of(months: &[MonthBar]) -> Self {
        let up = months.iter().map(|month| month.value.max(0)).max().unwrap_or(0);
        let down = months.iter().map(below).max().unwrap_or(0);
        let cents = (i128::from(up) + i128::from(down)).max(1);
        let mut scale = Self { axis: 0, cents };
        scale.axis = TOP + scale.height(up);
        scale
    }

    /// At least two units, so that a small amount is seen.
    fn height(&self, cents: i64) -> i64 {
        let room = i128::from(HEIGHT - TOP - BOTTOM);
        let height = i128::from(cents) * room / self.cents;
        let height = i64::try_from(height).unwrap_or(0);
        if cents > 0 { height.max(2) } else { 0 }
    }
}

/// What hangs under the line: the costs, after the value when it is negative.
fn below(month: &MonthBar) -> i64 {
    month.cost.max(0).saturating_add(month.value.min(0).saturating_neg())
}

/// A month in words, for who points at its bar or walks to it.
fn said(month: &MonthBar, words: &ChartWords) -> String {
    let (value, cost) = (money(month.value), money(month.cost));
    format!("{} · {} {value} · {} {cost}", month.label, words.value, words.cost)
}

/// A month's bars; where its value opens what it sums, all of it is the link.
fn column(place: i64, month: &MonthBar, scale: &Scale, is_peak: bool, said: String) -> AnyView {
    let x = place * PITCH + (PITCH - BAR) / 2;
    let middle = place * PITCH + PITCH / 2;
    let height = scale.height(month.value.max(0));
    let lack = scale.height(month.value.min(0).saturating_neg());
    let cost = scale.height(month.cost.max(0));
    let top = scale.axis - height;
    let figure = (month.value != 0).then(|| number(euros(month.value)));
    let bars = view! {
        <g>
            <title>{said}</title>
            <rect class="value" x=x y=top width=BAR height=height rx="4"></rect>
            <rect class="value" data-negative="" x=x y=scale.axis width=BAR height=lack rx="3"></rect>
            <rect class="cost" x=x y=scale.axis + lack width=BAR height=cost rx="3"></rect>
            <text class="figure" data-peak=is_peak.then_some("") x=middle y=top - 9>{figure}</text>
            <text class="month" x=middle y=HEIGHT - 8>{month.label.clone()}</text>
        </g>
    };
    if month.value_href.is_empty() {
        return bars.into_any();
    }
    view! { <a href=month.value_href.clone()>{bars}</a> }.into_any()
}

fn table(months: Vec<MonthBar>, words: ChartWords) -> impl IntoView {
    let rows = months
        .into_iter()
        .map(|month| {
            view! {
                <tr>
                    <th scope="row">{month.label}</th>
                    <td class="n" data-label=words.value.clone()>{figure(month.value, month.value_href)}</td>
                    <td class="n" data-label=words.cost.clone()>{figure(-month.cost, month.cost_href)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Table heads=vec![
            Head::words(words.month),
            Head::figures(words.value.clone()),
            Head::figures(words.cost.clone()),
        ]>{rows}</Table>
    }
}

fn figure(cents: i64, href: String) -> AnyView {
    if href.is_empty() {
        return money(cents).into_any();
    }
    view! { <a href=href>{money(cents)}</a> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::{BOTTOM, HEIGHT, MonthBar, Scale, TOP, below};

    fn month(value: i64, cost: i64) -> MonthBar {
        MonthBar {
            label: String::new(),
            value,
            cost,
            value_href: String::new(),
            cost_href: String::new(),
        }
    }

    #[test]
    fn bars_never_leave_the_drawing() {
        for months in [
            vec![month(224_000, 40_300), month(0, 0)],
            vec![month(-90_000, 5_000)],
            vec![month(i64::MAX, i64::MAX)],
        ] {
            let scale = Scale::of(&months);
            for month in &months {
                assert!(scale.axis - scale.height(month.value.max(0)) >= TOP);
                assert!(scale.axis + scale.height(below(month)) <= HEIGHT - BOTTOM + 2);
            }
        }
    }

    #[test]
    fn an_empty_year_draws_only_its_line() {
        let scale = Scale::of(&[month(0, 0)]);
        assert_eq!((scale.axis, scale.height(0)), (TOP, 0));
    }
}
