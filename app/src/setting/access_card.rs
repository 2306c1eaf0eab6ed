//! How somebody gets in, on their page: what an administrator may lift or end.

use super::{
    api::access::{EndPersonSession, EndPersonSessions, LiftCode, UnlockPerson, read_person_access},
    link_card::link_card,
};
use crate::{
    account::session_row::{end_label, session_row},
    form::{ActionForm, Refused},
    lang::lang,
    loaded::{Data, loaded},
    ui::card::Card,
    words::access as w,
};
use domain::view::account::{PersonAccess, SessionRow};
use leptos::prelude::*;

/// The cards of one person.
#[component]
pub fn AccessCards(
    /// Whose.
    id: i64,
) -> impl IntoView {
    let (unlock, lift) = (ServerAction::new(), ServerAction::new());
    let (end, end_all, make) = (ServerAction::new(), ServerAction::new(), ServerAction::new());
    let data: Data<PersonAccess> = Resource::new_blocking(|| (), move |()| read_person_access(id));
    loaded(data, move |access| {
        view! {
            {(!access.is_own).then(|| link_card(make, id))}
            {access.wait.map(|minutes| wait(unlock, id, minutes))}
            {(access.has_code && !access.is_own).then(|| code(lift, id))}
            {sessions(end, end_all, id, access.sessions)}
        }
        .into_any()
    })
}

/// The wait after wrong passwords.
fn wait(unlock: ServerAction<UnlockPerson>, id: i64, minutes: u32) -> AnyView {
    let lang = lang();
    view! {
        <Card title=w::waits(lang)>
            <ActionForm action=unlock attr:class="stack">
                <Refused action=unlock/>
                <input type="hidden" name="id" value=id.to_string()/>
                <p>{w::waits_about(lang, minutes)}</p>
                <div class="cluster">
                    <button class="button">{w::unlock(lang)}</button>
                </div>
            </ActionForm>
        </Card>
    }
    .into_any()
}

/// The code beside their password.
fn code(lift: ServerAction<LiftCode>, id: i64) -> AnyView {
    let lang = lang();
    view! {
        <Card title=w::has_code(lang)>
            <ActionForm action=lift attr:class="stack">
                <Refused action=lift/>
                <input type="hidden" name="id" value=id.to_string()/>
                <p>{w::has_code_about(lang)}</p>
                <div class="cluster">
                    <button class="button">{w::lift_code(lang)}</button>
                </div>
            </ActionForm>
        </Card>
    }
    .into_any()
}

/// Their sessions under way.
fn sessions(
    end: ServerAction<EndPersonSession>,
    end_all: ServerAction<EndPersonSessions>,
    id: i64,
    sessions: Vec<SessionRow>,
) -> AnyView {
    let lang = lang();
    if sessions.is_empty() {
        return view! { <Card title=w::sessions(lang)><p>{w::no_session(lang)}</p></Card> }.into_any();
    }
    let rows = sessions.into_iter().map(|session| row(end, id, session)).collect_view();
    view! {
        <Card title=w::sessions(lang)>
            <ul class="rows">{rows}</ul>
            <ActionForm action=end_all>
                <Refused action=end_all/>
                <input type="hidden" name="id" value=id.to_string()/>
                <button class="button">{w::end_all(lang)}</button>
            </ActionForm>
        </Card>
    }
    .into_any()
}

fn row(end: ServerAction<EndPersonSession>, id: i64, session: SessionRow) -> AnyView {
    let label = end_label(&session);
    session_row(session, move |handle| {
        view! {
            <ActionForm action=end>
                <Refused action=end/>
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="handle" value=handle/>
                <button class="button quiet" aria-label=label>{w::end_session(lang())}</button>
            </ActionForm>
        }
        .into_any()
    })
}
