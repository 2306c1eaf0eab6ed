//! The columns of each list, in order.

mod learned;
mod register;

use super::{Column, Kind, List, Vocabulary};
use crate::{
    access::Permission::{SeeItems, SeePeople},
    ords,
};

/// The columns of that list.
pub(super) fn of(list: List) -> &'static [Column] {
    match list {
        List::Ledger => LEDGER,
        List::Chain => CHAIN,
        List::NotCounted => NOT_COUNTED,
        List::Spend => SPEND,
        List::Items => ITEMS,
        List::Deposits => DEPOSITS,
        List::Handovers => HANDOVERS,
        List::Repairs => REPAIRS,
        List::Prices => PRICES,
        List::Stocktakes => STOCKTAKES,
        List::Ords | List::History => ORDS,
        List::Reuse => learned::REUSE,
        List::Cases => learned::CASES,
        List::Delays => learned::DELAYS,
        List::Stock => learned::STOCK,
        List::Papers => register::PAPERS,
        List::Closings => register::CLOSINGS,
        List::Reports => register::REPORTS,
        List::Providers => register::PROVIDERS,
        List::Services => register::SERVICES,
        List::Places => register::PLACES,
        List::Categories => register::CATEGORIES,
        List::People => register::PEOPLE,
    }
}

const fn integer(key: &'static str) -> Column {
    Column::new(key, Kind::Integer)
}

const fn money(key: &'static str) -> Column {
    Column::sum(key, Kind::Money)
}

/// Entries, as their page lists them. Who was given something may be named in a note. `amount` is what was posted, costs and
/// savings alike: adding it up would mean nothing. `counts` is what it counts in the list, costs taken off: its total is
/// written where the entries asked for add up, see [`Asked::has_total`](super::Asked::has_total).
const LEDGER: &[Column] = &[
    integer("id"),
    Column::word("kind", Vocabulary::Entry),
    integer("reverses"),
    Column::date("occurred_on"),
    Column::date("period_on"),
    Column::text("code"),
    Column::text("name"),
    Column::text("category"),
    Column::text("category_name"),
    Column::text("service"),
    Column::text("handover"),
    Column::word("substitution", Vocabulary::Substitution),
    Column::word("grade", Vocabulary::Grade),
    Column::text("source"),
    Column::text("note").only(SeePeople),
    integer("quantity"),
    Column::new("unit", Kind::Money),
    Column::new("amount", Kind::Money),
    money("counts"),
    Column::new("prudent", Kind::Money),
    Column::sum("labour", Kind::Minutes),
    Column::sum("co2", Kind::Grams),
    Column::sum("waste", Kind::Grams),
    Column::sum("waste_out", Kind::Grams),
    Column::text("hash"),
];

/// Entries as they are kept, column by column: what their hash is over.
const CHAIN: &[Column] = &[
    integer("id"),
    integer("item_id"),
    integer("seq"),
    integer("line"),
    Column::text("kind"),
    integer("cents"),
    integer("prudent_cents"),
    integer("grams"),
    integer("minutes"),
    Column::date("occurred_on"),
    Column::date("period_on"),
    integer("month"),
    integer("reverses"),
    integer("service_id"),
    integer("handover_id"),
    Column::text("category"),
    Column::text("substitution"),
    Column::text("grade"),
    integer("job"),
    Column::text("inputs"),
    Column::text("prev_hash"),
    Column::text("hash"),
];

const NOT_COUNTED: &[Column] = &[
    Column::text("code"),
    Column::text("name"),
    Column::text("category"),
    Column::text("category_name"),
    Column::sum("quantity", Kind::Integer),
    Column::word("state", Vocabulary::State),
    Column::text("service"),
    Column::text("handover"),
    Column::date("since"),
];

const SPEND: &[Column] = &[
    integer("id"),
    Column::date("occurred_on"),
    Column::date("period_on"),
    Column::text("provider"),
    Column::word("provider_kind", Vocabulary::Provider),
    Column::text("commune"),
    Column::text("note").only(SeePeople),
    Column::text("code"),
    Column::text("name"),
    Column::text("category"),
    Column::text("category_name"),
    Column::text("service"),
    integer("reverses"),
    money("amount"),
];

const ITEMS: &[Column] = &[
    Column::text("code"),
    Column::word("state", Vocabulary::State),
    Column::text("name"),
    Column::text("brand"),
    Column::text("model"),
    Column::text("category"),
    Column::text("category_name"),
    Column::sum("quantity", Kind::Integer),
    Column::word("condition", Vocabulary::Condition),
    Column::text("service"),
    Column::text("place"),
    Column::date("deposited_on"),
    Column::date("last_on"),
    Column::date("accepted_on").only(SeeItems),
    Column::text("deposit").only(SeeItems),
    Column::text("serial").only(SeeItems),
    Column::text("inventory_number").only(SeeItems),
    Column::word("ownership", Vocabulary::Ownership).only(SeeItems),
    Column::word("open_gates", Vocabulary::Gates).only(SeeItems),
    Column::text("fault").only(SeeItems),
];

const DEPOSITS: &[Column] = &[
    Column::text("number"),
    Column::date("occurred_on"),
    Column::text("service"),
    Column::text("cost_centre"),
    Column::text("bearer").only(SeePeople),
    Column::text("received_by").only(SeePeople),
    Column::sum("items", Kind::Integer),
    Column::sum("quantity", Kind::Integer),
];

/// `value` is what the line counts in the ledger, reversals taken off.
const HANDOVERS: &[Column] = &[
    Column::text("number"),
    Column::date("occurred_on"),
    Column::text("service"),
    Column::text("receiver").only(SeePeople),
    Column::text("handed_by").only(SeePeople),
    Column::text("code"),
    Column::text("name"),
    Column::text("category"),
    Column::text("category_name"),
    Column::sum("quantity", Kind::Integer),
    Column::word("outcome", Vocabulary::Issue),
    Column::date("settled_on"),
    Column::text("need").only(SeePeople),
    Column::word("instead_of", Vocabulary::Counterfactual),
    Column::word("substitution", Vocabulary::Substitution),
    Column::text("reference"),
    money("value"),
];

/// Costs are those of the ledger, whenever they were posted.
const REPAIRS: &[Column] = &[
    Column::text("code"),
    Column::text("name"),
    Column::text("category"),
    Column::text("category_name"),
    integer("rank"),
    Column::word("route", Vocabulary::Route),
    Column::text("provider"),
    Column::word("outcome", Vocabulary::Repair),
    Column::date("opened_on"),
    Column::date("closed_on"),
    Column::text("reason"),
    Column::text("order_reference"),
    Column::text("done"),
    Column::new("estimate", Kind::Money),
    Column::new("ceiling", Kind::Money),
    Column::sum("labour", Kind::Minutes),
    money("labour_cost"),
    money("parts"),
    money("external"),
    money("transport"),
    money("other_cost"),
    money("total"),
];

const PRICES: &[Column] = &[
    integer("id"),
    Column::text("what"),
    Column::text("code"),
    Column::text("category"),
    Column::text("category_name"),
    Column::new("price", Kind::Money),
    Column::word("basis", Vocabulary::Basis),
    Column::new("vat", Kind::Percent),
    Column::word("grade", Vocabulary::Grade),
    Column::date("dated_on"),
    Column::word("instead_of", Vocabulary::Counterfactual),
    Column::text("source"),
    Column::text("document"),
];

const STOCKTAKES: &[Column] = &[
    Column::text("number"),
    Column::text("place"),
    Column::date("started_on"),
    Column::date("closed_on"),
    Column::word("outcome", Vocabulary::Count),
    Column::text("code"),
    Column::text("name"),
    Column::text("category"),
    Column::word("state", Vocabulary::State),
    Column::text("expected_at"),
    Column::text("seen_at"),
    Column::date("seen_on"),
    Column::text("seen_by").only(SeePeople),
    Column::text("note"),
    Column::word("decision", Vocabulary::Decision),
    Column::text("decided_by").only(SeePeople),
];

/// The record of the Open Repair Data Standard 0.3, by its own names.
const ORDS: &[Column] = &ords();

const fn ords() -> [Column; ords::COLUMNS.len()] {
    let mut columns = [Column::text(""); ords::COLUMNS.len()];
    let mut rank = 0;
    while rank < columns.len() {
        columns[rank] = Column::text(ords::COLUMNS[rank]);
        rank += 1;
    }
    columns
}
