//! What a reader quotes of a failure, for whoever looks into the log.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Where it came with the request, and goes with the answer.
#[cfg(feature = "ssr")]
pub const HEADER: &str = "x-request-id";

/// The longest one.
const LONGEST: usize = 64;

/// The name of a request, or nothing. Only letters, digits and a few marks: it travels in addresses, and none may put a
/// sentence on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String")]
pub struct Reference(String);

impl Reference {
    /// Of the request that is being answered; nothing outside one.
    #[cfg(feature = "ssr")]
    pub fn of_request() -> Self {
        let parts = leptos::prelude::use_context::<http::request::Parts>();
        let id = parts.and_then(|parts| Some(parts.headers.get(HEADER)?.to_str().ok()?.to_owned()));
        Self::from(id.unwrap_or_default())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a text may be one.
    pub fn is_plain(text: &str) -> bool {
        let is_mark = |sign: char| matches!(sign, '-' | '_' | '.');
        (1..=LONGEST).contains(&text.len()) && text.chars().all(|sign| sign.is_ascii_alphanumeric() || is_mark(sign))
    }
}

impl From<String> for Reference {
    fn from(text: String) -> Self {
        if Self::is_plain(&text) {
            Self(text)
        } else {
            Self::default()
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_holds_no_sentence() {
        let id = "0197d1f2-8f5f-7b7e-9d52-0d2c5a1b8c11";
        assert_eq!(Reference::from(id.to_owned()).to_string(), id);
        for text in ["", "call 0800 000 000", "<b>", &"a".repeat(65)] {
            assert!(Reference::from(text.to_owned()).is_empty(), "{text}");
        }
    }
}
