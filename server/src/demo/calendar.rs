//! Two years of working days, up to yesterday evening.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use rand::{Rng, rngs::StdRng};

/// How far back the desk opened.
const DAYS: u64 = 730;

/// When things may happen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    first: NaiveDate,
    /// The day on which the demonstration is made: nothing happens on it.
    today: NaiveDate,
}

impl Calendar {
    /// The two years before that day.
    pub(super) fn until(today: NaiveDate) -> Self {
        Self {
            first: today.checked_sub_days(Days::new(DAYS)).unwrap_or(today),
            today,
        }
    }

    /// The day before the desk opened, in the morning: for what was there already.
    pub(super) fn before(&self) -> DateTime<Utc> {
        at(self.first.pred_opt().unwrap_or(self.first), 8 * 60)
    }

    /// Any working hour, the later ones a little more often: the desk became known.
    pub(super) fn any(&self, rng: &mut StdRng) -> DateTime<Utc> {
        let share = rng.random::<f64>().powf(0.8);
        let days = (share * DAYS as f64) as u64;
        self.on(self.first + Days::new(days.min(DAYS - 1)), rng)
    }

    /// So many days later, or a few hours later on the same day. Nothing once that is today.
    pub(super) fn later(
        &self,
        from: DateTime<Utc>,
        days: std::ops::RangeInclusive<u64>,
        rng: &mut StdRng,
    ) -> Option<DateTime<Utc>> {
        let days = rng.random_range(days);
        let when = if days == 0 {
            from + TimeDelta::minutes(rng.random_range(5..40))
        } else {
            self.on(from.date_naive() + Days::new(days), rng)
        };
        (when < self.end()).then_some(when)
    }

    /// When nothing happens any more.
    pub(super) fn end(&self) -> DateTime<Utc> {
        at(self.today, 0)
    }

    /// How far an instant is into the two years, in percent.
    pub(super) fn percent(&self, when: DateTime<Utc>) -> i64 {
        let total = (self.end() - self.before()).num_days().max(1);
        (100 * (when - self.before()).num_days() / total).clamp(0, 100)
    }

    /// A working hour of that day, or of the Monday after it.
    fn on(&self, day: NaiveDate, rng: &mut StdRng) -> DateTime<Utc> {
        let shift = match day.weekday() {
            Weekday::Sat => 2,
            Weekday::Sun => 1,
            _ => 0,
        };
        at(day + Days::new(shift), rng.random_range(7 * 60..15 * 60))
    }
}

fn at(day: NaiveDate, minute: i64) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::minutes(minute)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;

    #[test]
    fn everything_happens_on_working_days_before_today() {
        let calendar = Calendar::until("2026-11-23".parse().unwrap());
        let mut rng = StdRng::seed_from_u64(1);
        for _ in 0..500 {
            let when = calendar.any(&mut rng);
            assert!(!matches!(when.weekday(), Weekday::Sat | Weekday::Sun));
            if let Some(later) = calendar.later(when, 0..=30, &mut rng) {
                assert!(later > when && later < calendar.end());
            }
        }
    }
}
