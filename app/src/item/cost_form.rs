//! Forms of what a repair costs: one for each kind of cost, chosen by a link.

use crate::{
    item::{
        api::{
            GestureDesk,
            cost::{AddExternal, AddLabour, AddOther, AddPart, AddStockPart, AddTransport, RecordInvoice},
        },
        choose::{pairs, reference_field},
        sheet::sheet,
    },
    lang::lang,
    text,
    ui::{
        money::money,
        money_field::MoneyField,
        segmented::{Segment, Segmented},
        select_field::SelectField,
        text_field::TextField,
    },
    words::gesture as w,
};
use leptos::prelude::*;

/// A cost of that kind; work in the workshop unless told.
pub fn add_cost_form(desk: &GestureDesk, kind: &str) -> AnyView {
    let lang = lang();
    let form = match kind {
        "part" => part(desk),
        "stock" => stock_part(desk),
        "external" => external(desk),
        "transport" => transport(desk),
        "other" => other(desk),
        _ => labour(desk),
    };
    let kinds = [
        ("labour", w::cost_labour(lang)),
        ("part", w::cost_part(lang)),
        ("stock", w::cost_stock(lang)),
        ("external", w::cost_external(lang)),
        ("transport", w::cost_transport(lang)),
        ("other", w::cost_other(lang)),
    ];
    let is_known = kinds.iter().any(|(word, _)| *word == kind);
    let chosen = if is_known { kind } else { "labour" };
    let links = kinds.map(|(word, words)| Segment {
        href: format!("/Q/{}/add_cost?kind={word}", desk.card.code),
        text: words.to_owned(),
        is_current: word == chosen,
    });
    view! {
        <Segmented label=w::cost_kind(lang) links=links.to_vec()/>
        {form}
    }
    .into_any()
}

fn labour(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let fields = view! {
        <TextField name="minutes" label=w::minutes(lang) inputmode="numeric" maxlength=5 hint=w::minutes_hint(lang) required=true/>
    };
    sheet::<AddLabour>(desk, w::submit_cost(lang), fields)
}

fn part(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let fields = view! {
        <TextField name="name" label=w::part_name(lang) maxlength=120 required=true/>
        <div class="pair">
            {quantity()}
            <MoneyField name="unit" label=w::unit_price(lang) required=true/>
        </div>
    };
    sheet::<AddPart>(desk, w::submit_cost(lang), fields)
}

fn stock_part(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let parts = pairs(&desk.choices.parts);
    if parts.is_empty() {
        return view! { <p>{w::no_stock(lang)}</p> }.into_any();
    }
    let fields = view! {
        <SelectField name="part" label=w::part(lang) options=parts prompt=crate::words::ui::choose(lang) required=true/>
        {quantity()}
    };
    sheet::<AddStockPart>(desk, w::submit_cost(lang), fields)
}

fn quantity() -> AnyView {
    let lang = lang();
    view! { <TextField name="quantity" label=w::quantity(lang) value="1" inputmode="numeric" maxlength=3 required=true/> }
        .into_any()
}

fn external(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let fields = view! {
        <SelectField name="provider" label=w::provider(lang) options=pairs(&desk.choices.providers) prompt=w::no_provider(lang)/>
        <div class="pair">
            <MoneyField name="amount" label=w::amount(lang) required=true/>
            {reference_field("reference", w::quote(lang), "")}
        </div>
    };
    sheet::<AddExternal>(desk, w::submit_cost(lang), fields)
}

fn transport(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let fields = view! {
        <MoneyField name="amount" label=w::amount(lang) required=true/>
        <TextField name="what" label=w::what(lang) maxlength=200/>
    };
    sheet::<AddTransport>(desk, w::submit_cost(lang), fields)
}

fn other(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let fields = view! {
        <TextField name="what" label=w::what(lang) maxlength=200 required=true/>
        <MoneyField name="amount" label=w::amount(lang) required=true/>
    };
    sheet::<AddOther>(desk, w::submit_cost(lang), fields)
}

/// The invoice differs from what was recorded.
pub fn invoice_form(desk: &GestureDesk) -> AnyView {
    let lang = lang();
    let lines = desk.card.costs.iter().map(|cost| {
        let what = if cost.what.is_empty() {
            text::kind(lang, cost.kind)
        } else {
            &cost.what
        };
        (cost.line.to_string(), format!("{what} · {}", money(cost.due.0)))
    });
    let fields = view! {
        <SelectField name="line" label=w::cost_line(lang) options=lines.collect() required=true/>
        <div class="pair">
            <MoneyField name="amount" label=w::invoiced(lang) hint=w::invoiced_hint(lang) required=true/>
            {reference_field("reference", w::invoice_number(lang), "")}
        </div>
    };
    sheet::<RecordInvoice>(desk, w::submit_invoice(lang), fields)
}
