//! What other repairers achieve: the Open Repair Alliance's records by category of products.

use crate::StoreError;
use domain::view::workshop::Benchmark;
use serde::Deserialize;
use std::{collections::HashMap, sync::LazyLock};

/// Rates over 98 644 records; source and licence in `data/SOURCES.md`.
const FILE: &str = include_str!("../../../../data/ords_benchmarks.csv");

/// The same, read once; nothing where the file cannot be read.
static BENCHMARKS: LazyLock<Option<HashMap<String, Benchmark>>> = LazyLock::new(read);

#[derive(Deserialize)]
struct Line {
    product_category_id: String,
    product_category: String,
    label_fr: String,
    n: u64,
    pct_fixed_of_known: String,
}

/// All of them, by the standard's number of the category.
pub(super) fn all() -> Result<&'static HashMap<String, Benchmark>, StoreError> {
    BENCHMARKS.as_ref().ok_or_else(|| StoreError::Inconsistent {
        table: "category",
        id: "benchmarks".into(),
    })
}

fn read() -> Option<HashMap<String, Benchmark>> {
    let lines = csv::Reader::from_reader(FILE.as_bytes()).into_deserialize::<Line>();
    let benchmark = |line: Result<Line, csv::Error>| {
        let line = line.ok()?;
        let benchmark = Benchmark {
            tenths: tenths(&line.pct_fixed_of_known)?,
            fr: line.label_fr,
            en: line.product_category,
            records: line.n,
        };
        Some((line.product_category_id, benchmark))
    };
    lines.map(benchmark).collect()
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
