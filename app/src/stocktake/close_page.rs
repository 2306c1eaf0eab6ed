//! Closing a count: its five lists, then the signature.

use super::{
    api::{CloseStocktake, Closing, read_closing},
    head::{about, crumb},
    line::row,
    progress::Progress,
};
use crate::{
    form::{ActionForm, Refused},
    key::new_key,
    lang::{Lang, lang},
    loaded::loaded,
    text,
    ui::{
        card::Card, check_field::CheckField, glyph::Glyph, icon::Icon, key_fields::KeyFields, page_head::PageHead,
        text_field::TextField, unfold::Unfold,
    },
    words::stocktake as w,
};
use domain::{
    stocktake::Outcome,
    view::stocktake::{StocktakeProgress, StocktakeReport},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// Lines of one list on the page; the report has them all.
const SHOWN: usize = 200;

/// The page that closes a count.
#[component]
pub fn CloseStocktakePage() -> impl IntoView {
    let params = use_params_map();
    let number = move || params.with(|params| params.get("number").unwrap_or_default());
    let close = ServerAction::<CloseStocktake>::new();
    let data = Resource::new_blocking(number, read_closing);
    view! {
        <Title text=move || w::close_title(lang(), number())/>
        {loaded(data, move |value| show(lang(), close, &value))}
    }
}

fn show(lang: Lang, close: ServerAction<CloseStocktake>, value: &Closing) -> AnyView {
    let report = &value.report;
    let number = report.head.number.clone();
    let lists = Outcome::ALL
        .map(|outcome| list(lang, report, outcome))
        .into_iter()
        .collect_view();
    let end = match (&report.head.closed, value.may_close) {
        (Some(_), _) => view! { <p class="muted">{w::is_closed(lang)}</p> }.into_any(),
        (None, true) => sign(lang, close, &number).into_any(),
        (None, false) => view! { <p class="muted">{w::manager_closes(lang)}</p> }.into_any(),
    };
    let so_far = StocktakeProgress {
        number: number.clone(),
        is_open: report.head.closed.is_none(),
        tally: report.tally,
        people: report.people.clone(),
        places: report.places.clone(),
        last_at: None,
    };
    view! {
        {crumb(format!("/stocktakes/{number}"), w::back_to_count(lang))}
        <PageHead title=w::close_title(lang, &number) subtitle=about(lang, &report.head)/>
        <p>{w::close_text(lang)}</p>
        <div class="cols">
            <div class="stack c7">{lists} {end}</div>
            <div class="stack c5"><Progress progress=so_far reload=None/></div>
        </div>
    }
    .into_any()
}

/// One of the five lists, folded where it is what was hoped for.
fn list(lang: Lang, report: &StocktakeReport, outcome: Outcome) -> impl IntoView + use<> {
    let count = report.tally.get(outcome);
    let title = w::list_title(lang, text::count_outcome(lang, outcome), count);
    let lines = report.lines.iter().filter(|line| line.outcome == outcome).take(SHOWN);
    let rows = lines.map(|line| row(lang, line, ().into_any())).collect_view();
    let more = usize::try_from(count).unwrap_or(SHOWN).saturating_sub(SHOWN);
    let more = (more > 0).then(|| view! { <p class="muted">{w::list_more(lang, more)}</p> });
    let none = (count == 0).then(|| view! { <p class="muted">{w::list_empty(lang)}</p> });
    view! {
        <Card>
            <Unfold summary=title open=outcome != Outcome::Here>
                {none}
                <ul class="rows">{rows}</ul>
                {more}
            </Unfold>
        </Card>
    }
}

fn sign(lang: Lang, close: ServerAction<CloseStocktake>, number: &str) -> impl IntoView + use<> {
    let number = number.to_owned();
    view! {
        <ActionForm action=close attr:class="card stack">
            <h2>{w::sign_title(lang)}</h2>
            <Refused action=close/>
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="number" value=number/>
            <CheckField name="statement" label=w::statement(lang) required=true/>
            <TextField name="signed_by" label=w::signed_by(lang) maxlength=120 required=true hint=w::close_hint(lang)/>
            <button class="button primary big" type="submit">
                <Icon name=Glyph::Pen/>
                {w::close(lang)}
            </button>
        </ActionForm>
    }
}

/// What is signed: the sentence that was ticked, as it was read.
#[cfg(feature = "ssr")]
pub(super) fn signing(lang: Lang, name: String, is_stated: bool) -> store::stocktake::Signing {
    let statement = if is_stated { w::statement(lang) } else { "" };
    store::stocktake::Signing {
        name,
        statement: statement.to_owned(),
    }
}
