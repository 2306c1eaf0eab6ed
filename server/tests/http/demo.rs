//! The demonstration, and totals that anybody can add up again.

use crate::{
    database::Database,
    program::{fill, printed},
};
use chrono::{Datelike, Utc};
use serde_json::Value;

fn totals(database: &Database, year: i32) -> Value {
    serde_json::from_str(&printed(database, &["totals", "--year", &year.to_string(), "--json"])).unwrap()
}

#[tokio::test]
async fn the_same_seed_makes_the_same_totals() {
    let year = Utc::now().year();
    let mut made = Vec::new();
    for database in [Database::sqlite(), Database::sqlite()] {
        // Enough for a whole year of every gesture; two thousand take over a minute without optimisation.
        fill(&database, 600);
        made.push([totals(&database, year - 1), totals(&database, year)]);
        assert!(printed(&database, &["verify"]).starts_with("Everything agrees"));
    }
    assert_eq!(made[0], made[1]);
    assert!(made[0][0]["gross"].as_i64() > Some(0), "{:?}", made[0]);
}

#[tokio::test]
async fn the_totals_are_plain_sums_over_the_ledger() {
    for database in Database::all().await {
        fill(&database, 60);
        for year in [Utc::now().year() - 1, Utc::now().year()] {
            let totals = totals(&database, year);
            let range = format!("month BETWEEN {} AND {}", year * 100 + 1, year * 100 + 12);
            for (key, what, filter) in [
                (
                    "gross",
                    "cents",
                    "kind = 'avoided_purchase' AND substitution <> 'S3' AND reverses IS NULL",
                ),
                (
                    "reversals",
                    "-cents",
                    "kind = 'avoided_purchase' AND substitution <> 'S3' AND reverses IS NOT NULL",
                ),
                ("value", "cents", "kind = 'avoided_purchase' AND substitution <> 'S3'"),
                (
                    "opportunistic",
                    "cents",
                    "kind = 'avoided_purchase' AND substitution = 'S3'",
                ),
                ("repair_return", "cents", "kind = 'repair_return'"),
                ("parts", "cents", "kind = 'part'"),
                ("external", "cents", "kind = 'external'"),
                ("transport_and_other", "cents", "kind IN ('transport', 'other_cost')"),
                ("labour", "cents", "kind = 'labour'"),
                ("labour_minutes", "minutes", "kind = 'labour'"),
                ("donations", "cents", "kind = 'donation_value'"),
                ("sales", "cents", "kind = 'sale_revenue'"),
                ("co2", "grams", "kind = 'co2'"),
                ("waste", "grams", "kind = 'waste'"),
                ("waste_out", "grams", "kind = 'waste_out'"),
            ] {
                let sql =
                    format!("SELECT CAST(COALESCE(SUM({what}), 0) AS BIGINT) FROM ledger WHERE {range} AND {filter}");
                assert_eq!(
                    totals[key].as_i64(),
                    Some(database.number(&sql).await),
                    "{key} of {year}"
                );
            }
            let net = |keys: &[&str]| keys.iter().map(|key| totals[*key].as_i64().unwrap()).sum::<i64>();
            let cash = net(&["value"]) - net(&["parts", "external", "transport_and_other"]);
            assert_eq!(totals["net_cash"], cash);
            assert_eq!(totals["net_full"], cash - net(&["labour"]));
        }
    }
}
