//! One's own code beside the password: set up, turned off.

use super::api::code::{BeginCode, ConfirmCode, DropCode, read_own_code};
use crate::{
    form::{ActionForm, Refused},
    lang::lang,
    loaded::{Data, loaded},
    ui::text_field::TextField,
    words::access as w,
};
use domain::view::account::{CodeState, OwnCode};
use leptos::prelude::*;

/// What the card can do.
#[derive(Clone, Copy)]
struct Actions {
    begin: ServerAction<BeginCode>,
    confirm: ServerAction<ConfirmCode>,
    stop: ServerAction<DropCode>,
}

/// The card.
#[component]
pub fn CodeCard() -> impl IntoView {
    let actions = Actions {
        begin: ServerAction::new(),
        confirm: ServerAction::new(),
        stop: ServerAction::new(),
    };
    let data: Data<OwnCode> = Resource::new_blocking(|| (), |()| read_own_code());
    loaded(data, move |own| {
        let asked = own.is_asked.then(|| view! { <p><b>{w::code_asked(lang())}</b></p> });
        let form = match own.state {
            CodeState::Off => begin(actions.begin),
            CodeState::Begun { secret } => confirm(actions.confirm, &secret),
            CodeState::On { recovery_codes } => on(actions.stop, recovery_codes, own.is_asked),
        };
        view! {
            <section class="card stack">
                <h2>{w::own_code(lang())}</h2>
                {asked}
                {shown_once()}
                {form}
            </section>
        }
        .into_any()
    })
}

fn begin(action: ServerAction<BeginCode>) -> AnyView {
    let lang = lang();
    view! {
        <ActionForm action attr:class="stack">
            <Refused action/>
            <p>{w::own_code_about(lang)}</p>
            {password("begin-password")}
            <div class="cluster">
                <button class="button">{w::begin_code(lang)}</button>
            </div>
        </ActionForm>
    }
    .into_any()
}

fn confirm(action: ServerAction<ConfirmCode>, secret: &str) -> AnyView {
    let lang = lang();
    let fours: Vec<String> = secret
        .as_bytes()
        .chunks(4)
        .map(|four| String::from_utf8_lossy(four).into_owned())
        .collect();
    view! {
        <ActionForm action attr:class="stack">
            <Refused action/>
            <p>{w::scan_code(lang)}</p>
            <img class="secret" src="/account/code.svg" alt=w::code_picture(lang)/>
            <p>{w::type_code(lang)} " " <span class="code">{fours.join(" ")}</span></p>
            <TextField
                name="otp"
                label=w::first_code(lang)
                autocomplete="one-time-code"
                inputmode="numeric"
                maxlength=10
                required=true
                code=true
            />
            <div class="cluster">
                <button class="button primary">{w::confirm_code(lang)}</button>
            </div>
        </ActionForm>
    }
    .into_any()
}

fn on(action: ServerAction<DropCode>, recovery_codes: u32, is_asked: bool) -> AnyView {
    let lang = lang();
    let stop = (!is_asked).then(|| {
        view! {
            <ActionForm action attr:class="stack">
                <Refused action/>
                {password("drop-password")}
                <div class="cluster">
                    <button class="button">{w::drop_code(lang)}</button>
                </div>
            </ActionForm>
        }
    });
    view! {
        <p>{w::code_on(lang, recovery_codes)}</p>
        {stop}
    }
    .into_any()
}

/// Two forms of the page ask for it: each with an `id` of its own.
fn password(id: &'static str) -> impl IntoView {
    view! {
        <TextField
            name="current_password"
            id=id
            label=w::current_password(lang())
            kind="password"
            autocomplete="current-password"
            maxlength=200
            required=true
        />
    }
}

/// The recovery codes, the first time that they can be.
fn shown_once() -> Option<impl IntoView> {
    let lang = lang();
    let codes = take()?;
    let codes: Vec<_> = codes
        .split('.')
        .map(|code| view! { <li class="code">{code.to_owned()}</li> })
        .collect();
    Some(view! {
        <h3>{w::recovery(lang)}</h3>
        <p>{w::recovery_about(lang)}</p>
        <ul class="secrets">{codes}</ul>
    })
}

/// The cookie between the form and the page.
#[cfg(feature = "ssr")]
const COOKIE: &str = "recovery_codes";

/// Keeps the codes for the page that comes next.
#[cfg(feature = "ssr")]
pub(super) fn keep(codes: &[String]) {
    crate::form::once::keep(COOKIE, "/account", &codes.join("."));
}

#[cfg(feature = "ssr")]
fn take() -> Option<String> {
    crate::form::once::take(COOKIE, "/account")
}

#[cfg(not(feature = "ssr"))]
fn take() -> Option<String> {
    None
}
