//! Barcodes and numbers that others put on an item, linked to it so that a scan finds it.

/// The shortest that tells anything apart.
const SHORTEST: usize = 3;

/// The longest that is kept: a Data Matrix with a serial number fits.
const LONGEST: usize = 80;

/// The text as it is compared: without the prefix that some scanners send (`]E0`, `]C1`, `]d2`), spaces and control
/// signs, in capitals. `None` for what is too short or too long to be a code.
pub fn normal(text: &str) -> Option<String> {
    let text = without_symbology(text.trim());
    let normal: String = text
        .chars()
        .filter(|sign| !sign.is_control() && !sign.is_whitespace())
        .flat_map(char::to_uppercase)
        .collect();
    (SHORTEST..=LONGEST).contains(&normal.chars().count()).then_some(normal)
}

/// Without the three signs by which a scanner says which kind of barcode it read (ISO/IEC 15424).
fn without_symbology(text: &str) -> &str {
    let mut signs = text.chars();
    let is_told = signs.next() == Some(']')
        && signs.next().is_some_and(|sign| sign.is_ascii_alphabetic())
        && signs.next().is_some_and(|sign| sign.is_ascii_alphanumeric());
    if is_told { signs.as_str() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_barcode_is_the_same_text_whatever_the_scanner_adds() {
        for text in [" 3256220110011 ", "]E03256220110011", "3 256220 110011\r"] {
            assert_eq!(normal(text).as_deref(), Some("3256220110011"), "{text:?}");
        }
        assert_eq!(normal("sn-12/a\u{1d}x").as_deref(), Some("SN-12/AX"));
    }

    #[test]
    fn what_is_too_short_or_too_long_is_no_code() {
        for text in ["", "  a ", "]E01", &"7".repeat(81)] {
            assert_eq!(normal(text), None, "{text:?}");
        }
    }
}
