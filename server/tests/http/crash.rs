//! What was acknowledged survives a power cut.

use crate::{
    database::Database,
    deposit,
    program::{Program, fill, printed},
    reader::Reader,
};
use std::{sync::Arc, time::Duration};
use tokio::{sync::Barrier, task::JoinSet};

/// How many desks send a deposit, all at the same moment.
const DEPOSITS: usize = 200;

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_deposit_survives_a_kill_in_the_middle_of_two_hundred() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        let mut program = Program::start(&database);
        let reader = Reader::signed_in(&program, "guichet", &password).await;
        let service = deposit::service(&database).await;
        let start = Arc::new(Barrier::new(DEPOSITS));
        let mut desks = JoinSet::new();
        for rank in 0..DEPOSITS {
            let (reader, start) = (reader.clone(), Arc::clone(&start));
            desks.spawn(async move {
                let (service, key) = (service.to_string(), format!("crash-{rank}"));
                let form = deposit::form(&service, "1", &key);
                start.wait().await;
                let sent = reader.try_submit("/api/deposits/receive", &form).await;
                // No answer, or a busy server's, which leads back to the form: nothing was acknowledged.
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
