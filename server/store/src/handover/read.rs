//! Reading issue slips.

use crate::{
    Desk, StoreError, db,
    item::{ITEM_ROWS, ItemRecord, load_by_id},
    media, setting,
};
use chrono::{Days, NaiveDate};
use domain::{
    Cents, Role,
    access::Permission,
    item::IssueOutcome,
    moment::LATE_AFTER_DAYS,
    price::{Counterfactual, Grade, Substitution, lowest},
    view::{HandoverLine, HandoverRow, HandoverSlip, Page},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// Slips on a page of the list.
const SLIPS: u32 = 25;

#[derive(FromQueryResult)]
struct SlipRow {
    id: i64,
    service: String,
    receiver: String,
    person_id: Option<i64>,
    occurred_on: NaiveDate,
    by: String,
    need: String,
    substitution: String,
    reference: String,
    instead_of: String,
}

#[derive(FromQueryResult)]
struct LineRow {
    item_id: i64,
    quantity: i32,
    outcome: String,
}

#[derive(FromQueryResult)]
struct Signature {
    media_id: Option<i64>,
    signed_by: String,
}

/// A slip with its lines. A requester sees only their own.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn slip(desk: &Desk, number: &str) -> Result<HandoverSlip, StoreError> {
    desk.require(Permission::SeeAvailable)?;
    let conn = desk.db.conn();
    let row: Option<SlipRow> = db::row(
        conn,
        "SELECT h.id, s.name AS service, r.name AS receiver, r.person_id, h.occurred_on, p.name AS by,
            h.need, h.substitution, h.reference, h.instead_of
         FROM handover h JOIN service s ON s.id = h.service_id JOIN receiver r ON r.id = h.receiver_id
            JOIN person p ON p.id = h.by_person WHERE h.number = $1",
        [number.into()],
    )
    .await?;
    let row = row.ok_or(StoreError::NotFound)?;
    let is_receiver = row.person_id == Some(desk.actor.id.0);
    if !is_receiver && !desk.actor.may(Permission::SeePeople) {
        return Err(StoreError::NotFound);
    }
    let lines = lines(conn, &row, desk.today()).await?;
    let signature: Option<Signature> = db::row(
        conn,
        "SELECT media_id, signed_by FROM signature WHERE handover_id = $1 ORDER BY id DESC LIMIT 1",
        [row.id.into()],
    )
    .await?;
    let organisation = setting::organisation(conn).await?;
    let is_open = lines.iter().any(|line| line.outcome == IssueOutcome::Open);
    let broken = || StoreError::Inconsistent {
        table: "handover",
        id: number.to_owned(),
    };
    Ok(HandoverSlip {
        number: number.to_owned(),
        lines,
        substitution: Substitution::parse(&row.substitution).ok_or_else(broken)?,
        instead_of: Counterfactual::parse(&row.instead_of).ok_or_else(broken)?,
        service: row.service,
        receiver: row.receiver,
        on: row.occurred_on,
        by: row.by,
        need: row.need,
        reference: row.reference,
        organisation: organisation.name,
        phone: organisation.phone,
        signature: match signature.as_ref().and_then(|signature| signature.media_id) {
            Some(id) => media::link(conn, id).await?,
            None => None,
        },
        signed_by: signature.map(|signature| signature.signed_by).unwrap_or_default(),
        may_sign: is_open && (is_receiver || desk.actor.holds(&[Role::Desk])),
    })
}

async fn lines(conn: &impl ConnectionTrait, slip: &SlipRow, today: NaiveDate) -> Result<Vec<HandoverLine>, StoreError> {
    let rows: Vec<LineRow> = db::rows(
        conn,
        "SELECT item_id, quantity, outcome FROM handover_line WHERE handover_id = $1 ORDER BY item_id, rank",
        [slip.id.into()],
    )
    .await?;
    let mut lines = Vec::new();
    for row in rows {
        lines.push(line(conn, slip, row, today).await?);
    }
    Ok(lines)
}

async fn line(
    conn: &impl ConnectionTrait,
    slip: &SlipRow,
    row: LineRow,
    today: NaiveDate,
) -> Result<HandoverLine, StoreError> {
    let sql = format!("{ITEM_ROWS} WHERE i.id = $1");
    let item: Option<ItemRecord> = db::row(conn, &sql, [row.item_id.into()]).await?;
    let item = item.ok_or(StoreError::NotFound)?;
    let outcome = match row.outcome.as_str() {
        "accepted" => IssueOutcome::Accepted,
        "refused" => IssueOutcome::Refused,
        _ => IssueOutcome::Open,
    };
    let (unit, grade) = worth(conn, slip, row.item_id, outcome, today).await?;
    let quantity = u32::try_from(row.quantity).unwrap_or(0);
    Ok(HandoverLine {
        item: item.view()?,
        quantity,
        outcome,
        unit,
        grade,
    })
}

/// The price that counted for an accepted line, or that would count today for an open one.
async fn worth(
    conn: &impl ConnectionTrait,
    slip: &SlipRow,
    item: i64,
    outcome: IssueOutcome,
    today: NaiveDate,
) -> Result<(Option<Cents>, Option<Grade>), StoreError> {
    if outcome == IssueOutcome::Refused {
        return Ok((None, None));
    }
    let life = load_by_id(conn, item).await?;
    if outcome == IssueOutcome::Accepted {
        let mine = |standing: &&domain::item::Standing| standing.handover.is_some_and(|id| id.0 == slip.id);
        let standing = life.item.acceptances.iter().rev().find(mine);
        let evidence = standing.and_then(|standing| standing.counted.price.as_ref());
        let grade = evidence
            .zip(standing)
            .map(|(e, standing)| e.grade_on(standing.accepted_on));
        return Ok((standing.and_then(|standing| standing.counted.unit), grade));
    }
    let worth = crate::price::worth(conn, &life.item, Some(slip.id), today).await?;
    let basis = setting::rules(conn).await?.basis;
    let instead_of = Counterfactual::parse(&slip.instead_of).unwrap_or(Counterfactual::None);
    let price = lowest(&worth.candidates, instead_of, today, basis);
    Ok((price.map(|p| p.price_in(basis)), price.map(|p| p.grade_on(today))))
}

#[derive(FromQueryResult)]
struct ListRow {
    number: String,
    service: String,
    occurred_on: NaiveDate,
    lines: i64,
    open: i64,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

/// Slips, newest first; unsigned ones only, if asked. A requester sees only their own.
///
/// # Errors
/// Refused, the database's.
pub async fn list(desk: &Desk, only_open: bool, page: u32) -> Result<Page<HandoverRow>, StoreError> {
    desk.require(Permission::SeeAvailable)?;
    let conn = desk.db.conn();
    // A number, drawn from the session: safe to write into the text of the query.
    let whose = if desk.actor.may(Permission::SeePeople) {
        "1 = 1".to_owned()
    } else {
        format!(
            "h.receiver_id IN (SELECT r.id FROM receiver r WHERE r.person_id = {})",
            desk.actor.id.0
        )
    };
    let open = if only_open {
        "AND EXISTS (SELECT 1 FROM handover_line o WHERE o.handover_id = h.id AND o.outcome = 'open')"
    } else {
        ""
    };
    let from = format!("FROM handover h WHERE {whose} {open}");
    let count: Option<Count> = db::row(conn, &format!("SELECT COUNT(*) AS count {from}"), []).await?;
    let page = page.max(1);
    let sql = format!(
        "SELECT h.number, (SELECT s.name FROM service s WHERE s.id = h.service_id) AS service, h.occurred_on,
            (SELECT COUNT(*) FROM handover_line l WHERE l.handover_id = h.id) AS lines,
            (SELECT COUNT(*) FROM handover_line l WHERE l.handover_id = h.id AND l.outcome = 'open') AS open
         {from} ORDER BY h.id DESC LIMIT {SLIPS} OFFSET {}",
        u64::from(page - 1) * u64::from(SLIPS)
    );
    let rows: Vec<ListRow> = db::rows(conn, &sql, []).await?;
    let late = desk.today() - Days::new(LATE_AFTER_DAYS);
    let view = |row: ListRow| HandoverRow {
        is_late: row.open > 0 && row.occurred_on < late,
        lines: u32::try_from(row.lines).unwrap_or(0),
        open: u32::try_from(row.open).unwrap_or(0),
        number: row.number,
        service: row.service,
        on: row.occurred_on,
    };
    Ok(Page {
        rows: rows.into_iter().map(view).collect(),
        page,
        total: u64::try_from(count.map_or(0, |count| count.count)).unwrap_or(0),
        size: SLIPS,
    })
}
