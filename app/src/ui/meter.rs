//! How much of a goal is reached, or of a ceiling used.

use leptos::prelude::*;

/// What the end of the bar is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MeterEnd {
    /// To be reached: beyond is good.
    #[default]
    Goal,
    /// Not to be passed: beyond is shown in red.
    Ceiling,
}

/// A bar. Write the figures beside it: the bar alone is not read by everybody.
#[component]
pub fn Meter(
    /// Where we are.
    value: i64,
    /// The goal or the ceiling, in the same unit.
    max: i64,
    /// What is measured, with its figures: « 74 % de l’objectif de 20 000 € ».
    #[prop(into)]
    label: String,
    /// What the end of the bar is.
    #[prop(optional)]
    end: MeterEnd,
) -> impl IntoView {
    let max = max.max(1);
    let over = (end == MeterEnd::Ceiling && value > max).then_some("");
    view! {
        <div class="meter" data-over=over>
            <progress value=value.clamp(0, max).to_string() max=max.to_string() aria-label=label></progress>
        </div>
    }
}
