//! From an event to its entries: pure, so that any ledger can be computed again.

use super::{Inputs, Kind, Origin, Place, Posting, remaining};
use crate::{
    Cents, Grams,
    id::{HandoverId, ServiceId},
    item::{Charge, Cost, Counted, Event, Item, LatePrice, Recorded, Reversal, Standing, event::Fate},
    price::Counterfactual,
};

/// The entries of one event, given the item as it was before.
pub fn post(before: &Item, recorded: &Recorded) -> Vec<Posting> {
    let book = Book { before, recorded };
    let entries = match &recorded.event {
        Event::CostAdded(charge) => vec![book.charge(charge)],
        Event::InvoiceRecorded(invoice) => book.invoice(invoice.line, invoice.difference, &invoice.reference),
        Event::Accepted(accepted) => book.saving(&accepted.counted, Some(accepted.acceptance.handover)),
        Event::PricedLate(late) => book.late(late),
        Event::AcceptanceCorrected(correction) => {
            let mut entries = book.reverse(|kind| kind.is_saving(), book.standing_seq(), (1, 1));
            entries.extend(book.saving_again(&correction.counted, before.acceptance(None)));
            entries
        }
        Event::TakenBack(_, Reversal::Full) => book.reverse(|kind| kind.is_saving(), book.standing_seq(), (1, 1)),
        Event::SplitOff(split) => match split.fate {
            Fate::Returned(_, Reversal::Full) => book.reverse(
                |kind| kind.is_saving(),
                book.standing_seq(),
                (split.quantity, before.quantity),
            ),
            Fate::Returned(_, Reversal::None) | Fate::Ready => Vec::new(),
        },
        Event::GivenBack(_, counted) => {
            let mut entries = book.left_service();
            entries.extend(book.saving(counted, None));
            entries
        }
        Event::Donated(donation) => vec![book.entry(
            Kind::DonationValue,
            donation.unit_value.times(before.quantity),
            Grams::ZERO,
            Inputs {
                quantity: before.quantity,
                unit: Some(donation.unit_value),
                note: donation.beneficiary.clone(),
                ..Inputs::default()
            },
        )],
        Event::Sold(sale) => vec![book.entry(
            Kind::SaleRevenue,
            sale.price,
            Grams::ZERO,
            Inputs {
                quantity: before.quantity,
                note: sale.receipt.clone(),
                ..Inputs::default()
            },
        )],
        Event::Recycled(recycling) => vec![book.entry(
            Kind::WasteOut,
            Cents::ZERO,
            recycling.weight,
            Inputs {
                quantity: before.quantity,
                note: recycling.operator.clone(),
                ..Inputs::default()
            },
        )],
        Event::Voided(_) => book.reverse(|_| true, None, (1, 1)),
        Event::Undone(seq) => book.undo(*seq),
        _ => Vec::new(),
    };
    numbered(recorded.seq, entries)
}

fn numbered(seq: u32, mut entries: Vec<Posting>) -> Vec<Posting> {
    for (entry, line) in entries.iter_mut().zip(0..) {
        entry.place = Place { seq, line };
    }
    entries
}

struct Book<'a> {
    before: &'a Item,
    recorded: &'a Recorded,
}

impl Book<'_> {
    fn entry(&self, kind: Kind, cents: Cents, grams: Grams, inputs: Inputs) -> Posting {
        self.entry_for(self.before.depositor, kind, cents, grams, inputs)
    }

    fn entry_for(&self, service: ServiceId, kind: Kind, cents: Cents, grams: Grams, inputs: Inputs) -> Posting {
        Posting {
            place: Place {
                seq: self.recorded.seq,
                line: 0,
            },
            kind,
            cents,
            grams,
            occurred_on: self.recorded.occurred_on,
            period_on: self.recorded.period_on,
            reverses: None,
            service,
            handover: None,
            inputs,
            graded_on: self.recorded.occurred_on,
            origin: Origin::of(self.before),
        }
    }

    fn charge(&self, charge: &Charge) -> Posting {
        let (kind, quantity, unit, minutes, note) = match &charge.cost {
            Cost::Labour(minutes) => (Kind::Labour, 1, charge.rate, Some(minutes.0), String::new()),
            Cost::Part {
                name, quantity, unit, ..
            } => (Kind::Part, *quantity, Some(*unit), None, name.clone()),
            Cost::External { reference, .. } => (Kind::External, 1, None, None, reference.clone()),
            Cost::Transport(_, note) => (Kind::Transport, 1, None, None, note.clone()),
            Cost::Other(_, note) => (Kind::OtherCost, 1, None, None, note.clone()),
        };
        let job = self.before.jobs.len().checked_sub(1);
        let inputs = Inputs {
            quantity,
            unit,
            minutes,
            job,
            note,
            ..Inputs::default()
        };
        Posting {
            origin: Origin::of_cost(self.before, &charge.cost, job),
            ..self.entry(kind, charge.amount, Grams::ZERO, inputs)
        }
    }

    /// The invoice posts the difference, in the kind of the line that it settles.
    fn invoice(&self, line: u32, difference: Cents, reference: &str) -> Vec<Posting> {
        let Some(cost) = usize::try_from(line).ok().and_then(|n| self.before.costs.get(n)) else {
            return Vec::new();
        };
        let settled = self.charge(&cost.charge);
        let inputs = Inputs {
            quantity: 1,
            job: Some(cost.job),
            note: reference.to_owned(),
            ..Inputs::default()
        };
        vec![Posting {
            origin: Origin::of_cost(self.before, &cost.charge.cost, Some(cost.job)),
            ..self.entry(settled.kind, difference, Grams::ZERO, inputs)
        }]
    }

    /// The avoided purchase with its impact: all or, without a price or a purchase, nothing.
    fn saving(&self, counted: &Counted, handover: Option<HandoverId>) -> Vec<Posting> {
        let Some(unit) = counted.unit else {
            return Vec::new();
        };
        if counted.instead_of == Counterfactual::None {
            return Vec::new();
        }
        let inputs = Inputs {
            quantity: counted.quantity,
            unit: Some(unit),
            evidence: counted.price.clone(),
            substitution: Some(counted.substitution),
            expected_months: counted.expected_months,
            reference_months: counted.reference_months,
            ..Inputs::default()
        };
        let kind = if counted.is_repair_return {
            Kind::RepairReturn
        } else {
            Kind::AvoidedPurchase
        };
        let value = unit.times(counted.quantity);
        let mut entries = vec![self.entry_for(counted.service, kind, value, Grams::ZERO, inputs)];
        entries.extend(self.impact(counted));
        for entry in &mut entries {
            entry.handover = handover;
        }
        entries
    }

    fn impact(&self, counted: &Counted) -> Vec<Posting> {
        let Some(factor) = &counted.factor else {
            return Vec::new();
        };
        let spared = [
            (Kind::Co2, factor.co2_spared(counted.quantity)),
            (Kind::Waste, factor.waste_spared(counted.quantity, counted.weighed)),
        ];
        let entry = |(kind, grams): (Kind, Option<Grams>)| {
            let inputs = Inputs {
                quantity: counted.quantity,
                factor: Some(factor.clone()),
                weighed: counted.weighed,
                substitution: Some(counted.substitution),
                ..Inputs::default()
            };
            grams.map(|grams| self.entry_for(counted.service, kind, Cents::ZERO, grams, inputs))
        };
        spared.into_iter().filter_map(entry).collect()
    }

    /// A saving of an acceptance counted anew, under its slip, its origin and the grade of its day: the item may have come back since.
    fn saving_again(&self, counted: &Counted, standing: Option<&Standing>) -> Vec<Posting> {
        let mut entries = self.saving(counted, standing.and_then(|standing| standing.handover));
        if let Some(standing) = standing {
            for entry in &mut entries {
                entry.origin = standing.origin;
                entry.graded_on = standing.accepted_on;
            }
        }
        entries
    }

    /// A late price posts with the acceptance as its business day.
    fn late(&self, late: &LatePrice) -> Vec<Posting> {
        let standing = self.before.acceptance(late.of);
        let mut entries = self.saving_again(&late.counted, standing);
        if let Some(standing) = standing {
            for entry in &mut entries {
                entry.occurred_on = standing.accepted_on;
            }
        }
        entries
    }

    /// Going straight from a receiver back to its owner is a return too.
    fn left_service(&self) -> Vec<Posting> {
        if self.before.returns_saving_on(self.recorded.occurred_on) {
            self.reverse(Kind::is_saving, self.standing_seq(), (1, 1))
        } else {
            Vec::new()
        }
    }

    /// As if the event had posted nothing: its entries are reversed, and what it had reversed
    /// counts again.
    fn undo(&self, seq: u32) -> Vec<Posting> {
        let again = |entry: &Posting| Posting {
            cents: -entry.cents,
            grams: -entry.grams,
            occurred_on: self.recorded.occurred_on,
            period_on: self.recorded.period_on,
            ..entry.clone()
        };
        let mut entries = self.reverse(|_| true, Some(seq), (1, 1));
        entries.extend(
            self.before
                .postings
                .iter()
                .filter(|entry| entry.place.seq == seq && entry.reverses.is_some())
                .map(again),
        );
        entries
    }

    fn standing_seq(&self) -> Option<u32> {
        // No posting has rank 0, so that an acceptance without entries reverses nothing.
        Some(
            self.before
                .acceptances
                .last()
                .and_then(|standing| standing.posted_by)
                .unwrap_or(0),
        )
    }

    /// Counter-entries for that share of what is left of the entries of one event, or of all.
    fn reverse(&self, kinds: impl Fn(Kind) -> bool, of_seq: Option<u32>, (part, whole): (u32, u32)) -> Vec<Posting> {
        let all = &self.before.postings;
        let concerned = |entry: &&Posting| {
            entry.reverses.is_none() && kinds(entry.kind) && of_seq.is_none_or(|seq| entry.place.seq == seq)
        };
        let counter = |entry: &Posting| {
            let (cents, grams) = remaining(all, entry);
            let (part, whole) = (i64::from(part), i64::from(whole));
            let (cents, grams) = (cents.share(part, whole), grams.share(part, whole));
            // Unpaid work is worth nothing and still counts its minutes.
            let is_taken_back = || all.iter().any(|other| other.reverses == Some(entry.place));
            let has_minutes = entry.inputs.minutes.is_some() && !is_taken_back();
            (cents != Cents::ZERO || grams != Grams::ZERO || has_minutes).then(|| Posting {
                cents: -cents,
                grams: -grams,
                occurred_on: self.recorded.occurred_on,
                period_on: self.recorded.period_on,
                reverses: Some(entry.place),
                ..entry.clone()
            })
        };
        all.iter().filter(concerned).filter_map(counter).collect()
    }
}
