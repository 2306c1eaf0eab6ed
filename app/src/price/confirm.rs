//! Recording what a file says, once it was seen.

use super::api::import::ApplyImport;
use crate::{
    form::{ActionForm, Refused},
    key::new_key,
    lang::Lang,
    ui::{check_field::CheckField, glyph::Glyph, icon::Icon, key_fields::KeyFields, money::number},
    words::price_import as w,
};
use domain::{price::import::MappingForm, view::price::ImportPreview};
use leptos::prelude::*;

/// Nothing to confirm where nothing would be recorded, or where the form cannot be read.
pub(super) fn confirm(lang: Lang, preview: &ImportPreview, apply: ServerAction<ApplyImport>) -> AnyView {
    if preview.new == 0 || !preview.unreadable.is_empty() {
        return ().into_any();
    }
    let form = MappingForm::of(&preview.mapping);
    let hidden = form
        .pairs()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value.to_owned()/> });
    let hidden = hidden.into_iter().collect_view();
    let leave = (preview.wrong > 0).then(|| {
        let label = w::leave(lang, number(i64::from(preview.wrong)));
        view! { <CheckField name="leave" label required=true/> }
    });
    let words = match preview.new {
        1 => w::confirm_one(lang).to_owned(),
        count => w::confirm(lang, number(i64::from(count))),
    };
    let (id, name) = (preview.file.id.to_string(), preview.file.name.clone());
    view! {
        <section class="card">
            <ActionForm action=apply attr:class="stack">
                <Refused action=apply/>
                <KeyFields key=new_key() version=None/>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="name" value=name/>
                {hidden}
                <p class="small muted">{w::confirm_about(lang)}</p>
                {leave}
                <div class="cluster">
                    <button class="button primary big">
                        <Icon name=Glyph::Check/>
                        {words}
                    </button>
                </div>
            </ActionForm>
        </section>
    }
    .into_any()
}
