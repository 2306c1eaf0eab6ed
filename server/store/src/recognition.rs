//! Recognition: people who agreed to be named for their work, by team. What they did is read from the items themselves
//! (deposits, repairs, handovers), never from logs of sessions or of pages.

use crate::{
    Desk, StoreError,
    calendar::{days, years},
    catalogue, db,
};
use chrono::NaiveDate;
use domain::{
    access::Permission,
    view::recognition::{Contribution, OwnRecognition, RecognitionPage, Team},
};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Agreed {
    service_id: i64,
    agreed_on: NaiveDate,
}

/// The actor's own choice; the teams to choose from only for who may agree.
///
/// # Errors
/// The database's.
pub async fn own(desk: &Desk) -> Result<OwnRecognition, StoreError> {
    let sql = "SELECT service_id, agreed_on FROM recognition WHERE person_id = $1";
    let agreed: Option<Agreed> = db::row(desk.db.conn(), sql, [desk.actor.id.0.into()]).await?;
    let services = if desk.actor.may(Permission::SeePeople) {
        catalogue::service_choices(desk.db.conn()).await?
    } else {
        Vec::new()
    };
    Ok(OwnRecognition {
        since: agreed.as_ref().map(|agreed| agreed.agreed_on),
        service: agreed.map(|agreed| agreed.service_id),
        services,
    })
}

/// The actor agrees to be named in that team, from today on, or withdraws: nothing of the agreement is kept then. Another
/// team leaves the day of the agreement as it is. Withdrawing asks for no
/// permission: whoever changed roles since can still leave.
///
/// # Errors
/// Refused (agreeing needs `SeePeople`), invalid (`service`), the database's.
pub async fn choose(desk: &Desk, service: Option<i64>) -> Result<(), StoreError> {
    if let Some(service) = service {
        desk.require(Permission::SeePeople)?;
        let services = catalogue::service_choices(desk.db.conn()).await?;
        if !services.iter().any(|choice| choice.value == service.to_string()) {
            return Err(StoreError::Invalid("service"));
        }
    }
    let write = desk.db.write().await?;
    let person = desk.actor.id.0;
    if let Some(service) = service {
        let sql = "INSERT INTO recognition (person_id, service_id, at, agreed_on) VALUES ($1, $2, $3, $4)
                   ON CONFLICT (person_id) DO UPDATE SET service_id = excluded.service_id";
        let values = [person.into(), service.into(), desk.now.into(), desk.today().into()];
        db::run(write.conn(), sql, values).await?;
    } else {
        let sql = "DELETE FROM recognition WHERE person_id = $1";
        db::run(write.conn(), sql, [person.into()]).await?;
    }
    write.commit().await
}

#[derive(FromQueryResult)]
struct ContributionRow {
    service: String,
    name: String,
    received: i64,
    repaired: i64,
    handed_over: i64,
}

/// From the day of the agreement on. A repair is its finisher's when the test after it passed; an item registered by mistake is nobody's work. Each count is
/// made once for all who agreed.
const CONTRIBUTIONS: &str = "SELECT s.name AS service, p.name, COALESCE(d.received, 0) AS received,
        COALESCE(m.repaired, 0) AS repaired, COALESCE(o.handed_over, 0) AS handed_over
    FROM recognition r JOIN person p ON p.id = r.person_id JOIN service s ON s.id = r.service_id
    LEFT JOIN (SELECT d.received_by AS person, CAST(SUM(i.quantity) AS BIGINT) AS received
            FROM recognition a JOIN deposit d ON d.received_by = a.person_id JOIN item i ON i.deposit_id = d.id
            WHERE d.occurred_on BETWEEN $1 AND $2 AND d.occurred_on >= a.agreed_on
                AND i.state <> 'void'
            GROUP BY d.received_by) AS d ON d.person = p.id
    LEFT JOIN (SELECT e.by_person AS person, COUNT(*) AS repaired
            FROM recognition a JOIN event e ON e.by_person = a.person_id JOIN item i ON i.id = e.item_id
            WHERE e.kind = 'repair_finished' AND e.occurred_on BETWEEN $1 AND $2 AND e.occurred_on >= a.agreed_on
                AND i.state <> 'void'
                AND (SELECT n.kind FROM event n WHERE n.item_id = e.item_id AND n.seq > e.seq
                        AND n.kind IN ('test_passed', 'test_failed', 'repair_finished')
                        AND NOT EXISTS (SELECT 1 FROM event u
                            WHERE u.item_id = n.item_id AND u.seq = n.seq + 1 AND u.kind = 'undone')
                     ORDER BY n.seq LIMIT 1) = 'test_passed'
                AND NOT EXISTS (SELECT 1 FROM event u
                    WHERE u.item_id = e.item_id AND u.seq = e.seq + 1 AND u.kind = 'undone')
            GROUP BY e.by_person) AS m ON m.person = p.id
    LEFT JOIN (SELECT h.by_person AS person, CAST(SUM(l.quantity) AS BIGINT) AS handed_over
            FROM recognition a JOIN handover h ON h.by_person = a.person_id
                JOIN handover_line l ON l.handover_id = h.id
            WHERE l.outcome = 'accepted' AND h.occurred_on >= a.agreed_on AND l.settled_on BETWEEN $1 AND $2
            GROUP BY h.by_person) AS o ON o.person = p.id
    WHERE p.is_active AND r.agreed_on <= $2 ORDER BY s.name, p.name, p.id";

/// Teams and those of them who agreed to be named, with what they contributed in the year.
///
/// # Errors
/// Refused (needs `SeePeople`), the database's.
pub async fn page(desk: &Desk, year: i32) -> Result<RecognitionPage, StoreError> {
    desk.require(Permission::SeePeople)?;
    let conn = desk.db.conn();
    let (first, last) = days(year);
    let rows: Vec<ContributionRow> = db::rows(conn, CONTRIBUTIONS, [first.into(), last.into()]).await?;
    let count = |value: i64| u64::try_from(value).unwrap_or(0);
    let mut teams: Vec<Team> = Vec::new();
    for row in rows {
        let contribution = Contribution {
            name: row.name,
            received: count(row.received),
            repaired: count(row.repaired),
            handed_over: count(row.handed_over),
        };
        match teams.last_mut().filter(|team| team.service == row.service) {
            Some(team) => team.people.push(contribution),
            None => teams.push(Team {
                service: row.service,
                people: vec![contribution],
            }),
        }
    }
    Ok(RecognitionPage {
        year,
        years: years(conn, desk.today()).await?,
        teams,
    })
}
