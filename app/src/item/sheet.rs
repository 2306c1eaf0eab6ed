//! The frame of every gesture's form: what it sends in secret, its day, its one button.

use crate::{
    error::AppError,
    form::{ActionForm, Refused},
    item::api::GestureDesk,
    key::new_key,
    lang::lang,
    ui::{key_fields::KeyFields, text_field::TextField, unfold::Unfold},
    words::gesture as w,
};
use domain::view::ItemCard;
use leptos::{prelude::*, server_fn::ServerFn};

/// A gesture's form around its fields, with the words of its button.
pub fn sheet<S>(desk: &GestureDesk, submit: &'static str, fields: impl IntoView + 'static) -> AnyView
where
    S: ServerFn<Error = AppError> + Clone + Send + Sync + 'static,
    S::Output: Clone + Send + Sync + 'static,
{
    let lang = lang();
    let action = ServerAction::<S>::new();
    let back = format!("/Q/{}", desk.card.code);
    let (hidden, day) = (hidden(&desk.card), day(desk));
    view! {
        <ActionForm action=action attr:class="stack">
            <Refused action/>
            {hidden}
            {fields.into_any()}
            {day}
            <div class="stick">
                <button class="button primary big" type="submit">{submit}</button>
                <a class="button big" href=back>{w::cancel(lang)}</a>
            </div>
        </ActionForm>
    }
    .into_any()
}

/// The item, and what makes a submission unique.
pub fn hidden(card: &ItemCard) -> AnyView {
    view! {
        <input type="hidden" name="code" value=card.code.clone()/>
        <KeyFields key=new_key() version=Some(i64::from(card.version))/>
    }
    .into_any()
}

/// Another day than today, folded away.
fn day(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let today = desk.choices.today.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <Unfold summary=w::other_day(lang)>
            <TextField
                name="occurred_on"
                label=w::occurred_on(lang)
                kind="date"
                value=today
                hint=w::occurred_on_hint(lang)
            />
        </Unfold>
    }
    .into_any()
}
