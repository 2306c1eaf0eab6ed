//! Everybody with an account, for administrators: who they are, how they get in.

use super::{Known, lockout, second_factor, sessions};
use crate::{Desk, StoreError, act::note, db};
use domain::{
    Role,
    access::Permission,
    act::Act,
    view::{PersonRow, account::PersonAccess},
};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct PersonRecord {
    id: i64,
    login: String,
    name: String,
    is_active: bool,
    role: Option<String>,
}

/// Everybody, by name.
///
/// # Errors
/// Refused, the database's.
pub async fn people(desk: &Desk) -> Result<Vec<PersonRow>, StoreError> {
    desk.require(Permission::EditSettings)?;
    let rows: Vec<PersonRecord> = db::rows(
        desk.db.conn(),
        "SELECT p.id, p.login, p.name, p.is_active, r.role FROM person p
         LEFT JOIN person_role r ON r.person_id = p.id WHERE p.id <> 0 ORDER BY p.name, p.id, r.role",
        [],
    )
    .await?;
    let mut people: Vec<PersonRow> = Vec::new();
    for row in rows {
        let role = row.role.as_deref().and_then(Role::parse);
        match people.last_mut().filter(|last| last.id == row.id) {
            Some(last) => last.roles.extend(role),
            None => people.push(PersonRow {
                id: row.id,
                login: row.login,
                name: row.name,
                roles: role.into_iter().collect(),
                is_active: row.is_active,
            }),
        }
    }
    Ok(people)
}

/// Sets somebody's password anew, ends their wait and all their sessions.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn reset_password(desk: &Desk, login: &str, password: &str) -> Result<(), StoreError> {
    desk.require(Permission::EditSettings)?;
    let known = Known::by_login(desk.db.conn(), login).await?;
    let hashed = known.hashed(desk.db.conn(), password).await?;
    let write = desk.db.write().await?;
    known.let_in(&write, &hashed).await?;
    note(write.conn(), desk, Act::PasswordReset, Some(known.id), "").await?;
    write.commit().await
}

/// Ends somebody's wait after wrong passwords or codes; these stay.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn unlock(desk: &Desk, id: i64) -> Result<(), StoreError> {
    desk.require(Permission::EditSettings)?;
    let write = desk.db.write().await?;
    let known = Known::of(write.conn(), id).await?;
    for tries in [lockout::of_login(&known.login), lockout::of_code(id)] {
        lockout::forget(write.conn(), &tries).await?;
    }
    note(write.conn(), desk, Act::WaitEnded, Some(id), "").await?;
    write.commit().await
}

/// How somebody gets in; `this` is the handle of the reader's own session.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn access(desk: &Desk, id: i64, this: &str) -> Result<PersonAccess, StoreError> {
    desk.require(Permission::EditSettings)?;
    let known = Known::of(desk.db.conn(), id).await?;
    let (of_login, of_code) = (lockout::of_login(&known.login), lockout::of_code(id));
    let passwords = lockout::read(desk.db.conn(), &of_login).await?.wait(desk.now);
    let codes = lockout::read(desk.db.conn(), &of_code).await?.wait(desk.now);
    Ok(PersonAccess {
        is_own: id == desk.actor.id.0,
        wait: passwords.max(codes),
        has_code: second_factor::has_code(desk.db.conn(), id).await?,
        sessions: sessions(desk, id, this).await?,
    })
}
