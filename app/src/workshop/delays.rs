//! How long each stage takes.

use super::filter::Shown;
use crate::{
    lang::Lang,
    ui::{
        card::Card,
        percent::{count, halves},
        table::{Head, Table},
    },
    words::workshop as w,
};
use domain::{
    view::workshop::{Delay, WorkshopPage},
    workshop::delay::Stage,
};
use leptos::prelude::*;

/// The median of each stage, and of the whole.
pub(super) fn card(lang: Lang, page: &WorkshopPage) -> impl IntoView + use<> {
    let shown = Shown::of(page);
    let rows = page.delays.iter().map(|delay| row(lang, delay, &shown)).collect_view();
    view! {
        <Card title=w::delays(lang) span="c7">
            <Table heads=vec![
                Head::words(w::stage(lang)),
                Head::figures(w::items(lang)),
                Head::figures(w::median(lang)),
            ]>{rows}</Table>
            <p class="small muted">{w::delays_method(lang)}</p>
        </Card>
    }
}

fn row(lang: Lang, delay: &Delay, shown: &Shown) -> impl IntoView + use<> {
    let list = shown.delays(delay.stage);
    let median = delay
        .half_days
        .map_or_else(|| "–".to_owned(), |half| w::days(lang, halves(half)));
    view! {
        <tr>
            <th scope="row">{stage(lang, delay.stage)}</th>
            <td class="n" data-label=w::items(lang)>
                <a href=list.clone()>{count(delay.count)}</a>
            </td>
            <td class="n" data-label=w::median(lang)>
                <a href=list>
                    <b>{median}</b>
                </a>
            </td>
        </tr>
    }
}

/// A stage in words.
pub(super) fn stage(lang: Lang, stage: Stage) -> &'static str {
    match stage {
        Stage::Diagnosis => w::stage_diagnosis(lang),
        Stage::Repair => w::stage_repair(lang),
        Stage::Reissue => w::stage_reissue(lang),
        Stage::Whole => w::stage_whole(lang),
    }
}
