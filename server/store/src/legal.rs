//! Two figures that the law asks for, and who declares them.

mod agec;
pub(crate) mod reuse;

pub use agec::{declaration, page as agec_page, save_spending, withdraw_spending};
pub use reuse::page as reuse_page;

use crate::{
    Desk, StoreError,
    act::note,
    setting::{get, set},
};
use domain::{
    access::Permission,
    act::Act,
    legal::{agec::Declarant, is_siret, tidy_siret},
    local::is_department,
};
use sea_orm::ConnectionTrait;

const SIRET: &str = "siret";
const LEGAL_NAME: &str = "legal_name";
const DEPARTMENT: &str = "department";

/// Who declares, as it is set.
pub(crate) async fn declarant(conn: &impl ConnectionTrait) -> Result<Declarant, StoreError> {
    Ok(Declarant {
        siret: get(conn, SIRET).await?.unwrap_or_default(),
        legal_name: get(conn, LEGAL_NAME).await?.unwrap_or_default(),
        department: get(conn, DEPARTMENT).await?.unwrap_or_default(),
    })
}

/// Who declares, for the form that changes it.
///
/// # Errors
/// Refused (needs `EditSettings`), the database's.
pub async fn read_declarant(desk: &Desk) -> Result<Declarant, StoreError> {
    desk.require(Permission::EditSettings)?;
    declarant(desk.db.conn()).await
}

/// Sets who declares. Each may be left empty; what is filled in must be right.
///
/// # Errors
/// Refused (needs `EditSettings`), invalid (`siret`, `department`), the database's.
pub async fn save_declarant(desk: &Desk, who: &Declarant) -> Result<(), StoreError> {
    desk.require(Permission::EditSettings)?;
    let siret = tidy_siret(&who.siret);
    let department = who.department.trim().to_uppercase();
    if !siret.is_empty() && !is_siret(&siret) {
        return Err(StoreError::Invalid("siret"));
    }
    if !department.is_empty() && !is_department(&department) {
        return Err(StoreError::Invalid("department"));
    }
    let legal_name = who.legal_name.trim();
    let write = desk.db.write().await?;
    let before = declarant(write.conn()).await?;
    let changes = [
        ("siret", siret != before.siret),
        ("legal_name", legal_name != before.legal_name),
        ("department", department != before.department),
    ];
    set(write.conn(), SIRET, &siret).await?;
    set(write.conn(), LEGAL_NAME, legal_name).await?;
    set(write.conn(), DEPARTMENT, &department).await?;
    let changed: Vec<&str> = changes.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect();
    if !changed.is_empty() {
        note(write.conn(), desk, Act::SettingsSaved, None, &changed.join(" ")).await?;
    }
    write.commit().await
}
