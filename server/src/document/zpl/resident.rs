//! The font that label printers have inside (font 0, CG Triumvirate Bold Condensed), of which Regain has no file: how wide
//! its letters are at most, so that what is sent stays on the label.
//!
//! The bounds hold for the widths of Helvetica Narrow Bold, drawn alike, at the height of the resident capitals (three
//! quarters of the font's height), and for the advances that others measured on an emulator of these printers.

/// Printers draw no smaller letters, in dots.
const SMALLEST: u32 = 10;

/// Letters by a width that none of them exceeds, for a height of 1.
const BOUNDS: [(f32, &str); 6] = [
    (0.31, " !'’(),./:;|IÌÍÎÏfiìíîïjlt"),
    (0.36, "r·"),
    (0.52, "0123456789J$€?\"°«»aàáâãäåcçeèéêëksvxyýÿz"),
    (0.55, "bdghnñoòóôõöpquùúûü"),
    (0.69, "ABCDEFGHKLNOPQRSTUVXYZÀÁÂÃÄÅÇÈÉÊËÑÒÓÔÕÖÙÚÛÜÝw&"),
    (0.83, "MWmæœ"),
];

/// Of all other letters. A hyphen too: that of some printers is a dash.
const WIDEST: f32 = 1.06;

/// The text and its height in dots, no wider than `room` dots: set smaller than `size` where needed, then cut with an
/// ellipsis.
pub(super) fn fit(text: &str, room: u32, size: u32) -> (String, u32) {
    let size = size.max(1);
    let smallest = size.min(SMALLEST);
    let largest = (room as f32 / width(text).max(f32::EPSILON)) as u32;
    if largest >= smallest {
        return (text.to_owned(), size.min(largest));
    }
    let ends = text.char_indices().map(|(at, _)| at).rev();
    let mut shortened = ends.map(|end| format!("{}…", text.get(..end).unwrap_or_default().trim_end()));
    let fits = |text: &String| width(text) * smallest as f32 <= room as f32;
    (shortened.find(fits).unwrap_or_default(), smallest)
}

/// A width that the text does not exceed, for a height of 1.
fn width(text: &str) -> f32 {
    text.chars().map(advance).sum()
}

/// A width that the letter does not exceed, for a height of 1.
fn advance(letter: char) -> f32 {
    let found = BOUNDS.iter().find(|(_, letters)| letters.contains(letter));
    found.map_or(WIDEST, |(bound, _)| *bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_size_where_it_has_room() {
        assert_eq!(fit("Chaise", 400, 30), ("Chaise".to_owned(), 30));
        assert_eq!(fit("", 400, 30), (String::new(), 30));
    }

    #[test]
    fn a_wider_text_is_set_smaller_then_cut() {
        let (text, size) = fit("Réfrigérateur", 150, 30);
        assert_eq!(text, "Réfrigérateur");
        assert!(size < 30 && width(&text) * size as f32 <= 150.0, "{size}");
        let (text, size) = fit(&"Réfrigérateur ".repeat(9), 150, 30);
        assert_eq!(size, SMALLEST);
        assert!(
            text.starts_with("Réfri") && text.ends_with('…') && width(&text) * size as f32 <= 150.0,
            "{text}"
        );
    }
}
