//! The services: who deposits and who receives, as a tree.

use super::{
    api::{SaveService, services},
    sheet::{FormSheet, ListSheet, SaveButtons, chosen, missing},
};
use crate::{
    form::{ActionForm, Refused},
    lang::lang,
    layout::address::{href, query},
    loaded::{Data, loaded},
    ui::{
        check_field::CheckField, chip::Chip, glyph::Glyph, row::Row, select_field::SelectField, text_field::TextField,
        tone::Tone,
    },
    words::setting as w,
};
use domain::{export::List, view::ServiceRow};
use leptos::prelude::*;

const PATH: &str = "/settings/services";

/// The services' page.
#[component]
pub fn ServicesPage() -> impl IntoView {
    let save = ServerAction::<SaveService>::new();
    let edit = query("edit");
    let data: Data<Vec<ServiceRow>> = Resource::new_blocking(move || edit.get(), |_| services());
    loaded(data, move |rows| match edit.get_untracked() {
        edit if edit.is_empty() => list(rows),
        edit => form(save, rows, &edit),
    })
}

fn list(rows: Vec<ServiceRow>) -> AnyView {
    let lang = lang();
    let names: Vec<_> = rows.iter().map(|row| (row.id, row.name.clone())).collect();
    let rows = rows
        .into_iter()
        .map(|row| {
            let parent = names.iter().find(|(id, _)| Some(*id) == row.parent);
            let parent = parent.map(|(_, name)| name.clone()).unwrap_or_default();
            view! {
                <Row href=href(PATH, &[("edit", &row.id.to_string())]) icon=Glyph::Users title=row.name code=row.cost_centre detail=parent>
                    {(!row.is_active).then(Inactive)}
                </Row>
            }
        })
        .collect_view();
    view! {
        <ListSheet title=w::services(lang) about=w::services_about(lang) path=PATH add=w::add_service(lang) export=List::Services>
            <ul class="rows">{rows}</ul>
        </ListSheet>
    }
    .into_any()
}

/// No longer in use.
#[component]
pub fn Inactive() -> impl IntoView {
    view! { <Chip tone=Tone::Quiet icon=Glyph::Ban text=w::inactive(lang())/> }
}

fn form(save: ServerAction<SaveService>, rows: Vec<ServiceRow>, edit: &str) -> AnyView {
    let lang = lang();
    let new = ServiceRow {
        id: 0,
        name: String::new(),
        parent: None,
        cost_centre: String::new(),
        is_active: true,
    };
    let parents = rows
        .iter()
        .filter(|row| row.id.to_string() != edit)
        .map(|row| (row.id.to_string(), row.name.clone()))
        .collect();
    let Some(row) = chosen(rows, edit, new, |row, id| row.id.to_string() == id) else {
        return missing();
    };
    let title = if row.id == 0 {
        w::add_service(lang).to_owned()
    } else {
        row.name.clone()
    };
    let parent = row.parent.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <FormSheet title list=w::services(lang) path=PATH>
            <ActionForm action=save attr:class="card stack">
                <Refused action=save/>
                <input type="hidden" name="id" value=row.id.to_string()/>
                <TextField name="name" label=w::name(lang) value=row.name maxlength=120 required=true/>
                <SelectField name="parent" label=w::part_of(lang) options=parents selected=parent prompt=w::top(lang)/>
                <TextField name="cost_centre" label=w::cost_centre(lang) value=row.cost_centre maxlength=40/>
                <CheckField name="is_active" label=w::in_use(lang) checked=row.is_active/>
                <SaveButtons path=PATH/>
            </ActionForm>
        </FormSheet>
    }
    .into_any()
}
