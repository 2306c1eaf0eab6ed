//! One's own sessions, on one's own page.

use super::{
    api::own::{EndOtherSessions, EndSession, own_sessions},
    session_row::{end_label, session_row},
};
use crate::{
    form::{ActionForm, Refused},
    lang::lang,
    loaded::{Data, loaded},
    ui::card::Card,
    words::access as w,
};
use domain::view::account::SessionRow;
use leptos::prelude::*;

/// The card.
#[component]
pub fn SessionCard() -> impl IntoView {
    let end = ServerAction::<EndSession>::new();
    let others = ServerAction::<EndOtherSessions>::new();
    let data: Data<Vec<SessionRow>> = Resource::new_blocking(|| (), |()| own_sessions());
    loaded(data, move |sessions| card(end, others, sessions))
}

fn card(end: ServerAction<EndSession>, others: ServerAction<EndOtherSessions>, sessions: Vec<SessionRow>) -> AnyView {
    let lang = lang();
    let all = (sessions.iter().any(|session| !session.is_this)).then(|| {
        view! {
            <ActionForm action=others>
                <Refused action=others/>
                <button class="button">{w::end_others(lang)}</button>
            </ActionForm>
        }
    });
    let rows = sessions.into_iter().map(|session| row(end, session)).collect_view();
    view! {
        <Card title=w::own_sessions(lang)>
            <p class="small muted">{w::own_sessions_about(lang)}</p>
            <ul class="rows">{rows}</ul>
            {all}
        </Card>
    }
    .into_any()
}

fn row(end: ServerAction<EndSession>, session: SessionRow) -> AnyView {
    let label = end_label(&session);
    session_row(session, move |handle| {
        view! {
            <ActionForm action=end>
                <Refused action=end/>
                <input type="hidden" name="handle" value=handle/>
                <button class="button quiet" aria-label=label>{w::end_session(lang())}</button>
            </ActionForm>
        }
        .into_any()
    })
}
