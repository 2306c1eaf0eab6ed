//! Two figures that the law asks for, and who declares them.

pub mod agec;
pub mod reuse;

/// La Poste: the sum of its establishments' digits is a multiple of five instead.
const LA_POSTE: &str = "356000000";

/// Whether that is the SIRET of an establishment: fourteen digits, the last one checking by Luhn's formula.
pub fn is_siret(text: &str) -> bool {
    let digits: Option<Vec<u32>> = text.chars().map(|sign| sign.to_digit(10)).collect();
    let Some(digits) = digits.filter(|digits| digits.len() == 14) else {
        return false;
    };
    if text.starts_with(LA_POSTE) && digits.iter().sum::<u32>().is_multiple_of(5) {
        return true;
    }
    let weighed = digits.iter().rev().enumerate().map(|(rank, digit)| match rank % 2 {
        0 => *digit,
        _ => (digit * 2) / 10 + (digit * 2) % 10,
    });
    digits.iter().any(|digit| *digit > 0) && weighed.sum::<u32>().is_multiple_of(10)
}

/// A SIRET as people type it, without its spaces.
pub fn tidy_siret(text: &str) -> String {
    text.chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '\u{a0}' | '\u{202f}'))
        .collect()
}
