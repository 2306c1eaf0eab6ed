//! Why a form outside the pages was refused: as facts in the cookie of what was just done, and in words on the page that it
//! leads to, which knows the language.

use crate::error::AppError;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// Begins the word of an error; no plain word has a point.
const MARK: &str = "why.";

/// The word that carries the error.
pub fn word(error: &AppError) -> String {
    let facts = serde_json::to_vec(error).unwrap_or_default();
    format!("{MARK}{}", URL_SAFE_NO_PAD.encode(facts))
}

/// The error that a word carries; none for a plain word, and for what cannot be read, since anybody can write a cookie.
pub fn read(word: &str) -> Option<AppError> {
    let facts = URL_SAFE_NO_PAD.decode(word.strip_prefix(MARK)?).ok()?;
    serde_json::from_slice(&facts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Refusal;

    #[test]
    fn an_error_comes_back_with_its_facts_and_a_plain_word_is_none() {
        let error = AppError::Refused(Refusal::TooFarBack { days: 7 });
        let word = word(&error);
        assert!(
            word.chars()
                .all(|sign| sign.is_ascii_alphanumeric() || "._-".contains(sign)),
            "{word}"
        );
        assert_eq!(read(&word), Some(error));
        for other in ["signed", "why.", "why.c2lnbmVk", "why.é"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
