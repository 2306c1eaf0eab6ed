//! New figures for a category: a new edition, which changes no past total.

use super::{
    api::SaveFigures,
    categories_page::{PATH, label},
    fields::typed,
    sheet::{FormSheet, SaveButtons},
};
use crate::{
    form::{ActionForm, Refused},
    lang::lang,
    ui::{money_field::MoneyField, text_field::TextField},
    words::setting as w,
};
use domain::view::CategoryRow;
use leptos::prelude::*;

/// The form of one category.
#[component]
pub fn CategoryForm(
    /// What saves it.
    save: ServerAction<SaveFigures>,
    /// The category with its figures in force.
    row: CategoryRow,
) -> impl IntoView {
    let lang = lang();
    let title = label(lang, &row);
    let months = row
        .reference_months
        .map(|months| months.to_string())
        .unwrap_or_default();
    let mass = |grams: Option<domain::Grams>| grams.map(crate::text::kilograms_input).unwrap_or_default();
    view! {
        <FormSheet title list=w::categories(lang) path=PATH>
            <p class="muted">{w::edition(lang, row.version)}</p>
            <ActionForm action=save attr:class="card stack">
                <Refused action=save/>
                <input type="hidden" name="form[category]" value=row.code/>
                <TextField name="form[weight]" label=w::weight(lang) value=mass(row.weight) inputmode="decimal" maxlength=12 hint=w::kilograms_hint(lang)/>
                <TextField name="form[co2]" label=w::co2(lang) value=mass(row.co2) inputmode="decimal" maxlength=12 hint=w::co2_hint(lang)/>
                <TextField name="form[factor]" label=w::factor(lang) value=row.factor code=true maxlength=80/>
                <TextField name="form[source]" label=w::source(lang) value=row.source maxlength=200/>
                <MoneyField name="form[default_price]" label=w::default_price(lang) value=typed(row.default_price) hint=w::default_price_hint(lang)/>
                <TextField name="form[reference_months]" label=w::reference_months(lang) value=months inputmode="numeric" maxlength=3 hint=w::reference_months_hint(lang)/>
                <SaveButtons path=PATH/>
            </ActionForm>
        </FormSheet>
    }
}

/// What the form says, in the right types.
///
/// # Errors
/// [`AppError::Invalid`](crate::error::AppError::Invalid) with the field's name.
#[cfg(feature = "ssr")]
pub(super) fn read(form: super::api::FiguresForm) -> Result<store::catalogue::Figures, crate::error::AppError> {
    use crate::form::optional;
    use domain::unit::{parse_cents, parse_kilograms};
    let months = |text: &str| text.parse().ok();
    Ok(store::catalogue::Figures {
        weight: optional("weight", &form.weight, parse_kilograms)?,
        co2: optional("co2", &form.co2, parse_kilograms)?,
        default_price: optional("default_price", &form.default_price, parse_cents)?,
        reference_months: optional("reference_months", &form.reference_months, months)?,
        category: form.category,
        factor: form.factor,
        source: form.source,
    })
}
