//! What forms choose from: services, places, categories, providers, parts in stock.

mod category;
mod place;
mod place_code;
mod tree;

pub(crate) use category::category_choices;
pub use category::{Figures, categories, save_figures};
pub use place::{places, save_place};
pub use place_code::place_labels;
pub(crate) use place_code::{code_places, place_of_code};

use crate::{Desk, StoreError, db};
use domain::{
    Role,
    access::Permission,
    local::{ProviderKind, is_insee, is_postcode},
    view::{Choice, Choices, PlaceRow, ProviderRow, ServiceRow},
};
pub(crate) use place::all_places;
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use tree::{Branch, in_order, is_below};

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Named {
    id: i64,
    name: String,
}

impl Named {
    fn choice(self) -> Choice {
        Choice {
            value: self.id.to_string(),
            label: self.name,
        }
    }
}

/// The choices of the deposit and other forms, and of the filters of the value pages: names and
/// nothing personal, for anybody signed in.
///
/// # Errors
/// The database's.
pub async fn choices(desk: &Desk) -> Result<Choices, StoreError> {
    desk.actor.require(&Role::ALL)?;
    let conn = desk.db.conn();
    let places = all_places(conn).await?;
    let place = |row: PlaceRow| Choice {
        value: row.id.to_string(),
        label: row.path,
    };
    Ok(Choices {
        services: service_choices(conn).await?,
        recent_services: named(
            conn,
            "SELECT s.id, s.name FROM service s JOIN
                (SELECT service_id, MAX(id) AS latest FROM
                    (SELECT id, service_id FROM deposit ORDER BY id DESC LIMIT 50) AS d GROUP BY service_id) AS r
                ON r.service_id = s.id WHERE s.is_active ORDER BY r.latest DESC LIMIT 3",
        )
        .await?,
        places: places.into_iter().filter(|row| row.is_active).map(place).collect(),
        categories: category_choices(conn).await?,
        providers: named(conn, "SELECT id, name FROM provider WHERE is_active ORDER BY name").await?,
        // They name the items they come from, which a viewer does not see.
        parts: if desk.actor.may(Permission::SeeAvailable) {
            parts(desk).await?
        } else {
            Vec::new()
        },
        today: Some(desk.today()),
        kept_until: Some(crate::setting::rules(conn).await?.kept_until(desk.today())),
    })
}

async fn named(conn: &impl ConnectionTrait, sql: &str) -> Result<Vec<Choice>, StoreError> {
    let rows: Vec<Named> = db::rows(conn, sql, []).await?;
    Ok(rows.into_iter().map(Named::choice).collect())
}

/// The services in use, to choose from.
pub(crate) async fn service_choices(conn: &impl ConnectionTrait) -> Result<Vec<Choice>, StoreError> {
    named(conn, "SELECT id, name FROM service WHERE is_active ORDER BY name").await
}

#[derive(FromQueryResult)]
struct ServiceRecord {
    id: i64,
    name: String,
    parent_id: Option<i64>,
    cost_centre: String,
    is_active: bool,
}

/// All services, parents before children.
///
/// # Errors
/// Refused, the database's.
pub async fn services(desk: &Desk) -> Result<Vec<ServiceRow>, StoreError> {
    desk.require(Permission::SeeItems)?;
    let rows: Vec<ServiceRecord> = db::rows(
        desk.db.conn(),
        "SELECT id, name, parent_id, cost_centre, is_active FROM service ORDER BY name, id",
        [],
    )
    .await?;
    let branch = |row: &ServiceRecord| Branch {
        id: row.id,
        parent: row.parent_id,
    };
    let row = |row: ServiceRecord| ServiceRow {
        id: row.id,
        name: row.name,
        parent: row.parent_id,
        cost_centre: row.cost_centre,
        is_active: row.is_active,
    };
    Ok(in_order(rows, branch).into_iter().map(row).collect())
}

/// Adds a service (`id` 0) or changes it.
///
/// # Errors
/// Refused, invalid (`name`, `parent`), not found.
pub async fn save_service(desk: &Desk, row: &ServiceRow) -> Result<i64, StoreError> {
    desk.require(Permission::EditReference)?;
    let tree = services(desk).await?;
    let branches: Vec<Branch> = tree
        .iter()
        .map(|s| Branch {
            id: s.id,
            parent: s.parent,
        })
        .collect();
    check(&row.name, row.id, row.parent, &branches)?;
    let values: Vec<Value> = vec![
        row.name.trim().into(),
        row.parent.into(),
        row.cost_centre.trim().into(),
        row.is_active.into(),
    ];
    let columns = ["name", "parent_id", "cost_centre", "is_active"];
    save(desk, "service", row.id, &columns, values).await
}

#[derive(FromQueryResult)]
struct ProviderRecord {
    id: i64,
    name: String,
    kind: String,
    commune: String,
    postcode: String,
    insee: String,
    is_active: bool,
}

/// All providers.
///
/// # Errors
/// Refused, the database's.
pub async fn providers(desk: &Desk) -> Result<Vec<ProviderRow>, StoreError> {
    desk.require(Permission::SeeItems)?;
    let rows: Vec<ProviderRecord> = db::rows(
        desk.db.conn(),
        "SELECT id, name, CASE WHEN structure = '' THEN kind ELSE structure END AS kind, commune, postcode, insee, is_active
         FROM provider ORDER BY name, id",
        [],
    )
    .await?;
    let row = |row: ProviderRecord| ProviderRow {
        id: row.id,
        name: row.name,
        kind: row.kind,
        commune: row.commune,
        postcode: row.postcode,
        insee: row.insee,
        is_active: row.is_active,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Adds a provider (`id` 0) or changes it.
///
/// # Errors
/// Refused, invalid (`name`, `kind`, `postcode`, `insee`), not found.
pub async fn save_provider(desk: &Desk, row: &ProviderRow) -> Result<i64, StoreError> {
    desk.require(Permission::EditReference)?;
    check(&row.name, row.id, None, &[])?;
    let kind = ProviderKind::parse(&row.kind).ok_or(StoreError::Invalid("kind"))?;
    let structure = if kind == kind.wider() { "" } else { kind.word() };
    let (postcode, insee) = (row.postcode.trim(), row.insee.trim().to_uppercase());
    if !postcode.is_empty() && !is_postcode(postcode) {
        return Err(StoreError::Invalid("postcode"));
    }
    if !insee.is_empty() && !is_insee(&insee) {
        return Err(StoreError::Invalid("insee"));
    }
    let values: Vec<Value> = vec![
        row.name.trim().into(),
        kind.wider().word().into(),
        structure.into(),
        row.commune.trim().into(),
        postcode.into(),
        insee.into(),
        row.is_active.into(),
    ];
    let columns = ["name", "kind", "structure", "commune", "postcode", "insee", "is_active"];
    save(desk, "provider", row.id, &columns, values).await
}

/// Refuses an empty name, an unknown parent, and a branch that would grow out of itself.
fn check(name: &str, id: i64, parent: Option<i64>, tree: &[Branch]) -> Result<(), StoreError> {
    if name.trim().is_empty() {
        return Err(StoreError::Invalid("name"));
    }
    let Some(parent) = parent else {
        return Ok(());
    };
    if !tree.iter().any(|branch| branch.id == parent) || is_below(tree, parent, id) {
        return Err(StoreError::Invalid("parent"));
    }
    Ok(())
}

/// Adds a row (`id` 0) or changes it. Table and columns are this file's own words.
async fn save(desk: &Desk, table: &str, id: i64, columns: &[&str], mut values: Vec<Value>) -> Result<i64, StoreError> {
    let marks: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
    let sql = if id == 0 {
        format!(
            "INSERT INTO {table} ({}) VALUES ({}) RETURNING id",
            columns.join(", "),
            marks.join(", ")
        )
    } else {
        let pairs: Vec<String> = columns
            .iter()
            .zip(&marks)
            .map(|(column, mark)| format!("{column} = {mark}"))
            .collect();
        values.push(id.into());
        format!(
            "UPDATE {table} SET {} WHERE id = ${} RETURNING id",
            pairs.join(", "),
            values.len()
        )
    };
    let write = desk.db.write().await?;
    let kept: Option<Id> = db::row(write.conn(), &sql, values).await?;
    let kept = kept.ok_or(StoreError::NotFound)?;
    if table == "place" {
        code_places(write.conn()).await?;
    }
    write.commit().await?;
    Ok(kept.id)
}

#[derive(FromQueryResult)]
struct PartRecord {
    id: i64,
    name: String,
    quantity: i32,
    donor: Option<String>,
}

/// Parts in stock.
///
/// # Errors
/// Refused, the database's.
pub async fn parts(desk: &Desk) -> Result<Vec<Choice>, StoreError> {
    desk.require(Permission::SeeAvailable)?;
    let rows: Vec<PartRecord> = db::rows(
        desk.db.conn(),
        "SELECT p.id, p.name, p.quantity, i.code AS donor FROM part p LEFT JOIN item i ON i.id = p.donor_item
         WHERE p.quantity > 0 ORDER BY p.name, p.id",
        [],
    )
    .await?;
    let choice = |row: PartRecord| {
        let from = row.donor.map(|code| format!(" · {code}")).unwrap_or_default();
        Choice {
            value: row.id.to_string(),
            label: format!("{} × {}{from}", row.quantity, row.name),
        }
    };
    Ok(rows.into_iter().map(choice).collect())
}
