//! The items of a deposit slip, on the screen.

use crate::{
    item::photos::{AddPhotos, for_photographers},
    lang::lang,
    text,
    ui::{card::Card, chip::Chip, row::Row, unfold::Unfold},
    words::deposit as w,
};
use domain::view::{DepositSlip, ItemRow};
use leptos::prelude::*;

/// The items as rows.
pub fn rows(slip: &DepositSlip) -> AnyView {
    let rows = slip.items.iter().map(row).collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

fn row(item: &ItemRow) -> impl IntoView + use<> {
    let lang = lang();
    let (tone, icon) = text::state_look(item.state);
    let words = text::state(lang, item.state);
    view! {
        <Row
            href=format!("/Q/{}", item.code)
            icon=text::category_glyph(&item.category)
            title=title(item)
            code=item.code.clone()
            detail=item.place.clone()
        >
            <Chip tone icon text=words/>
        </Row>
    }
}

/// Its name, and how many where it is a lot.
pub fn title(item: &ItemRow) -> String {
    match item.quantity {
        1 => item.name.clone(),
        many => format!("{} ×\u{a0}{many}", item.name),
    }
}

/// A camera for each item, for who may add photos.
pub fn cameras(slip: &DepositSlip) -> AnyView {
    let slip = slip.clone();
    for_photographers(move || camera_card(&slip))
}

fn camera_card(slip: &DepositSlip) -> AnyView {
    let lang = lang();
    let is_alone = slip.items.len() == 1;
    let forms = slip.items.iter().map(|item| {
        let summary = w::photos_of(lang, title(item), &item.code);
        let code = item.code.clone();
        view! { <Unfold summary open=is_alone><AddPhotos code/></Unfold> }
    });
    let forms = forms.collect_view();
    view! { <Card title=w::photos(lang)><div class="stack">{forms}</div></Card> }.into_any()
}
