//! How a list is read from the database, a page at a time.

use crate::StoreError;
use chrono::NaiveDate;
use domain::export::Names;
use sea_orm::{QueryResult, Value};

/// Rows read at a time.
const AT_A_TIME: u32 = 1000;

/// Before the first row: records and ranks begin at 0.
pub(super) const START: [i64; 3] = [-1; 3];

/// A query, and what its rows are in the order of.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// Columns, each under its own key; `{name}` stands for the column of a category's name.
    pub(super) select: String,
    /// Tables. `{after}` stands for the first part of the place that the page begins after.
    pub(super) from: &'static str,
    /// A `WHERE` with its values, or nothing.
    pub(super) clause: String,
    /// Its values.
    pub(super) values: Vec<Value>,
    /// One to three whole numbers, from tables of `from`, that no two rows share.
    pub(super) keys: &'static [&'static str],
    /// How categories are named.
    pub(super) names: Names,
}

impl Plan {
    /// Adds a condition on a day within a year; 0 is any.
    pub(super) fn in_year(mut self, column: &str, year: i32) -> Self {
        let days = NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
        if let Some((first, last)) = days.filter(|_| year != 0) {
            let n = self.values.len();
            self.and(&format!("{column} BETWEEN ${} AND ${}", n + 1, n + 2));
            self.values.extend([Value::from(first), Value::from(last)]);
        }
        self
    }

    /// Adds that a column holds that word; an empty one is any.
    pub(super) fn holding(mut self, column: &str, word: &str) -> Self {
        if !word.is_empty() {
            self.values.push(word.into());
            self.and(&format!("{column} = ${}", self.values.len()));
        }
        self
    }

    /// Adds a condition.
    pub(super) fn and(&mut self, condition: &str) {
        self.clause += if self.clause.is_empty() { "WHERE " } else { " AND " };
        self.clause += condition;
    }

    /// The query of the page after that place.
    pub(super) fn page_sql(&self, after: &[i64; 3]) -> (String, Vec<Value>) {
        let (mut values, n) = (self.values.clone(), self.values.len());
        values.extend(after.iter().take(self.keys.len()).map(|part| Value::from(*part)));
        let marks: Vec<String> = (n + 1..=values.len()).map(|mark| format!("${mark}")).collect();
        let (keys, marks) = (self.keys.join(", "), marks.join(", "));
        let mut page = self.clone();
        page.and(&if self.keys.len() == 1 {
            format!("{keys} > {marks}")
        } else {
            format!("({keys}) > ({marks})")
        });
        let places: Vec<String> = self.keys.iter().enumerate().map(place).collect();
        let sql = format!(
            "SELECT {}, {} {} {} ORDER BY {keys} LIMIT {AT_A_TIME}",
            self.named(),
            places.join(", "),
            self.from.replace("{after}", &format!("${}", n + 1)),
            page.clause
        );
        (sql, values)
    }

    /// The query of how many there are.
    pub(super) fn count_sql(&self) -> (String, Vec<Value>) {
        let from = self.from.replace("{after}", "-1");
        (
            format!("SELECT COUNT(*) AS count {from} {}", self.clause),
            self.values.clone(),
        )
    }

    /// The place of a row.
    pub(super) fn place_of(&self, row: &QueryResult) -> Result<[i64; 3], StoreError> {
        let mut place = START;
        for (n, part) in place.iter_mut().enumerate().take(self.keys.len()) {
            *part = row.try_get("", &format!("key_{n}"))?;
        }
        Ok(place)
    }

    fn named(&self) -> String {
        let column = match self.names {
            Names::French => "c.label_fr",
            Names::English => "c.label_en",
        };
        self.select.replace("{name}", column)
    }
}

fn place((n, key): (usize, &&str)) -> String {
    format!("CAST({key} AS BIGINT) AS key_{n}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_begins_after_the_last_row_and_keeps_the_filter() {
        let plan = Plan {
            select: "l.quantity".into(),
            from: "FROM handover_line l",
            keys: &["l.item_id", "l.rank"],
            ..Plan::default()
        };
        let (sql, values) = plan.in_year("l.occurred_on", 2026).page_sql(&[7, 2, -1]);
        assert!(
            sql.contains("WHERE l.occurred_on BETWEEN $1 AND $2 AND (l.item_id, l.rank) > ($3, $4)"),
            "{sql}"
        );
        assert_eq!(values[2..], [Value::from(7_i64), Value::from(2_i64)]);
    }
}
