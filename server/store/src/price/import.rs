//! Prices from a supplier's file: kept as it came, read in the way that somebody says, recorded all at once.

mod apply;
mod known;
mod preview;

pub use apply::apply;
pub use preview::{WrongRows, preview, wrong_rows};

use crate::{
    Desk, StoreError, Submission, civil, db,
    item::{Begun, Turn, hash},
};
use chrono::{DateTime, Days, Utc};
use domain::{
    access::Permission,
    office::Cells,
    plain::plain,
    price::import::{Line, MOST_COLUMNS, MOST_ROWS, Mapping, MappingForm, read_lines},
    view::{CategoryChoice, price::ImportFile},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;

/// Days after which a file that nobody recorded is forgotten.
const KEPT_DAYS: u64 = 30;
/// What is kept in the table of files: inventories may come one day.
const KIND: &str = "price";

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

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct FileRow {
    id: i64,
    name: String,
    by_name: String,
    at: DateTime<Utc>,
}

impl FileRow {
    fn view(self) -> ImportFile {
        ImportFile {
            id: self.id,
            name: self.name,
            by: self.by_name,
            at: civil::time(self.at),
        }
    }
}

/// Keeps a file until it is recorded, thirty days at most: its record.
///
/// # Errors
/// Refused, invalid (`file` for one without rows or too large, `key`), the database's.
pub async fn keep(desk: &Desk, submission: &Submission, file: NewFile) -> Result<i64, StoreError> {
    desk.require(Permission::Price)?;
    let is_wide = file.cells.iter().any(|row| row.len() > MOST_COLUMNS);
    if file.cells.is_empty() || file.cells.len() > MOST_ROWS || is_wide {
        return Err(StoreError::Invalid("file"));
    }
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(id) => return id.parse().map_err(|_| StoreError::Invalid("key")),
    };
    let cells = serde_json::to_string(&file.cells).map_err(|_| StoreError::Invalid("file"))?;
    let new: Option<Id> = db::row(
        turn.conn(),
        "INSERT INTO import_file (kind, name, mime, bytes, hash, cells, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        [
            KIND.into(),
            file.name.into(),
            file.mime.into(),
            file.bytes.clone().into(),
            hash(&file.bytes).into(),
            cells.into(),
            desk.actor.id.0.into(),
            turn.moment.now.into(),
        ],
    )
    .await?;
    let id = new.ok_or(StoreError::Invalid("file"))?.id;
    turn.commit(&id.to_string()).await?;
    Ok(id)
}

/// The files that wait, the latest first.
///
/// # Errors
/// Refused, the database's.
pub async fn files(desk: &Desk) -> Result<Vec<ImportFile>, StoreError> {
    desk.require(Permission::Price)?;
    let sql = format!("{FILES} ORDER BY f.id DESC");
    let rows: Vec<FileRow> = db::rows(desk.db.conn(), &sql, []).await?;
    Ok(rows.into_iter().map(FileRow::view).collect())
}

const FILES: &str = "SELECT f.id, f.name, p.name AS by_name, f.at FROM import_file f
    JOIN person p ON p.id = f.by_person WHERE f.kind = 'price'";

/// Forgets a file that will not be recorded.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn discard(desk: &Desk, id: i64) -> Result<(), StoreError> {
    desk.require(Permission::Price)?;
    let write = desk.db.write().await?;
    let sql = "DELETE FROM import_file WHERE id = $1 AND kind = $2";
    if db::run(write.conn(), sql, [id.into(), KIND.into()]).await? == 0 {
        return Err(StoreError::NotFound);
    }
    write.commit().await
}

/// Forgets the files that nobody recorded in thirty days: how many.
///
/// # Errors
/// The database's.
pub async fn forget_old(desk: &Desk) -> Result<u64, StoreError> {
    desk.require(Permission::Price)?;
    let write = desk.db.write().await?;
    let sql = "DELETE FROM import_file WHERE at < $1";
    let count = db::run(write.conn(), sql, [(desk.now - Days::new(KEPT_DAYS)).into()]).await?;
    write.commit().await?;
    Ok(count)
}

/// A file being read.
struct Reading {
    file: ImportFile,
    cells: Cells,
    categories: Vec<CategoryChoice>,
    mapping: Mapping,
    unreadable: Vec<&'static str>,
}

#[derive(FromQueryResult)]
struct Text {
    text: String,
}

#[derive(FromQueryResult)]
struct CategoryRow {
    code: String,
    label_fr: String,
    label_en: String,
}

/// Loads a file and reads the form, starting from what the header's words suggest.
async fn load(conn: &impl ConnectionTrait, desk: &Desk, id: i64, form: &MappingForm) -> Result<Reading, StoreError> {
    let sql = format!("{FILES} AND f.id = $1");
    let file: Option<FileRow> = db::row(conn, &sql, [id.into()]).await?;
    let file = file.ok_or(StoreError::NotFound)?.view();
    let cells: Option<Text> = db::row(conn, "SELECT cells AS text FROM import_file WHERE id = $1", [id.into()]).await?;
    let cells: Cells =
        serde_json::from_str(&cells.ok_or(StoreError::NotFound)?.text).map_err(|_| StoreError::Inconsistent {
            table: "import_file",
            id: id.to_string(),
        })?;
    let sql = "SELECT code, label_fr, label_en FROM category WHERE is_active ORDER BY label_fr";
    let categories: Vec<CategoryRow> = db::rows(conn, sql, []).await?;
    let choice = |row: CategoryRow| CategoryChoice {
        code: row.code,
        fr: row.label_fr,
        en: row.label_en,
    };
    let categories: Vec<CategoryChoice> = categories.into_iter().map(choice).collect();
    let source = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
    let (mapping, mut unreadable) = form.read(Mapping::guess(&cells, source, desk.today()));
    let is_known = mapping.category.is_empty() || categories.iter().any(|choice| choice.code == mapping.category);
    if !is_known {
        unreadable.push("all_category");
    }
    Ok(Reading {
        file,
        cells,
        categories,
        mapping,
        unreadable,
    })
}

impl Reading {
    /// Every line below the header.
    async fn lines(&self, conn: &impl ConnectionTrait, desk: &Desk) -> Result<Vec<Line>, StoreError> {
        let mut codes = HashMap::new();
        for choice in &self.categories {
            for name in [&choice.code, &choice.fr, &choice.en] {
                codes.entry(plain(name)).or_insert_with(|| choice.code.clone());
            }
        }
        let known = known::known(conn, desk.today()).await?;
        let file = (self.file.name.as_str(), desk.today());
        Ok(read_lines(&self.cells, &self.mapping, (&codes, &known), file))
    }
}
