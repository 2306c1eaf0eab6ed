//! What was acknowledged survives a power cut.

use crate::{
    database::Database,
    deposit,
    program::{Program, fill, printed},
    reader::Reader,
};
use std::{sync::Arc, time::Duration};
use tokio::{sync::Semaphore, task::JoinSet};

const DEPOSITS: usize = 200;
/// How many desks work at the same time.
const AT_ONCE: usize = 16;

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_deposit_survives_a_kill_in_the_middle_of_two_hundred() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let mut program = Program::start(&database);
        let reader = Reader::signed_in(&program, "guichet", &password).await;
        let service = deposit::service(&database).await;
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        let mut desks = JoinSet::new();
        for rank in 0..DEPOSITS {
            let (reader, turns) = (reader.clone(), Arc::clone(&turns));
            desks.spawn(async move {
                let _turn = turns.acquire().await.unwrap();
                let (service, key) = (service.to_string(), format!("crash-{rank}"));
                let sent = reader
                    .try_submit("/api/deposits/receive", &deposit::form(&service, "1", &key))
                    .await;
                let location = sent.ok()?.headers().get("location")?.to_str().ok()?.to_owned();
                location.strip_prefix("/deposits/").map(str::to_owned)
            });
        }
        let mut acknowledged = Vec::new();
        while acknowledged.len() < DEPOSITS / 3 {
            acknowledged.extend(desks.join_next().await.unwrap().unwrap());
        }
        program.kill();
        while let Ok(Some(one)) = tokio::time::timeout(Duration::from_secs(30), desks.join_next()).await {
            acknowledged.extend(one.unwrap());
        }
        assert!(acknowledged.len() < DEPOSITS, "the kill came too late");
        let program = Program::start(&database);
        let kept = database
            .texts("SELECT number FROM deposit WHERE id IN (SELECT deposit_id FROM item)")
            .await;
        for number in &acknowledged {
            assert!(kept.contains(number), "{number} was acknowledged and is gone");
        }
        drop(program);
        assert!(printed(&database, &["verify"]).starts_with("Everything agrees"));
    }
}
