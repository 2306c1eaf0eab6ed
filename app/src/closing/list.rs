//! What was closed: the frozen figures, the seal, the report.

use super::behind;
use crate::{
    lang::Lang,
    text,
    ui::{
        card::Card,
        date::date,
        empty::Empty,
        glyph::Glyph,
        money::money,
        table::{Head, Table},
        unfold::Unfold,
    },
    words::closing as w,
};
use domain::{ledger::saving::Lens, view::closing::ClosedPeriod};
use leptos::prelude::*;

/// The card.
pub(super) fn closed_card(lang: Lang, closed: &[ClosedPeriod]) -> AnyView {
    if closed.is_empty() {
        return view! { <Empty title=w::none_closed(lang) text=w::none_closed_text(lang) icon=Glyph::Checks/> }
            .into_any();
    }
    let rows = closed.iter().map(|period| row(lang, period)).collect_view();
    let seals = closed.iter().map(|period| seal(lang, period)).collect_view();
    view! {
        <Card title=w::closed(lang)>
            <Table heads=vec![
                Head::words(w::period(lang)),
                Head::figures(w::value(lang)),
                Head::figures(w::net_full(lang)),
                Head::figures(w::entries_head(lang)),
                Head::words(w::report(lang)),
            ]>{rows}</Table>
            <Unfold summary=w::seals(lang)>
                <ul class="rows">{seals}</ul>
            </Unfold>
        </Card>
    }
    .into_any()
}

fn row(lang: Lang, closed: &ClosedPeriod) -> impl IntoView + use<> {
    let (frozen, period) = (&closed.frozen, closed.frozen.period);
    let (name, totals) = (text::period(lang, frozen.period), &frozen.totals);
    let href = format!("/value/report/{}.pdf", frozen.period.word());
    let words = w::report_of(lang, &name);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="n" data-label=w::value(lang)>
                <a href=behind::through(period, Lens::Gross)>{money(totals.value().0)}</a>
            </td>
            <td class="n" data-label=w::net_full(lang)>
                <a href=behind::through(period, Lens::NetFull)>{money(totals.net_full().0)}</a>
            </td>
            <td class="n" data-label=w::entries_head(lang)>
                <a href=behind::all(period)>{frozen.entries}</a>
            </td>
            <td data-label=w::report(lang)>
                <a href=href rel="external" aria-label=words>"PDF"</a>
            </td>
        </tr>
    }
}

fn seal(lang: Lang, closed: &ClosedPeriod) -> impl IntoView + use<> {
    let name = text::period(lang, closed.frozen.period);
    let day = date(closed.at.date());
    let who = if closed.by.is_empty() {
        w::closed_on(lang, day)
    } else {
        w::closed_by(lang, day, &closed.by)
    };
    view! {
        <li>
            <div>
                <b>{name}</b>
                <p class="small muted">{who} " · " {w::last_entry(lang, closed.frozen.last_entry)}</p>
                <p class="small code hash">{closed.hash.clone()}</p>
            </div>
        </li>
    }
}
