//! The equipment of a handover in preparation, changed by a button of its form.

use crate::door::{Rejected, Visitor};
use app::handover::repick::repick;
use axum::{
    Form,
    http::{HeaderValue, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
};
use domain::access::Permission;

/// Back to the form with that equipment, and with all that was filled in beside it.
pub(crate) async fn choose(Visitor(desk): Visitor, Form(pairs): Form<Vec<(String, String)>>) -> Response {
    if let Err(error) = desk.require(Permission::HandOver) {
        return Rejected::from(error).into_response();
    }
    let repicked = repick(pairs);
    let mut response = Redirect::to(&repicked.address).into_response();
    let cookie = repicked.cookie.and_then(|cookie| HeaderValue::from_str(&cookie).ok());
    if let Some(cookie) = cookie {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}
