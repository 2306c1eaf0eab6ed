//! One's own account: who one is here, one's password and sessions, and whether one agrees to be named.

use super::api::{ChooseRecognition, read_own};
use crate::{
    account::{code_card::CodeCard, password_card::PasswordCard, session_card::SessionCard},
    form::{ActionForm, Refused},
    item::choose::pairs,
    lang::lang,
    layout::MeData,
    loaded::{Data, loaded},
    text,
    ui::{
        card::Card,
        check_field::CheckField,
        date::date,
        facts::{Fact, Facts},
        page_head::PageHead,
        select_field::SelectField,
    },
    words::recognition as w,
};
use chrono::NaiveDate;
use domain::{
    access::Permission,
    view::{Me, recognition::OwnRecognition},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The account's page.
#[component]
pub fn AccountPage() -> impl IntoView {
    let lang = lang();
    let choose = ServerAction::<ChooseRecognition>::new();
    view! {
        <Title text=w::account(lang)/>
        <PageHead title=w::account(lang)/>
        {loaded(expect_context::<MeData>().0, move |me| account(choose, &me))}
    }
}

fn account(choose: ServerAction<ChooseRecognition>, me: &Me) -> AnyView {
    let lang = lang();
    let roles: Vec<&str> = me.roles.iter().map(|role| text::role(lang, *role)).collect();
    let may_agree = me.may(Permission::SeePeople);
    let (name, organisation, roles) = (me.name.clone(), me.organisation.clone(), roles.join(", "));
    view! {
        <div class="cols">
            <Card title=name span="c5">
                <Facts>
                    <Fact term=w::organisation(lang)>{organisation}</Fact>
                    <Fact term=w::roles(lang)>{roles}</Fact>
                </Facts>
            </Card>
            <Choice choose may_agree/>
        </div>
        <div class="cols">
            <div class="c5 stack">
                <PasswordCard/>
                <CodeCard/>
            </div>
            <div class="c7 stack">
                <SessionCard/>
            </div>
        </div>
    }
    .into_any()
}

/// The choice, for those whose work is recorded on items; the way out, for whoever is still named.
#[component]
fn Choice(
    /// What the forms do.
    choose: ServerAction<ChooseRecognition>,
    /// Whether there is something to be named for.
    may_agree: bool,
) -> impl IntoView {
    let data: Data<OwnRecognition> = Resource::new_blocking(|| (), |()| read_own());
    loaded(data, move |own| {
        if may_agree {
            form(choose, &own)
        } else if let Some(since) = own.since {
            withdrawal(choose, since)
        } else {
            ().into_any()
        }
    })
}

/// Who may no longer see people stays named while they agree; a form without the agreement withdraws it.
fn withdrawal(choose: ServerAction<ChooseRecognition>, since: NaiveDate) -> AnyView {
    let lang = lang();
    view! {
        <ActionForm action=choose attr:class="card stack c7">
            <h2>{w::title(lang)}</h2>
            <Refused action=choose/>
            <p>
                <b>{w::named(lang, date(since))}</b>
            </p>
            <p>{w::withdraw_about(lang)}</p>
            <div class="cluster">
                <button class="button primary">{w::withdraw(lang)}</button>
            </div>
        </ActionForm>
    }
    .into_any()
}

fn form(choose: ServerAction<ChooseRecognition>, own: &OwnRecognition) -> AnyView {
    let lang = lang();
    let team = own.service.map(|id| id.to_string()).unwrap_or_default();
    let is_named = own.service.is_some();
    let state = own
        .since
        .map_or_else(|| w::not_named(lang).to_owned(), |since| w::named(lang, date(since)));
    let teams = pairs(&own.services);
    view! {
        <ActionForm action=choose attr:class="card stack c7">
            <h2>{w::title(lang)}</h2>
            <Refused action=choose/>
            <p>{w::choice_about(lang)}</p>
            <p>
                <b>{state}</b>
            </p>
            <CheckField name="agreed" label=w::agree(lang) checked=is_named/>
            <SelectField name="service" label=w::team(lang) options=teams selected=team prompt=crate::words::ui::choose(lang) hint=w::team_hint(lang)/>
            <div class="cluster">
                <button class="button primary">{w::save(lang)}</button>
                <a class="button quiet" href="/recognition">{w::see(lang)}</a>
            </div>
        </ActionForm>
    }
    .into_any()
}
