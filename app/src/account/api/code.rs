//! The border of one's own code beside the password.

use crate::error::AppError;
use domain::view::account::OwnCode;
use leptos::prelude::*;

/// Where one's own code stands.
#[server(prefix = "/api", endpoint = "account/code")]
pub async fn read_own_code() -> Result<OwnCode, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::account::own_code(&desk).await?)
}

/// Draws a secret for one's phone.
#[server(prefix = "/api", endpoint = "account/code/begin")]
pub async fn begin_code(current_password: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::account::begin_code(&desk, &current_password).await?;
    super::own::back("code_begun");
    Ok(())
}

/// Turns the code on once the phone shows a right one; one's page shows the recovery codes next, once.
#[server(prefix = "/api", endpoint = "account/code/confirm")]
pub async fn confirm_code(otp: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    let codes = store::account::confirm_code(&desk, &otp).await?;
    super::super::code_card::keep(&codes);
    super::own::back("code_on");
    Ok(())
}

/// Turns the code off.
#[server(prefix = "/api", endpoint = "account/code/drop")]
pub async fn drop_code(current_password: String) -> Result<(), AppError> {
    let desk = crate::door::desk().await?;
    store::account::drop_code(&desk, &current_password).await?;
    super::own::back("code_off");
    Ok(())
}
