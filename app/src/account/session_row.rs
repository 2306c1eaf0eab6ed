//! One session in a list: its device, where from, since when.

use crate::{
    lang::lang,
    ui::{chip::Chip, date::moment, glyph::Glyph, row::Row, tone::Tone},
    words::access as w,
};
use domain::view::account::SessionRow;
use leptos::prelude::*;

/// The row, with the form that ends it; the reader's own says so instead.
pub fn session_row(session: SessionRow, end: impl FnOnce(String) -> AnyView) -> AnyView {
    let lang = lang();
    let device = device(&session);
    let mut detail = vec![
        w::opened(lang, moment(session.opened)),
        w::used(lang, moment(session.used)),
    ];
    detail.extend((!session.address.is_empty()).then_some(session.address));
    let what = if session.is_this {
        view! { <Chip tone=Tone::Good icon=Glyph::Check text=w::this_session(lang)/> }.into_any()
    } else {
        end(session.handle)
    };
    view! {
        <Row icon=Glyph::Laptop title=device detail=detail.join(" · ")>
            {what}
        </Row>
    }
    .into_any()
}

/// The button's name for who does not see its row.
pub fn end_label(session: &SessionRow) -> String {
    w::end_session_of(lang(), device(session), moment(session.opened))
}

fn device(session: &SessionRow) -> String {
    if session.device.is_empty() {
        w::unknown_device(lang()).to_owned()
    } else {
        session.device.clone()
    }
}
