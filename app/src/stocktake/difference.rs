//! The differences of a closed count: what to decide, what was decided.

use super::{
    api::{DecideDifference, LookIntoUnknown},
    line::row,
    unknown::{inquiry, ways},
};
use crate::{
    key::new_key,
    lang::Lang,
    text,
    ui::{card::Card, chip::Chip, form_error::FormError, glyph::Glyph, key_fields::KeyFields, tone::Tone},
    words::stocktake as w,
};
use domain::{
    stocktake::Remedy,
    view::stocktake::{StocktakeLine, StocktakePage},
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {crate::layout::address::href, domain::Refusal};

/// Labels told of in the address at most: browsers cut longer ones.
#[cfg(feature = "ssr")]
const TOLD: usize = 50;

/// What decides.
#[derive(Clone, Copy)]
pub(super) struct Deciding {
    /// About what is known of an item.
    pub(super) decide: ServerAction<DecideDifference>,
    /// About what no item answers to.
    pub(super) inquire: ServerAction<LookIntoUnknown>,
}

impl Deciding {
    /// Nothing is decided yet.
    pub(super) fn new() -> Self {
        Self {
            decide: ServerAction::new(),
            inquire: ServerAction::new(),
        }
    }
}

/// Those that wait for a decision, each with its ways out for who may decide.
pub(super) fn to_decide(
    lang: Lang,
    page: &StocktakePage,
    lines: &[StocktakeLine],
    action: Deciding,
) -> impl IntoView + use<> {
    let (number, may_decide) = (&page.head.number, page.may_close);
    let title = w::decide_title(lang, lines.len());
    let rows = lines.iter().map(|line| {
        let end = match (line.code.is_empty(), may_decide) {
            (true, true) => {
                view! { <div class="stack">{ways(lang, page, line)} {inquiry(lang, number, line, action.inquire)}</div> }
                    .into_any()
            }
            (true, false) => ways(lang, page, line),
            (false, true) => ways_out(lang, number, line, action.decide),
            (false, false) => ().into_any(),
        };
        row(lang, line, end)
    });
    let rows = rows.collect_view();
    let said = match (lines.is_empty(), may_decide) {
        (true, _) => Some(w::decide_none(lang)),
        (false, false) => Some(w::decide_wait(lang)),
        (false, true) => None,
    };
    view! {
        <Card title=title>
            {said.map(|said| view! { <p class="muted">{said}</p> })}
            <ul class="rows">{rows}</ul>
        </Card>
    }
}

/// The buttons of a line, under why the last attempt was refused.
fn ways_out(lang: Lang, number: &str, line: &StocktakeLine, action: ServerAction<DecideDifference>) -> AnyView {
    let refused = line.refused.as_ref().map(|refusal| text::refusal(lang, refusal));
    let apply = line.remedy.filter(|remedy| *remedy != Remedy::Note);
    let apply = apply.map(|remedy| way(number, &line.code, "apply", text::remedy(lang, remedy), action));
    view! {
        <div class="stack">
            <FormError text=refused.unwrap_or_default()/>
            {apply}
            {way(number, &line.code, "note", w::remedy_note(lang), action)}
        </div>
    }
    .into_any()
}

fn way(
    number: &str,
    code: &str,
    how: &'static str,
    words: &'static str,
    action: ServerAction<DecideDifference>,
) -> impl IntoView + use<> {
    let (number, code) = (number.to_owned(), code.to_owned());
    let class = if how == "apply" { "button" } else { "button quiet" };
    view! {
        <ActionForm action>
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="number" value=number/>
            <input type="hidden" name="code" value=code/>
            <input type="hidden" name="how" value=how/>
            <button class=class type="submit">{words}</button>
        </ActionForm>
    }
}

/// Those that were decided, and by whom.
pub(super) fn decided(lang: Lang, lines: &[StocktakeLine]) -> impl IntoView + use<> {
    let title = w::decided_title(lang, lines.len());
    let rows = lines.iter().map(|line| {
        let said = line.decision.as_ref();
        let said = said.map(|(word, by)| w::done_by(lang, text::decision(lang, word), by));
        let chip = said.map(|said| view! { <Chip tone=Tone::Good icon=Glyph::Check text=said/> });
        let finding = (!line.finding.is_empty()).then(|| view! { <p class="small">{line.finding.clone()}</p> });
        row(
            lang,
            line,
            view! { <div class="stack">{chip} {finding}</div> }.into_any(),
        )
    });
    let rows = rows.collect_view();
    view! { <Card title=title><ul class="rows">{rows}</ul></Card> }
}

/// Leads back to the count; those refused are named in the address, so that each line says why.
#[cfg(feature = "ssr")]
pub(super) fn back(number: &str, refused: &[(String, Refusal)]) {
    crate::door::flash(if refused.is_empty() {
        "count_decided"
    } else {
        "count_decided_part"
    });
    let codes: Vec<&str> = refused.iter().take(TOLD).map(|(code, _)| code.as_str()).collect();
    let page = format!("/stocktakes/{number}");
    leptos_axum::redirect(&href(&page, &[("refused", &codes.join(","))]));
}
