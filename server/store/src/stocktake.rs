//! Stock-takes: begun on a frozen list, counted by several people at once, closed by a signed report,
//! their differences decided one by one. Rows are only added; the domain reads the outcomes from them.

mod close;
mod decide;
mod describe;
mod facts;
mod head;
mod overlap;
mod photo;
pub mod read;
mod scan;
mod tree;

pub use close::{Signing, close};
pub use decide::{How, decide, decide_all, look_into, move_here};
pub use photo::add_photos;
pub use scan::{NewScan, place_of, scan};

use crate::{
    Desk, StoreError, Submission, db,
    item::{Begun, Turn},
};
use domain::{Refusal, access::Permission, item::State, stocktake::is_expected};
use sea_orm::{ConnectionTrait, FromQueryResult};
pub(crate) use tree::Tree;

/// What a count is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCount {
    /// The site or place, with everything under it.
    pub place: i64,
    /// The only category counted; empty for all.
    pub category: String,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Number {
    number: String,
}

/// A count, as a write needs it.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Count {
    id: i64,
    number: String,
    place_id: i64,
    state: String,
}

impl Count {
    fn is_open(&self) -> bool {
        self.state == "open"
    }
}

/// How long a write keeps others from a count.
#[derive(Clone, Copy)]
enum Hold {
    /// Others may count meanwhile, nobody may close it.
    Shared,
    /// Nobody may do anything with it meanwhile.
    Alone,
}

/// The count of that number, held while the write lasts.
async fn held(conn: &impl ConnectionTrait, number: &str, hold: Hold) -> Result<Count, StoreError> {
    let lock = match (db::is_postgres(conn), hold) {
        (false, _) => "",
        (true, Hold::Shared) => " FOR SHARE",
        (true, Hold::Alone) => " FOR UPDATE",
    };
    let sql = format!("SELECT id, number, place_id, state FROM stocktake WHERE number = $1{lock}");
    let count: Option<Count> = db::row(conn, &sql, [number.trim().into()]).await?;
    count.ok_or(StoreError::NotFound)
}

/// Begins a count: freezes the list of what is expected there. Its number.
///
/// # Errors
/// Refused ([`Refusal::CountOpen`] where the same scope is being counted), invalid (`place`,
/// `category`), the database's.
pub async fn start(desk: &Desk, submission: &Submission, new: NewCount) -> Result<String, StoreError> {
    desk.require(Permission::Count)?;
    let inside = Tree::load(desk.db.conn()).await?.inside(new.place);
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(number) => return Ok(number),
    };
    if inside.is_empty() {
        return Err(StoreError::Invalid("place"));
    }
    let category = category(&turn, &new.category).await?;
    let number = turn.next_number('S').await?;
    let id = begin(&turn, &number, new.place, category.clone()).await?;
    freeze(&turn, id, &inside, category).await?;
    turn.commit(&number).await?;
    Ok(number)
}

async fn category(turn: &Turn<'_>, code: &str) -> Result<Option<String>, StoreError> {
    if code.trim().is_empty() {
        return Ok(None);
    }
    let sql = "SELECT code AS number FROM category WHERE code = $1";
    let found: Option<Number> = db::row(turn.conn(), sql, [code.trim().into()]).await?;
    found
        .map(|found| Some(found.number))
        .ok_or(StoreError::Invalid("category"))
}

async fn begin(turn: &Turn<'_>, number: &str, place: i64, category: Option<String>) -> Result<i64, StoreError> {
    let new: Option<Id> = db::row(
        turn.conn(),
        "INSERT INTO stocktake (number, place_id, category, state, started_by, started_at, signed_by, statement,
            report_hash) VALUES ($1, $2, $3, 'open', $4, $5, '', '', '') ON CONFLICT DO NOTHING RETURNING id",
        [
            number.into(),
            place.into(),
            category.clone().into(),
            turn.moment.actor.id.0.into(),
            turn.moment.now.into(),
        ],
    )
    .await?;
    if let Some(new) = new {
        return Ok(new.id);
    }
    let sql = "SELECT number FROM stocktake
               WHERE state = 'open' AND place_id = $1 AND COALESCE(category, '') = $2";
    let values = [place.into(), category.unwrap_or_default().into()];
    let other: Option<Number> = db::row(turn.conn(), sql, values).await?;
    Err(Refusal::CountOpen(other.map(|other| other.number).unwrap_or_default()).into())
}

/// Keeps the list of what is expected in those places, as it is now.
async fn freeze(turn: &Turn<'_>, id: i64, places: &[i64], category: Option<String>) -> Result<(), StoreError> {
    // Words of the domain's own list, and numbers drawn from records: safe in the text of the query.
    let states = State::ALL.into_iter().filter(|state| is_expected(*state));
    let states = db::listed(states.map(State::word));
    let places: Vec<String> = places.iter().map(i64::to_string).collect();
    let sql = format!(
        "INSERT INTO stocktake_expected (stocktake_id, item_id, place_id, state)
         SELECT t.id, i.id, i.place_id, i.state FROM item i, stocktake t
         WHERE t.id = $1 AND i.place_id IN ({}) AND i.state IN ({states}) AND ($2 = '' OR i.category = $2)",
        places.join(", ")
    );
    db::run(turn.conn(), &sql, [id.into(), category.unwrap_or_default().into()]).await?;
    Ok(())
}
