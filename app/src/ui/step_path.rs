//! The life of an item in a few steps.

use leptos::prelude::*;

/// Steps done, present and to come.
#[component]
pub fn StepPath(
    /// What the steps lead through, for those who do not see them.
    #[prop(into)]
    label: String,
    /// Words of the steps, in order.
    steps: Vec<String>,
    /// Rank of the present step, from 0; all are done beyond the last.
    current: usize,
) -> impl IntoView {
    let count = steps.len();
    let steps = steps
        .into_iter()
        .enumerate()
        .map(|(rank, words)| {
            let done = (rank < current).then_some("");
            let present = (rank == current).then_some("step");
            let of = (rank == current).then(|| view! { <span class="of">{format!("{}/{count}", rank + 1)}</span> });
            view! {
                <li data-done=done aria-current=present>
                    <span>{of} {words}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="path">
            <ol aria-label=label>{steps}</ol>
        </div>
    }
}
