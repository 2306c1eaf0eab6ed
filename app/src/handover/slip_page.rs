//! An issue slip: to print, to sign, to refuse.

use super::{
    api::{SignHandover, SlipView, read_slip},
    sign::{refuse, sign, upload},
    slip::slip,
};
use crate::{
    form::Refused,
    lang::{Lang, lang},
    loaded::{Data, loaded},
    paper::card::{papers, papers_card},
    ui::{glyph::Glyph, icon::Icon, page_head::PageHead, print_button::PrintButton},
    words::handover as words,
};
use domain::{item::IssueOutcome, view::paper::PaperOffer};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// The page of a slip.
#[component]
pub fn HandoverSlipPage() -> impl IntoView {
    let params = use_params_map();
    let number = move || params.with(|params| params.get("number").unwrap_or_default());
    let action = ServerAction::<SignHandover>::new();
    let refusal = ServerAction::<SignHandover>::new();
    let data = Resource::new_blocking(number, read_slip);
    let papers = papers(number);
    view! {
        <Title text=number/>
        {loaded(data, move |value| page(lang(), value, action, refusal, papers).into_any())}
    }
}

fn page(
    lang: Lang,
    view: SlipView,
    action: ServerAction<SignHandover>,
    refusal: ServerAction<SignHandover>,
    papers: Data<Vec<PaperOffer>>,
) -> impl IntoView {
    let SlipView {
        slip: paper,
        is_receiver,
        today,
    } = view;
    let is_open = paper.lines.iter().any(|line| line.outcome == IssueOutcome::Open);
    let acts = (is_open && paper.may_sign).then(|| {
        view! {
            <div class="cols no-print">
                {sign(lang, action, &paper, (!is_receiver).then_some(today))}
                <div class="stack c5">
                    {(!is_receiver).then(|| upload(lang, &paper, today))}
                    {refuse(lang, refusal, &paper)}
                </div>
            </div>
        }
    });
    // Settled meanwhile: there is no form left to say why it was refused.
    let refused = acts.is_none().then(|| view! { <Refused action/> });
    let scan = paper.signature.clone().map(|file| {
        let href = file.address;
        view! { <a class="button no-print" href=href target="_blank" rel="noopener">{words::see_signature(lang)}</a> }
    });
    view! {
        <p class="crumb">
            <a href="/handovers">
                <Icon name=Glyph::ArrowLeft/>
                {words::title(lang)}
            </a>
        </p>
        <PageHead title=words::slip_title(lang, &paper.number) subtitle=paper.service.clone()>
            <div class="cluster">
                {scan}
                <PrintButton/>
            </div>
        </PageHead>
        {refused}
        {acts}
        {papers_card(paper.number.clone(), papers)}
        {slip(lang, paper)}
    }
}
