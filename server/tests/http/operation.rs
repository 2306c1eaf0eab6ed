//! What whoever watches over the program is told.

use crate::{
    database::Database,
    program::{Program, fill},
    reader::{Answer, Reader},
};
use reqwest::StatusCode;
use std::time::Duration;

/// What `/readyz` says once it asked again, rather than repeat what it knew.
async fn readiness(reader: &Reader) -> (StatusCode, String) {
    tokio::time::sleep(Duration::from_millis(1200)).await;
    let answer = reader.open("/readyz").await;
    (answer.status, answer.body)
}

fn said(database: bool, migrations: bool, disk: bool) -> String {
    let checks = [("database", database), ("migrations", migrations), ("disk", disk)];
    let checks = checks.map(|(name, ok)| format!("{{\"name\":\"{name}\",\"ok\":{ok}}}"));
    format!(
        "{{\"ready\":{},\"checks\":[{}]}}",
        database && migrations && disk,
        checks.join(",")
    )
}

#[tokio::test]
async fn the_program_says_that_it_lives_and_which_check_keeps_it_from_being_ready() {
    for database in Database::all().await {
        let program = Program::start(&database);
        let reader = Reader::new(&program);
        assert_eq!(readiness(&reader).await, (StatusCode::OK, said(true, true, true)));

        database
            .run("UPDATE seaql_migrations SET version = 'm9' WHERE version = (SELECT MAX(version) FROM seaql_migrations)")
            .await;
        let (status, body) = readiness(&reader).await;
        assert_eq!(
            (status, body),
            (StatusCode::SERVICE_UNAVAILABLE, said(true, false, true))
        );
        std::fs::remove_dir_all(&database.folder).unwrap();
        let (status, body) = readiness(&reader).await;
        assert_eq!(
            (status, body),
            (StatusCode::SERVICE_UNAVAILABLE, said(true, false, false))
        );
        let alive = reader.open("/healthz").await;
        assert_eq!((alive.status, alive.body.as_str()), (StatusCode::OK, "ok"));
    }
}

#[tokio::test]
async fn a_disk_with_too_little_room_keeps_the_program_from_being_ready() {
    let database = Database::sqlite();
    let program = Program::start_with(&database, &[("REGAIN_DISK_FLOOR", "1000000000000")]);
    let (status, body) = readiness(&Reader::new(&program)).await;
    assert_eq!(
        (status, body),
        (StatusCode::SERVICE_UNAVAILABLE, said(true, true, false))
    );
}

#[tokio::test]
async fn the_meters_count_by_route_and_say_nothing_of_what_was_asked() {
    for database in Database::all().await {
        let password = fill(&database, 2);
        let program = Program::start_with(&database, &[("REGAIN_BACKUP_DIR", "backups")]);
        let reader = Reader::signed_in(&program, "guichet", &password).await;
        reader.open("/Q/7K3HN9B3").await;
        reader.open("/Q/AAAABBBB?why=secret").await;
        reader.open("/nowhere/at/all").await;
        reader
            .call("/api/sign-in", &[("login", "guichet"), ("password", "not the one")])
            .await;
        let meters = reader.open("/metrics").await;
        assert_eq!(meters.status, StatusCode::OK);
        for line in [
            concat!("regain_build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"} 1"),
            "regain_http_request_duration_seconds_count{route=\"/Q/{code}\"} 2",
            "regain_sign_in_refusals_total{reason=\"refused\"} 1",
            "regain_exports_running 0.0",
            "regain_prints_running 0.0",
            "regain_database_turns_missed_total 0",
        ] {
            assert!(
                meters.body.lines().any(|found| found == line),
                "{line}: {}",
                meters.body
            );
        }
        for begun in [
            "regain_http_requests_total{method=\"GET\",route=\"other\",status=\"404\"} ",
            "regain_database_statement_duration_seconds_count ",
            "regain_database_turn_wait_seconds_count ",
            "regain_database_connections_open ",
            "regain_disk_free_bytes ",
            "regain_backup_age_seconds ",
        ] {
            assert!(
                meters.body.lines().any(|found| found.starts_with(begun)),
                "{begun}: {}",
                meters.body
            );
        }
        for secret in ["7K3HN9B3", "AAAABBBB", "nowhere", "secret", "guichet"] {
            assert!(!meters.body.contains(secret), "{secret}: {}", meters.body);
        }
        assert!(meters.body.ends_with("# EOF\n"));
    }
}

#[tokio::test]
async fn the_meters_are_for_the_addresses_of_the_setting_alone() {
    let database = Database::sqlite();
    let status = async |settings: &[(&str, &str)], forwarded: Option<&str>| {
        let program = Program::start_with(&database, settings);
        let mut request = Reader::new(&program).get("/metrics");
        if let Some(forwarded) = forwarded {
            request = request.header("x-forwarded-for", forwarded);
        }
        Answer::of(request.send().await.unwrap()).await.status
    };
    let only = [("REGAIN_METRICS_FROM", "10.1.0.0/16")];
    let behind = [only[0], ("REGAIN_TRUSTED_PROXIES", "127.0.0.1")];
    assert_eq!(status(&[], None).await, StatusCode::OK);
    assert_eq!(status(&[], Some("192.0.2.7")).await, StatusCode::NOT_FOUND);
    assert_eq!(status(&only, None).await, StatusCode::NOT_FOUND);
    assert_eq!(status(&only, Some("10.1.2.3")).await, StatusCode::NOT_FOUND);
    assert_eq!(status(&behind, Some("10.1.2.3")).await, StatusCode::OK);
    assert_eq!(status(&behind, Some("10.1.2.3, 10.2.0.1")).await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_administrator_sees_how_the_program_fares_and_whether_the_last_backup_was_read_back() {
    for database in Database::all().await {
        let password = fill(&database, 3);
        let program = Program::start_with(&database, &[("REGAIN_BACKUP_DIR", "backups")]);
        let reader = Reader::signed_in(&program, "admin", &password).await;
        let is_postgres = database.url.starts_with("postgres");
        let (kind, proof) = if is_postgres {
            ("PostgreSQL", "Relue, empreinte juste")
        } else {
            ("SQLite", "Relue et vérifiée")
        };
        for _ in 0..100 {
            if database.number("SELECT COUNT(*) FROM backup").await == 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let page = reader.open("/settings/operation").await;
        assert_eq!(page.status, StatusCode::OK);
        for said in [env!("CARGO_PKG_VERSION"), kind, proof, "0 h 0 min", "/readyz"] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        reader.submit("/language", &[("to", "en")]).await;
        let page = reader.open("/settings/operation").await;
        for said in ["Running for", "Read back", "This server makes one a day"] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        let left: Vec<_> = std::fs::read_dir(database.folder.join("backups")).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
    }
}

#[tokio::test]
async fn how_the_program_fares_is_for_administrators() {
    let database = Database::sqlite();
    let password = fill(&database, 1);
    let program = Program::start(&database);
    let stranger = Reader::new(&program).open("/settings/operation").await;
    assert_eq!(stranger.location, "/sign-in");
    let manager = Reader::signed_in(&program, "responsable", &password).await;
    let page = manager.open("/settings/operation").await;
    assert_eq!(page.status, StatusCode::FORBIDDEN, "{page:?}");
    assert!(!page.body.contains("SQLite"), "{}", page.body);
}
