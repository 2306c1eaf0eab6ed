//! The database refuses what must never happen, even if the code forgot.

use crate::builder::{World, chair, give, make_ready, on_each_database, price};

async fn refuses(world: &World, sql: &str) {
    assert!(world.by_hand(sql).await.is_err(), "accepted: {sql}");
}

#[test]
fn events_and_entries_are_never_edited_nor_deleted() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        price(&world.desk, &code, 18_000).await;
        make_ready(&world.desk, &code).await;
        give(&world.desk, &code).await;
        for table in ["event", "ledger"] {
            refuses(&world, &format!("UPDATE {table} SET hash = 'x'")).await;
            refuses(&world, &format!("DELETE FROM {table}")).await;
        }
    });
}

#[test]
fn constraints_keep_one_open_job_one_open_handover_and_one_item_a_label() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        make_ready(&world.desk, &code).await;
        give(&world.desk, &code).await;
        let line = |rank: u32| {
            format!(
                "INSERT INTO handover_line (item_id, rank, handover_id, quantity, outcome, occurred_on)
                 VALUES (1, {rank}, 1, 1, 'open', '2026-06-15')"
            )
        };
        world.by_hand(&line(7)).await.unwrap();
        refuses(&world, &line(8)).await;
        let job = |rank: u32| {
            format!(
                "INSERT INTO repair_job (item_id, rank, route, reason, order_reference, estimate_cents, ceiling_cents,
                 opened_on, outcome, done) VALUES (1, {rank}, 'in_house', 'x', '', 0, 0, '2026-06-15', 'open', '')"
            )
        };
        world.by_hand(&job(7)).await.unwrap();
        refuses(&world, &job(8)).await;
        refuses(
            &world,
            &format!("UPDATE item SET code = '{code}', id = 99 WHERE id = 1"),
        )
        .await;
        refuses(&world, "UPDATE item SET quantity = 0").await;
        refuses(&world, "UPDATE item SET state = 'ready', open_gates = 'data_wipe'").await;
        refuses(&world, "UPDATE label SET item_id = NULL").await;
        refuses(&world, "INSERT INTO part (name, quantity) VALUES ('x', -1)").await;
    });
}
