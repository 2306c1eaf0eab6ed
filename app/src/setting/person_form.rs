//! Adding somebody, changing their roles.

use super::{
    api::{AddPerson, ChangePerson},
    fields::PasswordField,
    people_page::PATH,
    sheet::SaveButtons,
};
use crate::{
    form::{ActionForm, Refused},
    lang::lang,
    text,
    ui::{check_field::CheckField, text_field::TextField},
    words::setting as w,
};
use domain::{Role, view::PersonRow};
use leptos::prelude::*;

/// Somebody new.
#[component]
pub fn NewForm(
    /// What adds them.
    add: ServerAction<AddPerson>,
) -> impl IntoView {
    let lang = lang();
    view! {
        <ActionForm action=add attr:class="card stack">
            <Refused action=add/>
            <TextField name="name" label=w::name(lang) maxlength=120 required=true/>
            <TextField name="login" label=w::login(lang) maxlength=80 required=true/>
            <PasswordField name="password" label=w::first_password(lang)/>
            <RoleFields held=Vec::new()/>
            <SaveButtons path=PATH/>
        </ActionForm>
    }
}

/// Somebody's name and roles.
#[component]
pub fn ChangeForm(
    /// What changes them.
    change: ServerAction<ChangePerson>,
    /// Who they are now.
    row: PersonRow,
) -> impl IntoView {
    let lang = lang();
    view! {
        <ActionForm action=change attr:class="card stack">
            <Refused action=change/>
            <input type="hidden" name="id" value=row.id.to_string()/>
            <TextField name="name" label=w::name(lang) value=row.name maxlength=120 required=true/>
            <RoleFields held=row.roles/>
            <CheckField name="is_active" label=w::may_sign_in(lang) checked=row.is_active/>
            <SaveButtons path=PATH/>
        </ActionForm>
    }
}

#[component]
fn RoleFields(
    /// Those they hold.
    held: Vec<Role>,
) -> impl IntoView {
    let lang = lang();
    let boxes = Role::ALL
        .into_iter()
        .map(|role| {
            let label = w::role_line(lang, text::role(lang, role), about(role));
            let checked = held.contains(&role);
            view! { <CheckField name="roles[]" value=role.word() label checked/> }
        })
        .collect_view();
    view! {
        <fieldset class="field">
            <legend>{w::roles(lang)}</legend>
            {boxes}
        </fieldset>
    }
}

/// What a role is for.
fn about(role: Role) -> &'static str {
    let lang = lang();
    match role {
        Role::Viewer => w::viewer_about(lang),
        Role::Requester => w::requester_about(lang),
        Role::Desk => w::desk_about(lang),
        Role::Technician => w::technician_about(lang),
        Role::Manager => w::manager_about(lang),
        Role::Admin => w::admin_about(lang),
    }
}

/// The roles ticked.
///
/// # Errors
/// [`AppError::Invalid`](crate::error::AppError::Invalid) (`roles`) for a word that is none.
#[cfg(feature = "ssr")]
pub(super) fn read_roles(words: &[String]) -> Result<Vec<Role>, crate::error::AppError> {
    words
        .iter()
        .map(|word| crate::form::field("roles", Role::parse(word)))
        .collect()
}
