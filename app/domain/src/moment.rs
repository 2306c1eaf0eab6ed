//! When something happens, and the organisation's rules on that day.

use crate::{Actor, Cents, Refusal, Role, price::Basis};
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc, Weekday};
use serde::{Deserialize, Serialize};

/// Days after which a handover that nobody signed is shown as late.
pub const LATE_AFTER_DAYS: u64 = 3;

/// Who acts, and when: given to every decision, never taken from a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Who acts.
    pub actor: Actor,
    /// The instant of recording.
    pub now: DateTime<Utc>,
    /// The civil day in Paris at that instant.
    pub today: NaiveDate,
    /// The business day that the actor states.
    pub occurred_on: NaiveDate,
}

/// The organisation's settings that decisions read. What a posting depends on is copied into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Share of the replacement price up to which a technician decides alone, in percent.
    pub ceiling_percent: u32,
    /// The same ceiling where no price is known.
    pub ceiling_without_price: Cents,
    /// Internal labour, cents an hour.
    pub labour_rate: Cents,
    /// Days within which a return takes the saving back.
    pub return_window_days: u32,
    /// Working days that a reservation lasts unless said otherwise.
    pub reservation_working_days: u32,
    /// Days that an agent may back-date.
    pub back_date_days: u32,
    /// Days that a manager may back-date.
    pub manager_back_date_days: u32,
    /// Minutes during which the author may undo.
    pub undo_minutes: i64,
    /// Amounts are shown before or after tax.
    pub basis: Basis,
    /// The last day of the closed periods: nothing posts on or before it.
    pub closed_through: Option<NaiveDate>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            ceiling_percent: 40,
            ceiling_without_price: Cents(3000),
            labour_rate: Cents(2800),
            return_window_days: 90,
            reservation_working_days: 7,
            back_date_days: 7,
            manager_back_date_days: 365,
            undo_minutes: 10,
            basis: Basis::Ttc,
            closed_through: None,
        }
    }
}

impl Moment {
    /// Refuses a business day in the future, or further back than the actor may go.
    ///
    /// # Errors
    /// [`Refusal::InTheFuture`], [`Refusal::TooFarBack`].
    pub fn check_day(&self, rules: &Rules) -> Result<(), Refusal> {
        if self.occurred_on > self.today {
            return Err(Refusal::InTheFuture);
        }
        let days = if self.actor.holds(&[Role::Manager]) {
            rules.manager_back_date_days
        } else if self.actor.holds(&[Role::Desk, Role::Technician]) {
            rules.back_date_days
        } else {
            // Who receives says so today: which period it counts in is not theirs to choose.
            0
        };
        if self.occurred_on + Days::new(u64::from(days)) < self.today {
            return Err(Refusal::TooFarBack { days });
        }
        Ok(())
    }

    /// The day under which a posting counts: the business day, or today where its period is closed.
    ///
    /// # Errors
    /// [`Refusal::PeriodClosed`] when today's period is closed too.
    pub fn period(&self, rules: &Rules) -> Result<NaiveDate, Refusal> {
        let Some(closed) = rules.closed_through else {
            return Ok(self.occurred_on);
        };
        [self.occurred_on, self.today]
            .into_iter()
            .find(|day| *day > closed)
            .ok_or(Refusal::PeriodClosed(closed))
    }
}

impl Rules {
    /// What a technician may commit alone, given the replacement price.
    pub fn ceiling(&self, replacement: Option<Cents>) -> Cents {
        replacement.map_or(self.ceiling_without_price, |price| {
            price.share(i64::from(self.ceiling_percent), 100)
        })
    }

    /// The last day of a reservation made that day, unless said otherwise.
    pub fn kept_until(&self, from: NaiveDate) -> NaiveDate {
        working_days_later(from, self.reservation_working_days)
    }
}

/// The day so many working days later. Saturdays and Sundays do not count; public holidays do,
/// so that a reservation never depends on a calendar that nobody keeps.
fn working_days_later(from: NaiveDate, days: u32) -> NaiveDate {
    let mut day = from;
    let mut left = days;
    while left > 0 {
        day = day + Days::new(1);
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::PersonId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn moment(roles: &[Role], occurred_on: &str) -> Moment {
        Moment {
            actor: Actor {
                id: PersonId(1),
                roles: roles.to_vec(),
            },
            now: DateTime::UNIX_EPOCH,
            today: day("2026-11-23"),
            occurred_on: day(occurred_on),
        }
    }

    #[test]
    fn an_agent_back_dates_seven_days_and_a_manager_further() {
        let rules = Rules::default();
        for (roles, on, expected) in [
            (&[Role::Desk][..], "2026-11-23", Ok(())),
            (&[Role::Desk], "2026-11-16", Ok(())),
            (&[Role::Desk], "2026-11-15", Err(Refusal::TooFarBack { days: 7 })),
            (&[Role::Requester], "2026-11-23", Ok(())),
            (&[Role::Requester], "2026-11-22", Err(Refusal::TooFarBack { days: 0 })),
            (&[Role::Manager], "2026-01-05", Ok(())),
            (&[Role::Manager], "2026-11-24", Err(Refusal::InTheFuture)),
        ] {
            assert_eq!(moment(roles, on).check_day(&rules), expected, "{roles:?} {on}");
        }
    }

    #[test]
    fn a_late_fact_posts_in_the_open_period() {
        let rules = Rules {
            closed_through: Some(day("2026-10-31")),
            ..Rules::default()
        };
        assert_eq!(moment(&[], "2026-11-02").period(&rules), Ok(day("2026-11-02")));
        assert_eq!(moment(&[], "2026-10-31").period(&rules), Ok(day("2026-11-23")));
        let all = Rules {
            closed_through: Some(day("2026-11-23")),
            ..Rules::default()
        };
        assert_eq!(
            moment(&[], "2026-11-02").period(&all),
            Err(Refusal::PeriodClosed(day("2026-11-23")))
        );
    }

    #[test]
    fn working_days_skip_week_ends() {
        assert_eq!(working_days_later(day("2026-11-20"), 1), day("2026-11-23"));
        assert_eq!(Rules::default().kept_until(day("2026-11-23")), day("2026-12-02"));
    }
}
