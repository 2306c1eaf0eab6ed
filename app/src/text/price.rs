//! How a saving is priced and looked at.

use crate::{
    lang::Lang,
    words::{price as prices, price_import as w},
};
use domain::{
    ledger::saving::Lens,
    price::{
        Basis, Counterfactual, Grade, Substitution, Unused,
        import::{Field, Problem, Wrong},
    },
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

/// What a column of a supplier's file says.
pub fn field(lang: Lang, field: Field) -> &'static str {
    match field {
        Field::What => w::f_what(lang),
        Field::Price => w::f_price(lang),
        Field::Category => w::f_category(lang),
        Field::DatedOn => w::f_dated_on(lang),
        Field::Vat => w::f_vat(lang),
        Field::Reference => w::f_reference(lang),
        Field::Supplier => w::f_supplier(lang),
    }
}

/// What is wrong with a cell, and what to do.
pub fn problem(lang: Lang, problem: Problem) -> &'static str {
    match problem {
        Problem::Missing => w::p_missing(lang),
        Problem::NotANumber => w::p_not_a_number(lang),
        Problem::Ambiguous => w::p_ambiguous(lang),
        Problem::Negative => w::p_negative(lang),
        Problem::OutOfRange => w::p_out_of_range(lang),
        Problem::NotADay => w::p_not_a_day(lang),
        Problem::Future => w::p_future(lang),
        Problem::UnknownCategory => w::p_unknown_category(lang),
        Problem::NoCategory => w::p_no_category(lang),
        Problem::TooLong => w::p_too_long(lang),
        Problem::OtherBasis => w::p_other_basis(lang),
    }
}

/// A cell that cannot be used, with what stands in it.
pub fn wrong_cell(lang: Lang, wrong: &Wrong) -> String {
    let (field, problem) = (self::field(lang, wrong.field), self::problem(lang, wrong.problem));
    match wrong.text.as_str() {
        "" => w::cell_empty(lang, field, problem),
        text => w::cell(lang, field, text, problem),
    }
}

/// The header of the column that says what to correct, in the file of lines to correct.
pub fn to_correct(lang: Lang) -> &'static str {
    w::to_correct(lang)
}

/// What that column says of a line.
pub fn line_problem(lang: Lang, number: u32, wrong: &[Wrong]) -> String {
    let problems: Vec<String> = wrong.iter().map(|wrong| wrong_cell(lang, wrong)).collect();
    w::in_line(lang, number, problems.join(lang.pick(" ; ", "; ")))
}

/// Why a price does not serve a need.
pub fn unused(lang: Lang, unused: Unused) -> &'static str {
    match unused {
        Unused::OtherKind => prices::unused_other(lang),
        Unused::Later => prices::unused_later(lang),
        Unused::Nothing => prices::unused_nothing(lang),
        Unused::DefaultBehindDocument => prices::unused_default(lang),
        Unused::Higher => prices::unused_higher(lang),
        Unused::AsLow => prices::unused_as_low(lang),
    }
}
