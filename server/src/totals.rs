//! `regain totals`: what a year comes to, from the ledger alone.

use crate::{cli::Totals as Which, failure::Failure};
use app::ui::money::{money, number};
use domain::{Cents, Grams, ledger::saving::Totals};
use serde_json::json;
use store::Db;

/// Prints them.
pub(crate) async fn print(db: &Db, which: &Which) -> Result<(), Failure> {
    let sums = store::ledger::read::sums(db.conn(), which.year).await?;
    let totals = Totals::of(&sums);
    if which.json {
        println!("{:#}", as_json(which.year, &totals));
    } else {
        println!("{}", as_text(which.year, &totals));
    }
    Ok(())
}

/// See `regain totals --help` for the keys.
fn as_json(year: i32, totals: &Totals) -> serde_json::Value {
    json!({
        "year": year,
        "gross": totals.gross,
        "reversals": totals.reversals,
        "value": totals.value(),
        "opportunistic": totals.opportunistic,
        "repair_return": totals.repair_return,
        "prudent": totals.prudent,
        "parts": totals.parts,
        "external": totals.external,
        "transport_and_other": totals.transport_and_other,
        "labour": totals.labour,
        "labour_minutes": totals.labour_minutes,
        "net_cash": totals.net_cash(),
        "net_full": totals.net_full(),
        "donations": totals.donations,
        "sales": totals.sales,
        "co2": totals.co2,
        "waste": totals.waste,
        "waste_out": totals.waste_out,
    })
}

/// In French, as the manager reads it, amounts aligned.
fn as_text(year: i32, totals: &Totals) -> String {
    let euros = |cents: Cents| money(cents.0);
    let kilograms = |grams: Grams| format!("{}\u{a0}kg", number(grams.share(1, 1000).0));
    let rows = [
        ("Achats évités, bruts (S1 + S2)", euros(totals.gross)),
        ("Repris par des retours", euros(-totals.reversals)),
        ("Valeur évitée", euros(totals.value())),
        ("Pièces", euros(-totals.parts)),
        ("Prestataires", euros(-totals.external)),
        ("Transport et autres frais", euros(-totals.transport_and_other)),
        ("Net hors main-d’œuvre", euros(totals.net_cash())),
        ("Main-d’œuvre", euros(-totals.labour)),
        ("Net en coût complet", euros(totals.net_full())),
        ("Lecture prudente", euros(totals.prudent)),
        ("À part : opportunités (S3)", euros(totals.opportunistic)),
        ("À part : rendus réparés", euros(totals.repair_return)),
        ("À part : dons", euros(totals.donations)),
        ("À part : ventes", euros(totals.sales)),
        ("CO2 évité", kilograms(totals.co2)),
        ("Déchets évités", kilograms(totals.waste)),
        ("Remis aux filières", kilograms(totals.waste_out)),
    ];
    let widest = rows
        .iter()
        .map(|(_, amount)| amount.chars().count())
        .max()
        .unwrap_or_default();
    let line = |(what, amount): &(&str, String)| format!("  {what:<32}{amount:>widest$}");
    let lines: Vec<String> = rows.iter().map(line).collect();
    format!("Regain {year}\n{}", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_the_french_way_and_aligned() {
        let totals = Totals {
            gross: Cents(2_000_000),
            parts: Cents(1_250),
            ..Totals::default()
        };
        let text = as_text(2026, &totals);
        assert!(text.contains("20\u{a0}000,00\u{a0}€"), "{text}");
        assert!(text.contains("\u{2212}\u{a0}12,50\u{a0}€"), "{text}");
        let widths: Vec<usize> = text.lines().skip(1).map(|line| line.chars().count()).collect();
        assert!(widths.windows(2).all(|two| two[0] == two[1]), "{text}");
        assert_eq!(as_json(2026, &totals)["net_cash"], 1_998_750);
    }
}
