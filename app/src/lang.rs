//! The reader's language: French unless they chose English. It never changes without a page load.

use leptos::prelude::*;

/// A language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// The code for `<html lang>` and the cookie.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of that code; French for anything else.
    pub fn parse(code: &str) -> Self {
        if code == "en" { Self::En } else { Self::Fr }
    }

    /// Whether that many, as it is written, takes a singular: one, and in French none.
    pub fn is_one(self, count: &impl std::fmt::Display) -> bool {
        match count.to_string().as_str() {
            "1" => true,
            "0" => self == Self::Fr,
            _ => false,
        }
    }

    /// Whichever of the two is in this language.
    pub fn pick<'a>(self, fr: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Fr => fr,
            Self::En => en,
        }
    }
}

/// The language of this page: from the cookie on the server, from `<html lang>` in the browser.
pub fn lang() -> Lang {
    use_context::<Lang>().unwrap_or_else(read)
}

#[cfg(feature = "ssr")]
fn read() -> Lang {
    let cookie = use_context::<http::request::Parts>().and_then(|parts| crate::door::cookie(&parts, "lang"));
    cookie.map_or(Lang::Fr, |code| Lang::parse(&code))
}

#[cfg(not(feature = "ssr"))]
fn read() -> Lang {
    let code = document()
        .document_element()
        .and_then(|html| html.get_attribute("lang"));
    code.map_or(Lang::Fr, |code| Lang::parse(&code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{batch, label};

    #[test]
    fn one_is_singular_and_none_is_too_in_french() {
        let said = [0, 1, 2].map(|count| label::left(Lang::Fr, count));
        assert_eq!(said, ["0 restante", "1 restante", "2 restantes"]);
        let said = [0, 1, 2].map(|count| label::job(Lang::En, count));
        assert_eq!(said, ["0 labels", "1 label", "2 labels"]);
        assert_eq!(label::job_of(Lang::Fr, 1, "E-2026-0001"), "1 étiquette · E-2026-0001");
        assert_eq!(label::print_all(Lang::Fr, 1), "Imprimer l’étiquette");
        assert_eq!(batch::review(Lang::Fr, 1), "Vérifier et confirmer (1 lu)");
        // A number as it is written, whatever stands between its thousands.
        assert_eq!(label::left(Lang::Fr, "1 000"), "1 000 restantes");
    }
}
