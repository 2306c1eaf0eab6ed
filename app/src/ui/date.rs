//! Dates as the French write them, in both languages: `31/12/2026`, `31/12/2026 14:05`.

use chrono::{NaiveDate, NaiveDateTime};

/// `31/12/2026` from a civil date.
pub fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// `31/12/2026 14:05` from a moment in Paris.
pub fn moment(at: NaiveDateTime) -> String {
    at.format("%d/%m/%Y %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{date, moment};

    #[test]
    fn a_date_has_two_digits_for_day_and_month() {
        let text = NaiveDate::from_ymd_opt(2026, 1, 5).map(date);
        assert_eq!(text.as_deref(), Some("05/01/2026"));
    }

    #[test]
    fn a_moment_has_its_minutes() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 5);
        let text = day.and_then(|day| day.and_hms_opt(9, 4, 59)).map(moment);
        assert_eq!(text.as_deref(), Some("05/01/2026 09:04"));
    }
}
