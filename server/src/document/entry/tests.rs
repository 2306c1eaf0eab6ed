//! The proof of an entry.

use super::{Publisher, entry_pdf};
use crate::document::proof::{LONG_NAME, draw_within_reach};
use app::lang::Lang;
use domain::{
    Cents, Grams,
    id::ServiceId,
    impact::Factor,
    item::Proof,
    ledger::{Inputs, Kind, Origin, Place, Posting},
    price::{Basis, Counterfactual, Evidence, Grade, Substitution},
    view::{LedgerLine, ProofPage, Signed},
};

fn publisher() -> Publisher {
    Publisher {
        name: "Département du Pas-de-Calais".into(),
        origin: "https://regain.example.fr/".into(),
    }
}

fn chair() -> ProofPage {
    let day = "2026-06-15".parse().unwrap();
    let line = LedgerLine {
        id: 12,
        kind: Kind::AvoidedPurchase,
        cents: Cents(18_000),
        prudent: Cents(9_000),
        grams: Grams::ZERO,
        occurred_on: day,
        period_on: day,
        code: "7K3HN9B3".into(),
        name: "Siège de bureau — « l’œuvre »".into(),
        service: "Archives".into(),
        handover: Some("R-2026-0001".into()),
        grade: Some(Grade::A),
        reverses: None,
    };
    let evidence = Evidence {
        id: None,
        price: Cents(18_000),
        basis: Basis::Ttc,
        vat: 2000,
        grade: Grade::A,
        dated_on: day,
        of: Counterfactual::New,
        source: "Marché 2026-12".into(),
    };
    let posting = Posting {
        place: Place { seq: 7, line: 0 },
        kind: line.kind,
        cents: line.cents,
        grams: line.grams,
        occurred_on: day,
        period_on: day,
        reverses: None,
        service: ServiceId(2),
        handover: None,
        inputs: Inputs {
            quantity: 1,
            unit: Some(Cents(18_000)),
            evidence: Some(evidence),
            substitution: Some(Substitution::S2),
            ..Inputs::default()
        },
        graded_on: day,
        origin: Origin {
            depositor: ServiceId(1),
            place: None,
            provider: None,
            job: None,
            is_repaired: false,
        },
    };
    ProofPage {
        related: vec![
            line.clone(),
            LedgerLine {
                id: 13,
                kind: Kind::Co2,
                grams: Grams(9_315),
                ..line.clone()
            },
        ],
        line,
        posting,
        by: String::new(),
        at: "2026-06-15T12:00:00".parse().unwrap(),
        receiver: String::new(),
        need: "Un siège pour l’accueil".into(),
        signed: Some(Signed {
            proof: Proof::Statement,
            by: "Anne Martin".into(),
            at: "2026-06-15T12:00:00".parse().unwrap(),
        }),
        signature: None,
        factor: Some(Factor {
            code: "ADEME-chaise".into(),
            version: 3,
            source: "Base Empreinte".into(),
            co2: Some(Grams(18_630)),
            weight: None,
        }),
        document: Some("/media/4".into()),
        hash: "ab".repeat(32),
        prev_hash: "cd".repeat(32),
        depositor: "Routes".into(),
        provider: String::new(),
        photos: Vec::new(),
        timeline: Vec::new(),
    }
}

#[test]
fn the_same_entry_makes_the_same_bytes_and_another_language_others() {
    let (once, again) = (chair(), chair());
    let french = entry_pdf(&once, &publisher(), Lang::Fr).unwrap();
    assert!(french.starts_with(b"%PDF-"));
    assert_eq!(french, entry_pdf(&again, &publisher(), Lang::Fr).unwrap());
    assert_ne!(french, entry_pdf(&once, &publisher(), Lang::En).unwrap());
}

#[test]
fn the_document_says_the_amount_the_price_and_the_chain() {
    let pdf = entry_pdf(&chair(), &publisher(), Lang::Fr).unwrap();
    let text = crate::document::proof::text_of(&pdf);
    for said in [
        "Preuve de l’écriture n° 12",
        "https://regain.example.fr/value/lines/12",
        "180,00",
        "Marché 2026-12",
        "https://regain.example.fr/media/4",
        "9,32",
        "ADEME-chaise",
        "18,63",
        "Nom saisi et déclaration cochée, par Anne Martin",
        &"ab".repeat(32),
        &"cd".repeat(32),
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn a_price_in_the_other_basis_shows_how_it_was_converted() {
    let text = |proof: &ProofPage| {
        let pdf = entry_pdf(proof, &publisher(), Lang::Fr).unwrap();
        crate::document::proof::text_of(&pdf).replace(['\u{a0}', '\u{202f}'], " ")
    };
    let mut proof = chair();
    assert!(!text(&proof).contains("Prix d’une unité"));
    let evidence = proof.posting.inputs.evidence.as_mut().unwrap();
    (evidence.price, evidence.basis) = (Cents(15_000), Basis::Ht);
    let said = text(&proof);
    assert!(said.contains("150,00 € HT × (1 + 20,00 %) = 180,00 € TTC"), "{said}");
}

#[test]
fn a_proof_of_long_names_and_many_entries_stays_where_printers_reach() {
    let mut proof = chair();
    let line = &mut proof.line;
    (line.name, line.service) = (LONG_NAME.into(), LONG_NAME.into());
    for text in [
        &mut proof.depositor,
        &mut proof.provider,
        &mut proof.receiver,
        &mut proof.by,
        &mut proof.posting.inputs.note,
    ] {
        *text = LONG_NAME.into();
    }
    // No line breaks this one.
    proof.need = "W".repeat(300);
    let line = proof.line.clone();
    proof.related = (100..140).map(|id| LedgerLine { id, ..line.clone() }).collect();
    let publisher = Publisher {
        name: LONG_NAME.into(),
        ..publisher()
    };
    let drawn = draw_within_reach(&entry_pdf(&proof, &publisher, Lang::Fr).unwrap(), 150, "the proof");
    assert!(drawn.pages.len() >= 2, "{}", drawn.pages.len());
}
