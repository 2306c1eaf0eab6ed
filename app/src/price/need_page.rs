//! All prices of a need, and which one serves today.

use super::{api::read_need, line, pricer::knowing};
use crate::{
    lang::{Lang, lang},
    layout::address::{href, query},
    loaded::loaded,
    text,
    ui::{
        chip::Chip,
        date::date,
        empty::Empty,
        glyph::Glyph,
        icon::Icon,
        money::{money, number},
        page_head::PageHead,
        segmented::{Segment, Segmented},
        table::{Head, Table},
        tone::Tone,
    },
    words::price as w,
};
use domain::{
    Cents,
    price::{Counterfactual, Grade, Unused},
    view::price::{Candidate, Need},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// The page; `?of=refurbished` asks for that need, `?code=` adds the prices of one item.
#[component]
pub fn NeedPage() -> impl IntoView {
    let params = use_params_map();
    let category = move || params.with(|params| params.get("category").unwrap_or_default());
    let (code, of) = (query("code"), query("of"));
    let source = move || (category(), code.get(), of.get());
    let data = Resource::new_blocking(source, |(category, code, of)| read_need(category, code, of));
    let lang = lang();
    loaded(data, move |need| knowing(move |may| content(lang, need.clone(), may)))
}

/// All of it; the ways to record one more for who may.
fn content(lang: Lang, need: Need, may: bool) -> AnyView {
    let name = line::name(lang, &need.category).to_owned();
    let title = w::need_title(lang, &name);
    let about = w::need_about(lang, text::basis(lang, need.basis), date(need.today));
    let item = need.item.as_ref().map(|code| {
        view! {
            <p>
                <a href=format!("/Q/{code}")>{w::need_item(lang, code)}</a>
            </p>
        }
    });
    let record = may.then(|| match &need.item {
        Some(code) => format!("/prices?code={code}"),
        None => format!("/prices/new?category={}", need.category.code),
    });
    let list = if need.candidates.is_empty() {
        nothing(lang, record.clone())
    } else {
        table(lang, &need)
    };
    let record = record.map(|href| {
        view! {
            <p>
                <a class="button" href=href>
                    <Icon name=Glyph::Plus/>
                    {w::new_title(lang)}
                </a>
            </p>
        }
    });
    view! {
        <Title text=title.clone()/>
        <p class="crumb">
            <a href="/prices">
                <Icon name=Glyph::ArrowLeft/>
                {w::prices(lang)}
            </a>
        </p>
        <PageHead title subtitle=about>{switch(lang, &need)}</PageHead>
        {item}
        {list}
        {record}
    }
    .into_any()
}

/// No price at all, and where to record one.
fn nothing(lang: Lang, record: Option<String>) -> AnyView {
    let action = record.as_ref().map_or("", |_| w::new_title(lang));
    let (title, text, href) = (w::need_none(lang), w::need_none_text(lang), record.unwrap_or_default());
    view! { <Empty icon=Glyph::Tag title text href action/> }.into_any()
}

fn switch(lang: Lang, need: &Need) -> impl IntoView + use<> {
    let path = format!("/prices/needs/{}", need.category.code);
    let code = need.item.clone().unwrap_or_default();
    let links = [Counterfactual::New, Counterfactual::Refurbished].map(|of| Segment {
        href: href(&path, &[("of", of.word()), ("code", &code)]),
        text: text::counterfactual(lang, of).to_owned(),
        is_current: of == need.of,
    });
    view! { <Segmented label=w::need_kind(lang) links=links.into()/> }
}

fn table(lang: Lang, need: &Need) -> AnyView {
    let basis = text::basis(lang, need.basis);
    let used = need
        .candidates
        .iter()
        .find(|candidate| candidate.unused.is_none())
        .map(|used| used.unit);
    let none = used.is_none().then(|| {
        view! {
            <div class="alert" data-tone="wait">
                <Icon name=Glyph::Alert/>
                <div>
                    <p>
                        <b>{w::need_none(lang)}</b>
                    </p>
                    <p>{w::need_none_text(lang)}</p>
                </div>
            </div>
        }
    });
    let in_basis = w::col_in(lang, basis);
    let more = (need.total > u64::try_from(need.candidates.len()).unwrap_or(u64::MAX)).then(|| {
        let total = number(i64::try_from(need.total).unwrap_or(i64::MAX));
        view! { <p class="small muted">{w::need_more(lang, need.candidates.len(), total)}</p> }
    });
    let rows = need
        .candidates
        .iter()
        .map(|one| row(lang, one, used, in_basis.clone()))
        .collect_view();
    view! {
        {none}
        <section class="card">
            <Table heads=vec![
                Head::words(w::col_price(lang)),
                Head::words(w::col_evidence(lang)),
                Head::figures(w::col_recorded(lang)),
                Head::figures(in_basis),
                Head::words(w::col_verdict(lang)),
            ]>{rows}</Table>
            {more}
        </section>
    }
    .into_any()
}

fn row(lang: Lang, one: &Candidate, used: Option<Cents>, in_basis: String) -> impl IntoView + use<> {
    let line = &one.line;
    let is_default = line.row.id == 0;
    let (what, about) = if is_default {
        let dated = date(line.row.dated_on);
        (
            w::default_name(lang).to_owned(),
            format!("{} · {dated}", text::counterfactual(lang, line.row.of)),
        )
    } else {
        (line.row.what.clone(), line::about(lang, line))
    };
    let (tone, icon, verdict) = verdict(lang, one, used);
    view! {
        <tr>
            <th scope="row">
                {what}
                <div class="small muted">{about} {line::document(lang, line)}</div>
            </th>
            <td data-label=w::col_evidence(lang)>
                <div class="cluster">{line::chips(lang, line)}</div>
            </td>
            <td class="n money" data-label=w::col_recorded(lang)>{line::recorded(lang, line)}</td>
            <td class="n money" data-label=in_basis>{money(one.unit.0)}</td>
            <td data-label=w::col_verdict(lang)>
                <Chip tone icon text=verdict/>
            </td>
        </tr>
    }
}

fn verdict(lang: Lang, one: &Candidate, used: Option<Cents>) -> (Tone, Glyph, String) {
    match (one.unused, used) {
        (None, _) if one.line.row.grade == Grade::C => (Tone::Good, Glyph::Check, w::used_default(lang).to_owned()),
        (None, _) => (Tone::Good, Glyph::Check, w::used(lang).to_owned()),
        (Some(Unused::Higher), Some(used)) => {
            let amount = money((one.unit - used).0);
            (Tone::Quiet, Glyph::Close, w::unused_higher_by(lang, amount))
        }
        (Some(why), _) => (Tone::Quiet, Glyph::Close, text::unused(lang, why).to_owned()),
    }
}
