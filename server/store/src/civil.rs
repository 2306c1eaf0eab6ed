//! Instants as people read them: everything is kept in UTC and shown in Paris.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Europe::Paris;

/// The civil day in Paris.
pub fn day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Paris).date_naive()
}

/// The civil day and time in Paris.
pub fn time(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&Paris).naive_local()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_in_the_evening_the_day_is_that_of_paris() {
        let at: DateTime<Utc> = "2026-07-14T22:30:00Z".parse().unwrap();
        assert_eq!(day(at).to_string(), "2026-07-15");
        let winter: DateTime<Utc> = "2026-01-14T22:30:00Z".parse().unwrap();
        assert_eq!(day(winter).to_string(), "2026-01-14");
    }
}
