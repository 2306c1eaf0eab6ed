//! Periods in words.

use crate::{lang::Lang, words::saving};
use domain::closing::Period;

/// « octobre 2026 », « année 2026 ».
pub fn period(lang: Lang, period: Period) -> String {
    match period {
        Period::Year(year) => format!("{} {year}", lang.pick("année", "year")),
        Period::Month { year, month } => {
            let rank = usize::try_from(month).unwrap_or(1).saturating_sub(1);
            let name = saving::months_full(lang).split(' ').nth(rank).unwrap_or_default();
            format!("{name} {year}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_said_in_both_languages() {
        let said = |word: &str, lang| period(lang, Period::parse(word).unwrap());
        assert_eq!(said("2026-08", Lang::Fr), "août 2026");
        assert_eq!(said("2026-12", Lang::En), "December 2026");
        assert_eq!(said("2025", Lang::Fr), "année 2025");
    }
}
