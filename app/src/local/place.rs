//! What stays in the département, against all that was spent at providers.

use super::spend::{lines, share};
use crate::{
    lang::Lang,
    ui::{
        facts::{Fact, Facts},
        meter::Meter,
        money::{money, money_round},
        percent::percent,
    },
    words::local as w,
};
use domain::{
    Cents,
    view::local::{LocalPage, SpendGroup},
};
use leptos::prelude::*;

/// What stays in the département, against the whole.
pub(super) fn card(lang: Lang, page: &LocalPage) -> impl IntoView + use<> {
    let groups = page.by(|provider| page.is_inside(provider));
    let of = |place: Option<bool>| groups.iter().find(|group| group.key == place).cloned();
    let inside = of(Some(true));
    let total = page.total();
    let all: Vec<i64> = page.providers.iter().map(|provider| provider.id).collect();
    let parts = [
        (w::inside(lang), of(Some(true))),
        (w::outside(lang), of(Some(false))),
        (w::unplaced(lang), of(None)),
    ];
    let parts = parts
        .into_iter()
        .filter_map(|(term, group)| Some(fact(page.year, term, &group?)))
        .collect_view();
    let known = inside.map_or(Cents::ZERO, |group| group.cents);
    let local = share(known, total).filter(|_| !page.department.is_empty());
    let figure = local.map(|local| {
        let said = w::inside_of(lang, percent(local), &page.department);
        view! {
            <Meter value=local max=1000 label=said.clone()/>
            <p>{said}</p>
        }
    });
    view! {
        <section class="card c5">
            <h2>{w::spent(lang)}</h2>
            <p class="big-figure money">
                <a href=lines(page.year, &all) title=money(total.0)>
                    {money_round(total.0)}
                </a>
            </p>
            {figure}
            <Facts>{parts}</Facts>
            {page.department.is_empty().then(|| view! { <p class="muted">{w::no_department(lang)}</p> })}
            <p class="small muted">{w::place_method(lang)}</p>
        </section>
    }
}

fn fact<K>(year: i32, term: &'static str, group: &SpendGroup<K>) -> impl IntoView + use<K> {
    let address = lines(year, &group.providers);
    let cents = group.cents;
    view! {
        <Fact term=term>
            <a class="money" href=address>
                {money(cents.0)}
            </a>
        </Fact>
    }
}
