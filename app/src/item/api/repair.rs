//! Server functions of a repair, from its decision to its test.

use crate::{error::AppError, item::sent::Sent};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {
    crate::{
        form::field,
        item::sent::{id, tidy},
    },
    domain::{
        Cents,
        id::ProviderId,
        item::{Command, Condition, Decision, Route},
    },
};

/// Decides the repair: in house, at a provider, or once the parts are there.
#[server(prefix = "/api", endpoint = "items/decide-repair")]
pub async fn decide_repair(
    #[server(flatten)] sent: Sent,
    route: String,
    #[server(default)] provider: String,
    #[server(default)] order: String,
    reason: String,
) -> Result<(), AppError> {
    let route = match route.as_str() {
        "in_house" => Route::InHouse,
        "parts" => Route::AwaitParts,
        "provider" => Route::Provider(ProviderId(id("provider", &provider)?)),
        _ => return Err(AppError::invalid("route")),
    };
    sent.make(Command::DecideRepair(Decision {
        route,
        reason: tidy(&reason),
        order: tidy(&order),
        estimate: Cents::ZERO,
        ceiling: Cents::ZERO,
    }))
    .await
}

/// The parts have come.
#[server(prefix = "/api", endpoint = "items/receive-parts")]
pub async fn receive_parts(#[server(flatten)] sent: Sent) -> Result<(), AppError> {
    sent.make(Command::ReceiveParts).await
}

/// Repaired, to be tested.
#[server(prefix = "/api", endpoint = "items/finish-repair")]
pub async fn finish_repair(#[server(flatten)] sent: Sent, done: String) -> Result<(), AppError> {
    sent.make(Command::FinishRepair(tidy(&done))).await
}

/// It passed its test.
#[server(prefix = "/api", endpoint = "items/pass-test")]
pub async fn pass_test(#[server(flatten)] sent: Sent, condition: String) -> Result<(), AppError> {
    let condition = field("condition", Condition::parse(&condition))?;
    sent.make(Command::PassTest(condition)).await
}

/// It failed its test.
#[server(prefix = "/api", endpoint = "items/fail-test")]
pub async fn fail_test(#[server(flatten)] sent: Sent, reason: String) -> Result<(), AppError> {
    sent.make(Command::FailTest(tidy(&reason))).await
}
