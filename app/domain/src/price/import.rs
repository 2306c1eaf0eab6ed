//! From the rows of a supplier's catalogue to prices: which column is which, and what each line says.

mod form;
mod known;
mod line;
mod outcome;

pub use form::MappingForm;
pub use known::{fingerprint, undated};
pub use line::read_lines;
pub use outcome::{Line, Outcome, Problem, Wrong};

use super::{Basis, Counterfactual, Grade};
use crate::office::{Cells, Wanted, find_header, guess_columns};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a column may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// What it is the price of.
    What,
    /// The price of one.
    Price,
    /// The rate of tax.
    Vat,
    /// The category, by its code or a name.
    Category,
    /// The day of the price.
    DatedOn,
    /// The supplier's own number.
    Reference,
    /// Who sells it.
    Supplier,
}

impl Field {
    /// All of them, those without which nothing can be read first.
    pub const ALL: [Self; 7] = [
        Self::What,
        Self::Price,
        Self::Category,
        Self::DatedOn,
        Self::Vat,
        Self::Reference,
        Self::Supplier,
    ];

    /// The word used in forms and addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Price => "price",
            Self::Vat => "vat",
            Self::Category => "category",
            Self::DatedOn => "dated_on",
            Self::Reference => "reference",
            Self::Supplier => "supplier",
        }
    }

    /// How offices head that column, the likeliest first.
    fn wanted(self) -> Wanted {
        let words: &[&str] = match self {
            Self::What => &[
                "designation",
                "libelle",
                "article",
                "produit",
                "intitule",
                "description",
                "nom",
                "equipement",
                "item",
                "name",
            ],
            Self::Price => &[
                "prix unitaire ht",
                "prix unitaire ttc",
                "pu ht",
                "pu ttc",
                "prix ht",
                "prix ttc",
                "prix unitaire",
                "prix net",
                "prix public",
                "pu",
                "tarif ht",
                "tarif ttc",
                "tarif",
                "prix",
                "unit price",
                "price",
                "montant",
            ],
            Self::Vat => &["tva", "taux tva", "taux de tva", "vat", "vat rate"],
            Self::Category => &["categorie", "code categorie", "famille", "rubrique", "category"],
            Self::DatedOn => &[
                "date du prix",
                "date du tarif",
                "date tarif",
                "date prix",
                "date d effet",
                "valable du",
                "date",
                "price date",
            ],
            Self::Reference => &[
                "reference",
                "ref",
                "code article",
                "reference article",
                "ref article",
                "ref fournisseur",
                "code",
                "sku",
            ],
            Self::Supplier => &["fournisseur", "titulaire", "distributeur", "supplier", "vendor"],
        };
        Wanted { words }
    }
}

/// How a file is read: the rank of each column, and what holds for all lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The rank of the row with the columns' names.
    pub header: u32,
    /// The rank of each field's column, in the order of [`Field::ALL`].
    pub columns: [Option<u32>; 7],
    /// The basis of the prices.
    pub basis: Basis,
    /// The rate of tax where no column says it, in hundredths of a percent.
    pub vat: u32,
    /// The category where no column says it; empty for none.
    pub category: String,
    /// The day of the prices where no column says it.
    pub dated_on: NaiveDate,
    /// Where the prices come from: contract, catalogue.
    pub source: String,
    /// Contract or catalogue, or a dated price.
    pub grade: Grade,
    /// New or refurbished.
    pub of: Counterfactual,
}

impl Mapping {
    /// What the header's words suggest. Prices that do not say their basis are taken with tax, which never counts
    /// more than was paid.
    pub fn guess(cells: &Cells, source: &str, today: NaiveDate) -> Self {
        let wanted = Field::ALL.map(Field::wanted);
        let header = find_header(cells, &wanted).unwrap_or(0);
        let row = cells.get(header).map(Vec::as_slice).unwrap_or_default();
        let mut columns = [None; 7];
        for (place, found) in columns.iter_mut().zip(guess_columns(row, &wanted)) {
            *place = found.and_then(|rank| u32::try_from(rank).ok());
        }
        let mut mapping = Self {
            header: u32::try_from(header).unwrap_or(0),
            columns,
            basis: Basis::Ttc,
            vat: 2000,
            category: String::new(),
            dated_on: today,
            source: source.to_owned(),
            grade: Grade::A,
            of: Counterfactual::New,
        };
        let price = mapping.column(Field::Price).and_then(|rank| usize::try_from(rank).ok());
        let head = price.and_then(|rank| row.get(rank)).map_or("", String::as_str);
        if Basis::Ht.is_said(head) && !Basis::Ttc.is_said(head) {
            mapping.basis = Basis::Ht;
        }
        mapping
    }

    /// The rank of that field's column.
    pub fn column(&self, field: Field) -> Option<u32> {
        let rank = Field::ALL.iter().position(|other| *other == field)?;
        self.columns.get(rank).copied().flatten()
    }

    /// Sets the rank of that field's column.
    pub fn set(&mut self, field: Field, column: Option<u32>) {
        let mut places = Field::ALL.iter().zip(self.columns.iter_mut());
        if let Some((_, place)) = places.find(|(other, _)| **other == field) {
            *place = column;
        }
    }
}
