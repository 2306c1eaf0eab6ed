//! From the words of an address to the entries they mean.

mod narrow;

use super::issue::{ISSUE, Looked, issue};
use crate::{
    db,
    ledger::{
        axis::{JOB, OUTCOME},
        kinds,
    },
};
use domain::{
    ledger::Kind,
    price::Substitution,
    view::{
        LineFilter,
        explore::{NONE, OUTCOMES},
    },
};
use narrow::narrow;
use sea_orm::Value;

/// The `WHERE` of a list of entries, over `ledger e`.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    parts: Vec<String>,
    values: Vec<Value>,
    /// The years that its entries are of, where it says so.
    years: Option<(i32, i32)>,
}

impl Clause {
    /// What the filter means. Words that mean nothing are left out.
    pub(super) fn of(filter: &LineFilter) -> Self {
        let mut clause = Self::default();
        clause.period(filter);
        clause.words("e.kind", &filter.kinds, |word| Kind::parse(word).map(Kind::word));
        clause.substitutions(&filter.substitutions);
        match filter.sign.as_str() {
            "entry" => clause.parts.push("e.reverses IS NULL".into()),
            "reversal" => clause.parts.push("e.reverses IS NOT NULL".into()),
            ISSUE => clause.parts.push(issue(&clause.looked())),
            _ => {}
        }
        if !filter.category.is_empty() {
            clause.equals("e.category", filter.category.as_str().into());
        }
        if filter.service != 0 {
            clause.equals("e.service_id", filter.service.into());
        }
        if !filter.grade.is_empty() {
            clause.equals("e.grade", filter.grade.as_str().into());
        }
        clause.axes(filter);
        match filter.only.as_str() {
            "failed" => clause.parts.push(FAILED.into()),
            "local" => clause.parts.push(LOCAL.into()),
            _ => narrow(&mut clause, filter),
        }
        clause
    }

    /// From one month to another, or a year, or a month of it.
    fn period(&mut self, filter: &LineFilter) {
        if filter.since != 0 || filter.until != 0 {
            let last = if filter.until == 0 { i32::MAX } else { filter.until };
            return self.months(filter.since, last);
        }
        if filter.year == 0 {
            return;
        }
        let year = filter.year.saturating_mul(100);
        let month = i32::try_from(filter.month).unwrap_or(0);
        let (first, last) = if month == 0 { (1, 12) } else { (month, month) };
        self.months(year.saturating_add(first), year.saturating_add(last));
    }

    fn months(&mut self, first: i32, last: i32) {
        let n = self.values.len();
        self.years = Some((first / 100, last / 100));
        self.parts.push(format!("e.month BETWEEN ${} AND ${}", n + 1, n + 2));
        self.values.push(first.into());
        self.values.push(last.into());
    }

    /// Who deposited, who received, where, whose repair and how it ended, which edition of the impact figures.
    fn axes(&mut self, filter: &LineFilter) {
        self.receiver(filter.receiver);
        self.others(filter);
        self.beside("a.depositor_id", filter.depositor, "= $");
        self.beside("a.provider_id", filter.provider, "= $");
        self.beside("a.place_id", filter.site, WITHIN);
        if filter.factor != 0 {
            // No index leads to an edition: each entry, already narrowed to a category, is looked up by its own number.
            self.values.push(i64::from(filter.factor).into());
            self.parts.push(format!(
                "EXISTS (SELECT 1 FROM ledger_axis a WHERE a.id = e.id AND a.factor = ${})",
                self.values.len()
            ));
        }
        self.outcome(&filter.outcome);
    }

    fn receiver(&mut self, service: i64) {
        let received = kinds(Kind::is_saving);
        match service {
            0 => {}
            NONE => self.parts.push(format!("e.kind NOT IN ({received})")),
            service => {
                self.parts.push(format!("e.kind IN ({received})"));
                self.equals("e.service_id", service.into());
            }
        }
    }

    /// Who received or deposited and is none of those left out. Numbers only: safe to write into the text of the query.
    fn others(&mut self, filter: &LineFilter) {
        let received = records(&filter.not_receivers);
        if !received.is_empty() {
            let kinds = kinds(Kind::is_saving);
            self.parts
                .push(format!("e.kind IN ({kinds}) AND e.service_id NOT IN ({received})"));
        }
        let deposited = records(&filter.not_depositors);
        if !deposited.is_empty() {
            self.parts.push(format!(
                "EXISTS (SELECT 1 FROM ledger_axis a WHERE a.id = e.id AND a.depositor_id NOT IN ({deposited}))"
            ));
        }
    }

    /// Whatever a column of `ledger_axis a` names, by way of its index; for none, entries whose item cannot be told any more
    /// have no row and belong to none either.
    fn beside(&mut self, column: &str, record: i64, within: &str) {
        match record {
            0 => {}
            NONE => self.parts.push(format!(
                "NOT EXISTS (SELECT 1 FROM ledger_axis a WHERE a.id = e.id AND {column} IS NOT NULL)"
            )),
            record => {
                self.values.push(record.into());
                let mark = within.replace('$', &format!("${}", self.values.len()));
                self.parts.push(format!(
                    "e.id IN (SELECT a.id FROM ledger_axis a WHERE {column} {mark})"
                ));
            }
        }
    }

    fn outcome(&mut self, outcome: &str) {
        if OUTCOMES.contains(&outcome) {
            let job = JOB.replace("e.item_id", "x.item_id");
            self.values.push(outcome.into());
            let mark = self.values.len();
            self.parts.push(format!(
                "EXISTS (SELECT 1 FROM ledger x LEFT JOIN ledger_axis a ON a.id = x.id {job}
                    WHERE x.id = e.id AND {OUTCOME} = ${mark})"
            ));
        }
    }

    fn words(&mut self, column: &str, text: &str, read: impl Fn(&str) -> Option<&'static str>) {
        let words = listed(text, read);
        if !words.is_empty() {
            self.parts.push(format!("{column} IN ({words})"));
        }
    }

    /// How sure an avoided purchase is says nothing of costs: a net value keeps them.
    fn substitutions(&mut self, text: &str) {
        let words = listed(text, |word| Substitution::parse(word).map(Substitution::word));
        if !words.is_empty() {
            let costs = kinds(Kind::is_cost);
            self.parts
                .push(format!("(e.substitution IN ({words}) OR e.kind IN ({costs}))"));
        }
    }

    fn equals(&mut self, column: &str, value: Value) {
        self.values.push(value);
        self.parts.push(format!("{column} = ${}", self.values.len()));
    }

    pub(super) fn sql(&self) -> String {
        if self.parts.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", self.parts.join(" AND "))
        }
    }

    /// Where an issue of these entries may have been taken back.
    pub(super) fn looked(&self) -> Looked {
        Looked {
            years: self.years,
            until: None,
        }
    }

    pub(super) fn values(&self) -> Vec<Value> {
        self.values.clone()
    }
}

/// The records of a list that are numbers.
fn records(text: &str) -> String {
    let ids = text.split(',').filter_map(|id| id.trim().parse::<i64>().ok());
    ids.map(|id| id.to_string()).collect::<Vec<_>>().join(", ")
}

/// The words of a list that mean something.
fn listed(text: &str, read: impl Fn(&str) -> Option<&'static str>) -> String {
    db::listed(text.split(',').filter_map(|word| read(word.trim())))
}

/// A place of that record, or inside it.
const WITHIN: &str = "IN (WITH RECURSIVE inside (id) AS (
        SELECT p.id FROM place p WHERE p.id = $
        UNION SELECT p.id FROM place p JOIN inside i ON p.parent_id = i.id)
    SELECT id FROM inside)";

/// Costs of a repair that failed. That there is a repair is said aloud: it is what the index is made of.
pub(crate) const FAILED: &str = "e.job IS NOT NULL AND (e.item_id, e.job) IN (SELECT j.item_id, j.rank FROM repair_job j WHERE j.outcome = 'failed')";

/// What craftsmen and social enterprises were due, entry by entry: one repair may be shared between several providers.
const LOCAL: &str = "e.kind = 'external' AND e.id IN (SELECT a.id FROM ledger_axis a
    JOIN provider p ON p.id = a.provider_id WHERE p.kind IN ('craftsman', 'social_enterprise'))";
