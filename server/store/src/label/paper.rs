//! The office printer's settings: how far it prints beside the mark, and a measured sheet.

use crate::{Desk, StoreError, setting};
use domain::{
    access::Permission,
    label::sheet::{Layout, Shift},
    view::Paper,
};
use sea_orm::ConnectionTrait;

const SHIFT: &str = "label_shift";
const OWN: &str = "label_sheet";

/// The settings; none says anything personal.
///
/// # Errors
/// The database's.
pub async fn paper(conn: &impl ConnectionTrait) -> Result<Paper, StoreError> {
    let shift = setting::get(conn, SHIFT).await?.unwrap_or_default();
    let shift = shift
        .split_once(' ')
        .and_then(|(dx, dy)| Shift::new(dx.parse().ok()?, dy.parse().ok()?));
    Ok(Paper {
        shift: shift.unwrap_or_default(),
        own: setting::get(conn, OWN).await?.unwrap_or_default(),
    })
}

/// Keeps how far the printer prints beside the mark.
///
/// # Errors
/// Refused, the database's.
pub async fn save_shift(desk: &Desk, shift: Shift) -> Result<(), StoreError> {
    keep(desk, SHIFT, &format!("{} {}", shift.dx, shift.dy)).await
}

/// Keeps a measured sheet, by the layout's name; empty for none.
///
/// # Errors
/// Refused, invalid (`layout`: the measurements do not make a sheet), the database's.
pub async fn save_own_sheet(desk: &Desk, name: &str) -> Result<(), StoreError> {
    let name = match name.trim() {
        "" => String::new(),
        name => Layout::parse(name).ok_or(StoreError::Invalid("layout"))?.name(),
    };
    keep(desk, OWN, &name).await
}

async fn keep(desk: &Desk, key: &str, value: &str) -> Result<(), StoreError> {
    desk.require(Permission::Receive)?;
    let write = desk.db.write().await?;
    setting::set(write.conn(), key, value).await?;
    write.commit().await
}
