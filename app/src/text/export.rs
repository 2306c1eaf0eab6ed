//! What files are made of, in the reader's language: lists, headings, the words of short lists.

use super::{
    basis, condition, count_outcome, counterfactual, decision, gate, grade, kind, outcome, ownership, provider_kind,
    state, substitution,
};
use crate::{lang::Lang, words::export as w};
use domain::{
    export::{Column, List, Vocabulary},
    item::{Condition, Gate, IssueOutcome, Ownership, State},
    ledger::Kind,
    ords::Why,
    price::{Basis, Counterfactual, Grade, Substitution},
    stocktake::Outcome,
};

/// What a list is called.
pub fn list(lang: Lang, list: List) -> &'static str {
    match list {
        List::Ledger => w::list_ledger(lang),
        List::Chain => w::list_chain(lang),
        List::NotCounted => w::list_not_counted(lang),
        List::Spend => w::list_spend(lang),
        List::Items => w::list_items(lang),
        List::Deposits => w::list_deposits(lang),
        List::Handovers => w::list_handovers(lang),
        List::Repairs => w::list_repairs(lang),
        List::Prices => w::list_prices(lang),
        List::Stocktakes => w::list_stocktakes(lang),
        List::Ords => w::list_ords(lang),
        List::History => w::list_history(lang),
    }
}

/// What a list holds.
pub fn list_about(lang: Lang, list: List) -> &'static str {
    match list {
        List::Ledger => w::about_ledger(lang),
        List::Chain => w::about_chain(lang),
        List::NotCounted => w::about_not_counted(lang),
        List::Spend => w::about_spend(lang),
        List::Items => w::about_items(lang),
        List::Deposits => w::about_deposits(lang),
        List::Handovers => w::about_handovers(lang),
        List::Repairs => w::about_repairs(lang),
        List::Prices => w::about_prices(lang),
        List::Stocktakes => w::about_stocktakes(lang),
        List::Ords => w::about_ords(lang),
        List::History => w::about_history(lang),
    }
}

/// What is wrong in a file of repairs.
pub fn why(lang: Lang, why: Why) -> &'static str {
    match why {
        Why::Missing => w::why_missing(lang),
        Why::Form => w::why_form(lang),
        Why::Word => w::why_word(lang),
        Why::Disagrees => w::why_disagrees(lang),
        Why::TooLong => w::why_too_long(lang),
        Why::Fields => w::why_fields(lang),
        Why::NoColumn => w::why_no_column(lang),
        Why::UnknownColumn => w::why_unknown_column(lang),
        Why::Repeated => w::why_repeated(lang),
        Why::Taken => w::why_taken(lang),
    }
}

/// What people read above a column. Lists that programs read keep their own names.
pub fn heading(lang: Lang, list: List, column: &Column) -> &'static str {
    if list.is_for_programs() {
        return column.key;
    }
    word_of(lang, column.key).unwrap_or(column.key)
}

fn word_of(lang: Lang, key: &str) -> Option<&'static str> {
    Some(match key {
        "accepted_on" => w::col_accepted_on(lang),
        "amount" => w::col_amount(lang),
        "basis" => w::col_basis(lang),
        "bearer" => w::col_bearer(lang),
        "brand" => w::col_brand(lang),
        "category" => w::col_category(lang),
        "category_name" => w::col_category_name(lang),
        "ceiling" => w::col_ceiling(lang),
        "closed_on" => w::col_closed_on(lang),
        "co2" => w::col_co2(lang),
        "code" => w::col_code(lang),
        "commune" => w::col_commune(lang),
        "condition" => w::col_condition(lang),
        "cost_centre" => w::col_cost_centre(lang),
        "counts" => w::col_counts(lang),
        "dated_on" => w::col_dated_on(lang),
        "decided_by" => w::col_decided_by(lang),
        "decision" => w::col_decision(lang),
        "deposit" => w::col_deposit(lang),
        "deposited_on" => w::col_deposited_on(lang),
        "document" => w::col_document(lang),
        "done" => w::col_done(lang),
        "estimate" => w::col_estimate(lang),
        "expected_at" => w::col_expected_at(lang),
        "external" => w::col_external(lang),
        "fault" => w::col_fault(lang),
        "grade" => w::col_grade(lang),
        "handed_by" => w::col_handed_by(lang),
        "handover" => w::col_handover(lang),
        "hash" => w::col_hash(lang),
        "id" => w::col_id(lang),
        "instead_of" => w::col_instead_of(lang),
        "inventory_number" => w::col_inventory_number(lang),
        "items" => w::col_items(lang),
        "kind" => w::col_kind(lang),
        "labour" => w::col_labour(lang),
        "labour_cost" => w::col_labour_cost(lang),
        "last_on" => w::col_last_on(lang),
        "model" => w::col_model(lang),
        "name" => w::col_name(lang),
        "need" => w::col_need(lang),
        "note" => w::col_note(lang),
        "number" => w::col_number(lang),
        "occurred_on" => w::col_occurred_on(lang),
        "opened_on" => w::col_opened_on(lang),
        "open_gates" => w::col_open_gates(lang),
        "order_reference" => w::col_order_reference(lang),
        "other_cost" => w::col_other_cost(lang),
        "outcome" => w::col_outcome(lang),
        "ownership" => w::col_ownership(lang),
        "parts" => w::col_parts(lang),
        "period_on" => w::col_period_on(lang),
        "place" => w::col_place(lang),
        "price" => w::col_price(lang),
        "provider" => w::col_provider(lang),
        "provider_kind" => w::col_provider_kind(lang),
        "prudent" => w::col_prudent(lang),
        "quantity" => w::col_quantity(lang),
        "rank" => w::col_rank(lang),
        "reason" => w::col_reason(lang),
        "received_by" => w::col_received_by(lang),
        "receiver" => w::col_receiver(lang),
        "reference" => w::col_reference(lang),
        "reverses" => w::col_reverses(lang),
        "route" => w::col_route(lang),
        "seen_at" => w::col_seen_at(lang),
        "seen_by" => w::col_seen_by(lang),
        "seen_on" => w::col_seen_on(lang),
        "serial" => w::col_serial(lang),
        "service" => w::col_service(lang),
        "settled_on" => w::col_settled_on(lang),
        "since" => w::col_since(lang),
        "source" => w::col_source(lang),
        "started_on" => w::col_started_on(lang),
        "state" => w::col_state(lang),
        "substitution" => w::col_substitution(lang),
        "total" => w::col_total(lang),
        "transport" => w::col_transport(lang),
        "unit" => w::col_unit(lang),
        "value" => w::col_value(lang),
        "vat" => w::col_vat(lang),
        "waste" => w::col_waste(lang),
        "waste_out" => w::col_waste_out(lang),
        "what" => w::col_what(lang),
        _ => return None,
    })
}

/// A word of a short list, as people read it; one that nobody knows stays as it is.
pub fn said(lang: Lang, vocabulary: Vocabulary, word: &str) -> String {
    let text = match vocabulary {
        Vocabulary::State => State::parse(word).map(|one| state(lang, one)),
        Vocabulary::Condition => Condition::parse(word).map(|one| condition(lang, one)),
        Vocabulary::Ownership => Some(match word {
            "depositor" => ownership(lang, Ownership::Depositor),
            _ => ownership(lang, Ownership::Body),
        }),
        Vocabulary::Gates => {
            let gates = word.split(' ').filter_map(Gate::parse).map(|one| gate(lang, one));
            return gates.collect::<Vec<_>>().join(", ");
        }
        Vocabulary::Entry => Kind::parse(word).map(|one| kind(lang, one)),
        Vocabulary::Substitution => Substitution::parse(word).map(|one| substitution(lang, one)),
        Vocabulary::Grade => Grade::parse(word).map(|one| grade(lang, one)),
        Vocabulary::Basis => Basis::parse(word).map(|one| basis(lang, one)),
        Vocabulary::Counterfactual => Counterfactual::parse(word).map(|one| counterfactual(lang, one)),
        Vocabulary::Issue => issue(lang, word),
        Vocabulary::Route => route(lang, word),
        Vocabulary::Repair => repair(lang, word),
        Vocabulary::Provider => Some(provider_kind(lang, word)),
        Vocabulary::Count => Outcome::parse(word).map(|one| count_outcome(lang, one)),
        Vocabulary::Decision => Some(decision(lang, word)),
    };
    text.unwrap_or(word).to_owned()
}

fn issue(lang: Lang, word: &str) -> Option<&'static str> {
    let found = match word {
        "open" => IssueOutcome::Open,
        "accepted" => IssueOutcome::Accepted,
        "refused" => IssueOutcome::Refused,
        _ => return None,
    };
    Some(outcome(lang, found))
}

fn route(lang: Lang, word: &str) -> Option<&'static str> {
    Some(match word {
        "in_house" => w::route_in_house(lang),
        "provider" => w::route_provider(lang),
        "await_parts" => w::route_await_parts(lang),
        _ => return None,
    })
}

fn repair(lang: Lang, word: &str) -> Option<&'static str> {
    Some(match word {
        "open" => w::repair_open(lang),
        "successful" => w::repair_successful(lang),
        "failed" => w::repair_failed(lang),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_for_people_has_a_heading_in_both_languages() {
        for list in List::ALL.into_iter().filter(|list| !list.is_for_programs()) {
            for column in list.columns() {
                for lang in [Lang::Fr, Lang::En] {
                    assert!(word_of(lang, column.key).is_some(), "{list:?}: {}", column.key);
                }
            }
        }
    }

    #[test]
    fn words_are_said_and_what_nobody_knows_stays() {
        let lang = Lang::Fr;
        assert_eq!(said(lang, Vocabulary::State, "ready"), "Prêt");
        assert_eq!(said(lang, Vocabulary::Entry, "avoided_purchase"), "Achat évité");
        assert_eq!(
            said(lang, Vocabulary::Gates, "data_wipe hygiene"),
            "Effacement des données, Hygiène"
        );
        assert_eq!(said(lang, Vocabulary::Repair, "failed"), "Échouée");
        assert_eq!(said(lang, Vocabulary::State, "elsewhere"), "elsewhere");
    }
}
