//! Closing a period: frozen for ever, chained, and recomputed from the ledger.

use crate::builder::{World, chair, give, go, key, make_ready, on_each_database, price, price_late, repair};
use chrono::{DateTime, Utc};
use domain::{
    Cents, Refusal, Role,
    closing::Period,
    item::{Command, Condition},
    price::Basis,
    view::ServiceRow,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, TransactionTrait};
use std::time::Duration;
use store::{
    Desk, StoreError, Submission,
    closing::{
        Broken, broken, close,
        council::{Council, report},
        kept::{keep_printed, printed},
        page,
    },
    setting,
    verify::verify,
};

fn period(word: &str) -> Period {
    Period::parse(word).unwrap()
}

fn at(desk: &Desk, instant: &str) -> Desk {
    Desk {
        now: instant.parse::<DateTime<Utc>>().unwrap(),
        ..desk.clone()
    }
}

/// A chair of 180,00 repaired for 33,50 (12,50 of parts, 45 minutes) and signed on 15 June 2026.
async fn lived(world: &World) -> String {
    let code = chair(&world.desk).await;
    price(&world.desk, &code, 18_000).await;
    repair(&world.desk, &code).await;
    go(&world.desk, &code, Command::PassTest(Condition::B)).await.unwrap();
    give(&world.desk, &code).await;
    code
}

/// A chair given without a price: nothing counts yet.
async fn unpriced(desk: &Desk) -> String {
    let code = chair(desk).await;
    make_ready(desk, &code).await;
    give(desk, &code).await;
    code
}

#[test]
fn a_month_is_frozen_with_the_ledgers_last_entry_and_its_hash() {
    on_each_database(async |world: World| {
        lived(&world).await;
        let unsigned = unpriced(&world.desk).await;
        let july = at(&world.desk, "2026-07-02T08:00:00Z");
        let shown = page(&july, Some(period("2026-06"))).await.unwrap();
        let preview = shown.preview.unwrap();
        assert_eq!(preview.totals.value(), Cents(18_000));
        assert_eq!((preview.open.without_price, preview.also.len()), (1, 0));
        let closed = close(&july, &key("k1"), period("2026-06")).await.unwrap();
        assert_eq!(closed.len(), 1);
        let frozen = &closed[0].frozen;
        assert_eq!(frozen.totals.value(), Cents(18_000));
        assert_eq!(frozen.totals.net_cash(), Cents(16_750));
        assert_eq!(frozen.totals.net_full(), Cents(14_650));
        assert_eq!(
            (frozen.totals.clone(), frozen.entries),
            (preview.totals.clone(), preview.entries)
        );
        assert_eq!(closed[0].open.without_price, 1);
        assert_eq!((frozen.last_hash.len(), closed[0].hash.len()), (64, 64));
        assert_eq!(frozen.before, "");
        // The same submission again closes nothing more.
        assert!(close(&july, &key("k1"), period("2026-06")).await.unwrap().is_empty());
        // A price found late counts in the open period, and the frozen month stays as it is.
        price(&july, &unsigned, 6_000).await;
        go(&july, &unsigned, price_late()).await.unwrap();
        assert_eq!(broken(world.db().conn(), period("2026-06")).await.unwrap(), None);
        let august = at(&world.desk, "2026-08-01T08:00:00Z");
        let closed = close(&august, &key("k2"), period("2026-07")).await.unwrap();
        assert_eq!(closed[0].frozen.totals.value(), Cents(6_000));
        let june = page(&august, None).await.unwrap().closed.pop().unwrap();
        assert_eq!(
            (june.frozen.totals.value(), closed[0].frozen.before.clone()),
            (Cents(18_000), june.hash)
        );
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn a_year_closes_its_months_first_and_nothing_opens_it_again() {
    on_each_database(async |world: World| {
        lived(&world).await;
        let january = at(&world.desk, "2027-01-10T08:00:00Z");
        let closed = close(&january, &key("k"), period("2026")).await.unwrap();
        let words: Vec<String> = closed.iter().map(|closed| closed.frozen.period.word()).collect();
        assert_eq!(words.len(), 13);
        assert_eq!(
            (words[0].as_str(), words[11].as_str(), words[12].as_str()),
            ("2026-01", "2026-12", "2026")
        );
        assert_eq!(closed[12].frozen.totals.value(), Cents(18_000));
        assert_eq!(closed[5].frozen.totals, closed[12].frozen.totals);
        let rules = setting::rules(world.db().conn()).await.unwrap();
        assert_eq!(rules.closed_through, "2026-12-31".parse().ok());
        for word in ["2026", "2026-06", "2027-01", "2027", "2030"] {
            let refused = close(&january, &Submission::default(), period(word)).await;
            assert!(
                matches!(refused, Err(StoreError::Invalid("period"))),
                "{word}: {refused:?}"
            );
        }
        for sql in ["UPDATE closing SET hash = 'x'", "DELETE FROM closing"] {
            assert!(world.by_hand(sql).await.is_err(), "{sql}");
        }
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

async fn council(desk: &Desk, word: &str) -> domain::view::closing::CouncilReport {
    match report(desk, period(word)).await.unwrap() {
        Council::Report(report) => *report,
        Council::Broken(row) => panic!("{row:?}"),
    }
}

#[test]
fn a_closed_report_tells_the_settings_of_its_day() {
    on_each_database(async |world: World| {
        lived(&world).await;
        let july = at(&world.desk, "2026-07-02T08:00:00Z");
        close(&july, &key("k"), period("2026-06")).await.unwrap();
        let before = council(&july, "2026-06").await;
        let others = domain::view::Organisation {
            target: Cents(9_900_000),
            labour_rate: Cents(9_900),
            ..crate::builder::organisation()
        };
        setting::save_organisation(&july, &others).await.unwrap();
        assert_eq!(council(&july, "2026-06").await, before);
        assert_eq!((before.basis, before.rules.basis), (Basis::Ttc, Some(Basis::Ttc)));
        assert_eq!(council(&july, "2026-07").await.rules.target, Cents(9_900_000));
    });
}

#[test]
fn a_closed_report_keeps_the_names_of_its_day_and_its_first_printing() {
    on_each_database(async |world: World| {
        lived(&world).await;
        let july = at(&world.desk, "2026-07-02T08:00:00Z");
        close(&july, &key("k"), period("2026-06")).await.unwrap();
        let before = council(&july, "2026-06").await;
        assert_eq!(before.services[0].label_fr, "Archives");
        let renamed = ServiceRow {
            id: 2,
            name: "Mémoire".into(),
            parent: None,
            cost_centre: "X".into(),
            is_active: true,
        };
        store::catalogue::save_service(&july, &renamed).await.unwrap();
        let others = domain::view::Organisation {
            name: "Ville du Test".into(),
            ..crate::builder::organisation()
        };
        setting::save_organisation(&july, &others).await.unwrap();
        assert_eq!(council(&july, "2026-06").await, before);
        assert_eq!(council(&july, "2026-07").await.organisation, "Ville du Test");
        // The first printing stays, whatever prints later.
        let june = period("2026-06");
        assert_eq!(printed(&july, june, "fr").await.unwrap(), None);
        for bytes in [b"%PDF-first".to_vec(), b"%PDF-second".to_vec()] {
            assert_eq!(keep_printed(&july, june, "fr", bytes).await.unwrap(), b"%PDF-first");
        }
        assert_eq!(printed(&july, june, "fr").await.unwrap().unwrap(), b"%PDF-first");
        let open = keep_printed(&july, period("2026-07"), "fr", Vec::new()).await;
        assert!(matches!(open, Err(StoreError::NotFound)));
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
        for table in ["closing_report", "closing_pdf"] {
            assert!(world.by_hand(&format!("DELETE FROM {table}")).await.is_err(), "{table}");
            let edited = format!("UPDATE {table} SET hash = 'x'");
            assert!(world.by_hand(&edited).await.is_err(), "{table}");
        }
    });
}

#[test]
fn what_was_taken_back_is_neither_counted_nor_listed() {
    on_each_database(async |world: World| {
        let code = lived(&world).await;
        lived(&world).await;
        let report = council(&world.desk, "2026").await;
        assert_eq!((report.issues, report.largest.len()), (2, 2));
        let back = domain::item::Return {
            reason: "Cassée".into(),
            condition: Condition::D,
            place: domain::id::PlaceId(1),
        };
        go(&world.desk, &code, Command::TakeBack(back)).await.unwrap();
        let report = council(&world.desk, "2026").await;
        assert_eq!((report.issues, report.largest.len()), (1, 1));
        assert_eq!(report.totals.value(), Cents(18_000));
    });
}

#[test]
fn a_removed_closing_is_named_even_the_last() {
    on_each_database(async |world: World| {
        let (_, found) = tampered(&world, "DELETE FROM closing").await;
        assert!(
            found
                .iter()
                .any(|line| line.starts_with("closing: the last one was removed")),
            "{found:?}"
        );
    });
}

#[test]
fn a_closing_dated_otherwise_is_named() {
    on_each_database(async |world: World| {
        let (row, found) = tampered(&world, "UPDATE closing SET last_on = '2026-06-29'").await;
        assert_eq!(row, Some(Broken::Closing("2026-06".into())));
        assert_eq!(found, ["closing 2026-06: it was edited"]);
    });
}

#[test]
fn only_a_manager_closes_and_a_viewer_reads_without_a_name() {
    on_each_database(async |world: World| {
        lived(&world).await;
        let july = at(&world.desk, "2026-07-02T08:00:00Z");
        for role in [Role::Viewer, Role::Requester, Role::Desk, Role::Technician, Role::Admin] {
            let somebody = world.person(role.word(), &[role]).await;
            let somebody = at(&somebody, "2026-07-02T08:00:00Z");
            let refused = close(&somebody, &Submission::default(), period("2026-06")).await;
            assert!(
                matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))),
                "{role:?}"
            );
        }
        let manager = world.person("manager", &[Role::Manager]).await;
        let manager = at(&manager, "2026-07-02T08:00:00Z");
        close(&manager, &Submission::default(), period("2026-06"))
            .await
            .unwrap();
        let named = page(&july, None).await.unwrap().closed;
        assert_eq!(named[0].by, "Person manager");
        let viewer = world.person("reader", &[Role::Viewer]).await;
        let seen = page(&viewer, Some(period("2026-05"))).await.unwrap();
        assert_eq!(
            (seen.closed[0].by.as_str(), seen.preview, seen.may_close),
            ("", None, false)
        );
    });
}

async fn without_guards(world: &World, sql: &str) {
    let guards = match world.db().conn().get_database_backend() {
        DbBackend::Postgres => vec![
            "ALTER TABLE ledger DISABLE TRIGGER ALL",
            "ALTER TABLE closing DISABLE TRIGGER ALL",
        ],
        _ => vec![
            "DROP TRIGGER ledger_kept",
            "DROP TRIGGER ledger_stays",
            "DROP TRIGGER closing_kept",
            "DROP TRIGGER closing_stays",
        ],
    };
    for guard in guards {
        world.by_hand(guard).await.unwrap();
    }
    world.by_hand(sql).await.unwrap();
}

async fn tampered(world: &World, sql: &str) -> (Option<Broken>, Vec<String>) {
    lived(world).await;
    let july = at(&world.desk, "2026-07-02T08:00:00Z");
    close(&july, &Submission::default(), period("2026-06")).await.unwrap();
    assert!(matches!(
        report(&july, period("2026-06")).await.unwrap(),
        Council::Report(_)
    ));
    without_guards(world, sql).await;
    let Council::Broken(row) = report(&july, period("2026-06")).await.unwrap() else {
        return (None, verify(world.db()).await.unwrap());
    };
    (Some(row), verify(world.db()).await.unwrap())
}

#[test]
fn an_edited_entry_is_named_and_makes_no_report() {
    on_each_database(async |world: World| {
        let sql = "UPDATE ledger SET cents = cents + 1 WHERE kind = 'avoided_purchase'";
        let (row, found) = tampered(&world, sql).await;
        let Some(Broken::Entry(entry)) = row else {
            panic!("{row:?}")
        };
        assert!(
            found
                .iter()
                .any(|line| line.starts_with(&format!("ledger {entry}: cents"))),
            "{found:?}"
        );
        assert!(
            found.contains(&"closing 2026-06: its totals are not those of its entries".to_owned()),
            "{found:?}"
        );
    });
}

#[test]
fn an_edited_closing_is_named_and_makes_no_report() {
    on_each_database(async |world: World| {
        let sql = "UPDATE closing SET frozen = REPLACE(frozen, 'gross=18000', 'gross=28000')";
        let (row, found) = tampered(&world, sql).await;
        assert_eq!(row, Some(Broken::Closing("2026-06".into())));
        assert_eq!(found, ["closing 2026-06: it was edited"]);
    });
}

#[test]
fn a_removed_last_entry_is_named() {
    on_each_database(async |world: World| {
        let (row, _) = tampered(&world, "DELETE FROM ledger WHERE id = (SELECT MAX(id) FROM ledger)").await;
        assert!(matches!(row, Some(Broken::Entry(_))), "{row:?}");
    });
}

/// A write under way, on PostgreSQL: SQLite's writers wait for each other anyway.
async fn write_under_way(world: &World) -> Option<DatabaseTransaction> {
    if world.db().conn().get_database_backend() != DbBackend::Postgres {
        return None;
    }
    let under_way = world.db().conn().begin().await.unwrap();
    under_way
        .execute_unprepared("SELECT pg_advisory_xact_lock_shared(88258663501636)")
        .await
        .unwrap();
    Some(under_way)
}

#[test]
fn a_period_is_closed_only_between_writes() {
    on_each_database(async |world: World| {
        let Some(under_way) = write_under_way(&world).await else {
            return;
        };
        let july = at(&world.desk, "2026-07-02T08:00:00Z");
        let submission = Submission::default();
        let closing = close(&july, &submission, period("2026-06"));
        let early = tokio::time::timeout(Duration::from_millis(500), closing).await;
        assert!(early.is_err(), "closed while a write was under way");
        under_way.commit().await.unwrap();
        close(&july, &submission, period("2026-06")).await.unwrap();
    });
}

/// Has a chair signed for on the last day of June.
async fn sign_in_june(desk: Desk, code: String) {
    let june = Submission {
        occurred_on: "2026-06-30".parse().ok(),
        ..Submission::default()
    };
    let slip = store::handover::prepare(&desk, &june, crate::builder::handover(&[&code]))
        .await
        .unwrap();
    store::handover::sign(&desk, &june, &slip, crate::builder::signing(&[&code]))
        .await
        .unwrap();
}

/// Gestures of the last day of June, recorded on 1 July before June is closed and while it is being closed: each counts in
/// June or in July, once.
#[test]
fn what_posts_during_a_closing_ends_on_one_side_or_the_other() {
    on_each_database(async |world: World| {
        let desk = at(&world.desk, "2026-07-01T08:00:00Z");
        let mut codes = Vec::new();
        for _ in 0..12 {
            let code = chair(&world.desk).await;
            price(&world.desk, &code, 1_000).await;
            make_ready(&world.desk, &code).await;
            codes.push(code);
        }
        for code in codes.split_off(6) {
            sign_in_june(desk.clone(), code).await;
        }
        // The closing waits for this write, and what begins meanwhile waits for the closing.
        let under_way = write_under_way(&world).await;
        let closer = desk.clone();
        let closing =
            tokio::spawn(async move { close(&closer, &Submission::default(), period("2026-06")).await.unwrap() });
        tokio::time::sleep(Duration::from_millis(200)).await;
        let mut work = tokio::task::JoinSet::new();
        for code in codes {
            work.spawn(sign_in_june(desk.clone(), code));
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
        if let Some(under_way) = under_way {
            assert!(!closing.is_finished(), "closed while a write was under way");
            under_way.commit().await.unwrap();
        }
        let june = closing.await.unwrap();
        while let Some(done) = work.join_next().await {
            done.unwrap();
        }
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
        let august = at(&world.desk, "2026-08-01T08:00:00Z");
        let july = close(&august, &Submission::default(), period("2026-07")).await.unwrap();
        let (june, july) = (june[0].frozen.totals.value(), july[0].frozen.totals.value());
        assert!(june > Cents(0) && july > Cents(0), "{june:?} and {july:?}");
        assert_eq!(june + july, Cents(12_000), "{june:?} and {july:?}");
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}
