//! Texts that no spreadsheet takes for a formula.
//!
//! Source: OWASP, "CSV Injection".

use std::borrow::Cow;

/// What makes a spreadsheet compute instead of show: also the full-width forms that some of them accept.
const TRIGGERS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A text with an apostrophe before whatever would begin a formula: at its head, and where a spreadsheet of another country
/// cuts the file, by a sign that is only a letter here.
pub fn neutral(text: &str) -> Cow<'_, str> {
    let places = places(text);
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + places.len());
    let mut from = 0;
    for place in places {
        safe.push_str(&text[from..place]);
        safe.push('\'');
        from = place;
    }
    safe.push_str(&text[from..]);
    Cow::Owned(safe)
}

/// The text that [`neutral`] made this of.
pub fn told(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut from = 0;
    for place in places(text) {
        told.push_str(&text[from..place]);
        from = place + usize::from(text[place..].starts_with('\''));
    }
    told.push_str(&text[from..]);
    told
}

/// Where an apostrophe belongs: at the head of the text or after a sign that may end a cell, whatever blanks and quotes come
/// then, before what begins a formula. Apostrophes that stand there already are part of it, so that the one that was put
/// there can be taken off again.
fn places(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    // Where a formula could begin, and whether apostrophes already stand there.
    let (mut place, mut is_held) = (Some(0), false);
    for (at, letter) in text.char_indices() {
        let next = at + letter.len_utf8();
        // Some programs drop the blanks at the head of a cell, and then look at it again.
        let is_head = place == Some(0) && matches!(letter, '\t' | '\r' | '\n');
        if is_head || TRIGGERS.contains(&letter) {
            places.extend(place);
        }
        (place, is_held) = match letter {
            ';' | ',' | '|' | '\t' | '\r' | '\n' => (Some(next), false),
            '\'' => (place, true),
            letter if letter == '"' || letter.is_whitespace() => (place.filter(|_| !is_held).map(|_| next), false),
            _ => (None, false),
        };
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_compute_is_shown_instead() {
        for text in ["=1+1", "+33 1", "-1", "@SUM(A1)", "＝1", "－1", "'=1", "\tx"] {
            assert_eq!(neutral(text), format!("'{text}"));
        }
        for text in ["", "Chaise", "a=1", "12,50", "é", "a - b", "x, y-z", "' =1", "a;'b"] {
            assert_eq!(neutral(text), text);
        }
        assert_eq!(neutral("\t=1"), "'\t'=1");
        assert_eq!(neutral(" =1"), " '=1");
    }

    #[test]
    fn what_would_compute_where_another_sign_cuts_cells_is_shown_too() {
        for (text, safe) in [
            ("a;=1", "a;'=1"),
            ("a, \u{a0}@b|-c", "a, \u{a0}'@b|'-c"),
            ("a\t+1", "a\t'+1"),
            ("a\r\n=1", "a\r\n'=1"),
            ("a;\"=1", "a;\"'=1"),
            ("=a;=b", "'=a;'=b"),
            ("a;''=b", "a;'''=b"),
        ] {
            assert_eq!(neutral(text), safe);
        }
    }

    #[test]
    fn what_was_made_neutral_is_told_again_as_it_was() {
        let signs = ['=', '-', '\'', ';', '\t', '\n', '"', ' ', 'a'];
        let mut texts = vec![String::new()];
        let mut longest = texts.clone();
        for _ in 0..5 {
            let longer = |text: &String| signs.map(|sign| format!("{text}{sign}"));
            longest = longest.iter().flat_map(longer).collect();
            texts.extend(longest.clone());
        }
        for text in texts {
            assert_eq!(told(&neutral(&text)), text);
        }
        assert_eq!(told("=1, '5 -1"), "=1, '5 -1");
    }
}
