//! Keyboard scanners whose layout is not the computer's: which key makes which character, on both.

/// One character per key, in the order of [`POSITIONS`].
type Row = &'static str;

/// `KeyboardEvent.code` of the keys that print, without the space bar.
const POSITIONS: [&str; 48] = [
    "Backquote",
    "Digit1",
    "Digit2",
    "Digit3",
    "Digit4",
    "Digit5",
    "Digit6",
    "Digit7",
    "Digit8",
    "Digit9",
    "Digit0",
    "Minus",
    "Equal", //
    "KeyQ",
    "KeyW",
    "KeyE",
    "KeyR",
    "KeyT",
    "KeyY",
    "KeyU",
    "KeyI",
    "KeyO",
    "KeyP",
    "BracketLeft",
    "BracketRight", //
    "KeyA",
    "KeyS",
    "KeyD",
    "KeyF",
    "KeyG",
    "KeyH",
    "KeyJ",
    "KeyK",
    "KeyL",
    "Semicolon",
    "Quote",
    "Backslash", //
    "IntlBackslash",
    "KeyZ",
    "KeyX",
    "KeyC",
    "KeyV",
    "KeyB",
    "KeyN",
    "KeyM",
    "Comma",
    "Period",
    "Slash",
];

/// What a keyboard writes, key by key, alone and with Shift.
pub(super) struct Keyboard {
    plain: Row,
    shifted: Row,
}

/// The US keyboard, which scanners emulate out of the box.
pub(super) const US: Keyboard = Keyboard {
    plain: "`1234567890-=qwertyuiop[]asdfghjkl;'\\\\zxcvbnm,./",
    shifted: "~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"||ZXCVBNM<>?",
};

/// The French AZERTY keyboard.
pub(super) const FRENCH: Keyboard = Keyboard {
    plain: "²&é\"'(-è_çà)=azertyuiop^$qsdfghjklmù*<wxcvbn,;:!",
    shifted: "~1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µ>WXCVBN?./§",
};

impl Keyboard {
    /// The key that writes `c`, and whether Shift is held.
    fn key(&self, c: char) -> Option<(usize, bool)> {
        // Some systems answer Caps Lock with the capital of the accented letter instead of the digit.
        let c = match c {
            'É' => 'é',
            'È' => 'è',
            'Ç' => 'ç',
            'À' => 'à',
            'Ù' => 'ù',
            other => other,
        };
        let find = |row: Row, shift| row.chars().position(|known| known == c).map(|at| (at, shift));
        find(self.plain, false).or_else(|| find(self.shifted, true))
    }

    fn character(&self, key: usize, shift: bool) -> Option<char> {
        if shift { self.shifted } else { self.plain }.chars().nth(key)
    }
}

/// Rewrites what one keyboard wrote as another one would have. `caps_lock` undoes a Caps Lock left on, which on a French
/// keyboard shifts every key. Characters without a key are kept.
pub(super) fn retype(text: &str, wrote: &Keyboard, meant: &Keyboard, caps_lock: bool) -> String {
    text.chars()
        .map(|c| {
            wrote
                .key(c)
                .and_then(|(key, shift)| meant.character(key, shift != caps_lock))
                .unwrap_or(c)
        })
        .collect()
}

/// The text a US keyboard writes for these `KeyboardEvent.code` values, in the order of the key presses. A shift key
/// applies to the key after it; keys that write nothing are skipped.
#[must_use]
pub fn from_key_positions(codes: &[&str]) -> String {
    let mut shift = false;
    let mut text = String::with_capacity(codes.len());
    for &code in codes {
        if matches!(code, "ShiftLeft" | "ShiftRight") {
            shift = true;
            continue;
        }
        text.extend(character_at(code, shift));
        shift = false;
    }
    text
}

fn character_at(code: &str, shift: bool) -> Option<char> {
    match code {
        "Space" => Some(' '),
        "NumpadDivide" => Some('/'),
        "NumpadSubtract" => Some('-'),
        "NumpadDecimal" => Some('.'),
        _ => match code.strip_prefix("Numpad") {
            Some(digit) => digit
                .parse::<u8>()
                .ok()
                .and_then(|digit| char::from_digit(digit.into(), 10)),
            None => POSITIONS
                .iter()
                .position(|&known| known == code)
                .and_then(|key| US.character(key, shift)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_has_one_character_per_key() {
        for row in [US.plain, US.shifted, FRENCH.plain, FRENCH.shifted] {
            assert_eq!(row.chars().count(), POSITIONS.len());
        }
    }
}
