//! Where the receiver signs with a finger, a pen or a mouse.

mod pen;

use crate::ui::{glyph::Glyph, icon::Icon};
use leptos::{
    html::{Canvas, Input},
    prelude::*,
};

/// A pad to draw on; its drawing goes with the form as a data URL of a PNG. Without scripts it
/// stays empty and the statement beside it counts.
#[island]
pub fn SignaturePad(
    /// Name of the value sent.
    name: String,
    /// What it is for, for those who do not see it.
    label: String,
    /// Words of the button that clears it.
    clear: String,
) -> impl IntoView {
    let (pad, value) = (NodeRef::<Canvas>::new(), NodeRef::<Input>::new());
    view! {
        <div class="signature no-print">
            <p class="small muted" aria-hidden="true">{label.clone()}</p>
            <div class="pad">
                <canvas
                    node_ref=pad
                    width="800"
                    height="320"
                    role="img"
                    aria-label=label
                    on:pointerdown=move |event| pen::start(pad, &event)
                    on:pointermove=move |event| pen::draw(pad, &event)
                    on:pointerup=move |_| pen::keep(pad, value)
                    on:pointercancel=move |_| pen::keep(pad, value)
                ></canvas>
            </div>
            <input type="hidden" name=name node_ref=value/>
            <button class="button quiet" type="button" on:click=move |_| pen::clear(pad, value)>
                <Icon name=Glyph::Trash/>
                {clear}
            </button>
        </div>
    }
}
