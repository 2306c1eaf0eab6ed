//! A file put aside, as it would be kept.

use super::kept::kept;
use crate::{Desk, StoreError, db};
use csv::{ReaderBuilder, StringRecord};
use domain::{
    access::Permission,
    export::told,
    ords::{COLUMNS, Record, Why, check},
    view::export::{HistoryFault, HistoryPreview},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;

/// The most rows that are taken at once.
pub const MOST: usize = 20_000;
/// Faults and records shown before keeping.
const SHOWN: usize = 100;
/// Records shown before keeping.
const FIRST: usize = 5;

/// A file as it was sent.
#[derive(FromQueryResult)]
pub(super) struct Upload {
    name: String,
    pub(super) bytes: Vec<u8>,
}

impl Upload {
    /// The file that this person put aside.
    pub(super) async fn find(conn: &impl ConnectionTrait, desk: &Desk, id: i64) -> Result<Self, StoreError> {
        let sql = "SELECT name, bytes FROM repair_history_upload WHERE id = $1 AND by_person = $2";
        let found: Option<Self> = db::row(conn, sql, [id.into(), desk.actor.id.0.into()]).await?;
        found.ok_or(StoreError::NotFound)
    }
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// How many records.
    records: usize,
    /// Those that are not kept yet.
    pub(super) new: Vec<Record>,
    /// Everything that is wrong.
    pub(super) faults: Vec<HistoryFault>,
}

/// What keeping a file put aside would do: nothing is kept yet.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn preview(desk: &Desk, upload: i64) -> Result<HistoryPreview, StoreError> {
    desk.require(Permission::EditReference)?;
    let conn = desk.db.conn();
    let file = Upload::find(conn, desk, upload).await?;
    let judged = judged(conn, &file.bytes).await?;
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    Ok(HistoryPreview {
        upload,
        file: file.name,
        records: count(judged.records),
        new: count(judged.new.len()),
        fault_count: count(judged.faults.len()),
        faults: judged.faults.into_iter().take(SHOWN).collect(),
        first: judged.new.into_iter().take(FIRST).map(Vec::from).collect(),
    })
}

/// The header and the rows with their lines. Fields may be missing: it is a fault of the line, not of the file.
pub(super) fn rows(bytes: &[u8]) -> Result<(StringRecord, Vec<(u64, StringRecord)>), StoreError> {
    let unreadable = || StoreError::Invalid("file");
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).map_err(|_| unreadable())?;
    let first = text.lines().next().unwrap_or_default();
    // A spreadsheet in French saves its values with semicolons.
    let separator = if first.contains(';') && !first.contains(',') {
        b';'
    } else {
        b','
    };
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(|_| unreadable())?.clone();
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|_| unreadable())?;
        if rows.len() >= MOST {
            return Err(unreadable());
        }
        rows.push((row.position().map_or(0, csv::Position::line), row));
    }
    if rows.is_empty() || !COLUMNS.iter().any(|column| header.iter().any(|name| name == *column)) {
        return Err(unreadable());
    }
    Ok((header, rows))
}

/// Judges every record of a file, and which are kept already.
pub(super) async fn judged(conn: &impl ConnectionTrait, bytes: &[u8]) -> Result<Judged, StoreError> {
    let (header, rows) = rows(bytes)?;
    let mut judged = Judged {
        records: rows.len(),
        faults: header_faults(&header),
        ..Judged::default()
    };
    if !judged.faults.is_empty() {
        return Ok(judged);
    }
    let read = |(line, row): &(u64, StringRecord)| (*line, record(&header, row));
    let records: Vec<(u64, Option<Record>)> = rows.iter().map(read).collect();
    let kept = kept(conn, &records).await?;
    let mut seen = HashMap::new();
    for (line, record) in records {
        let Some(record) = record else {
            judged.faults.push(fault(line, "", "", Why::Fields));
            continue;
        };
        let wrong = check(&record).into_iter();
        let faults = wrong.map(|wrong| fault(line, wrong.column, value(&record, wrong.column), wrong.why));
        judged.faults.extend(faults);
        if seen.insert(record[0].clone(), line).is_some() {
            judged.faults.push(fault(line, COLUMNS[0], &record[0], Why::Repeated));
        }
        match kept.get(&record[0]) {
            Some(other) if *other == record => {}
            Some(_) => judged.faults.push(fault(line, COLUMNS[0], &record[0], Why::Taken)),
            None => judged.new.push(record),
        }
    }
    Ok(judged)
}

fn header_faults(header: &StringRecord) -> Vec<HistoryFault> {
    let missing = COLUMNS
        .iter()
        .filter(|column| !header.iter().any(|name| name == **column));
    let unknown = header.iter().filter(|name| !COLUMNS.contains(name));
    let missing = missing.map(|column| fault(1, column, "", Why::NoColumn));
    missing
        .chain(unknown.map(|name| fault(1, name, "", Why::UnknownColumn)))
        .collect()
}

/// The record of a row, by the header's names; none where it has another number of fields. An export of ours put an
/// apostrophe before what a spreadsheet would compute: it is no part of the record.
fn record(header: &StringRecord, row: &StringRecord) -> Option<Record> {
    if row.len() != header.len() {
        return None;
    }
    let value = |column: &str| {
        let rank = header.iter().position(|name| name == column);
        told(rank.and_then(|rank| row.get(rank)).unwrap_or_default())
    };
    Some(COLUMNS.map(value))
}

fn value<'a>(record: &'a Record, column: &str) -> &'a str {
    let rank = COLUMNS.iter().position(|name| *name == column);
    rank.map_or("", |rank| record[rank].as_str())
}

fn fault(line: u64, column: &str, value: &str, why: Why) -> HistoryFault {
    HistoryFault {
        line,
        column: column.to_owned(),
        value: value.chars().take(80).collect(),
        why,
    }
}
