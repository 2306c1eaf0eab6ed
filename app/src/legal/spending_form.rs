//! Filling in the figures of one type of product.

use super::{
    agec_history,
    agec_kind::translated,
    api::{SaveSpending, WithdrawSpending},
};
use crate::{
    form::{ActionForm, Refused},
    key::new_key,
    lang::Lang,
    setting::sheet::Back,
    ui::{
        area_field::AreaField, key_fields::KeyFields, money::money_input, money_field::MoneyField, page_head::PageHead,
    },
    words::legal as w,
};
use domain::{Cents, view::legal::AgecLine};
use leptos::prelude::*;

/// The form of a line, and the one that takes it out again.
pub(super) fn form(
    lang: Lang,
    save: ServerAction<SaveSpending>,
    withdraw: ServerAction<WithdrawSpending>,
    year: i32,
    line: &AgecLine,
) -> AnyView {
    let now = line.spending.clone().unwrap_or_default();
    let is_filled = line.spending.is_some();
    let typed = move |cents: Cents| if is_filled { money_input(cents.0) } else { String::new() };
    let (kind, comment) = (line.kind.clone(), now.comment.clone());
    let back = format!("/value/agec?year={year}");
    let about = w::fill_about(lang, year);
    let subtitle = translated(lang, &kind).map_or_else(|| about.clone(), |name| format!("{name} · {about}"));
    view! {
        <Back href=back.clone() text=w::agec_title(lang)/>
        <PageHead title=kind.clone() subtitle=subtitle/>
        <ActionForm action=save attr:class="card stack">
            <Refused action=save/>
            {which(year, kind)}
            <MoneyField name="total" label=w::total(lang) value=typed(now.total) required=true hint=w::total_hint(lang)/>
            <MoneyField name="reuse" label=w::reuse(lang) value=typed(now.reuse) required=true hint=w::reuse_hint(lang)/>
            <MoneyField name="donated" label=w::donated(lang) value=typed(now.donated) required=true hint=w::donated_hint(lang)/>
            <MoneyField name="recycled" label=w::recycled(lang) value=typed(now.recycled) required=true hint=w::recycled_hint(lang)/>
            <AreaField name="comment" label=w::comment(lang) value=comment/>
            <div class="cluster">
                <button class="button primary">{w::save(lang)}</button>
                <a class="button" href=back>{w::cancel(lang)}</a>
            </div>
        </ActionForm>
        {is_filled.then(|| out(lang, withdraw, year, line.kind.clone()))}
        {agec_history::card(lang, &line.history)}
    }
    .into_any()
}

/// Takes the line out of the declaration again.
fn out(lang: Lang, withdraw: ServerAction<WithdrawSpending>, year: i32, kind: String) -> impl IntoView {
    view! {
        <ActionForm action=withdraw attr:class="card stack">
            <Refused action=withdraw/>
            {which(year, kind)}
            <p class="muted">{w::withdraw_about(lang)}</p>
            <div class="cluster">
                <button class="button danger">{w::withdraw(lang)}</button>
            </div>
        </ActionForm>
    }
}

/// Which line, and what makes a submission of it unique.
fn which(year: i32, kind: String) -> impl IntoView {
    view! {
        <KeyFields key=new_key() version=None/>
        <input type="hidden" name="year" value=year.to_string()/>
        <input type="hidden" name="kind" value=kind/>
    }
}

/// What the form says, in cents.
///
/// # Errors
/// [`AppError::Invalid`](crate::error::AppError::Invalid) with the field's name.
#[cfg(feature = "ssr")]
pub(super) fn read(form: &super::api::SpendingForm) -> Result<domain::legal::agec::Spending, crate::error::AppError> {
    use crate::form::field;
    use domain::unit::parse_cents;
    Ok(domain::legal::agec::Spending {
        total: field("total", parse_cents(&form.total))?,
        reuse: field("reuse", parse_cents(&form.reuse))?,
        donated: field("donated", parse_cents(&form.donated))?,
        recycled: field("recycled", parse_cents(&form.recycled))?,
        comment: form.comment.clone(),
    })
}
