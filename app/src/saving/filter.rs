//! Which entries a figure sums, and what they count.

use domain::{
    Cents,
    ledger::{
        Kind,
        saving::{Lens, Totals},
    },
    view::{LineFilter, explore::behind},
};

/// The kinds paid out, but for labour.
pub const CASH: [Kind; 4] = Kind::CASH_COSTS;

/// The kinds that are taken off a net value.
pub const COSTS: [Kind; 5] = Kind::COSTS;

/// Entries of those kinds in that year.
pub fn of(year: i32, kinds: &[Kind]) -> LineFilter {
    LineFilter {
        year,
        kinds: listed(kinds),
        ..LineFilter::default()
    }
}

/// The avoided purchases of the headline in that year.
pub fn headline(year: i32) -> LineFilter {
    LineFilter {
        substitutions: "S1,S2".into(),
        ..of(year, &[Kind::AvoidedPurchase])
    }
}

/// The issues that counted in that year: an entry each.
pub fn issues(year: i32) -> LineFilter {
    issues_of(&of(year, &[]))
}

/// The issues among those entries: an entry each.
pub fn issues_of(filter: &LineFilter) -> LineFilter {
    LineFilter {
        sign: "issue".into(),
        ..only(filter, &Kind::ISSUES)
    }
}

/// Those of the entries that are of those kinds.
pub fn only(filter: &LineFilter, kinds: &[Kind]) -> LineFilter {
    LineFilter {
        kinds: listed(kinds),
        ..filter.clone()
    }
}

/// The entries that the figure of a lens sums.
pub fn through(year: i32, lens: Lens) -> LineFilter {
    behind(&of(year, &[]), lens)
}

/// The costs shown beside a lens, counted positively, and their kinds: without labour where the
/// lens leaves it out.
pub fn costs(totals: &Totals, lens: Lens) -> (Cents, &'static [Kind]) {
    match lens {
        Lens::NetCash => (totals.cash_costs(), &CASH),
        Lens::Gross | Lens::NetFull | Lens::Prudent => (totals.cash_costs() + totals.labour, &COSTS),
    }
}

/// The kinds that a filter names; none for all.
pub fn kinds(filter: &LineFilter) -> Vec<Kind> {
    filter.kinds.split(',').filter_map(Kind::parse).collect()
}

/// Whether the filter is about grams, not euros.
pub fn is_mass(filter: &LineFilter) -> bool {
    let kinds = kinds(filter);
    let weighs = |kind: &Kind| matches!(kind, Kind::Co2 | Kind::Waste | Kind::WasteOut);
    !kinds.is_empty() && kinds.iter().all(weighs)
}

/// An entry's amount as it counts in a list: costs are taken off the value.
pub fn signed(filter: &LineFilter, kind: Kind, cents: Cents) -> Cents {
    if filter.takes_costs_off() && kind.is_cost() {
        -cents
    } else {
        cents
    }
}

fn listed(kinds: &[Kind]) -> String {
    let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
    words.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_are_taken_off_unless_they_are_the_subject() {
        let net = through(2026, Lens::NetFull);
        assert_eq!(signed(&net, Kind::Labour, Cents(100)), Cents(-100));
        assert_eq!(signed(&net, Kind::AvoidedPurchase, Cents(100)), Cents(100));
        let local = LineFilter {
            only: "local".into(),
            ..of(2026, &COSTS)
        };
        assert_eq!(signed(&local, Kind::External, Cents(100)), Cents(100));
        let narrowed = |only: &str| LineFilter {
            only: only.into(),
            ..of(2026, &COSTS)
        };
        assert_eq!(signed(&narrowed("repairs:2026"), Kind::Part, Cents(100)), Cents(100));
        assert_eq!(signed(&narrowed("providers:4"), Kind::External, Cents(100)), Cents(100));
        assert_eq!(narrowed("providers:4,0").providers(), [4, 0]);
        assert!(is_mass(&of(2026, &[Kind::Co2])) && !is_mass(&net));
    }
}
