//! Label printers on the network, and what was sent to them. The server sends; this keeps.

mod job;

pub use job::{Job, cancel, claim, jobs, queue, settle};

use crate::{Desk, StoreError, db};
use domain::{
    access::Permission,
    label::sheet::Layout,
    view::{PrintDesk, PrinterRow},
};
use sea_orm::{FromQueryResult, Value};

/// The resolutions that label printers have.
const RESOLUTIONS: [u32; 3] = [203, 300, 600];

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct PrinterRecord {
    id: i64,
    name: String,
    host: String,
    port: i32,
    dpi: i32,
    layout: String,
    is_active: bool,
}

impl PrinterRecord {
    fn view(self) -> PrinterRow {
        PrinterRow {
            id: self.id,
            name: self.name,
            host: self.host,
            port: u16::try_from(self.port).unwrap_or(0),
            dpi: u32::try_from(self.dpi).unwrap_or(0),
            layout: self.layout,
            is_active: self.is_active,
        }
    }
}

async fn rows(desk: &Desk) -> Result<Vec<PrinterRow>, StoreError> {
    let sql = "SELECT id, name, host, port, dpi, layout, is_active FROM printer ORDER BY name, id";
    let rows: Vec<PrinterRecord> = db::rows(desk.db.conn(), sql, []).await?;
    Ok(rows.into_iter().map(PrinterRecord::view).collect())
}

/// All printers, for who sets them up.
///
/// # Errors
/// Refused, the database's.
pub async fn printers(desk: &Desk) -> Result<Vec<PrinterRow>, StoreError> {
    desk.require(Permission::EditReference)?;
    rows(desk).await
}

/// What a print form chooses from: printers are for who receives.
///
/// # Errors
/// Refused, the database's.
pub async fn print_desk(desk: &Desk) -> Result<PrintDesk, StoreError> {
    desk.require(Permission::SeeItems)?;
    let printers = if desk.actor.may(Permission::Receive) {
        rows(desk).await?
    } else {
        Vec::new()
    };
    Ok(PrintDesk {
        printers: printers.into_iter().filter(|printer| printer.is_active).collect(),
        paper: crate::label::paper(desk.db.conn()).await?,
    })
}

/// A printer in use, for printing with it.
///
/// # Errors
/// Refused, invalid (`printer`), the database's.
pub async fn printer(desk: &Desk, id: i64) -> Result<PrinterRow, StoreError> {
    desk.require(Permission::Receive)?;
    let printers = rows(desk).await?;
    let found = printers
        .into_iter()
        .find(|printer| printer.id == id && printer.is_active);
    found.ok_or(StoreError::Invalid("printer"))
}

/// Adds a printer (`id` 0) or changes it.
///
/// # Errors
/// Refused, invalid (`name`, `host`, `port`, `dpi`, `layout`), not found, the database's.
pub async fn save_printer(desk: &Desk, row: &PrinterRow) -> Result<i64, StoreError> {
    desk.require(Permission::EditReference)?;
    check(row)?;
    let write = desk.db.write().await?;
    let sql = "SELECT id FROM printer WHERE name = $1 AND id <> $2";
    let other: Option<Id> = db::row(write.conn(), sql, [row.name.trim().into(), row.id.into()]).await?;
    if other.is_some() {
        return Err(StoreError::Invalid("name"));
    }
    let mut values: Vec<Value> = vec![
        row.name.trim().into(),
        row.host.trim().into(),
        i32::from(row.port).into(),
        i32::try_from(row.dpi).unwrap_or(0).into(),
        row.layout.as_str().into(),
        row.is_active.into(),
    ];
    let sql = if row.id == 0 {
        "INSERT INTO printer (name, host, port, dpi, layout, is_active) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id"
    } else {
        values.push(row.id.into());
        "UPDATE printer SET name = $1, host = $2, port = $3, dpi = $4, layout = $5, is_active = $6 WHERE id = $7
         RETURNING id"
    };
    let kept: Option<Id> = db::row(write.conn(), sql, values).await?;
    let kept = kept.ok_or(StoreError::NotFound)?;
    write.commit().await?;
    Ok(kept.id)
}

fn check(row: &PrinterRow) -> Result<(), StoreError> {
    let host = row.host.trim();
    if row.name.trim().is_empty() {
        return Err(StoreError::Invalid("name"));
    }
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':');
    if host.is_empty() || host.len() > 253 || !host.chars().all(is_host) {
        return Err(StoreError::Invalid("host"));
    }
    if row.port == 0 {
        return Err(StoreError::Invalid("port"));
    }
    if !RESOLUTIONS.contains(&row.dpi) {
        return Err(StoreError::Invalid("dpi"));
    }
    if !Layout::parse(&row.layout).is_some_and(|layout| layout.is_roll()) {
        return Err(StoreError::Invalid("layout"));
    }
    Ok(())
}
