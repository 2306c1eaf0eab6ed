//! The people with an account.

use super::{
    access_card::AccessCards,
    api::{AddPerson, ChangePerson, people},
    code_rule::CodeRule,
    person_form::{ChangeForm, NewForm},
    services_page::Inactive,
    sheet::{FormSheet, ListSheet, NEW, missing},
};
use crate::{
    lang::lang,
    layout::address::{href, query},
    loaded::{Data, loaded},
    text,
    ui::{glyph::Glyph, row::Row},
    words::setting as w,
};
use domain::{export::List, view::PersonRow};
use leptos::prelude::*;

/// The list's address.
pub const PATH: &str = "/settings/people";

/// What the page can do.
#[derive(Clone, Copy)]
struct Actions {
    add: ServerAction<AddPerson>,
    change: ServerAction<ChangePerson>,
}

/// The people's page.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let actions = Actions {
        add: ServerAction::new(),
        change: ServerAction::new(),
    };
    let edit = query("edit");
    let data: Data<Vec<PersonRow>> = Resource::new_blocking(move || edit.get(), |_| people());
    loaded(data, move |rows| match edit.get_untracked() {
        edit if edit.is_empty() => list(rows),
        edit => form(actions, rows, &edit),
    })
}

fn list(rows: Vec<PersonRow>) -> AnyView {
    let lang = lang();
    let rows = rows
        .into_iter()
        .map(|row| {
            let roles: Vec<_> = row.roles.iter().map(|role| text::role(lang, *role)).collect();
            view! {
                <Row href=href(PATH, &[("edit", &row.id.to_string())]) icon=Glyph::User title=row.name code=row.login detail=roles.join(", ")>
                    {(!row.is_active).then(Inactive)}
                </Row>
            }
        })
        .collect_view();
    view! {
        <ListSheet title=w::people(lang) about=w::people_about(lang) path=PATH add=w::add_person(lang) export=List::People>
            <ul class="rows">{rows}</ul>
        </ListSheet>
        <CodeRule/>
    }
    .into_any()
}

fn form(actions: Actions, rows: Vec<PersonRow>, edit: &str) -> AnyView {
    let lang = lang();
    if edit == NEW {
        return view! {
            <FormSheet title=w::add_person(lang) list=w::people(lang) path=PATH>
                <NewForm add=actions.add/>
            </FormSheet>
        }
        .into_any();
    }
    let Some(row) = rows.into_iter().find(|row| row.id.to_string() == edit) else {
        return missing();
    };
    view! {
        <FormSheet title=row.name.clone() list=w::people(lang) path=PATH>
            <ChangeForm change=actions.change row=row.clone()/>
            <AccessCards id=row.id/>
        </FormSheet>
    }
    .into_any()
}
