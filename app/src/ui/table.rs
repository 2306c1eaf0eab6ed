//! Figures in columns.

use leptos::prelude::*;

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    text: String,
    is_figure: bool,
}

impl Head {
    /// Over words.
    pub fn words(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_figure: false,
        }
    }

    /// Over figures, which stand to the right.
    pub fn figures(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_figure: true,
        }
    }
}

/// A table. Where there is no room for columns each row becomes a small block: every cell but the first says its column in
/// `data-label`.
#[component]
pub fn Table(
    /// The columns, in order.
    heads: Vec<Head>,
    /// What all rows come to, as a `<tfoot>`.
    #[prop(optional)]
    foot: Option<AnyView>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let heads = heads
        .into_iter()
        .map(|head| view! { <th scope="col" class=head.is_figure.then_some("n")>{head.text}</th> })
        .collect_view();
    view! {
        <div class="table">
            <table>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{children()}</tbody>
                {foot}
            </table>
        </div>
    }
}
