//! A row of a projection: written, rewritten and compared in one way.

use crate::db;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

/// A named value.
pub(crate) type Column = (&'static str, Value);

/// A row as it should be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// Its table.
    pub(crate) table: &'static str,
    /// What identifies it.
    pub(crate) key: Vec<Column>,
    /// The rest of it.
    pub(crate) columns: Vec<Column>,
}

#[derive(FromQueryResult)]
struct NewId {
    id: i64,
}

#[derive(FromQueryResult)]
struct Different {
    names: String,
}

impl Row {
    /// Adds it.
    pub(crate) async fn insert(&self, conn: &impl ConnectionTrait) -> Result<(), DbErr> {
        let (sql, values) = self.insertion();
        db::run(conn, &sql, values).await.map(|_| ())
    }

    /// Adds it and gives the id that the database drew.
    pub(crate) async fn insert_for_id(&self, conn: &impl ConnectionTrait) -> Result<i64, DbErr> {
        let (sql, values) = self.insertion();
        let new: Option<NewId> = db::row(conn, &format!("{sql} RETURNING id"), values).await?;
        new.map(|new| new.id).ok_or_else(|| DbErr::RecordNotInserted)
    }

    fn insertion(&self) -> (String, Vec<Value>) {
        let all: Vec<&Column> = self.key.iter().chain(&self.columns).collect();
        let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        let marks: Vec<String> = (1..=all.len()).map(|n| format!("${n}")).collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({})",
            self.table,
            names.join(", "),
            marks.join(", ")
        );
        (sql, all.into_iter().map(|(_, value)| value.clone()).collect())
    }

    /// Rewrites the columns that differ from `before`.
    pub(crate) async fn update_from(&self, before: &Self, conn: &impl ConnectionTrait) -> Result<(), DbErr> {
        let changed: Vec<&Column> = self
            .columns
            .iter()
            .filter(|column| !before.columns.contains(column))
            .collect();
        if changed.is_empty() {
            return Ok(());
        }
        let list: Vec<String> = changed
            .iter()
            .enumerate()
            .map(|(n, (name, _))| format!("{name} = ${}", n + 1))
            .collect();
        let sql = format!(
            "UPDATE {} SET {} WHERE {}",
            self.table,
            list.join(", "),
            self.is_it(changed.len())
        );
        let values = changed.into_iter().chain(&self.key).map(|(_, value)| value.clone());
        db::run(conn, &sql, values.collect::<Vec<_>>()).await.map(|_| ())
    }

    /// Removes it, where an undone gesture had made it.
    pub(crate) async fn delete(&self, conn: &impl ConnectionTrait) -> Result<(), DbErr> {
        let sql = format!("DELETE FROM {} WHERE {}", self.table, self.is_it(0));
        let values: Vec<Value> = self.key.iter().map(|(_, value)| value.clone()).collect();
        db::run(conn, &sql, values).await.map(|_| ())
    }

    fn is_it(&self, after: usize) -> String {
        let parts = self.key.iter().enumerate();
        let list: Vec<String> = parts
            .map(|(n, (name, _))| format!("{name} = ${}", after + n + 1))
            .collect();
        list.join(" AND ")
    }

    /// What of it differs in the database: names of columns, or that it is missing.
    pub(crate) async fn differences(&self, conn: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
        let mut parts = Vec::new();
        for (n, (name, _)) in self.columns.iter().enumerate() {
            parts.push(format!(
                "CASE WHEN {name} IS NOT DISTINCT FROM ${} THEN '' ELSE '{name} ' END",
                n + 1
            ));
        }
        let sql = format!(
            "SELECT {} AS names FROM {} WHERE {}",
            parts.join(" || "),
            self.table,
            self.is_it(self.columns.len())
        );
        let values = self.columns.iter().chain(&self.key).map(|(_, value)| value.clone());
        let found: Option<Different> = db::row(conn, &sql, values.collect::<Vec<_>>()).await?;
        Ok(match found {
            None => Some("missing".to_owned()),
            Some(found) if found.names.is_empty() => None,
            Some(found) => Some(found.names.trim_end().to_owned()),
        })
    }

    /// For messages: the table and its key.
    pub(crate) fn label(&self) -> String {
        let key: Vec<String> = self.key.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("{} {}", self.table, key.join(" "))
    }
}

/// Brings the projections from one list of rows to another, by their keys.
pub(crate) async fn rewrite(conn: &impl ConnectionTrait, before: &[Row], after: &[Row]) -> Result<(), DbErr> {
    let same = |one: &Row, other: &Row| one.table == other.table && one.key == other.key;
    for row in before {
        if !after.iter().any(|other| same(row, other)) {
            row.delete(conn).await?;
        }
    }
    for row in after {
        match before.iter().find(|other| same(row, other)) {
            Some(old) => row.update_from(old, conn).await?,
            None => row.insert(conn).await?,
        }
    }
    Ok(())
}
