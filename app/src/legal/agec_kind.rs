//! The types of products in the reader's language. The schema's words are French and stay so in the declaration.

use crate::{lang::Lang, words::legal as w};
use domain::legal::agec::TYPES;

type Word = fn(Lang) -> &'static str;

/// Their words, in the schema's order.
const WORDS: [Word; 17] = [
    w::kind_textiles,
    w::kind_it,
    w::kind_printers,
    w::kind_ink,
    w::kind_paper,
    w::kind_stationery,
    w::kind_transport,
    w::kind_vehicles,
    w::kind_furniture,
    w::kind_street,
    w::kind_bins,
    w::kind_jars,
    w::kind_sports,
    w::kind_gardening,
    w::kind_buildings,
    w::kind_appliances,
    w::kind_toys,
];

/// What a type of product is called for who does not read French; none where its own words will do.
pub(crate) fn translated(lang: Lang, kind: &str) -> Option<&'static str> {
    if lang == Lang::Fr {
        return None;
    }
    let mut all = TYPES.iter().zip(WORDS);
    all.find(|(one, _)| **one == kind).map(|(_, word)| word(lang))
}

#[cfg(test)]
mod tests {
    use super::{TYPES, WORDS, translated};
    use crate::lang::Lang;

    #[test]
    fn every_type_has_its_official_words_in_french_and_others_in_english() {
        for (kind, word) in TYPES.iter().zip(WORDS) {
            assert_eq!(word(Lang::Fr), *kind);
            assert_eq!(translated(Lang::Fr, kind), None);
            assert!(translated(Lang::En, kind).is_some_and(|name| name != *kind), "{kind}");
        }
        assert_eq!(translated(Lang::En, "Chaussettes"), None);
    }
}
