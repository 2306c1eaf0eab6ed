//! How long somebody waits after wrong passwords: longer each time, never for ever.
//!
//! Wrong tries are counted by the name that was typed, whether somebody has it or not: the answer tells nobody which
//! names exist.

use chrono::{DateTime, TimeDelta, Utc};

/// Wrong tries that cost nothing: fingers slip.
pub const FREE: u32 = 4;

/// The longest wait, in minutes. Whoever may come in is never kept out longer by somebody else's guesses.
pub const LONGEST_MINUTES: i64 = 60;

/// Wrong tries are forgotten so many hours after the last one.
const REMEMBERED_HOURS: i64 = 24;

/// Wrong tries in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    /// How many.
    pub failures: u32,
    /// When the last one was.
    pub last_at: Option<DateTime<Utc>>,
    /// Until when nothing is tried any more.
    pub locked_until: Option<DateTime<Utc>>,
}

impl Tries {
    /// Whole minutes left to wait, rounded up; none where a try is allowed.
    pub fn wait(&self, now: DateTime<Utc>) -> Option<u32> {
        let left = self.locked_until.filter(|until| *until > now)? - now;
        u32::try_from((left.num_seconds() + 59) / 60).ok()
    }

    /// After one more wrong try: the fifth costs a minute, each that follows twice as long.
    #[must_use]
    pub fn after_failure(self, now: DateTime<Utc>) -> Self {
        let is_recent = self.last_at.is_some_and(|last| last > oldest(now));
        let failures = if is_recent { self.failures } else { 0 }.saturating_add(1);
        Self {
            failures,
            last_at: Some(now),
            locked_until: minutes(failures).map(|minutes| now + TimeDelta::minutes(minutes)),
        }
    }
}

/// The instant before which wrong tries are forgotten.
pub fn oldest(now: DateTime<Utc>) -> DateTime<Utc> {
    now - TimeDelta::hours(REMEMBERED_HOURS)
}

fn minutes(failures: u32) -> Option<i64> {
    let doublings = failures.checked_sub(FREE + 1)?;
    let minutes = 1_i64.checked_shl(doublings).filter(|minutes| *minutes > 0);
    Some(minutes.map_or(LONGEST_MINUTES, |minutes| minutes.min(LONGEST_MINUTES)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> DateTime<Utc> {
        DateTime::from_timestamp(1_781_517_600, 0).unwrap()
    }

    #[test]
    fn the_fifth_wrong_try_costs_a_minute_and_each_that_follows_twice_as_long_up_to_an_hour() {
        let mut tries = Tries::default();
        let mut now = noon();
        let mut waits = Vec::new();
        for _ in 0..13 {
            tries = tries.after_failure(now);
            waits.push(tries.wait(now).unwrap_or(0));
            now = tries.locked_until.unwrap_or(now);
        }
        assert_eq!(waits, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    #[test]
    fn however_many_wrong_tries_nobody_waits_longer_than_an_hour() {
        let many = Tries {
            failures: u32::MAX,
            last_at: Some(noon()),
            locked_until: None,
        };
        assert_eq!(many.after_failure(noon()).wait(noon()), Some(60));
    }

    #[test]
    fn wrong_tries_are_forgotten_a_day_after_the_last_one() {
        let many = Tries {
            failures: 9,
            last_at: Some(noon()),
            locked_until: None,
        };
        let later = |hours| many.after_failure(noon() + TimeDelta::hours(hours)).failures;
        assert_eq!((later(23), later(24)), (10, 1));
    }

    #[test]
    fn a_wait_is_said_in_whole_minutes_and_ends_at_its_instant() {
        let tries = Tries {
            failures: 5,
            last_at: Some(noon()),
            locked_until: Some(noon() + TimeDelta::seconds(61)),
        };
        let after = |seconds| tries.wait(noon() + TimeDelta::seconds(seconds));
        assert_eq!(
            [after(0), after(1), after(60), after(61)],
            [Some(2), Some(1), Some(1), None]
        );
    }
}
