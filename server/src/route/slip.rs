//! An issue slip signed on paper, brought back as a scan.

use crate::{
    door::{Rejected, Visitor, told},
    form::Form,
    picture,
};
use axum::{
    extract::{Multipart, Path},
    response::Response,
};
use domain::item::{IssueOutcome, Proof};
use store::{Desk, Submission, handover::Signing};

/// Accepts all that still waits on the slip, and goes back to it.
pub(crate) async fn sign(Visitor(desk): Visitor, Path(number): Path<String>, multipart: Multipart) -> Response {
    let page = format!("/handovers/{number}");
    let form = match Form::read(multipart).await {
        Ok(form) => form,
        Err(rejected) => return rejected.back(&page),
    };
    match accept(&desk, &number, &form).await {
        Ok(()) => told(&page, "signed"),
        Err(rejected) => form.kept(rejected.back(&page)),
    }
}

async fn accept(desk: &Desk, number: &str, form: &Form) -> Result<(), Rejected> {
    let scan = form.file().ok_or(Rejected::Form("not_an_image"))?;
    let slip = store::handover::read::slip(desk, number).await?;
    let open = slip.lines.into_iter().filter(|line| line.outcome == IssueOutcome::Open);
    let signing = Signing {
        accepted: open.map(|line| (line.item.code, line.quantity)).collect(),
        reason: String::new(),
        proof: Proof::Slip,
        file: Some(picture::document(scan).await?),
        signed_by: form.text("signed_by").to_owned(),
    };
    let submission = Submission {
        key: form.text("key").to_owned(),
        ..Submission::default()
    };
    Ok(store::handover::sign(desk, &submission, number, signing).await?)
}
