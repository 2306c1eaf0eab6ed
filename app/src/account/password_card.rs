//! Changing one's own password.

use super::api::own::ChangePassword;
use crate::{
    form::{ActionForm, Refused},
    lang::lang,
    setting::fields::PasswordField,
    ui::text_field::TextField,
    words::access as w,
};
use leptos::prelude::*;

/// The card.
#[component]
pub fn PasswordCard() -> impl IntoView {
    let lang = lang();
    let change = ServerAction::<ChangePassword>::new();
    view! {
        <ActionForm action=change attr:class="card stack">
            <h2>{w::own_password(lang)}</h2>
            <Refused action=change/>
            <TextField
                name="current_password"
                label=w::current_password(lang)
                kind="password"
                autocomplete="current-password"
                maxlength=200
                required=true
            />
            <PasswordField name="new_password" label=w::new_password(lang)/>
            <p class="small muted">{w::own_password_about(lang)}</p>
            <div class="cluster">
                <button class="button primary">{w::change_password(lang)}</button>
            </div>
        </ActionForm>
    }
}
