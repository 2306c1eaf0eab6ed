//! What closing a period would freeze, what it leaves open, and the form that does it.

use super::{api::ClosePeriod, behind};
use crate::{
    form::{ActionForm, Refused},
    key::new_key,
    lang::Lang,
    saving::mass::kilograms,
    text,
    ui::{
        check_field::CheckField,
        facts::{Fact, FactLevel, Facts},
        glyph::Glyph,
        icon::Icon,
        key_fields::KeyFields,
        money::money,
        percent,
    },
    words::{closing as w, council},
};
use domain::{
    closing::{LeftOpen, Period},
    ledger::{Kind, saving::Lens},
    view::closing::Preview,
};
use leptos::prelude::*;

/// The card.
pub(super) fn preview_card(lang: Lang, preview: &Preview, close: ServerAction<ClosePeriod>) -> AnyView {
    let name = text::period(lang, preview.period);
    let also = also(lang, &preview.also).map(|said| view! { <p>{said}</p> });
    let word = preview.period.word();
    view! {
        <section class="card stack">
            <h2>{w::preview(lang, &name)}</h2>
            <p class="muted">
                <a href=behind::all(preview.period)>{entries(lang, preview.entries)}</a>
            </p>
            {figures(lang, preview)}
            {left_open(lang, preview.open)}
            {also}
        </section>
        <ActionForm action=close attr:class="card stack">
            <h2>{w::confirm(lang)}</h2>
            <Refused action=close/>
            <p>{w::for_good(lang)}</p>
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="period" value=word/>
            <CheckField name="agreed" label=w::agreed(lang) required=true/>
            <div class="cluster">
                <button class="button danger" type="submit">{w::close(lang, &name)}</button>
                <a class="button quiet" href="/value/closing">{w::another(lang)}</a>
            </div>
        </ActionForm>
    }
    .into_any()
}

/// The months that are closed with it: all of them by name, or from the first to the last.
fn also(lang: Lang, months: &[Period]) -> Option<String> {
    let name = |period: &Period| text::period(lang, *period);
    let (first, last) = (months.first()?, months.last()?);
    Some(if months.len() <= 3 {
        w::also(lang, months.iter().map(name).collect::<Vec<_>>().join(", "))
    } else {
        w::also_many(lang, months.len(), name(first), name(last))
    })
}

fn entries(lang: Lang, count: u64) -> String {
    match count {
        1 => w::entries_one(lang).to_owned(),
        count => w::entries(lang, percent::count(count)),
    }
}

/// Every reading of the same entries, and what stands apart: each leads to what it sums.
fn figures(lang: Lang, preview: &Preview) -> AnyView {
    let (period, totals) = (preview.period, &preview.totals);
    let lenses = Lens::ALL.map(|lens| {
        let value = money(totals.through(lens).0);
        (text::lens(lang, lens), value, behind::through(period, lens))
    });
    let kind = |kind| behind::kind(period, kind);
    let apart = [
        (
            council::gross(lang),
            money(totals.gross.0),
            behind::headline(period, "entry"),
        ),
        (
            council::reversals(lang),
            money((-totals.reversals).0),
            behind::headline(period, "reversal"),
        ),
        (
            council::opportunistic(lang),
            money(totals.opportunistic.0),
            behind::opportunistic(period),
        ),
        (
            council::repair_return(lang),
            money(totals.repair_return.0),
            kind(Kind::RepairReturn),
        ),
        (
            council::donations(lang),
            money(totals.donations.0),
            kind(Kind::DonationValue),
        ),
        (council::sales(lang), money(totals.sales.0), kind(Kind::SaleRevenue)),
        (council::co2(lang), kilograms(totals.co2), kind(Kind::Co2)),
        (council::waste(lang), kilograms(totals.waste), kind(Kind::Waste)),
        (
            council::waste_out(lang),
            kilograms(totals.waste_out),
            kind(Kind::WasteOut),
        ),
    ];
    let lenses = lenses.map(|figure| line(figure, FactLevel::Total));
    let apart = apart.map(|figure| line(figure, FactLevel::Plain));
    view! { <Facts>{lenses.into_iter().collect_view()} {apart.into_iter().collect_view()}</Facts> }.into_any()
}

fn line((term, value, href): (&'static str, String, String), level: FactLevel) -> impl IntoView {
    view! {
        <Fact term level>
            <a class="money" href=href>
                {value}
            </a>
        </Fact>
    }
}

/// What is still open, before it is too late to count it here.
fn left_open(lang: Lang, open: LeftOpen) -> AnyView {
    if open.is_nothing() {
        return view! { <p><Icon name=Glyph::Check/> " " {w::nothing_open(lang)}</p> }.into_any();
    }
    let causes = [
        (
            open.unsigned,
            "/value/not-counted?why=unsigned",
            w::unsigned(lang, open.unsigned),
        ),
        (
            open.without_price,
            "/value/not-counted?why=price",
            w::without_price(lang, open.without_price),
        ),
        (
            open.without_factor,
            "/value/not-counted?why=factor",
            w::without_factor(lang, open.without_factor),
        ),
        (
            open.repairs,
            "/items?states=awaiting_parts,in_repair,at_provider,testing",
            w::repairs(lang, open.repairs),
        ),
    ];
    let links = causes
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(_, href, said)| view! { <li><a href=href>{said}</a></li> })
        .collect_view();
    view! {
        <div class="alert">
            <Icon name=Glyph::Alert/>
            <div>
                <p><b>{w::still_open(lang)}</b></p>
                <ul>{links}</ul>
                <p>{w::counts_later(lang)}</p>
            </div>
        </div>
    }
    .into_any()
}
