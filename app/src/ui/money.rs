//! Money as the French write it: `1 234,56 €`, with no-break spaces wide enough to be seen (U+00A0) and a real minus (U+2212).

use leptos::prelude::*;

const SPACE: char = '\u{a0}';
const MINUS: char = '\u{2212}';

/// An amount, unbreakable, with digits that align in columns.
#[component]
pub fn Money(
    /// Euro cents.
    cents: i64,
) -> impl IntoView {
    view! { <span class="money">{money(cents)}</span> }
}

/// `1 234,56 €` from euro cents.
pub fn money(cents: i64) -> String {
    let size = cents.unsigned_abs();
    format!("{}{},{:02}{SPACE}€", sign(cents), grouped(size / 100), size % 100)
}

/// `1 235 €`: rounded to the euro, half away from zero, for headings only.
pub fn money_round(cents: i64) -> String {
    let euros = euros(cents);
    format!("{}{}{SPACE}€", sign(euros), grouped(euros.unsigned_abs()))
}

/// `1 486`: a whole number in groups of three.
pub fn number(value: i64) -> String {
    format!("{}{}", sign(value), grouped(value.unsigned_abs()))
}

/// `1234,56`: how an amount is written in a form, without spaces or symbol.
pub fn money_input(cents: i64) -> String {
    let size = cents.unsigned_abs();
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{},{:02}", size / 100, size % 100)
}

/// Whole euros nearest to the cents, half away from zero.
pub(crate) fn euros(cents: i64) -> i64 {
    let half = 50 * cents.signum();
    cents.saturating_add(half) / 100
}

fn sign(value: i64) -> String {
    if value < 0 {
        format!("{MINUS}{SPACE}")
    } else {
        String::new()
    }
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + 8);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(SPACE);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{money, money_input, money_round, number};

    #[test]
    fn money_is_grouped_by_visible_no_break_spaces() {
        assert_eq!(money(2_000_000), "20\u{a0}000,00\u{a0}€");
        assert_eq!(money(123_456_789), "1\u{a0}234\u{a0}567,89\u{a0}€");
        assert_eq!(money(99_999), "999,99\u{a0}€");
    }

    #[test]
    fn small_and_negative_amounts_keep_their_cents() {
        assert_eq!(money(0), "0,00\u{a0}€");
        assert_eq!(money(5), "0,05\u{a0}€");
        assert_eq!(money(-1_250), "\u{2212}\u{a0}12,50\u{a0}€");
        assert_eq!(
            money(i64::MIN),
            "\u{2212}\u{a0}92\u{a0}233\u{a0}720\u{a0}368\u{a0}547\u{a0}758,08\u{a0}€"
        );
    }

    #[test]
    fn headings_round_half_away_from_zero_and_never_show_a_negative_zero() {
        assert_eq!(money_round(1_482_049), "14\u{a0}820\u{a0}€");
        assert_eq!(money_round(1_482_050), "14\u{a0}821\u{a0}€");
        assert_eq!(money_round(-150), "\u{2212}\u{a0}2\u{a0}€");
        assert_eq!(money_round(-49), "0\u{a0}€");
    }

    #[test]
    fn a_form_shows_an_amount_as_it_is_typed() {
        assert_eq!(money_input(123_456), "1234,56");
        assert_eq!(money_input(-5), "-0,05");
        assert_eq!(number(1_486), "1\u{a0}486");
    }
}
