//! Files that offices send, kept as they came until what they say is recorded: thirty days at most.

use crate::{Desk, StoreError, civil, db};
use chrono::{DateTime, Days, NaiveDateTime, Utc};
use domain::{
    access::Permission,
    office::{Cells, MOST_COLUMNS, MOST_ROWS},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// Days after which a file that nobody recorded is forgotten.
const KEPT_DAYS: u64 = 30;
/// What a text is on the wire; anything else is a spreadsheet.
const TEXT: &str = "text/csv";

/// A file that was sent, its cells read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its name.
    pub name: String,
    /// What it is.
    pub mime: String,
    /// Its bytes, as sent.
    pub bytes: Vec<u8>,
    /// Its cells.
    pub cells: Cells,
}

/// What a file is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A supplier's prices.
    Prices,
    /// Repairs from elsewhere, by the Open Repair Data Standard.
    Repairs,
}

impl Kind {
    const ALL: [Self; 2] = [Self::Prices, Self::Repairs];

    /// The word that is kept.
    fn word(self) -> &'static str {
        match self {
            Self::Prices => "price",
            Self::Repairs => "ords",
        }
    }

    /// What recording it takes.
    fn permission(self) -> Permission {
        match self {
            Self::Prices => Permission::Price,
            Self::Repairs => Permission::EditReference,
        }
    }
}

/// A file that waits.
#[derive(FromQueryResult)]
pub(crate) struct Waiting {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) mime: String,
    pub(crate) by_person: i64,
    pub(crate) by_name: String,
    at: DateTime<Utc>,
}

impl Waiting {
    /// When it was sent, in Paris.
    pub(crate) fn sent_at(&self) -> NaiveDateTime {
        civil::time(self.at)
    }

    /// Whether it is a spreadsheet rather than a text.
    pub(crate) fn is_sheet(&self) -> bool {
        self.mime != TEXT
    }
}

const WAITING: &str = "SELECT f.id, f.name, f.mime, f.by_person, p.name AS by_name, f.at FROM import_file f
    JOIN person p ON p.id = f.by_person WHERE f.kind = $1";

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Text {
    text: String,
}

/// Keeps a file: its record.
///
/// # Errors
/// Invalid (`file` for one without rows or too large), the database's.
pub(crate) async fn keep(
    conn: &impl ConnectionTrait,
    desk: &Desk,
    kind: Kind,
    file: NewFile,
) -> Result<i64, StoreError> {
    let is_wide = file.cells.iter().any(|row| row.len() > MOST_COLUMNS);
    if file.cells.is_empty() || file.cells.len() > MOST_ROWS || is_wide {
        return Err(StoreError::Invalid("file"));
    }
    let cells = serde_json::to_string(&file.cells).map_err(|_| StoreError::Invalid("file"))?;
    let new: Option<Id> = db::row(
        conn,
        "INSERT INTO import_file (kind, name, mime, bytes, cells, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        [
            kind.word().into(),
            file.name.into(),
            file.mime.into(),
            file.bytes.into(),
            cells.into(),
            desk.actor.id.0.into(),
            desk.now.into(),
        ],
    )
    .await?;
    new.map(|new| new.id).ok_or(StoreError::Invalid("file"))
}

/// The files that wait, the latest first.
pub(crate) async fn waiting(conn: &impl ConnectionTrait, kind: Kind) -> Result<Vec<Waiting>, StoreError> {
    let sql = format!("{WAITING} ORDER BY f.id DESC");
    Ok(db::rows(conn, &sql, [kind.word().into()]).await?)
}

/// One of them.
///
/// # Errors
/// Not found, the database's.
pub(crate) async fn find(conn: &impl ConnectionTrait, kind: Kind, id: i64) -> Result<Waiting, StoreError> {
    let sql = format!("{WAITING} AND f.id = $2");
    let found: Option<Waiting> = db::row(conn, &sql, [kind.word().into(), id.into()]).await?;
    found.ok_or(StoreError::NotFound)
}

/// The cells of a file.
///
/// # Errors
/// Not found, inconsistent, the database's.
pub(crate) async fn cells(conn: &impl ConnectionTrait, id: i64) -> Result<Cells, StoreError> {
    let sql = "SELECT cells AS text FROM import_file WHERE id = $1";
    let kept: Option<Text> = db::row(conn, sql, [id.into()]).await?;
    let text = kept.ok_or(StoreError::NotFound)?.text;
    // Millions of letters: other requests do not wait for them.
    let read = tokio::task::spawn_blocking(move || serde_json::from_str::<Cells>(&text)).await;
    read.ok().and_then(Result::ok).ok_or_else(|| StoreError::Inconsistent {
        table: "import_file",
        id: id.to_string(),
    })
}

/// Forgets a file.
///
/// # Errors
/// Not found, the database's.
pub(crate) async fn forget(conn: &impl ConnectionTrait, kind: Kind, id: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM import_file WHERE id = $1 AND kind = $2";
    match db::run(conn, sql, [id.into(), kind.word().into()]).await? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}

/// Forgets the files that somebody sent and did not record: how many.
pub(crate) async fn forget_those_of(conn: &impl ConnectionTrait, desk: &Desk, kind: Kind) -> Result<u64, StoreError> {
    let sql = "DELETE FROM import_file WHERE by_person = $1 AND kind = $2";
    Ok(db::run(conn, sql, [desk.actor.id.0.into(), kind.word().into()]).await?)
}

/// Forgets the files that nobody recorded in thirty days: how many.
///
/// # Errors
/// Refused, the database's.
pub async fn forget_old(desk: &Desk) -> Result<u64, StoreError> {
    for kind in Kind::ALL {
        desk.require(kind.permission())?;
    }
    let write = desk.db.write().await?;
    let sql = "DELETE FROM import_file WHERE at < $1";
    let count = db::run(write.conn(), sql, [(desk.now - Days::new(KEPT_DAYS)).into()]).await?;
    write.commit().await?;
    Ok(count)
}
