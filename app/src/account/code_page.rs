//! The second step of signing in: the code of one's phone.

use super::api::SignInCode;
use crate::{
    form::{ActionForm, Refused},
    lang::lang,
    layout::{Mark, SkipLink, banner::Banner, who::LanguageSwitch},
    ui::{page_head::PageHead, text_field::TextField},
    words::{access as w, account},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn SignInCodePage() -> impl IntoView {
    let lang = lang();
    let action = ServerAction::<SignInCode>::new();
    view! {
        <Title text=w::code(lang)/>
        <SkipLink/>
        <header class="bar">
            <Mark/>
            <div class="who">
                <LanguageSwitch/>
            </div>
        </header>
        <main id="main" tabindex="-1" data-width="narrow">
            <Banner/>
            <PageHead title=w::code(lang) subtitle=w::code_about(lang)/>
            <ActionForm action attr:class="card stack">
                <Refused action/>
                <TextField
                    name="otp"
                    label=w::code_field(lang)
                    autocomplete="one-time-code"
                    maxlength=40
                    required=true
                    code=true
                    hint=w::code_hint(lang)
                />
                <button class="button primary big">{account::enter(lang)}</button>
                <p class="small">
                    <a href="/sign-in">{w::start_over(lang)}</a>
                </p>
            </ActionForm>
        </main>
    }
}
