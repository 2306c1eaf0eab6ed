//! Years that pages choose from.

use crate::{StoreError, db};
use chrono::{Datelike, NaiveDate};
use domain::workshop::stock::{newest, oldest};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Day {
    day: Option<NaiveDate>,
}

/// The year that an address asks for: this one unless said otherwise.
pub fn asked(text: &str, today: NaiveDate) -> i32 {
    text.parse::<i32>()
        .ok()
        .filter(|year| (1..=9999).contains(year))
        .unwrap_or(today.year())
}

/// The same where all years can be read together: 0 for `all`.
pub fn asked_or_all(text: &str, today: NaiveDate) -> i32 {
    if text == "all" { 0 } else { asked(text, today) }
}

/// The first and the last day of a year, of all time for 0.
pub(crate) fn days(year: i32) -> (NaiveDate, NaiveDate) {
    let whole = || (oldest(), newest());
    let first = NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| year > 0);
    let last = NaiveDate::from_ymd_opt(year, 12, 31);
    first.zip(last).unwrap_or_else(whole)
}

/// Years since the first deposit, this one included, newest first.
pub(crate) async fn years(conn: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<i32>, StoreError> {
    let sql = "SELECT MIN(occurred_on) AS day FROM event WHERE kind = 'deposited'";
    let first: Option<Day> = db::row(conn, sql, []).await?;
    let this = today.year();
    let first = first
        .and_then(|first| first.day)
        .map_or(this, |day| day.year().min(this));
    Ok((first..=this).rev().collect())
}

#[cfg(test)]
mod tests {
    use super::{asked, asked_or_all};
    use chrono::NaiveDate;

    #[test]
    fn only_where_all_years_are_read_does_their_word_mean_anything() {
        let today = NaiveDate::from_ymd_opt(2026, 6, 15).unwrap();
        assert_eq!((asked_or_all("all", today), asked("all", today)), (0, 2026));
        for text in ["", "0", "-1", "10000", "hier"] {
            assert_eq!((asked(text, today), asked_or_all(text, today)), (2026, 2026), "{text}");
        }
        assert_eq!((asked("2024", today), asked_or_all("2024", today)), (2024, 2024));
    }
}
