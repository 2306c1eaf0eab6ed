//! Lists as files, sent while they are read.

use crate::{
    door::{Rejected, Visitor, referer, told},
    export::{
        ExportError, How, LONGEST, MOST_IN_A_WORKBOOK,
        channel::{self, Seal},
        run,
    },
};
use app::{door::cookie, lang::Lang, saving::address};
use axum::{
    body::Body,
    extract::{Path, Query},
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
        request::Parts,
    },
    response::{IntoResponse, Response},
};
use domain::export::{Asked, Dialect, Format, ItemFilter, List, Names};
use std::{collections::BTreeMap, io::ErrorKind, time::Duration};
use store::{Desk, StoreError, export::Export};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::{sleep, timeout},
};

/// Lists read at the same time: each holds a connection and a snapshot while it is read, and the pages need theirs.
static TURNS: Semaphore = Semaphore::const_new(2);
/// How long one more waits for its turn.
const PATIENCE: Duration = Duration::from_secs(20);

/// `/export/ledger.csv` and the like, with the filter of the list's page and `?dialect=excel` or `plain`.
pub(crate) async fn file(
    Visitor(desk): Visitor,
    Path(name): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
    parts: Parts,
) -> Result<Response, Rejected> {
    let (list, format) = name
        .rsplit_once('.')
        .and_then(|(list, extension)| Some((List::parse(list)?, Format::parse(extension)?)))
        .ok_or(StoreError::NotFound)?;
    let lang = Lang::parse(&cookie(&parts, "lang").unwrap_or_default());
    let asked = asked(list, lang, &query);
    let how = How {
        list,
        format,
        dialect: dialect(list, &query),
        lang,
    };
    if format == Format::Xlsx && store::export::count(&desk, &asked).await? > MOST_IN_A_WORKBOOK {
        return Ok(told(&referer(&parts.headers), "too_many_rows"));
    }
    let Ok(Ok(turn)) = timeout(PATIENCE, TURNS.acquire()).await else {
        let busy = "Occupé, réessayez. Busy, try again.";
        return Ok((StatusCode::SERVICE_UNAVAILABLE, busy).into_response());
    };
    let export = store::export::open(&desk, &asked).await?;
    let body = stream(export, how, turn);
    let headers = [
        (CONTENT_TYPE, format.mime().to_owned()),
        (CONTENT_DISPOSITION, attachment(&desk, &asked, format)),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, body).into_response())
}

/// The file, while it is written. One that breaks off ends the connection: no browser takes it for whole.
fn stream(export: Export, how: How, turn: SemaphorePermit<'static>) -> Body {
    let (writer, seal, taken) = channel::pair();
    tokio::spawn(async move {
        let made = run((export, turn), how, writer, over(&seal)).await;
        match made {
            Ok(()) => seal.set().await,
            Err(ExportError::Io(error)) => tracing::info!(%error, list = how.list.word(), "a file was not taken whole"),
            Err(error) => tracing::error!(%error, list = how.list.word(), "a file cannot be made"),
        }
    });
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
        lines,
        why: word("why"),
        has_problem: list == List::Ords && word("problem") == "1",
        names: match lang {
            Lang::Fr => Names::French,
            Lang::En => Names::English,
        },
        ..Asked::of(list, word("year").parse().unwrap_or(0))
    }
}

fn dialect(list: List, query: &BTreeMap<String, String>) -> Dialect {
    let usual = if list.is_for_programs() {
        Dialect::Plain
    } else {
        Dialect::Excel
    };
    query
        .get("dialect")
        .and_then(|word| Dialect::parse(word))
        .unwrap_or(usual)
}

/// A name that says what and of when.
fn attachment(desk: &Desk, asked: &Asked, format: Format) -> String {
    let (list, extension) = (asked.list.word(), format.extension());
    let year = if asked.year != 0 && asked.list.has_year() {
        format!("{}-", asked.year)
    } else {
        String::new()
    };
    format!(
        "attachment; filename=\"regain-{list}-{year}{}.{extension}\"",
        desk.today()
    )
}
