//! Makes a ledger as long as wished out of a short one. Living a million postings would take hours; a page only adds up
//! rows. Each copy has its own items, events and entries, through the database's own triggers. The chains of hashes are
//! copied as they are, so that such a ledger is for measuring only: `regain verify` would refuse it.

use crate::Outcome;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};

/// What a copy takes: the table, which of its columns are numbered anew, and by whose numbers.
const TABLES: [(&str, &[(&str, &str)]); 4] = [
    ("item", &[("id", "item")]),
    ("event", &[("id", "event"), ("item_id", "item")]),
    (
        "ledger",
        &[("id", "ledger"), ("item_id", "item"), ("reverses", "ledger")],
    ),
    ("ledger_axis", &[("id", "ledger")]),
];

/// Copies until the ledger has at least so many entries; how many it has then.
pub(crate) async fn up_to(database: &str, size: u32) -> Outcome<i64> {
    let conn = Database::connect(database).await?;
    let (size, base) = (i64::from(size), number(&conn, "SELECT COUNT(*) FROM ledger").await?);
    if base == 0 {
        return Err("there is no entry to copy".into());
    }
    let mut last = Vec::new();
    for table in ["item", "event", "ledger"] {
        last.push((table, number(&conn, &format!("SELECT MAX(id) FROM {table}")).await?));
    }
    for copy in 1..(size + base - 1) / base {
        for (table, renumbered) in TABLES {
            copy_rows(&conn, table, renumbered, &last, copy).await?;
        }
    }
    // So that the planner knows of the size, as it does of a ledger that grew.
    conn.execute_unprepared("ANALYZE").await?;
    let rows = number(&conn, "SELECT COUNT(*) FROM ledger").await?;
    conn.close().await?;
    Ok(rows)
}

async fn copy_rows(
    conn: &DatabaseConnection,
    table: &str,
    renumbered: &[(&str, &str)],
    last: &[(&str, i64)],
    copy: i64,
) -> Outcome<()> {
    let names = columns(conn, table).await?;
    let last_of = |wanted: &str| last.iter().find(|(table, _)| *table == wanted).map_or(0, |(_, id)| *id);
    let value = |name: &String| match renumbered.iter().find(|(column, _)| column == name) {
        Some((_, whose)) => format!("{name} + {}", last_of(whose) * copy),
        // A label belongs to one item.
        None if table == "item" && name == "code" => "NULL".to_owned(),
        None => name.clone(),
    };
    let values: Vec<String> = names.iter().map(value).collect();
    let whose = renumbered.first().map_or(table, |(_, whose)| *whose);
    let only = match table {
        // Only the events that entries come from.
        "event" => " AND EXISTS (SELECT 1 FROM ledger l WHERE l.item_id = event.item_id AND l.seq = event.seq)",
        _ => "",
    };
    let sql = format!(
        "INSERT INTO {table} ({}) SELECT {} FROM {table} WHERE id <= {}{only}",
        names.join(", "),
        values.join(", "),
        last_of(whose)
    );
    conn.execute_unprepared(&sql).await?;
    Ok(())
}

async fn columns(conn: &DatabaseConnection, table: &str) -> Outcome<Vec<String>> {
    let backend = conn.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => {
            "SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position"
        }
        _ => "SELECT name FROM pragma_table_info($1) ORDER BY cid",
    };
    let rows = conn
        .query_all_raw(Statement::from_sql_and_values(backend, sql, [table.into()]))
        .await?;
    Ok(rows
        .iter()
        .map(|row| row.try_get("", "name"))
        .collect::<Result<_, _>>()?)
}

async fn number(conn: &DatabaseConnection, sql: &str) -> Outcome<i64> {
    let row = conn
        .query_one_raw(Statement::from_string(conn.get_database_backend(), sql))
        .await?;
    Ok(row.ok_or("no row")?.try_get_by_index(0)?)
}

/// An empty database of that name on a PostgreSQL server; its address.
pub(crate) async fn fresh_database(server: &str, name: &str) -> Outcome<String> {
    let conn = Database::connect(server).await?;
    conn.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name}"))
        .await?;
    conn.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
    conn.close().await?;
    let (host, _) = server.rsplit_once('/').ok_or("that is no address of a database")?;
    Ok(format!("{host}/{name}"))
}
