//! People: who they are, what they are trusted with, signing in, sessions.

mod first_start;
mod password;
pub mod session;
mod sign_in;

pub(crate) use first_start::FIRST_START;
pub use first_start::{first_start_token, is_first_start, is_first_start_token};
pub use sign_in::{SignIn, sign_in};

use crate::{Db, Desk, StoreError, db, db::Write};
use domain::{
    Actor, Role,
    access::{Permission, may_leave},
    id::PersonId,
    view::{Me, PersonRow},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct RoleRow {
    role: String,
}

/// Who that is, with their roles; none if they may not sign in any more.
///
/// # Errors
/// The database's.
pub async fn actor(db: &Db, person: PersonId) -> Result<Option<Actor>, StoreError> {
    let rows: Vec<RoleRow> = db::rows(
        db.conn(),
        "SELECT r.role FROM person p JOIN person_role r ON r.person_id = p.id WHERE p.id = $1 AND p.is_active",
        [person.0.into()],
    )
    .await?;
    let roles: Vec<Role> = rows.iter().filter_map(|row| Role::parse(&row.role)).collect();
    Ok((!roles.is_empty()).then_some(Actor { id: person, roles }))
}

#[derive(FromQueryResult)]
struct Frame {
    name: String,
    organisation: Option<String>,
    phone: Option<String>,
}

/// The person signed in, as the page's frame shows them: one reading, since every page needs it.
///
/// # Errors
/// The database's.
pub async fn me(desk: &Desk) -> Result<Me, StoreError> {
    let frame: Option<Frame> = db::row(
        desk.db.conn(),
        "SELECT name, (SELECT value FROM setting WHERE key = 'name') AS organisation,
            (SELECT value FROM setting WHERE key = 'phone') AS phone
         FROM person WHERE id = $1",
        [desk.actor.id.0.into()],
    )
    .await?;
    let frame = frame.ok_or(StoreError::NotFound)?;
    Ok(Me {
        id: desk.actor.id.0,
        name: frame.name,
        organisation: frame.organisation.unwrap_or_default(),
        phone: frame.phone.unwrap_or_default(),
        roles: desk.actor.roles.clone(),
    })
}

/// A person to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// What they sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// At least ten characters.
    pub password: String,
    /// What they are trusted with.
    pub roles: Vec<Role>,
}

/// Adds somebody. `actor` needs the right to edit settings.
///
/// # Errors
/// Refused, [`StoreError::Invalid`] (`login`, `login_taken`, `name`, `password`, `roles`), the database's.
pub async fn add(desk: &Desk, person: NewPerson) -> Result<PersonId, StoreError> {
    desk.require(Permission::EditSettings)?;
    let hashed = checked(&person).await?;
    let write = desk.db.write().await?;
    let id = insert(&write, &person, &hashed).await?;
    write.commit().await?;
    Ok(id)
}

/// Refuses what cannot be an account; hashes its password outside any transaction.
pub(crate) async fn checked(person: &NewPerson) -> Result<String, StoreError> {
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
    password::hashed(person.password.clone()).await
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
struct Admins {
    all_of_them: i64,
    this_one: i64,
}

/// Changes a name, roles, and whether they may sign in. The last administrator stays.
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
    write.commit().await
}

/// Sets a new password and ends the person's lock. Allowed to administrators, and to oneself.
///
/// # Errors
/// Refused, not found, [`StoreError::Invalid`] (`password`), the database's.
pub async fn reset_password(desk: &Desk, login: &str, password: &str) -> Result<(), StoreError> {
    let sql = "SELECT id FROM person WHERE login = $1 AND id <> 0";
    let found: Option<Id> = db::row(desk.db.conn(), sql, [login.trim().to_lowercase().into()]).await?;
    let is_own = found.as_ref().is_some_and(|found| found.id == desk.actor.id.0);
    if !is_own {
        desk.require(Permission::EditSettings)?;
    }
    let id = found.ok_or(StoreError::NotFound)?.id;
    let hashed = password::hashed(password.to_owned()).await?;
    let write = desk.db.write().await?;
    db::run(
        write.conn(),
        "UPDATE person SET password_hash = $2, failed_sign_ins = 0, locked_until = NULL WHERE id = $1",
        [id.into(), hashed.into()],
    )
    .await?;
    write.commit().await
}

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

/// Who acts for the program itself: the command line, jobs, the first start. Holds every role.
/// Its row (id 0, may not sign in) is made by [`crate::setting::prepare`].
pub fn system() -> Actor {
    Actor {
        id: PersonId(0),
        roles: Role::ALL.to_vec(),
    }
}
