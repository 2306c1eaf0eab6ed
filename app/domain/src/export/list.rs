//! The lists, and the files they become.

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
}

impl List {
    /// All of them, as they are shown.
    pub const ALL: [Self; 12] = [
        Self::Ledger,
        Self::Spend,
        Self::NotCounted,
        Self::Chain,
        Self::Items,
        Self::Deposits,
        Self::Repairs,
        Self::Handovers,
        Self::Prices,
        Self::Stocktakes,
        Self::Ords,
        Self::History,
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
        }
    }

    /// The list of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.word() == word)
    }

    /// What it takes to have it: those who may open the page it comes from. An entry as it is kept may name somebody, and
    /// nothing of it can be left out, or its hash could not be checked.
    pub fn permissions(self) -> &'static [Permission] {
        match self {
            Self::Ledger | Self::NotCounted | Self::Spend => &[Permission::SeeSavings],
            Self::Chain => &[Permission::SeeSavings, Permission::SeePeople],
            Self::Items | Self::Handovers => &[Permission::SeeAvailable],
            Self::Deposits | Self::Repairs | Self::Prices | Self::Ords | Self::History => &[Permission::SeeItems],
            Self::Stocktakes => &[Permission::Count],
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
        )
    }

    /// All of its columns.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Ledger => columns::LEDGER,
            Self::Chain => columns::CHAIN,
            Self::NotCounted => columns::NOT_COUNTED,
            Self::Spend => columns::SPEND,
            Self::Items => columns::ITEMS,
            Self::Deposits => columns::DEPOSITS,
            Self::Handovers => columns::HANDOVERS,
            Self::Repairs => columns::REPAIRS,
            Self::Prices => columns::PRICES,
            Self::Stocktakes => columns::STOCKTAKES,
            Self::Ords | Self::History => columns::ORDS,
        }
    }

    /// The columns that somebody may read: personal data only for who sees people.
    pub fn columns_for(self, actor: &Actor) -> Vec<Column> {
        let seen = |column: &&Column| column.sees.is_none_or(|permission| actor.may(permission));
        self.columns().iter().filter(seen).copied().collect()
    }
}

/// What the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Separated values.
    Csv,
    /// A workbook.
    Xlsx,
    /// Objects, for programs.
    Json,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Json];

    /// How a file's name ends.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// The format of that ending, if there is one.
    pub fn parse(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == extension)
    }

    /// Its media type.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
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
    fn names_of_people_are_for_who_sees_people() {
        for (list, names) in [
            (List::Deposits, ["bearer", "received_by"].as_slice()),
            (List::Handovers, &["receiver", "handed_by", "need"]),
            (List::Stocktakes, &["seen_by", "decided_by"]),
            (List::Ledger, &["note"]),
            (List::Spend, &["note"]),
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
