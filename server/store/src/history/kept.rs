//! The records kept already.

use crate::{StoreError, db};
use domain::ords::Record;
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::HashMap;

/// Ids looked for by one statement: far below what either database takes.
const ASKED_AT_ONCE: usize = 500;

#[derive(FromQueryResult)]
struct Kept {
    ords_id: String,
    data_provider: String,
    country: String,
    partner_product_category: String,
    product_category: String,
    product_category_id: String,
    brand: String,
    year_of_manufacture: String,
    product_age: String,
    repair_status: String,
    repair_barrier_if_end_of_life: String,
    group_identifier: String,
    event_date: String,
    problem: String,
}

impl Kept {
    fn record(self) -> Record {
        [
            self.ords_id,
            self.data_provider,
            self.country,
            self.partner_product_category,
            self.product_category,
            self.product_category_id,
            self.brand,
            self.year_of_manufacture,
            self.product_age,
            self.repair_status,
            self.repair_barrier_if_end_of_life,
            self.group_identifier,
            self.event_date,
            self.problem,
        ]
    }
}

/// Those of a file's records that are kept already, by id: all that is kept may be far longer than the file.
pub(super) async fn kept(
    conn: &impl ConnectionTrait,
    records: &[(u64, Option<Record>)],
) -> Result<HashMap<String, Record>, StoreError> {
    let ids: Vec<Value> = records
        .iter()
        .filter_map(|(_, record)| record.as_ref())
        .map(|record| Value::from(record[0].as_str()))
        .collect();
    let mut kept = HashMap::new();
    for ids in ids.chunks(ASKED_AT_ONCE) {
        let marks: Vec<String> = (1..=ids.len()).map(|mark| format!("${mark}")).collect();
        let sql = format!(
            "SELECT ords_id, data_provider, country, partner_product_category, product_category, product_category_id,
                brand, year_of_manufacture, product_age, repair_status, repair_barrier_if_end_of_life, group_identifier,
                event_date, problem FROM repair_history WHERE ords_id IN ({})",
            marks.join(", ")
        );
        let rows: Vec<Kept> = db::rows(conn, &sql, ids.to_vec()).await?;
        kept.extend(rows.into_iter().map(|row| (row.ords_id.clone(), row.record())));
    }
    Ok(kept)
}
