//! What is set once: providers, services, places, categories, people.

use super::plan::Plan;
use domain::{Role, export::Asked};

/// Whether a row of that table is in use, as a word.
fn in_use(table: &str) -> String {
    format!("CASE WHEN {table}.is_active THEN 'yes' ELSE 'no' END AS in_use")
}

/// All providers.
pub(super) fn providers(asked: &Asked) -> Plan {
    Plan {
        select: format!(
            "p.id, p.name, CASE WHEN p.structure = '' THEN p.kind ELSE p.structure END AS provider_kind, p.commune,
            p.postcode, p.insee, {}",
            in_use("p")
        ),
        from: "FROM provider p",
        keys: &["p.id"],
        names: asked.names,
        ..Plan::default()
    }
}

/// All services, each with the one above it.
pub(super) fn services(asked: &Asked) -> Plan {
    Plan {
        select: format!("s.id, s.name, a.name AS above, s.cost_centre, {}", in_use("s")),
        from: "FROM service s LEFT JOIN service a ON a.id = s.parent_id",
        keys: &["s.id"],
        names: asked.names,
        ..Plan::default()
    }
}

/// All places, each with the one above it.
pub(super) fn places(asked: &Asked) -> Plan {
    Plan {
        select: format!("p.id, p.name, a.name AS above, {}", in_use("p")),
        from: "FROM place p LEFT JOIN place a ON a.id = p.parent_id",
        keys: &["p.id"],
        names: asked.names,
        ..Plan::default()
    }
}

/// The categories in use, with their figures in force. They have no number of their own.
pub(super) fn categories(asked: &Asked) -> Plan {
    Plan {
        select: "c.code AS category, {name} AS category_name, c.family, f.weight_grams AS weight,
            f.co2_grams AS footprint, f.factor_code AS factor, CAST(c.version AS BIGINT) AS edition,
            f.factor_source AS source, c.default_price_cents AS default_price,
            CAST(c.reference_months AS BIGINT) AS reference_months, c.gates AS checks"
            .into(),
        from: "FROM (SELECT a.*, ROW_NUMBER() OVER (ORDER BY a.code) AS number FROM category a WHERE a.is_active) c
            JOIN category_figure f ON f.category = c.code AND f.version = c.version",
        keys: &["c.number"],
        names: asked.names,
        ..Plan::default()
    }
}

/// Everybody with an account, the program itself apart.
pub(super) fn people(asked: &Asked) -> Plan {
    let held = |role: Role| {
        let role = role.word();
        format!(
            "CASE WHEN EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = p.id AND r.role = '{role}')
                THEN '{role} ' ELSE '' END"
        )
    };
    Plan {
        select: format!(
            "p.login, p.name, TRIM({}) AS roles, {}",
            Role::ALL.map(held).join(" || "),
            in_use("p")
        ),
        from: "FROM person p",
        clause: "WHERE p.id <> 0".into(),
        keys: &["p.id"],
        names: asked.names,
        ..Plan::default()
    }
}
