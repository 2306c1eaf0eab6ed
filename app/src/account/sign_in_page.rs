//! Signing in with a local account.

use super::api::SignIn;
use crate::{
    form::{ActionForm, Refused},
    lang::lang,
    layout::{Mark, SkipLink, banner::Banner, who::LanguageSwitch},
    ui::{page_head::PageHead, text_field::TextField},
    words::account as w,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The sign-in page.
#[component]
pub fn SignInPage() -> impl IntoView {
    let lang = lang();
    let action = ServerAction::<SignIn>::new();
    view! {
        <Title text=w::sign_in(lang)/>
        <SkipLink/>
        <header class="bar">
            <Mark/>
            <div class="who">
                <LanguageSwitch/>
            </div>
        </header>
        <main id="main" tabindex="-1" data-width="narrow">
            <Banner/>
            <PageHead title=w::sign_in(lang) subtitle=w::sign_in_about(lang)/>
            <ActionForm action attr:class="card stack">
                <Refused action/>
                <TextField
                    name="login"
                    label=w::login(lang)
                    autocomplete="username"
                    maxlength=80
                    required=true
                />
                <TextField
                    name="password"
                    label=w::password(lang)
                    kind="password"
                    autocomplete="current-password"
                    maxlength=200
                    required=true
                />
                <button class="button primary big">{w::enter(lang)}</button>
                <p class="small muted">{w::forgotten(lang)}</p>
            </ActionForm>
        </main>
    }
}
