//! The agent's pages, and the program's own promises, on a whole desk of items.

use crate::{
    Outcome,
    ask::{deposit, get, scan},
    server::Server,
    site::Site,
    table::Table,
    times::{Times, throughput},
};
use reqwest::Client;
use std::{fs, sync::Arc, time::Instant};

/// What people look for: brands, kinds, models, what is not there.
const WORDS: [&str; 8] = [
    "latitude",
    "steelcase",
    "chaise bureau",
    "cafet",
    "ecran 24",
    "sn123",
    "krups essential",
    "zzzzzz",
];

/// Measures all of it and prints the table.
pub(crate) async fn measure(items: u32) -> Outcome<()> {
    let site = Site::of_items(items)?;
    site.set_passwords()?;
    let mut table = Table::default();
    let began = Instant::now();
    let server = Server::start(&site)?;
    server.wait_until_well().await?;
    table.below("start", "ms", 500.0, began.elapsed().as_secs_f64() * 1000.0);
    let idle = server.memory()?;
    let desk = server.signed_in("guichet").await?;
    read(&server, &desk, &mut table).await?;
    receive(&server, &desk, &mut table).await?;
    print(&site, &mut table)?;
    table.note("resident memory, idle", "MB", idle);
    table.below("resident memory, after all of this", "MB", 150.0, server.memory()?);
    if let Ok(wasm) = fs::metadata("target/site/pkg/regain_bg.wasm.br") {
        table.below("wasm with brotli", "kB", 450.0, wasm.len() as f64 / 1000.0);
    }
    println!("{items} items\n\n{}", table.0);
    Ok(())
}

async fn read(server: &Server, desk: &Client, table: &mut Table) -> Outcome<()> {
    let codes = Arc::new(server.codes(desk).await?);
    let pages = Times::of(300, |rank| {
        get(desk, server, format!("/Q/{}", codes[rank % codes.len()]))
    })
    .await?;
    table.below("item page by code, p50", "ms", 3.0, pages.percentile(50));
    table.note("item page by code, p99", "ms", pages.percentile(99));
    let rate = {
        let (desk, codes, origin) = (desk.clone(), Arc::clone(&codes), server.origin.clone());
        throughput(move |rank| {
            let (desk, path) = (desk.clone(), format!("{origin}/Q/{}", codes[rank % codes.len()]));
            async move { Ok(desk.get(path).send().await?.error_for_status()?.bytes().await?.len()) }
        })
        .await?
    };
    table.above("item page, 16 clients", "requests/s", 1500.0, rate);

    let scans = Times::of(300, |rank| scan(desk, server, &codes[rank % codes.len()])).await?;
    table.below("scan to answer, p95", "ms", 100.0, scans.percentile(95));
    table.note("scan to answer, p50", "ms", scans.percentile(50));

    let manager = server.signed_in("responsable").await?;
    let values = Times::of(20, |_| get(&manager, server, "/value".to_owned())).await?;
    table.below("value page, p50", "ms", 60.0, values.percentile(50));
    table.note("value page, slowest of 20", "ms", values.percentile(100));
    let repairs = Times::of(8, |_| get(&manager, server, "/value/repairs".to_owned())).await?;
    table.note("repairs page, p50", "ms", repairs.percentile(50));

    let searches = Times::of(80, |rank| {
        let path = format!("/items?q={}", WORDS[rank % WORDS.len()].replace(' ', "+"));
        get(desk, server, path)
    })
    .await?;
    table.below("search page, p50", "ms", 30.0, searches.percentile(50));
    table.note("search page, p99", "ms", searches.percentile(99));
    Ok(())
}

async fn receive(server: &Server, desk: &Client, table: &mut Table) -> Outcome<()> {
    let (desk, path) = (desk.clone(), format!("{}/api/deposits/receive", server.origin));
    let rate = throughput(move |rank| deposit(desk.clone(), path.clone(), rank)).await?;
    table.above("complete deposits, 16 clients", "deposits/s", 200.0, rate);
    Ok(())
}

fn print(site: &Site, table: &mut Table) -> Outcome<()> {
    for count in [100_u32, 1_000, 10_000] {
        let began = Instant::now();
        site.print_labels(count)?;
        let took = began.elapsed().as_secs_f64();
        let what = format!("{count} labels in one PDF, from the command line");
        if count == 1_000 {
            table.below(&what, "s", 3.0, took);
        } else {
            table.note(&what, "s", took);
        }
    }
    Ok(())
}
