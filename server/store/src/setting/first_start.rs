//! The first start: everything that must be there before anybody can sign in.

use super::{Settings, check, keep};
use crate::{
    Db, StoreError,
    account::{FIRST_START, NewPerson, checked, insert, is_first_start_token},
    db,
};
use chrono::{DateTime, Utc};
use domain::{Refusal, Role, id::PersonId, view::Organisation};
use sea_orm::ConnectionTrait;

/// What the first start asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstStart {
    /// The one-time secret.
    pub token: String,
    /// The first administrator, who also gets the manager's role.
    pub admin: NewPerson,
    /// The organisation's settings.
    pub organisation: Organisation,
    /// Services, sites and providers to try it with (never items nor people).
    pub with_samples: bool,
}

/// Services of a département, to try it with: names and cost centres.
const SERVICES: [(&str, &str); 8] = [
    ("Direction des routes", "DR-100"),
    ("Direction des systèmes d’information", "DSI-200"),
    ("Maison des solidarités de Liévin", "MDS-310"),
    ("Maison des solidarités d’Arras", "MDS-320"),
    ("Collège Jean-Moulin", "COL-401"),
    ("Collège Germinal", "COL-402"),
    ("Archives départementales", "ARC-500"),
    ("Cabinet et communication", "CAB-600"),
];

/// Locations of the sample site.
const LOCATIONS: [&str; 4] = ["Quai", "Atelier", "Réserve", "Départ"];

/// Providers to try it with: name, kind, commune.
const PROVIDERS: [(&str, &str, &str); 3] = [
    ("Atelier interne", "in_house", "Arras"),
    ("Électro Services", "craftsman", "Lens"),
    ("Envie Artois", "social_enterprise", "Béthune"),
];

/// Sets everything up in one transaction and uses the secret up.
///
/// # Errors
/// Refused when the secret is wrong or used, invalid, the database's.
pub async fn first_start(db: &Db, start: FirstStart, now: DateTime<Utc>) -> Result<PersonId, StoreError> {
    if !is_first_start_token(db, &start.token).await? {
        return Err(Refusal::RoleNeeded(vec![Role::Admin]).into());
    }
    check(&start.organisation)?;
    let admin = NewPerson {
        roles: vec![Role::Admin, Role::Manager],
        ..start.admin
    };
    let hashed = checked(&admin, &start.organisation.name).await?;
    let write = db.write().await?;
    // Taking the secret away is the lock: of two at once, the second finds nothing to take.
    let taken = "DELETE FROM setting WHERE key = $1 AND value = $2";
    let values = [FIRST_START.into(), crate::item::hash(&start.token).into()];
    if db::run(write.conn(), taken, values).await? == 0 {
        return Err(Refusal::RoleNeeded(vec![Role::Admin]).into());
    }
    let id = insert(&write, &admin, &hashed).await?;
    let before = Settings::read(write.conn()).await?;
    keep(write.conn(), &start.organisation, &before).await?;
    crate::setting::set(write.conn(), "first_started_at", &now.to_rfc3339()).await?;
    if start.with_samples {
        samples(write.conn()).await?;
        crate::catalogue::code_places(write.conn()).await?;
    }
    write.commit().await?;
    Ok(id)
}

async fn samples(conn: &impl ConnectionTrait) -> Result<(), StoreError> {
    for (name, cost_centre) in SERVICES {
        let sql = "INSERT INTO service (name, cost_centre, is_active) VALUES ($1, $2, TRUE)";
        db::run(conn, sql, [name.into(), cost_centre.into()]).await?;
    }
    let site = "INSERT INTO place (name, is_active) VALUES ($1, TRUE)";
    db::run(conn, site, ["Comptoir d’Arras".into()]).await?;
    for name in LOCATIONS {
        let sql = "INSERT INTO place (name, parent_id, is_active) SELECT $1, MAX(id), TRUE FROM place WHERE parent_id IS NULL";
        db::run(conn, sql, [name.into()]).await?;
    }
    for (name, kind, commune) in PROVIDERS {
        let sql = "INSERT INTO provider (name, kind, commune, is_active) VALUES ($1, $2, $3, TRUE)";
        db::run(conn, sql, [name.into(), kind.into(), commune.into()]).await?;
    }
    Ok(())
}
