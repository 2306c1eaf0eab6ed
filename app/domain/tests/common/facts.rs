//! Valid facts for every gesture, as short as they can be said.

use super::story::day;
use chrono::NaiveDate;
use domain::{
    Cents, Grams, Minutes,
    id::{DepositId, EvidenceId, HandoverId, PlaceId, ProviderId, ReceiverId, ServiceId},
    impact::Factor,
    item::{
        Acceptance, Barrier, Command, Condition, Cost, Decision, Deposit, Details, Diagnosis, Dismantling, Donation,
        GiveBack, Issue, Need, Ownership, Parties, Proof, RecoveredPart, Recycling, Reservation, Return, Route, Sale,
        Worth,
    },
    price::{Basis, Counterfactual, Evidence, Grade, Substitution},
};

/// Deposits in every story.
pub(crate) const DEPOSITOR: ServiceId = ServiceId(1);
/// Receives in most stories.
pub(crate) const RECEIVER: ServiceId = ServiceId(2);

pub(crate) fn deposit(name: &str, quantity: u32) -> Deposit {
    Deposit {
        code: Some(super::story::code(1)),
        deposit: Some(DepositId(1)),
        category: name.into(),
        quantity,
        service: DEPOSITOR,
        place: PlaceId(1),
        ownership: Ownership::Body,
        details: Details {
            name: name.into(),
            ..Details::default()
        },
    }
}

pub(crate) fn received(name: &str, quantity: u32) -> Command {
    Command::Deposit(Box::new(deposit(name, quantity)))
}

pub(crate) fn diagnosis() -> Diagnosis {
    Diagnosis {
        observation: "ne tient plus".into(),
        cause: "usure".into(),
        parts: Cents(500),
        minutes: Minutes(10),
        external: Cents::ZERO,
        replacement: Some(Cents(18_000)),
    }
}

pub(crate) fn decision(route: Route) -> Decision {
    Decision {
        route,
        reason: "réparable".into(),
        order: "BC-12".into(),
        estimate: Cents::ZERO,
        ceiling: Cents::ZERO,
    }
}

pub(crate) fn part(unit: i64) -> Command {
    Command::AddCost(Cost::Part {
        name: "vérin".into(),
        quantity: 1,
        unit: Cents(unit),
        from_stock: None,
    })
}

pub(crate) fn labour(minutes: i64) -> Command {
    Command::AddCost(Cost::Labour(Minutes(minutes)))
}

pub(crate) fn external(amount: i64) -> Command {
    Command::AddCost(Cost::External {
        amount: Cents(amount),
        provider: Some(ProviderId(1)),
        reference: "DEVIS-7".into(),
    })
}

/// From a fresh deposit to the workshop.
pub(crate) fn to_workshop() -> [Command; 3] {
    [
        Command::StartDiagnosis(vec![]),
        Command::Diagnose(diagnosis()),
        Command::DecideRepair(decision(Route::InHouse)),
    ]
}

/// From the workshop to the shelf.
pub(crate) fn to_shelf() -> [Command; 2] {
    [
        Command::FinishRepair("pièce changée".into()),
        Command::PassTest(Condition::B),
    ]
}

pub(crate) fn need() -> Need {
    Need {
        text: "un poste de plus".into(),
        instead_of: Counterfactual::New,
        substitution: Substitution::S2,
        reference: String::new(),
        expected_months: None,
    }
}

pub(crate) fn issue(handover: i64, service: ServiceId) -> Issue {
    Issue {
        handover: HandoverId(handover),
        service,
        receiver: ReceiverId(1),
        need: need(),
    }
}

pub(crate) fn acceptance(handover: i64) -> Acceptance {
    Acceptance {
        handover: HandoverId(handover),
        proof: Proof::Signature,
        media: None,
        need: need(),
    }
}

pub(crate) fn evidence(price: i64, dated_on: NaiveDate) -> Evidence {
    Evidence {
        id: Some(EvidenceId(price)),
        price: Cents(price),
        basis: Basis::Ttc,
        vat: 2000,
        grade: Grade::B,
        dated_on,
        of: Counterfactual::New,
        source: "catalogue".into(),
    }
}

pub(crate) fn worth(price: i64) -> Worth {
    Worth {
        candidates: vec![evidence(price, day("2026-01-01"))],
        ..Worth::unknown()
    }
}

pub(crate) fn factor(co2: i64, weight: i64) -> Factor {
    Factor {
        code: "ADEME-chaise".into(),
        version: 1,
        source: "ADEME".into(),
        co2: Some(Grams(co2)),
        weight: Some(Grams(weight)),
    }
}

/// Handed over, to whomever it may be kept for.
pub(crate) fn handing_over(issue: Issue) -> Command {
    Command::HandOver(issue, Parties::default())
}

/// Handed to the receiver and signed for.
pub(crate) fn signed_for(handover: i64, worth: Worth) -> [Command; 2] {
    [
        handing_over(issue(handover, RECEIVER)),
        Command::Accept(acceptance(handover), worth),
    ]
}

pub(crate) fn reservation(until: NaiveDate) -> Reservation {
    Reservation {
        service: RECEIVER,
        receiver: Some(ReceiverId(1)),
        until,
    }
}

pub(crate) fn coming_back() -> Return {
    Return {
        reason: "plus besoin".into(),
        condition: Condition::C,
        place: PlaceId(2),
    }
}

pub(crate) fn giving_back() -> GiveBack {
    GiveBack {
        receiver: ReceiverId(1),
        proof: Proof::Signature,
        media: None,
        instead_of: Counterfactual::New,
    }
}

pub(crate) fn donation() -> Donation {
    Donation {
        beneficiary: "Emmaüs".into(),
        legal_category: "public_interest".into(),
        unit_value: Cents(30_000),
        barrier: Some(Barrier::WornOut),
    }
}

pub(crate) fn sale() -> Sale {
    Sale {
        buyer: ReceiverId(3),
        price: Cents(4_000),
        receipt: "QUIT-3".into(),
        barrier: Some(Barrier::WornOut),
    }
}

pub(crate) fn recycling() -> Recycling {
    Recycling {
        operator: "Ecologic".into(),
        weight: Grams(7_500),
        waste_code: "20 01 36".into(),
        barrier: Some(Barrier::WornOut),
    }
}

pub(crate) fn dismantling() -> Dismantling {
    Dismantling {
        parts: vec![RecoveredPart {
            name: "rouleau".into(),
            quantity: 2,
        }],
        rest: "ferraille".into(),
        barrier: Some(Barrier::WornOut),
    }
}
