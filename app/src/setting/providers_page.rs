//! The providers: who repairs, inside and around.

use super::{
    api::{SaveProvider, providers},
    services_page::Inactive,
    sheet::{FormSheet, ListSheet, SaveButtons, chosen, missing},
};
use crate::{
    form::{ActionForm, Refused},
    lang::{Lang, lang},
    layout::address::{href, query},
    loaded::{Data, loaded},
    text,
    ui::{check_field::CheckField, choice_field::ChoiceField, glyph::Glyph, row::Row, text_field::TextField},
    words::{local, setting as w},
};
use domain::{export::List, local::ProviderKind, view::ProviderRow};
use leptos::prelude::*;

const PATH: &str = "/settings/providers";

/// The providers' page.
#[component]
pub fn ProvidersPage() -> impl IntoView {
    let save = ServerAction::<SaveProvider>::new();
    let edit = query("edit");
    let data: Data<Vec<ProviderRow>> = Resource::new_blocking(move || edit.get(), |_| providers());
    loaded(data, move |rows| match edit.get_untracked() {
        edit if edit.is_empty() => list(rows),
        edit => form(save, rows, &edit),
    })
}

fn list(rows: Vec<ProviderRow>) -> AnyView {
    let lang = lang();
    let rows = rows
        .into_iter()
        .map(|row| {
            let kind = text::provider_kind(lang, &row.kind);
            let detail = if row.commune.is_empty() {
                kind.to_owned()
            } else {
                w::kind_at(lang, kind, &row.commune)
            };
            view! {
                <Row href=href(PATH, &[("edit", &row.id.to_string())]) icon=Glyph::Wrench title=row.name detail>
                    {(!row.is_active).then(Inactive)}
                </Row>
            }
        })
        .collect_view();
    view! {
        <ListSheet title=w::providers(lang) about=w::providers_about(lang) path=PATH add=w::add_provider(lang) export=List::Providers>
            <ul class="rows">{rows}</ul>
        </ListSheet>
    }
    .into_any()
}

fn form(save: ServerAction<SaveProvider>, rows: Vec<ProviderRow>, edit: &str) -> AnyView {
    let lang = lang();
    let new = ProviderRow {
        id: 0,
        name: String::new(),
        kind: String::new(),
        commune: String::new(),
        postcode: String::new(),
        insee: String::new(),
        is_active: true,
    };
    let Some(row) = chosen(rows, edit, new, |row, id| row.id.to_string() == id) else {
        return missing();
    };
    let title = if row.id == 0 {
        w::add_provider(lang).to_owned()
    } else {
        row.name.clone()
    };
    view! {
        <FormSheet title list=w::providers(lang) path=PATH>
            <ActionForm action=save attr:class="card stack">
                <Refused action=save/>
                <input type="hidden" name="id" value=row.id.to_string()/>
                <TextField name="name" label=w::name(lang) value=row.name maxlength=120 required=true/>
                <ChoiceField name="kind" label=w::kind(lang) options=kinds(lang) selected=row.kind required=true hint=w::kind_hint(lang)/>
                <TextField name="commune" label=w::commune(lang) value=row.commune maxlength=80/>
                <div class="pair">
                    <TextField name="postcode" label=local::postcode(lang) value=row.postcode inputmode="numeric" maxlength=5 hint=local::postcode_hint(lang)/>
                    <TextField name="insee" label=local::insee(lang) value=row.insee maxlength=5 hint=local::insee_hint(lang)/>
                </div>
                <CheckField name="is_active" label=w::in_use(lang) checked=row.is_active/>
                <SaveButtons path=PATH/>
            </ActionForm>
        </FormSheet>
    }
    .into_any()
}

fn kinds(lang: Lang) -> Vec<(String, String)> {
    ProviderKind::ALL
        .map(|kind| {
            (
                kind.word().to_owned(),
                text::provider_kind(lang, kind.word()).to_owned(),
            )
        })
        .to_vec()
}
