//! The sites and locations: where things are, as a tree.

use super::{
    api::{SavePlace, places},
    services_page::Inactive,
    sheet::{FormSheet, ListSheet, SaveButtons, chosen, missing},
};
use crate::{
    form::{ActionForm, Refused},
    label::print_form::PrintForm,
    lang::lang,
    layout::address::{href, query},
    loaded::{Data, loaded},
    ui::{
        check_field::CheckField, glyph::Glyph, row::Row, select_field::SelectField, text_field::TextField,
        unfold::Unfold,
    },
    words::{label as labels, setting as w},
};
use domain::{export::List, view::PlaceRow};
use leptos::prelude::*;

const PATH: &str = "/settings/places";

/// The places' page.
#[component]
pub fn PlacesPage() -> impl IntoView {
    let save = ServerAction::<SavePlace>::new();
    let edit = query("edit");
    let data: Data<Vec<PlaceRow>> = Resource::new_blocking(move || edit.get(), |_| places());
    loaded(data, move |rows| match edit.get_untracked() {
        edit if edit.is_empty() => list(rows),
        edit => form(save, rows, &edit),
    })
}

fn list(rows: Vec<PlaceRow>) -> AnyView {
    let lang = lang();
    let rows = rows
        .into_iter()
        .map(|row| {
            let icon = if row.parent.is_none() {
                Glyph::Building
            } else {
                Glyph::Pin
            };
            let detail = if row.parent.is_none() { String::new() } else { row.path };
            view! {
                <Row href=href(PATH, &[("edit", &row.id.to_string())]) icon title=row.name detail>
                    {(!row.is_active).then(Inactive)}
                </Row>
            }
        })
        .collect_view();
    view! {
        <ListSheet title=w::places(lang) about=w::places_about(lang) path=PATH add=w::add_place(lang) export=List::Places>
            <ul class="rows">{rows}</ul>
            {labels("all".to_owned(), labels::print_places(lang))}
        </ListSheet>
    }
    .into_any()
}

/// The labels of places: a scan of one leads to what is there.
fn labels(places: String, summary: &'static str) -> AnyView {
    view! {
        <Unfold summary>
            <p class="small muted">{labels::print_places_about(lang())}</p>
            <PrintForm which=vec![("places", places)] paper="L7160"/>
        </Unfold>
    }
    .into_any()
}

fn form(save: ServerAction<SavePlace>, rows: Vec<PlaceRow>, edit: &str) -> AnyView {
    let lang = lang();
    let new = PlaceRow {
        id: 0,
        name: String::new(),
        parent: None,
        path: String::new(),
        is_active: true,
    };
    let parents = rows
        .iter()
        .filter(|row| row.id.to_string() != edit)
        .map(|row| (row.id.to_string(), row.path.clone()))
        .collect();
    let Some(row) = chosen(rows, edit, new, |row, id| row.id.to_string() == id) else {
        return missing();
    };
    let title = if row.id == 0 {
        w::add_place(lang).to_owned()
    } else {
        row.name.clone()
    };
    let own_label = (row.id != 0).then(|| labels(row.id.to_string(), labels::print_place(lang)));
    let parent = row.parent.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <FormSheet title list=w::places(lang) path=PATH>
            <ActionForm action=save attr:class="card stack">
                <Refused action=save/>
                <input type="hidden" name="id" value=row.id.to_string()/>
                <TextField name="name" label=w::name(lang) value=row.name maxlength=120 required=true/>
                <SelectField name="parent" label=w::located_in(lang) options=parents selected=parent prompt=w::is_site(lang)/>
                <CheckField name="is_active" label=w::in_use(lang) checked=row.is_active/>
                <SaveButtons path=PATH/>
            </ActionForm>
            {own_label}
        </FormSheet>
    }
    .into_any()
}
