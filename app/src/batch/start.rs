//! The series under way on this device; and, where the page was kept for lack of a network, the one its address asks for.

use super::{api::Offer, away::away, facts::Asked, words};
use crate::{
    lang::lang,
    ui::{glyph::Glyph, icon::Icon},
    words::batch as w,
};
use domain::{item::BatchAction, view::Choice};
use leptos::prelude::*;

/// The section of the gestures to choose from, hidden while a kept page shows a series.
pub(super) const CHOICE: &str = "series-choice";

/// What goes on without a network, and what had begun.
#[island]
pub fn SeriesStart(
    /// What may be chosen.
    offer: Offer,
) -> impl IntoView {
    let (held, asked) = (RwSignal::new(Vec::new()), RwSignal::new(None));
    #[cfg(feature = "hydrate")]
    Effect::new({
        let offer = offer.clone();
        move || {
            held.set(super::held::all().into_iter().collect());
            let here =
                super::away::here().filter(|asked| asked.chosen().is_some_and(|one| offer.actions.contains(&one)));
            if let Some(choice) = document().get_element_by_id(CHOICE).filter(|_| here.is_some()) {
                // Where it stays, there is one list too many.
                let _ = choice.set_attribute("hidden", "");
            }
            asked.set(here);
        }
    });
    let places = offer.places;
    let rows = {
        let places = places.clone();
        move || held.get().into_iter().map(|one| row(&places, held, one)).collect_view()
    };
    let begun = move || {
        let rows = rows.clone();
        (asked.with(Option::is_none) && !held.with(Vec::is_empty)).then(|| {
            view! {
                <section class="card">
                    <h2>{w::under_way(lang())}</h2>
                    <ul class="rows">{rows}</ul>
                </section>
            }
        })
    };
    view! {
        {begun}
        {move || asked.get().map(|asked| away(asked, &places))}
    }
}

/// A series that had begun: to go on with, or to forget.
fn row(places: &[Choice], held: RwSignal<Vec<(String, Vec<String>)>>, one: (String, Vec<String>)) -> AnyView {
    let (lang, (page, codes)) = (lang(), one);
    let asked = Asked::read(&page);
    let name = asked.as_ref().map(|asked| title(asked, places)).unwrap_or_default();
    let href = asked.map(|asked| asked.address(&codes.join(","))).unwrap_or_default();
    let forget = move |_| {
        #[cfg(feature = "hydrate")]
        super::held::let_go(&page);
        held.update(|held| held.retain(|(one, _)| *one != page));
    };
    let label = w::forget_series(lang, &name);
    view! {
        <li>
            <span class="thumb">
                <Icon name=Glyph::Scan/>
            </span>
            <div>
                <b>{name}</b>
                <div class="small muted">{w::held(lang, codes.len())}</div>
                <div class="cluster">
                    <a class="button" href=href>{w::go_on(lang)}</a>
                    <button class="button quiet" type="button" aria-label=label on:click=forget>
                        {w::forget(lang)}
                    </button>
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// What is done, and where.
pub(super) fn title(asked: &Asked, places: &[Choice]) -> String {
    let action = asked
        .chosen()
        .map(|action| words::action(lang(), action))
        .unwrap_or_default();
    let place = places.iter().find(|place| place.value == asked.place);
    match place {
        Some(place) => format!("{action} → {}", place.label),
        None => action.to_owned(),
    }
}

/// Lets go of the series that was just written.
#[island]
pub fn SeriesDone(
    /// What was done.
    action: BatchAction,
    /// The labels that were in it.
    codes: Vec<String>,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    Effect::new(move || super::held::done(action, &codes));
    #[cfg(not(feature = "hydrate"))]
    drop((action, codes));
}
