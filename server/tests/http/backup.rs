//! A backup is made while the program serves, and what is restored from it is the same, entry by entry.

use crate::{
    database::Database,
    program::{Program, fill, printed, regain},
    reader::Reader,
};

const HELD: &str = "SELECT COUNT(*) FROM event";

/// Has the archive's manifest name a migration that nobody knows yet.
fn rename_migration(file: &str) {
    let folder = format!("{file}.unpacked");
    let script = format!(
        "mkdir {folder} && tar -xzf {file} -C {folder} && sed -i 's/\"migration\": \"m2/\"migration\": \"m9/' {folder}/manifest.json \
         && tar -czf {file} -C {folder} manifest.json regain.db"
    );
    let done = std::process::Command::new("sh").args(["-c", &script]).status().unwrap();
    assert!(done.success());
}

/// Where the archive is, in the database's own folder.
fn archive(database: &Database) -> String {
    database.folder.join("site.tar.gz").display().to_string()
}

#[tokio::test]
async fn a_backup_made_while_serving_restores_the_same_site_into_an_empty_place() {
    for (from, to) in Database::all().await.into_iter().zip(Database::all().await) {
        let password = fill(&from, 12);
        let server = Program::start(&from);
        let file = archive(&from);
        let said = printed(&from, &["backup", &file]);
        assert!(said.contains("12 items"), "{said}");
        let desk = Reader::signed_in(&server, "guichet", &password).await;
        assert_eq!(desk.open("/items").await.status.as_u16(), 200);

        let said = printed(&to, &["restore", &file]);
        assert!(said.contains("Restored: 12 items"), "{said}");
        assert!(said.contains("Everything agrees"), "{said}");
        assert_eq!(to.number(HELD).await, from.number(HELD).await);
        let year = ["totals", "--year", "2026", "--json"];
        assert_eq!(printed(&to, &year), printed(&from, &year));
        let sums = "SELECT hash FROM ledger ORDER BY id";
        assert_eq!(to.texts(sums).await, from.texts(sums).await);
    }
}

#[tokio::test]
async fn a_backup_is_restored_into_an_empty_place_only() {
    for database in Database::all().await {
        fill(&database, 3);
        let file = archive(&database);
        printed(&database, &["backup", &file]);
        let before = database.number(HELD).await;
        let refused = regain(&database, &["restore", &file]);
        assert_eq!(refused.status.code(), Some(1));
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.contains("into an empty place only"), "{said}");
        assert_eq!(database.number(HELD).await, before);
        let again = regain(&database, &["backup", &file]);
        assert!(String::from_utf8(again.stderr).unwrap().contains("is there already"));
    }
}

#[tokio::test]
async fn a_damaged_backup_restores_nothing() {
    let (from, to) = (Database::sqlite(), Database::sqlite());
    fill(&from, 3);
    let file = archive(&from);
    printed(&from, &["backup", &file]);
    let whole = std::fs::read(&file).unwrap();
    let damaged = to.folder.join("damaged.tar.gz").display().to_string();
    let mut flipped = whole.clone();
    let middle = whole.len() * 2 / 3;
    // One bit may be one of which nothing depends, within a run of zeros; not all of these.
    for byte in &mut flipped[middle..middle + 64] {
        *byte ^= 0xff;
    }
    for bytes in [&whole[..whole.len() / 2], &flipped[..], b"no archive at all"] {
        std::fs::write(&damaged, bytes).unwrap();
        let refused = regain(&to, &["restore", &damaged]);
        assert_eq!(refused.status.code(), Some(1));
        assert!(!to.folder.join("regain.db").exists());
        let left: Vec<_> = std::fs::read_dir(&to.folder)
            .unwrap()
            .flatten()
            .map(|file| file.file_name())
            .collect();
        assert_eq!(left, ["damaged.tar.gz"], "{}", String::from_utf8_lossy(&refused.stderr));
    }
}

#[tokio::test]
async fn files_that_were_beside_a_backup_are_left_alone_and_what_a_crash_left_is_no_empty_place() {
    let (from, to) = (Database::sqlite(), Database::sqlite());
    fill(&from, 3);
    let file = archive(&from);
    let other = format!("{file}.copy");
    std::fs::write(&other, "somebody's own").unwrap();
    assert_eq!(regain(&from, &["backup", &file]).status.code(), Some(1));
    assert_eq!(std::fs::read_to_string(&other).unwrap(), "somebody's own");
    std::fs::remove_file(&other).unwrap();
    printed(&from, &["backup", &file]);
    std::fs::write(to.folder.join("regain.db-wal"), "of another database").unwrap();
    let refused = regain(&to, &["restore", &file]);
    assert!(
        String::from_utf8(refused.stderr)
            .unwrap()
            .contains("into an empty place only")
    );
    assert!(!to.folder.join("regain.db").exists());
}

#[tokio::test]
async fn a_backup_of_a_newer_version_is_refused_before_anything_is_written() {
    let (from, to) = (Database::sqlite(), Database::sqlite());
    fill(&from, 3);
    let file = archive(&from);
    printed(&from, &["backup", &file]);
    rename_migration(&file);
    let refused = regain(&to, &["restore", &file]);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("does not know"), "{said}");
    assert!(!to.folder.join("regain.db").exists());
}

#[tokio::test]
async fn an_archive_holds_nothing_that_others_on_the_machine_may_read() {
    let database = Database::sqlite();
    fill(&database, 3);
    let file = archive(&database);
    printed(&database, &["backup", &file]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let left: Vec<_> = std::fs::read_dir(&database.folder)
        .unwrap()
        .flatten()
        .map(|file| file.file_name().into_string().unwrap())
        .filter(|name| name.contains("copy") || name.contains("part"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[tokio::test]
async fn a_backup_is_made_each_day_into_the_folder_that_is_set() {
    let database = Database::sqlite();
    fill(&database, 3);
    let folder = database.folder.join("backups");
    std::fs::write(
        database.folder.join("regain.toml"),
        format!("backup_dir = {:?}\nbackup_keep = 2\n", folder.display().to_string()),
    )
    .unwrap();
    let _server = Program::start(&database);
    let made = || {
        std::fs::read_dir(&folder).map_or(0, |files| {
            files
                .flatten()
                .filter(|file| file.path().extension().is_some_and(|ending| ending == "gz"))
                .count()
        })
    };
    for _ in 0..100 {
        if made() == 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(made(), 1);
}
