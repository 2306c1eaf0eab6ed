//! Server functions of what a repair costs, one for each kind of cost.

use crate::{error::AppError, item::sent::Sent};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {
    crate::{
        form::{field, optional},
        item::sent::{id, tidy},
    },
    domain::{
        Cents, Minutes,
        id::{PartId, ProviderId},
        item::{Command, Cost},
        unit::parse_cents,
    },
};

/// Work done in the workshop.
#[server(prefix = "/api", endpoint = "items/add-labour")]
pub async fn add_labour(#[server(flatten)] sent: Sent, minutes: String) -> Result<(), AppError> {
    let minutes = field("minutes", minutes.trim().parse().ok())?;
    sent.make(Command::AddCost(Cost::Labour(Minutes(minutes)))).await
}

/// A part that was bought.
#[server(prefix = "/api", endpoint = "items/add-part")]
pub async fn add_part(
    #[server(flatten)] sent: Sent,
    name: String,
    quantity: String,
    unit: String,
) -> Result<(), AppError> {
    sent.make(Command::AddCost(Cost::Part {
        name: tidy(&name),
        quantity: field("quantity", quantity.trim().parse().ok())?,
        unit: field("unit", parse_cents(&unit))?,
        from_stock: None,
    }))
    .await
}

/// A part from stock.
#[server(prefix = "/api", endpoint = "items/add-stock-part")]
pub async fn add_stock_part(#[server(flatten)] sent: Sent, part: String, quantity: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let parts = store::catalogue::parts(&desk).await?;
    let named = parts.iter().find(|choice| choice.value == part);
    // The choice says how many there are before the name.
    let name = named.and_then(|choice| choice.label.split_once(" × "));
    let cost = Cost::Part {
        name: field("part", name)?.1.to_owned(),
        quantity: field("quantity", quantity.trim().parse().ok())?,
        unit: Cents::ZERO,
        from_stock: Some(PartId(id("part", &part)?)),
    };
    sent.make_at(&desk, Command::AddCost(cost)).await
}

/// What an external provider asks for.
#[server(prefix = "/api", endpoint = "items/add-external")]
pub async fn add_external(
    #[server(flatten)] sent: Sent,
    amount: String,
    #[server(default)] provider: String,
    reference: String,
) -> Result<(), AppError> {
    let number = |text: &str| text.parse().ok().map(ProviderId);
    sent.make(Command::AddCost(Cost::External {
        amount: field("amount", parse_cents(&amount))?,
        provider: optional("provider", &provider, number)?,
        reference: tidy(&reference),
    }))
    .await
}

/// Carrying it.
#[server(prefix = "/api", endpoint = "items/add-transport")]
pub async fn add_transport(
    #[server(flatten)] sent: Sent,
    amount: String,
    #[server(default)] what: String,
) -> Result<(), AppError> {
    let amount = field("amount", parse_cents(&amount))?;
    sent.make(Command::AddCost(Cost::Transport(amount, tidy(&what)))).await
}

/// Anything else.
#[server(prefix = "/api", endpoint = "items/add-other")]
pub async fn add_other(#[server(flatten)] sent: Sent, amount: String, what: String) -> Result<(), AppError> {
    let amount = field("amount", parse_cents(&amount))?;
    sent.make(Command::AddCost(Cost::Other(amount, tidy(&what)))).await
}

/// The invoice of a cost line: the difference counts.
#[server(prefix = "/api", endpoint = "items/record-invoice")]
pub async fn record_invoice(
    #[server(flatten)] sent: Sent,
    line: String,
    amount: String,
    reference: String,
) -> Result<(), AppError> {
    sent.make(Command::RecordInvoice {
        line: field("line", line.parse().ok())?,
        amount: field("amount", parse_cents(&amount))?,
        reference: tidy(&reference),
    })
    .await
}
