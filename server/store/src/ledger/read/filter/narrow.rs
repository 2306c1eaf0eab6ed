//! The words of `only` that carry a value: what figures outside the value page sum.

use super::Clause;
use crate::calendar::days;
use domain::{legal::agec::TYPES, view::LineFilter};

/// Keeps to what `word:value` says; a word that means nothing keeps everything.
pub(super) fn narrow(clause: &mut Clause, filter: &LineFilter) {
    match filter.only.split_once(':') {
        Some(("repairs", year)) => repairs(clause, year),
        Some(("providers", _)) => providers(clause, &filter.providers()),
        Some(("agec", kind)) => agec(clause, kind),
        _ => {}
    }
}

/// Entries of the repairs that ended in that year as cases do, whenever they were posted.
fn repairs(clause: &mut Clause, year: &str) {
    let (first, last) = days(year.parse().unwrap_or(0));
    let n = clause.values.len();
    clause.values.push(first.into());
    clause.values.push(last.into());
    clause.parts.push(format!(
        "e.job IS NOT NULL AND (e.item_id, e.job) IN (SELECT j.item_id, j.rank FROM repair_job j
            WHERE j.outcome <> 'open' AND j.closed_on BETWEEN ${} AND ${} AND NOT j.is_broken_off)",
        n + 1,
        n + 2
    ));
}

/// External entries of those providers; 0 stands for none.
fn providers(clause: &mut Clause, ids: &[i64]) {
    // Numbers only: safe to write into the text of the query. No provider at all: nothing fits.
    let listed: String = ids.iter().map(|id| format!(", {id}")).collect();
    let nobody = if ids.contains(&0) {
        " OR NOT EXISTS (SELECT 1 FROM ledger_axis a WHERE a.id = e.id AND a.provider_id IS NOT NULL)"
    } else {
        ""
    };
    clause.parts.push(format!(
        "e.kind = 'external' AND (e.id IN (SELECT a.id FROM ledger_axis a WHERE a.provider_id IN (-1{listed})){nobody})"
    ));
}

/// Entries of the categories of that type of product.
fn agec(clause: &mut Clause, kind: &str) {
    if TYPES.contains(&kind) {
        clause.values.push(kind.into());
        clause.parts.push(format!(
            "e.category IN (SELECT g.code FROM category g WHERE g.agec_type = ${})",
            clause.values.len()
        ));
    }
}
