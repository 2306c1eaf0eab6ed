//! The very first start: the administrator and the organisation, on one page.

use super::api::{FirstStart, first_start_is_open};
use crate::{
    form::{ActionForm, Refused},
    lang::lang,
    layout::{Mark, SkipLink, address::query, who::LanguageSwitch},
    loaded::{Data, loaded},
    setting::fields::{NameFields, PasswordField, RuleFields},
    ui::{choice_field::ChoiceField, empty::Empty, glyph::Glyph, page_head::PageHead, text_field::TextField},
    words::account as w,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The first start's page; only the one-time link opens it.
#[component]
pub fn FirstStartPage() -> impl IntoView {
    let lang = lang();
    let token = query("token");
    let action = ServerAction::<FirstStart>::new();
    let open: Data<bool> = Resource::new_blocking(move || token.get(), first_start_is_open);
    let content = loaded(open, move |is_open| {
        if is_open {
            view! { <StartForm action token=token.get_untracked()/> }.into_any()
        } else {
            view! {
                <Empty
                    icon=Glyph::Key
                    title=w::link_used(lang)
                    text=w::link_used_text(lang)
                    href="/sign-in"
                    action=w::sign_in(lang)
                />
            }
            .into_any()
        }
    });
    view! {
        <Title text=w::first_start(lang)/>
        <SkipLink/>
        <header class="bar">
            <Mark/>
            <div class="who">
                <LanguageSwitch/>
            </div>
        </header>
        <main id="main" tabindex="-1" data-width="narrow">
            <PageHead title=w::first_start(lang) subtitle=w::first_start_about(lang)/>
            {content}
        </main>
    }
}

#[component]
fn StartForm(action: ServerAction<FirstStart>, token: String) -> impl IntoView {
    let lang = lang();
    let starts = vec![
        ("samples".to_owned(), w::with_samples(lang).to_owned()),
        ("empty".to_owned(), w::empty(lang).to_owned()),
    ];
    view! {
        <ActionForm action attr:class="stack">
            <Refused action/>
            <input type="hidden" name="form[token]" value=token/>
            <section class="card stack">
                <h2>{w::you(lang)}</h2>
                <TextField name="form[admin_name]" label=w::your_name(lang) autocomplete="name" maxlength=120 required=true/>
                <TextField name="form[login]" label=w::login(lang) autocomplete="username" maxlength=80 required=true hint=w::login_hint(lang)/>
                <PasswordField name="form[password]" label=w::password(lang)/>
            </section>
            <section class="card stack">
                <h2>{w::organisation(lang)}</h2>
                <NameFields/>
            </section>
            <section class="card stack">
                <h2>{w::rules(lang)}</h2>
                <RuleFields/>
            </section>
            <section class="card stack">
                <ChoiceField name="form[with]" label=w::start_with(lang) options=starts selected="samples" required=true hint=w::start_with_hint(lang)/>
            </section>
            <button class="button primary big">{w::begin(lang)}</button>
        </ActionForm>
    }
}

/// What the form says, in the right types. What it does not ask starts at the product's defaults.
///
/// # Errors
/// [`AppError::Invalid`](crate::error::AppError::Invalid) with the field's name.
#[cfg(feature = "ssr")]
pub(super) fn read(form: super::api::FirstStartForm) -> Result<store::setting::FirstStart, crate::error::AppError> {
    use crate::form::field;
    use domain::{Cents, Role, Rules, price::Basis, unit::parse_cents, view::Organisation};
    /// The reference case's: twenty thousand euros in a year.
    const TARGET: Cents = Cents(2_000_000);
    let days = form.return_window_days.trim().parse().ok();
    let defaults = Rules::default();
    let admin = store::account::NewPerson {
        login: form.login,
        name: form.admin_name,
        password: form.password,
        roles: vec![Role::Admin, Role::Manager],
    };
    let organisation = Organisation {
        name: form.name,
        phone: form.phone,
        public_url: form.public_url,
        labour_rate: field("labour_rate", parse_cents(&form.labour_rate))?,
        basis: field("basis", Basis::parse(&form.basis))?,
        return_window_days: field("return_window_days", days)?,
        target: TARGET,
        ceiling_percent: defaults.ceiling_percent,
        ceiling_without_price: defaults.ceiling_without_price,
        closed_through: None,
    };
    let with_samples = form.with == "samples";
    Ok(store::setting::FirstStart {
        token: form.token,
        admin,
        organisation,
        with_samples,
    })
}
