//! Leaving for good, each way with the facts that the law or the books require.

use super::{Desk, Leaving, closed, positive, referred, said};
use crate::{
    Cents, Grams, Refusal,
    item::{Barrier, Beneficiary, Dismantling, Donation, Event, GiveBack, Item, Need, Recycling, Sale, State, Worth},
    price::{Counterfactual, Substitution},
};

/// Free transfer outside the body: 300 euros for one at most (CG3P L3212-2, décret 2022-791).
pub const DONATION_CEILING: Cents = Cents(30_000);

impl Desk<'_> {
    /// Back to its owner. Counts only where it was repaired and its owner would have bought.
    pub(super) fn give_back(&self, item: &Item, facts: GiveBack, worth: Worth) -> Result<Event, Refusal> {
        closed(item, Leaving::ToOwner)?;
        let would_buy = if item.is_repaired {
            facts.instead_of
        } else {
            Counterfactual::None
        };
        let need = Need {
            text: String::new(),
            instead_of: would_buy,
            substitution: Substitution::S2,
            reference: String::new(),
            expected_months: None,
        };
        let counted = self.count(item, &need, item.depositor, worth, self.moment.occurred_on);
        Ok(Event::GivenBack(facts, Box::new(counted)))
    }

    pub(super) fn donate(item: &Item, facts: Donation) -> Result<Event, Refusal> {
        closed(item, Leaving::ForUse)?;
        barrier(item, facts.barrier)?;
        said(&facts.beneficiary)?;
        Beneficiary::parse(&facts.legal_category).ok_or(Refusal::BeneficiaryNotLegal)?;
        positive(facts.unit_value)?;
        if facts.unit_value > DONATION_CEILING {
            return Err(Refusal::DonationTooHigh { max: DONATION_CEILING });
        }
        Ok(Event::Donated(facts))
    }

    pub(super) fn sell(item: &Item, facts: Sale) -> Result<Event, Refusal> {
        closed(item, Leaving::ForUse)?;
        barrier(item, facts.barrier)?;
        positive(facts.price)?;
        referred(&facts.receipt)?;
        Ok(Event::Sold(facts))
    }

    pub(super) fn recycle(item: &Item, facts: Recycling) -> Result<Event, Refusal> {
        closed(item, Leaving::AsWaste)?;
        barrier(item, facts.barrier)?;
        said(&facts.operator)?;
        referred(&facts.waste_code)?;
        if facts.weight <= Grams::ZERO {
            return Err(Refusal::AmountNeeded);
        }
        Ok(Event::Recycled(facts))
    }

    pub(super) fn dismantle(item: &Item, facts: Dismantling) -> Result<Event, Refusal> {
        closed(item, Leaving::AsWaste)?;
        barrier(item, facts.barrier)?;
        said(&facts.rest)?;
        for part in &facts.parts {
            said(&part.name)?;
            super::in_lot(part.quantity, 999)?;
        }
        Ok(Event::Dismantled(facts))
    }
}

/// Where a repair was pending, giving it up says why.
fn barrier(item: &Item, barrier: Option<Barrier>) -> Result<(), Refusal> {
    if item.state == State::AwaitingDecision && barrier.is_none() {
        return Err(Refusal::BarrierNeeded);
    }
    Ok(())
}
