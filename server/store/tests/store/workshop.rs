//! What repairs teach, counted by hand.

use crate::{
    builder::{World, chairs, decision, diagnosis, give, go, key, make_ready, on_each_database, part, price, repair},
    export::{all, column, sum, texts},
};
use chrono::NaiveDate;
use domain::{
    Cents, Grams, Minutes, Role,
    export::{Asked, List, RepairFilter},
    id::PlaceId,
    item::{Barrier, Command, Condition, Cost, Details, Recycling, Return, State},
    view::LineFilter,
    workshop::{Outcome, delay::Stage, stock::Age},
};
use migrations::{Migrator, MigratorTrait};
use store::{
    Desk, StoreError, Submission,
    deposit::{NewDeposit, receive},
    item::undo,
    workshop::{CaseQuery, StockQuery, cases, delays, page, stock},
};

/// A coffee machine of that model, received.
async fn machine(desk: &Desk, model: &str) -> String {
    let new = NewDeposit {
        category: "K-COFFEE-FILTER".into(),
        details: Details {
            name: "Cafetière".into(),
            brand: "Moulex".into(),
            model: model.into(),
            ..Details::default()
        },
        ..chairs(1)
    };
    receive(desk, &Submission::default(), new).await.unwrap().1[0].clone()
}

fn recycled(barrier: Option<Barrier>) -> Command {
    Command::Recycle(Recycling {
        operator: "Ecosystem".into(),
        weight: Grams(2000),
        waste_code: "20 01 36".into(),
        barrier,
    })
}

/// Diagnosed, then recycled for that reason without a repair.
async fn given_up(desk: &Desk, model: &str, barrier: Barrier) -> String {
    let code = machine(desk, model).await;
    go(desk, &code, Command::StartDiagnosis(vec![])).await.unwrap();
    close_gates(desk, &code).await;
    go(desk, &code, Command::Diagnose(diagnosis())).await.unwrap();
    go(desk, &code, recycled(Some(barrier))).await.unwrap();
    code
}

async fn close_gates(desk: &Desk, code: &str) {
    use domain::item::Gate;
    for gate in [Gate::ElectricalTest, Gate::Hygiene] {
        go(desk, code, Command::CloseGate(gate, "Fait".into())).await.unwrap();
    }
}

/// Repaired up to its test, with a part of that price.
async fn repaired(desk: &Desk, model: &str, cents: i64) -> String {
    let code = machine(desk, model).await;
    go(desk, &code, Command::StartDiagnosis(vec![])).await.unwrap();
    close_gates(desk, &code).await;
    go(desk, &code, Command::Diagnose(diagnosis())).await.unwrap();
    go(desk, &code, Command::DecideRepair(decision())).await.unwrap();
    go(desk, &code, Command::AddCost(part(cents))).await.unwrap();
    go(desk, &code, Command::FinishRepair("Joint changé".into()))
        .await
        .unwrap();
    code
}

#[test]
fn a_category_is_rated_as_its_benchmark_is() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        // Two repaired at 10,00 and 15,00; one failed at 20,00 then recycled as worn out; one given up untried.
        for cents in [1000, 1500] {
            let code = repaired(desk, "Aroma", cents).await;
            go(desk, &code, Command::PassTest(Condition::B)).await.unwrap();
        }
        let failed = repaired(desk, "Aroma", 2000).await;
        go(desk, &failed, Command::FailTest("Fuit encore".into()))
            .await
            .unwrap();
        go(desk, &failed, recycled(Some(Barrier::WornOut))).await.unwrap();
        given_up(desk, "Aroma", Barrier::PartsNotAvailable).await;
        let page = page(desk, 2026, "").await.unwrap();
        let row = &page.by_category[0];
        assert_eq!((row.code.as_str(), row.tally.known()), ("K-COFFEE-FILTER", 4));
        assert_eq!((row.tally.repaired, row.tally.failed, row.tally.given_up), (2, 1, 1));
        // 2 of 4 is 50,0 %; 45,00 for 2 successes is 22,50 each.
        assert_eq!(row.tally.rate(), Some(500));
        assert_eq!(row.tally.cost, Cents(4500));
        assert_eq!(row.tally.cost_per_success(), Some(Cents(2250)));
        let benchmark = row.benchmark.as_ref().unwrap();
        assert_eq!((benchmark.tenths, benchmark.records), (524, 3314));
        assert!(store::verify::verify(world.db()).await.unwrap().is_empty());
    });
}

#[test]
fn furniture_has_no_benchmark_and_a_year_without_repairs_no_rate() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = receive(desk, &key("one"), chairs(1)).await.unwrap().1[0].clone();
        repair(desk, &code).await;
        go(desk, &code, Command::PassTest(Condition::B)).await.unwrap();
        let this = page(desk, 2026, "").await.unwrap();
        assert_eq!(this.by_category[0].benchmark, None);
        // 12,50 of part and 45 minutes at 28,00: 33,50.
        assert_eq!(this.all.cost_per_success(), Some(Cents(3350)));
        let before = page(desk, 2025, "").await.unwrap();
        assert_eq!((before.all.known(), before.all.rate()), (0, None));
    });
}

#[test]
fn a_model_that_never_came_back_says_why_and_two_cases_say_nothing() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        for (model, barrier) in [
            ("Élite 3", Barrier::PartsNotAvailable),
            ("ELITE 3", Barrier::CannotOpen),
            ("élite  3", Barrier::PartsNotAvailable),
        ] {
            given_up(desk, model, barrier).await;
        }
        for _ in 0..2 {
            given_up(desk, "Rare", Barrier::WornOut).await;
        }
        let page = page(desk, 2026, "").await.unwrap();
        assert_eq!(page.models.len(), 1, "{:?}", page.models);
        let model = &page.models[0];
        assert_eq!((model.tally.repaired, model.tally.known()), (0, 3));
        assert_eq!(
            model.barriers,
            [(Barrier::PartsNotAvailable, 2), (Barrier::CannotOpen, 1)]
        );
        let query = CaseQuery {
            year: 2026,
            model: model.key.clone(),
            outcome: Some(Outcome::GivenUp),
            ..CaseQuery::default()
        };
        assert_eq!(cases(desk, &query).await.unwrap().total, 3);
    });
}

#[test]
fn a_repair_broken_off_by_a_loss_is_no_failure_and_its_cost_is_of_no_case() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let lost = repaired(desk, "Aroma", 1000).await;
        go(desk, &lost, Command::ReportLost("INV-1".into())).await.unwrap();
        // This one had failed its test before it was lost: that is a failure.
        let failed = repaired(desk, "Aroma", 2000).await;
        go(desk, &failed, Command::FailTest("Fuit encore".into()))
            .await
            .unwrap();
        go(desk, &failed, Command::ReportLost("INV-1".into())).await.unwrap();
        let shown = page(desk, 2026, "").await.unwrap();
        assert_eq!(
            (shown.all.known(), shown.all.failed, shown.all.cost),
            (1, 1, Cents(2000))
        );
        let filter = LineFilter {
            kinds: "labour,part,external,transport,other_cost".into(),
            only: "repairs:2026".into(),
            ..LineFilter::default()
        };
        assert_eq!(
            store::ledger::read::lines(desk, &filter).await.unwrap().cents,
            Cents(2000)
        );
        // Found again and given up: a case of its own.
        let desk = &world.later(1);
        go(desk, &lost, Command::Find(PlaceId(1), "INV-2".into()))
            .await
            .unwrap();
        go(desk, &lost, Command::StartDiagnosis(vec![])).await.unwrap();
        close_gates(desk, &lost).await;
        go(desk, &lost, Command::Diagnose(diagnosis())).await.unwrap();
        go(desk, &lost, recycled(Some(Barrier::CannotOpen))).await.unwrap();
        let shown = page(desk, 2026, "").await.unwrap();
        assert_eq!((shown.all.failed, shown.all.given_up), (1, 1));
    });
}

#[test]
fn of_two_repairs_in_one_day_the_one_broken_off_by_a_loss_is_no_case_and_the_standard_has_the_same_cases() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = repaired(desk, "Aroma", 1000).await;
        go(desk, &code, Command::FailTest("Fuit encore".into())).await.unwrap();
        go(desk, &code, Command::DecideRepair(decision())).await.unwrap();
        go(desk, &code, Command::ReportLost("INV-1".into())).await.unwrap();
        given_up(desk, "Aroma", Barrier::WornOut).await;
        // Furniture is not of the standard.
        let chair = receive(desk, &key("chair"), chairs(1)).await.unwrap().1[0].clone();
        repair(desk, &chair).await;
        go(desk, &chair, Command::PassTest(Condition::B)).await.unwrap();
        let all = page(desk, 2026, "").await.unwrap().all;
        assert_eq!((all.repaired, all.failed, all.given_up), (1, 1, 1));
        let machines = page(desk, 2026, "K-COFFEE-FILTER").await.unwrap().all;
        let records = store::export::count(desk, &Asked::of(List::Ords, 2026)).await.unwrap();
        assert_eq!((records, machines.known()), (2, 2));
        assert!(store::verify::verify(world.db()).await.unwrap().is_empty());
    });
}

#[test]
fn a_way_out_after_a_return_says_nothing_of_the_repair_before_it() {
    on_each_database(async |world: World| {
        let code = repaired(&world.desk, "Aroma", 1000).await;
        go(&world.desk, &code, Command::FailTest("Fuit encore".into()))
            .await
            .unwrap();
        go(&world.desk, &code, Command::ReportLost("INV-1".into()))
            .await
            .unwrap();
        // Found, it works, is issued, comes back, and is given up without another repair.
        let found = world.later(1);
        go(&found, &code, Command::Find(PlaceId(1), "INV-2".into()))
            .await
            .unwrap();
        go(&found, &code, Command::StartDiagnosis(vec![])).await.unwrap();
        close_gates(&found, &code).await;
        go(&found, &code, Command::FindWorking(Condition::B)).await.unwrap();
        give(&found, &code).await;
        let back = world.later(20);
        let returned = Return {
            reason: "Ne chauffe plus".into(),
            condition: Condition::D,
            place: PlaceId(1),
        };
        go(&back, &code, Command::TakeBack(returned)).await.unwrap();
        go(&back, &code, Command::StartDiagnosis(vec![])).await.unwrap();
        close_gates(&back, &code).await;
        go(&back, &code, Command::Diagnose(diagnosis())).await.unwrap();
        go(&back, &code, recycled(Some(Barrier::WornOut))).await.unwrap();
        let query = CaseQuery {
            year: 2026,
            ..CaseQuery::default()
        };
        let listed = cases(&back, &query).await.unwrap();
        let told: Vec<_> = listed.rows.iter().map(|case| (case.outcome, case.barrier)).collect();
        assert_eq!(
            told,
            [(Outcome::GivenUp, Some(Barrier::WornOut)), (Outcome::Failed, None)]
        );
    });
}

/// The rows of the one item that has left, again and again by hand: gestures would take their time.
async fn copy_fifty_times(world: &World) {
    const SAME: &str =
        "state, version, category, name, brand, model, serial, inventory_number, fault, quantity, ownership,
        service_id, deposit_id, open_gates, cycle, cost_cents, is_uncounted, is_without_factor, deposited_on, last_on,
        last_at, search";
    let items = format!(
        "INSERT INTO item (code, {SAME})
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
         SELECT 'COPY' || CAST(n.i AS TEXT), {SAME} FROM item, n"
    );
    let exits = "INSERT INTO item_exit (item_id, kind, occurred_on, barrier, facts)
        SELECT c.id, x.kind, x.occurred_on, x.barrier, x.facts FROM item c, item_exit x WHERE c.code LIKE 'COPY%'";
    for sql in [items.as_str(), exits] {
        world.by_hand(sql).await.unwrap();
    }
}

#[test]
fn cases_are_read_a_page_at_a_time_and_each_outcome_counts_its_own() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        given_up(desk, "Aroma", Barrier::WornOut).await;
        copy_fifty_times(&world).await;
        let passed = repaired(&world.later(2), "Aroma", 1000).await;
        go(&world.later(2), &passed, Command::PassTest(Condition::B))
            .await
            .unwrap();
        let asked = |outcome, page| CaseQuery {
            year: 2026,
            category: "K-COFFEE-FILTER".into(),
            outcome,
            page,
            ..CaseQuery::default()
        };
        let first = cases(desk, &asked(None, 1)).await.unwrap();
        assert_eq!((first.total, first.rows.len(), first.page), (52, 50, 1));
        assert_eq!(
            (first.rows[0].outcome, first.rows[0].cost),
            (Outcome::Repaired, Cents(1000))
        );
        let rest = cases(desk, &asked(None, 2)).await.unwrap();
        assert_eq!((rest.total, rest.rows.len()), (52, 2));
        let mut codes: Vec<_> = first.rows.iter().chain(&rest.rows).map(|case| &case.code).collect();
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), 52);
        for (outcome, count) in [(Outcome::Repaired, 1), (Outcome::Failed, 0), (Outcome::GivenUp, 51)] {
            assert_eq!(cases(desk, &asked(Some(outcome), 1)).await.unwrap().total, count);
        }
    });
}

#[test]
fn the_lines_behind_the_cost_of_repairs_sum_to_it() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let passed = repaired(desk, "Aroma", 1000).await;
        go(desk, &passed, Command::AddCost(Cost::Labour(Minutes(30))))
            .await
            .unwrap_err();
        go(desk, &passed, Command::PassTest(Condition::B)).await.unwrap();
        // Still under way: its cost is of no case yet.
        repaired(desk, "Aroma", 9900).await;
        let void = repaired(desk, "Aroma", 700).await;
        go(desk, &void, Command::PassTest(Condition::B)).await.unwrap();
        go(desk, &void, Command::Void("Saisi deux fois".into())).await.unwrap();
        let shown = page(desk, 2026, "K-COFFEE-FILTER").await.unwrap();
        assert_eq!((shown.all.known(), shown.all.cost), (1, Cents(1000)));
        let filter = LineFilter {
            kinds: "labour,part,external,transport,other_cost".into(),
            category: "K-COFFEE-FILTER".into(),
            only: "repairs:2026".into(),
            ..LineFilter::default()
        };
        assert_eq!(
            store::ledger::read::lines(desk, &filter).await.unwrap().cents,
            Cents(1000)
        );
    });
}

#[test]
fn delays_are_medians_of_days_and_what_was_undone_took_no_time() {
    on_each_database(async |world: World| {
        // Deposited on day 0, diagnosed after 2, 4 and 9 days, ready 3 days later, signed the day after.
        for (n, wait) in [2_u64, 4, 9].into_iter().enumerate() {
            let code = receive(&world.desk, &Submission::default(), chairs(1)).await.unwrap().1[0].clone();
            price(&world.desk, &code, 18_000).await;
            repair(&world.later(wait), &code).await;
            let test = world.later(wait + 3);
            go(&test, &code, Command::PassTest(Condition::B)).await.unwrap();
            if n == 0 {
                undo(&test, &Submission::default(), &code, last(&test, &code).await)
                    .await
                    .unwrap();
                go(&world.later(wait + 5), &code, Command::PassTest(Condition::A))
                    .await
                    .unwrap();
            }
            give(&world.later(wait + 6), &code).await;
        }
        let page = page(&world.later(30), 2026, "").await.unwrap();
        let medians: Vec<_> = page
            .delays
            .iter()
            .map(|one| (one.stage, one.count, one.half_days))
            .collect();
        // Diagnosis 2, 4, 9; repair 5, 3, 3; reissue 1, 3, 3; whole 8, 10, 15.
        assert_eq!(
            medians,
            [
                (Stage::Diagnosis, 3, Some(8)),
                (Stage::Repair, 3, Some(6)),
                (Stage::Reissue, 3, Some(6)),
                (Stage::Whole, 3, Some(20)),
            ]
        );
        let slowest = delays(&world.later(30), 2026, "", Stage::Diagnosis, 1).await.unwrap();
        let days: Vec<i64> = slowest.rows.iter().map(|line| line.days).collect();
        assert_eq!(days, [9, 4, 2]);
    });
}

#[test]
fn the_files_of_delays_are_their_pages_stage_by_stage() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        two_lives(&world).await;
        let today = world.later(30);
        for stage in Stage::ALL {
            let asked = Asked {
                repairs: RepairFilter {
                    stage: stage.word().into(),
                    ..RepairFilter::default()
                },
                ..Asked::of(List::Delays, 2026)
            };
            let rows = all(desk, &asked).await;
            let listed = delays(&today, 2026, "", stage, 1).await.unwrap();
            assert_eq!(rows.len() as u64, listed.total, "{stage:?}");
            let column = column(desk, List::Delays, &rows, &format!("{}_days", column_of(stage)));
            let days: i64 = listed.rows.iter().map(|line| line.days).sum();
            assert_eq!(sum(&column), days, "{stage:?}");
        }
        let rows = all(desk, &Asked::of(List::Delays, 2026)).await;
        let lives = texts(column(desk, List::Delays, &rows, "life"));
        assert_eq!(lives, ["1", "2", "1"]);
        assert!(all(desk, &Asked::of(List::Delays, 2025)).await.is_empty());
    });
}

fn column_of(stage: Stage) -> &'static str {
    match stage {
        Stage::Diagnosis => "diagnosis",
        Stage::Repair => "repair",
        Stage::Reissue => "reissue",
        Stage::Whole => "whole",
    }
}

/// One item that is repaired, issued, comes back and works; another one that is diagnosed only.
async fn two_lives(world: &World) {
    let code = receive(&world.desk, &Submission::default(), chairs(1)).await.unwrap().1[0].clone();
    repair(&world.later(2), &code).await;
    go(&world.later(5), &code, Command::PassTest(Condition::B))
        .await
        .unwrap();
    give(&world.later(6), &code).await;
    let returned = Return {
        reason: "Trop haut".into(),
        condition: Condition::B,
        place: PlaceId(1),
    };
    go(&world.later(10), &code, Command::TakeBack(returned)).await.unwrap();
    make_ready(&world.later(14), &code).await;
    let other = receive(&world.desk, &Submission::default(), chairs(1)).await.unwrap().1[0].clone();
    repair(&world.later(9), &other).await;
}

#[test]
fn delays_are_read_a_page_at_a_time_the_slowest_first() {
    on_each_database(async |world: World| {
        two_lives(&world).await;
        copies_with_delays(&world).await;
        let first = delays(&world.later(30), 2026, "", Stage::Whole, 1).await.unwrap();
        assert_eq!((first.total, first.rows.len(), first.rows[0].days), (61, 50, 60));
        let rest = delays(&world.later(30), 2026, "", Stage::Whole, 2).await.unwrap();
        let days: Vec<i64> = first.rows.iter().chain(&rest.rows).map(|line| line.days).collect();
        assert_eq!(days.len(), 61);
        assert!(days.is_sorted_by(|one, other| one >= other), "{days:?}");
        // 1 to 60 and the 6 of the item that was signed for: the middle one of 61 is 30.
        let page = page(&world.later(30), 2026, "").await.unwrap();
        let whole = page.delays.iter().find(|one| one.stage == Stage::Whole).unwrap();
        assert_eq!((whole.count, whole.half_days), (61, Some(60)));
    });
}

/// Sixty more lives of the first item, of 1 to 60 days, by hand.
async fn copies_with_delays(world: &World) {
    world
        .by_hand(
            "INSERT INTO item_life (item_id, rank, came_on, ready_on, reissued_on, whole_days)
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
             SELECT l.item_id, 100 + n.i, l.came_on, l.ready_on, l.reissued_on, n.i FROM item_life l, n
             WHERE l.whole_days IS NOT NULL",
        )
        .await
        .unwrap();
}

#[test]
fn delays_of_before_are_made_of_the_events_as_those_of_today_are() {
    on_each_database(async |world: World| {
        two_lives(&world).await;
        let code = receive(&world.desk, &Submission::default(), chairs(1)).await.unwrap().1[0].clone();
        repair(&world.later(2), &code).await;
        let test = world.later(3);
        go(&test, &code, Command::PassTest(Condition::B)).await.unwrap();
        undo(&test, &Submission::default(), &code, last(&test, &code).await)
            .await
            .unwrap();
        go(&world.later(4), &code, Command::PassTest(Condition::A))
            .await
            .unwrap();
        give(&world.later(7), &code).await;
        assert_eq!(store::verify::verify(world.db()).await.unwrap(), Vec::<String>::new());
        for sql in [
            "DROP TABLE item_life",
            "DELETE FROM seaql_migrations WHERE version LIKE '%_item_life'",
        ] {
            world.by_hand(sql).await.unwrap();
        }
        Migrator::up(world.db().conn(), None).await.unwrap();
        assert_eq!(store::verify::verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn the_files_of_cases_and_of_the_stock_are_their_pages() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        for model in ["Élite 3", "ELITE 3", "Rare"] {
            given_up(desk, model, Barrier::PartsNotAvailable).await;
        }
        let passed = repaired(desk, "Aroma", 1000).await;
        go(desk, &passed, Command::PassTest(Condition::B)).await.unwrap();
        let key = cases(
            desk,
            &CaseQuery {
                year: 2026,
                ..CaseQuery::default()
            },
        )
        .await
        .unwrap()
        .rows
        .iter()
        .find(|case| case.model == "ELITE 3")
        .unwrap()
        .model_key();
        for (model, outcome) in [("", None), (key.as_str(), None), ("", Some(Outcome::Repaired))] {
            let query = CaseQuery {
                year: 2026,
                model: model.into(),
                outcome,
                ..CaseQuery::default()
            };
            let listed = cases(desk, &query).await.unwrap();
            let asked = Asked {
                repairs: RepairFilter {
                    model: model.into(),
                    outcome: outcome.map_or("", Outcome::word).into(),
                    ..RepairFilter::default()
                },
                ..Asked::of(List::Cases, 2026)
            };
            let rows = all(desk, &asked).await;
            assert_eq!(
                store::export::count(desk, &asked).await.unwrap(),
                listed.total,
                "{query:?}"
            );
            assert_eq!(rows.len() as u64, listed.total, "{query:?}");
            let cost: i64 = listed.rows.iter().map(|case| case.cost.0).sum();
            assert_eq!(sum(&column(desk, List::Cases, &rows, "cost")), cost, "{query:?}");
        }
        let listed = stock(desk, &StockQuery::default()).await.unwrap();
        let rows = all(desk, &Asked::of(List::Stock, 0)).await;
        assert_eq!(
            texts(column(desk, List::Stock, &rows, "code")),
            listed.rows.into_iter().map(|row| row.code).collect::<Vec<_>>()
        );
    });
}

async fn last(desk: &Desk, code: &str) -> u32 {
    store::item::read::card(desk, code).await.unwrap().version
}

#[test]
fn the_stock_has_an_age_since_it_came_back_and_says_what_waits() {
    on_each_database(async |world: World| {
        let old = receive(&world.desk, &Submission::default(), chairs(2)).await.unwrap().1;
        let back = old[1].clone();
        price(&world.desk, &back, 18_000).await;
        make_ready(&world.desk, &back).await;
        give(&world.desk, &back).await;
        let returned = Return {
            reason: "Trop haut".into(),
            condition: Condition::B,
            place: PlaceId(1),
        };
        go(&world.later(40), &back, Command::TakeBack(returned)).await.unwrap();
        let today = world.later(45);
        let page = page(&today, 2026, "").await.unwrap();
        let ages: Vec<u64> = page.ages.iter().map(|(_, items)| *items).collect();
        assert_eq!(ages, [1, 1, 0, 0, 0]);
        // One has stood deposited for 45 days; the other came back 5 days ago.
        assert_eq!(page.waits, [(State::Deposited, 7, 1)]);
        let query = StockQuery {
            age: Age::parse("31-90"),
            ..StockQuery::default()
        };
        let listed = stock(&today, &query).await.unwrap();
        assert_eq!((listed.total, listed.rows[0].code.as_str()), (1, old[0].as_str()));
        let query = StockQuery {
            wait: Some(State::Deposited),
            ..StockQuery::default()
        };
        assert_eq!(stock(&today, &query).await.unwrap().total, 1);
    });
}

#[test]
fn who_may_not_see_savings_is_not_told_what_repairs_teach() {
    on_each_database(async |world: World| {
        let agent = world.person("agent", &[Role::Technician]).await;
        assert!(matches!(page(&agent, 2026, "").await, Err(StoreError::Refused(_))));
        let viewer = world.person("viewer", &[Role::Viewer]).await;
        assert_eq!(page(&viewer, 2026, "").await.unwrap().all.known(), 0);
        assert_eq!(
            page(&viewer, 0, "").await.unwrap().years,
            [NaiveDate::from_ymd_opt(2026, 6, 15).unwrap()].map(|day| {
                use chrono::Datelike;
                day.year()
            })
        );
    });
}
