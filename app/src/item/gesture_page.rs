//! One gesture on one item: its form beside what is known.

use crate::{
    error::AppError,
    item::{
        api::{GestureDesk, read_gesture},
        care_form, cost_form, count_form, exit_form, handling_form,
        head::state_chip,
        repair_form,
        verdict::verdict_card,
    },
    lang::lang,
    loaded::loaded,
    text,
    ui::{empty::Empty, glyph::Glyph, icon::Icon, page_head::PageHead},
    words::gesture as w,
};
use domain::item::Gesture;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The page.
#[component]
pub fn GesturePage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let asked = move || {
        let param = |name: &str| params.read().get(name).unwrap_or_default();
        let kind = query.read().get("kind").unwrap_or_default();
        (param("code"), param("gesture"), kind)
    };
    let data = Resource::new_blocking(asked, async |(code, gesture, kind)| {
        let desk = read_gesture(code).await?;
        Ok::<_, AppError>((desk, gesture, kind))
    });
    loaded(data, |(desk, gesture, kind)| match Gesture::parse(&gesture) {
        Some(gesture) => content(&desk, gesture, &kind),
        None => not_now(&desk),
    })
}

fn content(desk: &GestureDesk, gesture: Gesture, kind: &str) -> AnyView {
    let lang = lang();
    let is_offered = desk.card.offers.iter().any(|offer| offer.gesture == gesture);
    let Some(form) = form(desk, gesture, kind).filter(|_| is_offered) else {
        return not_now(desk);
    };
    let card = &desk.card;
    let title = text::gesture(lang, gesture);
    let name = card.details.name.clone();
    let back = format!("/Q/{}", card.code);
    let aside = view! { <div class="stack c5">{state_chip(card)} {verdict_card(card)}</div> };
    let form = view! { <section class="card c7">{form}</section> };
    // What a decision weighs is read before it is taken.
    let columns = if gesture == Gesture::DecideRepair {
        view! { {aside} {form} }.into_any()
    } else {
        view! { {form} {aside} }.into_any()
    };
    view! {
        <Title text=title/>
        <p class="crumb"><a href=back><Icon name=Glyph::ArrowLeft/> {name}</a></p>
        <PageHead title subtitle=card.code.clone()/>
        <div class="cols">{columns}</div>
    }
    .into_any()
}

/// The form of a gesture; none for those that are made elsewhere.
fn form(desk: &GestureDesk, gesture: Gesture, kind: &str) -> Option<AnyView> {
    Some(match gesture {
        Gesture::Move => handling_form::move_form(desk),
        Gesture::StartDiagnosis => care_form::start_form(desk),
        Gesture::OpenGate => care_form::open_gate_form(desk),
        Gesture::CloseGate => care_form::close_gate_form(desk),
        Gesture::FindWorking => care_form::find_working_form(desk),
        Gesture::Diagnose => care_form::diagnose_form(desk),
        Gesture::DecideRepair => repair_form::decide_form(desk),
        Gesture::ReceiveParts => repair_form::receive_parts_form(desk),
        Gesture::AddCost => cost_form::add_cost_form(desk, kind),
        Gesture::RecordInvoice => cost_form::invoice_form(desk),
        Gesture::FinishRepair => repair_form::finish_form(desk),
        Gesture::PassTest => repair_form::pass_form(desk),
        Gesture::FailTest => repair_form::fail_form(desk),
        Gesture::Reserve => handling_form::reserve_form(desk),
        Gesture::Release => handling_form::release_form(desk),
        Gesture::PriceLate => count_form::price_late_form(desk),
        Gesture::CorrectAcceptance => count_form::correct_form(desk),
        Gesture::TakeBack => handling_form::take_back_form(desk),
        Gesture::GiveBack => exit_form::give_back_form(desk),
        Gesture::Donate => exit_form::donate_form(desk),
        Gesture::Sell => exit_form::sell_form(desk),
        Gesture::Recycle => exit_form::recycle_form(desk),
        Gesture::Dismantle => exit_form::dismantle_form(desk),
        Gesture::ReportLost => handling_form::report_lost_form(desk),
        Gesture::Find => handling_form::find_form(desk),
        Gesture::Void => handling_form::void_form(desk),
        Gesture::Describe => handling_form::describe_form(desk),
        Gesture::ReplaceLabel => handling_form::replace_label_form(desk),
        Gesture::Announce
        | Gesture::Deposit
        | Gesture::HandOver
        | Gesture::Accept
        | Gesture::Refuse
        | Gesture::Undo => return None,
    })
}

fn not_now(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let text = w::not_now_text(lang, text::state(lang, desk.card.state));
    view! {
        <Title text=w::not_now(lang)/>
        <Empty
            title=w::not_now(lang)
            text
            href=format!("/Q/{}", desk.card.code)
            action=w::back_to_item(lang)
        />
    }
    .into_any()
}
