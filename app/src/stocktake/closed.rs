//! A closed count: how it ended, and its differences.

use super::{
    api::DecideDifference,
    difference::{Deciding, decided, to_decide},
    progress::Progress,
};
use crate::{
    form::{ActionForm, Refused},
    key::new_key,
    lang::Lang,
    ui::{
        card::Card,
        date::moment,
        facts::{Fact, Facts},
        glyph::Glyph,
        icon::Icon,
        key_fields::KeyFields,
    },
    words::stocktake as w,
};
use domain::{
    stocktake::Remedy,
    view::stocktake::{Closed, StocktakeLine, StocktakePage},
};
use leptos::prelude::*;

/// The page of a closed count.
pub(super) fn closed_page(
    lang: Lang,
    page: &StocktakePage,
    closed: &Closed,
    action: Deciding,
) -> impl IntoView + use<> {
    let is = |keep: fn(&StocktakeLine) -> bool| {
        let lines = page.differences.iter().filter(move |line| keep(line));
        lines.cloned().collect::<Vec<_>>()
    };
    let open = is(|line| line.remedy.is_some());
    let settled = is(|line| line.decision.is_some());
    let settled = (!settled.is_empty()).then(|| decided(lang, &settled));
    view! {
        <Refused action=action.decide/>
        <Refused action=action.inquire/>
        <div class="cols">
            <div class="stack c7">
                {all(lang, page, &open, action.decide)}
                {to_decide(lang, page, &open, action)}
                {settled}
            </div>
            <div class="stack c5">{result(lang, closed)} <Progress progress=page.progress.clone() reload=None/></div>
        </div>
    }
}

/// The button that applies all that can be.
fn all(
    lang: Lang,
    page: &StocktakePage,
    open: &[StocktakeLine],
    action: ServerAction<DecideDifference>,
) -> impl IntoView + use<> {
    let number = page.head.number.clone();
    let is_useful = open
        .iter()
        .any(|line| line.remedy.is_some_and(|remedy| remedy != Remedy::Note));
    (page.may_close && is_useful).then(|| {
        view! {
            <ActionForm action attr:class="card stack">
                <p>{w::decide_all_text(lang)}</p>
                <KeyFields key=new_key() version=None/>
                <input type="hidden" name="number" value=number/>
                <input type="hidden" name="how" value="all"/>
                <button class="button primary" type="submit">
                    <Icon name=Glyph::Checks/>
                    {w::decide_all(lang)}
                </button>
            </ActionForm>
        }
    })
}

fn result(lang: Lang, closed: &Closed) -> impl IntoView + use<> {
    let on = w::report_by(lang, moment(closed.at), &closed.by);
    let Closed {
        signed_by,
        statement,
        report_hash,
        ..
    } = closed.clone();
    view! {
        <Card title=w::result_title(lang)>
            <Facts>
                <Fact term=w::closed_on(lang)>{on}</Fact>
                <Fact term=w::signed_as(lang)>{signed_by}</Fact>
            </Facts>
            <p class="small">{statement}</p>
            <p class="small muted">{w::fingerprint(lang)}</p>
            <p class="fingerprint code small">{report_hash}</p>
        </Card>
    }
}
