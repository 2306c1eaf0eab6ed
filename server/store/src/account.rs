//! People: who they are, what they are trusted with, signing in, sessions.

mod first_start;
mod link;
mod lockout;
mod open;
mod own;
mod password;
mod people;
mod person;
mod second_factor;
mod secret;
pub mod session;
mod sign_in;

pub(crate) use first_start::FIRST_START;
pub use first_start::{first_start_token, is_first_start, is_first_start_token};
pub use link::{choose_password, is_link_good, make_link, make_link_for};
pub use lockout::sweep as sweep_tries;
pub use open::{end_session, end_sessions, sessions};
pub use own::change_password;
pub use people::{access, people, reset_password, unlock};
pub use person::{NewPerson, add, change};
pub(crate) use person::{checked, insert};
pub use second_factor::{
    begin_code, check_code, code_address, code_rule, confirm_code, drop_code, lift_code, must_set_up, own_code,
    set_code_rule,
};
pub use sign_in::{SignIn, sign_in};

use crate::{Db, Desk, StoreError, db, db::Write, setting};
use domain::{Actor, Role, id::PersonId, otp::in_force, view::Me};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct RoleRow {
    role: String,
    is_asked: bool,
    has_code: bool,
}

/// Who that is, with the roles that are in force; none if they may not sign in any more.
///
/// # Errors
/// The database's.
pub async fn actor(db: &Db, person: PersonId) -> Result<Option<Actor>, StoreError> {
    let rows: Vec<RoleRow> = db::rows(
        db.conn(),
        "SELECT r.role, EXISTS (SELECT 1 FROM setting WHERE key = 'code_asked' AND value = 'true') AS is_asked,
            EXISTS (SELECT 1 FROM second_factor WHERE person_id = p.id AND is_confirmed) AS has_code
         FROM person p JOIN person_role r ON r.person_id = p.id WHERE p.id = $1 AND p.is_active",
        [person.0.into()],
    )
    .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let (is_asked, has_code) = (first.is_asked, first.has_code);
    let roles = rows.iter().filter_map(|row| Role::parse(&row.role)).collect();
    let roles = in_force(roles, is_asked, has_code);
    Ok(Some(Actor { id: person, roles }))
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

/// An administrator does this for others. At a screen left open, anybody could do it for the administrator's own account,
/// whose password and code are asked for by their own page.
fn not_oneself(desk: &Desk, id: i64) -> Result<(), StoreError> {
    if id == desk.actor.id.0 {
        return Err(StoreError::Invalid("oneself"));
    }
    Ok(())
}

/// Who acts for the program itself: the command line, jobs, the first start. Holds every role.
/// Its row (id 0, may not sign in) is made by [`crate::setting::prepare`].
pub fn system() -> Actor {
    Actor {
        id: PersonId(0),
        roles: Role::ALL.to_vec(),
    }
}

/// What is known of somebody with an account.
#[derive(FromQueryResult)]
pub(crate) struct Known {
    id: i64,
    login: String,
    name: String,
}

impl Known {
    /// That person.
    pub(crate) async fn of(conn: &impl ConnectionTrait, id: i64) -> Result<Self, StoreError> {
        let sql = "SELECT id, login, name FROM person WHERE id = $1 AND id <> 0";
        db::row(conn, sql, [id.into()]).await?.ok_or(StoreError::NotFound)
    }

    /// Who signs in with that.
    pub(crate) async fn by_login(conn: &impl ConnectionTrait, login: &str) -> Result<Self, StoreError> {
        let sql = "SELECT id, login, name FROM person WHERE login = $1 AND id <> 0";
        let found = db::row(conn, sql, [login.trim().to_lowercase().into()]).await?;
        found.ok_or(StoreError::NotFound)
    }

    /// A new password of theirs, judged and hashed.
    pub(crate) async fn hashed(&self, conn: &impl ConnectionTrait, password: &str) -> Result<String, StoreError> {
        let about = [self.login.as_str(), &self.name, &organisation(conn).await?];
        password::hashed(password.to_owned(), &about).await
    }

    /// Gives them that password; their wait, all their sessions and a link under way end.
    pub(crate) async fn let_in(&self, write: &Write, hashed: &str) -> Result<(), StoreError> {
        password::set(write.conn(), self.id, hashed).await?;
        lockout::forget(write.conn(), &lockout::of_login(&self.login)).await?;
        link::forget(write.conn(), self.id).await?;
        open::end_in(write.conn(), self.id, "").await
    }
}

/// The organisation's name, which a password must not be made of; empty before the first start.
async fn organisation(conn: &impl ConnectionTrait) -> Result<String, StoreError> {
    Ok(setting::get(conn, "name").await?.unwrap_or_default())
}
