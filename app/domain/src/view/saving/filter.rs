//! Which entries a figure sums, as an address says it.

use crate::ledger::Kind;
use serde::{Deserialize, Serialize};

/// Which entries a page lists: the words of its address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct LineFilter {
    /// The year; 0 for all.
    pub year: i32,
    /// The month, 1 to 12; 0 for all.
    pub month: u32,
    /// Kinds, by word, separated by commas; empty for all.
    pub kinds: String,
    /// Substitutions: `S1,S2` for the headline; empty for all.
    pub substitutions: String,
    /// `entry`, `reversal`, `issue` for entries of a saving that were not taken back whole within their year, or empty for
    /// all.
    pub sign: String,
    /// A category's code.
    pub category: String,
    /// A service's record; 0 for all.
    pub service: i64,
    /// A grade of evidence.
    pub grade: String,
    /// The first month, as year × 100 + month; 0 for none. With `until`, it stands in for the year and the month.
    pub since: i32,
    /// The last month, likewise.
    pub until: i32,
    /// The receiving service's record; 0 for all, [`NONE`](crate::view::explore::NONE) for what nobody received: costs, exits.
    pub receiver: i64,
    /// The depositing service's record; 0 for all.
    pub depositor: i64,
    /// Receiving services left out, by their records, separated by commas: what the others received; empty for none left out.
    pub not_receivers: String,
    /// Depositing services left out, likewise.
    pub not_depositors: String,
    /// A site's record, all its places included; 0 for all, [`NONE`](crate::view::explore::NONE) for none.
    pub site: i64,
    /// A provider's record; 0 for all, [`NONE`](crate::view::explore::NONE) for the own workshop and what was not repaired.
    pub provider: i64,
    /// How the repair ended, or `none` where there was none; empty for all.
    pub outcome: String,
    /// An edition of the category's impact figures; 0 for all.
    pub factor: u32,
    /// `failed` for the costs of failed repairs; `local` for craftsmen and social enterprises; `repairs:2026` for repairs
    /// that ended in that year (`repairs:all` in any); `providers:1,4` for what was spent at those (0: none is named);
    /// `agec:…` for the categories of that type of product.
    pub only: String,
    /// From 1; 0 is taken for 1.
    pub page: u32,
}

impl LineFilter {
    /// The providers that `only` keeps to, by their records; 0 among them for what names none.
    pub fn providers(&self) -> Vec<i64> {
        let ids = self.only.strip_prefix("providers:").unwrap_or_default();
        ids.split(',').filter_map(|id| id.trim().parse().ok()).collect()
    }

    /// Whether what its entries count adds up to something: avoided purchases of the headline with costs taken off them,
    /// costs, or one kind that is counted apart. Opportunistic purchases (S3) are added to no others.
    pub fn adds_up(&self) -> bool {
        if !self.takes_costs_off() || self.only == "failed" {
            // Costs alone.
            return true;
        }
        let kinds: Vec<Kind> = self
            .kinds
            .split(',')
            .filter_map(|word| Kind::parse(word.trim()))
            .collect();
        let of = |word: &str| self.substitutions.split(',').any(|other| other.trim() == word);
        let (is_sure, is_apart) = (of("S1") || of("S2"), of("S3"));
        match kinds.as_slice() {
            [] => false,
            [Kind::AvoidedPurchase] => is_sure != is_apart,
            [_] => true,
            several => {
                let fits = |kind: &Kind| kind.is_cost() || (*kind == Kind::AvoidedPurchase && is_sure && !is_apart);
                several.iter().all(fits)
            }
        }
    }

    /// Whether costs are taken off: everywhere but where what is spent is itself the subject. The list, its sum and its
    /// export agree on it.
    pub fn takes_costs_off(&self) -> bool {
        let subject = self
            .only
            .split_once(':')
            .map_or(self.only.as_str(), |(subject, _)| subject);
        !matches!(subject, "local" | "repairs" | "providers")
    }
}

#[cfg(test)]
mod tests {
    use super::LineFilter;

    #[test]
    fn amounts_add_up_where_they_are_of_one_sort() {
        let of = |kinds: &str, substitutions: &str, only: &str| {
            let filter = LineFilter {
                kinds: kinds.into(),
                substitutions: substitutions.into(),
                only: only.into(),
                ..LineFilter::default()
            };
            filter.adds_up()
        };
        for (kinds, substitutions, only) in [
            ("avoided_purchase", "S1,S2", ""),
            ("avoided_purchase", "S3", ""),
            ("avoided_purchase,part,external,labour", "S1,S2", ""),
            ("part,labour", "", ""),
            ("repair_return", "", ""),
            ("sale_revenue", "", ""),
            ("", "", "failed"),
            ("", "", "repairs:2026"),
        ] {
            assert!(of(kinds, substitutions, only), "{kinds} {substitutions} {only}");
        }
        for (kinds, substitutions) in [
            ("", ""),
            ("avoided_purchase", ""),
            ("avoided_purchase", "S1,S2,S3"),
            ("avoided_purchase,part", "S3"),
            ("avoided_purchase,repair_return", "S1,S2"),
            ("donation_value,sale_revenue", ""),
        ] {
            assert!(!of(kinds, substitutions, ""), "{kinds} {substitutions}");
        }
    }
}
