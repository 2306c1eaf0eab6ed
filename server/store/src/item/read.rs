//! Reading items.

mod about;
mod brief;

use super::keep::{EVENT_COLUMNS, EventRow, Life, load_by_id};
use crate::{Desk, StoreError, civil, db, setting};
use about::Names;
pub use brief::brief;
use domain::{
    Cents, Rules,
    access::Permission,
    id::ItemId,
    item::{Event, Gesture, Item, Recorded, State, offers},
    ledger::Kind,
    view::{CostRow, ItemCard, TimelineLine, Verdict},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Head {
    id: i64,
    category_fr: String,
    category_en: String,
    deposit: Option<String>,
    handover: Option<String>,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Tries {
    repaired: i64,
    tried: i64,
}

/// The item's page.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn card(desk: &Desk, code: &str) -> Result<ItemCard, StoreError> {
    desk.require(Permission::SeeItems)?;
    let conn = desk.db.conn();
    let head: Option<Head> = db::row(
        conn,
        "SELECT i.id, c.label_fr AS category_fr, c.label_en AS category_en, d.number AS deposit,
            (SELECT h.number FROM handover_line l JOIN handover h ON h.id = l.handover_id
             WHERE l.item_id = i.id AND l.outcome = 'open') AS handover
         FROM item i JOIN category c ON c.code = i.category LEFT JOIN deposit d ON d.id = i.deposit_id
         WHERE i.code = $1",
        [code.trim().to_uppercase().into()],
    )
    .await?;
    let head = head.ok_or(StoreError::NotFound)?;
    let sql = format!("SELECT {EVENT_COLUMNS} FROM event WHERE item_id = $1 ORDER BY seq");
    let rows: Vec<EventRow> = db::rows(conn, &sql, [head.id.into()]).await?;
    let events = rows.iter().map(EventRow::recorded).collect::<Result<Vec<_>, _>>()?;
    let item = Item::fold(ItemId(head.id), &events).ok_or_else(|| StoreError::Inconsistent {
        table: "event",
        id: head.id.to_string(),
    })?;
    let names = Names::of(conn, &item, &events).await?;
    let rules = setting::rules(conn).await?;
    let prices = crate::price::of_item(conn, head.id, &item.category, desk.today()).await?;
    let photos = photos(conn, head.id).await?;
    let verdict = verdict(conn, &item, &rules).await?;
    Ok(ItemCard {
        prices,
        aliases: crate::alias::of_item(conn, head.id).await?,
        photos,
        verdict,
        ..bare_card(desk, &rules, &item, &events, head, &names)
    })
}

/// An item's photos and its timeline, for a proof. The caller has checked who asks.
pub(crate) async fn life(conn: &impl ConnectionTrait, id: i64) -> Result<(Vec<String>, Vec<TimelineLine>), StoreError> {
    let Life { item, events, .. } = load_by_id(conn, id).await?;
    let names = Names::of(conn, &item, &events).await?;
    Ok((photos(conn, id).await?, timeline(&events, &names)))
}

/// The addresses of an item's photos, in the order in which they were taken.
async fn photos(conn: &impl ConnectionTrait, id: i64) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT media_id AS id FROM photo WHERE item_id = $1 ORDER BY media_id";
    let rows: Vec<Id> = db::rows(conn, sql, [id.into()]).await?;
    Ok(rows.iter().map(|photo| format!("/media/{}", photo.id)).collect())
}

fn bare_card(desk: &Desk, rules: &Rules, item: &Item, events: &[Recorded], head: Head, names: &Names) -> ItemCard {
    let all = offers(item, &desk.actor);
    let is_recent = (desk.now - item.last.at).num_minutes() < rules.undo_minutes;
    let may_undo = is_recent && all.iter().any(|offer| offer.gesture == Gesture::Undo);
    ItemCard {
        code: item.code.map(|code| code.to_string()).unwrap_or_default(),
        version: item.last.seq,
        state: item.state,
        details: item.details.clone(),
        category: item.category.clone(),
        category_fr: head.category_fr,
        category_en: head.category_en,
        quantity: item.quantity,
        ownership: item.ownership,
        service: names.service(item.depositor),
        service_id: item.depositor.0,
        deposit: head.deposit,
        deposited_on: item.deposited_on,
        place: item.place.map(|place| names.place(place)),
        condition: item.condition,
        gates: item.gates.iter().map(|(gate, open)| (*gate, *open)).collect(),
        reserved: item.reservation.as_ref().map(|r| (names.service(r.service), r.until)),
        open_handover: head.handover,
        verdict: None,
        costs: cost_rows(item),
        cost: item.cost(),
        prices: Vec::new(),
        photos: Vec::new(),
        aliases: Vec::new(),
        offers: all.into_iter().filter(|offer| offer.gesture != Gesture::Undo).collect(),
        undo: may_undo.then_some(item.last.seq),
        timeline: timeline(events, names),
        cycle: item.cycle,
    }
}

/// Its cost lines, as a page shows them.
pub(crate) fn cost_rows(item: &Item) -> Vec<CostRow> {
    let row = |(line, cost): (u32, &domain::item::CostLine)| {
        let (kind, what, minutes) = match &cost.charge.cost {
            domain::item::Cost::Labour(minutes) => (Kind::Labour, "", Some(minutes.0)),
            domain::item::Cost::Part { name, .. } => (Kind::Part, name.as_str(), None),
            domain::item::Cost::External { reference, .. } => (Kind::External, reference.as_str(), None),
            domain::item::Cost::Transport(_, what) => (Kind::Transport, what.as_str(), None),
            domain::item::Cost::Other(_, what) => (Kind::OtherCost, what.as_str(), None),
        };
        CostRow {
            line,
            kind,
            what: what.to_owned(),
            minutes,
            due: cost.due,
            occurred_on: cost.occurred_on,
            outcome: item.jobs.get(cost.job).map(|job| job.outcome),
        }
    };
    (0..).zip(&item.costs).map(row).collect()
}

fn timeline(events: &[Recorded], names: &Names) -> Vec<TimelineLine> {
    let is_undone = |seq: u32| events.iter().any(|other| other.event == Event::Undone(seq));
    let line = |recorded: &Recorded| TimelineLine {
        seq: recorded.seq,
        event: recorded.event.clone(),
        by: names.person(recorded.by),
        at: civil::time(recorded.at),
        occurred_on: recorded.occurred_on,
        about: names.about(&recorded.event),
        is_undone: is_undone(recorded.seq),
    };
    events.iter().rev().map(line).collect()
}

/// To repair or not, shown from the diagnosis to the test.
async fn verdict(conn: &impl ConnectionTrait, item: &Item, rules: &Rules) -> Result<Option<Verdict>, StoreError> {
    let Some(found) = item
        .diagnosis
        .as_ref()
        .filter(|_| item.state == State::AwaitingDecision || item.state.is_under_repair())
    else {
        return Ok(None);
    };
    let tries: Option<Tries> = db::row(
        conn,
        "SELECT COALESCE(SUM(CASE WHEN j.outcome = 'successful' THEN 1 ELSE 0 END), 0) AS repaired, COUNT(*) AS tried
         FROM repair_job j WHERE j.category = $1 AND j.outcome <> 'open'",
        [item.category.as_str().into()],
    )
    .await?;
    let count = |n: i64| u32::try_from(n).unwrap_or(0);
    Ok(Some(Verdict {
        observation: found.observation.clone(),
        cause: found.cause.clone(),
        estimate: item.estimate(rules.labour_rate).unwrap_or(Cents::ZERO),
        minutes: found.minutes.0,
        replacement: found.replacement,
        ceiling: rules.ceiling(found.replacement),
        ceiling_percent: rules.ceiling_percent,
        repaired_here: tries.map_or((0, 0), |tries| (count(tries.repaired), count(tries.tried))),
    }))
}
