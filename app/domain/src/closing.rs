//! A period that is closed: what it came to is written once, word for word, and a hash is drawn over it.

use crate::{Cents, Grams, ledger::saving::Totals, price::Basis};
use chrono::{DateTime, Datelike, Days, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

/// A month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// A month.
    Month {
        /// Its year.
        year: i32,
        /// From 1 to 12.
        month: u32,
    },
    /// A whole year.
    Year(i32),
}

impl Period {
    /// The period of that word: `2026-10` or `2026`.
    pub fn parse(word: &str) -> Option<Self> {
        let digits = |text: &str, length: usize| {
            let is_plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
            is_plain.then(|| text.parse::<u32>().ok()).flatten()
        };
        let year = |text: &str| {
            let year = i32::try_from(digits(text, 4)?).ok()?;
            (2000..3000).contains(&year).then_some(year)
        };
        match word.trim().split_once('-') {
            None => Some(Self::Year(year(word.trim())?)),
            Some((first, second)) => Self::month(year(first)?, digits(second, 2)?),
        }
    }

    /// That month, where there is such a one.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self::Month { year, month })
    }

    /// The month of that day.
    pub fn month_of(day: NaiveDate) -> Self {
        Self::Month {
            year: day.year(),
            month: day.month(),
        }
    }

    /// The word used in addresses and kept in the database.
    pub fn word(self) -> String {
        match self {
            Self::Month { year, month } => format!("{year}-{month:02}"),
            Self::Year(year) => year.to_string(),
        }
    }

    /// Its year.
    pub fn year(self) -> i32 {
        match self {
            Self::Month { year, .. } | Self::Year(year) => year,
        }
    }

    /// Its first and last months as the ledger writes them: `202610`.
    pub fn months(self) -> (i32, i32) {
        match self {
            Self::Month { year, month } => {
                let month = year * 100 + i32::try_from(month).unwrap_or(0);
                (month, month)
            }
            Self::Year(year) => (year * 100 + 1, year * 100 + 12),
        }
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        let (year, month) = match self {
            Self::Month { year, month } => (year, month),
            Self::Year(year) => (year, 1),
        };
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        let next = match self {
            Self::Month { year, month: 12 } | Self::Year(year) => NaiveDate::from_ymd_opt(year + 1, 1, 1),
            Self::Month { year, month } => NaiveDate::from_ymd_opt(year, month + 1, 1),
        };
        next.unwrap_or_default() - Days::new(1)
    }

    /// The months from one to another, both included, oldest first; none where they are the wrong way round.
    pub fn months_between(first: NaiveDate, last: NaiveDate) -> Vec<Self> {
        let mut months = Vec::new();
        let mut month = Self::month_of(first);
        while month.first() <= last {
            months.push(month);
            month = Self::month_of(month.last() + Days::new(1));
        }
        months
    }
}

/// What is still open when a period is closed: it will count later, in the period then open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOpen {
    /// Lines handed over and not signed.
    pub unsigned: u64,
    /// Accepted without a documented price.
    pub without_price: u64,
    /// Accepted without an impact factor.
    pub without_factor: u64,
    /// Repairs under way.
    pub repairs: u64,
}

impl LeftOpen {
    /// Whether nothing is.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// The settings that a report tells, as they stood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRules {
    /// The year's target.
    pub target: Cents,
    /// Internal labour, cents an hour.
    pub labour_rate: Cents,
    /// Days within which a return takes the saving back.
    pub return_window_days: u32,
    /// Before or after tax; none in closings that did not say it yet.
    pub basis: Option<Basis>,
}

/// What a closing freezes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// Which period.
    pub period: Period,
    /// What it came to.
    pub totals: Totals,
    /// How many entries that is.
    pub entries: u64,
    /// The last entry of the whole ledger on that day; 0 where there was none.
    pub last_entry: i64,
    /// That entry's hash.
    pub last_hash: String,
    /// The hash of the closing before; empty for the first.
    pub before: String,
    /// The settings of that day.
    pub rules: ReportRules,
    /// Who closed, by their record.
    pub closed_by: i64,
    /// When, in UTC to the second.
    pub closed_at: DateTime<Utc>,
}

impl Frozen {
    /// The text over which the hash is drawn: a line for each figure, always in this order. Amounts are euro cents,
    /// weights grams, work minutes.
    pub fn text(&self) -> String {
        let totals = &self.totals;
        let figures = [
            ("gross", totals.gross.0),
            ("reversals", totals.reversals.0),
            ("value", totals.value().0),
            ("opportunistic", totals.opportunistic.0),
            ("repair_return", totals.repair_return.0),
            ("prudent", totals.prudent.0),
            ("parts", totals.parts.0),
            ("external", totals.external.0),
            ("transport_and_other", totals.transport_and_other.0),
            ("net_cash", totals.net_cash().0),
            ("labour", totals.labour.0),
            ("labour_minutes", totals.labour_minutes),
            ("net_full", totals.net_full().0),
            ("donations", totals.donations.0),
            ("sales", totals.sales.0),
            ("co2", totals.co2.0),
            ("waste", totals.waste.0),
            ("waste_out", totals.waste_out.0),
        ];
        // The first edition did not say the basis: its texts stay as they are.
        let edition = if self.rules.basis.is_some() { 2 } else { 1 };
        let mut text = format!(
            "regain closing {edition}\nperiod={}\nfirst={}\nlast={}\nclosed_by={}\nclosed_at={}\nentries={}\nlast_entry={}\n\
             last_hash={}\nbefore={}\ntarget={}\nlabour_rate={}\nreturn_window_days={}\n",
            self.period.word(),
            self.period.first(),
            self.period.last(),
            self.closed_by,
            self.closed_at.to_rfc3339_opts(SecondsFormat::Secs, true),
            self.entries,
            self.last_entry,
            self.last_hash,
            self.before,
            self.rules.target.0,
            self.rules.labour_rate.0,
            self.rules.return_window_days,
        );
        if let Some(basis) = self.rules.basis {
            text.push_str(&format!("basis={}\n", basis.word()));
        }
        for (name, figure) in figures {
            text.push_str(&format!("{name}={figure}\n"));
        }
        text
    }

    /// The same read again from its text.
    pub fn read(text: &str) -> Option<Self> {
        let value = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        let number = |name: &str| value(name)?.parse::<i64>().ok();
        let cents = |name: &str| number(name).map(Cents);
        let grams = |name: &str| number(name).map(Grams);
        let totals = Totals {
            gross: cents("gross")?,
            reversals: cents("reversals")?,
            opportunistic: cents("opportunistic")?,
            repair_return: cents("repair_return")?,
            prudent: cents("prudent")?,
            parts: cents("parts")?,
            external: cents("external")?,
            transport_and_other: cents("transport_and_other")?,
            labour: cents("labour")?,
            labour_minutes: number("labour_minutes")?,
            donations: cents("donations")?,
            sales: cents("sales")?,
            co2: grams("co2")?,
            waste: grams("waste")?,
            waste_out: grams("waste_out")?,
        };
        let frozen = Self {
            period: Period::parse(value("period")?)?,
            totals,
            entries: value("entries")?.parse().ok()?,
            last_entry: number("last_entry")?,
            last_hash: value("last_hash")?.to_owned(),
            before: value("before")?.to_owned(),
            rules: ReportRules {
                target: cents("target")?,
                labour_rate: cents("labour_rate")?,
                return_window_days: value("return_window_days")?.parse().ok()?,
                basis: value("basis").and_then(Basis::parse),
            },
            closed_by: number("closed_by")?,
            closed_at: value("closed_at")?.parse().ok()?,
        };
        // A text that says more, or otherwise, is none of ours.
        (frozen.text() == text).then_some(frozen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_is_read_and_written_the_same() {
        for (word, first, last, months) in [
            ("2026-10", "2026-10-01", "2026-10-31", (202_610, 202_610)),
            ("2024-02", "2024-02-01", "2024-02-29", (202_402, 202_402)),
            ("2026-12", "2026-12-01", "2026-12-31", (202_612, 202_612)),
            ("2025", "2025-01-01", "2025-12-31", (202_501, 202_512)),
        ] {
            let period = Period::parse(word).unwrap();
            assert_eq!(period.word(), word);
            assert_eq!((period.first(), period.last()), (day(first), day(last)), "{word}");
            assert_eq!(period.months(), months, "{word}");
        }
        for wrong in [
            "",
            "2026-13",
            "2026-00",
            "26-10",
            "2026-1",
            "2026-10-31",
            "x",
            "+026-10",
            "1999",
        ] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn months_follow_each_other_over_a_new_year() {
        let words = |first, last| -> Vec<String> {
            let months = Period::months_between(day(first), day(last));
            months.into_iter().map(Period::word).collect()
        };
        assert_eq!(words("2025-11-30", "2026-01-01"), ["2025-11", "2025-12", "2026-01"]);
        assert_eq!(words("2026-02-01", "2026-01-31"), Vec::<String>::new());
    }

    #[test]
    fn what_is_frozen_is_read_again_and_an_edited_text_is_not() {
        let frozen = Frozen {
            period: Period::Year(2025),
            totals: Totals {
                gross: Cents(18_000),
                reversals: Cents(500),
                labour: Cents(2_100),
                labour_minutes: 45,
                parts: Cents(1_250),
                prudent: Cents(9_000),
                co2: Grams(132_660),
                ..Totals::default()
            },
            entries: 7,
            last_entry: 12,
            last_hash: "ab".into(),
            before: String::new(),
            rules: ReportRules {
                target: Cents(2_000_000),
                labour_rate: Cents(2_800),
                return_window_days: 90,
                basis: Some(Basis::Ttc),
            },
            closed_by: 3,
            closed_at: "2026-01-05T09:30:00Z".parse().unwrap(),
        };
        let text = frozen.text();
        assert!(
            text.contains("\nvalue=17500\n") && text.contains("\nnet_cash=16250\n"),
            "{text}"
        );
        assert!(text.contains("\nnet_full=14150\n"), "{text}");
        assert_eq!(Frozen::read(&text), Some(frozen.clone()));
        let mut first = frozen;
        first.rules.basis = None;
        let before = first.text();
        assert!(
            before.starts_with("regain closing 1\n") && !before.contains("basis="),
            "{before}"
        );
        assert_eq!(Frozen::read(&before), Some(first));
        // The figures that follow from others are checked too.
        assert_eq!(Frozen::read(&text.replace("net_full=14150", "net_full=14151")), None);
        assert_eq!(Frozen::read(&format!("{text}more=1\n")), None);
    }
}
