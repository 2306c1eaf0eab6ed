//! The border of the page of operation.

use crate::error::AppError;
use domain::view::operation::OperationPage;
use leptos::prelude::*;

/// How the program fares.
#[server(prefix = "/api", endpoint = "settings/operation/read")]
pub async fn read_operation() -> Result<OperationPage, AppError> {
    let desk = crate::door::desk().await?;
    let (database, database_bytes) = store::operation::database(&desk).await?;
    Ok(OperationPage {
        backup: store::operation::last_backup(&desk).await?,
        machine: crate::door::machine(desk.now)?,
        database,
        database_bytes,
    })
}
