//! What the program's administrator is told of the database.

use crate::builder::{World, noon, on_each_database};
use chrono::TimeDelta;
use domain::{
    Refusal, Role,
    view::operation::{BackupProof, DatabaseKind},
};
use sea_orm::DbBackend;
use store::{Desk, StoreError, civil, operation};

#[test]
fn the_newest_backup_is_told_with_how_it_was_found_to_be() {
    on_each_database(async |world: World| {
        assert_eq!(operation::last_backup(&world.desk).await.unwrap(), None);
        for (hours, proof) in [
            (24, BackupProof::Failed),
            (0, BackupProof::Verified),
            (48, BackupProof::Read),
        ] {
            let desk = Desk {
                now: noon() - TimeDelta::hours(hours),
                ..world.desk.clone()
            };
            operation::backup_made(&desk, 1000 + u64::try_from(hours).unwrap(), proof)
                .await
                .unwrap();
        }
        let last = operation::last_backup(&world.desk).await.unwrap().unwrap();
        assert_eq!(
            (last.at, last.bytes, last.proof),
            (civil::time(noon()), 1000, BackupProof::Verified)
        );
        let empty = operation::backup_made(&world.desk, 0, BackupProof::Read).await;
        assert!(matches!(empty, Err(StoreError::Invalid("bytes"))), "{empty:?}");
    });
}

#[test]
fn the_database_says_which_it_is_and_how_large_to_administrators_alone() {
    on_each_database(async |world: World| {
        let (kind, bytes) = operation::database(&world.desk).await.unwrap();
        let is_postgres = world.db().conn().get_database_backend() == DbBackend::Postgres;
        assert_eq!(kind == DatabaseKind::Postgresql, is_postgres);
        assert!(bytes > 100_000, "{bytes}");
        let manager = world.person("manager", &[Role::Manager]).await;
        let refused = operation::database(&manager).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        let refused = operation::last_backup(&manager).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        let refused = operation::backup_made(&manager, 1, BackupProof::Read).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
    });
}
