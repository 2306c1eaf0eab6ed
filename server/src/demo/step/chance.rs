//! What people say and want, by chance.

use crate::demo::{
    life::{Life, Step},
    theatre::pick,
};
use chrono::{DateTime, Utc};
use domain::{
    Cents, Grams, Minutes,
    item::{Details, Diagnosis, Need},
    price::{Counterfactual, Substitution},
    unit::labour,
};
use rand::{Rng, rngs::StdRng};

pub(super) const BEARERS: [&str; 8] = [
    "Émilie Fournier",
    "Karim Haddad",
    "Julie Caron",
    "Thomas Lefebvre",
    "Aïcha Benali",
    "Paul Marchand",
    "Lucie Dupont",
    "Bruno Wattel",
];
pub(super) const NEEDS: [&str; 8] = [
    "Arrivée d’un agent",
    "Remplacement d’un équipement en panne",
    "Nouvelle salle de réunion",
    "Ouverture d’une classe",
    "Équipement de la salle des personnels",
    "Réaménagement de l’accueil",
    "Prêt pour une manifestation",
    "Poste adapté",
];
pub(super) const RETURNS: [&str; 4] = [
    "Ne convient pas",
    "En panne de nouveau",
    "Départ de l’agent",
    "Service regroupé",
];
/// Internal labour, cents an hour, as the demonstration's organisation sets it.
const RATE: Cents = Cents(2800);

/// What follows readiness: most are wished for at once, some wait for long, some for ever.
pub(super) fn wish(rng: &mut StdRng) -> (Step, std::ops::RangeInclusive<u64>) {
    match rng.random_range(0..20) {
        0..4 => (Step::Reserve, 0..=15),
        4..7 => (Step::HandOver, 30..=400),
        _ => (Step::HandOver, 0..=30),
    }
}

pub(super) fn details(it: &Life, rng: &mut StdRng) -> Details {
    let number = rng.random_range(10_000..99_999);
    Details {
        name: String::new(),
        brand: it.model.0.into(),
        model: it.model.1.into(),
        serial: if it.labels == 1 && it.in_lot == 1 {
            format!("SN{number}{}", it.service)
        } else {
            String::new()
        },
        inventory_number: if rng.random_bool(0.4) && it.labels == 1 {
            format!("DEP-{number}")
        } else {
            String::new()
        },
        fault: it.fault.said.into(),
        weighed: rng.random_bool(0.15).then(|| Grams(rng.random_range(5..200) * 100)),
        made_in: (it.labels == 1 && number % 5 > 0).then_some(2012 + number % 13),
    }
}

pub(super) fn diagnosis(it: &Life, rng: &mut StdRng) -> Diagnosis {
    let minutes = Minutes(rng.random_range(2..=18) * 5);
    let parts = Cents(it.fault.part.map_or(0, |(_, price)| price));
    let replacement = Cents(it.good.euros * 100);
    let is_cheap = parts + labour(minutes, RATE) < replacement;
    Diagnosis {
        observation: it.fault.said.into(),
        cause: it.fault.cause.into(),
        parts,
        minutes,
        external: Cents::ZERO,
        replacement: (is_cheap && rng.random_bool(0.85)).then_some(replacement),
    }
}

pub(super) fn need(when: DateTime<Utc>, rng: &mut StdRng) -> Need {
    let substitution = match rng.random_range(0..20) {
        0..5 => Substitution::S1,
        5..17 => Substitution::S2,
        _ => Substitution::S3,
    };
    let instead_of = match rng.random_range(0..20) {
        0 => Counterfactual::None,
        1 => Counterfactual::Refurbished,
        _ => Counterfactual::New,
    };
    Need {
        text: (*pick(rng, &NEEDS)).into(),
        instead_of,
        substitution,
        reference: if substitution == Substitution::S1 {
            reference("DA", when, rng)
        } else {
            String::new()
        },
        expected_months: rng.random_bool(0.7).then(|| rng.random_range(12..=72)),
    }
}

/// A number on some paper.
pub(super) fn reference(kind: &str, when: DateTime<Utc>, rng: &mut StdRng) -> String {
    format!("{kind}-{}-{:04}", when.format("%Y"), rng.random_range(1..10_000))
}
