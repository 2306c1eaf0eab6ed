//! The one-time link by which somebody chooses a password: made here, shown once.

use super::api::access::MakePasswordLink;
use crate::{
    form::{ActionForm, Refused},
    lang::lang,
    ui::{field::Field, glyph::Glyph, icon::Icon},
    words::access as w,
};
use leptos::prelude::*;

/// The card.
pub(super) fn link_card(make: ServerAction<MakePasswordLink>, id: i64) -> AnyView {
    let lang = lang();
    let shown = take(id).map(|link| {
        view! {
            <Field id="link" label=w::link(lang) hint=w::link_hint(lang)>
                <input class="control code" id="link" type="text" readonly value=link aria-describedby="link-hint"/>
            </Field>
        }
    });
    view! {
        <ActionForm action=make attr:class="card stack">
            <h2>{w::forgotten(lang)}</h2>
            <Refused action=make/>
            <input type="hidden" name="id" value=id.to_string()/>
            {shown}
            <p>{w::link_about(lang)}</p>
            <div class="cluster">
                <button class="button">
                    <Icon name=Glyph::Key/>
                    {w::make_link(lang)}
                </button>
            </div>
        </ActionForm>
    }
    .into_any()
}

/// The cookie between the form and the page.
#[cfg(feature = "ssr")]
const COOKIE: &str = "password_link";

/// Keeps a token for the page that comes next.
#[cfg(feature = "ssr")]
pub(super) fn keep(token: &str) {
    crate::form::once::keep(COOKIE, super::people_page::PATH, token);
}

/// That person's link, the first time that it is asked for.
#[cfg(feature = "ssr")]
fn take(id: i64) -> Option<String> {
    let token = crate::form::once::take(COOKIE, super::people_page::PATH)?;
    let is_theirs = token
        .strip_prefix(&id.to_string())
        .is_some_and(|rest| rest.starts_with('-'));
    let url = use_context::<crate::door::PublicUrl>().filter(|_| is_theirs)?;
    Some(format!("{}/password?token={token}", url.0))
}

#[cfg(not(feature = "ssr"))]
fn take(_id: i64) -> Option<String> {
    None
}
