//! The report of a stock-take.

use super::report_pdf;
use app::lang::Lang;
use chrono::NaiveDateTime;
use domain::{
    item::State,
    stocktake::{Outcome, Tally},
    view::stocktake::{Closed, Head, Share, StocktakeLine, StocktakeReport},
};

fn at(hour: u32) -> NaiveDateTime {
    format!("2026-11-25T{hour:02}:30:00").parse().unwrap()
}

fn line(rank: u32, outcome: Outcome) -> StocktakeLine {
    StocktakeLine {
        outcome,
        code: format!("CODE{rank:04}"),
        name: "Siège de bureau à roulettes — « l’œuvre » 漢字".into(),
        category: "F-CHAIR".into(),
        state: Some(State::Ready),
        place: "Arras · Atelier · Étagère B2".into(),
        expected_at: "Arras · Atelier · Étagère B2".into(),
        seen_at: "Arras · Réserve".into(),
        seen: Some(("Nadia".into(), at(10))),
        note: "étiquette déchirée".into(),
        scan: Some(i64::from(rank)),
        photos: Vec::new(),
        remedy: None,
        decision: None,
        finding: String::new(),
        refused: None,
    }
}

/// A report with so many lines in each list.
fn report(lines: u32) -> StocktakeReport {
    StocktakeReport {
        organisation: "Département du Pas-de-Calais".into(),
        head: Head {
            number: "S-2026-0001".into(),
            place: "Arras".into(),
            category: None,
            started_by: "Nadia".into(),
            started_at: at(9),
            closed: Some(Closed {
                by: "Karim".into(),
                at: at(17),
                signed_by: "Karim Benali".into(),
                statement: "Je certifie ce comptage. ".repeat(12),
                report_hash: String::new(),
            }),
        },
        tally: Tally::default(),
        people: vec![Share {
            name: "Nadia".into(),
            expected: 3,
            counted: 3,
        }],
        places: vec![Share {
            name: "Arras · Atelier".into(),
            expected: 4,
            counted: 3,
        }],
        lines: Outcome::ALL
            .into_iter()
            .flat_map(|outcome| (0..lines).map(move |rank| line(rank, outcome)))
            .collect(),
    }
}

fn page_count(pdf: &[u8]) -> usize {
    String::from_utf8_lossy(pdf).matches("/Type/Page/").count()
}

#[test]
fn the_same_facts_make_the_same_bytes() {
    let first = report_pdf(&report(40), Lang::Fr).unwrap();
    assert!(first.starts_with(b"%PDF-"));
    assert_eq!(first, report_pdf(&report(40), Lang::Fr).unwrap());
    assert_ne!(first, report_pdf(&report(41), Lang::Fr).unwrap());
    assert_ne!(first, report_pdf(&report(40), Lang::En).unwrap());
}

#[test]
fn a_report_has_as_many_pages_as_it_needs() {
    let pages = |lines| page_count(&report_pdf(&report(lines), Lang::Fr).unwrap());
    assert_eq!(pages(0), 1);
    assert!(pages(2) <= 2);
    // Six hundred rows with their notes, some fifty a page.
    assert!((12..=16).contains(&pages(60)), "{}", pages(60));
}
