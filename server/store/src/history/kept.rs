//! The records that are kept: read and written under the standard's own names.

use crate::{StoreError, db};
use domain::ords::{COLUMNS, Record};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, QueryResult, Value};
use std::collections::HashMap;

/// Ids looked for by one statement: far below what either database takes.
const ASKED_AT_ONCE: usize = 500;
/// Rows added by one statement: far below what either database takes.
const AT_A_TIME: usize = 200;

/// The column that keeps a column of the standard: a record's id is not the row's.
fn column(name: &'static str) -> &'static str {
    if name == COLUMNS[0] { "ords_id" } else { name }
}

fn columns() -> String {
    COLUMNS.map(column).join(", ")
}

struct Row(Record);

impl FromQueryResult for Row {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let mut record = Record::default();
        for (value, name) in record.iter_mut().zip(COLUMNS) {
            *value = row.try_get(prefix, column(name))?;
        }
        Ok(Self(record))
    }
}

/// Those of a file's records that are kept already, by id: all that is kept may be far longer than the file.
pub(super) async fn kept(
    conn: &impl ConnectionTrait,
    records: &[(u64, Record)],
) -> Result<HashMap<String, Record>, StoreError> {
    let ids: Vec<Value> = records.iter().map(|(_, record)| record[0].as_str().into()).collect();
    let mut kept = HashMap::new();
    for ids in ids.chunks(ASKED_AT_ONCE) {
        let marks: Vec<String> = (1..=ids.len()).map(|mark| format!("${mark}")).collect();
        let sql = format!(
            "SELECT {} FROM repair_history WHERE ords_id IN ({})",
            columns(),
            marks.join(", ")
        );
        let rows: Vec<Row> = db::rows(conn, &sql, ids.to_vec()).await?;
        kept.extend(rows.into_iter().map(|Row(record)| (record[0].clone(), record)));
    }
    Ok(kept)
}

/// Adds records.
pub(super) async fn insert(conn: &impl ConnectionTrait, records: &[(u64, Record)]) -> Result<(), StoreError> {
    for records in records.chunks(AT_A_TIME) {
        let mut values: Vec<Value> = Vec::new();
        let mut rows = Vec::new();
        for (_, record) in records {
            let first = values.len() + 1;
            values.extend(record.iter().map(|value| Value::from(value.as_str())));
            let marks: Vec<String> = (first..=values.len()).map(|mark| format!("${mark}")).collect();
            rows.push(format!("({})", marks.join(", ")));
        }
        let sql = format!("INSERT INTO repair_history ({}) VALUES {}", columns(), rows.join(", "));
        db::run(conn, &sql, values).await?;
    }
    Ok(())
}
