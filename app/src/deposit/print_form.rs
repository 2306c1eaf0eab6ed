//! Printing the labels of a slip: which paper, from which place.

use crate::{
    lang::lang,
    ui::{choice_field::ChoiceField, glyph::Glyph, icon::Icon, text_field::TextField, unfold::Unfold},
    words::deposit as w,
};
use domain::view::DepositSlip;
use leptos::prelude::*;

/// The form; opens a PDF.
pub fn print_form(slip: &DepositSlip) -> AnyView {
    let lang = lang();
    let papers = [("R62", w::paper_roll(lang)), ("L7160", w::paper_sheet(lang))];
    let papers = papers.map(|(name, words)| (name.to_owned(), words.to_owned()));
    view! {
        <form method="get" action=format!("/deposits/{}/labels.pdf", slip.number) class="stack">
            <ChoiceField name="layout" label=w::paper(lang) options=papers.to_vec() selected="R62"/>
            <Unfold summary=w::started_sheet(lang)>
                <TextField name="start" label=w::start(lang) value="1" inputmode="numeric" maxlength=2 hint=w::start_hint(lang)/>
            </Unfold>
            <button class="button primary big" type="submit">
                <Icon name=Glyph::Printer/>
                {w::print_labels(lang)}
            </button>
        </form>
    }
    .into_any()
}
