//! Until when a price counts as what it was recorded as.

use super::Grade;
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// Months during which a contract or catalogue price is grade A.
pub const MONTHS_AS_A: u32 = 12;
/// Months after which such a price had better be asked for again: two before it lapses.
pub const MONTHS_BEFORE_AGING: u32 = 10;

/// Where a price stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// As it was recorded.
    Current,
    /// Grade A for less than two more months.
    Aging,
    /// Recorded as A, counted as B since it is older than twelve months.
    Lapsed,
}

impl Validity {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Current, Self::Aging, Self::Lapsed];

    /// The word used in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Aging => "aging",
            Self::Lapsed => "lapsed",
        }
    }

    /// The validity of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|validity| validity.word() == word)
    }
}

/// Where a price of that grade and day stands on a day. Only contract and catalogue prices age: a dated price says its
/// day and no more.
pub fn validity(grade: Grade, dated_on: NaiveDate, day: NaiveDate) -> Validity {
    match grade {
        Grade::A if dated_on < oldest_within(MONTHS_AS_A, day) => Validity::Lapsed,
        Grade::A if dated_on < oldest_within(MONTHS_BEFORE_AGING, day) => Validity::Aging,
        Grade::A | Grade::B | Grade::C => Validity::Current,
    }
}

/// The last day on which a price counts as A; none for the other grades.
pub fn last_day_as_a(grade: Grade, dated_on: NaiveDate) -> Option<NaiveDate> {
    match grade {
        Grade::A => dated_on.checked_add_months(Months::new(MONTHS_AS_A)),
        Grade::B | Grade::C => None,
    }
}

/// The oldest day that is at most so many months before that day: a price of the day before is older. Months differ in
/// length, so that it is not simply so many months back.
pub fn oldest_within(months: u32, day: NaiveDate) -> NaiveDate {
    let is_within = |from: NaiveDate| {
        from.checked_add_months(Months::new(months))
            .is_none_or(|last| last >= day)
    };
    let mut oldest = day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN);
    while !is_within(oldest) {
        oldest = oldest.succ_opt().unwrap_or(day);
    }
    while let Some(before) = oldest
        .checked_sub_days(Days::new(1))
        .filter(|before| is_within(*before))
    {
        oldest = before;
    }
    oldest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_contract_price_ages_after_ten_months_and_lapses_after_twelve() {
        let stands = |day: &str| validity(Grade::A, on("2025-06-01"), on(day));
        assert_eq!(stands("2026-04-01"), Validity::Current);
        assert_eq!(stands("2026-04-02"), Validity::Aging);
        assert_eq!(stands("2026-06-01"), Validity::Aging);
        assert_eq!(stands("2026-06-02"), Validity::Lapsed);
        assert_eq!(
            validity(Grade::B, on("2020-01-01"), on("2026-06-02")),
            Validity::Current
        );
        assert_eq!(last_day_as_a(Grade::A, on("2025-06-01")), Some(on("2026-06-01")));
        assert_eq!(last_day_as_a(Grade::B, on("2025-06-01")), None);
    }

    #[test]
    fn the_oldest_day_within_agrees_with_months_added_on_every_day_of_four_years() {
        let mut day = on("2026-01-01");
        while day < on("2030-01-01") {
            for months in [MONTHS_BEFORE_AGING, MONTHS_AS_A] {
                let oldest = oldest_within(months, day);
                let last = |from: NaiveDate| from + Months::new(months);
                assert!(last(oldest) >= day, "{day} {months}");
                assert!(last(oldest - Days::new(1)) < day, "{day} {months}");
            }
            day = day + Days::new(1);
        }
    }
}
