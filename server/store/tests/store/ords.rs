//! Records of the Open Repair Data Standard: the same cases as those that repairs teach from.

use crate::{
    builder::{World, chair, decision, diagnosis, give, go, make_ready, on_each_database, repair},
    export::{all, column, texts},
};
use domain::{
    Grams,
    export::{Asked, List},
    id::PlaceId,
    item::{Barrier, Command, Condition, Recycling, Return},
};
use store::Desk;

/// Day, status and barrier of each record. Everything is made a computer for it: chairs are not of the standard, and go
/// through their lives with less ado.
async fn records(world: &World) -> Vec<[String; 3]> {
    world.by_hand("UPDATE item SET category = 'IT-LAPTOP'").await.unwrap();
    let rows = all(&world.desk, &Asked::of(List::Ords, 0)).await;
    let of = |key| texts(column(&world.desk, List::Ords, &rows, key));
    let (days, statuses) = (of("event_date"), of("repair_status"));
    let barriers = of("repair_barrier_if_end_of_life");
    let told = days.into_iter().zip(statuses).zip(barriers);
    told.map(|((day, status), barrier)| [day, status, barrier]).collect()
}

/// Lost while it was being repaired.
async fn lose(desk: &Desk) -> String {
    let code = chair(desk).await;
    for command in [
        Command::StartDiagnosis(Vec::new()),
        Command::Diagnose(diagnosis()),
        Command::DecideRepair(decision()),
        Command::ReportLost("INV-1".into()),
    ] {
        go(desk, &code, command).await.unwrap();
    }
    code
}

fn find() -> Command {
    Command::Find(PlaceId(1), "INV-2".into())
}

/// Diagnosed, then given up as worn out.
async fn give_up(desk: &Desk, code: &str) {
    let recycling = Recycling {
        operator: "Ecosystem".into(),
        weight: Grams(2000),
        waste_code: "20 01 36".into(),
        barrier: Some(Barrier::WornOut),
    };
    for command in [
        Command::StartDiagnosis(Vec::new()),
        Command::Diagnose(diagnosis()),
        Command::Recycle(recycling),
    ] {
        go(desk, code, command).await.unwrap();
    }
}

#[test]
fn a_repair_broken_off_by_a_loss_has_no_record_and_what_is_given_up_once_found_has_its_own() {
    on_each_database(async |world: World| {
        lose(&world.desk).await;
        let found = lose(&world.desk).await;
        let tomorrow = world.later(1);
        go(&tomorrow, &found, find()).await.unwrap();
        give_up(&tomorrow, &found).await;
        assert_eq!(
            records(&world).await,
            [["2026-06-16", "End of life", "Item too worn out"]]
        );
    });
}

#[test]
fn what_is_given_up_after_a_return_is_no_end_of_the_repair_before_it() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        repair(&world.desk, &code).await;
        for command in [
            Command::FailTest("Casse encore".into()),
            Command::ReportLost("INV-1".into()),
        ] {
            go(&world.desk, &code, command).await.unwrap();
        }
        // Found, it works, is issued, comes back, and is given up without another repair.
        let found = world.later(1);
        go(&found, &code, find()).await.unwrap();
        make_ready(&found, &code).await;
        give(&found, &code).await;
        let back = world.later(20);
        let returned = Return {
            reason: "Ne sert plus".into(),
            condition: Condition::D,
            place: PlaceId(1),
        };
        go(&back, &code, Command::TakeBack(returned)).await.unwrap();
        give_up(&back, &code).await;
        // What was given up is told before the repairs of the same item.
        assert_eq!(
            records(&world).await,
            [
                ["2026-07-05", "End of life", "Item too worn out"],
                ["2026-06-15", "Repairable", ""],
            ]
        );
    });
}
