//! Server functions of handovers.

use super::form::{PrepareForm, SignForm};
use crate::error::AppError;
use chrono::NaiveDate;
use domain::view::{Choice, HandoverRow, HandoverSlip, ItemRow, Page, PriceRow};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The lists of slips.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handovers {
    /// Waiting for a signature, the late ones first.
    pub open: Page<HandoverRow>,
    /// All of them, newest first.
    pub all: Page<HandoverRow>,
    /// Whether the person may prepare one.
    pub may_prepare: bool,
}

/// What the form of a new handover chooses from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewForm {
    /// Services in use.
    pub services: Vec<Choice>,
    /// Today in Paris.
    pub today: NaiveDate,
}

/// The equipment of a handover in preparation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picked {
    /// Chosen.
    pub chosen: Vec<ItemRow>,
    /// Labels that nothing bears.
    pub unknown: Vec<String>,
    /// The words searched for.
    pub words: String,
    /// Available and not chosen: the first ones.
    pub found: Vec<ItemRow>,
    /// How many the words find.
    pub total: u64,
    /// Prices that may serve those chosen.
    pub prices: Vec<PriceRow>,
}

impl Picked {
    /// Whether that label is chosen.
    pub fn has(&self, code: &str) -> bool {
        self.chosen.iter().any(|row| row.code == code)
    }
}

/// A slip and how the person looking may sign it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipView {
    /// The slip.
    pub slip: HandoverSlip,
    /// Signed in as its receiver, not at the desk: signs by a click.
    pub is_receiver: bool,
    /// Today in Paris.
    pub today: NaiveDate,
}

/// The slips: all of those unsigned, and a page of the others.
///
/// # Errors
/// See [`store::handover::read::list`].
#[server(prefix = "/api", endpoint = "handovers/list")]
pub async fn read_handovers(page: u32) -> Result<Handovers, AppError> {
    let desk = crate::door::desk().await?;
    let mut open = store::handover::read::list(&desk, true, 1).await?;
    open.rows.sort_by_key(|row| !row.is_late);
    Ok(Handovers {
        open,
        all: store::handover::read::list(&desk, false, page).await?,
        may_prepare: desk.actor.may(domain::access::Permission::HandOver),
    })
}

/// What a new handover chooses from.
///
/// # Errors
/// Refused to who may not hand over.
#[server(prefix = "/api", endpoint = "handovers/form")]
pub async fn read_new_form() -> Result<NewForm, AppError> {
    let desk = crate::door::desk().await?;
    desk.require(domain::access::Permission::HandOver)?;
    let choices = store::catalogue::choices(&desk).await?;
    Ok(NewForm {
        services: choices.services,
        today: desk.today(),
    })
}

/// The equipment chosen by those labels, and found by those words.
///
/// # Errors
/// Refused to who may not hand over.
#[server(prefix = "/api", endpoint = "handovers/pick")]
pub async fn read_picked(
    #[server(default)] codes: String,
    #[server(default)] words: String,
) -> Result<Picked, AppError> {
    let desk = crate::door::desk().await?;
    desk.require(domain::access::Permission::HandOver)?;
    super::picked::pick(&desk, &codes, &words).await
}

/// A slip.
///
/// # Errors
/// See [`store::handover::read::slip`].
#[server(prefix = "/api", endpoint = "handovers/slip")]
pub async fn read_slip(number: String) -> Result<SlipView, AppError> {
    let desk = crate::door::desk().await?;
    let slip = store::handover::read::slip(&desk, &number).await?;
    Ok(SlipView {
        slip,
        is_receiver: !desk.actor.holds(&[domain::Role::Desk]),
        today: desk.today(),
    })
}

/// Hands over.
///
/// # Errors
/// See [`store::handover::prepare`].
#[server(prefix = "/api", endpoint = "handovers/prepare")]
pub async fn prepare_handover(
    #[server(default)] form: PrepareForm,
    #[server(default)] occurred_on: String,
    key: String,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let submission = crate::form::submission(&key, "", &occurred_on)?;
    let number = store::handover::prepare(&desk, &submission, form.read()?).await?;
    crate::door::flash("handed_over");
    leptos_axum::redirect(&format!("/handovers/{number}"));
    Ok(())
}

/// Signs a slip: what is ticked is accepted, the rest refused.
///
/// # Errors
/// See [`store::handover::sign`].
#[server(prefix = "/api", endpoint = "handovers/sign")]
pub async fn sign_handover(
    number: String,
    #[server(default)] form: SignForm,
    #[server(default)] occurred_on: String,
    key: String,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let signing = form.read(!desk.actor.holds(&[domain::Role::Desk]))?;
    let submission = crate::form::submission(&key, "", &occurred_on)?;
    let signed = store::handover::sign(&desk, &submission, &number, signing).await?;
    crate::door::flash(signed.word());
    leptos_axum::redirect(&format!("/handovers/{number}"));
    Ok(())
}
