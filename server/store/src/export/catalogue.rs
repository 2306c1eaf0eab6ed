//! The list of documented prices.

use super::plan::Plan;
use crate::{Desk, price};
use domain::export::Asked;

/// The prices that the list shows; their grade is that of today.
pub(super) fn prices(desk: &Desk, asked: &Asked) -> Plan {
    let (clause, values) = price::clause(&asked.prices, desk.today());
    Plan {
        select: "p.id, p.what, i.code, p.category, {name} AS category_name, p.cents AS price, p.basis,
            CAST(p.vat AS BIGINT) AS vat, p.grade, p.dated_on, p.instead_of, p.source,
            '/media/' || CAST(p.media_id AS TEXT) AS document"
            .into(),
        from: "FROM price p LEFT JOIN item i ON i.id = p.item_id LEFT JOIN category c ON c.code = p.category",
        clause: format!("WHERE {clause}"),
        values,
        keys: &["p.id"],
        names: asked.names,
    }
}
