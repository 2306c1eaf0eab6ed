//! A deposit slip: its items and labels on the screen, its document on paper.

use crate::{
    deposit::{
        api::read_slip,
        items::{cameras, rows},
        paper::paper,
    },
    label::print_form::PrintForm,
    lang::lang,
    loaded::{Data, loaded},
    paper::card::{papers, papers_card},
    ui::{card::Card, date::date, glyph::Glyph, icon::Icon, page_head::PageHead, print_button::PrintButton},
    words::deposit as w,
};
use domain::view::{DepositSlip, paper::PaperOffer};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn DepositSlipPage() -> impl IntoView {
    let params = use_params_map();
    let number = move || params.read().get("number").unwrap_or_default();
    let data = Resource::new_blocking(number, read_slip);
    let papers = papers(number);
    loaded(data, move |slip| content(&slip, papers))
}

fn content(slip: &DepositSlip, papers: Data<Vec<PaperOffer>>) -> AnyView {
    let lang = lang();
    let add = format!("/deposits/new?slip={}", slip.number);
    let title = w::title(lang, &slip.number);
    let (rows, cameras) = (rows(slip), cameras(slip));
    let which = vec![("deposit", slip.number.clone())];
    view! {
        <Title text=title.clone()/>
        <div class="no-print">
            <PageHead title subtitle=w::service_on(lang, &slip.service, date(slip.on))>
                <PrintButton/>
            </PageHead>
        </div>
        <div class="cols no-print">
            <div class="stack c7">
                <Card title=w::items(lang)>
                    {rows}
                    <p><a class="button" href=add><Icon name=Glyph::Plus/> {w::add_item(lang)}</a></p>
                </Card>
            </div>
            <div class="stack c5">
                {papers_card(slip.number.clone(), papers)}
                <Card title=w::labels_title(lang)><PrintForm which/></Card>
                {cameras}
            </div>
        </div>
        {paper(slip)}
    }
    .into_any()
}
