//! What services announce, for the desk to collect or receive.

use crate::{
    Desk, StoreError, Submission, catalogue, db,
    item::{Begun, Turn, words_of},
};
use chrono::NaiveDate;
use domain::{
    access::Permission,
    id::{PlaceId, ServiceId},
    item::{Command, Deposit, Details, Gesture, Ownership, State},
    view::announce::{Announced, Announcements},
};
use sea_orm::{FromQueryResult, Value};

/// One's own announcements shown.
const MINE: u32 = 20;

/// The longest name, in characters, as in the form.
const LONGEST_NAME: usize = 120;
/// The longest account of what is wrong, the same.
const LONGEST_FAULT: usize = 500;

/// What is announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAnnouncement {
    /// Whose it is: the service's record.
    pub service: i64,
    /// The category's code.
    pub category: String,
    /// What it is, in one's own words; empty takes the category's name.
    pub what: String,
    /// What is wrong with it.
    pub fault: String,
    /// Where it is to be collected.
    pub place: i64,
    /// How many, under one label.
    pub quantity: u32,
}

#[derive(FromQueryResult)]
struct Name {
    name: String,
}

/// Announces it: the label that it will bear. The label is drawn now, so that the desk can print it before going, and
/// receives the item by a scan.
///
/// # Errors
/// Refused, invalid (`what`, `fault`, `service`, `place`, `category`, `key`), the database's.
pub async fn announce(desk: &Desk, submission: &Submission, new: NewAnnouncement) -> Result<String, StoreError> {
    desk.actor.require(Gesture::Announce.roles(None))?;
    is_short(&new.what, LONGEST_NAME, "what")?;
    is_short(&new.fault, LONGEST_FAULT, "fault")?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(code) => return Ok(code),
    };
    let known = async |sql: &str, value: Value, field: &'static str| {
        let found: Option<Name> = db::row(turn.conn(), sql, [value]).await?;
        found.map(|found| found.name).ok_or(StoreError::Invalid(field))
    };
    known(
        "SELECT name FROM service WHERE id = $1 AND is_active",
        new.service.into(),
        "service",
    )
    .await?;
    known(
        "SELECT name FROM place WHERE id = $1 AND is_active",
        new.place.into(),
        "place",
    )
    .await?;
    let sql = "SELECT label_fr AS name FROM category WHERE code = $1 AND is_active";
    let category = known(sql, new.category.as_str().into(), "category").await?;
    let name = Some(new.what.trim().to_owned()).filter(|name| !name.is_empty());
    let details = Details {
        name: name.unwrap_or(category),
        fault: new.fault.trim().to_owned(),
        ..Details::default()
    };
    let code = turn.draw_label().await?;
    let search = words_of(&turn, Some(code.to_string()), &new.category, new.service, &details).await?;
    let deposit = Deposit {
        code: Some(code),
        deposit: None,
        category: new.category,
        quantity: new.quantity,
        service: ServiceId(new.service),
        place: PlaceId(new.place),
        ownership: Ownership::Body,
        details,
    };
    turn.create(Command::Announce(Box::new(deposit)), &search).await?;
    turn.commit(&code.to_string()).await?;
    Ok(code.to_string())
}

fn is_short(text: &str, longest: usize, field: &'static str) -> Result<(), StoreError> {
    if text.trim().chars().count() > longest {
        return Err(StoreError::Invalid(field));
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    code: Option<String>,
    name: String,
    category: String,
    quantity: i32,
    service: String,
    place: String,
    fault: String,
    by_name: String,
    occurred_on: NaiveDate,
    state: String,
}

impl Row {
    fn view(self) -> Result<Announced, StoreError> {
        let broken = || StoreError::Inconsistent {
            table: "item",
            id: self.id.to_string(),
        };
        Ok(Announced {
            state: State::parse(&self.state).ok_or_else(broken)?,
            quantity: u32::try_from(self.quantity).map_err(|_| broken())?,
            id: self.id,
            code: self.code,
            name: self.name,
            category: self.category,
            service: self.service,
            place: self.place,
            fault: self.fault,
            by: self.by_name,
            on: self.occurred_on,
        })
    }
}

/// Selects the columns of [`Row`]; a condition on the announcing event `v` and the item `i` follows.
const ANNOUNCED: &str = "SELECT i.id, i.code, i.name, i.category, i.quantity, s.name AS service,
        COALESCE(p.name, '') AS place, i.fault, b.name AS by_name, v.occurred_on, i.state
    FROM event v JOIN item i ON i.id = v.item_id JOIN service s ON s.id = i.service_id
        JOIN person b ON b.id = v.by_person LEFT JOIN place p ON p.id = i.place_id
    WHERE v.seq = 1 AND v.kind = 'announced'";

/// What the page of announcements shows.
///
/// # Errors
/// Refused, the database's.
pub async fn announcements(desk: &Desk) -> Result<Announcements, StoreError> {
    desk.actor.require(Gesture::Announce.roles(None))?;
    let read = async |condition: &str, values: Vec<Value>| {
        let sql = format!("{ANNOUNCED} AND {condition}");
        let rows: Vec<Row> = db::rows(desk.db.conn(), &sql, values).await?;
        rows.into_iter().map(Row::view).collect::<Result<Vec<_>, _>>()
    };
    let mine = format!("v.by_person = $1 ORDER BY i.id DESC LIMIT {MINE}");
    let waiting = match desk.actor.may(Permission::Receive) {
        true => Some(read("i.state = 'announced' ORDER BY v.occurred_on, i.id", Vec::new()).await?),
        false => None,
    };
    let choices = catalogue::choices(desk).await?;
    Ok(Announcements {
        services: choices.services,
        places: choices.places,
        categories: choices.categories,
        mine: read(&mine, vec![desk.actor.id.0.into()]).await?,
        waiting,
    })
}
