//! The figures about what happens after the value was counted: other prices and rates, returns, a closed year.

use super::{CHAIR, LAPTOP, repaired_chair, says, today, written};
use crate::{
    counter::Counter,
    database::Database,
    page::{all_words, fact, figure, headline},
};
use chrono::{Datelike, NaiveDate};

#[tokio::test]
async fn figure_8_a_price_or_a_rate_edited_later_changes_nothing_that_was_counted() {
    for database in Database::all().await {
        let (counter, year) = (Counter::open(&database).await, today().year());
        let code = repaired_chair(&counter).await;
        counter.give(&code).await;
        let part = counter.record("SELECT id FROM ledger WHERE kind = 'part'").await;

        // The price of the chair and the hourly rate change for whatever follows.
        let price = counter.record("SELECT MAX(id) FROM price").await;
        let withdrawn = [("id", price.as_str())];
        counter.post("/api/prices/withdraw", &withdrawn, "/prices").await;
        counter.price(("category", CHAIR), "999,00").await;
        let settings = [
            ("form[name]", "Département d’Artois"),
            ("form[phone]", "03 21 00 00 00"),
            ("form[public_url]", "https://regain.fr"),
            ("form[labour_rate]", "99,00"),
            ("form[basis]", "ttc"),
            ("form[return_window_days]", "90"),
            ("form[target]", "20000,00"),
            ("form[ceiling_percent]", "40"),
            ("form[ceiling_without_price]", "30,00"),
        ];
        counter.post("/api/settings/organisation", &settings, "/settings").await;
        says(&counter, year, ["180,00 €", "167,50 €", "146,50 €"]).await;

        // No form edits the price of a part once it is used: a cost line is an event, and what is in stock came out of a
        // donor and has no price. What may change is what the same part is bought at next, at 20,00 €; with an hour at
        // the new rate it is another chair's.
        let other = counter.deposit(CHAIR, 1).await.remove(0);
        counter.to_workshop(&other).await;
        let dearer = [("name", "Vérin à gaz"), ("quantity", "1"), ("unit", "20,00")];
        counter.act(&other, "add-part", &dearer).await;
        counter.act(&other, "add-labour", &[("minutes", "60")]).await;
        says(&counter, year, ["180,00 €", "147,50 €", "27,50 €"]).await;
        let proof = counter.page(&format!("/value/lines/{part}")).await;
        assert_eq!(figure(&proof), written("12,50 €"));
        assert!(all_words(&proof).contains("1 × 12,50 € = 12,50 €"), "{proof}");
    }
}

#[tokio::test]
async fn figure_9_half_a_laptop_s_factor_counts_and_goes_back_with_it() {
    for database in Database::all().await {
        let (counter, year) = (Counter::open(&database).await, today().year());
        let figures = [
            ("form[category]", LAPTOP),
            ("form[weight]", "2"),
            ("form[co2]", "265,32"),
            ("form[factor]", "portable"),
            ("form[source]", "Base Empreinte"),
        ];
        counter
            .post("/api/settings/categories", &figures, "/settings/categories")
            .await;
        counter.price(("category", LAPTOP), "520,00").await;
        let code = counter.deposit(LAPTOP, 1).await.remove(0);
        counter.find_working(&code, &["data_wipe", "electrical_test"]).await;
        counter.give(&code).await;
        let path = format!("/value/impact?year={year}");
        let impact = counter.page(&path).await;
        let shown = (headline(&impact), fact(&impact, "Déchets évités"));
        assert_eq!(shown, (written("132,66 kg"), written("2 kg")));

        counter.take_back(&code).await;
        let impact = counter.page(&path).await;
        let shown = (headline(&impact), fact(&impact, "Déchets évités"));
        assert_eq!(shown, (written("0 kg"), written("0 kg")));
        says(&counter, year, ["0,00 €"; 3]).await;
    }
}

#[tokio::test]
async fn figure_10_a_price_found_after_the_year_was_closed_counts_in_the_open_one() {
    for database in Database::all().await {
        let (mut counter, year) = (Counter::open(&database).await, today().year());
        let last_day = NaiveDate::from_ymd_opt(year - 1, 12, 31).unwrap();
        counter.on = last_day.to_string();
        let code = counter.deposit(CHAIR, 1).await.remove(0);
        counter.find_working(&code, &[]).await;
        let slip = counter.give(&code).await;
        let page = counter.page(&format!("/value?year={}", year - 1)).await;
        assert_eq!(headline(&page), written("0,00 €"));
        assert!(all_words(&page).contains("Équipements sans prix : 1"), "{page}");

        counter.on = String::new();
        let last_year = (year - 1).to_string();
        let closing = [("period", last_year.as_str()), ("agreed", "true")];
        counter.post("/api/closings/close", &closing, "/value/closing").await;
        counter.price(("category", CHAIR), "60,00").await;
        counter.act(&code, "price-late", &[]).await;
        says(&counter, year, ["60,00 €"; 3]).await;
        let page = counter.page(&format!("/value?year={year}")).await;
        assert!(!all_words(&page).contains("Équipements sans prix"), "{page}");
        for (year, expected) in [(year - 1, "0,00 €"), (year, "60,00 €")] {
            let lines = format!("/value/lines?year={year}&kinds=avoided_purchase");
            assert_eq!(figure(&counter.page(&lines).await), written(expected), "{year}");
        }
        let entry = counter
            .record("SELECT id FROM ledger WHERE kind = 'avoided_purchase'")
            .await;
        let proof = counter.page(&format!("/value/lines/{entry}")).await;
        assert_eq!(fact(&proof, "Jour du fait"), last_day.format("%d/%m/%Y").to_string());
        assert_eq!(fact(&proof, "Bon"), slip);
        let counted = today().format("%d/%m/%Y").to_string();
        assert!(fact(&proof, "Compté le").starts_with(&counted), "{proof}");
    }
}
