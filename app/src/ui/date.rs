//! Dates as the French write them, in both languages: `31/12/2026`.

use chrono::NaiveDate;

/// `31/12/2026` from a civil date.
pub fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::date;

    #[test]
    fn a_date_has_two_digits_for_day_and_month() {
        let text = NaiveDate::from_ymd_opt(2026, 1, 5).map(date);
        assert_eq!(text.as_deref(), Some("05/01/2026"));
    }
}
