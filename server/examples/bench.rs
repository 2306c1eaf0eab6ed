//! Measures a release build under load, on a database of 100 000 items, and prints a table in Markdown.
//!
//! `make bench`, or `cargo run --release -p server --example bench -- [ITEMS]`. The program `regain` must be built beside
//! it. The filled database stays in `target/bench` for the next time.

use reqwest::{Client, StatusCode, redirect::Policy};
use std::{
    error::Error,
    fs,
    future::Future,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Clients at the same time, where throughput is measured.
const CLIENTS: usize = 16;
/// How long throughput is measured.
const WHILE: Duration = Duration::from_secs(8);
const PASSWORD: &str = "a password for the bench";

#[tokio::main]
async fn main() -> Outcome<()> {
    let items: u32 = std::env::args().nth(1).map_or(Ok(100_000), |text| text.parse())?;
    let program = std::env::current_exe()?.with_file_name("").join("../regain");
    let folder = PathBuf::from("target/bench");
    let kept = filled(&program, &folder, items)?;
    let run = folder.join("run");
    let _ = fs::remove_dir_all(&run);
    fs::create_dir_all(&run)?;
    fs::copy(&kept, run.join("regain.db"))?;
    set_passwords(&program, &run)?;

    let mut table = Table::default();
    let began = Instant::now();
    let server = Server::start(&program, &run)?;
    server.wait_until_well().await?;
    table.below("start", "ms", 500.0, began.elapsed().as_secs_f64() * 1000.0);
    let idle = server.memory()?;

    let desk = server.signed_in("guichet").await?;
    let manager = server.signed_in("responsable").await?;
    let codes = Arc::new(server.codes(&desk).await?);
    let year = "/value".to_owned();

    let pages = Times::of(300, |rank| {
        get(&desk, &server, format!("/Q/{}", codes[rank % codes.len()]))
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

    let scans = Times::of(300, |rank| scan(&desk, &server, &codes[rank % codes.len()])).await?;
    table.below("scan to answer, p95", "ms", 100.0, scans.percentile(95));
    table.note("scan to answer, p50", "ms", scans.percentile(50));

    let values = Times::of(20, |_| get(&manager, &server, year.clone())).await?;
    table.below("value page, p50", "ms", 60.0, values.percentile(50));
    table.note("value page, slowest of 20", "ms", values.percentile(100));
    let words = [
        "latitude",
        "steelcase",
        "chaise bureau",
        "cafet",
        "ecran 24",
        "sn123",
        "krups essential",
        "zzzzzz",
    ];
    let searches = Times::of(80, |rank| {
        let path = format!("/items?q={}", words[rank % words.len()].replace(' ', "+"));
        get(&desk, &server, path)
    })
    .await?;
    table.below("search page, p50", "ms", 30.0, searches.percentile(50));
    table.note("search page, p99", "ms", searches.percentile(99));

    measure_manager(&server, &manager, &mut table).await?;

    let rate = {
        let (desk, path) = (desk.clone(), format!("{}/api/deposits/receive", server.origin));
        throughput(move |rank| deposit(desk.clone(), path.clone(), rank)).await?
    };
    table.above("complete deposits, 16 clients", "deposits/s", 200.0, rate);

    for count in [100_u32, 1_000, 10_000] {
        let began = Instant::now();
        print_labels(&program, &run, count)?;
        let took = began.elapsed().as_secs_f64();
        let what = format!("{count} labels in one PDF, from the command line");
        if count == 1_000 {
            table.below(&what, "s", 3.0, took);
        } else {
            table.note(&what, "s", took);
        }
    }
    table.note("resident memory, idle", "MB", idle);
    table.below("resident memory, after all of this", "MB", 150.0, server.memory()?);
    if let Ok(wasm) = fs::metadata("target/site/pkg/regain_bg.wasm.br") {
        table.below("wasm with brotli", "kB", 450.0, wasm.len() as f64 / 1000.0);
    }
    println!(
        "{items} items, {} bytes of database\n\n{}",
        fs::metadata(&kept)?.len(),
        table.0
    );
    Ok(())
}

/// The manager's pages that add up more than a year's sums, and the whole ledger taken away.
async fn measure_manager(server: &Server, manager: &Client, table: &mut Table) -> Outcome<()> {
    for (what, path) in [
        ("explore by receiving service, p50", "/value/explore?by=receiver"),
        (
            "explore, six months by category, p50",
            "/value/explore?by=category&from=2026-01&to=2026-06",
        ),
        ("who deposits and who receives, p50", "/value/explore?by=matrix"),
        ("impact page, p50", "/value/impact"),
        ("repairs page, p50", "/value/repairs"),
    ] {
        let times = Times::of(8, |_| get(manager, server, path.to_owned())).await?;
        table.note(what, "ms", times.percentile(50));
    }
    let before = server.memory()?;
    let began = Instant::now();
    let answer = manager
        .get(format!("{}/export/ledger.csv", server.origin))
        .send()
        .await?
        .error_for_status()?;
    let lines = answer.text().await?.lines().count();
    table.above(
        "the whole ledger as CSV",
        "rows/s",
        100_000.0,
        lines as f64 / began.elapsed().as_secs_f64(),
    );
    table.note("rows of it", "rows", lines as f64);
    table.note("memory that it took", "MB", server.memory()? - before);
    Ok(())
}

/// The filled database, made where missing.
fn filled(program: &Path, folder: &Path, items: u32) -> Outcome<PathBuf> {
    let kept = folder.join(format!("regain-{items}.db"));
    if !kept.exists() {
        let fresh = folder.join("fill");
        let _ = fs::remove_dir_all(&fresh);
        fs::create_dir_all(&fresh)?;
        let number = items.to_string();
        let arguments = ["demo", "--fill-only", "--seed", "42", "--items", &number];
        let status = command(program, &fresh)
            .args(arguments)
            .stdout(Stdio::null())
            .status()?;
        if !status.success() {
            return Err("the database cannot be filled".into());
        }
        fs::rename(fresh.join("regain.db"), &kept)?;
    }
    Ok(kept)
}

/// The filling drew passwords: known ones take their place.
fn set_passwords(program: &Path, run: &Path) -> Outcome<()> {
    for login in ["guichet", "responsable"] {
        let arguments = ["user", "reset-password", "--password-stdin", "--login", login];
        let mut child = command(program, run)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()?;
        if let Some(mut input) = child.stdin.take() {
            input.write_all(PASSWORD.as_bytes())?;
        }
        child.wait()?;
    }
    Ok(())
}

/// A batch of blank labels on A4 sheets.
fn print_labels(program: &Path, run: &Path, count: u32) -> Outcome<()> {
    let (count, output) = (count.to_string(), run.join("labels.pdf"));
    let mut labels = command(program, run);
    labels
        .args(["labels", "--layout", "L7160", "--blank", &count, "--output"])
        .arg(&output);
    let is_done = labels.stdout(Stdio::null()).status()?.success();
    is_done.then_some(()).ok_or_else(|| "labels cannot be printed".into())
}

fn command(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env("REGAIN_DATA_DIR", folder)
        .env("REGAIN_ADDRESS", "127.0.0.1:0")
        .env("REGAIN_LOG", "warn");
    command.env("REGAIN_SITE_DIR", ".").env_remove("REGAIN_DATABASE_URL");
    command
}

/// The server that is measured.
struct Server {
    child: Child,
    origin: String,
    /// Kept open: what the server says has somewhere to go.
    _output: BufReader<ChildStdout>,
}

impl Server {
    fn start(program: &Path, run: &Path) -> Outcome<Self> {
        let mut child = command(program, run).arg("serve").stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        let mut output = BufReader::new(child.stdout.take().ok_or("no output")?);
        output.read_line(&mut line)?;
        let origin = line
            .trim()
            .strip_prefix("Regain listens on ")
            .ok_or("the server did not start")?
            .to_owned();
        Ok(Self {
            child,
            origin,
            _output: output,
        })
    }

    async fn wait_until_well(&self) -> Outcome<()> {
        let client = Client::new();
        for _ in 0..1000 {
            if let Ok(answer) = client.get(format!("{}/health", self.origin)).send().await
                && answer.status() == StatusCode::OK
            {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Err("the server never became well".into())
    }

    async fn signed_in(&self, login: &str) -> Outcome<Client> {
        let client = Client::builder().cookie_store(true).redirect(Policy::none()).build()?;
        let form = [("login", login), ("password", PASSWORD)];
        let request = client
            .post(format!("{}/api/sign-in", self.origin))
            .header("accept", "text/html");
        let answer = request.form(&form).send().await?;
        let is_in = answer.headers().get("location").is_some_and(|to| to == "/");
        is_in
            .then_some(client)
            .ok_or_else(|| format!("{login} cannot sign in").into())
    }

    /// Labels from the first pages of the list.
    async fn codes(&self, client: &Client) -> Outcome<Vec<String>> {
        let mut codes = Vec::new();
        for page in 1..=20 {
            let text = client
                .get(format!("{}/items?page={page}", self.origin))
                .send()
                .await?
                .text()
                .await?;
            let found = text.split("href=\"/Q/").skip(1).filter_map(|rest| rest.get(..8));
            codes.extend(found.map(str::to_owned));
        }
        codes.dedup();
        (!codes.is_empty())
            .then_some(codes)
            .ok_or_else(|| "the list shows no item".into())
    }

    /// Resident memory, in megabytes.
    fn memory(&self) -> Outcome<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .ok_or("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").trim().parse::<f64>()? / 1000.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn get(client: &Client, server: &Server, path: String) -> Outcome<usize> {
    let answer = client
        .get(format!("{}{path}", server.origin))
        .header("accept", "text/html")
        .send()
        .await?;
    if answer.status() != StatusCode::OK {
        return Err(format!("{path}: {}", answer.status()).into());
    }
    Ok(answer.bytes().await?.len())
}

/// A scan, as the scanning page sends it.
async fn scan(client: &Client, server: &Server, code: &str) -> Outcome<usize> {
    let text = format!("https://elsewhere.example/q/{}", code.to_lowercase());
    let request = client
        .post(format!("{}/api/scan", server.origin))
        .header("accept", "application/json");
    let answer = request.form(&[("text", text)]).send().await?.error_for_status()?;
    let lead = answer.text().await?;
    if lead.contains(code) {
        Ok(1)
    } else {
        Err(format!("{code} leads elsewhere: {lead}").into())
    }
}

/// One whole deposit, as the form sends it: its slip, its item, its label.
async fn deposit(client: Client, path: String, rank: usize) -> Outcome<usize> {
    let key = format!("bench-{rank}");
    let kind = [("service", "2"), ("category", "F-CHAIR"), ("fault", "Bancal")];
    let rest = [("quantity", "1"), ("labels", "each"), ("key", key.as_str())];
    let form: Vec<(&str, &str)> = kind.into_iter().chain(rest).collect();
    let answer = client
        .post(path)
        .header("accept", "text/html")
        .form(&form)
        .send()
        .await?;
    let to = answer.headers().get("location");
    let is_received = to.is_some_and(|to| to.as_bytes().starts_with(b"/deposits/"));
    is_received
        .then_some(1)
        .ok_or_else(|| format!("a deposit was not received: {}", answer.status()).into())
}

/// How long each of several requests took, one after the other, sorted.
struct Times(Vec<Duration>);

impl Times {
    /// Asks so many times, after a tenth as many to warm up.
    async fn of<F: Future<Output = Outcome<usize>>>(count: usize, ask: impl Fn(usize) -> F) -> Outcome<Self> {
        for rank in 0..count.div_ceil(10) {
            ask(rank).await?;
        }
        let mut times = Vec::with_capacity(count);
        for rank in 0..count {
            let began = Instant::now();
            ask(rank).await?;
            times.push(began.elapsed());
        }
        times.sort_unstable();
        Ok(Self(times))
    }

    fn percentile(&self, percent: usize) -> f64 {
        let rank = (self.0.len() * percent / 100).min(self.0.len().saturating_sub(1));
        self.0.get(rank).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    }
}

/// How many a second, from all clients at once.
async fn throughput<F>(ask: impl Fn(usize) -> F + Clone + Send + 'static) -> Outcome<f64>
where
    F: Future<Output = Outcome<usize>> + Send,
{
    let (next, began) = (Arc::new(AtomicUsize::new(0)), Instant::now());
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        let (next, ask) = (Arc::clone(&next), ask.clone());
        clients.spawn(async move {
            let mut done = 0_u32;
            while began.elapsed() < WHILE {
                ask(next.fetch_add(1, Ordering::Relaxed)).await?;
                done += 1;
            }
            Ok::<u32, Box<dyn Error + Send + Sync>>(done)
        });
    }
    let mut total = 0;
    while let Some(done) = clients.join_next().await {
        total += done??;
    }
    Ok(f64::from(total) / began.elapsed().as_secs_f64())
}

/// What was measured, as Markdown.
struct Table(String);

impl Default for Table {
    fn default() -> Self {
        Self("| what | goal | measured | |\n|---|---:|---:|---|\n".into())
    }
}

impl Table {
    fn below(&mut self, what: &str, unit: &str, goal: f64, measured: f64) {
        self.row(
            what,
            &format!("< {goal} {unit}"),
            unit,
            measured,
            verdict(measured < goal),
        );
    }

    fn above(&mut self, what: &str, unit: &str, goal: f64, measured: f64) {
        self.row(
            what,
            &format!("≥ {goal} {unit}"),
            unit,
            measured,
            verdict(measured >= goal),
        );
    }

    fn note(&mut self, what: &str, unit: &str, measured: f64) {
        self.row(what, "", unit, measured, "");
    }

    fn row(&mut self, what: &str, goal: &str, unit: &str, measured: f64, verdict: &str) {
        eprintln!("{what}: {measured:.1} {unit}");
        self.0 += &format!("| {what} | {goal} | {measured:.1} {unit} | {verdict} |\n");
    }
}

fn verdict(is_reached: bool) -> &'static str {
    if is_reached { "reached" } else { "missed" }
}
