//! Prices from a supplier's file: kept as it came, read in the way that somebody says, recorded all at once.

mod apply;
mod known;
mod preview;

pub use apply::apply;
pub use preview::{WrongRows, preview, wrong_rows};

use crate::{
    Desk, StoreError, Submission, db,
    item::{Begun, Turn},
    office::{self, Kind, NewFile, Waiting},
};
use domain::{
    access::Permission,
    office::Cells,
    plain::plain,
    price::import::{Line, Mapping, MappingForm, read_lines},
    view::{CategoryChoice, price::ImportFile},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;

fn view(file: Waiting) -> ImportFile {
    ImportFile {
        id: file.id,
        at: file.sent_at(),
        name: file.name,
        by: file.by_name,
    }
}

/// Keeps a file until it is recorded, thirty days at most: its record.
///
/// # Errors
/// Refused, invalid (`file` for one without rows or too large, `key`), the database's.
pub async fn keep(desk: &Desk, submission: &Submission, file: NewFile) -> Result<i64, StoreError> {
    desk.require(Permission::Price)?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(id) => return id.parse().map_err(|_| StoreError::Invalid("key")),
    };
    let id = office::keep(turn.conn(), desk, Kind::Prices, file).await?;
    turn.commit(&id.to_string()).await?;
    Ok(id)
}

/// The files that wait, the latest first.
///
/// # Errors
/// Refused, the database's.
pub async fn files(desk: &Desk) -> Result<Vec<ImportFile>, StoreError> {
    desk.require(Permission::Price)?;
    let waiting = office::waiting(desk.db.conn(), Kind::Prices).await?;
    Ok(waiting.into_iter().map(view).collect())
}

/// Forgets a file that will not be recorded.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn discard(desk: &Desk, id: i64) -> Result<(), StoreError> {
    desk.require(Permission::Price)?;
    let write = desk.db.write().await?;
    office::forget(write.conn(), Kind::Prices, id).await?;
    write.commit().await
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
struct CategoryRow {
    code: String,
    label_fr: String,
    label_en: String,
}

/// Loads a file and reads the form, starting from what the header's words suggest.
async fn load(conn: &impl ConnectionTrait, desk: &Desk, id: i64, form: &MappingForm) -> Result<Reading, StoreError> {
    let file = view(office::find(conn, Kind::Prices, id).await?);
    let cells = office::cells(conn, id).await?;
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
