//! What the entries come to, in plain statements over the ledger and the tables of records: never over the sums that the
//! database keeps beside it.

const CASH: &str = "'part', 'external', 'transport', 'other_cost'";
const COSTS: &str = "'part', 'external', 'transport', 'other_cost', 'labour'";

/// The lenses, by the word of an address.
pub(super) const LENSES: [&str; 4] = ["gross", "net_cash", "net_full", "prudent"];

/// How many issues an entry is: one that was taken back whole within its year is none.
pub(super) const ISSUE: &str = "CASE WHEN e.kind IN ('avoided_purchase', 'repair_return') AND e.reverses IS NULL
        AND e.cents <> COALESCE((SELECT -SUM(r.cents) FROM ledger r
            WHERE r.reverses = e.id AND r.month / 100 = e.month / 100), 0) THEN 1 ELSE 0 END";

/// What a lens makes of an entry: avoided purchases that are sure, and the costs that it takes off.
pub(super) fn value(lens: &str) -> String {
    let column = if lens == "prudent" {
        "e.prudent_cents"
    } else {
        "e.cents"
    };
    let costs = match lens {
        "net_cash" => CASH,
        "net_full" => COSTS,
        _ => "''",
    };
    format!(
        "CASE WHEN e.kind = 'avoided_purchase' AND e.substitution <> 'S3' THEN {column}
            WHEN e.kind IN ({costs}) THEN -e.cents ELSE 0 END"
    )
}

/// What pages show as costs beside a lens.
pub(super) fn cost(lens: &str) -> String {
    let costs = if lens == "net_cash" { CASH } else { COSTS };
    format!("CASE WHEN e.kind IN ({costs}) THEN -e.cents ELSE 0 END")
}

/// What the value is explored along.
pub(super) struct Axis {
    /// Its word in `by=`, and its name in a filter; months are filtered by `from` and `to`.
    pub(super) word: &'static str,
    /// What an entry belongs to; `none` where to nothing.
    pub(super) key: &'static str,
    /// What is joined to `ledger e` for it.
    pub(super) joins: &'static str,
}

pub(super) const MONTH: Axis = Axis {
    word: "month",
    key: "CAST(e.month AS TEXT)",
    joins: "",
};

/// Nobody received a cost, a gift outside, a sale or waste.
pub(super) const RECEIVER: Axis = Axis {
    word: "receiver",
    key: "CASE WHEN e.kind IN ('avoided_purchase', 'repair_return', 'co2', 'waste')
        THEN CAST(e.service_id AS TEXT) ELSE 'none' END",
    joins: "",
};

pub(super) const DEPOSITOR: Axis = Axis {
    word: "depositor",
    key: "CAST(i.service_id AS TEXT)",
    joins: "JOIN item i ON i.id = e.item_id",
};

pub(super) const CATEGORY: Axis = Axis {
    word: "category",
    key: "e.category",
    joins: "",
};

/// Where the item stood on the day of the entry is written in `ledger_axis` alone: the item itself only knows where it is
/// now. No place of the demonstration is deeper than three.
pub(super) const SITE: Axis = Axis {
    word: "site",
    key: "COALESCE(CAST(COALESCE(top.id, middle.id, place.id) AS TEXT), 'none')",
    joins: "JOIN ledger_axis a ON a.id = e.id LEFT JOIN place ON place.id = a.place_id
        LEFT JOIN place middle ON middle.id = place.parent_id LEFT JOIN place top ON top.id = middle.parent_id",
};

/// Which repair made the item fit, and which provider an invoice names, is written in `ledger_axis` alone: an entry names
/// the repair of a cost only, see [`PROVIDER_OF_COSTS`].
pub(super) const PROVIDER: Axis = Axis {
    word: "provider",
    key: "COALESCE(CAST(a.provider_id AS TEXT), 'none')",
    joins: "JOIN ledger_axis a ON a.id = e.id",
};

/// How that repair ended is the repair's; `ledger_axis` says which one, for the same reason.
pub(super) const OUTCOME: Axis = Axis {
    word: "outcome",
    key: "COALESCE(j.outcome, CASE WHEN a.is_repaired THEN 'successful' ELSE 'none' END)",
    joins: "JOIN ledger_axis a ON a.id = e.id LEFT JOIN repair_job j ON j.item_id = e.item_id AND j.rank = a.job",
};

pub(super) const AXES: [Axis; 7] = [MONTH, RECEIVER, DEPOSITOR, CATEGORY, SITE, PROVIDER, OUTCOME];

/// Costs of which `ledger_axis` says another repair or provider than the entry's own repair does: none.
pub(super) const PROVIDER_OF_COSTS: &str = "SELECT COUNT(*) FROM ledger e JOIN ledger_axis a ON a.id = e.id
    JOIN repair_job j ON j.item_id = e.item_id AND j.rank = e.job
    WHERE e.kind IN ('part', 'labour', 'transport', 'other_cost')
        AND (a.job IS NULL OR a.job <> e.job OR COALESCE(a.provider_id, 0) <> COALESCE(j.provider_id, 0))";

/// The sums of those columns for each key, as texts: `key|1|-250|18000`.
pub(super) fn statement(key: &str, joins: &str, columns: &[String], only: &str) -> String {
    let columns: Vec<(usize, &String)> = columns.iter().enumerate().collect();
    let inner: String = columns
        .iter()
        .map(|(n, column)| format!(", {column} AS c{n}"))
        .collect();
    let outer: String = columns
        .iter()
        .map(|(n, _)| format!(" || '|' || CAST(SUM(k.c{n}) AS TEXT)"))
        .collect();
    format!("SELECT k.key{outer} FROM (SELECT {key} AS key{inner} FROM ledger e {joins} WHERE {only}) k GROUP BY k.key")
}

/// Figures of the value page that are a sum of cents: how their term begins, what is summed, of which entries.
pub(super) const FACTS: [(&str, &str, &str); 13] = [
    (
        "Achats évités",
        "e.cents",
        "e.kind = 'avoided_purchase' AND e.substitution <> 'S3' AND e.reverses IS NULL",
    ),
    (
        "Retours et corrections",
        "e.cents",
        "e.kind = 'avoided_purchase' AND e.substitution <> 'S3' AND e.reverses IS NOT NULL",
    ),
    (
        "Pièces, prestataires, transport",
        "-e.cents",
        "e.kind IN ('part', 'external', 'transport', 'other_cost')",
    ),
    ("Main-d’œuvre", "-e.cents", "e.kind = 'labour'"),
    (
        "dont réparations sans succès",
        "-e.cents",
        "e.kind IN ('part', 'external', 'transport', 'other_cost', 'labour') AND EXISTS (SELECT 1 FROM repair_job j
            WHERE j.item_id = e.item_id AND j.rank = e.job AND j.outcome = 'failed')",
    ),
    // Which provider an invoice names: see `PROVIDER`.
    (
        "Dépensé chez des artisans et l’ESS",
        "e.cents",
        "e.kind = 'external' AND EXISTS (SELECT 1 FROM ledger_axis a JOIN provider p ON p.id = a.provider_id
            WHERE a.id = e.id AND p.kind IN ('craftsman', 'social_enterprise'))",
    ),
    (
        "Opportunités (S3), à part",
        "e.cents",
        "e.kind = 'avoided_purchase' AND e.substitution = 'S3'",
    ),
    ("Réparé pour le même service", "e.cents", "e.kind = 'repair_return'"),
    ("Donné", "e.cents", "e.kind = 'donation_value'"),
    ("Vendu", "e.cents", "e.kind = 'sale_revenue'"),
    (
        "A ·",
        "e.cents",
        "e.kind = 'avoided_purchase' AND e.substitution <> 'S3' AND e.grade = 'A'",
    ),
    (
        "B ·",
        "e.cents",
        "e.kind = 'avoided_purchase' AND e.substitution <> 'S3' AND e.grade = 'B'",
    ),
    (
        "C ·",
        "e.cents",
        "e.kind = 'avoided_purchase' AND e.substitution <> 'S3' AND e.grade = 'C'",
    ),
];
