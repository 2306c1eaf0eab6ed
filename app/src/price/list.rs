//! A list of prices, each with its evidence and the way to withdraw it.

use super::api::WithdrawPrice;
use crate::{
    form::ActionForm,
    lang::{Lang, lang},
    layout::address::href,
    text,
    ui::{chip::Chip, date::date, empty::Empty, glyph::Glyph, icon::Icon, money::Money, tone::Tone},
    words::price as w,
};
use domain::{price::Grade, view::PriceRow};
use leptos::prelude::*;

/// The prices that may serve.
#[component]
pub fn PriceList(
    /// The prices.
    rows: Vec<PriceRow>,
    /// What withdraws one.
    withdraw: ServerAction<WithdrawPrice>,
    /// The item they are for; empty for all.
    code: String,
) -> impl IntoView {
    let lang = lang();
    let back = (!code.is_empty()).then(|| {
        view! {
            <p>
                <a href=format!("/Q/{code}")>{w::back_to_item(lang, &code)}</a>
                " · "
                <a href="/prices">{w::see_all(lang)}</a>
            </p>
        }
    });
    let list = if rows.is_empty() {
        view! { <Empty icon=Glyph::Tag title=w::none(lang) text=w::none_text(lang)/> }.into_any()
    } else {
        let lines = rows
            .into_iter()
            .map(|row| view! { <Line row withdraw code=code.clone()/> })
            .collect_view();
        view! { <ul class="rows">{lines}</ul> }.into_any()
    };
    view! { <section class="card c7 stack">{back} {list}</section> }
}

#[component]
fn Line(row: PriceRow, withdraw: ServerAction<WithdrawPrice>, code: String) -> impl IntoView {
    let lang = lang();
    let document = row.document.clone().map(|href| {
        view! {
            " · "
            <a href=href rel="external">{w::document(lang)}</a>
        }
    });
    // A category's default has no record of its own: it is edited with the category.
    let end = if row.id == 0 {
        let edit = href("/settings/categories", &[]);
        view! { <a class="button quiet" href=edit>{w::default_of_category(lang)}</a> }.into_any()
    } else {
        view! {
            <ActionForm action=withdraw>
                <input type="hidden" name="id" value=row.id.to_string()/>
                <input type="hidden" name="code" value=code/>
                <button class="button quiet">{w::withdraw(lang)}</button>
            </ActionForm>
        }
        .into_any()
    };
    view! {
        <li>
            <span class="thumb">
                <Icon name=Glyph::Tag/>
            </span>
            <div>
                <b>{row.what.clone()}</b>
                " · "
                <Money cents=row.price.0/>
                " "
                {text::basis(lang, row.basis)}
                <div class="small muted">{about(lang, &row)} {document}</div>
                <Chip tone=tone(row.grade) icon=Glyph::Shield text=text::grade(lang, row.grade)/>
            </div>
            {end}
        </li>
    }
}

fn about(lang: Lang, row: &PriceRow) -> String {
    w::about(
        lang,
        text::counterfactual(lang, row.of),
        &row.source,
        date(row.dated_on),
    )
}

/// The better the evidence, the calmer the colour.
fn tone(grade: Grade) -> Tone {
    match grade {
        Grade::A => Tone::Good,
        Grade::B => Tone::In,
        Grade::C => Tone::Wait,
    }
}
