//! The value explored, as it is shown: the table or the matrix, not the entries behind it.

use super::counting;
use crate::{
    door::Rejected,
    export::{How, file_of},
    route::file,
};
use app::{lang::Lang, saving::explore_page};
use axum::response::Response;
use domain::{
    export::{Dialect, Format},
    view::explore::Axis,
};
use std::collections::BTreeMap;
use store::Desk;

/// The word of its address: `/export/explore.csv`, with the question of the page.
pub(super) const WORD: &str = "explore";

/// The table that the page shows for the same question.
pub(super) async fn file(
    desk: &Desk,
    lang: Lang,
    format: Format,
    query: &BTreeMap<String, String>,
) -> Result<Response, Rejected> {
    let asked = explore_page::asked(&query.clone().into_iter().collect());
    let page = store::ledger::read::explore(desk, &asked).await?;
    let how = How {
        format,
        dialect: dialect(format, query),
        lang,
    };
    let table = explore_page::table(lang, &page, how.dialect);
    let rows = u64::try_from(table.rows.len()).unwrap_or(u64::MAX);
    let bytes = file_of(table, how).await.map_err(|error| {
        tracing::error!(%error, list = WORD, "a file cannot be made");
        Rejected::Form("busy")
    })?;
    let by = asked.by.map_or("matrix", Axis::word);
    let name = format!("regain-{WORD}-{by}-{}.{}", desk.today(), format.extension());
    Ok(counting(file::saved(format.mime(), &name, bytes), rows))
}

/// A workbook is for people and objects are for programs; separated values are for people unless said otherwise.
fn dialect(format: Format, query: &BTreeMap<String, String>) -> Dialect {
    match format {
        Format::Xlsx => Dialect::Excel,
        Format::Json => Dialect::Plain,
        Format::Csv => {
            let asked = query.get("dialect").and_then(|word| Dialect::parse(word));
            asked.unwrap_or(Dialect::Excel)
        }
    }
}
