//! The office printer's settings: a page to hold against a sheet, how far it prints beside the mark, a measured sheet.

use super::{
    api::{SaveOwnSheet, SaveShift, read_print_desk},
    fields::{Papers, length, measure_fields, paper_field},
};
use crate::{
    form::{ActionForm, Refused},
    lang::lang,
    loaded::loaded,
    setting::sheet::Back,
    ui::{card::Card, glyph::Glyph, icon::Icon, page_head::PageHead, text_field::TextField},
    words::label as w,
};
use domain::view::PrintDesk;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn PaperPage() -> impl IntoView {
    let (shift, sheet) = (ServerAction::<SaveShift>::new(), ServerAction::<SaveOwnSheet>::new());
    let data = Resource::new_blocking(|| (), |()| read_print_desk());
    loaded(data, move |desk| content(&desk, shift, sheet))
}

fn content(desk: &PrintDesk, shift: ServerAction<SaveShift>, sheet: ServerAction<SaveOwnSheet>) -> AnyView {
    let lang = lang();
    let kept = desk.paper.shift;
    let millimetres = move |tenths: i16| length(lang, f32::from(tenths) / 10.0);
    let (papers, measures) = (
        paper_field(&Papers::sheet(&desk.paper.own), false),
        measure_fields(&desk.paper.own, ""),
    );
    view! {
        <Title text=w::paper_settings(lang)/>
        <Back href="/labels" text=w::title(lang)/>
        <PageHead title=w::paper_settings(lang) subtitle=w::paper_settings_about(lang)/>
        <div class="cols">
            <div class="stack c5">
                <Card title=w::frame(lang)>
                    <p>{w::frame_about(lang)}</p>
                    <form method="get" action="/labels/frame.pdf" class="stack">
                        {papers}
                        <button class="button big" type="submit"><Icon name=Glyph::Printer/> {w::frame_print(lang)}</button>
                    </form>
                </Card>
                <Card title=w::shift(lang)>
                    <p>{w::shift_about(lang)}</p>
                    <ActionForm action=shift attr:class="stack">
                        <Refused action=shift/>
                        <div class="pair">
                            <TextField name="right" label=w::shift_right(lang) value=millimetres(kept.dx) inputmode="text" maxlength=5/>
                            <TextField name="down" label=w::shift_down(lang) value=millimetres(kept.dy) inputmode="text" maxlength=5/>
                        </div>
                        <button class="button primary" type="submit">{w::save(lang)}</button>
                    </ActionForm>
                </Card>
            </div>
            <Card span="c7" title=w::own_sheet(lang)>
                <p>{w::own_sheet_about(lang)}</p>
                <ActionForm action=sheet attr:class="stack">
                    <Refused action=sheet/>
                    {measures}
                    <button class="button primary" type="submit">{w::save(lang)}</button>
                </ActionForm>
            </Card>
        </div>
    }
    .into_any()
}
