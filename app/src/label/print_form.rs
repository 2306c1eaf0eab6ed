//! Printing labels in one gesture: a PDF for the office printer, straight to a label printer, or a program to save for one.

use super::{
    api::read_print_desk,
    fields::{Papers, layout_name, paper_field, resolutions, rolls},
};
use crate::{
    form::kept::answer_or,
    key::new_key,
    lang::lang,
    loaded::loaded,
    ui::{
        glyph::Glyph, icon::Icon, key_fields::KeyFields, select_field::SelectField, text_field::TextField,
        unfold::Unfold,
    },
    words::label as w,
};
use domain::view::PrintDesk;
use leptos::prelude::*;

/// Three forms: a PDF on a paper, a printer where one is set up, a program for a printer that is not on the network.
#[component]
pub fn PrintForm(
    /// Which labels, as pairs of the print address: `deposit`, `batch`, `codes`, `places`, or a list's filters.
    which: Vec<(&'static str, String)>,
    /// The paper proposed.
    #[prop(default = "R62".into(), into)]
    paper: String,
    /// What the fields' `id`s begin with, where a page has two of these.
    #[prop(optional)]
    prefix: &'static str,
) -> impl IntoView {
    let data = Resource::new_blocking(|| (), |()| read_print_desk());
    loaded(data, move |desk| forms(&desk, &which, &paper, prefix))
}

fn forms(desk: &PrintDesk, which: &[(&'static str, String)], paper: &str, prefix: &str) -> AnyView {
    let lang = lang();
    let papers = Papers {
        own: &desk.paper.own,
        selected: paper,
        prefix,
    };
    // After a refusal, what was typed is seen.
    let is_begun = answer_or("start", "1".to_owned()) != "1";
    let start = view! {
        <TextField
            name="start"
            id=format!("{prefix}start")
            label=w::start(lang)
            value="1"
            inputmode="numeric"
            maxlength=3
            hint=w::start_hint(lang)
        />
    };
    view! {
        <form method="get" action="/labels.pdf" class="stack">
            {hidden(which)}
            {paper_field(&papers, true)}
            <Unfold summary=w::started_sheet(lang) open=is_begun>{start}</Unfold>
            <button class="button primary big" type="submit">
                <Icon name=Glyph::Printer/>
                {w::print(lang)}
            </button>
        </form>
        {send_form(desk, which, prefix)}
        {save_form(which, prefix)}
    }
    .into_any()
}

fn send_form(desk: &PrintDesk, which: &[(&'static str, String)], prefix: &str) -> Option<AnyView> {
    let lang = lang();
    if desk.printers.is_empty() {
        return None;
    }
    let options = desk.printers.iter().map(|printer| {
        let words = format!("{} · {}", printer.name, layout_name(lang, &printer.layout));
        (printer.id.to_string(), words)
    });
    let options: Vec<_> = options.collect();
    Some(
        view! {
            <form method="post" action="/labels/send" class="stack">
                {hidden(which)}
                <KeyFields key=new_key() version=None/>
                <SelectField name="printer" id=format!("{prefix}printer") label=w::printer(lang) options/>
                <button class="button big" type="submit">
                    <Icon name=Glyph::Printer/>
                    {w::send(lang)}
                </button>
            </form>
        }
        .into_any(),
    )
}

/// The program as a file, for a printer that hangs on a computer.
fn save_form(which: &[(&'static str, String)], prefix: &str) -> AnyView {
    let lang = lang();
    let form = view! {
        <form method="get" action="/labels.zpl" class="stack">
            <p class="small muted">{w::save_program_about(lang)}</p>
            {hidden(which)}
            <SelectField
                name="layout"
                id=format!("{prefix}roll")
                label=w::printer_paper(lang)
                options=rolls(lang)
                selected="R57x32"
            />
            <SelectField
                name="dpi"
                id=format!("{prefix}dpi")
                label=w::dpi(lang)
                hint=w::dpi_hint(lang)
                options=resolutions()
            />
            <button class="button big" type="submit">
                <Icon name=Glyph::Download/>
                {w::save_program_submit(lang)}
            </button>
        </form>
    };
    view! { <Unfold summary=w::save_program(lang)>{form}</Unfold> }.into_any()
}

fn hidden(which: &[(&'static str, String)]) -> AnyView {
    let fields = which.iter().filter(|(_, value)| !value.is_empty());
    fields
        .map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> })
        .collect_view()
        .into_any()
}
