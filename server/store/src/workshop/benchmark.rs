//! What other repairers achieve: the Open Repair Alliance's records by category of products.

use crate::StoreError;
use domain::view::workshop::Benchmark;
use serde::Deserialize;
use std::collections::HashMap;

/// Rates over 98 644 records; source and licence in `data/SOURCES.md`.
const BENCHMARKS: &str = include_str!("../../../../data/ords_benchmarks.csv");

#[derive(Deserialize)]
struct Line {
    product_category_id: String,
    product_category: String,
    label_fr: String,
    n: u64,
    pct_fixed_of_known: String,
}

/// All of them, by the standard's number of the category.
pub(super) fn all() -> Result<HashMap<String, Benchmark>, StoreError> {
    let unreadable = || StoreError::Inconsistent {
        table: "category",
        id: "benchmarks".into(),
    };
    let lines = csv::Reader::from_reader(BENCHMARKS.as_bytes()).into_deserialize::<Line>();
    let read = |line: Result<Line, csv::Error>| {
        let line = line.map_err(|_| unreadable())?;
        let benchmark = Benchmark {
            tenths: tenths(&line.pct_fixed_of_known).ok_or_else(unreadable)?,
            fr: line.label_fr,
            en: line.product_category,
            records: line.n,
        };
        Ok((line.product_category_id, benchmark))
    };
    lines.map(read).collect()
}

/// `477` from `47.7`.
fn tenths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    (part.len() == 1).then(|| format!("{whole}{part}").parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::{all, tenths};

    #[test]
    fn every_benchmark_can_be_read() {
        let all = all().unwrap();
        let coffee = &all["36"];
        assert_eq!((all.len(), coffee.tenths, coffee.records), (40, 524, 3314));
        assert_eq!(
            (tenths("47.7"), tenths("60"), tenths("4.75")),
            (Some(477), Some(600), None)
        );
    }
}
