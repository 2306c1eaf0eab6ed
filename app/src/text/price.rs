//! How a saving is priced and looked at.

use crate::lang::Lang;
use domain::{
    ledger::saving::Lens,
    price::{Basis, Counterfactual, Grade, Substitution},
};

/// Before or after tax.
pub fn basis(lang: Lang, basis: Basis) -> &'static str {
    match basis {
        Basis::Ht => lang.pick("HT", "before tax"),
        Basis::Ttc => lang.pick("TTC", "with tax"),
    }
}

/// What would have been bought.
pub fn counterfactual(lang: Lang, counterfactual: Counterfactual) -> &'static str {
    match counterfactual {
        Counterfactual::New => lang.pick("Neuf", "New"),
        Counterfactual::Refurbished => lang.pick("Reconditionné", "Refurbished"),
        Counterfactual::None => lang.pick("Aucun achat", "No purchase"),
    }
}

/// How well a price is documented.
pub fn grade(lang: Lang, grade: Grade) -> &'static str {
    match grade {
        Grade::A => lang.pick("A · marché ou catalogue", "A · contract or catalogue"),
        Grade::B => lang.pick("B · prix daté d’un fournisseur", "B · dated supplier price"),
        Grade::C => lang.pick("C · prix par défaut de la catégorie", "C · category default"),
    }
}

/// How sure it is that a purchase was avoided.
pub fn substitution(lang: Lang, substitution: Substitution) -> &'static str {
    match substitution {
        Substitution::S1 => lang.pick("S1 · achat refusé ou annulé", "S1 · purchase refused or cancelled"),
        Substitution::S2 => lang.pick("S2 · besoin exprimé", "S2 · need stated"),
        Substitution::S3 => lang.pick("S3 · opportunité", "S3 · opportunistic"),
    }
}

/// A way to look at the year.
pub fn lens(lang: Lang, lens: Lens) -> &'static str {
    match lens {
        Lens::Gross => lang.pick("Brut", "Gross"),
        Lens::NetCash => lang.pick("Net hors main-d’œuvre", "Net without labour"),
        Lens::NetFull => lang.pick("Net coût complet", "Net, full cost"),
        Lens::Prudent => lang.pick("Vue prudente", "Prudent view"),
    }
}
