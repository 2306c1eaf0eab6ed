//! The lists of the desk: equipment, deposits, issue slips.

use super::plan::Plan;
use crate::{Desk, search};
use domain::{access::Permission, export::Asked};

/// Equipment, by the filter of its page.
pub(super) fn items(desk: &Desk, asked: &Asked) -> Plan {
    let filter = &asked.items;
    let query = search::Query {
        words: filter.words.clone(),
        states: filter.states.clone(),
        is_late: filter.is_late,
        place: filter.place,
        page: 1,
    };
    let (clause, values) = search::clause(desk, &query);
    Plan {
        select: "i.code, i.state, i.name, i.brand, i.model, i.category, {name} AS category_name,
            CAST(i.quantity AS BIGINT) AS quantity, i.condition, s.name AS service, p.name AS place, i.deposited_on,
            i.last_on, i.accepted_on, d.number AS deposit, i.serial, i.inventory_number, i.ownership, i.open_gates,
            i.fault"
            .into(),
        from: "FROM item i JOIN service s ON s.id = i.service_id JOIN category c ON c.code = i.category
            LEFT JOIN place p ON p.id = i.place_id LEFT JOIN deposit d ON d.id = i.deposit_id",
        clause,
        values,
        keys: &["i.id"],
        names: asked.names,
    }
}

/// Deposits, with how much came.
pub(super) fn deposits(asked: &Asked) -> Plan {
    let plan = Plan {
        select: "d.number, d.occurred_on, s.name AS service, s.cost_centre, d.bearer, r.name AS received_by,
            (SELECT COUNT(*) FROM item i WHERE i.deposit_id = d.id) AS items,
            (SELECT CAST(COALESCE(SUM(i.quantity), 0) AS BIGINT) FROM item i WHERE i.deposit_id = d.id) AS quantity"
            .into(),
        from: "FROM deposit d JOIN service s ON s.id = d.service_id JOIN person r ON r.id = d.received_by",
        keys: &["d.id"],
        names: asked.names,
        ..Plan::default()
    };
    plan.in_year("d.occurred_on", asked.year)
}

/// Issue slips, a row a line; somebody who does not see people takes only their own.
pub(super) fn handovers(desk: &Desk, asked: &Asked) -> Plan {
    let mut plan = Plan {
        select: "h.number, h.occurred_on, s.name AS service, r.name AS receiver, b.name AS handed_by, i.code, i.name,
            i.category, {name} AS category_name, CAST(l.quantity AS BIGINT) AS quantity, l.outcome, l.settled_on,
            h.need, h.instead_of, h.substitution, h.reference,
            (SELECT CAST(SUM(e.cents) AS BIGINT) FROM ledger e WHERE e.item_id = l.item_id AND e.handover_id = h.id
                AND e.kind IN ('avoided_purchase', 'repair_return')) AS value"
            .into(),
        from: "FROM handover h JOIN handover_line l ON l.handover_id = h.id JOIN item i ON i.id = l.item_id
            JOIN category c ON c.code = i.category JOIN service s ON s.id = h.service_id
            JOIN receiver r ON r.id = h.receiver_id JOIN person b ON b.id = h.by_person",
        keys: &["h.id", "l.item_id", "l.rank"],
        names: asked.names,
        ..Plan::default()
    }
    .in_year("h.occurred_on", asked.year);
    if !desk.actor.may(Permission::SeePeople) {
        plan.values.push(desk.actor.id.0.into());
        plan.and(&format!("r.person_id = ${}", plan.values.len()));
    }
    plan
}
