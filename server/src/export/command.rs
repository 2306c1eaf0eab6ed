//! `regain export`: a whole list to a file.

use super::{ExportError, How, is_too_long, run};
use crate::{cli::Export, database, failure::Failure};
use app::lang::Lang;
use domain::export::{Asked, Dialect, Format};
use std::{
    fs::{self, File},
    future::pending,
    io::{BufWriter, IsTerminal, stderr},
    path::{Path, PathBuf},
};
use store::Db;

/// Writes the file beside its name first, so that what bears the name is always whole; says how many rows.
pub(crate) async fn write(db: &Db, asked: &Export) -> Result<(), Failure> {
    let how = how(asked)?;
    let (desk, output) = (database::desk(db), &asked.output);
    let list = Asked::of(asked.list, asked.year.unwrap_or(0));
    let mut export = store::export::open(&desk, &list).await?;
    let count = export.count().await?;
    if is_too_long(how.format, count) {
        return Err(Failure::Said(format!(
            "{count} rows are too many for a workbook: write a .csv"
        )));
    }
    let part = beside(output);
    let file = File::create(&part).map_err(Failure::io(format!("writing {}", part.display())))?;
    let rows = match run((export, ()), how, BufWriter::new(file), pending(), progress(count)).await {
        Ok(rows) => rows,
        Err(error) => {
            fs::remove_file(&part).map_err(Failure::io(format!("removing {}", part.display())))?;
            return Err(match error {
                ExportError::Store(error) => error.into(),
                error @ (ExportError::Io(_) | ExportError::Xlsx(_)) => {
                    Failure::Said(format!("{}: {error}", output.display()))
                }
            });
        }
    };
    fs::rename(&part, output).map_err(Failure::io(format!("writing {}", output.display())))?;
    println!("{} ({rows})", output.display());
    Ok(())
}

/// Says on a terminal how many rows are read so far; a script and a log are told the end alone.
fn progress(count: u64) -> impl Fn(u64) + Send {
    let is_terminal = stderr().is_terminal();
    move |rows| {
        if is_terminal {
            let end = if rows >= count { "\n" } else { "" };
            eprint!("\r{rows} / {count} rows{end}");
        }
    }
}

fn how(asked: &Export) -> Result<How, Failure> {
    let extension = asked.output.extension().and_then(|extension| extension.to_str());
    let format = extension
        .and_then(|extension| Format::parse(&extension.to_lowercase()))
        .ok_or_else(|| Failure::Said("the file's name must end with .csv, .xlsx or .json".into()))?;
    if asked.year.is_some() && !asked.list.has_year() {
        return Err(Failure::Said(format!("the list {} has no years", asked.list.word())));
    }
    let dialect = asked.dialect.as_deref().and_then(Dialect::parse);
    Ok(How {
        format,
        dialect: dialect.unwrap_or_else(|| asked.list.usual_dialect()),
        lang: Lang::Fr,
    })
}

fn beside(output: &Path) -> PathBuf {
    let mut name = output.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}
