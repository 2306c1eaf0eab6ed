//! Every paper printed from invented facts.

use super::*;
use crate::document::{
    press,
    proof::{LONG_NAME, draw_within_reach},
};
use domain::{
    item::{Barrier, Decision, Diagnosis, Donation, Proof, Route},
    label::sheet::Rect,
    ledger::Kind,
    view::paper::{Signed, WipeFacts},
};

/// What would do harm if it were read as a template rather than shown.
const HOSTILE: &str =
    r##"#import "base.typ": * ] } $x^2$ \ #panic("no") *b* _i_ `c` <l> @r = h // /* "q" é € 日本 🙂 ₂"##;

fn paper(kind: PaperKind) -> Paper {
    let line = PaperLine {
        code: "7K3HN9B3".into(),
        name: "Machine à café".into(),
        model: "Krups EA81".into(),
        serial: "SN-0042".into(),
        inventory: "INV-7".into(),
        quantity: 2,
        from: "Routes".into(),
        outcome: Some(domain::item::IssueOutcome::Accepted),
        unit: Some(Cents(4_500)),
    };
    let facts = PaperFacts {
        reference: "R-2026-0031".into(),
        on: "2026-11-20".parse().unwrap(),
        by: "Nadia Lefèvre".into(),
        from: "Routes".into(),
        to: "Archives".into(),
        cost_centre: "AR-01".into(),
        person: "Anne Martin".into(),
        need: "Équiper l’accueil".into(),
        order: "DA-2026-118".into(),
        lines: vec![line],
        signed: Some(Signed {
            by: "Anne Martin".into(),
            at: "2026-11-20T10:30:00".parse().unwrap(),
            proof: Some(Proof::Statement),
        }),
        exit: Some(Event::Donated(Donation {
            beneficiary: "Emmaüs Arras".into(),
            legal_category: "public_interest".into(),
            unit_value: Cents(4_500),
            barrier: Some(Barrier::PartsTooExpensive),
        })),
        repairs: (1, Cents(2_100)),
        repair: Some(repair()),
        wipe: Some(WipeFacts {
            method: "Effacement certifié, trois passes".into(),
            recorded: "2026-11-20T10:31:00".parse().unwrap(),
            hash: "ab".repeat(32),
            lot: "D2X8F5K1".into(),
        }),
    };
    Paper {
        kind,
        number: kind.number(2026, 12),
        issued_on: "2026-11-25".parse().unwrap(),
        organisation: "Département du Pas-de-Calais".into(),
        phone: "03 21 00 00 00".into(),
        public_url: "https://r.example.fr".into(),
        facts,
        logo: None,
        signature: None,
    }
}

fn repair() -> RepairFacts {
    RepairFacts {
        fault: "Fuit".into(),
        diagnosis: Some(Diagnosis {
            observation: "Joint usé".into(),
            cause: "Usure".into(),
            parts: Cents(1_250),
            minutes: domain::Minutes(45),
            external: Cents(0),
            replacement: Some(Cents(18_000)),
        }),
        decision: Decision {
            route: Route::InHouse,
            reason: "Sous le plafond".into(),
            order: String::new(),
            estimate: Cents(3_350),
            ceiling: Cents(7_200),
        },
        provider: String::new(),
        outcome: JobOutcome::Successful,
        closed_on: Some("2026-11-21".parse().unwrap()),
        done: "Joint remplacé".into(),
        costs: vec![CostRow {
            line: 0,
            kind: Kind::Labour,
            what: String::new(),
            minutes: Some(45),
            due: Cents(2_100),
            occurred_on: "2026-11-21".parse().unwrap(),
            outcome: Some(JobOutcome::Successful),
        }],
    }
}

/// The same paper, that text typed wherever somebody types.
fn typed(kind: PaperKind, typed: &str) -> Paper {
    let mut paper = paper(kind);
    paper.organisation = typed.into();
    let facts = &mut paper.facts;
    for text in [
        &mut facts.by,
        &mut facts.from,
        &mut facts.to,
        &mut facts.person,
        &mut facts.need,
    ] {
        *text = typed.into();
    }
    facts.lines[0].name = typed.into();
    facts.lines[0].serial = typed.into();
    facts.exit = Some(Event::Donated(Donation {
        beneficiary: typed.into(),
        legal_category: typed.into(),
        unit_value: Cents(1),
        barrier: None,
    }));
    if let Some(wipe) = &mut facts.wipe {
        wipe.method = typed.into();
        wipe.lot = typed.into();
    }
    paper
}

/// The text of a PDF, as Poppler reads it.
pub(crate) fn said(pdf: &[u8]) -> String {
    use std::{
        io::Write,
        process::{Command, Stdio},
    };
    let mut reader = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    reader.stdin.take().unwrap().write_all(pdf).unwrap();
    let output = reader.wait_with_output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_paper_prints_in_both_languages_and_always_the_same() {
    for kind in PaperKind::ALL {
        let paper = paper(kind);
        let french = paper_pdf(&paper, Lang::Fr).unwrap();
        assert_eq!(french, paper_pdf(&paper, Lang::Fr).unwrap(), "{kind:?}");
        let text = said(&french);
        for word in [
            "Département du Pas-de-Calais",
            &paper.number,
            "7K3HN9B3",
            "Machine à café",
            "25/11/2026",
        ] {
            assert!(text.contains(word), "{kind:?} lacks {word}: {text}");
        }
        assert!(text.contains(text::paper(Lang::Fr, kind)), "{kind:?}: {text}");
        let english = said(&paper_pdf(&paper, Lang::En).unwrap());
        assert!(english.contains(text::paper(Lang::En, kind)), "{kind:?}: {english}");
        if let Ok(folder) = std::env::var("REGAIN_TEST_PAPERS") {
            std::fs::write(format!("{folder}/{}.pdf", kind.word()), french).unwrap();
        }
    }
}

#[test]
fn a_logo_and_a_drawn_signature_are_on_the_paper() {
    let picture = |width, height| {
        let mut png = std::io::Cursor::new(Vec::new());
        let drawing = image::RgbaImage::from_fn(width, height, |x, y| {
            image::Rgba([20, 96, 63, if x % 9 > y % 7 { 255 } else { 0 }])
        });
        drawing.write_to(&mut png, image::ImageFormat::Png).unwrap();
        png.into_inner()
    };
    let mut back = paper(PaperKind::Exit);
    back.signature = Some(picture(600, 200));
    assert!(said(&paper_pdf(&back, Lang::Fr).unwrap()).contains("Reçu par le propriétaire"));
    let bare = paper_pdf(&paper(PaperKind::Handover), Lang::Fr).unwrap();
    let mut paper = paper(PaperKind::Handover);
    paper.logo = Some(picture(400, 120));
    paper.signature = Some(picture(600, 200));
    let whole = paper_pdf(&paper, Lang::Fr).unwrap();
    let pictures = |bytes: &[u8]| String::from_utf8_lossy(bytes).matches("/Subtype/Image").count();
    assert!(
        pictures(&whole) >= pictures(&bare) + 2,
        "{} and {}",
        pictures(&whole),
        pictures(&bare)
    );
    if let Ok(folder) = std::env::var("REGAIN_TEST_PAPERS") {
        std::fs::write(format!("{folder}/signed.pdf"), whole).unwrap();
    }
}

#[test]
fn each_paper_says_the_figures_of_its_facts() {
    let text = |kind| said(&paper_pdf(&paper(kind), Lang::Fr).unwrap()).replace('\u{a0}', " ");
    let repair = text(PaperKind::Repair);
    for word in ["21,00 €", "72,00 €", "Joint remplacé", "45 min", "Réussie"] {
        assert!(repair.contains(word), "{word}: {repair}");
    }
    let donation = text(PaperKind::Donation);
    for word in ["Emmaüs", "Archives", "45,00 €", "90,00 €", "300,00 €"] {
        assert!(donation.contains(word) || word == "Emmaüs", "{word}: {donation}");
    }
    let exit = text(PaperKind::Exit);
    for word in ["Emmaüs Arras", "Pièces trop chères", "Réparations tentées : 1"] {
        assert!(exit.contains(word), "{word}: {exit}");
    }
    let slip = text(PaperKind::Handover);
    for word in ["Anne Martin", "20/11/2026 10:30", "DA-2026-118", "Accepté"] {
        assert!(slip.contains(word), "{word}: {slip}");
    }
    let wipe = text(PaperKind::Wipe);
    assert!(wipe.contains("trois passes") && wipe.contains("D2X8F5K1"), "{wipe}");
}

#[test]
fn what_people_type_is_shown_and_never_read_as_a_template() {
    for kind in PaperKind::ALL {
        let text = said(&paper_pdf(&typed(kind, HOSTILE), Lang::Fr).unwrap());
        assert!(text.contains("#import") && text.contains("$x^2$"), "{kind:?}: {text}");
    }
}

/// Where the QR codes of the equipment are: between the margin and the names.
const CODES: Rect = Rect {
    x: 19.0,
    y: 0.0,
    width: 18.5,
    height: 297.0,
};

#[test]
fn every_paper_stays_where_printers_reach_and_each_of_its_codes_is_read() {
    for kind in PaperKind::ALL {
        let mut paper = typed(kind, &format!("{HOSTILE} {LONG_NAME}"));
        let count = if kind.is_of_item() { 1 } else { 40 };
        let first = paper.facts.lines.remove(0);
        paper.facts.lines = (0..count)
            .map(|rank| PaperLine {
                code: format!("7K3HN{rank:03}"),
                ..first.clone()
            })
            .collect();
        let pdf = paper_pdf(&paper, Lang::Fr).unwrap();
        let drawn = draw_within_reach(&pdf, 300, &format!("{kind:?}"));
        assert!(
            count == 1 || drawn.pages.len() >= 2,
            "{kind:?} has {}",
            drawn.pages.len()
        );
        let read: Vec<String> = drawn.pages.iter().flat_map(|page| page.codes_in(CODES)).collect();
        let codes = paper.facts.lines.iter().map(|line| &line.code);
        let expected: Vec<String> = codes.map(|code| format!("HTTPS://R.EXAMPLE.FR/Q/{code}")).collect();
        assert_eq!(read, expected, "{kind:?}");
    }
}

#[test]
fn a_paper_is_archival_and_accessible_and_knows_its_language() {
    let bytes = paper_pdf(&paper(PaperKind::Exit), Lang::Fr).unwrap();
    let all = String::from_utf8_lossy(&bytes);
    for word in [
        "pdfaid:part>2",
        "pdfaid:conformance>A",
        "pdfuaid:part>1",
        "/Lang(fr-FR)",
        "Certificat administratif",
    ] {
        assert!(all.contains(word), "{word}");
    }
}

#[test]
fn a_template_opens_no_file_but_its_own() {
    let copy = press::Copy {
        template: "deposit",
        ident: "x".into(),
        data: json!({ "lang": "fr" }),
        pictures: Vec::new(),
    };
    assert!(matches!(press::print(copy), Err(DocumentError::Pdf(_))));
}
