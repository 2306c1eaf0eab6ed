//! The list of prices, what to ask for again, and which price serves a need.

use crate::builder::{World, chair, give, go, make_ready, on_each_database, price, price_late};
use domain::{
    Cents, Refusal, Role,
    export::{Asked, Cell, List},
    item::{Command, Condition},
    price::{Basis, Counterfactual, Evidence, Grade, Unused, Validity},
    view::price::{PriceQuery, Stale},
};
use store::{
    Desk, StoreError, Submission,
    export::{count, open},
    price::{NewPrice, find, need, record, refresh, withdraw},
};

/// Records a price of chairs: what, cents, basis, grade, day.
async fn chairs(desk: &Desk, what: &str, (cents, basis, grade): (i64, Basis, Grade), day: &str) -> i64 {
    let new = NewPrice {
        code: None,
        category: Some("F-CHAIR".into()),
        what: what.into(),
        evidence: Evidence {
            id: None,
            price: Cents(cents),
            basis,
            vat: 2000,
            grade,
            dated_on: day.parse().unwrap(),
            of: Counterfactual::New,
            source: "Marché d’été".into(),
        },
        document: None,
    };
    record(desk, &Submission::default(), new).await.unwrap()
}

fn asked(q: &str, category: &str, grade: &str, state: &str) -> PriceQuery {
    PriceQuery {
        q: q.into(),
        category: category.into(),
        grade: grade.into(),
        state: state.into(),
    }
}

#[test]
fn prices_are_found_by_words_category_grade_and_validity() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        // It is 2026-06-15: older than 2025-06-15 is B, older than 2025-08-15 ages.
        let (ttc, ht) = (Basis::Ttc, Basis::Ht);
        let fresh = chairs(desk, "Chaise à accoudoirs", (9000, ttc, Grade::A), "2026-01-05").await;
        let aging = chairs(desk, "Chaise visiteur", (8000, ht, Grade::A), "2025-08-14").await;
        let lapsed = chairs(desk, "Chaise haute", (7000, ttc, Grade::A), "2025-06-14").await;
        let dated = chairs(desk, "Fauteuil", (6000, ttc, Grade::B), "2024-01-01").await;
        let gone = chairs(desk, "Tabouret", (5000, ttc, Grade::B), "2026-02-01").await;
        withdraw(desk, gone).await.unwrap();
        let ids = async |query: PriceQuery| {
            let found = find(desk, &query, 1).await.unwrap().page;
            let ids: Vec<i64> = found.rows.iter().map(|line| line.row.id).collect();
            assert_eq!(found.total, u64::try_from(ids.len()).unwrap());
            ids
        };
        assert_eq!(ids(PriceQuery::default()).await, [fresh, aging, lapsed, dated]);
        assert_eq!(ids(asked("CHAISE A ACCOUDOIRS", "", "", "")).await, [fresh]);
        assert_eq!(ids(asked("ete marche haute", "", "", "")).await, [lapsed]);
        assert_eq!(ids(asked("", "F-DESK", "", "")).await, Vec::<i64>::new());
        assert_eq!(ids(asked("", "F-CHAIR", "A", "")).await, [fresh, aging]);
        assert_eq!(ids(asked("", "", "B", "")).await, [lapsed, dated]);
        assert_eq!(ids(asked("", "", "", "current")).await, [fresh, dated]);
        assert_eq!(ids(asked("", "", "", "aging")).await, [aging]);
        assert_eq!(ids(asked("", "", "", "lapsed")).await, [lapsed]);
        assert_eq!(ids(asked("", "", "", "withdrawn")).await, [gone]);
        assert_eq!(ids(asked("100%", "", "", "")).await, Vec::<i64>::new());
        let line = find(desk, &asked("haute", "", "", ""), 1)
            .await
            .unwrap()
            .page
            .rows
            .remove(0);
        assert_eq!((line.row.grade, line.validity), (Grade::B, Validity::Lapsed));
        assert_eq!(line.last_as_a, Some("2026-06-14".parse().unwrap()));
        assert_eq!(find(desk, &PriceQuery::default(), 2).await.unwrap().page.rows, []);
        let requester = world.person("anne", &[Role::Requester]).await;
        let refused = find(&requester, &PriceQuery::default(), 1).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
    });
}

#[test]
fn the_list_is_exported_as_it_is_filtered() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        chairs(desk, "Chaise haute", (7000, Basis::Ttc, Grade::A), "2026-01-05").await;
        chairs(desk, "Fauteuil", (6000, Basis::Ttc, Grade::B), "2024-01-01").await;
        let gone = chairs(desk, "Tabouret", (5000, Basis::Ttc, Grade::B), "2026-02-01").await;
        withdraw(desk, gone).await.unwrap();
        let exported = async |prices: PriceQuery| {
            let asked = Asked {
                prices,
                ..Asked::of(List::Prices, 0)
            };
            let mut export = open(desk, &asked).await.unwrap();
            let rows = export.next().await.unwrap();
            assert_eq!(count(desk, &asked).await.unwrap(), u64::try_from(rows.len()).unwrap());
            let names: Vec<Cell> = rows.into_iter().map(|mut row| row.remove(1)).collect();
            names
        };
        let named = |names: &[&str]| -> Vec<Cell> { names.iter().map(|name| Cell::text(*name)).collect() };
        let all = named(&["Chaise haute", "Fauteuil"]);
        assert_eq!(exported(PriceQuery::default()).await, all);
        assert_eq!(exported(asked("", "", "", "withdrawn")).await, named(&["Tabouret"]));
        assert_eq!(
            exported(asked("haute", "F-CHAIR", "A", "")).await,
            named(&["Chaise haute"])
        );
        assert_eq!(exported(asked("", "F-DESK", "", "")).await, named(&[]));
    });
}

#[test]
fn prices_recorded_before_they_had_words_are_found_once_the_program_has_started() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        chairs(desk, "Chaise à accoudoirs", (9000, Basis::Ttc, Grade::A), "2026-01-05").await;
        world.by_hand("UPDATE price SET search = ''").await.unwrap();
        let query = asked("accoudoirs", "", "", "");
        assert_eq!(find(desk, &query, 1).await.unwrap().page.total, 0);
        store::setting::prepare(world.db(), desk.now).await.unwrap();
        assert_eq!(find(desk, &query, 1).await.unwrap().page.total, 1);
    });
}

#[test]
fn what_to_renew_says_why_and_what_this_year_counts_on_it() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        // A chair counted on a price that lapsed, a table on its category's default, a desk on nothing.
        let chair_code = chair(desk).await;
        make_ready(desk, &chair_code).await;
        let lapsed = chairs(desk, "Chaise haute", (7000, Basis::Ttc, Grade::A), "2025-06-14").await;
        give(desk, &chair_code).await;
        let (missing, defaulted) = ("F-DESK", "F-TABLE");
        world
            .by_hand(&format!(
                "UPDATE category SET default_price_cents = 4000 WHERE code = '{defaulted}'"
            ))
            .await
            .unwrap();
        for category in [missing, defaulted] {
            let mut deposit = crate::builder::chairs(1);
            deposit.category = category.into();
            let (_, codes) = store::deposit::receive(desk, &Submission::default(), deposit)
                .await
                .unwrap();
            make_ready(desk, &codes[0]).await;
            give(desk, &codes[0]).await;
        }
        let page = refresh(desk, 1).await.unwrap();
        let said: Vec<_> = page
            .rows
            .iter()
            .map(|line| {
                (
                    line.why,
                    line.counted.unwrap(),
                    line.category.as_ref().unwrap().code.as_str(),
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                (Stale::Lapsed("2026-06-15".parse().unwrap()), Cents(7000), "F-CHAIR"),
                (Stale::DefaultUsed(1), Cents(4000), defaulted),
                (Stale::NoPrice(1), Cents(0), missing),
            ]
        );
        assert_eq!(page.rows[0].price.as_ref().unwrap().row.id, lapsed);

        // A newer price of the same thing, a document for each category: nothing is left to ask for.
        chairs(desk, "Chaise haute", (7500, Basis::Ttc, Grade::A), "2026-06-01").await;
        for category in [missing, defaulted] {
            let new = NewPrice {
                code: None,
                category: Some(category.into()),
                what: "Neuf".into(),
                evidence: Evidence {
                    id: None,
                    price: Cents(3000),
                    basis: Basis::Ttc,
                    vat: 2000,
                    grade: Grade::B,
                    dated_on: "2026-06-01".parse().unwrap(),
                    of: Counterfactual::New,
                    source: "Devis".into(),
                },
                document: None,
            };
            record(desk, &Submission::default(), new).await.unwrap();
        }
        assert_eq!(refresh(desk, 1).await.unwrap().rows, []);

        // A technician records prices, and sees no savings.
        chairs(desk, "Chaise basse", (7000, Basis::Ttc, Grade::A), "2025-06-14").await;
        let technician = world.person("tom", &[Role::Technician]).await;
        assert_eq!(refresh(&technician, 1).await.unwrap().rows[0].counted, None);
        let agent = world.person("agent", &[Role::Desk]).await;
        let refused = refresh(&agent, 1).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
    });
}

#[test]
fn what_rests_on_a_price_goes_when_its_item_comes_back() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        make_ready(desk, &code).await;
        chairs(desk, "Chaise haute", (7000, Basis::Ttc, Grade::A), "2025-06-14").await;
        give(desk, &code).await;
        let counted = async || refresh(desk, 1).await.unwrap().rows[0].counted;
        assert_eq!(counted().await, Some(Cents(7000)));
        let back = domain::item::Return {
            reason: "Cassée".into(),
            condition: Condition::D,
            place: domain::id::PlaceId(1),
        };
        go(desk, &code, Command::TakeBack(back)).await.unwrap();
        assert_eq!(counted().await, Some(Cents(0)));
        assert_eq!(store::verify::verify(world.db()).await.unwrap(), Vec::<String>::new());
        world.by_hand("UPDATE ledger_axis SET price_id = NULL").await.unwrap();
        assert_eq!(
            store::verify::verify(world.db()).await.unwrap().len(),
            2,
            "the entry and its reversal"
        );
    });
}

#[test]
fn a_need_shows_every_price_in_one_basis_and_why_one_serves() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        let before_tax = chairs(desk, "Au catalogue", (5000, Basis::Ht, Grade::A), "2026-01-05").await;
        let quoted = chairs(desk, "Au devis", (6200, Basis::Ttc, Grade::B), "2026-02-05").await;
        world
            .by_hand("UPDATE category SET default_price_cents = 1000 WHERE code = 'F-CHAIR'")
            .await
            .unwrap();
        let shown = async |code: &str, of| {
            let need = need(desk, "F-CHAIR", code, of).await.unwrap();
            assert_eq!(need.basis, Basis::Ttc);
            need.candidates
                .into_iter()
                .map(|one| (one.line.row.id, one.unit.0, one.unused))
                .collect::<Vec<_>>()
        };
        let default = (0, 1000, Some(Unused::DefaultBehindDocument));
        assert_eq!(
            shown("", Counterfactual::New).await,
            [(before_tax, 6000, None), default, (quoted, 6200, Some(Unused::Higher))]
        );
        let own = price(desk, &code, 5900).await;
        assert_eq!(
            shown(&code, Counterfactual::New).await,
            [
                (own, 5900, None),
                default,
                (before_tax, 6000, Some(Unused::Higher)),
                (quoted, 6200, Some(Unused::Higher))
            ]
        );
        // What is shown as used is what an acceptance counts.
        make_ready(desk, &code).await;
        give(desk, &code).await;
        let counted = store::ledger::read::page(desk, 2026, domain::ledger::saving::Lens::Gross)
            .await
            .unwrap();
        assert_eq!(counted.totals.value(), Cents(5900));
        let refused = go(desk, &code, price_late()).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))));
        let refurbished = shown("", Counterfactual::Refurbished).await;
        assert!(
            refurbished
                .iter()
                .all(|(.., unused)| *unused == Some(Unused::OtherKind))
        );
        let unknown = need(desk, "NONE", "", Counterfactual::New).await;
        assert!(matches!(unknown, Err(StoreError::NotFound)));
    });
}
