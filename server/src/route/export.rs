//! Lists as files, sent while they are read; the explored table as a file.

mod explore;

use super::{file, language, press};
use crate::{
    door::{Rejected, Visitor, referer},
    export::{
        ExportError, How, LONGEST,
        channel::{self, Seal},
        is_too_long, run,
    },
};
use app::{lang::Lang, saving::address};
use axum::{
    body::Body,
    extract::{Path, Query},
    http::{HeaderMap, HeaderName, HeaderValue},
    response::Response,
};
use domain::{
    export::{Asked, Dialect, Format, ItemFilter, List, Names, RepairFilter},
    legal::reuse,
    paper::PaperKind,
    view::price::PriceQuery,
};
use std::{collections::BTreeMap, io::ErrorKind};
use store::{Desk, StoreError, export::Export};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::sleep,
};
use tracing::Instrument;

/// Lists read at the same time: each holds a connection and a snapshot while it is read, and the pages need theirs.
static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);
const AT_ONCE: usize = 2;

/// Lists that are being read.
pub(crate) fn running() -> usize {
    AT_ONCE.saturating_sub(TURNS.available_permits())
}

/// How many rows are to come: for programs, and for who waits.
const ROWS: HeaderName = HeaderName::from_static("regain-rows");

/// `/export/ledger.csv` and the like, with the filter of the list's page and `?dialect=excel` or `plain`.
pub(crate) async fn file(
    Visitor(desk): Visitor,
    Path(name): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    made(&desk, language::of(&headers), &name, &query)
        .await
        .unwrap_or_else(|rejected| rejected.back(&referer(&headers)))
}

async fn made(desk: &Desk, lang: Lang, name: &str, query: &BTreeMap<String, String>) -> Result<Response, Rejected> {
    let (word, format) = name
        .rsplit_once('.')
        .and_then(|(word, extension)| Some((word, Format::parse(extension)?)))
        .ok_or(StoreError::NotFound)?;
    if word == explore::WORD {
        return explore::file(desk, lang, format, query).await;
    }
    let list = List::parse(word).ok_or(StoreError::NotFound)?;
    let asked = asked(list, lang, query);
    let dialect = query.get("dialect").and_then(|word| Dialect::parse(word));
    let how = How {
        format,
        dialect: dialect.unwrap_or_else(|| list.usual_dialect()),
        lang,
    };
    let turn = press::turn(&TURNS).await?;
    let mut export = store::export::open(desk, &asked).await?;
    let rows = export.count().await?;
    if is_too_long(format, rows) {
        return Err(Rejected::Form("too_many_rows"));
    }
    let body = stream(export, how, turn);
    let file = file::saved(format.mime(), &saved_as(desk, &asked, format), body);
    Ok(counting(file, rows))
}

/// The same, saying how many rows it has.
fn counting(mut file: Response, rows: u64) -> Response {
    file.headers_mut().insert(ROWS, HeaderValue::from(rows));
    file
}

/// The file, while it is written. One that breaks off ends the connection: no browser takes it for whole.
fn stream(export: Export, how: How, turn: SemaphorePermit<'static>) -> Body {
    let (writer, seal, taken) = channel::pair();
    let list = export.list().word();
    let writing = async move {
        let made = run((export, turn), how, writer, over(&seal), |_| {}).await;
        match made {
            Ok(_) => seal.set().await,
            Err(ExportError::Io(error)) => tracing::info!(%error, list, "a file was not taken whole"),
            Err(error) => tracing::error!(%error, list, "a file cannot be made"),
        }
    };
    tokio::spawn(writing.in_current_span());
    Body::from_stream(taken)
}

/// Why a list is read no further: whoever asked for it has left, or takes it too slowly.
async fn over(seal: &Seal) -> ErrorKind {
    tokio::select! {
        () = seal.left() => ErrorKind::BrokenPipe,
        () = sleep(LONGEST) => ErrorKind::TimedOut,
    }
}

fn asked(list: List, lang: Lang, query: &BTreeMap<String, String>) -> Asked {
    let word = |name: &str| query.get(name).cloned().unwrap_or_default();
    let (lines, _) = address::from_query(&query.clone().into_iter().collect());
    Asked {
        items: ItemFilter {
            words: word("q"),
            states: word("states"),
            is_late: !word("late").is_empty(),
            place: word("place").parse().ok(),
        },
        prices: PriceQuery {
            q: word("q"),
            category: word("category"),
            grade: word("grade"),
            state: word("state"),
        },
        lines,
        repairs: RepairFilter {
            category: word("category"),
            model: word("model"),
            outcome: word("outcome"),
            stage: word("stage"),
            age: word("age"),
            wait: word("wait"),
        },
        reuse: reuse::List::parse(&word("list")),
        paper: PaperKind::parse(&word("kind")),
        why: word("why"),
        has_problem: list == List::Ords && word("problem") == "1",
        names: match lang {
            Lang::Fr => Names::French,
            Lang::En => Names::English,
        },
        ..Asked::of(list, word("year").parse().unwrap_or(0))
    }
}

/// A name that says what and of when.
fn saved_as(desk: &Desk, asked: &Asked, format: Format) -> String {
    let (list, extension) = (asked.list.word(), format.extension());
    let year = if asked.year != 0 && asked.list.has_year() {
        format!("{}-", asked.year)
    } else {
        String::new()
    };
    format!("regain-{list}-{year}{}.{extension}", desk.today())
}
