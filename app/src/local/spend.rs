//! What was spent at providers: by kind, by commune, by provider.

use crate::{
    lang::Lang,
    saving::{address::href, filter::of},
    text,
    ui::{
        card::Card,
        money::money,
        percent::{count, percent},
        table::{Head, Table},
    },
    words::local as w,
};
use domain::{
    Cents,
    ledger::{Kind, saving::Lens},
    local::ProviderKind,
    view::{
        LineFilter,
        local::{LocalPage, ProviderSpend, SpendGroup},
    },
    workshop::tenths,
};
use leptos::prelude::*;

/// The entries of what was spent at those providers.
pub(super) fn lines(year: i32, providers: &[i64]) -> String {
    let ids: Vec<String> = providers.iter().map(ToString::to_string).collect();
    let filter = LineFilter {
        only: format!("providers:{}", ids.join(",")),
        ..of(year, &[Kind::External])
    };
    href(&filter, Lens::Gross)
}

/// A share of the whole; none of nothing.
pub(super) fn share(part: Cents, whole: Cents) -> Option<i64> {
    let positive = |cents: Cents| u64::try_from(cents.0).ok();
    tenths(positive(part)?, positive(whole)?)
}

/// By kind of provider: every kind, those where nothing was spent too.
pub(super) fn kinds(lang: Lang, page: &LocalPage) -> impl IntoView + use<> {
    let groups = page.by(|provider| provider.kind);
    let all = ProviderKind::ALL.map(Some).into_iter().chain([None]);
    let rows = all
        .filter_map(|kind| {
            let found = groups.iter().find(|group| group.key == kind).cloned();
            // The workshop is seldom paid as a provider, and most costs name one: shown only where they occur.
            let is_usual = !matches!(kind, None | Some(ProviderKind::InHouse));
            let group = found.or_else(|| is_usual.then(|| nothing(kind)))?;
            let name = kind.map_or(w::unnamed(lang), |kind| text::provider_kind(lang, kind.word()));
            Some(row(lang, page, name.to_owned(), &group))
        })
        .collect_view();
    view! {
        <Card title=w::by_kind(lang) span="c7">
            {table(lang, w::kind(lang), rows.into_any())}
        </Card>
    }
}

fn nothing<K>(key: K) -> SpendGroup<K> {
    SpendGroup {
        key,
        providers: Vec::new(),
        cents: Cents::ZERO,
        entries: 0,
    }
}

/// By commune.
pub(super) fn communes(lang: Lang, page: &LocalPage) -> impl IntoView + use<> {
    let rows = page
        .by(|provider| provider.commune.clone())
        .iter()
        .map(|group| {
            let name = if group.key.is_empty() {
                w::no_commune(lang).to_owned()
            } else {
                group.key.clone()
            };
            row(lang, page, name, group)
        })
        .collect_view();
    view! {
        <Card title=w::by_commune(lang) span="c7">
            {table(lang, w::commune(lang), rows.into_any())}
        </Card>
    }
}

/// By provider.
pub(super) fn providers(lang: Lang, page: &LocalPage) -> impl IntoView + use<> {
    let rows = page
        .providers
        .iter()
        .map(|provider| {
            let group = SpendGroup {
                key: (),
                providers: vec![provider.id],
                cents: provider.cents,
                entries: provider.entries,
            };
            row(lang, page, described(lang, provider), &group)
        })
        .collect_view();
    view! {
        <Card title=w::by_provider(lang)>
            {table(lang, w::provider(lang), rows.into_any())}
        </Card>
    }
}

fn described(lang: Lang, provider: &ProviderSpend) -> String {
    let Some(kind) = provider.kind else {
        return w::unnamed(lang).to_owned();
    };
    let parts = [
        provider.name.as_str(),
        text::provider_kind(lang, kind.word()),
        &provider.commune,
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn table(lang: Lang, head: &'static str, rows: AnyView) -> impl IntoView {
    view! {
        <Table heads=vec![
            Head::words(head),
            Head::figures(w::entries(lang)),
            Head::figures(w::share(lang)),
            Head::figures(w::amount(lang)),
        ]>{rows}</Table>
    }
}

fn row<K>(lang: Lang, page: &LocalPage, name: String, group: &SpendGroup<K>) -> impl IntoView + use<K> {
    let address = (group.entries > 0).then(|| lines(page.year, &group.providers));
    let opens = |said: String| match address.clone() {
        Some(address) => view! { <a href=address>{said}</a> }.into_any(),
        None => said.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="n" data-label=w::entries(lang)>{opens(count(group.entries))}</td>
            <td class="n" data-label=w::share(lang)>
                {share(group.cents, page.total()).map(|share| opens(percent(share)))}
            </td>
            <td class="n" data-label=w::amount(lang)>
                <b>{opens(money(group.cents.0))}</b>
            </td>
        </tr>
    }
}
