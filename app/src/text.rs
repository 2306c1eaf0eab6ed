//! Every word of the domain in the reader's language: exhaustive matches, so that a state without words does not compile.
use crate::{error::AppError, lang::Lang};
/// Why it was refused.
pub fn error(_lang: Lang, _error: &AppError) -> String { String::new() }
