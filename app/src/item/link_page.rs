//! `/scan/link?text=…`: a code that nothing knows yet, linked to an item by its label.

use super::api::link::{LinkCode, may_link};
use crate::{
    form::{ActionForm, Refused},
    key::new_key,
    lang::{Lang, lang},
    layout::address::query,
    loaded::loaded,
    ui::{card::Card, glyph::Glyph, icon::Icon, key_fields::KeyFields, page_head::PageHead, text_field::TextField},
    words::alias as w,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn LinkPage() -> impl IntoView {
    let lang = lang();
    let text = query("text");
    let data = Resource::new_blocking(|| (), |()| may_link());
    view! {
        <Title text=w::page_title(lang)/>
        <PageHead title=w::page_title(lang) subtitle=w::page_about(lang)/>
        {loaded(data, move |()| form(lang, text.get_untracked()))}
    }
}

fn form(lang: Lang, text: String) -> AnyView {
    let action = ServerAction::<LinkCode>::new();
    view! {
        <Card>
            <ActionForm action attr:class="stack">
                <Refused action/>
                <KeyFields key=new_key() version=None/>
                <TextField name="text" label=w::text(lang) value=text maxlength=80 code=true required=true/>
                <TextField name="code" label=w::label(lang) hint=w::label_hint(lang) maxlength=200 code=true required=true/>
                <button class="button primary" type="submit">
                    <Icon name=Glyph::Plus/>
                    {w::link(lang)}
                </button>
            </ActionForm>
        </Card>
    }
    .into_any()
}
