//! What a documented price is chosen from, wherever one is recorded or looked for.

use crate::{lang::Lang, text};
use domain::price::{Basis, Counterfactual, Grade};

/// Values with their words.
type Options = Vec<(String, String)>;

/// With tax first: that never counts more than was paid.
pub(super) fn bases(lang: Lang) -> Options {
    [Basis::Ttc, Basis::Ht]
        .map(|basis| (basis.word().to_owned(), text::basis(lang, basis).to_owned()))
        .into()
}

/// What would have been bought.
pub(super) fn kinds(lang: Lang) -> Options {
    [Counterfactual::New, Counterfactual::Refurbished]
        .map(|of| (of.word().to_owned(), text::counterfactual(lang, of).to_owned()))
        .into()
}

/// A category's default is set with the category: only documents are recorded as prices.
pub(super) fn grades(lang: Lang) -> Options {
    [Grade::A, Grade::B]
        .map(|grade| (grade.word().to_owned(), text::grade(lang, grade).to_owned()))
        .into()
}
