//! Recording what a file says: all of it in one transaction, or nothing.

use super::load;
use crate::{
    Desk, StoreError, Submission, db,
    item::{Begun, Turn},
    media::{self, File},
    price::{COLUMNS, columns, is_a_price},
};
use domain::{
    access::Permission,
    price::{
        Evidence,
        import::{Line, MappingForm, Outcome},
    },
    view::CategoryChoice,
};
use sea_orm::{FromQueryResult, Value};

/// Prices written by one statement: both databases bound the values of one (SQLite at 32 766).
const AT_A_TIME: usize = 500;

/// The advisory lock under which PostgreSQL records files, one at a time: two who record the same prices at once must not
/// both find that they are new. SQLite has one writer at a time.
const IMPORT: i64 = 0x5052_4943_4553;

/// A price to be: what, the category's code, the evidence.
type New = (String, String, Evidence);

#[derive(FromQueryResult)]
struct Bytes {
    mime: String,
    bytes: Vec<u8>,
}

/// Records the file's new prices, each with the file as its document, and forgets the file: how many. Lines in error
/// are left out only where somebody said so.
///
/// # Errors
/// Refused, invalid (`source`, `leave`, `file` where there is nothing to record, a field of the form), not found,
/// the database's.
pub async fn apply(
    desk: &Desk,
    submission: &Submission,
    (id, form): (i64, &MappingForm),
    leaves_errors: bool,
) -> Result<u32, StoreError> {
    desk.require(Permission::Price)?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(count) => return count.parse().map_err(|_| StoreError::Invalid("key")),
    };
    if db::is_postgres(turn.conn()) {
        db::run(turn.conn(), "SELECT pg_advisory_xact_lock($1)", [IMPORT.into()]).await?;
    }
    let reading = load(turn.conn(), desk, id, form).await?;
    if let Some(name) = reading.unreadable.first() {
        return Err(StoreError::Invalid(name));
    }
    let new = new(reading.lines(turn.conn(), desk).await?, leaves_errors)?;
    for (what, _, evidence) in &new {
        is_a_price(desk, what, evidence)?;
    }
    let document = document(&turn, id).await?;
    for some in new.chunks(AT_A_TIME) {
        insert(&turn, some, &reading.categories, document).await?;
    }
    let count = u32::try_from(new.len()).unwrap_or(u32::MAX);
    turn.commit(&count.to_string()).await?;
    Ok(count)
}

/// What there is to record.
fn new(lines: Vec<Line>, leaves_errors: bool) -> Result<Vec<New>, StoreError> {
    let mut new = Vec::new();
    for line in lines {
        match line.outcome {
            Outcome::New {
                what,
                category,
                evidence,
            } => new.push((what, category, evidence)),
            Outcome::Wrong(_) if !leaves_errors => return Err(StoreError::Invalid("leave")),
            Outcome::Wrong(_) | Outcome::Known | Outcome::LeftOut => {}
        }
    }
    if new.is_empty() {
        return Err(StoreError::Invalid("file"));
    }
    Ok(new)
}

/// The file becomes the document of its prices, and waits no more. Two who record it at once: the second finds nothing.
async fn document(turn: &Turn<'_>, id: i64) -> Result<i64, StoreError> {
    let sql = "DELETE FROM import_file WHERE id = $1 RETURNING mime, bytes";
    let taken: Option<Bytes> = db::row(turn.conn(), sql, [id.into()]).await?;
    let Bytes { mime, bytes } = taken.ok_or(StoreError::NotFound)?;
    Ok(media::keep_in(turn.conn(), turn.desk, &File { mime, bytes }).await?.0)
}

async fn insert(
    turn: &Turn<'_>,
    prices: &[New],
    categories: &[CategoryChoice],
    document: i64,
) -> Result<(), StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let mut rows = Vec::new();
    for (what, category, evidence) in prices {
        let first = values.len() + 1;
        let price = (what.as_str(), Some(category.as_str()), evidence);
        values.extend(columns(turn, price, None, Some(document), &names(categories, category)));
        let places: Vec<String> = (first..=values.len()).map(|place| format!("${place}")).collect();
        rows.push(format!("({})", places.join(", ")));
    }
    let sql = format!("INSERT INTO price ({COLUMNS}) VALUES {}", rows.join(", "));
    db::run(turn.conn(), &sql, values).await?;
    Ok(())
}

fn names(categories: &[CategoryChoice], code: &str) -> String {
    let choice = categories.iter().find(|choice| choice.code == code);
    choice.map_or_else(String::new, |choice| format!("{code} {} {}", choice.fr, choice.en))
}
