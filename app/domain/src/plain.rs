//! Text without case and accents, so that "Ecran" finds "écran" on the server and in the browser.

/// Lower case, Latin accents and ligatures undone, other signs turned into single spaces.
///
/// A table of the Latin letters French uses, rather than full Unicode decomposition: the browser
/// downloads this too, and the complete tables weigh more than the rest of the rules together.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => out.push('a'),
            'ç' => out.push('c'),
            'è' | 'é' | 'ê' | 'ë' => out.push('e'),
            'ì' | 'í' | 'î' | 'ï' => out.push('i'),
            'ñ' => out.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => out.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            // A combining mark follows its letter in decomposed text (as some phones type it).
            '\u{300}'..='\u{36f}' => {}
            c if c.is_alphanumeric() => out.push(c),
            _ if out.is_empty() || out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_signs_are_ignored() {
        for (text, expected) in [
            ("Écran 24\"", "ecran 24"),
            ("Cafetie\u{300}re", "cafetiere"),
            ("  Siège — bureau ", "siege bureau"),
            ("Œuvre", "oeuvre"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
