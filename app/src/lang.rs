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
