//! Measures a release build, and prints what it found as tables in Markdown. The program `regain` must be built beside it.
//!
//! `make bench` runs both halves: `bench desk [ITEMS]`, the agent's pages on 100 000 items; `bench ledger [POSTINGS…]`, the
//! manager's pages on 10 000, 100 000 and 1 000 000 postings, on SQLite and, where `REGAIN_TEST_POSTGRES_URL` says where
//! one is, on PostgreSQL. What was filled stays in `target/bench` for the next time.

mod ask;
mod desk;
mod ledger;
mod multiply;
mod server;
mod site;
mod table;
mod times;

use std::error::Error;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let numbers = words
        .iter()
        .skip(1)
        .map(|word| word.parse())
        .collect::<Result<Vec<u32>, _>>()?;
    match words.first().map(String::as_str) {
        Some("ledger") if numbers.is_empty() => ledger::measure(&[10_000, 100_000, 1_000_000]).await,
        Some("ledger") => ledger::measure(&numbers).await,
        Some("desk") => desk::measure(numbers.first().copied().unwrap_or(100_000)).await,
        _ => Err("say `desk [ITEMS]` or `ledger [POSTINGS…]`".into()),
    }
}
