//! Who declares: the establishment's number, its legal name, its département.

use super::api::{SaveDeclarant, read_declarant};
use crate::{
    form::{ActionForm, Refused},
    lang::lang,
    loaded::{Data, loaded},
    setting::sheet::{Back, SaveButtons},
    ui::{page_head::PageHead, text_field::TextField},
    words::{legal as w, setting},
};
use domain::legal::agec::Declarant;
use leptos::prelude::*;
use leptos_meta::Title;

/// The settings of the legal figures.
#[component]
pub fn DeclarantPage() -> impl IntoView {
    let lang = lang();
    let save = ServerAction::<SaveDeclarant>::new();
    let data: Data<Declarant> = Resource::new_blocking(|| (), |()| read_declarant());
    view! {
        <Title text=w::declarant(lang)/>
        <Back href="/settings" text=setting::settings(lang)/>
        <PageHead title=w::declarant(lang) subtitle=w::declarant_about(lang)/>
        {loaded(data, move |now| form(save, now))}
    }
}

fn form(save: ServerAction<SaveDeclarant>, now: Declarant) -> AnyView {
    let lang = lang();
    view! {
        <ActionForm action=save attr:class="card stack">
            <Refused action=save/>
            <TextField name="legal_name" label=w::legal_name(lang) value=now.legal_name maxlength=160 autocomplete="organization" hint=w::legal_name_hint(lang)/>
            <div class="pair">
                <TextField name="siret" label=w::siret(lang) value=now.siret inputmode="numeric" maxlength=20 hint=w::siret_hint(lang)/>
                <TextField name="department" label=w::department(lang) value=now.department maxlength=3 hint=w::department_hint(lang)/>
            </div>
            <SaveButtons path="/settings"/>
        </ActionForm>
    }
    .into_any()
}
