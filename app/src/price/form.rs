//! Recording a price with its document.

use super::choices::{bases, grades, kinds};
use crate::{
    key::new_key,
    lang::lang,
    ui::{
        choice_field::ChoiceField, field::Field, key_fields::KeyFields, money_field::MoneyField,
        select_field::SelectField, text_field::TextField,
    },
    words::price as w,
};
use domain::{
    price::{Basis, Counterfactual, Grade},
    view::CategoryChoice,
};
use leptos::prelude::*;

/// A multipart form: the document is one of its fields, so it is sent to an address of its own.
#[component]
pub fn PriceForm(
    /// The item it is for; empty for a category's.
    #[prop(optional)]
    code: String,
    /// The categories, where there is no item.
    #[prop(optional)]
    categories: Vec<CategoryChoice>,
    /// The category chosen beforehand.
    #[prop(optional)]
    category: String,
) -> impl IntoView {
    let lang = lang();
    let of = if code.is_empty() {
        let options = categories
            .into_iter()
            .map(|row| (row.code, lang.pick(&row.fr, &row.en).to_owned()))
            .collect();
        view! { <SelectField name="category" label=w::category(lang) options selected=category prompt=w::choose_category(lang) required=true/> }.into_any()
    } else {
        view! { <input type="hidden" name="code" value=code/> }.into_any()
    };
    view! {
        <form class="card stack c5" method="post" action="/prices" enctype="multipart/form-data">
            <h2>{w::record(lang)}</h2>
            <KeyFields key=new_key() version=None/>
            {of}
            <TextField name="what" label=w::what(lang) maxlength=200 required=true hint=w::what_hint(lang)/>
            <div class="pair">
                <MoneyField name="price" label=w::unit_price(lang) required=true/>
                <TextField name="vat" label=w::vat(lang) value="20" inputmode="decimal" maxlength=5 required=true/>
            </div>
            <ChoiceField name="basis" label=w::basis(lang) options=bases(lang) selected=Basis::Ttc.word() required=true/>
            <ChoiceField name="instead_of" label=w::instead_of(lang) options=kinds(lang) selected=Counterfactual::New.word() required=true/>
            <ChoiceField name="grade" label=w::grade(lang) options=grades(lang) selected=Grade::B.word() required=true/>
            <TextField name="dated_on" label=w::dated_on(lang) kind="date" hint=w::dated_on_hint(lang)/>
            <TextField name="source" label=w::source(lang) maxlength=300 required=true hint=w::source_hint(lang)/>
            <Field id="document" label=w::document(lang) hint=w::document_hint(lang)>
                <input class="control" id="document" name="document" type="file" accept="application/pdf,image/*" aria-describedby="document-hint"/>
            </Field>
            <div class="cluster">
                <button class="button primary">{w::save(lang)}</button>
            </div>
        </form>
    }
}
