//! A year of the demonstration: every total on the pages of the value is one plain sum over the entries.

mod explored;
mod sums;

use crate::{
    database::Database,
    page::{all_words, cents, fact, headline, parameter, rows, tens_of_grams},
    program::{Program, fill},
    reader::Reader,
};
use app::saving::mass::mass;
use chrono::{Datelike, Utc};
use csv::ReaderBuilder;
use domain::Grams;
use reqwest::StatusCode;
use sums::{FACTS, ISSUE, LENSES, PROVIDER_OF_COSTS, cost, statement, value};

/// The last whole year of a demonstration, who reads it, and how many of its figures were compared.
struct Year<'d> {
    database: &'d Database,
    reader: Reader,
    year: i32,
    compared: usize,
}

#[tokio::test]
async fn every_total_of_a_year_is_one_plain_sum_over_the_entries() {
    for database in Database::all().await {
        let password = fill(&database, 300);
        let program = Program::start(&database);
        let mut year = Year {
            database: &database,
            reader: Reader::signed_in(&program, "responsable", &password).await,
            year: store::civil::day(Utc::now()).year() - 1,
            compared: 0,
        };
        assert_eq!(database.number(PROVIDER_OF_COSTS).await, 0);
        for lens in LENSES {
            year.value_page(lens).await;
            year.explored(lens).await;
            year.matrix(lens).await;
        }
        year.value_facts().await;
        year.issued().await;
        year.narrowed().await;
        year.impact().await;
        year.local().await;
        year.repairs().await;
        year.exported().await;
        // Seven axes, the matrix, the value page, each through four lenses: hundreds of rows of up to four figures.
        assert!(year.compared > 400, "{}", year.compared);
    }
}

impl Year<'_> {
    async fn page(&self, path: &str) -> String {
        let answer = self.reader.open(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {answer:?}");
        answer.body
    }

    /// The entries of the year, as a condition.
    fn entries(&self) -> String {
        let first = self.year * 100 + 1;
        format!("e.month BETWEEN {first} AND {}", first + 11)
    }

    /// The sum of a column of the year's entries.
    async fn sum(&self, column: &str, only: &str) -> i64 {
        let sql = format!(
            "SELECT CAST(COALESCE(SUM({column}), 0) AS BIGINT) FROM ledger e WHERE {} AND {only}",
            self.entries()
        );
        self.database.number(&sql).await
    }

    /// What a page says and what the entries say, one row each, in any order.
    fn same(&mut self, what: &str, mut said: Vec<String>, mut expected: Vec<String>) {
        said.sort();
        expected.sort();
        assert_eq!(said, expected, "{what}");
        assert!(!said.is_empty(), "{what} says nothing");
        self.compared += said.len();
    }

    fn equal(&mut self, what: &str, said: i64, expected: i64) {
        assert_eq!(said, expected, "{what}");
        self.compared += 1;
    }

    /// The headline of a lens, its months, its categories, its services, and the other years.
    async fn value_page(&mut self, lens: &str) {
        let (year, entries) = (self.year, self.entries());
        let page = self.page(&format!("/value?year={year}&lens={lens}")).await;
        let all = self.sum(&value(lens), "1 = 1").await;
        assert!(all != 0, "{lens} is about something");
        self.equal(lens, cents(&headline(&page)), all);
        let rows = rows(&page);

        // A month shows what was spared and, below, what it cost; the other months of the chart come to nothing.
        let spared = if lens == "prudent" { "prudent" } else { "gross" };
        let is_something = |row: &String| !row.ends_with("|0|0");
        let months = rows.iter().filter(|row| row.address.is_empty() && row.cells.len() == 2);
        let said = months.map(|row| {
            let month: i32 = parameter(&row.cells[0].address, "month").parse().unwrap();
            let (value, cost) = (cents(&row.cells[0].text), cents(&row.cells[1].text));
            format!("{}|{value}|{cost}", year * 100 + month)
        });
        let said: Vec<String> = said.filter(is_something).collect();
        let columns = [value(spared), cost(lens)];
        let sql = statement("CAST(e.month AS TEXT)", "", &columns, &entries);
        let mut expected = self.database.texts(&sql).await;
        expected.retain(is_something);
        self.same("months", said, expected);

        let columns = [ISSUE.to_owned(), cost(lens), value(lens)];
        for (name, key) in [("category", "e.category"), ("service", "CAST(e.service_id AS TEXT)")] {
            let mut said = Vec::new();
            for row in rows.iter().filter(|row| !parameter(&row.address, name).is_empty()) {
                let (issues, cost, value) = (&row.cells[0].text, cents(&row.cells[1].text), cents(&row.cells[2].text));
                said.push(format!("{}|{issues}|{cost}|{value}", parameter(&row.address, name)));
            }
            let expected = self.database.texts(&statement(key, "", &columns, &entries)).await;
            self.same(name, said, expected);
        }

        let years = rows.iter().filter(|row| row.address.starts_with("/value?year="));
        let said = years.map(|row| {
            let values: Vec<String> = row.cells.iter().map(|cell| cents(&cell.text).to_string()).collect();
            format!("{}|{}", parameter(&row.address, "year"), values.join("|"))
        });
        let said: Vec<String> = said.collect();
        let sql = statement("CAST(e.month / 100 AS TEXT)", "", &LENSES.map(value), "1 = 1");
        let expected = self.database.texts(&sql).await;
        self.same("years", said, expected);
    }

    /// What leads to the headline, and what is counted beside it.
    async fn value_facts(&mut self) {
        let page = self.page(&format!("/value?year={}", self.year)).await;
        for (term, column, only) in FACTS {
            let expected = self.sum(column, only).await;
            self.equal(term, cents(&fact(&page, term)), expected);
        }
        for (term, lens) in [("Net hors main-d’œuvre", "net_cash"), ("Net coût complet", "net_full")] {
            let expected = self.sum(&value(lens), "1 = 1").await;
            self.equal(term, cents(&fact(&page, term)), expected);
        }
        for (term, kind) in [
            ("CO₂e évité", "co2"),
            ("Déchets évités", "waste"),
            ("Remis à des filières de déchets", "waste_out"),
        ] {
            let grams = self.sum("e.grams", &format!("e.kind = '{kind}'")).await;
            self.same(term, vec![fact(&page, term)], vec![mass(Grams(grams))]);
        }
    }

    /// Items and issues: what the page counts, what the list behind it says, and what the entries say.
    async fn issued(&mut self) {
        let page = self.page(&format!("/value?year={}", self.year)).await;
        let list = format!("/value/lines?year={}&sign=issue", self.year);
        let list = all_words(&self.page(&list).await);
        for (term, column, said) in [
            (
                "Équipements réemployés",
                "DISTINCT e.item_id",
                "équipements, chacun compté une fois",
            ),
            ("Remises", "*", "écritures"),
        ] {
            let sql = format!(
                "SELECT COUNT({column}) FROM ledger e WHERE {} AND {ISSUE} = 1",
                self.entries()
            );
            let expected = self.database.number(&sql).await;
            assert!(expected > 1, "{term}");
            self.equal(term, fact(&page, term).parse().unwrap(), expected);
            assert!(
                list.contains(&format!("{expected} {said}")),
                "{expected} {said}: {list}"
            );
        }
    }

    /// CO2 and kilograms of the year and of each category.
    async fn impact(&mut self) {
        let page = self.page(&format!("/value/impact?year={}", self.year)).await;
        let co2 = self.sum("e.grams", "e.kind = 'co2'").await;
        self.equal("CO2", tens_of_grams(&headline(&page)), (co2 + 5) / 10);
        for (term, kind) in [
            ("Déchets évités", "waste"),
            ("Remis à des filières de déchets", "waste_out"),
        ] {
            let grams = self.sum("e.grams", &format!("e.kind = '{kind}'")).await;
            self.same(term, vec![fact(&page, term)], vec![mass(Grams(grams))]);
        }
        // The demonstration uses one edition of each category's figures: a row each.
        let rows = rows(&page);
        let said = rows.iter().map(|row| {
            let category = parameter(&row.cells[1].address, "category");
            let (co2, waste) = (tens_of_grams(&row.cells[0].text), tens_of_grams(&row.cells[1].text));
            format!("{category}|{co2}|{waste}")
        });
        let said: Vec<String> = said.collect();
        let tens = |kind: &str| {
            format!("CAST(CAST(SUM(CASE WHEN e.kind = '{kind}' THEN e.grams ELSE 0 END) + 5 AS BIGINT) / 10 AS TEXT)")
        };
        let sql = format!(
            "SELECT e.category || '|' || {} || '|' || {} FROM ledger e
             WHERE {} AND e.kind IN ('co2', 'waste') GROUP BY e.category",
            tens("co2"),
            tens("waste"),
            self.entries()
        );
        let expected = self.database.texts(&sql).await;
        self.same("impact", said, expected);
    }

    /// What providers were paid, and the hours worked inside.
    async fn local(&mut self) {
        let page = self.page(&format!("/value/local?year={}", self.year)).await;
        let paid = self.sum("e.cents", "e.kind = 'external'").await;
        assert!(paid > 0, "somebody was paid");
        self.equal("paid to providers", cents(&headline(&page)), paid);
        let minutes = self.sum("e.minutes", "e.kind = 'labour'").await;
        let said = all_words(&page);
        let hours = format!("{} h {} min", minutes / 60, minutes % 60);
        assert!(said.contains(&hours), "{hours}: {said}");
        self.compared += 1;
    }

    /// How many repairs ended how, and what they cost, whenever it was posted. One whose item was lost or given back under
    /// way is no failure: no test failed on its last day.
    async fn repairs(&mut self) {
        let page = self.page(&format!("/value/repairs?year={}", self.year)).await;
        let ended = |of: &str| {
            format!(
                "FROM repair_job j JOIN item i ON i.id = j.item_id {of}
                 WHERE i.state <> 'void' AND j.closed_on BETWEEN '{0}-01-01' AND '{0}-12-31'
                    AND (j.outcome = 'successful' OR (j.outcome = 'failed' AND EXISTS (SELECT 1 FROM event t
                        WHERE t.item_id = j.item_id AND t.kind = 'test_failed' AND t.occurred_on = j.closed_on)))",
                self.year
            )
        };
        let costs = "JOIN ledger e ON e.item_id = j.item_id AND e.job = j.rank
            AND e.kind IN ('part', 'external', 'transport', 'other_cost', 'labour')";
        let spent = format!("SELECT CAST(COALESCE(SUM(e.cents), 0) AS BIGINT) {}", ended(costs));
        let counts = ["successful", "failed"]
            .map(|outcome| format!("SELECT COUNT(*) {} AND j.outcome = '{outcome}'", ended("")));
        let spent = self.database.number(&spent).await;
        self.equal("repairs", cents(&fact(&page, "Coût de toutes ces réparations")), spent);
        for (term, sql) in ["Réparés, test réussi", "Réparations sans succès"].iter().zip(counts) {
            let expected = self.database.number(&sql).await;
            assert!(expected > 0, "{term}");
            self.equal(term, fact(&page, term).parse().unwrap(), expected);
        }
    }

    /// The year's entries as a file for programs: as many, of the same sums.
    async fn exported(&mut self) {
        let path = format!("/export/ledger.csv?dialect=plain&year={}", self.year);
        let (status, bytes) = self.reader.bytes(&path).await;
        assert_eq!(status, StatusCode::OK);
        let mut file = ReaderBuilder::new().from_reader(bytes.as_slice());
        let names = file.headers().unwrap().clone();
        let records: Vec<_> = file.records().map(Result::unwrap).collect();
        let count = self.sum("1", "1 = 1").await;
        self.equal("entries", i64::try_from(records.len()).unwrap(), count);
        let counts = "CASE WHEN e.kind IN ('part', 'external', 'transport', 'other_cost', 'labour')
            THEN -e.cents ELSE e.cents END";
        for (name, column, only) in [
            ("amount_eur", "e.cents", "1 = 1"),
            ("counts_eur", counts, "1 = 1"),
            ("prudent_eur", "e.prudent_cents", "1 = 1"),
            ("labour_minutes", "e.minutes", "e.kind = 'labour'"),
            ("co2_kg", "e.grams", "e.kind = 'co2'"),
            ("waste_kg", "e.grams", "e.kind = 'waste'"),
            ("waste_out_kg", "e.grams", "e.kind = 'waste_out'"),
        ] {
            let rank = names.iter().position(|head| head == name).unwrap();
            // Without their marks amounts are in cents, weights in grams. What has none is empty.
            let cells = records.iter().map(|record| record[rank].replace('.', ""));
            let said = cells.filter(|cell| !cell.is_empty());
            let said: i64 = said.map(|cell| cell.parse::<i64>().unwrap()).sum();
            let expected = self.sum(column, only).await;
            self.equal(name, said, expected);
        }
    }
}
