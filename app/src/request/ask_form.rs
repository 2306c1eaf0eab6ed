//! Asking for an item, on its page.

use super::api::AskFor;
use crate::{
    form::{ActionForm, Refused},
    item::choose::pairs,
    key::new_key,
    lang::{Lang, lang},
    request::page::answer_line,
    ui::{
        area_field::AreaField, card::Card, glyph::Glyph, icon::Icon, key_fields::KeyFields, select_field::SelectField,
    },
    words::request as w,
};
use domain::view::request::ItemBrief;
use leptos::prelude::*;

/// The form while it can be asked for; what became of one's last request.
pub fn ask_card(brief: &ItemBrief, action: ServerAction<AskFor>) -> Option<AnyView> {
    let lang = lang();
    let asked = brief.asked.as_ref().map(|row| answer_line(lang, row));
    if brief.services.is_empty() && asked.is_none() {
        return None;
    }
    let form = (!brief.services.is_empty()).then(|| form(lang, brief, action));
    Some(
        view! {
            <Card title=w::ask(lang)>
                <div class="stack">{asked} {form}</div>
            </Card>
        }
        .into_any(),
    )
}

fn form(lang: Lang, brief: &ItemBrief, action: ServerAction<AskFor>) -> impl IntoView + use<> {
    let (code, services) = (brief.code.clone(), pairs(&brief.services));
    view! {
        <ActionForm action=action attr:class="stack">
            <Refused action/>
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="code" value=code/>
            <SelectField
                name="service"
                label=w::service(lang)
                options=services
                prompt=crate::words::ui::choose(lang)
                required=true
            />
            <AreaField name="need" label=w::need(lang) hint=w::need_hint(lang) maxlength=500 required=true/>
            <button class="button primary" type="submit">
                <Icon name=Glyph::Mail/>
                {w::send(lang)}
            </button>
        </ActionForm>
    }
}
