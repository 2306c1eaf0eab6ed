//! How far a count is: in all, by person, by place.

use crate::{
    lang::{Lang, lang},
    ui::{
        card::Card,
        facts::{Fact, Facts},
        glyph::Glyph,
        icon::Icon,
        meter::Meter,
    },
    words::stocktake as w,
};
use domain::view::stocktake::{Share, StocktakeProgress};
use leptos::prelude::*;

/// How often a count under way is asked how far it is.
#[cfg(feature = "hydrate")]
const AGAIN: std::time::Duration = std::time::Duration::from_secs(5);

/// The card. While the count goes on it follows what the others do: by itself with scripts, by a link without.
#[island]
pub fn Progress(
    /// How far it is.
    progress: StocktakeProgress,
    /// Where to ask again without scripts; none once the count is closed.
    reload: Option<String>,
) -> impl IntoView {
    let far = RwSignal::new(progress);
    #[cfg(feature = "hydrate")]
    if reload.is_some() {
        follow(far);
    }
    move || card(lang(), &far.get(), reload.clone())
}

/// Asks again and again, while somebody looks.
#[cfg(feature = "hydrate")]
fn follow(far: RwSignal<StocktakeProgress>) {
    let ask = move || {
        if document().hidden() {
            return;
        }
        leptos::reactive::spawn_local(async move {
            // Without an answer the last one stays: it is asked again in a moment.
            if let Ok(now) = super::api::read_progress(far.get_untracked().number).await {
                far.set(now);
            }
        });
    };
    if let Ok(timer) = set_interval_with_handle(ask, AGAIN) {
        on_cleanup(move || timer.clear());
    }
}

fn card(lang: Lang, progress: &StocktakeProgress, reload: Option<String>) -> impl IntoView + use<> {
    let tally = progress.tally;
    let label = w::progress(lang, tally.counted, tally.expected);
    let rest = w::progress_extra(lang, tally.extra, tally.unknown_label);
    let people = progress.people.clone();
    let people = if people.is_empty() {
        view! { <p class="muted">{w::nobody(lang)}</p> }.into_any()
    } else {
        let people = people
            .into_iter()
            .map(|share| view! { <Fact term=share.name>{share.counted}</Fact> });
        view! { <Facts>{people.collect_view()}</Facts> }.into_any()
    };
    let places = progress.places.iter().cloned().map(|share| place(lang, share));
    let places = places.collect_view();
    let places = (!progress.places.is_empty()).then(|| {
        view! {
            <h3>{w::places_title(lang)}</h3>
            <Facts>{places}</Facts>
        }
    });
    let reload = reload.map(|href| {
        view! {
            <a class="button quiet" href=href>
                <Icon name=Glyph::History/>
                {w::reload(lang)}
            </a>
        }
    });
    view! {
        <Card title=w::progress_title(lang)>
            <p>
                <b>{label.clone()}</b>
            </p>
            <Meter value=i64::from(tally.counted) max=i64::from(tally.expected) label=label/>
            <p class="small muted">{rest}</p>
            {reload}
            <h3>{w::people_title(lang)}</h3>
            {people}
            {places}
        </Card>
    }
}

fn place(lang: Lang, share: Share) -> impl IntoView {
    view! { <Fact term=share.name>{w::row_count(lang, share.counted, share.expected)}</Fact> }
}
