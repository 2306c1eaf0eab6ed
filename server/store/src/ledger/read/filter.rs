//! From the words of an address to the entries they mean.

use domain::{ledger::Kind, price::Substitution, view::LineFilter};
use sea_orm::Value;

/// The `WHERE` of a list of entries, over `ledger e`.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    parts: Vec<String>,
    values: Vec<Value>,
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
        match filter.only.as_str() {
            "failed" => clause.parts.push(FAILED.into()),
            "local" => clause.parts.push(LOCAL.into()),
            _ => {}
        }
        clause
    }

    fn period(&mut self, filter: &LineFilter) {
        if filter.year == 0 {
            return;
        }
        let year = filter.year.saturating_mul(100);
        let month = i32::try_from(filter.month).unwrap_or(0);
        let (first, last) = if month == 0 { (1, 12) } else { (month, month) };
        let n = self.values.len();
        self.parts.push(format!("e.month BETWEEN ${} AND ${}", n + 1, n + 2));
        self.values.push(year.saturating_add(first).into());
        self.values.push(year.saturating_add(last).into());
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
            self.parts
                .push(format!("(e.substitution IN ({words}) OR e.kind IN ({COSTS}))"));
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

    pub(super) fn values(&self) -> Vec<Value> {
        self.values.clone()
    }
}

/// The words of a list that mean something, quoted. Only words of the domain's own lists: safe to
/// write into the text of the query.
fn listed(text: &str, read: impl Fn(&str) -> Option<&'static str>) -> String {
    let words: Vec<String> = text
        .split(',')
        .filter_map(|word| read(word.trim()))
        .map(|word| format!("'{word}'"))
        .collect();
    words.join(", ")
}

/// The kinds that cost money or work.
const COSTS: &str = "'labour', 'part', 'external', 'transport', 'other_cost'";

/// Costs of a repair that failed. That there is a repair is said aloud: it is what the index is made of.
const FAILED: &str = "e.job IS NOT NULL AND (e.item_id, e.job) IN (SELECT j.item_id, j.rank FROM repair_job j WHERE j.outcome = 'failed')";

/// What craftsmen and social enterprises were due: the provider named on the cost, else the repair's.
const LOCAL: &str = "e.kind = 'external' AND EXISTS (SELECT 1 FROM cost_line c
    LEFT JOIN repair_job j ON j.item_id = c.item_id AND j.rank = c.job
    JOIN provider p ON p.id = COALESCE(c.provider_id, j.provider_id)
    WHERE c.item_id = e.item_id AND c.job = e.job AND c.kind = 'external'
        AND p.kind IN ('craftsman', 'social_enterprise'))";
