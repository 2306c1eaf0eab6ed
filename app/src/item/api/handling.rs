//! Server functions of what the desk does with an item that stays: move, keep, take back, describe.

use crate::{error::AppError, item::sent::Sent};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::{
        form::{field, optional},
        item::sent::{id, named, tidy},
    },
    domain::{
        id::{PlaceId, ServiceId},
        item::{Command, Condition, Details, Reservation, Return},
        unit::parse_kilograms,
    },
};

/// What can be said of an item, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Description {
    /// What it is.
    pub name: String,
    /// Its maker.
    pub brand: String,
    /// The maker's name for it.
    pub model: String,
    /// The maker's serial number.
    pub serial: String,
    /// The body's inventory number.
    pub inventory_number: String,
    /// What does not work.
    pub fault: String,
    /// Kilograms, where it was weighed.
    pub weight: String,
    /// The year it was made or bought.
    pub made_in: String,
}

#[cfg(feature = "ssr")]
impl Description {
    /// The same, read.
    pub(crate) fn read(&self) -> Result<Details, AppError> {
        Ok(Details {
            name: tidy(&self.name),
            brand: tidy(&self.brand),
            model: tidy(&self.model),
            serial: tidy(&self.serial),
            inventory_number: tidy(&self.inventory_number),
            fault: tidy(&self.fault),
            weighed: optional("weight", &self.weight, parse_kilograms)?,
            made_in: optional("made_in", &self.made_in, Details::parse_year)?,
        })
    }
}

/// Puts the item elsewhere.
#[server(prefix = "/api", endpoint = "items/move")]
pub async fn move_item(#[server(flatten)] sent: Sent, place: String) -> Result<(), AppError> {
    sent.make(Command::Move(PlaceId(id("place", &place)?))).await
}

/// Keeps the item for a service, and for somebody there if named.
#[server(prefix = "/api", endpoint = "items/reserve")]
pub async fn reserve(
    #[server(flatten)] sent: Sent,
    service: String,
    #[server(default)] receiver: String,
    until: String,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let (service, until) = (id("service", &service)?, field("until", until.parse().ok())?);
    let reserve = |receiver| {
        Command::Reserve(Reservation {
            service: ServiceId(service),
            receiver,
            until,
        })
    };
    match receiver.trim() {
        "" => sent.make_at(&desk, reserve(None)).await,
        name => {
            let named = named(name, Some(service), None);
            sent.make_naming(&desk, &named, |receiver, _| reserve(Some(receiver)))
                .await
        }
    }
}

/// Puts it back among the available ones.
#[server(prefix = "/api", endpoint = "items/release")]
pub async fn release(#[server(flatten)] sent: Sent, reason: String) -> Result<(), AppError> {
    sent.make(Command::Release(tidy(&reason))).await
}

/// It comes back from service.
#[server(prefix = "/api", endpoint = "items/take-back")]
pub async fn take_back(
    #[server(flatten)] sent: Sent,
    reason: String,
    condition: String,
    place: String,
) -> Result<(), AppError> {
    sent.make(Command::TakeBack(Return {
        reason: tidy(&reason),
        condition: field("condition", Condition::parse(&condition))?,
        place: PlaceId(id("place", &place)?),
    }))
    .await
}

/// Not found at the stock-take.
#[server(prefix = "/api", endpoint = "items/report-lost")]
pub async fn report_lost(#[server(flatten)] sent: Sent, reference: String) -> Result<(), AppError> {
    sent.make(Command::ReportLost(tidy(&reference))).await
}

/// Found again.
#[server(prefix = "/api", endpoint = "items/found")]
pub async fn find(#[server(flatten)] sent: Sent, place: String, reference: String) -> Result<(), AppError> {
    sent.make(Command::Find(PlaceId(id("place", &place)?), tidy(&reference)))
        .await
}

/// Registered by mistake.
#[server(prefix = "/api", endpoint = "items/void")]
pub async fn void_item(#[server(flatten)] sent: Sent, reason: String) -> Result<(), AppError> {
    sent.make(Command::Void(tidy(&reason))).await
}

/// Corrects what is said of it.
#[server(prefix = "/api", endpoint = "items/describe")]
pub async fn describe(
    #[server(flatten)] sent: Sent,
    #[server(flatten)] description: Description,
) -> Result<(), AppError> {
    sent.make(Command::Describe(description.read()?)).await
}

/// Takes one's last gesture back.
#[server(prefix = "/api", endpoint = "items/undo")]
pub async fn undo_last(#[server(flatten)] sent: Sent, seq: String) -> Result<(), AppError> {
    sent.undo(field("seq", seq.parse().ok())?).await
}
