//! Server functions of the ways to leave for good.

use crate::{error::AppError, item::sent::Sent};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::{
        form::{field, optional},
        item::sent::{named, tidy},
    },
    domain::{
        item::{Barrier, Command, Dismantling, Donation, GiveBack, Proof, RecoveredPart, Recycling, Sale, Worth},
        price::Counterfactual,
        unit::{parse_cents, parse_kilograms},
    },
};

/// A recovered part, as typed; a line without a name is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PartLine {
    /// What.
    pub name: String,
    /// How many.
    pub quantity: String,
}

#[cfg(feature = "ssr")]
fn barrier(word: &str) -> Result<Option<Barrier>, AppError> {
    optional("barrier", word, Barrier::parse)
}

/// Back to its owner, who signs on the screen or by a typed name and a ticked statement.
#[server(prefix = "/api", endpoint = "items/give-back")]
pub async fn give_item_back(
    #[server(flatten)] sent: Sent,
    receiver: String,
    instead_of: String,
    #[server(default)] statement: String,
    #[server(default)] drawing: String,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let owner = named(&receiver, None, crate::form::drawing::drawing(&drawing)?);
    let stated = (!statement.is_empty()).then_some(Proof::Statement);
    let proof = field(
        "signature",
        owner.signature.as_ref().map(|_| Proof::Signature).or(stated),
    )?;
    let instead_of = field("instead_of", Counterfactual::parse(&instead_of))?;
    let command = |receiver, media| {
        let facts = GiveBack {
            receiver,
            proof,
            media,
            instead_of,
        };
        Command::GiveBack(facts, Worth::default())
    };
    sent.make_naming(&desk, &owner, command).await
}

/// Given outside the body.
#[server(prefix = "/api", endpoint = "items/donate")]
pub async fn donate(
    #[server(flatten)] sent: Sent,
    beneficiary: String,
    legal_category: String,
    unit_value: String,
    #[server(default)] barrier: String,
) -> Result<(), AppError> {
    sent.make(Command::Donate(Donation {
        beneficiary: tidy(&beneficiary),
        legal_category: tidy(&legal_category),
        unit_value: field("unit_value", parse_cents(&unit_value))?,
        barrier: self::barrier(&barrier)?,
    }))
    .await
}

/// Sold.
#[server(prefix = "/api", endpoint = "items/sell")]
pub async fn sell(
    #[server(flatten)] sent: Sent,
    buyer: String,
    price: String,
    receipt: String,
    #[server(default)] barrier: String,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let (price, barrier) = (field("price", parse_cents(&price))?, self::barrier(&barrier)?);
    let (named, receipt) = (named(&buyer, None, None), tidy(&receipt));
    let command = |buyer, _| {
        Command::Sell(Sale {
            buyer,
            price,
            receipt,
            barrier,
        })
    };
    sent.make_naming(&desk, &named, command).await
}

/// Handed to a waste operator.
#[server(prefix = "/api", endpoint = "items/recycle")]
pub async fn recycle(
    #[server(flatten)] sent: Sent,
    operator: String,
    weight: String,
    waste_code: String,
    #[server(default)] barrier: String,
) -> Result<(), AppError> {
    sent.make(Command::Recycle(Recycling {
        operator: tidy(&operator),
        weight: field("weight", parse_kilograms(&weight))?,
        waste_code: tidy(&waste_code),
        barrier: self::barrier(&barrier)?,
    }))
    .await
}

/// Taken apart; what was recovered enters the stock.
#[server(prefix = "/api", endpoint = "items/dismantle")]
pub async fn dismantle(
    #[server(flatten)] sent: Sent,
    #[server(default)] parts: Vec<PartLine>,
    rest: String,
    #[server(default)] barrier: String,
) -> Result<(), AppError> {
    let named = parts.iter().filter(|line| !line.name.trim().is_empty());
    let parts = named.map(|line| {
        let quantity = field("quantity", line.quantity.trim().parse().ok())?;
        Ok(RecoveredPart {
            name: tidy(&line.name),
            quantity,
        })
    });
    sent.make(Command::Dismantle(Dismantling {
        parts: parts.collect::<Result<_, AppError>>()?,
        rest: tidy(&rest),
        barrier: self::barrier(&barrier)?,
    }))
    .await
}
