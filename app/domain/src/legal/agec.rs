//! The yearly declaration of article 58 of the law against waste (loi n° 2020-105, « AGEC »): what was bought second-hand
//! or recycled, by type of product. Its file follows the State's table schema 0.1.0, kept in `data/`.

use crate::{
    Cents,
    export::{decimal, neutral},
};
use serde::{Deserialize, Serialize};

/// The types of products of the schema, in its order and words.
pub const TYPES: [&str; 17] = [
    "Produits textiles à l'exception des équipements de protection individuels",
    "Matériel informatique et téléphonie",
    "Matériel de reprographie et d'impression",
    "Consommables d'impression",
    "Papier",
    "Fournitures de bureau",
    "Engins de transport et pièces détachées",
    "Véhicules et pièces détachées",
    "Mobilier et aménagement d'intérieur",
    "Mobilier urbain",
    "Equipements de collecte de déchets",
    "Bocaux et flacons",
    "Articles et équipement sportifs",
    "Matériel d'entretien des espaces verts",
    "Bâtiments modulaires ou préfabriqués",
    "Gros électroménager, y compris appareils professionnels",
    "Jeux et jouets",
];

/// The columns of the schema, in its order.
pub const COLUMNS: [&str; 9] = [
    "annee",
    "siret",
    "raison_sociale",
    "type_produit_acquis",
    "montant_total",
    "montant_reemploi_et_reutilisation",
    "montant_produits_issus_don",
    "montant_produits_recycles",
    "commentaires",
];

/// What was spent on one type of product in a year, before tax.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spending {
    /// All of it.
    pub total: Cents,
    /// On what was used before.
    pub reuse: Cents,
    /// The flat value of what was given to the body (arrêté du 29 février 2024).
    pub donated: Cents,
    /// On what contains recycled matter.
    pub recycled: Cents,
    /// A remark for the reader.
    pub comment: String,
}

/// Who declares.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declarant {
    /// The establishment's number.
    pub siret: String,
    /// Its legal name.
    pub legal_name: String,
    /// Its département's number, for local spending; empty where it is not set.
    pub department: String,
}

impl Declarant {
    /// Whether the declaration can name who makes it.
    pub fn is_complete(&self) -> bool {
        super::is_siret(&self.siret) && !self.legal_name.trim().is_empty()
    }
}

/// The declaration's file: comma-separated, UTF-8, a header, a line for each type filled in.
pub fn csv<'a>(year: i32, who: &Declarant, lines: impl IntoIterator<Item = (&'a str, &'a Spending)>) -> String {
    let mut text = COLUMNS.join(",");
    text.push_str("\r\n");
    for (kind, spending) in lines {
        let cells = [
            format!("{year:04}"),
            who.siret.clone(),
            cell(&who.legal_name),
            cell(kind),
            amount(spending.total),
            amount(spending.reuse),
            amount(spending.donated),
            amount(spending.recycled),
            cell(&spending.comment),
        ];
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// Euros with a point, as the schema's numbers are.
fn amount(cents: Cents) -> String {
    decimal(cents.0, 2, '.')
}

/// A text on one line, quoted where it must be; what a spreadsheet would take for a formula is disarmed.
fn cell(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = neutral(&text);
    if text.contains([',', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_a_spreadsheet_would_compute_is_disarmed_wherever_a_cell_could_begin() {
        let who = Declarant {
            siret: "1".into(),
            legal_name: "=Artois, -Nord".into(),
            ..Declarant::default()
        };
        let spending = Spending {
            total: Cents(-1205),
            ..Spending::default()
        };
        let text = csv(2026, &who, [("Papier", &spending)]);
        assert_eq!(
            text.lines().nth(1),
            Some("2026,1,\"'=Artois, '-Nord\",Papier,-12.05,0.00,0.00,0.00,")
        );
    }
}
