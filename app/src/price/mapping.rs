//! Which column of a file says what.

use super::choices::{bases, grades, kinds};
use crate::{
    lang::{Lang, lang},
    text,
    ui::{choice_field::ChoiceField, select_field::SelectField, text_field::TextField},
    words::{price as prices, price_import as w},
};
use domain::{
    price::import::{Field, MappingForm},
    view::price::ImportPreview,
};
use leptos::prelude::*;

/// A plain form: how the file is read stands in the address.
#[component]
pub fn MappingFields(
    /// The file, as read so far.
    preview: ImportPreview,
) -> impl IntoView {
    let lang = lang();
    let form = MappingForm::of(&preview.mapping);
    let action = format!("/prices/import/{}", preview.file.id);
    let wrong = |name: &str| {
        let is_wrong = preview.unreadable.iter().any(|field| field == name);
        if is_wrong {
            w::unreadable(lang).to_owned()
        } else {
            String::new()
        }
    };
    let headers = headers(lang, &preview);
    let categories = preview.categories.iter();
    let categories = categories
        .map(|row| (row.code.clone(), lang.pick(&row.fr, &row.en).to_owned()))
        .collect();
    let columns = Field::ALL.map(|field| column(lang, field, &form, &preview.columns));
    view! {
        <form class="card stack c5" method="get" action=action>
            <h2>{w::reading(lang)}</h2>
            <p class="small muted">{w::reading_about(lang)}</p>
            <input type="hidden" name="asked" value="1"/>
            <SelectField name="header" label=w::header(lang) options=headers selected=form.header.clone() error=wrong("header")/>
            <div class="filter">{columns.into_iter().collect_view()}</div>
            <h3>{w::all_lines(lang)}</h3>
            <ChoiceField name="basis" label=prices::basis(lang) options=bases(lang) selected=form.basis.clone()/>
            <ChoiceField name="grade" label=prices::grade(lang) options=grades(lang) selected=form.grade.clone()/>
            <ChoiceField name="of" label=prices::instead_of(lang) options=kinds(lang) selected=form.of.clone()/>
            <SelectField name="all_category" label=w::all_category(lang) options=categories selected=form.all_category.clone() prompt=w::no_column(lang) error=wrong("all_category")/>
            <div class="pair">
                <TextField name="all_vat" label=w::all_vat(lang) value=form.all_vat.clone() inputmode="decimal" maxlength=8 error=wrong("all_vat")/>
                <TextField name="all_dated_on" label=w::all_dated_on(lang) kind="date" value=form.all_dated_on.clone() error=wrong("all_dated_on")/>
            </div>
            <TextField name="source" label=w::source(lang) value=form.source maxlength=200 hint=w::source_hint(lang)/>
            <div class="cluster">
                <button class="button">{w::read_again(lang)}</button>
            </div>
        </form>
    }
}

/// The rows that may name the columns, and always the one that does.
fn headers(lang: Lang, preview: &ImportPreview) -> Vec<(String, String)> {
    let filled = preview.rows.iter().zip(1..).filter(|(text, _)| !text.is_empty());
    let mut headers: Vec<(String, String)> = filled
        .map(|(text, number): (&String, u32)| (number.to_string(), w::header_line(lang, number, text)))
        .collect();
    let used = preview.mapping.header.saturating_add(1);
    if !headers.iter().any(|(number, _)| *number == used.to_string()) {
        let text = preview.columns.join(" · ");
        headers.push((used.to_string(), w::header_line(lang, used, &text)));
    }
    headers
}

fn column(lang: Lang, field: Field, form: &MappingForm, columns: &[String]) -> impl IntoView + use<> {
    let selected = form.column(field).to_owned();
    let options = columns
        .iter()
        .zip(1..)
        .map(|(name, number): (&String, u32)| (number.to_string(), name.clone()));
    let label = w::column_of(lang, text::field(lang, field));
    view! { <SelectField name=field.word() label options=options.collect() selected prompt=w::no_column(lang)/> }
}
