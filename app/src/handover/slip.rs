//! The sheet of paper: parties, lines, signatures.

use crate::{
    lang::Lang,
    text,
    ui::{
        date::date,
        kept_file::KeptFile,
        money::money,
        table::{Head, Table},
    },
    words::handover as words,
};
use domain::{
    item::IssueOutcome,
    view::{HandoverLine, HandoverSlip},
};
use leptos::prelude::*;

/// The slip as it is printed on A4.
pub(super) fn slip(lang: Lang, slip: HandoverSlip) -> impl IntoView {
    let lines = slip.lines.iter().map(|row| line(lang, row)).collect_view();
    view! {
        <article class="slip">
            <header>
                <div>
                    <h2>{words::slip_title(lang, &slip.number)}</h2>
                    <p>{slip.organisation.clone()}</p>
                </div>
                <p>{date(slip.on)}</p>
            </header>
            {parties(lang, &slip)}
            <Table heads=vec![
                Head::words(words::item(lang)),
                Head::words(words::code(lang)),
                Head::figures(words::quantity(lang)),
                Head::figures(words::unit_price(lang)),
                Head::words(words::outcome(lang)),
            ]>{lines}</Table>
            {signatures(lang, &slip)}
            <footer>
                <p>{words::slip_foot(lang, &slip.organisation, &slip.phone)}</p>
            </footer>
        </article>
    }
}

fn parties(lang: Lang, slip: &HandoverSlip) -> impl IntoView + use<> {
    let reference =
        (!slip.reference.is_empty()).then(|| view! { <span>{words::reference_of(lang, &slip.reference)}</span> });
    let instead = format!(
        "{} · {}",
        text::counterfactual(lang, slip.instead_of),
        text::substitution(lang, slip.substitution)
    );
    view! {
        <div class="parties">
            <div>
                <span class="small">{words::handed_by(lang)}</span>
                <b>{slip.by.clone()}</b>
                <span>{slip.organisation.clone()}</span>
            </div>
            <div>
                <span class="small">{words::handed_to(lang)}</span>
                <b>{slip.receiver.clone()}</b>
                <span>{slip.service.clone()}</span>
            </div>
            <div>
                <span class="small">{words::need_title(lang)}</span>
                <b>{slip.need.clone()}</b>
                <span class="small">{instead}</span>
                {reference}
            </div>
        </div>
    }
}

fn line(lang: Lang, line: &HandoverLine) -> impl IntoView + use<> {
    let price = match (line.unit, line.grade) {
        (Some(unit), Some(grade)) => format!("{} ({})", money(unit.0), grade.word()),
        (Some(unit), None) => money(unit.0),
        (None, _) => words::no_price(lang).to_owned(),
    };
    let href = format!("/Q/{}", line.item.code);
    view! {
        <tr>
            <th scope="row">
                <a href=href>{line.item.name.clone()}</a>
            </th>
            <td data-label=words::code(lang)>
                <span class="code">{line.item.code.clone()}</span>
            </td>
            <td class="n" data-label=words::quantity(lang)>{line.quantity}</td>
            <td class="n" data-label=words::unit_price(lang)>{price}</td>
            <td data-label=words::outcome(lang)>{text::outcome(lang, line.outcome)}</td>
        </tr>
    }
}

fn signatures(lang: Lang, slip: &HandoverSlip) -> impl IntoView + use<> {
    let is_accepted = slip.lines.iter().any(|line| line.outcome == IssueOutcome::Accepted);
    let who = if slip.signed_by.is_empty() {
        slip.receiver.clone()
    } else {
        slip.signed_by.clone()
    };
    let signature = slip.signature.clone().filter(|_| is_accepted);
    let signature = signature.map(|file| view! { <KeptFile file name=words::signature_of(lang, &who)/> });
    view! {
        <div class="signatures">
            <div>
                <p class="small">{words::sign_desk(lang)}</p>
                <p>{slip.by.clone()}</p>
            </div>
            <div>
                <p class="small">{words::sign_receiver(lang)}</p>
                <p>{who}</p>
                {signature}
            </div>
        </div>
    }
}
