//! The organisation's logo: what it is now, and another.

use crate::{
    lang::{Lang, lang},
    loaded::Data,
    ui::{card::Card, field::Field},
    words::paper as w,
};
use leptos::prelude::*;

/// The card.
pub(super) fn logo_card(data: Data<Option<String>>) -> AnyView {
    let content = move || Suspend::new(async move { data.await.ok().map(|logo| card(lang(), logo)) });
    view! { <Transition>{content}</Transition> }.into_any()
}

/// A multipart form, sent to an address of its own.
fn card(lang: Lang, logo: Option<String>) -> AnyView {
    let now = logo.map(|href| view! { <p><img class="logo" src=href alt=w::logo_now(lang)/></p> });
    view! {
        <Card title=w::logo(lang)>
            {now}
            <form class="stack" method="post" action="/settings/logo" enctype="multipart/form-data">
                <Field id="logo" label=w::logo_file(lang) hint=w::logo_hint(lang)>
                    <input class="control" id="logo" name="logo" type="file" accept="image/png,image/jpeg" required aria-describedby="logo-hint"/>
                </Field>
                <div class="cluster">
                    <button class="button" type="submit">{w::logo_save(lang)}</button>
                </div>
            </form>
        </Card>
    }
    .into_any()
}
