//! Server functions of deposits.

use crate::{error::AppError, item::api::handling::Description};
use domain::view::{Choices, DepositSlip};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::{
        form::{field, optional, submission},
        item::sent::{id, tidy},
    },
    domain::{item::Ownership, plain::plain, view::CategoryChoice},
    store::{Desk, deposit::NewDeposit, media::File},
};

/// What the deposit form is filled in with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepositDesk {
    /// What its fields choose from.
    pub choices: Choices,
    /// The slip that is added to.
    pub slip: Option<DepositSlip>,
}

/// A deposit, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Received {
    /// The slip that is added to; empty for a new one.
    pub slip: String,
    /// Who deposits.
    pub service: String,
    /// Who brings it.
    pub bearer: String,
    /// The category's name in either language, or its code.
    pub category: String,
    /// A common fault; what is typed under `fault` comes first.
    pub common_fault: String,
    /// How many.
    pub quantity: String,
    /// `lot` for one label in all, `each` for one each.
    pub labels: String,
    /// Where it is put; empty for the last place used.
    pub place: String,
    /// `body` or `depositor`.
    pub ownership: String,
    /// A blank label already stuck on.
    pub label: String,
}

#[cfg(feature = "ssr")]
impl Received {
    fn read(self, description: &Description, categories: &[CategoryChoice]) -> Result<NewDeposit, AppError> {
        let text = |text: &str| Some(text.to_owned());
        let mut details = description.read()?;
        if details.fault.is_empty() {
            details.fault = tidy(&self.common_fault);
        }
        Ok(NewDeposit {
            slip: optional("slip", &self.slip, text)?,
            service: id("service", &self.service)?,
            bearer: tidy(&self.bearer),
            category: field("category", category(&self.category, categories))?,
            details,
            quantity: field("quantity", self.quantity.trim().parse().ok())?,
            is_lot: self.labels == "lot",
            place: optional("place", &self.place, |text| text.parse().ok())?,
            ownership: match self.ownership.as_str() {
                "depositor" => Ownership::Depositor,
                _ => Ownership::Body,
            },
            label: optional("label", &self.label, text)?,
        })
    }
}

/// The category that these words name: its code or its name in either language, else the only one
/// whose name has them.
#[cfg(feature = "ssr")]
fn category(words: &str, categories: &[CategoryChoice]) -> Option<String> {
    let wanted = plain(words);
    if wanted.is_empty() {
        return None;
    }
    let names = |choice: &CategoryChoice| [plain(&choice.code), plain(&choice.fr), plain(&choice.en)];
    let code = |choice: &CategoryChoice| choice.code.clone();
    if let Some(exact) = categories.iter().find(|choice| names(choice).contains(&wanted)) {
        return Some(code(exact));
    }
    let mut near = categories
        .iter()
        .filter(|choice| names(choice).iter().any(|name| name.contains(&wanted)));
    let first = near.next();
    first.filter(|_| near.next().is_none()).map(code)
}

/// The choices of the deposit form, and the slip that is added to.
#[server(prefix = "/api", endpoint = "deposits/desk")]
pub async fn read_deposit(#[server(default)] slip: String) -> Result<DepositDesk, AppError> {
    let desk = crate::door::desk().await?;
    let slip = match slip.as_str() {
        "" => None,
        number => Some(store::deposit::slip(&desk, number).await?),
    };
    let choices = store::catalogue::choices(&desk).await?;
    Ok(DepositDesk { choices, slip })
}

/// Receives equipment, then shows its slip.
#[server(prefix = "/api", endpoint = "deposits/receive")]
pub async fn receive_deposit(
    #[server(flatten)] received: Received,
    #[server(flatten)] description: Description,
    key: String,
    #[server(default)] occurred_on: String,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let number = receive(&desk, received, &description, (&key, &occurred_on), &[]).await?;
    crate::door::flash("deposited");
    leptos_axum::redirect(&format!("/deposits/{number}"));
    Ok(())
}

/// Receives what was typed, under that key and on that day, with its photos: the slip's number.
///
/// # Errors
/// See [`store::deposit::receive_with`].
#[cfg(feature = "ssr")]
pub async fn receive(
    desk: &Desk,
    received: Received,
    description: &Description,
    (key, occurred_on): (&str, &str),
    photos: &[File],
) -> Result<String, AppError> {
    let choices = store::catalogue::choices(desk).await?;
    let deposit = received.read(description, &choices.categories)?;
    let submission = submission(key, "", occurred_on)?;
    let (number, _labels) = store::deposit::receive_with(desk, &submission, deposit, photos).await?;
    Ok(number)
}

/// A slip with its items.
#[server(prefix = "/api", endpoint = "deposits/slip")]
pub async fn read_slip(number: String) -> Result<DepositSlip, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::deposit::slip(&desk, &number).await?)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::category;
    use domain::view::CategoryChoice;

    fn choice(code: &str, fr: &str, en: &str) -> CategoryChoice {
        CategoryChoice {
            code: code.into(),
            fr: fr.into(),
            en: en.into(),
        }
    }

    #[test]
    fn a_category_is_named_by_its_code_its_names_or_a_part_of_one() {
        let all = [
            choice("IT-MONITOR", "Écran / moniteur", "Monitor"),
            choice("AV-TV", "Téléviseur", "TV"),
            choice("KI-COFFEE", "Cafetière filtre", "Filter coffee machine"),
            choice("KI-ESPRESSO", "Cafetière expresso", "Espresso machine"),
        ];
        for (words, code) in [
            ("it-monitor", Some("IT-MONITOR")),
            ("ecran", Some("IT-MONITOR")),
            ("TV", Some("AV-TV")),
            ("cafetière filtre", Some("KI-COFFEE")),
            ("cafetière", None),
            ("", None),
            ("grue", None),
        ] {
            assert_eq!(category(words, &all).as_deref(), code, "{words}");
        }
    }
}
