//! Printing many labels in one gesture: a PDF for the office printer, or straight to a label printer.

use super::{
    api::read_print_desk,
    fields::{layout_name, paper_field},
};
use crate::{
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

/// Two forms: a PDF on a paper, and a printer where one is set up.
#[component]
pub fn PrintForm(
    /// Which labels, as pairs of the print address: `deposit`, `batch`, `codes`, `places`, or a list's filters.
    which: Vec<(&'static str, String)>,
    /// The paper proposed.
    #[prop(default = "R62".into(), into)]
    paper: String,
) -> impl IntoView {
    let data = Resource::new_blocking(|| (), |()| read_print_desk());
    loaded(data, move |desk| forms(&desk, &which, &paper))
}

fn forms(desk: &PrintDesk, which: &[(&'static str, String)], paper: &str) -> AnyView {
    let lang = lang();
    view! {
        <form method="get" action="/labels.pdf" class="stack">
            {hidden(which)}
            {paper_field(&desk.paper.own, paper, true)}
            <Unfold summary=w::started_sheet(lang)>
                <TextField name="start" label=w::start(lang) value="1" inputmode="numeric" maxlength=3 hint=w::start_hint(lang)/>
            </Unfold>
            <button class="button primary big" type="submit">
                <Icon name=Glyph::Printer/>
                {w::print(lang)}
            </button>
        </form>
        {send_form(desk, which)}
    }
    .into_any()
}

fn send_form(desk: &PrintDesk, which: &[(&'static str, String)]) -> Option<AnyView> {
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
                <SelectField name="printer" label=w::printer(lang) options/>
                <button class="button big" type="submit">
                    <Icon name=Glyph::Printer/>
                    {w::send(lang)}
                </button>
            </form>
        }
        .into_any(),
    )
}

fn hidden(which: &[(&'static str, String)]) -> AnyView {
    let fields = which.iter().filter(|(_, value)| !value.is_empty());
    fields
        .map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> })
        .collect_view()
        .into_any()
}
