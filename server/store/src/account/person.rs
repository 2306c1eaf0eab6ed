//! Somebody with an account: added, changed.

use super::{open, organisation, password};
use crate::{Desk, StoreError, act::note, db, db::Write};
use domain::{
    Role,
    access::{Permission, may_leave},
    act::Act,
    id::PersonId,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A person to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// What they sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// Their password; see [`domain::password::judge`].
    pub password: String,
    /// What they are trusted with.
    pub roles: Vec<Role>,
}

/// Adds somebody. `actor` needs the right to edit settings.
///
/// # Errors
/// Refused, [`StoreError::Invalid`] (`login`, `login_taken`, `name`, `roles`), the database's.
pub async fn add(desk: &Desk, person: NewPerson) -> Result<PersonId, StoreError> {
    desk.require(Permission::EditSettings)?;
    let hashed = checked(&person, &organisation(desk.db.conn()).await?).await?;
    let write = desk.db.write().await?;
    let id = insert(&write, &person, &hashed).await?;
    note(write.conn(), desk, Act::PersonAdded, Some(id.0), &words(&person.roles)).await?;
    write.commit().await?;
    Ok(id)
}

/// Refuses what cannot be an account; hashes its password outside any transaction.
pub(crate) async fn checked(person: &NewPerson, organisation: &str) -> Result<String, StoreError> {
    let login = person.login.trim();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@');
    if login.is_empty() || login.len() > 80 || !login.chars().all(is_plain) {
        return Err(StoreError::Invalid("login"));
    }
    if person.name.trim().is_empty() {
        return Err(StoreError::Invalid("name"));
    }
    if person.roles.is_empty() {
        return Err(StoreError::Invalid("roles"));
    }
    password::hashed(person.password.clone(), &[login, &person.name, organisation]).await
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// Adds somebody inside a write.
pub(crate) async fn insert(write: &Write, person: &NewPerson, hashed: &str) -> Result<PersonId, StoreError> {
    let new: Option<Id> = db::row(
        write.conn(),
        "INSERT INTO person (login, name, password_hash, is_active) VALUES ($1, $2, $3, TRUE)
         ON CONFLICT DO NOTHING RETURNING id",
        [
            person.login.trim().to_lowercase().into(),
            person.name.trim().into(),
            hashed.into(),
        ],
    )
    .await?;
    let id = new.ok_or(StoreError::Invalid("login_taken"))?.id;
    give_roles(write.conn(), id, &person.roles).await?;
    Ok(PersonId(id))
}

async fn give_roles(conn: &impl ConnectionTrait, person: i64, roles: &[Role]) -> Result<(), StoreError> {
    for role in roles {
        let sql = "INSERT INTO person_role (person_id, role) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        db::run(conn, sql, [person.into(), role.word().into()]).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Before {
    is_active: bool,
}

/// Roles as the log keeps them.
fn words(roles: &[Role]) -> String {
    roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(" ")
}

#[derive(FromQueryResult)]
struct Admins {
    all_of_them: i64,
    this_one: i64,
}

/// Changes a name, roles, and whether they may sign in: where not, their sessions end. The last administrator stays.
///
/// # Errors
/// Refused, not found, invalid, the database's.
pub async fn change(desk: &Desk, id: i64, name: &str, roles: &[Role], is_active: bool) -> Result<(), StoreError> {
    desk.require(Permission::EditSettings)?;
    if name.trim().is_empty() {
        return Err(StoreError::Invalid("name"));
    }
    if roles.is_empty() {
        return Err(StoreError::Invalid("roles"));
    }
    let write = desk.db.write().await?;
    // Everybody who changes people waits here, so that two administrators cannot remove each other.
    if db::is_postgres(write.conn()) {
        db::run(write.conn(), "LOCK TABLE person_role IN EXCLUSIVE MODE", []).await?;
    }
    let admins: Option<Admins> = db::row(
        write.conn(),
        "SELECT COUNT(*) AS all_of_them, COALESCE(SUM(CASE WHEN p.id = $1 THEN 1 ELSE 0 END), 0) AS this_one
         FROM person p JOIN person_role r ON r.person_id = p.id
         WHERE r.role = 'admin' AND p.is_active AND p.id <> 0",
        [id.into()],
    )
    .await?;
    let admins = admins.ok_or(StoreError::NotFound)?;
    if admins.this_one > 0 && (!is_active || !roles.contains(&Role::Admin)) {
        may_leave(usize::try_from(admins.all_of_them).unwrap_or(0))?;
    }
    let before: Option<Before> =
        db::row(write.conn(), "SELECT is_active FROM person WHERE id = $1", [id.into()]).await?;
    let was_active = before.is_some_and(|before| before.is_active);
    let sql = "UPDATE person SET name = $2, is_active = $3 WHERE id = $1 AND id <> 0";
    if db::run(write.conn(), sql, [id.into(), name.trim().into(), is_active.into()]).await? == 0 {
        return Err(StoreError::NotFound);
    }
    db::run(
        write.conn(),
        "DELETE FROM person_role WHERE person_id = $1",
        [id.into()],
    )
    .await?;
    give_roles(write.conn(), id, roles).await?;
    if !is_active {
        open::end_in(write.conn(), id, "").await?;
    }
    let act = match (was_active, is_active) {
        (true, false) => Act::PersonClosed,
        (false, true) => Act::PersonOpened,
        (true, true) | (false, false) => Act::PersonChanged,
    };
    note(write.conn(), desk, act, Some(id), &words(roles)).await?;
    write.commit().await
}
