//! The border of the home page.

use crate::error::AppError;
use domain::view::{Home, Me};
use leptos::prelude::*;

/// Who looks, and what waits. Who may not see items is led to what they may see.
#[server(prefix = "/api", endpoint = "home")]
pub async fn read_home() -> Result<(Me, Home), AppError> {
    use domain::{Refusal, access::Permission};
    let desk = crate::door::desk().await?;
    let me = store::account::me(&desk).await?;
    if !me.may(Permission::SeeItems) {
        leptos_axum::redirect(if me.may(Permission::SeeSavings) {
            "/value"
        } else {
            "/items"
        });
        // Not through the store's refusal, whose status would take the redirection's place.
        return Err(AppError::Refused(Refusal::RoleNeeded(
            Permission::SeeItems.roles().to_vec(),
        )));
    }
    Ok((me, store::home::home(&desk).await?))
}
