//! A documented price, with its document.

use crate::{
    door::{Rejected, Visitor, told},
    form::Form,
    picture,
};
use axum::{extract::Multipart, http::HeaderMap, response::Response};
use domain::{
    price::{Basis, Counterfactual, Evidence, Grade},
    unit::parse_cents,
};
use store::{Desk, StoreError, Submission, price::NewPrice};

/// Records it and goes back to the page with the form.
pub(crate) async fn record(Visitor(desk): Visitor, headers: HeaderMap, multipart: Multipart) -> Response {
    let page = crate::door::referer(&headers);
    let form = match Form::read(multipart).await {
        Ok(form) => form,
        Err(rejected) => return rejected.back(&page),
    };
    match keep(&desk, &form).await {
        Ok(()) => told(&page, "price_recorded"),
        Err(rejected) => form.kept(rejected.back(&page)),
    }
}

async fn keep(desk: &Desk, form: &Form) -> Result<(), Rejected> {
    let document = match form.file() {
        Some(bytes) => Some(picture::document(bytes).await?),
        None => None,
    };
    let price = NewPrice {
        code: form.filled("code"),
        category: form.filled("category"),
        what: form.text("what").to_owned(),
        evidence: evidence(desk, form)?,
        document,
    };
    let submission = Submission {
        key: form.text("key").to_owned(),
        ..Submission::default()
    };
    store::price::record(desk, &submission, price).await?;
    Ok(())
}

/// What the form says of the price. The day is today, the tax 20 %, unless said otherwise.
fn evidence(desk: &Desk, form: &Form) -> Result<Evidence, StoreError> {
    let dated_on = form.filled("dated_on").map_or(Ok(desk.today()), |day| day.parse());
    let vat = form.filled("vat").map_or(Some(2000), |percent| {
        parse_cents(percent.trim_end_matches('%')).and_then(|hundredths| u32::try_from(hundredths.0).ok())
    });
    Ok(Evidence {
        id: None,
        price: parse_cents(form.text("price")).ok_or(StoreError::Invalid("price"))?,
        basis: Basis::parse(form.text("basis")).unwrap_or(Basis::Ttc),
        vat: vat.ok_or(StoreError::Invalid("vat"))?,
        grade: Grade::parse(form.text("grade")).ok_or(StoreError::Invalid("grade"))?,
        dated_on: dated_on.map_err(|_| StoreError::Invalid("dated_on"))?,
        of: Counterfactual::parse(form.text("instead_of")).unwrap_or(Counterfactual::New),
        source: form.text("source").to_owned(),
    })
}
