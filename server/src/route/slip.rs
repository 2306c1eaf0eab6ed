//! An issue slip signed on paper, brought back as a scan.

use crate::{
    door::{Rejected, Visitor, told},
    form::Form,
    picture,
};
use app::handover::form::SignForm;
use axum::{
    extract::{Multipart, Path},
    response::Response,
};
use domain::access::Permission;
use store::{Desk, handover::Signed};

/// Accepts what is ticked, refuses the rest, and goes back to the slip.
pub(crate) async fn sign(Visitor(desk): Visitor, Path(number): Path<String>, multipart: Multipart) -> Response {
    let page = format!("/handovers/{number}");
    let form = match Form::read(multipart).await {
        Ok(form) => form,
        Err(rejected) => return rejected.back(&page),
    };
    match accept(&desk, &number, &form).await {
        Ok(signed) => told(&page, signed.word()),
        Err(rejected) => form.kept(rejected.back(&page)),
    }
}

async fn accept(desk: &Desk, number: &str, form: &Form) -> Result<Signed, Rejected> {
    // Who receives signs on the screen: a sheet is what the desk was handed.
    desk.require(Permission::HandOver)?;
    let scan = form.file().ok_or(Rejected::Form("not_an_image"))?;
    let signing = typed(form).read_paper(picture::document(scan).await?)?;
    let submission = app::form::submission(form.text("key"), "", form.text("occurred_on"))?;
    Ok(store::handover::sign(desk, &submission, number, signing).await?)
}

/// The same answers as on the screen.
fn typed(form: &Form) -> SignForm {
    SignForm {
        accepted: form.all("form[accepted][]").map(str::to_owned).collect(),
        quantities: form.by_key("form[quantities]"),
        reason: form.text("form[reason]").to_owned(),
        signed_by: form.text("form[signed_by]").to_owned(),
        ..SignForm::default()
    }
}
