//! The organisation: its name, its rules, its closed periods.

use super::{
    api::{SaveOrganisation, read_logo, read_organisation},
    fields::{NameFields, NumberField, RuleFields},
    logo::logo_card,
    sheet::{Back, SaveButtons},
};
use crate::{
    error::AppError,
    form::{ActionForm, Refused},
    lang::lang,
    layout::MeData,
    loaded::{Data, loaded},
    ui::{card::Card, date::date, money::money_input, money_field::MoneyField, page_head::PageHead},
    words::{closing, setting as w},
};
use chrono::NaiveDate;
use domain::{
    access::Permission,
    view::{Me, Organisation},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The organisation's page.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    let lang = lang();
    let save = ServerAction::<SaveOrganisation>::new();
    let data: Data<Organisation> = Resource::new_blocking(|| (), |()| read_organisation());
    let me = expect_context::<MeData>().0;
    let logo = Resource::new_blocking(|| (), move |()| logo_for(me));
    let forms = move |now: Organisation| {
        loaded(me, move |me| {
            let now = now.clone();
            let closed = now.closed_through;
            let settings = me.may(Permission::EditSettings);
            let may_close = me.may(Permission::ClosePeriod);
            view! {
                <div class="cols">
                    {settings.then(|| view! { <OrganisationForm save now/> })}
                    <div class="stack c5">
                        {settings.then(|| logo_card(logo))}
                        {may_close.then(|| closing_card(closed))}
                    </div>
                </div>
            }
            .into_any()
        })
    };
    view! {
        <Title text=w::organisation(lang)/>
        <Back href="/settings" text=w::settings(lang)/>
        <PageHead title=w::organisation(lang) subtitle=w::organisation_about(lang)/>
        {loaded(data, forms)}
    }
}

/// Where the logo is, for who may change it: asked for others, the refusal would be that of the whole page.
async fn logo_for(me: Data<Me>) -> Result<Option<String>, AppError> {
    if me.await?.may(Permission::EditSettings) {
        read_logo().await
    } else {
        Ok(None)
    }
}

#[component]
fn OrganisationForm(save: ServerAction<SaveOrganisation>, now: Organisation) -> impl IntoView {
    let lang = lang();
    view! {
        <ActionForm action=save attr:class="card stack c7">
            <Refused action=save/>
            <NameFields now=now.clone()/>
            <RuleFields now=now.clone()/>
            <MoneyField name="form[target]" label=w::target(lang) value=money_input(now.target.0) required=true hint=w::target_hint(lang)/>
            <NumberField name="form[ceiling_percent]" label=w::ceiling_percent(lang) value=now.ceiling_percent max=100 hint=w::ceiling_percent_hint(lang)/>
            <MoneyField name="form[ceiling_without_price]" label=w::ceiling_without_price(lang) value=money_input(now.ceiling_without_price.0) required=true/>
            <SaveButtons path="/settings"/>
        </ActionForm>
    }
}

/// Where periods are closed.
fn closing_card(closed: Option<NaiveDate>) -> AnyView {
    let lang = lang();
    let state = match closed {
        Some(day) => closing::closed_through(lang, date(day)),
        None => closing::never_closed(lang).to_owned(),
    };
    view! {
        <Card title=closing::title(lang)>
            <p>{state}</p>
            <p><a class="button" href="/value/closing">{closing::link(lang)}</a></p>
        </Card>
    }
    .into_any()
}

/// What the form says, in the right types.
///
/// # Errors
/// [`AppError::Invalid`] with the field's name.
#[cfg(feature = "ssr")]
pub(super) fn read(form: super::api::OrganisationForm) -> Result<Organisation, AppError> {
    use crate::form::field;
    use domain::{price::Basis, unit::parse_cents};
    let whole = |name: &str, text: &str| field(name, text.trim().parse::<u32>().ok());
    let without_price = parse_cents(&form.ceiling_without_price);
    Ok(Organisation {
        labour_rate: field("labour_rate", parse_cents(&form.labour_rate))?,
        basis: field("basis", Basis::parse(&form.basis))?,
        return_window_days: whole("return_window_days", &form.return_window_days)?,
        target: field("target", parse_cents(&form.target))?,
        ceiling_percent: whole("ceiling_percent", &form.ceiling_percent)?,
        ceiling_without_price: field("ceiling_without_price", without_price)?,
        name: form.name,
        phone: form.phone,
        public_url: form.public_url,
        closed_through: None,
    })
}
