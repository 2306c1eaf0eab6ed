//! What files are made of, in the reader's language: lists, headings, the words of short lists.

mod heading;

use super::{
    barrier, basis, condition, count_outcome, counterfactual, decision, gate, grade, kind, outcome, ownership, paper,
    provider_kind, role, state, substitution,
};
use crate::{
    lang::Lang,
    words::{export as w, legal, report, workshop as words},
};
use domain::{
    Role,
    export::{Column, List, Vocabulary},
    item::{Barrier, Condition, Gate, IssueOutcome, Ownership, State},
    ledger::Kind,
    legal::reuse,
    ords::Why,
    paper::PaperKind,
    price::{Basis, Counterfactual, Grade, Substitution},
    stocktake::Outcome,
    view::scan::ReportKind,
    workshop,
};
use heading::word_of;

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
        List::Reuse => w::list_reuse(lang),
        List::Cases => w::list_cases(lang),
        List::Delays => w::list_delays(lang),
        List::Stock => w::list_stock(lang),
        List::Papers => w::list_papers(lang),
        List::Closings => w::list_closings(lang),
        List::Reports => w::list_reports(lang),
        List::Providers => w::list_providers(lang),
        List::Services => w::list_services(lang),
        List::Places => w::list_places(lang),
        List::Categories => w::list_categories(lang),
        List::People => w::list_people(lang),
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
        List::Reuse => w::about_reuse(lang),
        List::Cases => w::about_cases(lang),
        List::Delays => w::about_delays(lang),
        List::Stock => w::about_stock(lang),
        List::Papers => w::about_papers(lang),
        List::Closings => w::about_closings(lang),
        List::Reports => w::about_reports(lang),
        List::Providers => w::about_providers(lang),
        List::Services => w::about_services(lang),
        List::Places => w::about_places(lang),
        List::Categories => w::about_categories(lang),
        List::People => w::about_people(lang),
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
        Vocabulary::Excluded => reuse::List::parse(word).and_then(|list| excluded(lang, list)),
        Vocabulary::Case => workshop::Outcome::parse(word).map(|one| case(lang, one)),
        Vocabulary::Barrier => Barrier::parse(word).map(|one| barrier(lang, one)),
        Vocabulary::Paper => PaperKind::parse(word).map(|one| paper(lang, one)),
        Vocabulary::Report => ReportKind::parse(word).map(|one| about(lang, one)),
        Vocabulary::Roles => {
            let roles = word.split(' ').filter_map(Role::parse).map(|one| role(lang, one));
            return roles.collect::<Vec<_>>().join(", ");
        }
        Vocabulary::Answer => answer(lang, word),
    };
    text.unwrap_or(word).to_owned()
}

/// Why IT equipment counts neither as reused nor as decommissioned.
fn excluded(lang: Lang, list: reuse::List) -> Option<&'static str> {
    match list {
        reuse::List::TooOld => Some(legal::too_old(lang)),
        reuse::List::NotOwned => Some(legal::not_owned(lang)),
        reuse::List::Kept => Some(legal::kept(lang)),
        reuse::List::Reused | reuse::List::Discarded | reuse::List::Decommissioned | reuse::List::Ageless => None,
    }
}

/// How a case ended.
pub fn case(lang: Lang, outcome: workshop::Outcome) -> &'static str {
    match outcome {
        workshop::Outcome::Repaired => words::outcome_repaired(lang),
        workshop::Outcome::Failed => words::outcome_failed(lang),
        workshop::Outcome::GivenUp => words::outcome_given_up(lang),
    }
}

fn about(lang: Lang, kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::Fault => report::kind_fault(lang),
        ReportKind::Collect => report::kind_collect(lang),
    }
}

fn answer(lang: Lang, word: &str) -> Option<&'static str> {
    match word {
        "yes" => Some(w::answer_yes(lang)),
        "no" => Some(w::answer_no(lang)),
        _ => None,
    }
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
