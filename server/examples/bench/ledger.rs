//! The manager's pages on ledgers of several sizes, and a whole ledger taken away, on both databases.

use crate::{Outcome, ask::get, multiply, server::Server, site::Site, times::Times};
use reqwest::Client;
use std::{collections::BTreeMap, time::Instant};

/// Items of the demonstration that a ledger is multiplied from: some 10 000 postings.
const ITEMS: u32 = 3_600;

const PAGES: [(&str, &str); 6] = [
    ("value page", "/value"),
    ("explore by receiving service", "/value/explore?by=receiver"),
    (
        "explore, six months by category",
        "/value/explore?by=category&from=2026-01&to=2026-06",
    ),
    ("who deposits and who receives", "/value/explore?by=matrix"),
    ("impact page", "/value/impact"),
    ("lines behind the year's total", "/value/lines"),
];

/// One measure of one database: its row's name, and what it came to.
type Figures = Vec<(String, String)>;

/// Measures each size on each database there is, and prints one table.
pub(crate) async fn measure(sizes: &[u32]) -> Outcome<()> {
    let server = std::env::var("REGAIN_TEST_POSTGRES_URL").ok();
    let mut columns = Vec::new();
    for &size in sizes {
        columns.push((format!("SQLite, {size}"), on(Site::empty("ledger", None)?, size).await?));
        if let Some(server) = &server {
            let address = multiply::fresh_database(server, &format!("bench_{size}")).await?;
            let site = Site::empty("ledger", Some(address))?;
            columns.push((format!("PostgreSQL, {size}"), on(site, size).await?));
        }
    }
    print(&columns);
    Ok(())
}

async fn on(site: Site, size: u32) -> Outcome<Figures> {
    site.fill(ITEMS)?;
    site.set_passwords()?;
    let rows = multiply::up_to(&site.database(), size).await?;
    let server = Server::start(&site)?;
    server.wait_until_well().await?;
    let manager = server.signed_in("responsable").await?;
    let mut figures = vec![("postings".to_owned(), rows.to_string())];
    for (what, path) in PAGES {
        let times = Times::of(20, |_| get(&manager, &server, path.to_owned())).await?;
        let (middle, slowest) = (times.percentile(50), times.percentile(100));
        note(
            &mut figures,
            format!("{what}, p50 (slowest of 20)"),
            format!("{middle:.0} ms ({slowest:.0} ms)"),
        );
    }
    export(&server, &manager, &mut figures).await?;
    Ok(figures)
}

/// The whole ledger as CSV, read as it comes, so that only the server's memory is measured. Twice: memory that grew at the
/// first and not at the second is kept to be used again.
async fn export(server: &Server, manager: &Client, figures: &mut Figures) -> Outcome<()> {
    let mut memory = vec![server.memory()?];
    let mut rate = 0.0;
    for _ in 0..2 {
        let began = Instant::now();
        let request = manager.get(format!("{}/export/ledger.csv", server.origin));
        let mut answer = request.send().await?.error_for_status()?;
        let mut lines = 0;
        while let Some(piece) = answer.chunk().await? {
            lines += piece.iter().filter(|byte| **byte == b'\n').count();
        }
        rate = lines as f64 / began.elapsed().as_secs_f64();
        memory.push(server.memory()?);
    }
    note(figures, "whole ledger as CSV".into(), format!("{rate:.0} rows/s"));
    let megabytes: Vec<String> = memory.iter().map(|megabytes| format!("{megabytes:.0}")).collect();
    let what = "resident memory before it, after it, after it again";
    note(figures, what.into(), format!("{} MB", megabytes.join(", ")));
    Ok(())
}

fn note(figures: &mut Figures, what: String, figure: String) {
    eprintln!("{what}: {figure}");
    figures.push((what, figure));
}

/// One row for each measure, one column for each database.
fn print(columns: &[(String, Figures)]) {
    let heads: Vec<&str> = columns.iter().map(|(head, _)| head.as_str()).collect();
    println!("| | {} |\n|---|{}", heads.join(" | "), "---:|".repeat(heads.len()));
    let Some((_, first)) = columns.first() else { return };
    let by_name: Vec<BTreeMap<&String, &String>> = columns
        .iter()
        .map(|(_, figures)| figures.iter().map(|(what, figure)| (what, figure)).collect())
        .collect();
    for (what, _) in first {
        let cells: Vec<&str> = by_name
            .iter()
            .map(|column| column.get(what).map_or("", |figure| figure))
            .collect();
        println!("| {what} | {} |", cells.join(" | "));
    }
}
