//! Server functions of stock-takes.

use crate::error::AppError;
use domain::{
    stocktake::Outcome,
    view::{
        Choices,
        stocktake::{StocktakeList, StocktakePage, StocktakeProgress, StocktakeReport},
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The list, with what a new count chooses from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stocktakes {
    /// Open and closed ones.
    pub list: StocktakeList,
    /// Places and categories.
    pub choices: Choices,
}

/// What a count comes to, for who may sign it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Its lines and totals.
    pub report: StocktakeReport,
    /// Whether the person may close it.
    pub may_close: bool,
}

/// What a scan came to, in the reader's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// One of the outcomes of a scan.
    pub outcome: Outcome,
    /// The item's name, or the unknown text.
    pub name: String,
    /// The item's label; empty for an unknown text.
    pub code: String,
    /// Where it belongs, where it stands, or who had counted it.
    pub detail: String,
    /// Whether it had been counted before: nothing changed then.
    pub already: bool,
    /// The place counted from now on, where its label was scanned.
    pub place: Option<i64>,
}

/// The counts.
///
/// # Errors
/// See [`store::stocktake::read::list`].
#[server(prefix = "/api", endpoint = "stocktakes/list")]
pub async fn read_stocktakes(page: u32) -> Result<Stocktakes, AppError> {
    let desk = crate::door::desk().await?;
    Ok(Stocktakes {
        list: store::stocktake::read::list(&desk, page).await?,
        choices: store::catalogue::choices(&desk).await?,
    })
}

/// A count; `refused` names the labels, separated by commas, whose decision was just refused.
///
/// # Errors
/// See [`store::stocktake::read::page`].
#[server(prefix = "/api", endpoint = "stocktakes/read")]
pub async fn read_stocktake(number: String, #[server(default)] refused: String) -> Result<StocktakePage, AppError> {
    let desk = crate::door::desk().await?;
    let refused: Vec<String> = refused.split(',').map(str::to_owned).collect();
    Ok(store::stocktake::read::page(&desk, &number, &refused).await?)
}

/// What a count comes to.
///
/// # Errors
/// See [`store::stocktake::read::report`].
#[server(prefix = "/api", endpoint = "stocktakes/report")]
pub async fn read_closing(number: String) -> Result<Closing, AppError> {
    let desk = crate::door::desk().await?;
    Ok(Closing {
        report: store::stocktake::read::report(&desk, &number).await?,
        may_close: desk.actor.may(domain::access::Permission::CloseCount),
    })
}

/// How far a count is.
///
/// # Errors
/// See [`store::stocktake::read::progress`].
#[server(prefix = "/api", endpoint = "stocktakes/progress")]
pub async fn read_progress(number: String) -> Result<StocktakeProgress, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::stocktake::read::progress(&desk, &number).await?)
}

/// Begins a count.
///
/// # Errors
/// See [`store::stocktake::start`].
#[server(prefix = "/api", endpoint = "stocktakes/start")]
pub async fn start_stocktake(place: String, #[server(default)] category: String, key: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let place = crate::form::field("place", place.trim().parse().ok())?;
    let new = store::stocktake::NewCount { place, category };
    let number = store::stocktake::start(&desk, &crate::form::submission(&key, "", "")?, new).await?;
    crate::door::flash("count_started");
    leptos_axum::redirect(&format!("/stocktakes/{number}"));
    Ok(())
}

/// Counts what was scanned; a plain form goes back to the count, in the same place.
///
/// # Errors
/// See [`store::stocktake::scan()`].
#[server(prefix = "/api", endpoint = "stocktakes/scan")]
pub async fn scan_item(
    number: String,
    text: String,
    place: String,
    #[server(default)] note: String,
    key: String,
) -> Result<Counted, AppError> {
    let desk = crate::door::desk().await?;
    let place = crate::form::field("place", place.trim().parse().ok())?;
    if let Some((place, name)) = store::stocktake::place_of(&desk, &number, &text).await? {
        return Ok(super::answer::switched(&number, place, name));
    }
    let new = store::stocktake::NewScan { text, place, note };
    let submission = crate::form::submission(&key, "", "")?;
    let counted = store::stocktake::scan(&desk, &submission, &number, new).await?;
    super::answer::back(&number, place, &counted);
    Ok(super::answer::told(crate::lang::lang(), desk.today(), counted))
}

/// Puts the record of an item seen in the wrong place where it was seen.
///
/// # Errors
/// See [`store::stocktake::move_here`].
#[server(prefix = "/api", endpoint = "stocktakes/move_here")]
pub async fn move_here(
    number: String,
    code: String,
    #[server(default)] place: String,
    key: String,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let submission = crate::form::submission(&key, "", "")?;
    store::stocktake::move_here(&desk, &submission, &number, &code).await?;
    crate::door::flash("count_moved");
    let page = format!("/stocktakes/{number}");
    leptos_axum::redirect(&crate::layout::address::href(&page, &[("place", &place)]));
    Ok(())
}

/// Closes a count: the report is printed and kept.
///
/// # Errors
/// See [`store::stocktake::close()`].
#[server(prefix = "/api", endpoint = "stocktakes/close")]
pub async fn close_stocktake(
    number: String,
    signed_by: String,
    #[server(default)] statement: bool,
    key: String,
) -> Result<(), AppError> {
    let (desk, print) = (crate::door::desk().await?, crate::door::printer()?);
    let submission = crate::form::submission(&key, "", "")?;
    let lang = crate::lang::lang();
    let signing = super::close_page::signing(lang, signed_by, statement);
    store::stocktake::close(&desk, &submission, &number, signing, |report| print(report, lang)).await?;
    crate::door::flash("count_closed");
    leptos_axum::redirect(&format!("/stocktakes/{number}"));
    Ok(())
}

/// Decides about one difference (`how`: `apply` or `note`), or applies all (`all`).
///
/// # Errors
/// See [`store::stocktake::decide()`] and [`store::stocktake::decide_all`].
#[server(prefix = "/api", endpoint = "stocktakes/decide")]
pub async fn decide_difference(
    number: String,
    #[server(default)] code: String,
    how: String,
    key: String,
) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let submission = crate::form::submission(&key, "", "")?;
    let refused = if how == "all" {
        store::stocktake::decide_all(&desk, &submission, &number).await?.refused
    } else {
        let how = crate::form::field("how", store::stocktake::How::parse(&how))?;
        store::stocktake::decide(&desk, &submission, &number, &code, how).await?;
        Vec::new()
    };
    super::difference::back(&number, &refused);
    Ok(())
}

/// Says what was found out about a label of a closed count that no item answers to.
///
/// # Errors
/// See [`store::stocktake::look_into`].
#[server(prefix = "/api", endpoint = "stocktakes/look_into")]
pub async fn look_into_unknown(number: String, text: String, note: String, key: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let submission = crate::form::submission(&key, "", "")?;
    store::stocktake::look_into(&desk, &submission, &number, &text, &note).await?;
    super::difference::back(&number, &[]);
    Ok(())
}
