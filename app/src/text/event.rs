//! What happened to an item, as a line of its history: a title and its detail.

use super::{beneficiary, condition, gate, kilograms, proof};
use crate::{
    lang::Lang,
    ui::{date::date, money::money},
    words::event as w,
};
use domain::item::{
    Barrier, Charge, Cost, Deposit, Details, Diagnosis, Dismantling, Event, Gate, Ownership, Reversal, Route,
    event::{EXPIRED, Fate, SplitOff},
};

/// The title and the detail of a line. `about`: the place, service, provider or slip it refers to.
pub fn event(lang: Lang, event: &Event, about: &str) -> (String, String) {
    let (title, detail) = facts(lang, event, about);
    (title.to_owned(), detail)
}

fn facts(lang: Lang, event: &Event, about: &str) -> (&'static str, String) {
    match event {
        Event::Announced(facts) => (w::announced(lang), deposit(lang, facts, about)),
        Event::Deposited(facts) => (w::deposited(lang), deposit(lang, facts, about)),
        Event::Moved(_) => (w::moved(lang), about.to_owned()),
        Event::DiagnosisStarted(gates) => (w::diagnosis_started(lang), gate_list(lang, gates)),
        Event::GateOpened(which, why) => (w::gate_opened(lang), join([gate(lang, *which), why])),
        Event::GateClosed(which, how) => (w::gate_closed(lang), join([gate(lang, *which), how])),
        Event::Reserved(facts) => (w::reserved(lang), w::until(lang, about, date(facts.until))),
        // Nobody gave that reason: the reservation was over, which each language says in its own words.
        Event::Released(why) if why == EXPIRED => (w::expired(lang), w::expired_text(lang).to_owned()),
        Event::Released(why) => (w::released(lang), why.clone()),
        Event::Voided(why) => (w::voided(lang), why.clone()),
        Event::Described(facts) => (w::described(lang), described(facts)),
        Event::Undone(seq) => (w::undone(lang), w::line(lang, seq)),
        Event::SplitOff(facts) => (w::split_off(lang), split_off(lang, facts)),
        Event::SplitFrom(facts) => (
            w::split_from(lang),
            join([about, &w::pieces(lang, facts.deposit.quantity)]),
        ),
        Event::LabelReplaced(code) => (w::label_replaced(lang), code.to_string()),
        Event::ReportedLost(reference) => (w::reported_lost(lang), reference.clone()),
        Event::Found(_, reference) => (w::found(lang), join([about, reference])),
        Event::FoundWorking(_)
        | Event::Diagnosed(_)
        | Event::RepairDecided(_)
        | Event::PartsReceived
        | Event::CostAdded(_)
        | Event::InvoiceRecorded(_)
        | Event::RepairFinished(_)
        | Event::TestPassed(_)
        | Event::TestFailed(_) => repair(lang, event, about),
        Event::HandedOver(_)
        | Event::Accepted(_)
        | Event::HandoverRefused(_)
        | Event::PricedLate(_)
        | Event::AcceptanceCorrected(_)
        | Event::TakenBack(..)
        | Event::GivenBack(..)
        | Event::Donated(_)
        | Event::Sold(_)
        | Event::Recycled(_)
        | Event::Dismantled(_) => leaving(lang, event, about),
    }
}

/// From the diagnosis to the test.
fn repair(lang: Lang, event: &Event, about: &str) -> (&'static str, String) {
    match event {
        Event::FoundWorking(grade) => (w::found_working(lang), condition(lang, *grade).to_owned()),
        Event::Diagnosed(facts) => (w::diagnosed(lang), diagnosis(lang, facts)),
        Event::RepairDecided(facts) => {
            let route = match facts.route {
                Route::InHouse => w::in_house(lang),
                Route::AwaitParts => w::await_parts(lang),
                Route::Provider(_) => about,
            };
            let estimate = w::estimated(lang, money(facts.estimate.0));
            (
                w::repair_decided(lang),
                join([route, &facts.order, &facts.reason, &estimate]),
            )
        }
        Event::CostAdded(facts) => (w::cost_added(lang), charge(lang, facts)),
        Event::InvoiceRecorded(facts) => {
            let difference = w::difference(lang, money(facts.difference.0));
            let detail = join([money(facts.amount.0).as_str(), &facts.reference, &difference]);
            (w::invoice_recorded(lang), detail)
        }
        Event::RepairFinished(done) => (w::repair_finished(lang), done.clone()),
        Event::TestPassed(grade) => (w::test_passed(lang), condition(lang, *grade).to_owned()),
        Event::TestFailed(why) => (w::test_failed(lang), why.clone()),
        _ => (w::parts_received(lang), String::new()),
    }
}

/// Handovers, returns and exits.
fn leaving(lang: Lang, event: &Event, about: &str) -> (&'static str, String) {
    match event {
        Event::HandedOver(facts) => (w::handed_over(lang), join([about, &facts.need.text])),
        Event::Accepted(facts) => {
            let value = unit(lang, facts.counted.quantity, facts.counted.unit);
            (
                w::accepted(lang),
                join([about, proof(lang, facts.acceptance.proof), &value]),
            )
        }
        Event::HandoverRefused(why) => (w::handover_refused(lang), join([about, why])),
        Event::PricedLate(late) => (
            w::priced_late(lang),
            unit(lang, late.counted.quantity, late.counted.unit),
        ),
        Event::AcceptanceCorrected(facts) => {
            let value = unit(lang, facts.counted.quantity, facts.counted.unit);
            (w::acceptance_corrected(lang), join([facts.reason.as_str(), &value]))
        }
        Event::TakenBack(facts, reversal) => {
            let effect = reversed(lang, *reversal);
            (
                w::taken_back(lang),
                join([facts.reason.as_str(), condition(lang, facts.condition), effect]),
            )
        }
        Event::GivenBack(facts, _) => (w::given_back(lang), join([about, proof(lang, facts.proof)])),
        Event::Donated(facts) => {
            let each = w::each(lang, money(facts.unit_value.0));
            let legal = beneficiary(lang, &facts.legal_category);
            let why = why(lang, facts.barrier);
            (w::donated(lang), join([facts.beneficiary.as_str(), &legal, &each, why]))
        }
        Event::Sold(facts) => {
            let price = money(facts.price.0);
            (
                w::sold(lang),
                join([price.as_str(), &facts.receipt, why(lang, facts.barrier)]),
            )
        }
        Event::Recycled(facts) => {
            let weight = kilograms(facts.weight);
            let why = why(lang, facts.barrier);
            (
                w::recycled(lang),
                join([facts.operator.as_str(), &weight, &facts.waste_code, why]),
            )
        }
        Event::Dismantled(facts) => (w::dismantled(lang), parts(lang, facts)),
        _ => (w::taken_back(lang), String::new()),
    }
}

fn deposit(lang: Lang, facts: &Deposit, about: &str) -> String {
    let pieces = if facts.quantity > 1 {
        w::pieces(lang, facts.quantity)
    } else {
        String::new()
    };
    let whose = match facts.ownership {
        Ownership::Body => "",
        Ownership::Depositor => super::ownership(lang, Ownership::Depositor),
    };
    join([about, &pieces, &facts.details.fault, whose])
}

fn described(facts: &Details) -> String {
    let made_in = facts.made_in.map(|year| year.to_string()).unwrap_or_default();
    join([
        facts.name.as_str(),
        &facts.brand,
        &facts.model,
        &facts.serial,
        &facts.inventory_number,
        &made_in,
    ])
}

fn diagnosis(lang: Lang, facts: &Diagnosis) -> String {
    let minutes = w::minutes(lang, facts.minutes.0);
    let bought = money((facts.parts + facts.external).0);
    join([
        facts.observation.as_str(),
        &facts.cause,
        &w::estimated(lang, bought),
        &minutes,
    ])
}

fn charge(lang: Lang, facts: &Charge) -> String {
    let amount = money(facts.amount.0);
    let what = match &facts.cost {
        Cost::Labour(minutes) => join([
            super::kind(lang, domain::ledger::Kind::Labour),
            &w::minutes(lang, minutes.0),
        ]),
        Cost::Part { name, quantity, .. } => w::part(lang, quantity, name),
        Cost::External { reference, .. } => join([super::kind(lang, domain::ledger::Kind::External), reference]),
        Cost::Transport(_, what) => join([super::kind(lang, domain::ledger::Kind::Transport), what]),
        Cost::Other(_, what) => join([super::kind(lang, domain::ledger::Kind::OtherCost), what]),
    };
    join([what.as_str(), &amount])
}

fn split_off(lang: Lang, facts: &SplitOff) -> String {
    let fate = match facts.fate {
        Fate::Ready => "",
        Fate::Returned(_, reversal) => reversed(lang, reversal),
    };
    join([w::pieces(lang, facts.quantity).as_str(), &facts.to.to_string(), fate])
}

fn parts(lang: Lang, facts: &Dismantling) -> String {
    let parts: Vec<_> = facts.parts.iter().map(|p| w::part(lang, p.quantity, &p.name)).collect();
    join([parts.join(", ").as_str(), &facts.rest, why(lang, facts.barrier)])
}

fn reversed(lang: Lang, reversal: Reversal) -> &'static str {
    match reversal {
        Reversal::Full => w::reversed(lang),
        Reversal::None => w::not_reversed(lang),
    }
}

fn unit(lang: Lang, quantity: u32, unit: Option<domain::Cents>) -> String {
    match unit {
        Some(unit) => w::counted(lang, quantity, money(unit.0)),
        None => w::without_price(lang).to_owned(),
    }
}

fn why(lang: Lang, barrier: Option<Barrier>) -> &'static str {
    barrier.map_or("", |barrier| super::barrier(lang, barrier))
}

fn gate_list(lang: Lang, gates: &[Gate]) -> String {
    let names: Vec<_> = gates.iter().map(|g| gate(lang, *g)).collect();
    names.join(", ")
}

/// What there is to say, with a dot between.
fn join<const N: usize>(pieces: [&str; N]) -> String {
    let said: Vec<_> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
    said.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reservation_that_ran_out_is_told_in_the_readers_language() {
        let over = Event::Released(EXPIRED.into());
        let (title, detail) = event(Lang::Fr, &over, "");
        assert_eq!(title, "Réservation échue");
        assert!(!detail.contains(EXPIRED), "{detail}");
        assert_ne!(event(Lang::En, &over, "").1, detail);
        let released = Event::Released("Plus besoin".into());
        assert_eq!(event(Lang::Fr, &released, "").1, "Plus besoin");
    }
}
