//! `/requests`: what one asked for and what became of it; for the desk, what waits for an answer.

use super::api::{DeclineRequest, ReserveFor, read_requests};
use crate::{
    form::{ActionForm, Refused},
    key::new_key,
    lang::{Lang, lang},
    loaded::loaded,
    text,
    ui::{
        card::Card,
        chip::Chip,
        date::{date, moment},
        glyph::Glyph,
        icon::Icon,
        key_fields::KeyFields,
        page_head::PageHead,
        text_field::TextField,
        unfold::Unfold,
    },
    words::request as w,
};
use domain::{
    item::State,
    request::RequestOutcome,
    view::request::{RequestRow, Requests},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The desk's two answers.
#[derive(Clone, Copy)]
struct Answers {
    reserve: ServerAction<ReserveFor>,
    decline: ServerAction<DeclineRequest>,
}

/// The page.
#[component]
pub fn RequestsPage() -> impl IntoView {
    let lang = lang();
    let answers = Answers {
        reserve: ServerAction::new(),
        decline: ServerAction::new(),
    };
    let data = Resource::new_blocking(|| (), |()| read_requests());
    view! {
        <Title text=w::title(lang)/>
        <PageHead title=w::title(lang) subtitle=w::about(lang)/>
        {loaded(data, move |page| content(lang, page, answers))}
    }
}

fn content(lang: Lang, page: Requests, answers: Answers) -> AnyView {
    let waiting = page.waiting.map(|rows| waiting(lang, rows, answers));
    let mine = page.mine.map(|rows| mine(lang, rows));
    view! { <div class="stack">{waiting} {mine}</div> }.into_any()
}

/// What the desk answers, first come first.
fn waiting(lang: Lang, rows: Vec<RequestRow>, answers: Answers) -> impl IntoView {
    let list = if rows.is_empty() {
        view! { <p class="muted">{w::waiting_none(lang)}</p> }.into_any()
    } else {
        let rows = rows.into_iter().map(|row| {
            let end = answer_forms(lang, &row, answers);
            line(lang, row, end)
        });
        view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <Refused action=answers.reserve/>
        <Refused action=answers.decline/>
        <Card title=w::waiting(lang)>{list}</Card>
    }
}

fn mine(lang: Lang, rows: Vec<RequestRow>) -> impl IntoView {
    let list = if rows.is_empty() {
        view! {
            <p class="muted">{w::mine_none(lang)}</p>
            <p><a class="button" href="/items">{w::see_available(lang)}</a></p>
        }
        .into_any()
    } else {
        let rows = rows.into_iter().map(|row| {
            let end = answer_line(lang, &row);
            line(lang, row, end)
        });
        view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    view! { <Card title=w::mine(lang)>{list}</Card> }
}

fn line(lang: Lang, row: RequestRow, end: AnyView) -> impl IntoView {
    let (tone, icon) = text::state_look(row.state);
    let by = w::by(lang, row.by, row.service, moment(row.at));
    let href = format!("/Q/{}", row.code);
    view! {
        <li>
            <span class="thumb">
                <Icon name=text::category_glyph(&row.category)/>
            </span>
            <div>
                <a href=href>{row.name}</a>
                <div class="small muted">
                    <span class="code">{row.code}</span> " · " {by}
                </div>
                <p>{row.need}</p>
                {end}
            </div>
            <Chip tone icon text=text::state(lang, row.state)/>
        </li>
    }
}

/// What became of a request, in a sentence.
pub fn answer_line(lang: Lang, row: &RequestRow) -> AnyView {
    let (icon, words) = match &row.answer {
        None => (Glyph::Clock, w::not_answered(lang, moment(row.at))),
        Some(answer) => match answer.outcome {
            RequestOutcome::Reserved => {
                let until = answer.until.map(date).unwrap_or_default();
                (Glyph::Check, w::kept(lang, until))
            }
            RequestOutcome::Declined => (Glyph::Ban, w::declined(lang, &answer.reason)),
        },
    };
    view! {
        <p>
            <Icon name=icon/>
            " "
            {words}
        </p>
    }
    .into_any()
}

/// One touch keeps it; a refusal asks why.
fn answer_forms(lang: Lang, row: &RequestRow, answers: Answers) -> AnyView {
    let (id, reason_id) = (row.id.to_string(), format!("reason-{}", row.id));
    let (reserved, declined) = (id.clone(), id);
    let keep = (row.state == State::Ready).then(|| {
        let name = w::keep_one(lang, &row.name, &row.by);
        view! {
            <ActionForm action=answers.reserve>
                <KeyFields key=new_key() version=None/>
                <input type="hidden" name="id" value=reserved/>
                <button class="button primary" type="submit" aria-label=name>
                    <Icon name=Glyph::Check/>
                    {w::keep(lang)}
                </button>
            </ActionForm>
        }
    });
    view! {
        {keep}
        <Unfold summary=w::decline(lang)>
            <ActionForm action=answers.decline attr:class="stack">
                <KeyFields key=new_key() version=None/>
                <input type="hidden" name="id" value=declined/>
                <TextField id=reason_id name="reason" label=w::reason(lang) hint=w::reason_hint(lang) maxlength=500 required=true/>
                <button class="button" type="submit">{w::decline_send(lang)}</button>
            </ActionForm>
        </Unfold>
    }
    .into_any()
}
