//! A deposit with its photos, or sent without scripts.

use crate::{
    door::{Rejected, Visitor, told},
    form::Form,
    picture,
};
use app::{
    deposit::api::{ReceiveDeposit, Received, receive},
    error::AppError,
    item::api::handling::Description,
    layout::address::href,
};
use axum::{
    extract::Multipart,
    response::{IntoResponse, Redirect, Response},
};
use domain::access::Permission;
use leptos::server_fn::{ServerFn, error::ServerFnUrlError};
use store::Desk;

/// Any address: only what follows it is used.
const ORIGIN: &str = "http://regain.invalid";

/// Receives it and shows its slip. Refused, the form is shown again with the sentence that its server function would say.
pub(crate) async fn deposit(Visitor(desk): Visitor, multipart: Multipart) -> Response {
    let form = match Form::read(multipart).await {
        Ok(form) => form,
        Err(rejected) => return rejected.back("/deposits/new"),
    };
    match keep(&desk, &form).await {
        Ok(number) => told(&format!("/deposits/{number}"), "deposited"),
        Err(error) => form.kept(refused(&page(&form), error)),
    }
}

async fn keep(desk: &Desk, form: &Form) -> Result<String, AppError> {
    // Before pictures are decoded: who may not receive costs nothing.
    desk.require(Permission::Receive)?;
    let photos = picture::photos(form.files()).await.map_err(|rejected| match rejected {
        Rejected::Store(error) => error.into(),
        Rejected::Typed(error) => error,
        Rejected::Form("busy") => AppError::Busy,
        Rejected::Form(_) => AppError::invalid("picture"),
    })?;
    let received: Received = form.read_as()?;
    let description: Description = form.read_as()?;
    let occurred_on = form.text("occurred_on");
    receive(desk, received, &description, (form.text("key"), occurred_on), &photos).await
}

/// The page of the form: the slip that was added to, where there was one.
fn page(form: &Form) -> String {
    href("/deposits/new", &[("slip", form.text("slip"))])
}

fn refused(page: &str, error: AppError) -> Response {
    let whole = ServerFnUrlError::new(ReceiveDeposit::PATH, error).to_url(&format!("{ORIGIN}{page}"));
    let to = whole.map_or_else(
        |_| page.to_owned(),
        |whole| format!("{}?{}", whole.path(), whole.query().unwrap_or_default()),
    );
    Redirect::to(&to).into_response()
}
