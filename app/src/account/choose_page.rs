//! Choosing a password by a one-time link.

use super::api::{ChoosePassword, password_link_is_good};
use crate::{
    form::{ActionForm, Refused},
    lang::lang,
    layout::{Mark, SkipLink, address::query, who::LanguageSwitch},
    loaded::{Data, loaded},
    setting::fields::PasswordField,
    ui::{empty::Empty, glyph::Glyph, page_head::PageHead},
    words::{access as w, account},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page; only a link that was made for somebody opens it.
#[component]
pub fn ChoosePasswordPage() -> impl IntoView {
    let lang = lang();
    let token = query("token");
    let action = ServerAction::<ChoosePassword>::new();
    let good: Data<bool> = Resource::new_blocking(move || token.get(), password_link_is_good);
    let content = loaded(good, move |is_good| {
        if is_good {
            form(action, token.get_untracked())
        } else {
            view! {
                <Empty
                    icon=Glyph::Key
                    title=account::link_used(lang)
                    text=crate::words::refusal::link_used(lang)
                    href="/sign-in"
                    action=account::sign_in(lang)
                />
            }
            .into_any()
        }
    });
    view! {
        <Title text=w::choose(lang)/>
        <SkipLink/>
        <header class="bar">
            <Mark/>
            <div class="who">
                <LanguageSwitch/>
            </div>
        </header>
        <main id="main" tabindex="-1" data-width="narrow">
            <PageHead title=w::choose(lang) subtitle=w::choose_about(lang)/>
            {content}
        </main>
    }
}

fn form(action: ServerAction<ChoosePassword>, token: String) -> AnyView {
    let lang = lang();
    view! {
        <ActionForm action attr:class="card stack">
            <Refused action/>
            <input type="hidden" name="token" value=token/>
            <PasswordField name="password" label=w::new_password(lang)/>
            <button class="button primary big">{w::choose_this(lang)}</button>
        </ActionForm>
    }
    .into_any()
}
