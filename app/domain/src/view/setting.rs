//! What settings edit and forms offer.

use super::Choice;
use crate::{Cents, Grams, Role, item::Gate, price::Basis};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceRow {
    /// Its record.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its parent's record.
    pub parent: Option<i64>,
    /// Its cost centre.
    pub cost_centre: String,
    /// Still in use.
    pub is_active: bool,
}

/// A site or a location.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceRow {
    /// Its record.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The site or location it is in.
    pub parent: Option<i64>,
    /// From the site down: `Arras · Atelier · B2`.
    pub path: String,
    /// Still in use.
    pub is_active: bool,
}

/// A provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderRow {
    /// Its record.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The word of a [`ProviderKind`](crate::local::ProviderKind).
    pub kind: String,
    /// Its commune.
    pub commune: String,
    /// The commune's postcode; empty where it is not known.
    pub postcode: String,
    /// The commune's INSEE code; empty where it is not known.
    pub insee: String,
    /// Still in use.
    pub is_active: bool,
}

/// A category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryRow {
    /// Its code.
    pub code: String,
    /// French name.
    pub label_fr: String,
    /// English name.
    pub label_en: String,
    /// Family, French.
    pub family: String,
    /// Weight of one.
    pub weight: Option<Grams>,
    /// CO2 equivalent of making one.
    pub co2: Option<Grams>,
    /// The factor's code.
    pub factor: String,
    /// The edition of its figures.
    pub version: u32,
    /// Who publishes them.
    pub source: String,
    /// A default price, grade C.
    pub default_price: Option<Cents>,
    /// Months of reference.
    pub reference_months: Option<u32>,
    /// Checks that it calls for.
    pub gates: Vec<Gate>,
}

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    /// Their record.
    pub id: i64,
    /// What they sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// What they are trusted with.
    pub roles: Vec<Role>,
    /// May sign in.
    pub is_active: bool,
}

/// The organisation's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// The desk's phone.
    pub phone: String,
    /// The address printed on labels, such as `https://regain.departement.fr`.
    pub public_url: String,
    /// Internal labour, cents an hour.
    pub labour_rate: Cents,
    /// Amounts before or after tax.
    pub basis: Basis,
    /// Days within which a return takes the saving back.
    pub return_window_days: u32,
    /// The year's target.
    pub target: Cents,
    /// Share of the replacement price that a technician decides alone.
    pub ceiling_percent: u32,
    /// The same without a price.
    pub ceiling_without_price: Cents,
    /// The last day of the closed periods.
    pub closed_through: Option<NaiveDate>,
}

/// The choices of the deposit and other forms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Services in use.
    pub services: Vec<Choice>,
    /// The services of the last deposits, newest first.
    pub recent_services: Vec<Choice>,
    /// Places in use.
    pub places: Vec<Choice>,
    /// Categories, French then English name.
    pub categories: Vec<CategoryChoice>,
    /// Providers in use.
    pub providers: Vec<Choice>,
    /// Parts in stock: record, name with quantity.
    pub parts: Vec<Choice>,
    /// Today in Paris.
    pub today: Option<NaiveDate>,
    /// The last day of a reservation made today, unless said otherwise.
    pub kept_until: Option<NaiveDate>,
}

/// A category in a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryChoice {
    /// Its code.
    pub code: String,
    /// French name.
    pub fr: String,
    /// English name.
    pub en: String,
}
