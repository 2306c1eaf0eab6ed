//! A signature drawn on the screen, as the form sends it.

use super::field;
use crate::error::AppError;
use base64::{Engine, engine::general_purpose::STANDARD};
use store::media::File;

/// A drawing is some kilobytes: beyond this it is none.
const MAX: usize = 400_000;

/// The drawing of a data URL; none where nothing was drawn.
///
/// # Errors
/// [`AppError::Invalid`] (`signature`) for what is no PNG.
pub(crate) fn drawing(url: &str) -> Result<Option<File>, AppError> {
    if url.is_empty() {
        return Ok(None);
    }
    let text = url
        .strip_prefix("data:image/png;base64,")
        .filter(|text| text.len() <= MAX);
    let bytes = text.and_then(|text| STANDARD.decode(text).ok());
    let is_png = |bytes: &Vec<u8>| bytes.starts_with(b"\x89PNG\r\n\x1a\n");
    let bytes = field("signature", bytes.filter(is_png))?;
    Ok(Some(File {
        mime: "image/png".into(),
        bytes,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_a_png_or_nothing() {
        assert_eq!(drawing("").unwrap(), None);
        assert!(drawing("data:image/png;base64,iVBORw0KGgo=").unwrap().is_some());
        for url in [
            "data:image/png;base64,AAAA",
            "data:text/html;base64,iVBORw0KGgo=",
            "iVBORw0KGgo=",
        ] {
            assert_eq!(drawing(url).unwrap_err(), AppError::invalid("signature"), "{url}");
        }
    }
}
