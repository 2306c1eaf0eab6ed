//! What a proof says of a price and of an acceptance, on the page and on paper.

use crate::{
    lang::Lang,
    saving::formula::vat,
    text,
    ui::{
        date::{date, moment},
        money::money,
    },
    words::{proof as w, saving as words},
};
use domain::{price::Evidence, view::Signed};

/// How, by whom and when it was accepted, on the page and on paper.
pub fn accepted(lang: Lang, signed: &Signed) -> String {
    let (how, at) = (text::proof(lang, signed.proof), moment(signed.at));
    if signed.by.is_empty() {
        w::accepted_at(lang, how, at)
    } else {
        w::accepted_by(lang, how, &signed.by, at)
    }
}

/// What a documented price says of itself, on the page and on paper.
pub fn evidence_facts(lang: Lang, price: &Evidence) -> [(&'static str, String); 6] {
    let Evidence {
        price: amount,
        basis,
        vat: rate,
        grade,
        dated_on,
        of,
        source,
        ..
    } = price;
    [
        (
            words::price(lang),
            format!("{} {}", money(amount.0), text::basis(lang, *basis)),
        ),
        (words::vat(lang), vat(*rate)),
        (words::evidence(lang), text::grade(lang, *grade).to_owned()),
        (words::instead_of(lang), text::counterfactual(lang, *of).to_owned()),
        (words::dated_on(lang), date(*dated_on)),
        (words::source(lang), source.clone()),
    ]
}
