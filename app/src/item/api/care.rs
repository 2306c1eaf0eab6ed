//! Server functions of the looking at an item: diagnosis and checks.

use crate::{error::AppError, item::sent::Sent};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::{
        form::{field, optional},
        item::sent::tidy,
    },
    domain::{
        Cents, Minutes,
        item::{Command, Condition, Diagnosis, Gate},
        unit::parse_cents,
    },
};

/// What is wrong, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Finding {
    /// What was observed.
    pub observation: String,
    /// Why it happened.
    pub cause: String,
    /// Estimated parts, euros.
    pub parts: String,
    /// Estimated work, minutes.
    pub minutes: String,
    /// Estimated external cost, euros.
    pub external: String,
    /// Replacement price of the whole, euros.
    pub replacement: String,
}

#[cfg(feature = "ssr")]
impl Finding {
    fn read(&self) -> Result<Diagnosis, AppError> {
        let minutes = |text: &str| text.parse().ok().map(Minutes);
        Ok(Diagnosis {
            observation: tidy(&self.observation),
            cause: tidy(&self.cause),
            parts: optional("parts", &self.parts, parse_cents)?.unwrap_or(Cents::ZERO),
            minutes: optional("minutes", &self.minutes, minutes)?.unwrap_or(Minutes::ZERO),
            external: optional("external", &self.external, parse_cents)?.unwrap_or(Cents::ZERO),
            replacement: optional("replacement", &self.replacement, parse_cents)?,
        })
    }
}

/// Somebody looks at it, with the checks that its category calls for.
#[server(prefix = "/api", endpoint = "items/start-diagnosis")]
pub async fn start_diagnosis(#[server(flatten)] sent: Sent) -> Result<(), AppError> {
    sent.make(Command::StartDiagnosis(Vec::new())).await
}

/// One more check is required.
#[server(prefix = "/api", endpoint = "items/open-gate")]
pub async fn open_gate(#[server(flatten)] sent: Sent, gate: String, reason: String) -> Result<(), AppError> {
    let gate = field("gate", Gate::parse(&gate))?;
    sent.make(Command::OpenGate(gate, tidy(&reason))).await
}

/// A check was done: how, and under which certificate.
#[server(prefix = "/api", endpoint = "items/close-gate")]
pub async fn close_gate(
    #[server(flatten)] sent: Sent,
    gate: String,
    method: String,
    #[server(default)] certificate: String,
) -> Result<(), AppError> {
    let gate = field("gate", Gate::parse(&gate))?;
    let proof = match (method.trim(), certificate.trim()) {
        (method, "") => method.to_owned(),
        (method, certificate) => format!("{method} · {certificate}"),
    };
    sent.make(Command::CloseGate(gate, proof)).await
}

/// It works as it is.
#[server(prefix = "/api", endpoint = "items/find-working")]
pub async fn find_working(#[server(flatten)] sent: Sent, condition: String) -> Result<(), AppError> {
    let condition = field("condition", Condition::parse(&condition))?;
    sent.make(Command::FindWorking(condition)).await
}

/// Writes down what is wrong, and what a repair would take.
#[server(prefix = "/api", endpoint = "items/diagnose")]
pub async fn diagnose(#[server(flatten)] sent: Sent, #[server(flatten)] finding: Finding) -> Result<(), AppError> {
    sent.make(Command::Diagnose(finding.read()?)).await
}
