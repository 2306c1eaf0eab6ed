//! What a file would record, how it is read, and recording it.

use super::{
    api::import::{ApplyImport, DiscardImport, read_import},
    confirm::confirm,
    line,
    mapping::MappingFields,
    wrong::WrongLines,
};
use crate::{
    form::{ActionForm, Refused},
    lang::{Lang, lang},
    loaded::loaded,
    text,
    ui::{
        chip::Chip,
        date::{date, moment},
        empty::Empty,
        glyph::Glyph,
        icon::Icon,
        money::{money, number},
        page_head::PageHead,
        table::{Head, Table},
        tone::Tone,
    },
    words::{price as prices, price_import as w},
};
use domain::{
    price::import::MappingForm,
    view::price::{ImportLine, ImportPreview},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The page; how the file is read stands in the address.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let lang = lang();
    let apply = ServerAction::<ApplyImport>::new();
    let discard = ServerAction::<DiscardImport>::new();
    let (params, query) = (use_params_map(), use_query_map());
    let id = move || params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or(0));
    let form = move || asked(|name| query.with(|query| query.get(name).unwrap_or_default()));
    let data = Resource::new_blocking(move || (id(), form()), |(id, form)| read_import(id, form));
    view! {
        <Title text=w::title(lang)/>
        <p class="crumb">
            <a href="/prices/import">
                <Icon name=Glyph::ArrowLeft/>
                {w::back(lang)}
            </a>
        </p>
        {loaded(data, move |preview| content(lang, preview, apply, discard))}
    }
}

/// The form that the address says.
fn asked(answer: impl Fn(&'static str) -> String) -> MappingForm {
    MappingForm {
        asked: answer("asked"),
        header: answer("header"),
        what: answer("what"),
        price: answer("price"),
        category: answer("category"),
        dated_on: answer("dated_on"),
        vat: answer("vat"),
        reference: answer("reference"),
        supplier: answer("supplier"),
        basis: answer("basis"),
        all_vat: answer("all_vat"),
        all_category: answer("all_category"),
        all_dated_on: answer("all_dated_on"),
        source: answer("source"),
        grade: answer("grade"),
        of: answer("of"),
    }
}

fn content(
    lang: Lang,
    preview: ImportPreview,
    apply: ServerAction<ApplyImport>,
    discard: ServerAction<DiscardImport>,
) -> AnyView {
    let file = &preview.file;
    let sent = w::sent_by(lang, &file.by, moment(file.at));
    let (name, id) = (file.name.clone(), file.id.to_string());
    view! {
        <PageHead title=name subtitle=sent>
            <ActionForm action=discard>
                <input type="hidden" name="id" value=id/>
                <button class="button quiet">{w::discard(lang)}</button>
            </ActionForm>
        </PageHead>
        <Refused action=discard/>
        <div class="cluster" role="status">{counts(lang, &preview)}</div>
        <div class="cols">
            <div class="stack c7">
                {first(lang, &preview)}
                <WrongLines preview=preview.clone()/>
                {confirm(lang, &preview, apply)}
            </div>
            <MappingFields preview/>
        </div>
    }
    .into_any()
}

fn counts(lang: Lang, preview: &ImportPreview) -> impl IntoView + use<> {
    let count = |count: u32| number(i64::from(count));
    let chips = [
        (
            preview.new,
            Tone::Good,
            Glyph::Check,
            w::n_new(lang, count(preview.new)),
        ),
        (
            preview.wrong,
            Tone::Bad,
            Glyph::Alert,
            w::n_wrong(lang, count(preview.wrong)),
        ),
        (
            preview.known,
            Tone::Quiet,
            Glyph::History,
            w::n_known(lang, count(preview.known)),
        ),
        (
            preview.left_out,
            Tone::Quiet,
            Glyph::Ban,
            w::n_left_out(lang, count(preview.left_out)),
        ),
    ];
    let said = chips
        .into_iter()
        .filter(|(count, tone, ..)| *count > 0 || *tone == Tone::Good);
    said.map(|(_, tone, icon, text)| view! { <Chip tone icon text/> })
        .collect_view()
}

fn first(lang: Lang, preview: &ImportPreview) -> AnyView {
    if preview.first.is_empty() {
        return view! { <Empty icon=Glyph::File title=w::nothing_new(lang) text=w::nothing_new_text(lang)/> }
            .into_any();
    }
    let in_basis = w::in_basis(lang, text::basis(lang, preview.basis));
    let rows = preview
        .first
        .iter()
        .map(|line| row(lang, line, in_basis.clone()))
        .collect_view();
    view! {
        <section class="card">
            <h2>{w::first(lang)}</h2>
            <Table heads=vec![
                Head::words(w::f_what(lang)),
                Head::figures(w::line(lang)),
                Head::words(w::f_category(lang)),
                Head::figures(prices::col_recorded(lang)),
                Head::figures(in_basis),
            ]>{rows}</Table>
        </section>
    }
    .into_any()
}

fn row(lang: Lang, one: &ImportLine, in_basis: String) -> impl IntoView + use<> {
    let evidence = &one.evidence;
    let recorded = format!("{} {}", money(evidence.price.0), text::basis(lang, evidence.basis));
    let from = format!("{} · {}", evidence.source, date(evidence.dated_on));
    view! {
        <tr>
            <th scope="row">
                {one.what.clone()}
                <div class="small muted">{from}</div>
            </th>
            <td class="n" data-label=w::line(lang)>{one.number}</td>
            <td data-label=w::f_category(lang)>{line::name(lang, &one.category).to_owned()}</td>
            <td class="n money" data-label=prices::col_recorded(lang)>{recorded}</td>
            <td class="n money" data-label=in_basis>{money(one.unit.0)}</td>
        </tr>
    }
}
