//! The items scanned: those that may, those that may not and why, what nobody knows.

use super::{
    api::{CheckVerdict, Checked, Series},
    confirm::confirm,
    facts::Asked,
    page::scan_form,
    scanner::SeriesScanner,
    words,
};
use crate::{
    lang::{Lang, lang},
    text,
    ui::{glyph::Glyph, icon::Icon, tone::Tone},
    words::batch as w,
};
use domain::item::BatchAction;
use leptos::prelude::*;
use leptos_meta::Script;

/// The series under way.
pub(super) fn scanning(asked: &Asked, series: Series) -> AnyView {
    let lang = lang();
    let what = words::action(lang, series.action);
    let title = match series.place.as_str() {
        "" => what.to_owned(),
        place => format!("{what} → {place}"),
    };
    let change = Asked {
        codes: asked.codes.clone(),
        ..Asked::default()
    };
    let change = change.address(&change.codes);
    let (good, others): (Vec<_>, Vec<_>) = series
        .lines
        .into_iter()
        .partition(|line| line.verdict == CheckVerdict::Good);
    let (blocked, unknown): (Vec<_>, Vec<_>) = others
        .into_iter()
        .partition(|line| line.verdict == CheckVerdict::Blocked);
    view! {
        <p class="cluster">
            <b>{title}</b>
            <a class="button quiet" href=change>{w::change(lang)}</a>
        </p>
        {series.last.map(|last| told(lang, &last))}
        {scan_form(asked, w::scan(lang), w::add(lang))}
        <Script type_="module" src="/vendor/scanner.js"/>
        <SeriesScanner asked=asked.clone()/>
        <noscript inner_html=format!("<p>{}</p>", crate::words::scan::no_script(lang))></noscript>
        {unknowns(lang, asked, &unknown)}
        {blockers(lang, asked, &blocked)}
        {confirm(asked, series.action, &good)}
    }
    .into_any()
}

/// What became of the last scan, read aloud.
fn told(lang: Lang, last: &Checked) -> impl IntoView + use<> {
    let (tone, icon, role, words) = match last.verdict {
        CheckVerdict::Good => (
            Tone::Good,
            Glyph::Check,
            "status",
            w::added(lang, &last.name, &last.code),
        ),
        CheckVerdict::Already => (Tone::Wait, Glyph::Info, "status", last.reason.clone()),
        CheckVerdict::Place => (Tone::Good, Glyph::Pin, "status", last.reason.clone()),
        CheckVerdict::Blocked if last.name.is_empty() => (Tone::Bad, Glyph::Alert, "alert", last.reason.clone()),
        CheckVerdict::Blocked => (
            Tone::Bad,
            Glyph::Alert,
            "alert",
            w::blocked(lang, &last.name, &last.reason),
        ),
        CheckVerdict::Unknown => (Tone::Bad, Glyph::Help, "alert", last.reason.clone()),
    };
    view! {
        <div class="alert" role=role data-tone=tone.name()>
            <Icon name=icon/>
            <div>
                <p>{words}</p>
            </div>
        </div>
    }
}

fn unknowns(lang: Lang, asked: &Asked, lines: &[Checked]) -> Option<impl IntoView + use<>> {
    let rows = lines.iter().map(|line| stopped(lang, asked, line, Glyph::Help));
    (!lines.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{w::unknowns(lang, lines.len())}</h2>
                <ul class="rows">{rows.collect_view()}</ul>
            </section>
        }
    })
}

fn blockers(lang: Lang, asked: &Asked, lines: &[Checked]) -> Option<impl IntoView + use<>> {
    let rows = lines
        .iter()
        .map(|line| stopped(lang, asked, line, text::category_glyph(&line.category)));
    (!lines.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{w::blockers(lang, lines.len())}</h2>
                <p class="muted">{w::blockers_hint(lang)}</p>
                <ul class="rows">{rows.collect_view()}</ul>
            </section>
        }
    })
}

/// What the series does not take: why, and two ways out.
fn stopped(lang: Lang, asked: &Asked, line: &Checked, icon: Glyph) -> impl IntoView + use<> {
    let name = (!line.name.is_empty()).then(|| view! { <b>{line.name.clone()}</b> });
    let way_out = line
        .way_out
        .clone()
        .map(|way| view! { <a class="button" href=way.href>{way.text}</a> });
    view! {
        <li>
            <span class="thumb">
                <Icon name=icon/>
            </span>
            <div>
                {name}
                <div class="small muted code">{line.code.clone()}</div>
                <p>{line.reason.clone()}</p>
                <div class="cluster">{way_out} {take_off(lang, asked, line)}</div>
            </div>
        </li>
    }
}

/// The same page without that scan.
pub(super) fn take_off(lang: Lang, asked: &Asked, line: &Checked) -> impl IntoView + use<> {
    let others: Vec<&str> = asked.codes.split(',').filter(|code| *code != line.code).collect();
    let href = asked.address(&others.join(","));
    let name = if line.name.is_empty() { &line.code } else { &line.name };
    view! {
        <a class="button quiet" href=href data-take-off=line.code.clone() aria-label=w::take_off_one(lang, name)>
            <Icon name=Glyph::Close/>
            {w::take_off(lang)}
        </a>
    }
}

/// The note under the one button.
pub(super) fn note(lang: Lang, action: BatchAction) -> Option<&'static str> {
    match action {
        BatchAction::HandOver => None,
        BatchAction::Receive => Some(w::all_or_none_receive(lang)),
        _ => Some(w::all_or_none(lang)),
    }
}
