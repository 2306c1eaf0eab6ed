//! The Open Repair Data Standard 0.3: its record, its words, and what is wrong with a record that breaks it.
//!
//! Source of the fields and of the words: Open Repair Alliance, CC BY-SA 4.0 (see `data/SOURCES.md`). Only powered
//! equipment is part of it: furniture has no record.

mod check;
mod file;

pub use check::{Fault, Why, check};
pub use file::{File, is_readable, read};

use crate::item::Barrier;
use chrono::NaiveDate;

/// A record, in the order of [`COLUMNS`], as it is written in the file.
pub type Record = [String; 14];

/// The standard's columns, in order.
pub const COLUMNS: [&str; 14] = [
    "id",
    "data_provider",
    "country",
    "partner_product_category",
    "product_category",
    "product_category_id",
    "brand",
    "year_of_manufacture",
    "product_age",
    "repair_status",
    "repair_barrier_if_end_of_life",
    "group_identifier",
    "event_date",
    "problem",
];

/// The standard's product categories: the one at index `n` has the id `n + 1`.
const CATEGORIES: [&str; 40] = [
    "Aircon/dehumidifier",
    "Battery/charger/adapter",
    "Decorative or safety lights",
    "Desktop computer",
    "Digital compact camera",
    "DSLR/video camera",
    "Fan",
    "Flat screen",
    "Hair & beauty item",
    "Handheld entertainment device",
    "Headphones",
    "Hi-Fi integrated",
    "Hi-Fi separates",
    "Kettle",
    "Lamp",
    "Laptop",
    "Large home electrical",
    "Misc",
    "Mobile",
    "Musical instrument",
    "Paper shredder",
    "PC accessory",
    "Portable radio",
    "Power tool",
    "Printer/scanner",
    "Projector",
    "Sewing machine",
    "Small home electrical",
    "Small kitchen item",
    "Tablet",
    "Toaster",
    "Toy",
    "TV and gaming-related accessories",
    "Vacuum",
    "Watch/clock",
    "Coffee maker",
    "Food processor",
    "Games console",
    "Hair dryer",
    "Iron",
];

/// The name of a product category by its id, 1 to 40.
pub fn category(id: &str) -> Option<&'static str> {
    let rank = id.parse::<usize>().ok()?.checked_sub(1)?;
    CATEGORIES.get(rank).copied()
}

/// What became of what was brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It works again.
    Fixed,
    /// It could be repaired, with more time or a part.
    Repairable,
    /// It was given up.
    EndOfLife,
    /// Nobody wrote it down.
    Unknown,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Fixed, Self::Repairable, Self::EndOfLife, Self::Unknown];

    /// The standard's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fixed => "Fixed",
            Self::Repairable => "Repairable",
            Self::EndOfLife => "End of life",
            Self::Unknown => "Unknown",
        }
    }
}

/// The standard's words for why a repair was given up.
pub fn barrier(barrier: Barrier) -> &'static str {
    match barrier {
        Barrier::PartsNotAvailable => "Spare parts not available",
        Barrier::PartsTooExpensive => "Spare parts too expensive",
        Barrier::CannotOpen => "No way to open product",
        Barrier::NoInformation => "Repair information not available",
        Barrier::LackOfEquipment => "Lack of equipment",
        Barrier::WornOut => "Item too worn out",
    }
}

/// One attempt of the workshop's own, to be told to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt<'a> {
    /// The item's record.
    pub item: i64,
    /// From 1 among its repairs; 0 where it was given up before any.
    pub rank: i64,
    /// The organisation: data provider and group.
    pub provider: &'a str,
    /// Our own words for what it is: the family, then the category.
    pub own_category: (&'a str, &'a str),
    /// The standard's category, by id.
    pub category: &'a str,
    /// Its maker; empty where nobody knows.
    pub brand: &'a str,
    /// What became of it.
    pub status: Status,
    /// Why it was given up.
    pub barrier: Option<Barrier>,
    /// The day.
    pub on: NaiveDate,
    /// What was wrong; empty where it is not told.
    pub problem: &'a str,
}

impl Attempt<'_> {
    /// Its record. The id is a word and digits, as in the data that the alliance publishes.
    pub fn record(&self) -> Record {
        let brand = if self.brand.trim().is_empty() {
            "Unknown"
        } else {
            self.brand
        };
        [
            format!("regain_{}{:03}", self.item, self.rank),
            self.provider.to_owned(),
            "FRA".to_owned(),
            format!("{} ~ {}", self.own_category.0, self.own_category.1),
            category(self.category).unwrap_or_default().to_owned(),
            self.category.to_owned(),
            brand.to_owned(),
            String::new(),
            String::new(),
            self.status.word().to_owned(),
            self.barrier.map(barrier).unwrap_or_default().to_owned(),
            self.provider.to_owned(),
            self.on.to_string(),
            self.problem.to_owned(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_has_the_name_of_its_id() {
        for (id, name) in [
            ("1", Some("Aircon/dehumidifier")),
            ("16", Some("Laptop")),
            ("36", Some("Coffee maker")),
            ("40", Some("Iron")),
            ("0", None),
            ("41", None),
            ("", None),
        ] {
            assert_eq!(category(id), name, "{id}");
        }
    }

    #[test]
    fn an_attempt_of_ours_follows_the_standard() {
        let attempt = Attempt {
            item: 12,
            rank: 1,
            provider: "Département du Test",
            own_category: ("Informatique", "Ordinateur portable"),
            category: "16",
            brand: "",
            status: Status::EndOfLife,
            barrier: Some(Barrier::WornOut),
            on: NaiveDate::from_ymd_opt(2026, 6, 15).unwrap_or_default(),
            problem: "",
        };
        let record = attempt.record();
        assert_eq!(check(&record), []);
        assert_eq!(
            record.join("|"),
            "regain_12001|Département du Test|FRA|Informatique ~ Ordinateur portable|Laptop|16|Unknown|||End of life|\
             Item too worn out|Département du Test|2026-06-15|"
        );
    }
}
