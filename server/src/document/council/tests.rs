//! The council's report printed from invented figures.

use super::*;
use crate::document::{
    paper::tests::said,
    proof::{LONG_NAME, draw_within_reach},
};
use domain::{
    Cents,
    closing::{Frozen, LeftOpen, ReportRules},
    ledger::{Kind, saving::Totals},
    price::{Basis, Grade},
    view::closing::{ClosedPeriod, UsedFactor},
};

fn totals(value: i64) -> Totals {
    Totals {
        gross: Cents(value),
        prudent: Cents(value / 2),
        parts: Cents(1_250),
        labour: Cents(2_100),
        labour_minutes: 45,
        co2: Grams(132_660),
        waste: Grams(11_600),
        waste_out: Grams(7_250),
        ..Totals::default()
    }
}

const RULES: ReportRules = ReportRules {
    target: Cents(2_000_000),
    labour_rate: Cents(2_800),
    return_window_days: 90,
    basis: Some(Basis::Ttc),
};

fn row(name: &str, value: i64) -> SavingRow {
    SavingRow {
        key: name.into(),
        label_fr: name.into(),
        label_en: name.into(),
        issues: 3,
        totals: totals(value),
        grades: [Cents(value), Cents(0), Cents(0)],
    }
}

fn report(period: Period) -> CouncilReport {
    let frozen = Frozen {
        period,
        totals: totals(1_216_750),
        entries: 214,
        last_entry: 3_120,
        last_hash: "cd".repeat(32),
        before: String::new(),
        rules: RULES,
        closed_by: 1,
        closed_at: "2026-11-02T08:00:00Z".parse().unwrap(),
    };
    let day = "2026-11-02".parse().unwrap();
    CouncilReport {
        organisation: "Département du Pas-de-Calais".into(),
        phone: "03 21 00 00 00".into(),
        public_url: "https://r.example.fr".into(),
        logo: None,
        period,
        as_of: day,
        closing: Some(ClosedPeriod {
            frozen,
            open: LeftOpen::default(),
            hash: "ab".repeat(32),
            at: "2026-11-02T09:00:00".parse().unwrap(),
            by: String::new(),
        }),
        totals: totals(1_216_750),
        entries: 214,
        failed: Cents(3_350),
        months: Period::months_between(period.first(), period.last())
            .into_iter()
            .zip([
                90_000, 120_000, -4_000, 0, 60_000, 70_000, 80_000, 90_000, 100_000, 224_000, 0, 0,
            ])
            .map(|(month, value)| (month, totals(value)))
            .collect(),
        categories: vec![
            row("Chaise", 600_000),
            row("Machine à café", 316_750),
            row("Lampe", -1_200),
        ],
        services: vec![row("Archives", 700_000), row("Collège Jean-Moulin", 516_750)],
        grades: [Cents(1_000_000), Cents(200_000), Cents(16_750)],
        items: 84,
        issues: 88,
        largest: vec![LedgerLine {
            id: 1_042,
            kind: Kind::AvoidedPurchase,
            cents: Cents(52_000),
            prudent: Cents(26_000),
            grams: Grams(0),
            occurred_on: day,
            period_on: day,
            code: "7K3HN9B3".into(),
            name: "Ordinateur portable".into(),
            service: "Archives".into(),
            handover: Some("R-2026-0031".into()),
            grade: Some(Grade::A),
            reverses: None,
        }],
        factors: vec![UsedFactor {
            category: ("Chaise".into(), "Chair".into()),
            code: "ADEME-1234".into(),
            version: 2,
            source: "Base Empreinte, ADEME".into(),
            co2: 18_700,
            entries: 40,
        }],
        open: LeftOpen {
            unsigned: 2,
            without_price: 5,
            ..LeftOpen::default()
        },
        rules: RULES,
        basis: Basis::Ttc,
    }
}

#[test]
fn the_report_says_the_figure_the_target_the_proofs_and_the_seal() {
    for period in [Period::Year(2026), Period::Month { year: 2026, month: 10 }] {
        let report = report(period);
        let bytes = council_pdf(&report, Lang::Fr).unwrap();
        assert_eq!(bytes, council_pdf(&report, Lang::Fr).unwrap());
        let text = said(&bytes).replace(['\u{a0}', '\u{202f}'], " ");
        for word in [
            "12 167,50 €",
            "montants TTC",
            "60 %",
            "n° 1 042",
            "R-2026-0031",
            "ADEME-1234",
            "132,66 kg",
            "84 équipements",
            "88 remises",
            "dont réparations sans succès",
            "33,50 €",
            "7,25 kg",
            "Équipements acceptés sans prix documenté : 5",
        ] {
            let word = word.replace("1 042", "1042");
            assert!(text.contains(&word), "{word}: {text}");
        }
        assert!(text.contains(&"ab".repeat(32)), "{text}");
        // 12 167,50 − 12,50 of parts, then − 21,00 of labour.
        assert!(text.contains("12 155,00 €") && text.contains("12 134,00 €"), "{text}");
        assert!(said(&council_pdf(&report, Lang::En).unwrap()).contains("Avoided purchases"));
        if let Ok(folder) = std::env::var("REGAIN_TEST_PAPERS") {
            std::fs::write(format!("{folder}/council-{}.pdf", period.word()), bytes).unwrap();
        }
    }
}

/// The addresses that a PDF leads to, as Poppler reads them.
fn links(pdf: &[u8]) -> String {
    use std::{
        io::Write,
        process::{Command, Stdio},
    };
    let mut reader = Command::new("pdfinfo")
        .args(["-url", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    reader.stdin.take().unwrap().write_all(pdf).unwrap();
    String::from_utf8(reader.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn the_number_of_an_entry_leads_to_its_proof_where_an_address_is_known() {
    let mut report = report(Period::Year(2026));
    let leads = |report: &CouncilReport| links(&council_pdf(report, Lang::Fr).unwrap());
    assert!(leads(&report).contains("https://r.example.fr/value/lines/1042"));
    report.public_url.clear();
    assert!(!leads(&report).contains("/value/lines/"));
}

#[test]
fn a_report_of_an_open_period_says_that_it_is_provisional() {
    let mut report = report(Period::Year(2026));
    report.closing = None;
    report.categories.clear();
    report.services.clear();
    report.largest.clear();
    report.factors.clear();
    report.rules.target = Cents(0);
    let text = said(&council_pdf(&report, Lang::Fr).unwrap());
    assert!(
        text.contains("Provisoire") && text.contains("Aucun objectif") && !text.contains("Empreinte de la clôture"),
        "{text}"
    );
}

#[test]
fn a_report_of_many_long_names_stays_where_printers_reach() {
    let mut report = report(Period::Year(2026));
    report.organisation = LONG_NAME.into();
    let rows = |count: i64| -> Vec<SavingRow> {
        let name = |rank: i64| format!("{LONG_NAME} {rank}");
        (0..count)
            .map(|rank| row(&name(rank), 100_000 - 4_000 * rank))
            .collect()
    };
    (report.categories, report.services) = (rows(40), rows(40));
    let mut line = report.largest.remove(0);
    (line.name, line.service) = (LONG_NAME.into(), LONG_NAME.into());
    report.largest = vec![line; 40];
    let mut factor = report.factors.remove(0);
    (factor.category.0, factor.source) = (LONG_NAME.into(), LONG_NAME.into());
    report.factors = vec![factor; 40];
    let drawn = draw_within_reach(&council_pdf(&report, Lang::Fr).unwrap(), 150, "the report");
    assert!(drawn.pages.len() >= 5, "{}", drawn.pages.len());
}
