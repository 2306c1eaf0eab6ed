//! Days as people write them.

use crate::plain::plain;
use chrono::NaiveDate;

/// The months as they are written in full, and their usual beginnings: `janv.`, `sept.`.
const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

/// `31/12/2026`, `31-12-26`, `31.12.2026`, `2026-12-31`, `31 décembre 2026`; a time after the day is left out. Day
/// before month, always: no office here writes it otherwise.
pub fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let date = text.split(['T', ' ']).next().unwrap_or_default();
    let numbers = |text: &str| {
        let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
        let &[first, second, third] = parts.as_slice() else {
            return None;
        };
        match first.len() {
            4 => made(first, number(second)?, third),
            _ => made(third, number(second)?, first),
        }
    };
    numbers(date).or_else(|| in_words(text))
}

/// `1er mars 2026`.
fn in_words(text: &str) -> Option<NaiveDate> {
    let plain = plain(text);
    let words: Vec<&str> = plain.split(' ').collect();
    let &[day, month, year] = words.as_slice() else {
        return None;
    };
    let begins = |name: &&str| month.len() >= 3 && name.starts_with(month);
    let mut fitting = (1..).zip(MONTHS.iter()).filter(|(_, name)| begins(name));
    let (rank, _) = fitting.next()?;
    if fitting.next().is_some() {
        return None;
    }
    made(year, rank, day.trim_end_matches("er"))
}

fn made(year: &str, month: u32, day: &str) -> Option<NaiveDate> {
    let number_of_year = number(year)?;
    let year = match year.len() {
        2 => 2000 + number_of_year,
        4 => number_of_year,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, number(day)?)
}

fn number(text: &str) -> Option<u32> {
    let is_short = (1..=4).contains(&text.len()) && text.chars().all(|letter| letter.is_ascii_digit());
    is_short.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_offices_write_them() {
        for (text, expected) in [
            ("31/12/2026", Some("2026-12-31")),
            ("1-2-26", Some("2026-02-01")),
            ("31.12.2026", Some("2026-12-31")),
            ("2026-12-31", Some("2026-12-31")),
            ("2026-12-31 00:00:00", Some("2026-12-31")),
            ("31/12/2026 08:00", Some("2026-12-31")),
            ("1er mars 2026", Some("2026-03-01")),
            ("15 déc. 2025", Some("2025-12-15")),
            ("12/31/2026", None),
            ("30/02/2026", None),
            ("1 jui 2026", None),
            ("demain", None),
            ("", None),
        ] {
            assert_eq!(day(text), expected.map(|day| day.parse().unwrap()), "{text}");
        }
    }
}
