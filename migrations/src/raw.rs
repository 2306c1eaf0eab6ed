//! Runs statements written once for both databases: the few types that differ are named here.

use sea_orm_migration::{
    SchemaManager,
    sea_orm::{ConnectionTrait, DbBackend, DbErr},
};

/// Runs each statement, with `{id}`, `{bytes}`, `{at}` and `{day}` replaced by the database's types.
pub(crate) async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    let (id, bytes, at, day) = match manager.get_database_backend() {
        DbBackend::Postgres => ("BIGSERIAL PRIMARY KEY", "BYTEA", "TIMESTAMPTZ", "DATE"),
        _ => ("INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB", "TEXT", "TEXT"),
    };
    for statement in statements {
        let sql = statement
            .replace("{id}", id)
            .replace("{bytes}", bytes)
            .replace("{at}", at)
            .replace("{day}", day);
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// Drops those tables, which takes their indexes and triggers along.
pub(crate) async fn drop_tables(manager: &SchemaManager<'_>, tables: &[&str]) -> Result<(), DbErr> {
    for table in tables {
        let sql = format!("DROP TABLE IF EXISTS {table}");
        manager.get_connection().execute_unprepared(&sql).await?;
    }
    Ok(())
}
