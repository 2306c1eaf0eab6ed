//! The lists, and who may take each.

use super::{Column, Dialect, columns};
use crate::{Actor, access::Permission};
use serde::{Deserialize, Serialize};

/// A list that can be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// Entries of the ledger, as their page lists them.
    Ledger,
    /// Every entry as it is kept, with the hashes: for who checks the chain.
    Chain,
    /// What nothing counts for yet.
    NotCounted,
    /// What providers were due.
    Spend,
    /// Equipment.
    Items,
    /// Deposits.
    Deposits,
    /// Issue slips, a row a line.
    Handovers,
    /// Repairs, with what each cost.
    Repairs,
    /// Documented prices.
    Prices,
    /// Stock-takes, a row an outcome.
    Stocktakes,
    /// Repairs by the Open Repair Data Standard.
    Ords,
    /// Repairs imported from elsewhere, by the same standard.
    History,
    /// IT equipment that left or was given to another service, by the law's reading.
    Reuse,
    /// Repairs that ended, and what was given up without one.
    Cases,
    /// How long each life of an item took.
    Delays,
    /// What stands in stock, and since when.
    Stock,
    /// The register of papers, without what they say.
    Papers,
    /// Closed periods.
    Closings,
    /// What passers-by reported.
    Reports,
    /// Providers.
    Providers,
    /// Services.
    Services,
    /// Places.
    Places,
    /// Categories with their figures in force.
    Categories,
    /// People with an account.
    People,
}

impl List {
    /// All of them, as they are shown.
    pub const ALL: [Self; 24] = [
        Self::Ledger,
        Self::Spend,
        Self::NotCounted,
        Self::Closings,
        Self::Chain,
        Self::Items,
        Self::Stock,
        Self::Deposits,
        Self::Repairs,
        Self::Cases,
        Self::Delays,
        Self::Handovers,
        Self::Prices,
        Self::Stocktakes,
        Self::Papers,
        Self::Reports,
        Self::Reuse,
        Self::Ords,
        Self::History,
        Self::Services,
        Self::Places,
        Self::Providers,
        Self::Categories,
        Self::People,
    ];

    /// The word of addresses and commands.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ledger => "ledger",
            Self::Chain => "chain",
            Self::NotCounted => "not-counted",
            Self::Spend => "spend",
            Self::Items => "items",
            Self::Deposits => "deposits",
            Self::Handovers => "handovers",
            Self::Repairs => "repairs",
            Self::Prices => "prices",
            Self::Stocktakes => "stocktakes",
            Self::Ords => "ords",
            Self::History => "history",
            Self::Reuse => "it-reuse",
            Self::Cases => "cases",
            Self::Delays => "delays",
            Self::Stock => "stock",
            Self::Papers => "papers",
            Self::Closings => "closings",
            Self::Reports => "reports",
            Self::Providers => "providers",
            Self::Services => "services",
            Self::Places => "places",
            Self::Categories => "categories",
            Self::People => "people",
        }
    }

    /// Whether what that reader takes of it may name somebody: such an export is noted.
    pub fn names_people(self, actor: &Actor) -> bool {
        let names = |column: &Column| column.sees == Some(Permission::SeePeople);
        self == Self::People
            || self.permissions().contains(&Permission::SeePeople)
            || self.columns_for(actor).iter().any(names)
    }

    /// The list of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.word() == word)
    }

    /// What it takes to have it: those who may open the page it comes from. An entry as it is kept may name somebody, and
    /// nothing of it can be left out, or its hash could not be checked.
    pub fn permissions(self) -> &'static [Permission] {
        match self {
            Self::Ledger
            | Self::NotCounted
            | Self::Spend
            | Self::Closings
            | Self::Reuse
            | Self::Cases
            | Self::Delays
            | Self::Stock => &[Permission::SeeSavings],
            Self::Chain => &[Permission::SeeSavings, Permission::SeePeople],
            Self::Items | Self::Handovers => &[Permission::SeeAvailable],
            Self::Deposits
            | Self::Repairs
            | Self::Prices
            | Self::Ords
            | Self::History
            | Self::Providers
            | Self::Services
            | Self::Places
            | Self::Categories => &[Permission::SeeItems],
            Self::Stocktakes => &[Permission::Count],
            Self::Papers => &[Permission::SeePeople],
            Self::Reports => &[Permission::AnswerReports],
            Self::People => &[Permission::EditSettings],
        }
    }

    /// Whether somebody may take it.
    pub fn is_for(self, actor: &Actor) -> bool {
        self.permissions().iter().all(|permission| actor.may(*permission))
    }

    /// Whether programs are its first readers: exact words, decimal points and dates as 2026-12-31.
    pub fn is_for_programs(self) -> bool {
        matches!(self, Self::Chain | Self::Ords | Self::History)
    }

    /// How its values are separated unless said otherwise.
    pub fn usual_dialect(self) -> Dialect {
        if self.is_for_programs() {
            Dialect::Plain
        } else {
            Dialect::Excel
        }
    }

    /// Whether a year can be asked of it.
    pub fn has_year(self) -> bool {
        matches!(
            self,
            Self::Ledger
                | Self::Chain
                | Self::Spend
                | Self::NotCounted
                | Self::Deposits
                | Self::Handovers
                | Self::Repairs
                | Self::Ords
                | Self::Reuse
                | Self::Cases
                | Self::Delays
                | Self::Papers
        )
    }

    /// All of its columns.
    pub fn columns(self) -> &'static [Column] {
        columns::of(self)
    }

    /// The columns that somebody may read: personal data only for who sees people.
    pub fn columns_for(self, actor: &Actor) -> Vec<Column> {
        let seen = |column: &&Column| column.sees.is_none_or(|permission| actor.may(permission));
        self.columns().iter().filter(seen).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Role, id::PersonId};
    use std::collections::BTreeSet;

    fn columns_of(list: List, role: Role) -> Vec<&'static str> {
        let actor = Actor {
            id: PersonId(1),
            roles: vec![role],
        };
        list.columns_for(&actor).iter().map(|column| column.key).collect()
    }

    #[test]
    fn a_list_is_found_by_its_word_and_its_columns_have_one_name_each() {
        for list in List::ALL {
            assert_eq!(List::parse(list.word()), Some(list));
            let keys: BTreeSet<_> = list.columns().iter().map(|column| column.key).collect();
            assert_eq!(keys.len(), list.columns().len(), "{list:?}");
        }
    }

    #[test]
    fn what_programs_read_first_is_written_for_them_unless_said_otherwise() {
        assert_eq!(List::Chain.usual_dialect(), Dialect::Plain);
        assert_eq!(List::Ledger.usual_dialect(), Dialect::Excel);
    }

    #[test]
    fn entries_as_they_are_kept_are_for_who_sees_people_too() {
        for (role, is_for) in [(Role::Viewer, false), (Role::Desk, false), (Role::Manager, true)] {
            let actor = Actor {
                id: PersonId(1),
                roles: vec![role],
            };
            assert_eq!(List::Chain.is_for(&actor), is_for, "{role:?}");
        }
    }

    #[test]
    fn people_and_reports_are_for_who_opens_their_pages_and_a_viewer_sees_no_list_of_names() {
        let may = |list: List, role| {
            let actor = Actor {
                id: PersonId(1),
                roles: vec![role],
            };
            list.is_for(&actor)
        };
        for role in Role::ALL {
            assert_eq!(may(List::People, role), role == Role::Admin, "{role:?}");
            assert_eq!(may(List::Reports, role), role == Role::Desk, "{role:?}");
        }
        for list in [
            List::Papers,
            List::Providers,
            List::Services,
            List::People,
            List::Reports,
        ] {
            assert!(!may(list, Role::Viewer) && !may(list, Role::Requester), "{list:?}");
        }
    }

    #[test]
    fn names_of_people_are_for_who_sees_people() {
        for (list, names) in [
            (List::Deposits, ["bearer", "received_by"].as_slice()),
            (List::Handovers, &["receiver", "handed_by", "need"]),
            (List::Stocktakes, &["seen_by", "decided_by"]),
            (List::Ledger, &["note"]),
            (List::Spend, &["note"]),
            (List::Reuse, &["holder"]),
            (List::Papers, &["issued_by"]),
            (List::Closings, &["sealed_by"]),
            (List::Reports, &["message", "handled_by"]),
        ] {
            let seen = columns_of(list, Role::Manager);
            assert!(names.iter().all(|name| seen.contains(name)), "{list:?}");
            for role in [Role::Viewer, Role::Requester] {
                let seen = columns_of(list, role);
                assert!(names.iter().all(|name| !seen.contains(name)), "{list:?} {role:?}");
            }
        }
    }
}
