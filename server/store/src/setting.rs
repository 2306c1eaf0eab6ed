//! The organisation's settings, and the rules that decisions read.

mod first_start;
mod prepare;

pub use first_start::{FirstStart, first_start};
pub use prepare::prepare;

use crate::{
    Desk, StoreError,
    act::note,
    db,
    media::{self, File},
};
use chrono::NaiveDate;
use domain::{Cents, Rules, access::Permission, act::Act, price::Basis, view::Organisation};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;

/// What an organisation hopes to spare in a year unless it says otherwise: the reference case.
const TARGET: Cents = Cents(2_000_000);

#[derive(FromQueryResult)]
struct Pair {
    key: String,
    value: String,
}

#[derive(FromQueryResult)]
struct Value {
    value: String,
}

/// The advisory lock that PostgreSQL's writers share and that closing a period takes alone: none posts
/// by rules that were read before a closing and kept after it. SQLite has one writer at a time.
const PERIODS: i64 = 0x5045_5249_4f44;

/// Keeps periods from being closed while this write lasts.
pub(crate) async fn hold_periods(conn: &impl ConnectionTrait) -> Result<(), StoreError> {
    if db::is_postgres(conn) {
        db::run(conn, "SELECT pg_advisory_xact_lock_shared($1)", [PERIODS.into()]).await?;
    }
    Ok(())
}

/// Waits for the writes under way and keeps others from beginning, while this one lasts.
pub(crate) async fn stop_writes(conn: &impl ConnectionTrait) -> Result<(), StoreError> {
    if db::is_postgres(conn) {
        db::run(conn, "SELECT pg_advisory_xact_lock($1)", [PERIODS.into()]).await?;
    }
    Ok(())
}

/// The value of one setting.
pub(crate) async fn get(conn: &impl ConnectionTrait, key: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT value FROM setting WHERE key = $1";
    let found: Option<Value> = db::row(conn, sql, [key.into()]).await?;
    Ok(found.map(|found| found.value))
}

/// Writes one setting.
pub(crate) async fn set(conn: &impl ConnectionTrait, key: &str, value: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO setting (key, value) VALUES ($1, $2)
               ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    db::run(conn, sql, [key.into(), value.into()]).await?;
    Ok(())
}

/// The settings as they are kept, by key.
struct Settings(HashMap<String, String>);

impl Settings {
    async fn read(conn: &impl ConnectionTrait) -> Result<Self, StoreError> {
        let pairs: Vec<Pair> = db::rows(conn, "SELECT key, value FROM setting", []).await?;
        Ok(Self(pairs.into_iter().map(|pair| (pair.key, pair.value)).collect()))
    }

    fn text(&self, key: &str) -> String {
        self.0.get(key).cloned().unwrap_or_default()
    }

    fn number<T: std::str::FromStr>(&self, key: &str, otherwise: T) -> T {
        self.0
            .get(key)
            .and_then(|value| value.parse().ok())
            .unwrap_or(otherwise)
    }

    fn basis(&self) -> Basis {
        self.0
            .get("basis")
            .and_then(|word| Basis::parse(word))
            .unwrap_or(Basis::Ttc)
    }

    fn closed_through(&self) -> Option<NaiveDate> {
        self.0.get("closed_through").and_then(|day| day.parse().ok())
    }
}

/// The rules as they are set today.
///
/// # Errors
/// The database's.
pub async fn rules(conn: &impl ConnectionTrait) -> Result<Rules, StoreError> {
    let kept = Settings::read(conn).await?;
    let usual = Rules::default();
    Ok(Rules {
        ceiling_percent: kept.number("ceiling_percent", usual.ceiling_percent),
        ceiling_without_price: Cents(kept.number("ceiling_without_price", usual.ceiling_without_price.0)),
        labour_rate: Cents(kept.number("labour_rate", usual.labour_rate.0)),
        return_window_days: kept.number("return_window_days", usual.return_window_days),
        basis: kept.basis(),
        closed_through: kept.closed_through(),
        ..usual
    })
}

/// The organisation's settings; needs nothing, since the public scan page shows the name and phone.
///
/// # Errors
/// The database's.
pub async fn organisation(conn: &impl ConnectionTrait) -> Result<Organisation, StoreError> {
    let kept = Settings::read(conn).await?;
    let usual = Rules::default();
    Ok(Organisation {
        name: kept.text("name"),
        phone: kept.text("phone"),
        public_url: kept.text("public_url"),
        labour_rate: Cents(kept.number("labour_rate", usual.labour_rate.0)),
        basis: kept.basis(),
        return_window_days: kept.number("return_window_days", usual.return_window_days),
        target: Cents(kept.number("target", TARGET.0)),
        ceiling_percent: kept.number("ceiling_percent", usual.ceiling_percent),
        ceiling_without_price: Cents(kept.number("ceiling_without_price", usual.ceiling_without_price.0)),
        closed_through: kept.closed_through(),
    })
}

/// Saves them. `closed_through` is not changed by this; see [`crate::closing::close`].
///
/// # Errors
/// Refused, for another basis than that of amounts already counted too, [`StoreError::Invalid`] (`name`, `public_url`,
/// `labour_rate`…), the database's.
pub async fn save_organisation(desk: &Desk, organisation: &Organisation) -> Result<(), StoreError> {
    desk.require(Permission::EditSettings)?;
    check(organisation)?;
    let write = desk.db.write().await?;
    let before = Settings::read(write.conn()).await?;
    let now = before.basis();
    if now != organisation.basis {
        // Nothing is accepted between the look and the change.
        stop_writes(write.conn()).await?;
        now.change_to(organisation.basis, is_counted(write.conn()).await?)?;
    }
    let changed = keep(write.conn(), organisation, &before).await?;
    if !changed.is_empty() {
        note(write.conn(), desk, Act::SettingsSaved, None, &changed.join(" ")).await?;
    }
    write.commit().await
}

/// Whether anything was accepted: its amount, counted or still without a price, has the basis of that day.
async fn is_counted(conn: &impl ConnectionTrait) -> Result<bool, StoreError> {
    let sql = "SELECT key AS value FROM setting WHERE EXISTS (SELECT 1 FROM ledger)
                OR EXISTS (SELECT 1 FROM item WHERE accepted_on IS NOT NULL) LIMIT 1";
    Ok(db::row::<Value>(conn, sql, []).await?.is_some())
}

fn check(organisation: &Organisation) -> Result<(), StoreError> {
    let url = organisation.public_url.to_lowercase();
    if organisation.name.trim().is_empty() {
        return Err(StoreError::Invalid("name"));
    }
    if !url.starts_with("https://") && !url.starts_with("http://") {
        return Err(StoreError::Invalid("public_url"));
    }
    if organisation.labour_rate < Cents::ZERO {
        return Err(StoreError::Invalid("labour_rate"));
    }
    if organisation.target <= Cents::ZERO {
        return Err(StoreError::Invalid("target"));
    }
    if organisation.return_window_days > 3650 {
        return Err(StoreError::Invalid("return_window_days"));
    }
    if organisation.ceiling_percent > 100 {
        return Err(StoreError::Invalid("ceiling_percent"));
    }
    if organisation.ceiling_without_price < Cents::ZERO {
        return Err(StoreError::Invalid("ceiling_without_price"));
    }
    Ok(())
}

/// Writes the settings: the names of those that differ from before.
async fn keep(
    conn: &impl ConnectionTrait,
    organisation: &Organisation,
    before: &Settings,
) -> Result<Vec<&'static str>, StoreError> {
    let pairs = [
        ("name", organisation.name.trim().to_owned()),
        ("phone", organisation.phone.trim().to_owned()),
        (
            "public_url",
            organisation.public_url.trim().trim_end_matches('/').to_owned(),
        ),
        ("labour_rate", organisation.labour_rate.0.to_string()),
        ("basis", organisation.basis.word().to_owned()),
        ("return_window_days", organisation.return_window_days.to_string()),
        ("target", organisation.target.0.to_string()),
        ("ceiling_percent", organisation.ceiling_percent.to_string()),
        (
            "ceiling_without_price",
            organisation.ceiling_without_price.0.to_string(),
        ),
    ];
    let mut changed = Vec::new();
    for (key, value) in pairs {
        if before.text(key) != value {
            set(conn, key, &value).await?;
            changed.push(key);
        }
    }
    Ok(changed)
}

/// The organisation's logo, PNG.
///
/// # Errors
/// The database's.
pub(crate) async fn logo(conn: &impl ConnectionTrait) -> Result<Option<Vec<u8>>, StoreError> {
    #[derive(FromQueryResult)]
    struct Picture {
        bytes: Vec<u8>,
    }
    let Some(id) = get(conn, "logo").await?.and_then(|id| id.parse::<i64>().ok()) else {
        return Ok(None);
    };
    let picture: Option<Picture> = db::row(conn, "SELECT bytes FROM media WHERE id = $1", [id.into()]).await?;
    Ok(picture.map(|picture| picture.bytes))
}

/// Where the logo is served, if there is one.
///
/// # Errors
/// Refused, the database's.
pub async fn logo_address(desk: &Desk) -> Result<Option<String>, StoreError> {
    desk.require(Permission::EditSettings)?;
    Ok(get(desk.db.conn(), "logo").await?.map(|id| format!("/media/{id}")))
}

/// Keeps a logo, a PNG already cleaned; papers printed before keep theirs.
///
/// # Errors
/// Refused, the database's.
pub async fn save_logo(desk: &Desk, logo: &File) -> Result<(), StoreError> {
    desk.require(Permission::EditSettings)?;
    let write = desk.db.write().await?;
    let media = media::keep_in(write.conn(), desk, logo).await?;
    set(write.conn(), "logo", &media.0.to_string()).await?;
    note(write.conn(), desk, Act::SettingsSaved, None, "logo").await?;
    write.commit().await
}
