//! Telling a hand scanner from a person: it types faster than anybody.

use domain::label::scan::{Target, from_key_positions, read};

/// The longest pause between two keys of one scan, in milliseconds.
pub const PAUSE_MS: f64 = 80.0;

/// Fewer keys than this are somebody's finger, not a scan.
const SHORTEST: usize = 4;

/// As many signs in one breath are hardly ever somebody's fingers.
const LONG: usize = 8;

/// What was typed in one breath.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The text; a label's code, where it is one.
    pub text: String,
    /// Whether it is a label's code or address: its check symbol fits.
    pub is_label: bool,
}

impl Typed {
    /// Whether nobody types as much as quickly.
    pub fn is_long(&self) -> bool {
        self.text.chars().count() >= LONG
    }
}

/// The keys pressed since the last pause.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Burst {
    positions: Vec<String>,
    text: String,
    last_ms: f64,
}

impl Burst {
    /// One more key: `code` is its place on the keyboard, `key` what the computer made of it, `at`
    /// when, in milliseconds. Whether it is the first of a burst.
    pub fn press(&mut self, code: &str, key: &str, at: f64) -> bool {
        if at - self.last_ms > PAUSE_MS {
            *self = Self::default();
        }
        let is_first = self.positions.is_empty();
        self.last_ms = at;
        self.positions.push(code.to_owned());
        let mut letters = key.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            self.text.push(letter);
        }
        is_first
    }

    /// Whether something was pressed, and nothing lately.
    pub fn is_over(&self, at: f64) -> bool {
        !self.positions.is_empty() && at - self.last_ms >= PAUSE_MS
    }

    /// What was scanned, if anything, and starts afresh. A code is read from the places of the keys
    /// first, since these do not depend on the computer's layout.
    pub fn end(&mut self) -> Option<Typed> {
        let Self { positions, text, .. } = std::mem::take(self);
        let places: Vec<&str> = positions.iter().map(String::as_str).collect();
        let by_place = from_key_positions(&places);
        if text.chars().count() < SHORTEST {
            return None;
        }
        let (text, is_label) = match read(&by_place).target {
            Target::Code(code) => (code.to_string(), true),
            Target::Place(code) => (code.place_url("https://place"), true),
            Target::Text(_) => {
                let is_label = !matches!(read(&text).target, Target::Text(_));
                (text, is_label)
            }
        };
        Some(Typed { text, is_label })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::label::Code;

    fn typed(burst: &mut Burst, keys: &[(&str, &str)], pause: f64) {
        for (at, (code, key)) in keys.iter().enumerate() {
            burst.press(code, key, 1000.0 + pause * at as f64);
        }
    }

    #[test]
    fn a_scan_on_an_azerty_computer_is_read_from_the_places_of_its_keys() {
        let code = Code::from_ranks([1, 2, 3, 4, 5, 6, 7]).or(Code::from_ranks([1, 2, 3, 4, 5, 6, 8]));
        let text = code.map(|code| code.to_string()).unwrap_or_default();
        let keys: Vec<_> = text
            .chars()
            .map(|c| match c {
                digit if digit.is_ascii_digit() => (format!("Digit{digit}"), "é".to_owned()),
                letter => (format!("Key{letter}"), letter.to_string()),
            })
            .collect();
        let keys: Vec<_> = keys.iter().map(|(code, key)| (code.as_str(), key.as_str())).collect();
        let mut burst = Burst::default();
        typed(&mut burst, &keys, 10.0);
        assert_eq!(burst.end(), Some(Typed { text, is_label: true }));
        assert_eq!(burst.end(), None);
    }

    #[test]
    fn a_number_of_another_kind_is_no_label() {
        let keys: Vec<_> = "3256220110011"
            .chars()
            .map(|digit| (format!("Digit{digit}"), digit.to_string()))
            .collect();
        let keys: Vec<_> = keys.iter().map(|(code, key)| (code.as_str(), key.as_str())).collect();
        let mut burst = Burst::default();
        typed(&mut burst, &keys, 10.0);
        assert!(!burst.is_over(1000.0 + 12.0 * 10.0), "still being typed");
        assert!(burst.is_over(1000.0 + 12.0 * 10.0 + PAUSE_MS));
        let number = burst.end().unwrap();
        assert_eq!((number.text.as_str(), number.is_label), ("3256220110011", false));
        assert!(number.is_long());
        assert!(!burst.is_over(f64::MAX), "nothing was pressed since");
    }

    #[test]
    fn somebody_typing_slowly_is_not_a_scan() {
        let keys = [
            ("KeyA", "a"),
            ("KeyB", "b"),
            ("KeyC", "c"),
            ("KeyD", "d"),
            ("KeyE", "e"),
        ];
        let mut burst = Burst::default();
        typed(&mut burst, &keys, 200.0);
        assert_eq!(burst.end(), None);
    }
}
