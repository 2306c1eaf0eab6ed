//! The ten figures that the organisation can check by hand, lived through the forms and read on the pages: 28,00 € an
//! hour, 90 days.

mod later;

use crate::{
    counter::Counter,
    database::Database,
    page::{all_words, fact, figure, headline},
};
use chrono::{Datelike, Days, NaiveDate, Utc};

const CHAIR: &str = "F-CHAIR-OFFICE";
const COFFEE: &str = "K-COFFEE-FILTER";
const LAPTOP: &str = "IT-LAPTOP";
const PRINTER: &str = "IT-PRINTER";

fn today() -> NaiveDate {
    store::civil::day(Utc::now())
}

/// A figure as pages write it: its spaces never break.
fn written(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// What the value page puts first: gross, net without labour, net at full cost.
async fn says(counter: &Counter<'_>, year: i32, expected: [&str; 3]) {
    for (lens, expected) in ["gross", "net_cash", "net_full"].into_iter().zip(expected) {
        let page = counter.page(&format!("/value?year={year}&lens={lens}")).await;
        assert_eq!(headline(&page), written(expected), "{lens} of {year}");
    }
}

/// The first chair: a part of 12,50 €, 45 minutes, available.
async fn repaired_chair(counter: &Counter<'_>) -> String {
    counter.price(("category", CHAIR), "180,00").await;
    let code = counter.deposit(CHAIR, 1).await.remove(0);
    counter.to_workshop(&code).await;
    let part = [("name", "Vérin à gaz"), ("quantity", "1"), ("unit", "12,50")];
    counter.act(&code, "add-part", &part).await;
    counter.act(&code, "add-labour", &[("minutes", "45")]).await;
    counter.to_shelf(&code).await;
    code
}

#[tokio::test]
async fn figure_1_a_repaired_chair_counts_its_price_less_its_part_less_its_labour() {
    for database in Database::all().await {
        let (counter, year) = (Counter::open(&database).await, today().year());
        let code = repaired_chair(&counter).await;
        counter.give(&code).await;
        says(&counter, year, ["180,00 €", "167,50 €", "146,50 €"]).await;
        let page = counter.page(&format!("/value?year={year}")).await;
        for (term, expected) in [
            ("Achats évités", "180,00 €"),
            ("Pièces, prestataires, transport", "− 12,50 €"),
            ("Net hors main-d’œuvre", "167,50 €"),
            ("Main-d’œuvre", "− 21,00 €"),
            ("Net coût complet", "146,50 €"),
        ] {
            assert_eq!(fact(&page, term), written(expected), "{term}");
        }
    }
}

/// A day after which 91 others have passed in the same year: all of a chair's life then counts in one.
fn long_ago() -> NaiveDate {
    let day = today() - Days::new(364);
    if (day + Days::new(91)).year() == day.year() {
        day
    } else {
        today() - Days::new(100)
    }
}

#[tokio::test]
async fn figure_2_a_return_takes_the_value_back_up_to_day_90_and_its_costs_stay() {
    for (days, back, expected) in [
        (60, "− 180,00 €", ["0,00 €", "− 12,50 €", "− 33,50 €"]),
        (90, "− 180,00 €", ["0,00 €", "− 12,50 €", "− 33,50 €"]),
        (91, "0,00 €", ["180,00 €", "167,50 €", "146,50 €"]),
    ] {
        for database in Database::all().await {
            let (mut counter, day) = (Counter::open(&database).await, long_ago());
            counter.on = day.to_string();
            let code = repaired_chair(&counter).await;
            counter.give(&code).await;
            says(&counter, day.year(), ["180,00 €", "167,50 €", "146,50 €"]).await;
            counter.on = (day + Days::new(days)).to_string();
            counter.take_back(&code).await;
            says(&counter, day.year(), expected).await;
            let page = counter.page(&format!("/value?year={}", day.year())).await;
            assert_eq!(fact(&page, "Achats évités"), written("180,00 €"), "day {days}");
            assert_eq!(fact(&page, "Retours et corrections"), written(back), "day {days}");
        }
    }
}

#[tokio::test]
async fn figure_3_a_repair_that_failed_keeps_its_invoice_and_is_listed_so() {
    for database in Database::all().await {
        let (counter, year) = (Counter::open(&database).await, today().year());
        let craftsman = counter
            .record("SELECT MIN(id) FROM provider WHERE kind = 'craftsman'")
            .await;
        counter.price(("category", COFFEE), "95,00").await;
        let code = counter.deposit(COFFEE, 1).await.remove(0);
        let estimate = [("external", "40,00"), ("replacement", "95,00")];
        counter.diagnose(&code, &estimate).await;
        let (provider, order) = (("provider", craftsman.as_str()), ("order", "BC-2026-1"));
        let decision = [
            ("route", "provider"),
            provider,
            order,
            ("reason", "Sous le prix du neuf"),
        ];
        counter.act(&code, "decide-repair", &decision).await;
        let invoice = [("amount", "40,00"), provider, ("reference", "F-118")];
        counter.act(&code, "add-external", &invoice).await;
        counter.act(&code, "finish-repair", &[("done", "Détartrée")]).await;
        counter.act(&code, "fail-test", &[("reason", "Fuit toujours")]).await;
        let waste = [
            ("operator", "Valdelia"),
            ("weight", "1,2"),
            ("waste_code", "16 02 14"),
            ("barrier", "worn_out"),
        ];
        counter.act(&code, "recycle", &waste).await;
        says(&counter, year, ["0,00 €", "− 40,00 €", "− 40,00 €"]).await;
        let page = counter.page(&format!("/value?year={year}")).await;
        assert_eq!(fact(&page, "dont réparations sans succès"), written("− 40,00 €"));
        let repairs = counter.page(&format!("/value/repairs?year={year}")).await;
        assert_eq!(fact(&repairs, "Réparations sans succès"), "1");
        assert_eq!(fact(&repairs, "Coût de toutes ces réparations"), written("40,00 €"));
    }
}

#[tokio::test]
async fn figure_4_a_laptop_dearer_than_the_need_counts_what_the_need_would_have_cost() {
    for database in Database::all().await {
        let (counter, year) = (Counter::open(&database).await, today().year());
        let code = counter.deposit(LAPTOP, 1).await.remove(0);
        counter.price(("code", code.as_str()), "1450,00").await;
        counter.price(("category", LAPTOP), "520,00").await;
        counter.find_working(&code, &["data_wipe", "electrical_test"]).await;
        counter.give(&code).await;
        says(&counter, year, ["520,00 €"; 3]).await;
    }
}

#[tokio::test]
async fn figure_5_of_ten_chairs_issued_the_eight_accepted_count() {
    for database in Database::all().await {
        let (counter, year) = (Counter::open(&database).await, today().year());
        counter.price(("category", CHAIR), "180,00").await;
        let codes = counter.deposit(CHAIR, 10).await;
        for code in &codes {
            counter.find_working(code, &[]).await;
        }
        let slip = counter.hand_over(&codes).await;
        counter.sign(&slip, &codes[..8]).await;
        says(&counter, year, ["1 440,00 €"; 3]).await;
        let lines = counter
            .page(&format!("/value/lines?year={year}&kinds=avoided_purchase"))
            .await;
        assert_eq!(figure(&lines), written("1 440,00 €"));
        assert!(all_words(&lines).contains("Somme de 8 écritures"), "{lines}");
        for code in &codes[8..] {
            let of_it = format!(
                "SELECT COUNT(*) FROM item i WHERE i.code = '{code}' AND i.state = 'ready'
                    AND NOT EXISTS (SELECT 1 FROM ledger e WHERE e.item_id = i.id)"
            );
            assert_eq!(database.number(&of_it).await, 1, "{code} is back and posted nothing");
        }
    }
}

#[tokio::test]
async fn figure_6_a_printer_repaired_with_a_donor_s_part_counts_once_and_the_donor_nothing() {
    for database in Database::all().await {
        let (counter, year) = (Counter::open(&database).await, today().year());
        let gates = ["data_wipe", "electrical_test"];
        counter.price(("category", PRINTER), "310,00").await;
        let donor = counter.deposit(PRINTER, 1).await.remove(0);
        counter.act(&donor, "start-diagnosis", &[]).await;
        counter.check(&donor, &gates[..1]).await;
        let parts = [
            ("parts[0][name]", "Rouleau"),
            ("parts[0][quantity]", "1"),
            ("rest", "Remis au recyclage"),
        ];
        counter.act(&donor, "dismantle", &parts).await;
        let roller = counter.record("SELECT MAX(id) FROM part").await;

        let code = counter.deposit(PRINTER, 1).await.remove(0);
        counter.to_workshop(&code).await;
        let part = [("part", roller.as_str()), ("quantity", "1")];
        counter.act(&code, "add-stock-part", &part).await;
        counter.act(&code, "add-labour", &[("minutes", "20")]).await;
        counter.check(&code, &gates).await;
        counter.to_shelf(&code).await;
        counter.give(&code).await;
        says(&counter, year, ["310,00 €", "310,00 €", "300,67 €"]).await;
        let of_the_donor = "SELECT COUNT(*) FROM ledger WHERE item_id = (SELECT MIN(id) FROM item)";
        assert_eq!(database.number(of_the_donor).await, 0);
    }
}

#[tokio::test]
async fn figure_7_minutes_are_rounded_once_a_line() {
    for database in Database::all().await {
        let (counter, year) = (Counter::open(&database).await, today().year());
        let code = counter.deposit(CHAIR, 1).await.remove(0);
        counter.to_workshop(&code).await;
        for expected in ["− 3,27 €", "− 6,54 €", "− 9,81 €"] {
            counter.act(&code, "add-labour", &[("minutes", "7")]).await;
            let page = counter.page(&format!("/value?year={year}&lens=net_full")).await;
            assert_eq!(fact(&page, "Main-d’œuvre"), written(expected));
            assert_eq!(headline(&page), written(expected));
        }
    }
}
