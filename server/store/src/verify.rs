//! Folds everything again and says what differs.

use crate::{
    Db, StoreError, db,
    item::{EVENT_COLUMNS, EventRow, child_rows, event_hash, hash, item_row},
    ledger::{axis::axis_row, write::entry_row},
    table::Row,
};
use domain::{
    id::ItemId,
    item::{Item, Recorded},
    ledger::{Place, Posting},
};
use sea_orm::{DatabaseConnection, FromQueryResult, Value};
use std::collections::HashMap;

/// How many items are folded at a time: bounds the memory, whatever the size of the database.
const AT_A_TIME: i64 = 500;

/// Folds all events again, recomputes every projection, every total and both chains: one sentence
/// for each difference, in English, none where all is well.
///
/// # Errors
/// The database's.
pub async fn verify(db: &Db) -> Result<Vec<String>, StoreError> {
    let mut check = Check {
        conn: db.conn(),
        entries: HashMap::new(),
        found: Vec::new(),
    };
    let mut after = 0;
    loop {
        let ids: Vec<Id> = db::rows(
            check.conn,
            "SELECT id FROM item WHERE id > $1 ORDER BY id LIMIT $2",
            [after.into(), AT_A_TIME.into()],
        )
        .await?;
        let Some(last) = ids.last().map(|row| row.id) else {
            break;
        };
        check.items(after, last, &ids).await?;
        after = last;
    }
    check.orphans().await?;
    check.ledger().await?;
    check.sums().await?;
    check.parts().await?;
    check.reports().await?;
    check.found.extend(crate::closing::differences(check.conn).await?);
    check.found.extend(crate::paper::differences(check.conn).await?);
    Ok(check.found)
}

/// Where each axis of the sums is kept, and what its keys are made of.
const SUMS: [(&str, &str, &str); 7] = [
    ("ledger_sum", "month", "CAST(l.month AS TEXT)"),
    ("ledger_sum", "category", "CAST(l.category AS TEXT)"),
    ("ledger_sum", "service", "CAST(l.service_id AS TEXT)"),
    (
        "axis_sum",
        "services",
        "CAST(a.depositor_id AS TEXT) || ':' || COALESCE(CAST(a.receiver_id AS TEXT), '')",
    ),
    ("axis_sum", "place", "COALESCE(CAST(a.place_id AS TEXT), '')"),
    ("axis_sum", "provider", "COALESCE(CAST(a.provider_id AS TEXT), '')"),
    ("axis_sum", "factor", "l.category || ':' || CAST(a.factor AS TEXT)"),
];

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Report {
    number: String,
    report_hash: String,
    bytes: Vec<u8>,
}

#[derive(FromQueryResult)]
struct Orphan {
    what: String,
}

#[derive(FromQueryResult)]
struct EntryId {
    id: i64,
    item_id: i64,
    seq: i32,
    line: i32,
    hash: String,
}

/// What an item's fold says that the ledger must hold.
struct Due {
    item: Item,
    posting: Posting,
}

struct Check<'a> {
    conn: &'a DatabaseConnection,
    /// Every entry that the events make, by item and place.
    entries: HashMap<(i64, Place), Due>,
    found: Vec<String>,
}

impl Check<'_> {
    async fn items(&mut self, after: i64, last: i64, ids: &[Id]) -> Result<(), StoreError> {
        let sql =
            format!("SELECT {EVENT_COLUMNS} FROM event WHERE item_id > $1 AND item_id <= $2 ORDER BY item_id, id");
        let rows: Vec<EventRow> = db::rows(self.conn, &sql, [after.into(), last.into()]).await?;
        let mut lives: HashMap<i64, Vec<EventRow>> = HashMap::new();
        for row in rows {
            lives.entry(row.item_id).or_default().push(row);
        }
        for Id { id } in ids {
            self.item(*id, &lives.remove(id).unwrap_or_default()).await?;
        }
        Ok(())
    }

    async fn item(&mut self, id: i64, rows: &[EventRow]) -> Result<(), StoreError> {
        let events = self.chain(id, rows);
        let Some(item) = Item::fold(ItemId(id), &events) else {
            self.found
                .push(format!("item {id}: its events do not begin with a deposit"));
            return Ok(());
        };
        let mut expected = vec![item_row(&item)];
        expected.extend(child_rows(&item));
        for row in &expected {
            if let Some(names) = row.differences(self.conn).await? {
                self.found.push(format!("{}: {names}", row.label()));
            }
        }
        self.children(id, &expected).await?;
        // Entries need the item only for its id and category: the postings are kept beside it.
        for posting in item.postings.clone() {
            let due = Due {
                item: Item {
                    postings: Vec::new(),
                    ..item.clone()
                },
                posting,
            };
            self.entries.insert((id, due.posting.place), due);
        }
        Ok(())
    }

    /// Reads the events and checks that each follows the one before.
    fn chain(&mut self, id: i64, rows: &[EventRow]) -> Vec<Recorded> {
        let mut events = Vec::new();
        let mut prev = String::new();
        for (rank, row) in (1..).zip(rows) {
            let Ok(recorded) = row.recorded() else {
                self.found.push(format!("item {id}: event {} cannot be read", row.seq));
                return events;
            };
            if row.seq != rank {
                self.found
                    .push(format!("item {id}: event {rank} is missing or out of order"));
            }
            let hash = event_hash(&prev, id, &recorded, &row.facts);
            if row.prev_hash != prev || row.hash != hash {
                self.found
                    .push(format!("item {id}: event {} was edited or moved", row.seq));
            }
            prev.clone_from(&row.hash);
            events.push(recorded);
        }
        events
    }

    /// Rows of projections that the events do not make.
    async fn children(&mut self, id: i64, expected: &[Row]) -> Result<(), StoreError> {
        let tables = [
            "repair_job",
            "cost_line",
            "handover_line",
            "item_return",
            "item_exit",
            "item_life",
        ];
        let parts = tables.map(|table| format!("SELECT '{table}' AS what FROM {table} WHERE item_id = $1"));
        let rows: Vec<Orphan> = db::rows(self.conn, &parts.join(" UNION ALL "), [id.into()]).await?;
        for table in tables {
            let there = rows.iter().filter(|row| row.what == table).count();
            let due = expected.iter().filter(|row| row.table == table).count();
            if there > due {
                self.found
                    .push(format!("item {id}: {} rows too many in {table}", there - due));
            }
        }
        Ok(())
    }

    /// Labels and events that lead nowhere.
    async fn orphans(&mut self) -> Result<(), StoreError> {
        let sql = "SELECT 'label ' || i.code || ' of item ' || CAST(i.id AS TEXT) || ' is not in use' AS what
                     FROM item i LEFT JOIN label l ON l.code = i.code AND l.item_id = i.id
                     WHERE i.code IS NOT NULL AND l.code IS NULL
                   UNION ALL
                   SELECT 'label ' || l.code || ' is in use by an item that bears another' FROM label l
                     JOIN item i ON i.id = l.item_id
                     WHERE l.state = 'in_use' AND (i.code IS NULL OR i.code <> l.code)
                   UNION ALL
                   SELECT 'label ' || l.code || ' is replaced but its item still bears it' FROM label l
                     JOIN item i ON i.code = l.code WHERE l.state = 'replaced'
                   UNION ALL
                   SELECT 'label ' || c.code || ' is an item''s and a place''s' FROM place_code c
                     JOIN label l ON l.code = c.code
                   UNION ALL
                   SELECT 'ledger_axis ' || CAST(a.id AS TEXT) || ' has no entry' FROM ledger_axis a
                     LEFT JOIN ledger e ON e.id = a.id WHERE e.id IS NULL
                   UNION ALL
                   SELECT 'events of item ' || CAST(e.item_id AS TEXT) || ' have no item' FROM event e
                     LEFT JOIN item i ON i.id = e.item_id WHERE i.id IS NULL GROUP BY e.item_id";
        let orphans: Vec<Orphan> = db::rows(self.conn, sql, []).await?;
        self.found.extend(orphans.into_iter().map(|orphan| orphan.what));
        Ok(())
    }

    /// The ledger against the entries that the events make, in its own order.
    async fn ledger(&mut self) -> Result<(), StoreError> {
        let sql = "SELECT id, item_id, seq, line, hash FROM ledger ORDER BY id";
        let rows: Vec<EntryId> = db::rows(self.conn, sql, []).await?;
        let mut ids: HashMap<(i64, Place), i64> = HashMap::new();
        let mut prev = String::new();
        for (rank, row) in (1..).zip(&rows) {
            if row.id != rank {
                self.found.push(format!("ledger: entry {rank} is missing"));
                prev.clone_from(&row.hash);
                continue;
            }
            let place = Place {
                seq: u32::try_from(row.seq).unwrap_or(0),
                line: u32::try_from(row.line).unwrap_or(0),
            };
            ids.insert((row.item_id, place), row.id);
            match self.entries.remove(&(row.item_id, place)) {
                None => self.found.push(format!("ledger {}: no event makes this entry", row.id)),
                Some(due) => {
                    let reversed = due.posting.reverses;
                    let reverses = reversed.and_then(|place| ids.get(&(row.item_id, place)).copied());
                    let expected = entry_row(row.id, &due.item, &due.posting, reverses, &prev);
                    if let Some(names) = expected.differences(self.conn).await? {
                        self.found.push(format!("ledger {}: {names}", row.id));
                    }
                    if let Some(names) = axis_row(row.id, &due.posting).differences(self.conn).await? {
                        self.found.push(format!("ledger_axis {}: {names}", row.id));
                    }
                }
            }
            prev.clone_from(&row.hash);
        }
        let missing = self.entries.iter().map(|((item, place), due)| {
            format!(
                "ledger: item {item} event {} lacks its entry of {} cents",
                place.seq, due.posting.cents.0
            )
        });
        let missing: Vec<String> = missing.collect();
        self.found.extend(missing);
        Ok(())
    }

    /// The sums that the value page reads against the entries themselves, added up anew.
    async fn sums(&mut self) -> Result<(), StoreError> {
        for (table, axis, column) in SUMS {
            let join = match (table, axis) {
                ("axis_sum", "factor") => "JOIN ledger_axis a ON a.id = l.id WHERE a.factor IS NOT NULL",
                ("axis_sum", _) => "JOIN ledger_axis a ON a.id = l.id",
                _ => "",
            };
            let kept = format!(
                "SELECT year, key, kind, substitution, is_entry, grade, cents, prudent_cents, grams, minutes, entries
                 FROM {table} WHERE axis = '{axis}'"
            );
            let due = format!(
                "SELECT l.month / 100 AS year, {column} AS key, l.kind,
                    COALESCE(l.substitution, '') AS substitution, l.reverses IS NULL AS is_entry,
                    COALESCE(l.grade, '') AS grade, SUM(l.cents) AS cents, SUM(l.prudent_cents) AS prudent_cents,
                    SUM(l.grams) AS grams, SUM(l.minutes) AS minutes, COUNT(*) AS entries
                 FROM ledger l {join}
                 GROUP BY l.month / 100, {column}, l.kind, l.substitution, l.reverses IS NULL, l.grade"
            );
            let what = format!("'the sum of ' || kind || ' by {axis} ' || key || ' in ' || CAST(year AS TEXT) AS what");
            let sql = format!(
                "SELECT {what} FROM (SELECT * FROM ({kept}) AS k EXCEPT SELECT * FROM ({due}) AS d) AS wrong
                 UNION
                 SELECT {what} FROM (SELECT * FROM ({due}) AS d EXCEPT SELECT * FROM ({kept}) AS k) AS missing"
            );
            let wrong: Vec<Orphan> = db::rows(self.conn, &sql, []).await?;
            let sentence = |wrong: Orphan| format!("ledger: {} is not that of its entries", wrong.what);
            self.found.extend(wrong.into_iter().map(sentence));
        }
        Ok(())
    }

    /// The parts stock against its movements.
    async fn parts(&mut self) -> Result<(), StoreError> {
        let sql = "SELECT 'part ' || CAST(p.id AS TEXT) || ': the stock is not the sum of its movements' AS what
                   FROM part p WHERE p.quantity <>
                     (SELECT COALESCE(SUM(m.change), 0) FROM part_movement m WHERE m.part_id = p.id)";
        let wrong: Vec<Orphan> = db::rows(self.conn, sql, Vec::<Value>::new()).await?;
        self.found.extend(wrong.into_iter().map(|wrong| wrong.what));
        Ok(())
    }
    /// The signed report of each stock-take against its fingerprint, one at a time.
    async fn reports(&mut self) -> Result<(), StoreError> {
        let sql = "SELECT id FROM stocktake WHERE state = 'closed' ORDER BY id";
        let closed: Vec<Id> = db::rows(self.conn, sql, []).await?;
        for Id { id } in closed {
            let sql = "SELECT t.number, t.report_hash, m.bytes FROM stocktake t JOIN media m ON m.id = t.report_id
                       WHERE t.id = $1";
            let report: Option<Report> = db::row(self.conn, sql, [id.into()]).await?;
            match report {
                None => self.found.push(format!("stocktake {id}: its report is missing")),
                Some(report) if hash(&report.bytes) != report.report_hash => {
                    self.found
                        .push(format!("stocktake {}: its report was edited", report.number));
                }
                Some(_) => {}
            }
        }
        Ok(())
    }
}
