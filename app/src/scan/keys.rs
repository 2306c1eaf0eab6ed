//! Telling a hand scanner from a person: it types faster than anybody.

use domain::label::scan::{Target, from_key_positions, read};

/// The longest pause between two keys of one scan, in milliseconds.
pub const PAUSE_MS: f64 = 80.0;

/// Fewer keys than this are somebody's finger, not a scan.
const SHORTEST: usize = 4;

/// The keys pressed since the last pause.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Burst {
    positions: Vec<String>,
    text: String,
    last_ms: f64,
}

impl Burst {
    /// One more key: `code` is its place on the keyboard, `key` what the computer made of it, `at`
    /// when, in milliseconds.
    pub fn press(&mut self, code: &str, key: &str, at: f64) {
        if at - self.last_ms > PAUSE_MS {
            *self = Self::default();
        }
        self.last_ms = at;
        self.positions.push(code.to_owned());
        let mut letters = key.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            self.text.push(letter);
        }
    }

    /// Whether nothing was pressed lately.
    pub fn is_over(&self, at: f64) -> bool {
        at - self.last_ms >= PAUSE_MS
    }

    /// What was scanned, if anything, and starts afresh. A code is read from the places of the keys
    /// first, since these do not depend on the computer's layout.
    pub fn end(&mut self) -> Option<String> {
        let Self { positions, text, .. } = std::mem::take(self);
        let places: Vec<&str> = positions.iter().map(String::as_str).collect();
        let by_place = from_key_positions(&places);
        if text.chars().count() < SHORTEST {
            return None;
        }
        match read(&by_place).target {
            Target::Code(code) => Some(code.to_string()),
            Target::Place(code) => Some(code.place_url("https://place")),
            Target::Text(_) => Some(text),
        }
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
        assert_eq!(burst.end(), Some(text));
        assert_eq!(burst.end(), None);
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
