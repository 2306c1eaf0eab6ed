//! The categories and the figures in force for each.

use super::{
    api::{SaveFigures, categories},
    category_form::CategoryForm,
    sheet::{ListSheet, missing},
};
use crate::{
    lang::{Lang, lang},
    layout::address::{href, query},
    loaded::{Data, loaded},
    text,
    ui::{
        money::money,
        table::{Head, Table},
    },
    words::setting as w,
};
use domain::{export::List, view::CategoryRow};
use leptos::prelude::*;

/// The list's address.
pub const PATH: &str = "/settings/categories";

/// The categories' page.
#[component]
pub fn CategoriesPage() -> impl IntoView {
    let save = ServerAction::<SaveFigures>::new();
    let edit = query("edit");
    let data: Data<Vec<CategoryRow>> = Resource::new_blocking(move || edit.get(), |_| categories());
    loaded(data, move |rows| match edit.get_untracked() {
        edit if edit.is_empty() => list(rows),
        edit => match rows.into_iter().find(|row| row.code == edit) {
            Some(row) => view! { <CategoryForm save row/> }.into_any(),
            None => missing(),
        },
    })
}

fn list(rows: Vec<CategoryRow>) -> AnyView {
    let lang = lang();
    let rows = rows.into_iter().map(|row| view! { <Line row/> }).collect_view();
    view! {
        <ListSheet title=w::categories(lang) about=w::categories_about(lang) path=PATH export=List::Categories>
            <Table heads=vec![
                Head::words(w::category(lang)),
                Head::words(w::family(lang)),
                Head::figures(w::weight(lang)),
                Head::figures(w::co2(lang)),
                Head::figures(w::default_price(lang)),
                Head::words(w::checks(lang)),
            ]>{rows}</Table>
        </ListSheet>
    }
    .into_any()
}

#[component]
fn Line(row: CategoryRow) -> impl IntoView {
    let lang = lang();
    let unknown = || w::unknown(lang).to_owned();
    let mass = |grams: Option<domain::Grams>| grams.map_or_else(unknown, text::kilograms);
    let gates: Vec<_> = row.gates.iter().map(|gate| text::gate(lang, *gate)).collect();
    view! {
        <tr>
            <th scope="row">
                <a href=href(PATH, &[("edit", &row.code)])>{label(lang, &row)}</a>
            </th>
            <td data-label=w::family(lang)>{row.family}</td>
            <td class="n" data-label=w::weight(lang)>{mass(row.weight)}</td>
            <td class="n" data-label=w::co2(lang)>{mass(row.co2)}</td>
            <td class="n" data-label=w::default_price(lang)>
                {row.default_price.map_or_else(unknown, |price| money(price.0))}
            </td>
            <td data-label=w::checks(lang)>{gates.join(", ")}</td>
        </tr>
    }
}

/// The category's name in the reader's language.
pub fn label(lang: Lang, row: &CategoryRow) -> String {
    lang.pick(&row.label_fr, &row.label_en).to_owned()
}
