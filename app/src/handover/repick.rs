//! A button of the form of a new handover that changes its equipment: the page that follows has the equipment in its
//! address, and all that was filled in beside it in the cookie that fills forms in again.

use crate::{form::kept::keep_pairs, layout::address::href};

/// What follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repicked {
    /// The page.
    pub address: String,
    /// What was filled in.
    pub cookie: Option<String>,
}

/// The page that the form asks for by the button `add` or `remove`, or by a text to search for.
pub fn repick(pairs: Vec<(String, String)>) -> Repicked {
    let (picked, filled): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(name, _)| is_of_equipment(name));
    let all = |wanted: &'static str| {
        let of_it = picked.iter().filter(move |(name, _)| name.starts_with(wanted));
        of_it.map(|(_, value)| value.trim())
    };
    let removed = all("remove").next();
    let mut codes: Vec<&str> = Vec::new();
    for code in all(CODES).chain(all("add")) {
        if Some(code) != removed && !codes.contains(&code) {
            codes.push(code);
        }
    }
    let words = all("text").next().unwrap_or_default();
    Repicked {
        address: href("/handovers/new", &[("codes", &codes.join(",")), ("q", words)]),
        cookie: keep_pairs(filled),
    }
}

/// The beginning of the names of the labels chosen; a rank may follow.
const CODES: &str = "form[codes][";

fn is_of_equipment(name: &str) -> bool {
    name.starts_with(CODES) || ["add", "remove", "text"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&str, &str)]) -> String {
        let pairs = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        repick(pairs.collect()).address
    }

    #[test]
    fn equipment_is_added_once_taken_off_and_searched_for() {
        let chosen = [("form[codes][]", "A"), ("form[codes][]", "B"), ("text", "")];
        for (pressed, expected) in [
            (("add", "C"), "/handovers/new?codes=A%2CB%2CC"),
            (("add", "B"), "/handovers/new?codes=A%2CB"),
            (("remove", "A"), "/handovers/new?codes=B"),
        ] {
            assert_eq!(
                asked(&[chosen.as_slice(), &[pressed]].concat()),
                expected,
                "{pressed:?}"
            );
        }
        assert_eq!(asked(&[("text", "chaise")]), "/handovers/new?q=chaise");
    }
}
