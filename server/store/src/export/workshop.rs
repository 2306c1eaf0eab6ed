//! The lists of the workshop: repairs, how they ended, how long things took, what stands in stock.

use super::{ords::ENDED, plan::Plan};
use crate::{
    Desk, StoreError,
    ledger::kinds,
    workshop::{self, StockQuery},
};
use domain::{
    export::Asked,
    item::State,
    ledger::Kind,
    workshop::{Outcome, delay::Stage, stock::Age},
};
use sea_orm::QueryResult;

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

/// Repairs that ended and what was given up, as their page lists them.
pub(super) fn cases(asked: &Asked) -> Plan {
    let plan = Plan {
        select: format!(
            "i.code, i.name, a.brand, a.model, a.category, {{name}} AS category_name, a.ended_on, a.outcome, a.barrier,
            CAST(COALESCE((SELECT SUM(l.cents) FROM ledger l WHERE l.item_id = a.item_id AND l.job = a.job
                AND l.kind IN ({})), 0) AS BIGINT) AS cost",
            kinds(Kind::is_cost)
        ),
        from: ENDED.as_str(),
        keys: &["a.item_id", "a.job"],
        names: asked.names,
        ..Plan::default()
    };
    let outcome = Outcome::parse(&asked.repairs.outcome).map_or("", Outcome::word);
    plan.in_year("a.ended_on", asked.year)
        .holding("i.category", &asked.repairs.category)
        .holding("a.outcome", outcome)
}

/// Whether a row of [`cases`] is of that model, by its key; an empty one is any.
pub(super) fn is_of(row: &QueryResult, model: &str) -> Result<bool, StoreError> {
    Ok(model.is_empty() || workshop::model_key(row)?.is_some_and(|key| key == model))
}

/// The lives of items in which something ended in that year; where a stage is asked for, that one.
pub(super) fn delays(asked: &Asked) -> Plan {
    let stage = Stage::parse(&asked.repairs.stage);
    let (clause, values) = workshop::lives(stage, asked.year, &asked.repairs.category);
    Plan {
        select: "i.code, i.name, i.category, {name} AS category_name, CAST(l.rank + 1 AS BIGINT) AS life, l.came_on,
            l.diagnosed_on, l.ready_on, l.reissued_on, l.diagnosis_days, l.repair_days, l.reissue_days, l.whole_days"
            .into(),
        from: "FROM item_life l JOIN item i ON i.id = l.item_id JOIN category c ON c.code = i.category",
        clause,
        values,
        keys: &["l.item_id", "l.rank"],
        names: asked.names,
    }
}

/// What stands in stock, by the filter of its page.
pub(super) fn stock(desk: &Desk, asked: &Asked) -> Plan {
    let query = StockQuery {
        age: Age::parse(&asked.repairs.age),
        wait: State::parse(&asked.repairs.wait),
        category: asked.repairs.category.clone(),
        page: 1,
    };
    let (clause, values) = workshop::standing(&query, desk.today());
    Plan {
        select: format!(
            "i.code, i.state, i.name, i.brand, i.model, i.category, {{name}} AS category_name,
            CAST(i.quantity AS BIGINT) AS quantity, i.condition, s.name AS service, p.name AS place, {} AS came_on,
            i.last_on",
            workshop::SINCE
        ),
        from: "FROM item i JOIN service s ON s.id = i.service_id JOIN category c ON c.code = i.category
            LEFT JOIN place p ON p.id = i.place_id",
        clause,
        values,
        keys: &["i.id"],
        names: asked.names,
    }
}
