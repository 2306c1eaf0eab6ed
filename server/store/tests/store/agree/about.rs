//! Which entries are asked for: every word of an address, and what it means said plainly.

use crate::explore::Set;
use domain::{
    ledger::Kind,
    legal::agec::TYPES,
    view::{
        LineFilter,
        explore::{NONE, OUTCOMES},
    },
};

/// A filter, and the same as a plain condition on the ledger where there is an obvious one.
pub(super) type About = (LineFilter, Option<String>);

/// What was spent, as a condition on the ledger.
pub(super) const COSTS: &str = "kind IN ('labour', 'part', 'external', 'transport', 'other_cost')";

/// What somebody received, likewise.
const RECEIVED: &str = "kind IN ('avoided_purchase', 'repair_return', 'co2', 'waste')";

/// All that is asked.
pub(super) fn filters(set: &Set) -> Vec<About> {
    [kinds(), signs(), services(), records(set), periods(), narrowed(set)].concat()
}

fn of(filter: LineFilter, plain: &str) -> About {
    (filter, (!plain.is_empty()).then(|| plain.to_owned()))
}

/// Nothing asked, each kind, and some together.
fn kinds() -> Vec<About> {
    let kinds = |kinds: &str, plain: &str| {
        let filter = LineFilter {
            kinds: kinds.into(),
            ..LineFilter::default()
        };
        of(filter, plain)
    };
    let one = |kind: Kind| kinds(kind.word(), &format!("kind = '{}'", kind.word()));
    let mut all: Vec<About> = Kind::ALL.into_iter().map(one).collect();
    all.push(kinds("", "1 = 1"));
    all.push(kinds("labour,part,external,transport,other_cost", COSTS));
    all
}

/// Entries, what takes others back, and issues: what was taken back whole within its year is none.
fn signs() -> Vec<About> {
    let sign = |sign: &str, plain: &str| {
        let filter = LineFilter {
            sign: sign.into(),
            ..LineFilter::default()
        };
        of(filter, plain)
    };
    vec![
        sign("entry", "reverses IS NULL"),
        sign("reversal", "reverses IS NOT NULL"),
        sign(
            "issue",
            "kind IN ('avoided_purchase', 'repair_return') AND reverses IS NULL AND cents <> COALESCE(
                (SELECT -SUM(r.cents) FROM ledger r WHERE r.reverses = ledger.id AND r.month / 100 = ledger.month / 100), 0)",
        ),
    ]
}

/// Each service as who receives and as who deposits, and what nobody received.
fn services() -> Vec<About> {
    let plain = LineFilter::default;
    let mut all = Vec::new();
    for service in 1..=3 {
        let (receiver, depositor) = (service, service);
        let received = format!("{RECEIVED} AND service_id = {service}");
        all.push(of(LineFilter { receiver, ..plain() }, &received));
        let deposited = format!("item_id IN (SELECT i.id FROM item i WHERE i.service_id = {service})");
        all.push(of(LineFilter { depositor, ..plain() }, &deposited));
    }
    let not_receivers = "1,2".to_owned();
    let received = format!("{RECEIVED} AND service_id NOT IN (1, 2)");
    all.push(of(
        LineFilter {
            not_receivers,
            ..plain()
        },
        &received,
    ));
    let not_depositors = "3".to_owned();
    let deposited = "item_id IN (SELECT i.id FROM item i WHERE i.service_id <> 3)";
    all.push(of(
        LineFilter {
            not_depositors,
            ..plain()
        },
        deposited,
    ));
    let receiver = NONE;
    all.push(of(LineFilter { receiver, ..plain() }, &format!("NOT ({RECEIVED})")));
    all
}

/// Each category, site, provider and way that a repair ended.
fn records(set: &Set) -> Vec<About> {
    let plain = LineFilter::default;
    let mut all = Vec::new();
    for code in ["F-CHAIR", "F-TABLE", "SP-BIKE", "S-BOARD"] {
        let category = code.to_owned();
        all.push(of(LineFilter { category, ..plain() }, &format!("category = '{code}'")));
    }
    for site in [1, set.site, NONE] {
        all.push(of(LineFilter { site, ..plain() }, ""));
    }
    for provider in [set.providers[0], set.providers[1], NONE] {
        all.push(of(LineFilter { provider, ..plain() }, ""));
    }
    for outcome in OUTCOMES.map(str::to_owned) {
        all.push(of(LineFilter { outcome, ..plain() }, ""));
    }
    all
}

/// Months, a year, and a month of it.
fn periods() -> Vec<About> {
    let months = |year, month, since, until, plain: &str| {
        let filter = LineFilter {
            year,
            month,
            since,
            until,
            ..LineFilter::default()
        };
        of(filter, plain)
    };
    vec![
        months(2026, 0, 0, 0, "month BETWEEN 202601 AND 202612"),
        months(2026, 7, 0, 0, "month = 202607"),
        months(0, 0, 202_608, 202_702, "month BETWEEN 202608 AND 202702"),
        months(0, 0, 202_609, 0, "month >= 202609"),
    ]
}

fn only(only: String, plain: &str) -> About {
    let filter = LineFilter {
        only,
        ..LineFilter::default()
    };
    of(filter, plain)
}

/// What figures outside the value page sum. What was lost under repair taught nothing: it is of no repair that ended.
fn narrowed(set: &Set) -> Vec<About> {
    let [one, two] = set.providers;
    let of_repair = |condition: &str| {
        format!("job IS NOT NULL AND item_id IN (SELECT j.item_id FROM repair_job j WHERE {condition})")
    };
    let at = |provider: i64| {
        format!(
            "kind = 'external' AND {}",
            of_repair(&format!("j.provider_id = {provider}"))
        )
    };
    let ended = of_repair(
        "j.outcome <> 'open' AND j.closed_on BETWEEN '2026-01-01' AND '2026-12-31'
            AND NOT EXISTS (SELECT 1 FROM event v WHERE v.item_id = j.item_id AND v.kind = 'reported_lost')",
    );
    let mut all = vec![
        only("failed".into(), &of_repair("j.outcome = 'failed'")),
        // Both providers are craftsmen, and every external cost is one of theirs.
        only("local".into(), "kind = 'external'"),
        only("repairs:2026".into(), &ended),
        only(format!("providers:{one}"), &at(one)),
        only(format!("providers:0,{two}"), &at(two)),
    ];
    all.extend(TYPES.map(of_type));
    all
}

/// The categories of a type of product.
fn of_type(kind: &str) -> About {
    let quoted = kind.replace('\'', "''");
    let plain = format!("category IN (SELECT c.code FROM category c WHERE c.agec_type = '{quoted}')");
    only(format!("agec:{kind}"), &plain)
}
