//! The border of announcements.

use crate::error::AppError;
use domain::view::announce::Announcements;
use leptos::prelude::*;

/// What the page shows.
#[server(prefix = "/api", endpoint = "announce/read")]
pub async fn read_announcements() -> Result<Announcements, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::announce::announcements(&desk).await?)
}

/// Announces something.
#[server(prefix = "/api", endpoint = "announce/send")]
pub async fn announce(
    service: i64,
    category: String,
    #[server(default)] what: String,
    #[server(default)] fault: String,
    place: i64,
    quantity: u32,
    key: String,
) -> Result<(), AppError> {
    use store::announce::NewAnnouncement;
    let desk = crate::door::desk().await?;
    let new = NewAnnouncement {
        service,
        category,
        what,
        fault,
        place,
        quantity,
    };
    store::announce::announce(&desk, &crate::form::submission(&key, "", "")?, new).await?;
    crate::door::flash("item_announced");
    leptos_axum::redirect("/announce");
    Ok(())
}
