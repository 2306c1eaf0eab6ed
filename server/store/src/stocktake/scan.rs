//! One scan in a count: kept once, answered alike as often as it is sent.

use super::{Hold, held, tree::Tree};
use crate::{
    Desk, StoreError, Submission, civil, db,
    item::{Begun, Turn},
    search::{self, Found},
};
use chrono::{DateTime, Utc};
use domain::{
    Refusal,
    access::Permission,
    id::PlaceId,
    item::State,
    label::scan::{Target, read},
    stocktake::{Outcome, Sighting, judge},
    view::stocktake::Counted,
};
use sea_orm::FromQueryResult;

/// The longest text kept, in characters: more is no label.
const LONGEST: usize = 200;

/// What was scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewScan {
    /// The text, as scanned or typed.
    pub text: String,
    /// The place being counted.
    pub place: i64,
    /// What there is to say of it.
    pub note: String,
}

/// What the text answers to.
enum Read {
    /// The item of that label.
    Item(String),
    /// Nothing known: what to keep.
    Unknown(String),
}

#[derive(FromQueryResult)]
struct Known {
    id: i64,
    name: String,
    state: String,
    place_id: Option<i64>,
}

#[derive(FromQueryResult)]
struct Before {
    outcome: String,
    by: String,
    at: DateTime<Utc>,
}

/// The place whose label was scanned, with its name: what is scanned next is counted there. Nothing for any other text.
///
/// # Errors
/// Refused, invalid (`place` outside the scope), not found, the database's.
pub async fn place_of(desk: &Desk, number: &str, text: &str) -> Result<Option<(i64, String)>, StoreError> {
    desk.require(Permission::Count)?;
    let (Found::Place(id), _) = search::scan(desk, text.trim()).await? else {
        return Ok(None);
    };
    let tree = Tree::load(desk.db.conn()).await?;
    let count = held(desk.db.conn(), number, Hold::Shared).await?;
    if !tree.inside(count.place_id).contains(&id) {
        return Err(StoreError::Invalid("place"));
    }
    Ok(Some((id, tree.path(Some(id)))))
}

/// Counts what was scanned. The same item, or the same unknown text, changes nothing the second time.
///
/// # Errors
/// Refused ([`Refusal::CountClosed`]), invalid (`text`, `place` outside the scope), not found, the
/// database's.
pub async fn scan(desk: &Desk, submission: &Submission, number: &str, new: NewScan) -> Result<Counted, StoreError> {
    desk.require(Permission::Count)?;
    let text = new.text.trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        return Err(StoreError::Invalid("text"));
    }
    let (read, tree) = (recognise(desk, text).await?, Tree::load(desk.db.conn()).await?);
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(answer) => return Ok(serde_json::from_str(&answer)?),
    };
    let count = held(turn.conn(), number, Hold::Shared).await?;
    if !count.is_open() {
        return Err(Refusal::CountClosed.into());
    }
    if !tree.inside(count.place_id).contains(&new.place) {
        return Err(StoreError::Invalid("place"));
    }
    let counted = keep(&turn, count.id, &new, read, &tree).await?;
    turn.commit(&serde_json::to_string(&counted)?).await?;
    Ok(counted)
}

/// Whose label or number it is. A void label still says which item it was torn from.
async fn recognise(desk: &Desk, text: &str) -> Result<Read, StoreError> {
    let (found, _) = search::scan(desk, text).await?;
    Ok(match found {
        Found::Item(code) | Found::Replaced(code) => Read::Item(code),
        Found::Void => match read(text).target {
            Target::Code(code) | Target::Place(code) => Read::Item(code.to_string()),
            Target::Text(text) => Read::Unknown(text),
        },
        Found::Blank(code) => Read::Unknown(code),
        // A place is counted in, not counted: see `place_of`.
        Found::Place(_) => Read::Unknown(text.to_owned()),
        Found::Words(words) => Read::Unknown(words),
    })
}

async fn keep(turn: &Turn<'_>, count: i64, new: &NewScan, read: Read, tree: &Tree) -> Result<Counted, StoreError> {
    let (text, known) = match read {
        Read::Unknown(text) => (text, None),
        Read::Item(code) => {
            let sql = "SELECT id, name, state, place_id FROM item WHERE code = $1";
            let known: Option<Known> = db::row(turn.conn(), sql, [code.as_str().into()]).await?;
            (code, known)
        }
    };
    let Some(known) = known else {
        let mut counted = Counted {
            outcome: Outcome::UnknownLabel,
            name: text.clone(),
            code: String::new(),
            place: String::new(),
            state: None,
            already: None,
        };
        write(turn, count, new, &text, None, &mut counted).await?;
        return Ok(counted);
    };
    let state = State::parse(&known.state).ok_or_else(|| StoreError::Inconsistent {
        table: "item",
        id: known.id.to_string(),
    })?;
    let sighting = Sighting {
        state,
        recorded: tree.around(known.place_id),
        seen_at: PlaceId(new.place),
    };
    let mut counted = Counted {
        outcome: judge(&sighting),
        name: known.name,
        code: text,
        place: tree.path(known.place_id),
        state: Some(state),
        already: None,
    };
    write(turn, count, new, new.text.trim(), Some(known.id), &mut counted).await?;
    Ok(counted)
}

/// Adds the scan, or says in `counted` who had counted it before, and as what.
async fn write(
    turn: &Turn<'_>,
    count: i64,
    new: &NewScan,
    text: &str,
    item: Option<i64>,
    counted: &mut Counted,
) -> Result<(), StoreError> {
    let fresh = db::run(
        turn.conn(),
        "INSERT INTO stocktake_scan (stocktake_id, key, text, item_id, place_id, outcome, state, note, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
        [
            count.into(),
            turn.submission.key.as_str().into(),
            text.into(),
            item.into(),
            new.place.into(),
            counted.outcome.word().into(),
            counted.state.map(State::word).into(),
            new.note.trim().into(),
            turn.moment.actor.id.0.into(),
            turn.moment.now.into(),
        ],
    )
    .await?;
    if fresh == 0 {
        before(turn, count, text, item, counted).await?;
    }
    Ok(())
}

async fn before(
    turn: &Turn<'_>,
    count: i64,
    text: &str,
    item: Option<i64>,
    counted: &mut Counted,
) -> Result<(), StoreError> {
    let (which, value) = match item {
        Some(item) => ("s.item_id = $2", item.into()),
        None => ("s.item_id IS NULL AND s.text = $2", text.into()),
    };
    let sql = format!(
        "SELECT s.outcome, s.at, p.name AS by FROM stocktake_scan s JOIN person p ON p.id = s.by_person
         WHERE s.stocktake_id = $1 AND {which}"
    );
    let before: Option<Before> = db::row(turn.conn(), &sql, [count.into(), value]).await?;
    let before = before.ok_or(StoreError::Invalid("key"))?;
    counted.outcome = Outcome::parse(&before.outcome).unwrap_or(counted.outcome);
    counted.already = Some((before.by, civil::time(before.at)));
    Ok(())
}
