//! An item as who does not run the desk may see it.

use super::photos;
use crate::{Desk, StoreError, catalogue, db, request, setting};
use domain::{
    Refusal,
    access::Permission,
    item::{Condition, State},
    view::request::ItemBrief,
};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    code: String,
    name: String,
    brand: String,
    model: String,
    category: String,
    category_fr: String,
    category_en: String,
    quantity: i32,
    state: String,
    condition: Option<String>,
    place: String,
    ties: i64,
}

/// What it is and where it stands: any item for who sees the savings, which count items one by one; for an agent what is
/// ready, and what they announced, asked for or received.
///
/// # Errors
/// Refused, not found, the database's.
pub async fn brief(desk: &Desk, code: &str) -> Result<ItemBrief, StoreError> {
    let sees_all = desk.actor.may(Permission::SeeItems) || desk.actor.may(Permission::SeeSavings);
    if !sees_all {
        desk.require(Permission::SeeAvailable)?;
    }
    let conn = desk.db.conn();
    let row: Option<Row> = db::row(
        conn,
        "SELECT i.id, i.code, i.name, i.brand, i.model, i.category, c.label_fr AS category_fr,
            c.label_en AS category_en, i.quantity, i.state, i.condition, COALESCE(p.name, '') AS place,
            (SELECT COUNT(*) FROM item_request q WHERE q.item_id = i.id AND q.by_person = $2) +
            (SELECT COUNT(*) FROM handover_line l JOIN handover h ON h.id = l.handover_id
                JOIN receiver r ON r.id = h.receiver_id WHERE l.item_id = i.id AND r.person_id = $2) +
            (SELECT COUNT(*) FROM event v
                WHERE v.item_id = i.id AND v.seq = 1 AND v.kind = 'announced' AND v.by_person = $2) AS ties
         FROM item i JOIN category c ON c.code = i.category LEFT JOIN place p ON p.id = i.place_id
         WHERE i.code = $1",
        [code.trim().to_uppercase().into(), desk.actor.id.0.into()],
    )
    .await?;
    let row = row.ok_or(StoreError::NotFound)?;
    let broken = || StoreError::Inconsistent {
        table: "item",
        id: row.id.to_string(),
    };
    let state = State::parse(&row.state).ok_or_else(broken)?;
    if !sees_all && state != State::Ready && row.ties == 0 {
        return Err(Refusal::RoleNeeded(Permission::SeeItems.roles().to_vec()).into());
    }
    let asked = request::last_of(conn, row.id, desk.actor.id.0).await?;
    let waits = asked.as_ref().is_some_and(|asked| asked.answer.is_none());
    let may_ask = desk.actor.may(Permission::Ask) && state == State::Ready && !waits;
    Ok(ItemBrief {
        state,
        quantity: u32::try_from(row.quantity).map_err(|_| broken())?,
        model: format!("{} {}", row.brand, row.model).trim().to_owned(),
        condition: row.condition.as_deref().and_then(Condition::parse),
        // A photo may show somebody, or their name on a desk: a viewer sees nobody.
        photos: match desk.actor.may(Permission::SeeAvailable) {
            true => photos(conn, row.id).await?,
            false => Vec::new(),
        },
        phone: setting::organisation(conn).await?.phone,
        services: match may_ask {
            true => catalogue::service_choices(conn).await?,
            false => Vec::new(),
        },
        asked,
        code: row.code,
        name: row.name,
        category: row.category,
        category_fr: row.category_fr,
        category_en: row.category_en,
        place: row.place,
    })
}
