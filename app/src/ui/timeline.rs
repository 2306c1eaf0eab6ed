//! What happened to a thing, most recent first.

use leptos::prelude::*;

use crate::ui::tone::Tone;

/// One line of a history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineEntry {
    /// What happened: « Résistance remplacée ».
    pub title: String,
    /// Who, when, how much.
    pub detail: String,
    /// `Bad` for a refusal or a failure, `Quiet` for an automatic line; none for the ordinary ones.
    pub tone: Option<Tone>,
}

/// A history.
#[component]
pub fn Timeline(
    /// Its lines, most recent first.
    entries: Vec<TimelineEntry>,
) -> impl IntoView {
    let lines = entries
        .into_iter()
        .map(|entry| {
            let detail = (!entry.detail.is_empty()).then(|| view! { <p class="small muted">{entry.detail}</p> });
            view! {
                <li data-tone=entry.tone.map(Tone::name)>
                    <b>{entry.title}</b>
                    {detail}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="timeline">{lines}</ol> }
}
