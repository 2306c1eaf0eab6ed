//! Numbers as people and programs write them, into whole numbers.

use crate::Cents;

/// Why a cell is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// It is no number.
    Unreadable,
    /// `1.234` may be one thousand or one and a bit.
    Ambiguous,
    /// Below zero.
    Negative,
    /// Nothing, or above ten million euros.
    OutOfRange,
}

/// Largest amount, as in forms: ten million euros, in cents.
const MOST: i64 = 1_000_000_000;

/// An amount in euros into cents: `12,50`, `1 234,5 €`, `1.234,56`, `EUR 12`. More than two decimals are rounded half
/// up.
///
/// # Errors
/// [`NotANumber`].
pub fn amount(text: &str) -> Result<Cents, NotANumber> {
    let hundredths = hundredths(text)?;
    if hundredths <= 0 || hundredths > MOST {
        return Err(NotANumber::OutOfRange);
    }
    Ok(Cents(hundredths))
}

/// A rate of tax into hundredths of a percent: `20`, `5,5 %`; a spreadsheet's `0,2` is twenty percent.
///
/// # Errors
/// [`NotANumber`].
pub fn percent(text: &str) -> Result<u32, NotANumber> {
    let bare = text.trim().trim_end_matches('%');
    let hundredths = hundredths(bare)?;
    // A cell in percent holds a fraction; no rate of tax is below half a percent.
    let is_fraction = bare.len() == text.trim().len() && (1..50).contains(&hundredths);
    let rate = if is_fraction {
        hundredths_of_fraction(bare)?
    } else {
        hundredths
    };
    u32::try_from(rate)
        .ok()
        .filter(|rate| *rate <= 10_000)
        .ok_or(NotANumber::OutOfRange)
}

/// A fraction of one into hundredths of a percent: `0,055` is 550.
fn hundredths_of_fraction(text: &str) -> Result<i64, NotANumber> {
    let (whole, fraction) = split(&ungrouped(bare(&text.to_uppercase()))?)?;
    rounded(&whole, &fraction, 4)
}

fn hundredths(text: &str) -> Result<i64, NotANumber> {
    let text = text.to_uppercase();
    let bare = bare(&text);
    if let Some(rest) = bare.strip_prefix(['-', '−']) {
        split(&ungrouped(rest.trim())?)?;
        return Err(NotANumber::Negative);
    }
    let (whole, fraction) = split(&ungrouped(bare)?)?;
    rounded(&whole, &fraction, 2)
}

/// What may stand before or after an amount, the longest first.
const AROUND: [&str; 10] = [
    "EUROS", "EURO", "EUR", "€", "T.T.C.", "T.T.C", "TTC", "H.T.", "H.T", "HT",
];

/// Without the blanks, the currency and the words on tax at both ends. Between digits none of them is taken off:
/// `12 € 50` is not twelve hundred and fifty.
fn bare(upper: &str) -> &str {
    let mut bare = upper.trim();
    loop {
        let off = |word: &&str| bare.strip_suffix(*word).or_else(|| bare.strip_prefix(*word));
        match AROUND.iter().find_map(off) {
            Some(rest) => bare = rest.trim(),
            None => return bare,
        }
    }
}

/// Without the blanks and apostrophes that set thousands apart: before the decimal mark, between groups of three digits.
fn ungrouped(bare: &str) -> Result<String, NotANumber> {
    let (whole, rest) = bare.split_at(bare.find([',', '.']).unwrap_or(bare.len()));
    let groups: Vec<&str> = whole.split(is_apart).collect();
    let is_grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    let begins = groups.len() == 1 || groups.first().is_some_and(|first| (1..=3).contains(&first.len()));
    if !is_grouped || !begins || rest.contains(is_apart) {
        return Err(NotANumber::Unreadable);
    }
    Ok(groups.concat() + rest)
}

/// The space, those that spreadsheets write between thousands, and the apostrophes of Switzerland.
fn is_apart(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’')
}

/// The digits before and after the decimal mark.
fn split(bare: &str) -> Result<(String, String), NotANumber> {
    let last = bare.rfind([',', '.']);
    let Some(last) = last else {
        return digits(bare).map(|whole| (whole, String::new()));
    };
    let (before, mark, after) = (&bare[..last], &bare[last..=last], &bare[last + 1..]);
    let other = if mark == "," { '.' } else { ',' };
    if before.contains(mark) {
        // Twice the same mark: it sets thousands apart, and there are no decimals.
        let groups = bare.split([',', '.']).collect::<Vec<_>>();
        let is_grouped = !bare.contains(other) && groups.iter().skip(1).all(|group| group.len() == 3);
        return if is_grouped {
            digits(&groups.concat()).map(|whole| (whole, String::new()))
        } else {
            Err(NotANumber::Unreadable)
        };
    }
    if mark == "." && !before.contains(other) && after.len() == 3 && before != "0" {
        digits(before).and_then(|_| digits(after))?;
        return Err(NotANumber::Ambiguous);
    }
    let whole = thousands(before, other)?;
    let fraction = if after.is_empty() {
        String::new()
    } else {
        digits(after)?
    };
    Ok((whole, fraction))
}

/// Digits whose thousands may be set apart by that mark.
fn thousands(text: &str, mark: char) -> Result<String, NotANumber> {
    let groups: Vec<&str> = text.split(mark).collect();
    let is_grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    if !is_grouped {
        return Err(NotANumber::Unreadable);
    }
    digits(&groups.concat())
}

fn digits(text: &str) -> Result<String, NotANumber> {
    let is_digits = !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit());
    if is_digits {
        Ok(text.to_owned())
    } else {
        Err(NotANumber::Unreadable)
    }
}

/// So many decimals kept, the next one rounding half up.
fn rounded(whole: &str, fraction: &str, decimals: usize) -> Result<i64, NotANumber> {
    let kept: String = fraction.chars().chain(std::iter::repeat('0')).take(decimals).collect();
    let up = fraction.chars().nth(decimals).is_some_and(|next| next >= '5');
    let number: i64 = format!("{whole}{kept}").parse().map_err(|_| NotANumber::OutOfRange)?;
    number.checked_add(i64::from(up)).ok_or(NotANumber::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_offices_write_them() {
        for (text, cents) in [
            ("12,50", 1250),
            ("12.5", 1250),
            (" 1 234,56 € ", 123_456),
            ("1\u{202f}234\u{a0}€", 123_400),
            ("1.234,56", 123_456),
            ("1,234.56", 123_456),
            ("1.234.567", 123_456_700),
            ("EUR 95", 9500),
            ("95 € HT", 9500),
            ("12,3450", 1235),
            ("0.995", 100),
            ("49,900000", 4990),
            ("1'250.5", 125_050),
            ("9 999 999,50", 999_999_950),
            ("€ 12 EUR", 1200),
            ("120 € H.T.", 12_000),
            ("t.t.c. 120,50", 12_050),
        ] {
            assert_eq!(amount(text), Ok(Cents(cents)), "{text}");
        }
        for (text, why) in [
            ("", NotANumber::Unreadable),
            ("sur devis", NotANumber::Unreadable),
            ("1,2,3", NotANumber::Unreadable),
            ("12,5o", NotANumber::Unreadable),
            ("1.234", NotANumber::Ambiguous),
            ("-5,00", NotANumber::Negative),
            ("- 1 234 €", NotANumber::Negative),
            ("12 € 50", NotANumber::Unreadable),
            ("12€50", NotANumber::Unreadable),
            ("12\n15", NotANumber::Unreadable),
            ("12 50", NotANumber::Unreadable),
            ("12 5000", NotANumber::Unreadable),
            ("1234 567", NotANumber::Unreadable),
            ("12,345 678", NotANumber::Unreadable),
            ("1 2", NotANumber::Unreadable),
            ("1  234", NotANumber::Unreadable),
            ("12 HT 50", NotANumber::Unreadable),
            ("€", NotANumber::Unreadable),
            ("0", NotANumber::OutOfRange),
            ("99999999999999999999", NotANumber::OutOfRange),
        ] {
            assert_eq!(amount(text), Err(why), "{text}");
        }
    }

    #[test]
    fn a_rate_is_read_as_percent_or_as_a_fraction() {
        for (text, rate) in [
            ("20", 2000),
            ("20,00 %", 2000),
            ("5,5", 550),
            ("0,2", 2000),
            ("0,055", 550),
            ("0", 0),
            ("2,1 %", 210),
        ] {
            assert_eq!(percent(text), Ok(rate), "{text}");
        }
        assert_eq!(percent("200"), Err(NotANumber::OutOfRange));
        assert_eq!(percent("normal"), Err(NotANumber::Unreadable));
    }
}
