//! The deposit slip as it goes on paper, with room for two signatures.

use crate::ui::table::{Head, Table};
use crate::{lang::lang, ui::date::date, words::deposit as w};
use domain::view::{DepositSlip, ItemRow};
use leptos::prelude::*;

/// The document.
pub fn paper(slip: &DepositSlip) -> AnyView {
    let lang = lang();
    let phone = (!slip.phone.is_empty()).then(|| w::phone(lang, &slip.phone));
    view! {
        <article class="slip">
            <header>
                <div>
                    <p>{slip.organisation.clone()}</p>
                    <h2>{w::slip(lang, &slip.number)}</h2>
                    <p>{date(slip.on)}</p>
                </div>
                <p>{phone.clone()}</p>
            </header>
            {parties(slip)}
            {table(slip)}
            <div class="signatures">
                <div>{w::signature_depositor(lang)}</div>
                <div>{w::signature_desk(lang)}</div>
            </div>
            <footer>{w::footer(lang)}</footer>
        </article>
    }
    .into_any()
}

fn parties(slip: &DepositSlip) -> impl IntoView + use<> {
    let lang = lang();
    let bearer = (!slip.bearer.is_empty()).then(|| view! { <span>{w::brought_by(lang, &slip.bearer)}</span> });
    view! {
        <div class="parties">
            <div><b>{w::service(lang)}</b> <span>{slip.service.clone()}</span> {bearer}</div>
            <div><b>{w::received_by(lang)}</b> <span>{slip.received_by.clone()}</span></div>
        </div>
    }
}

fn table(slip: &DepositSlip) -> impl IntoView + use<> {
    let lang = lang();
    let rows = slip.items.iter().map(row).collect_view();
    view! {
        <Table heads=vec![
            Head::words(w::item(lang)),
            Head::words(w::label(lang)),
            Head::figures(w::quantity(lang)),
        ]>{rows}</Table>
    }
}

fn row(item: &ItemRow) -> impl IntoView + use<> {
    let lang = lang();
    let model = (!item.model.is_empty()).then(|| format!(" · {}", item.model));
    view! {
        <tr>
            <th scope="row">{item.name.clone()} {model}</th>
            <td data-label=w::label(lang)><span class="code">{item.code.clone()}</span></td>
            <td class="n" data-label=w::quantity(lang)>{item.quantity}</td>
        </tr>
    }
}
