//! Diagnosis, decision, costs.

use super::{Desk, in_lot, positive, referred, said};
use crate::{
    Cents, Minutes, Refusal, Role,
    item::{Charge, Cost, Decision, Diagnosis, Event, Invoice, Item, Route},
    unit::labour,
};

impl Desk<'_> {
    pub(super) fn diagnose(diagnosis: Diagnosis) -> Result<Event, Refusal> {
        said(&diagnosis.observation)?;
        let is_negative =
            diagnosis.parts < Cents::ZERO || diagnosis.external < Cents::ZERO || diagnosis.minutes < Minutes::ZERO;
        if is_negative || diagnosis.replacement.is_some_and(|price| price <= Cents::ZERO) {
            return Err(Refusal::AmountNeeded);
        }
        Ok(Event::Diagnosed(diagnosis))
    }

    /// A technician decides up to the ceiling, labour included; above it, the manager.
    pub(super) fn decide_repair(&self, item: &Item, decision: Decision) -> Result<Event, Refusal> {
        said(&decision.reason)?;
        if matches!(decision.route, Route::Provider(_)) {
            referred(&decision.order)?;
        }
        let estimate = item.estimate(self.rules.labour_rate).unwrap_or(Cents::ZERO);
        let replacement = item.diagnosis.as_ref().and_then(|found| found.replacement);
        let ceiling = self.rules.ceiling(replacement);
        if estimate > ceiling && !self.moment.actor.holds(&[Role::Manager]) {
            return Err(Refusal::AboveCeiling { estimate, ceiling });
        }
        Ok(Event::RepairDecided(Decision {
            estimate,
            ceiling,
            ..decision
        }))
    }

    pub(super) fn add_cost(&self, cost: Cost) -> Result<Event, Refusal> {
        let rate = self.rules.labour_rate;
        let (amount, rate) = match &cost {
            Cost::Labour(minutes) => {
                positive(Cents(minutes.0))?;
                (labour(*minutes, rate), Some(rate))
            }
            Cost::Part {
                name,
                quantity,
                unit,
                from_stock,
            } => {
                said(name)?;
                in_lot(*quantity, 999)?;
                if *unit < Cents::ZERO || (*unit == Cents::ZERO && from_stock.is_none()) {
                    return Err(Refusal::AmountNeeded);
                }
                (unit.times(*quantity), None)
            }
            Cost::External { amount, reference, .. } => {
                referred(reference)?;
                positive(*amount)?;
                (*amount, None)
            }
            Cost::Transport(amount, _) => {
                positive(*amount)?;
                (*amount, None)
            }
            Cost::Other(amount, what) => {
                said(what)?;
                positive(*amount)?;
                (*amount, None)
            }
        };
        Ok(Event::CostAdded(Charge { cost, amount, rate }))
    }

    pub(super) fn invoice(item: &Item, line: u32, amount: Cents, reference: String) -> Result<Event, Refusal> {
        referred(&reference)?;
        let cost = usize::try_from(line)
            .ok()
            .and_then(|n| item.costs.get(n))
            .ok_or(Refusal::NoSuchLine)?;
        if amount < Cents::ZERO {
            return Err(Refusal::AmountNeeded);
        }
        let difference = amount - cost.due;
        Ok(Event::InvoiceRecorded(Invoice {
            line,
            amount,
            reference,
            difference,
        }))
    }
}
