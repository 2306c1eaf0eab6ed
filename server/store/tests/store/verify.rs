//! `verify` finds whatever a hand in the database has changed.

use crate::builder::{World, chair, give, go, make_ready, on_each_database, price, repair};
use domain::{
    Cents,
    item::{Command, Condition},
    ledger::saving::Lens,
    view::{
        LineFilter,
        explore::{Asked, Axis, NONE},
    },
};
use sea_orm::DbBackend;
use store::{
    Desk,
    ledger::read::{explore, lines, proof},
    verify::verify,
};

/// Two chairs: one repaired and signed, one merely received.
async fn lived(world: &World) -> String {
    let code = chair(&world.desk).await;
    price(&world.desk, &code, 18_000).await;
    repair(&world.desk, &code).await;
    go(&world.desk, &code, Command::PassTest(Condition::B)).await.unwrap();
    give(&world.desk, &code).await;
    let other = chair(&world.desk).await;
    make_ready(&world.desk, &other).await;
    assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    code
}

/// Takes the guards away, as somebody with all rights could, and runs a statement.
async fn tamper(world: &World, sql: &str) {
    let guards = match world.db().conn().get_database_backend() {
        DbBackend::Postgres => vec![
            "ALTER TABLE event DISABLE TRIGGER ALL",
            "ALTER TABLE ledger DISABLE TRIGGER ALL",
        ],
        _ => vec![
            "DROP TRIGGER event_kept",
            "DROP TRIGGER event_stays",
            "DROP TRIGGER ledger_kept",
            "DROP TRIGGER ledger_stays",
        ],
    };
    for guard in guards {
        world.by_hand(guard).await.unwrap();
    }
    world.by_hand(sql).await.unwrap();
}

async fn finds(world: &World, what: &str) {
    let found = verify(world.db()).await.unwrap();
    assert!(found.iter().any(|line| line.contains(what)), "{what}: {found:?}");
}

#[test]
fn an_edited_amount_is_found() {
    on_each_database(async |world: World| {
        lived(&world).await;
        tamper(
            &world,
            "UPDATE ledger SET cents = cents + 1 WHERE kind = 'avoided_purchase'",
        )
        .await;
        finds(&world, "cents").await;
    });
}

#[test]
fn a_deleted_entry_is_found() {
    on_each_database(async |world: World| {
        lived(&world).await;
        tamper(&world, "DELETE FROM ledger WHERE kind = 'part'").await;
        finds(&world, "lacks its entry of 1250 cents").await;
    });
}

#[test]
fn a_deleted_last_entry_is_found() {
    on_each_database(async |world: World| {
        lived(&world).await;
        tamper(&world, "DELETE FROM ledger WHERE id = (SELECT MAX(id) FROM ledger)").await;
        finds(&world, "lacks its entry").await;
        finds(&world, "has no entry").await;
    });
}

#[test]
fn an_item_that_cannot_be_told_keeps_no_other_from_being_completed_at_the_start() {
    on_each_database(async |world: World| {
        lived(&world).await;
        let other = chair(&world.desk).await;
        repair(&world.desk, &other).await;
        tamper(&world, "DELETE FROM event WHERE item_id = 1 AND seq = 1").await;
        world.by_hand("DELETE FROM ledger_axis").await.unwrap();
        world.by_hand("DELETE FROM axis_sum").await.unwrap();
        for _ in 0..2 {
            store::setting::prepare(world.db(), world.desk.now).await.unwrap();
        }
        world
            .by_hand("CREATE TABLE proof (n INTEGER CHECK (n = 0))")
            .await
            .unwrap();
        for wrong in [
            "ledger e LEFT JOIN ledger_axis a ON a.id = e.id WHERE a.id IS NULL AND e.item_id <> 1",
            "ledger e JOIN ledger_axis a ON a.id = e.id WHERE e.item_id = 1",
        ] {
            let sql = format!("INSERT INTO proof SELECT COUNT(*) FROM {wrong}");
            world.by_hand(&sql).await.unwrap();
        }
        finds(&world, "item 1: its events do not begin with a deposit").await;
        is_still_shown(&world.desk).await;
    });
}

/// The value of the item that cannot be told is explored, listed and proved, without what only its events say.
async fn is_still_shown(desk: &Desk) {
    let filter = LineFilter {
        year: 2026,
        kinds: "avoided_purchase".into(),
        ..LineFilter::default()
    };
    let asked = Asked {
        filter: filter.clone(),
        by: Some(Axis::Depositor),
        lens: Lens::Gross,
    };
    let page = explore(desk, &asked).await.unwrap();
    assert_eq!(page.totals.value(), Cents(18_000));
    assert_eq!(page.rows.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), [""]);
    let without_pairs = Asked { by: None, ..asked };
    assert_eq!(explore(desk, &without_pairs).await.unwrap().totals, page.totals);
    let nowhere = LineFilter {
        depositor: NONE,
        ..filter
    };
    let listed = lines(desk, &nowhere).await.unwrap();
    assert_eq!(listed.cents, Cents(18_000));
    let proof = proof(desk, listed.lines.rows[0].id).await.unwrap();
    assert_eq!(proof.line.cents, Cents(18_000));
    assert!(proof.timeline.is_empty() && proof.depositor.is_empty());
}

#[test]
fn a_deleted_event_is_found() {
    on_each_database(async |world: World| {
        lived(&world).await;
        tamper(&world, "DELETE FROM event WHERE item_id = 2 AND seq = 3").await;
        finds(&world, "item id=2").await;
    });
}

#[test]
fn a_reordered_event_is_found() {
    on_each_database(async |world: World| {
        lived(&world).await;
        tamper(
            &world,
            "UPDATE event SET seq = CASE seq WHEN 2 THEN 102 ELSE 103 END WHERE item_id = 2 AND seq IN (2, 3)",
        )
        .await;
        world
            .by_hand("UPDATE event SET seq = 205 - seq - 100 WHERE item_id = 2 AND seq > 100")
            .await
            .unwrap();
        finds(&world, "out of order").await;
    });
}

#[test]
fn an_edited_event_is_found() {
    on_each_database(async |world: World| {
        lived(&world).await;
        tamper(
            &world,
            "UPDATE event SET facts = REPLACE(facts, 'Chaise', 'Fauteuil') WHERE item_id = 2 AND seq = 1",
        )
        .await;
        finds(&world, "item 2: event 1 was edited or moved").await;
    });
}

#[test]
fn a_projection_changed_by_hand_is_found() {
    on_each_database(async |world: World| {
        lived(&world).await;
        world
            .by_hand("UPDATE item SET state = 'deposited' WHERE id = 2")
            .await
            .unwrap();
        world
            .by_hand("UPDATE cost_line SET due_cents = 1 WHERE rank = 0")
            .await
            .unwrap();
        world.by_hand("DELETE FROM handover_line").await.unwrap();
        finds(&world, "item id=2: state").await;
        finds(&world, "due_cents").await;
        finds(&world, "handover_line item_id=1 rank=0: missing").await;
    });
}

#[test]
fn a_row_that_no_event_makes_is_found() {
    on_each_database(async |world: World| {
        lived(&world).await;
        world
            .by_hand("INSERT INTO item_exit (item_id, kind, occurred_on, facts) VALUES (1, 'sold', '2026-06-15', '{}')")
            .await
            .unwrap();
        finds(&world, "1 rows too many in item_exit").await;
    });
}

#[test]
fn a_delay_changed_by_hand_is_found() {
    on_each_database(async |world: World| {
        lived(&world).await;
        world
            .by_hand("UPDATE item_life SET whole_days = 99 WHERE item_id = 1")
            .await
            .unwrap();
        finds(&world, "item_life item_id=1 rank=0: whole_days").await;
    });
}

#[test]
fn a_sum_changed_by_hand_is_found() {
    on_each_database(async |world: World| {
        lived(&world).await;
        world
            .by_hand("UPDATE ledger_sum SET cents = cents + 1 WHERE axis = 'category' AND kind = 'avoided_purchase'")
            .await
            .unwrap();
        finds(&world, "the sum of avoided_purchase by category").await;
        world
            .by_hand("DELETE FROM ledger_sum WHERE axis = 'month' AND kind = 'part'")
            .await
            .unwrap();
        finds(&world, "the sum of part by month 202606").await;
    });
}
