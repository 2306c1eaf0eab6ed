//! The list of repairs.

use super::plan::Plan;
use domain::export::Asked;

/// What a column of costs is called, and which entries it adds up.
const COSTS: [(&str, &str); 6] = [
    ("labour_cost", "AND e.kind = 'labour'"),
    ("parts", "AND e.kind = 'part'"),
    ("external", "AND e.kind = 'external'"),
    ("transport", "AND e.kind = 'transport'"),
    ("other_cost", "AND e.kind = 'other_cost'"),
    ("total", ""),
];

/// Repairs begun in that year, with what each cost: read from the ledger, as every total is.
pub(super) fn repairs(asked: &Asked) -> Plan {
    let sum = |column: &str, only: &str| {
        format!(
            "(SELECT CAST(SUM(e.{column}) AS BIGINT) FROM ledger e
                WHERE e.item_id = j.item_id AND e.job = j.rank AND e.job IS NOT NULL {only})"
        )
    };
    let costs = COSTS.map(|(name, only)| format!("{} AS {name}", sum("cents", only)));
    let plan = Plan {
        select: format!(
            "i.code, i.name, j.category, {{name}} AS category_name, CAST(j.rank + 1 AS BIGINT) AS rank, j.route,
            p.name AS provider, j.outcome, j.opened_on, j.closed_on, j.reason, j.order_reference, j.done,
            j.estimate_cents AS estimate, j.ceiling_cents AS ceiling, {} AS labour, {}",
            sum("minutes", "AND e.kind = 'labour'"),
            costs.join(", ")
        ),
        from: "FROM repair_job j JOIN item i ON i.id = j.item_id JOIN category c ON c.code = j.category
            LEFT JOIN provider p ON p.id = j.provider_id",
        keys: &["j.item_id", "j.rank"],
        names: asked.names,
        ..Plan::default()
    };
    plan.in_year("j.opened_on", asked.year)
}
