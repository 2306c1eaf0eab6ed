//! The lists of the value pages.

use super::plan::Plan;
use crate::{
    Desk,
    ledger::read::{LAST_ACCEPTED, UNCOUNTED, Waiting, clause, counts},
};
use domain::{export::Asked, ledger::Kind, view::LineFilter};

/// Where the readable columns of an entry come from.
const ENTRIES: &str = "FROM ledger e JOIN item i ON i.id = e.item_id JOIN category c ON c.code = e.category
    JOIN service s ON s.id = e.service_id LEFT JOIN handover h ON h.id = e.handover_id";

const LEDGER: &str = "e.id, e.kind, e.reverses, e.occurred_on, e.period_on, i.code, i.name, e.category,
    {name} AS category_name, s.name AS service, h.number AS handover, e.substitution, e.grade, e.inputs,
    e.cents AS amount, e.prudent_cents AS prudent, e.hash,
    CASE WHEN e.kind = 'labour' THEN e.minutes END AS labour,
    CASE WHEN e.kind = 'co2' THEN e.grams END AS co2,
    CASE WHEN e.kind = 'waste' THEN e.grams END AS waste,
    CASE WHEN e.kind = 'waste_out' THEN e.grams END AS waste_out";

/// Entries as their page lists them.
pub(super) fn ledger(asked: &Asked) -> Plan {
    let counts = counts(&asked.lines);
    let (clause, values) = clause(&asked.lines);
    Plan {
        select: format!("{LEDGER}, {counts} AS counts"),
        from: ENTRIES,
        clause,
        values,
        keys: &["e.id"],
        names: asked.names,
    }
}

/// Entries as they are kept.
pub(super) fn chain(asked: &Asked) -> Plan {
    let filter = LineFilter {
        year: asked.year,
        ..LineFilter::default()
    };
    let (clause, values) = clause(&filter);
    Plan {
        select: "e.id, e.item_id, CAST(e.seq AS BIGINT) AS seq, CAST(e.line AS BIGINT) AS line, e.kind, e.cents,
            e.prudent_cents, e.grams, e.minutes, e.occurred_on, e.period_on, CAST(e.month AS BIGINT) AS month,
            e.reverses, e.service_id, e.handover_id, e.category, e.substitution, e.grade, CAST(e.job AS BIGINT) AS job,
            e.inputs, e.prev_hash, e.hash"
            .into(),
        from: "FROM ledger e",
        clause,
        values,
        keys: &["e.id"],
        names: asked.names,
    }
}

/// What nothing counts for.
pub(super) fn not_counted(desk: &Desk, asked: &Asked) -> Plan {
    let waiting = Waiting::of(desk.today(), &asked.why, asked.year);
    let of_slips = match asked.why.as_str() {
        "unsigned" => Some("l.occurred_on"),
        "none" => Some("l.settled_on"),
        _ => None,
    };
    Plan {
        select: match (of_slips, asked.why.as_str()) {
            (Some(since), _) => format!("{UNSIGNED}, {since} AS since"),
            (None, "factor") => format!("{ITEM}, {LAST_ACCEPTED}"),
            (None, _) => format!("{ITEM}, {UNCOUNTED}"),
        },
        from: if of_slips.is_some() {
            "FROM handover_line l JOIN handover h ON h.id = l.handover_id JOIN item i ON i.id = l.item_id
                JOIN service s ON s.id = i.service_id JOIN category c ON c.code = i.category"
        } else {
            "FROM item i JOIN service s ON s.id = i.service_id JOIN category c ON c.code = i.category"
        },
        clause: format!("WHERE {}", waiting.clause),
        values: waiting.values,
        keys: if of_slips.is_some() {
            &["l.item_id", "l.rank"]
        } else {
            &["i.id"]
        },
        names: asked.names,
    }
}

const UNSIGNED: &str = "i.code, i.name, i.category, {name} AS category_name, CAST(l.quantity AS BIGINT) AS quantity,
    i.state, s.name AS service, h.number AS handover";

const ITEM: &str = "i.code, i.name, i.category, {name} AS category_name, CAST(i.quantity AS BIGINT) AS quantity,
    i.state, s.name AS service";

/// What providers were due, each entry its own.
pub(super) fn spend(asked: &Asked) -> Plan {
    let filter = LineFilter {
        kinds: Kind::External.word().into(),
        ..asked.lines.clone()
    };
    let (clause, values) = clause(&filter);
    Plan {
        select: "e.id, e.occurred_on, e.period_on, i.code, i.name, e.category, {name} AS category_name,
            s.name AS service, e.reverses, e.cents AS amount, e.inputs, p.name AS provider, p.commune,
            CASE WHEN p.structure = '' THEN p.kind ELSE p.structure END AS provider_kind"
            .into(),
        from: "FROM ledger e JOIN item i ON i.id = e.item_id JOIN category c ON c.code = e.category
            JOIN service s ON s.id = e.service_id LEFT JOIN ledger_axis a ON a.id = e.id
            LEFT JOIN provider p ON p.id = a.provider_id",
        clause,
        values,
        keys: &["e.id"],
        names: asked.names,
    }
}
