//! An item in a list.

use crate::{
    lang::lang,
    text,
    ui::{chip::Chip, glyph::Glyph, row::Row, tone::Tone},
};
use domain::view::ItemRow;
use leptos::prelude::*;

/// A row that opens the item's page.
#[component]
pub fn ItemLine(
    /// The item.
    row: ItemRow,
) -> impl IntoView {
    let lang = lang();
    let title = if row.quantity > 1 {
        format!("{} ×{}", row.name, row.quantity)
    } else {
        row.name
    };
    let detail: Vec<_> = [row.model, row.service, row.place]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let (tone, icon) = text::state_look(row.state);
    let (tone, icon, word) = match row.open_gate.filter(|_| row.state.is_on_site()) {
        Some(gate) => (Tone::Bad, Glyph::Shield, text::gate_open(lang, gate)),
        None => (tone, icon, text::state(lang, row.state)),
    };
    let href = format!("/Q/{}", row.code);
    view! {
        <Row href icon=text::category_glyph(&row.category) title code=row.code detail=detail.join(" · ")>
            <Chip tone icon text=word/>
        </Row>
    }
}
