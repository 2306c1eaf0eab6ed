//! Reserving, handing over, accepting, pricing late, taking back.

use super::{Desk, Leaving, closed, referred, said};
use crate::{
    Refusal,
    id::ServiceId,
    item::{
        Acceptance, Accepted, Counted, Event, Issue, Item, LatePrice, Need, Parties, Reservation, Return, Reversal,
        Standing, State, Worth, event::Correction,
    },
    price::{self, Counterfactual, Substitution},
};
use chrono::{Days, NaiveDate};

impl Desk<'_> {
    pub(super) fn reserve(&self, reservation: Reservation) -> Result<Event, Refusal> {
        if reservation.until < self.moment.today {
            return Err(Refusal::ReservationOver);
        }
        Ok(Event::Reserved(reservation))
    }

    pub(super) fn hand_over(item: &Item, issue: Issue, parties: &Parties) -> Result<Event, Refusal> {
        closed(item, Leaving::ForUse)?;
        if let Some(kept) = &item.reservation {
            if kept.service != issue.service {
                return Err(Refusal::ReservedForAnother(kept.service));
            }
            if kept.receiver.is_some() && !parties.agree() {
                return Err(Refusal::ReservedForPerson(parties.kept_for.clone()));
            }
        }
        stated(&issue.need)?;
        Ok(Event::HandedOver(issue))
    }

    pub(super) fn accept(&self, item: &Item, acceptance: Acceptance, worth: Worth) -> Result<Event, Refusal> {
        let line = item.open_issue().ok_or(Refusal::NothingAccepted)?;
        if line.issue.handover != acceptance.handover {
            return Err(Refusal::AnotherSlip);
        }
        stated(&acceptance.need)?;
        let on = self.moment.occurred_on;
        let counted = self.count(item, &acceptance.need, line.issue.service, worth, on);
        Ok(Event::Accepted(Box::new(Accepted { acceptance, counted })))
    }

    /// What an acceptance counts for: the lowest documented price for the stated need, on its day.
    pub(super) fn count(&self, item: &Item, need: &Need, service: ServiceId, worth: Worth, on: NaiveDate) -> Counted {
        let basis = self.rules.basis;
        let price = price::lowest(&worth.candidates, need.instead_of, on, basis).cloned();
        Counted {
            quantity: item.quantity,
            unit: price.as_ref().map(|evidence| evidence.price_in(basis)),
            price,
            basis,
            factor: worth.factor,
            weighed: item.details.weighed,
            instead_of: need.instead_of,
            substitution: need.substitution,
            expected_months: need.expected_months,
            reference_months: worth.reference_months,
            service,
            is_repair_return: service == item.depositor,
            return_window_days: self.rules.return_window_days,
        }
    }

    /// A price found later: the oldest acceptance that nothing counts for, counted now, with the prices known now.
    pub(super) fn price_late(&self, item: &Item, worth: Worth) -> Result<Event, Refusal> {
        let nothing = || standing(item).err().unwrap_or(Refusal::AlreadyCounted);
        let (rank, standing) = item.uncounted().ok_or_else(nothing)?;
        let (then, on) = (&standing.counted, self.moment.today);
        let price = price::lowest(&worth.candidates, then.instead_of, on, then.basis)
            .cloned()
            .ok_or(Refusal::NoPrice)?;
        let counted = Counted {
            unit: Some(price.price_in(then.basis)),
            price: Some(price),
            ..then.clone()
        };
        let of = u32::try_from(rank).ok();
        Ok(Event::PricedLate(Box::new(LatePrice { of, counted })))
    }

    pub(super) fn correct(&self, item: &Item, reason: String, need: Need, worth: Worth) -> Result<Event, Refusal> {
        said(&reason)?;
        stated(&need)?;
        let standing = standing(item)?;
        let went_back_unrepaired = standing.handover.is_none() && !item.is_repaired;
        if went_back_unrepaired && need.instead_of != Counterfactual::None {
            return Err(Refusal::NothingAccepted);
        }
        let on = standing.accepted_on;
        let now = self.count(item, &need, standing.counted.service, worth, on);
        // Quantity, weight, factor and basis were facts of the acceptance; only what was recorded
        // wrongly changes.
        let then = &standing.counted;
        let counted = Counted {
            quantity: then.quantity,
            basis: then.basis,
            unit: now.price.as_ref().map(|price| price.price_in(then.basis)),
            factor: then.factor.clone(),
            weighed: then.weighed,
            return_window_days: then.return_window_days,
            ..now
        };
        Ok(Event::AcceptanceCorrected(Box::new(Correction { reason, counted })))
    }

    pub(super) fn take_back(&self, item: &Item, facts: Return) -> Result<Event, Refusal> {
        said(&facts.reason)?;
        let reversal = item.reversal_on(self.moment.occurred_on);
        Ok(Event::TakenBack(facts, reversal))
    }
}

impl Item {
    /// Whether leaving its receiver on that day takes the saving back.
    pub(crate) fn returns_saving_on(&self, day: NaiveDate) -> bool {
        self.state == State::InService && self.reversal_on(day) == Reversal::Full
    }

    /// Whether a return on that day takes the saving back: within the window of the acceptance.
    pub fn reversal_on(&self, day: NaiveDate) -> Reversal {
        let is_early = self.acceptances.last().is_some_and(|standing| {
            let window = u64::from(standing.counted.return_window_days);
            day <= standing.accepted_on + Days::new(window)
        });
        if is_early { Reversal::Full } else { Reversal::None }
    }
}

fn standing(item: &Item) -> Result<&Standing, Refusal> {
    item.acceptances
        .last()
        .filter(|standing| !standing.is_reversed)
        .filter(|standing| standing.counted.instead_of != Counterfactual::None || standing.posted_by.is_none())
        .ok_or(Refusal::NothingAccepted)
}

/// A need says what for; a refused or cancelled purchase says which.
fn stated(need: &Need) -> Result<(), Refusal> {
    match need.substitution {
        Substitution::S1 => referred(&need.reference),
        Substitution::S2 => said(&need.text),
        Substitution::S3 => Ok(()),
    }
}
