//! The border of accounts: who is signed in, signing in, the first start.

pub mod code;
pub mod own;

use crate::error::AppError;
use domain::view::Me;
use leptos::prelude::*;

/// The person signed in.
#[server(prefix = "/api", endpoint = "me")]
pub async fn read_me() -> Result<Me, AppError> {
    let desk = crate::door::desk().await?;
    Ok(store::account::me(&desk).await?)
}

/// Signs somebody in and leads them home.
#[server(prefix = "/api", endpoint = "sign-in")]
pub async fn sign_in(login: String, password: String) -> Result<(), AppError> {
    use crate::door;
    use store::account::SignIn;
    match store::account::sign_in(&door::db()?, &login, &password, door::now()?).await? {
        SignIn::Welcome(person) => super::welcome::home(person).await,
        SignIn::Code(person) => {
            super::welcome::ask_code(person).await?;
            leptos_axum::redirect("/sign-in/code");
            Ok(())
        }
        SignIn::Wrong => Err(AppError::WrongPassword),
        SignIn::Locked { minutes } => Err(AppError::Locked { minutes }),
    }
}

/// Signs in who gave a right password before, by the code of their phone or a recovery code.
#[server(prefix = "/api", endpoint = "sign-in-code")]
pub async fn sign_in_code(otp: String) -> Result<(), AppError> {
    use crate::door;
    let person = super::welcome::pending().await?;
    store::account::check_code(&door::db()?, person, &otp, door::now()?).await?;
    super::welcome::home(person).await
}

/// Whether the link of that token still lets somebody choose a password.
#[server(prefix = "/api", endpoint = "password-link/check")]
pub async fn password_link_is_good(token: String) -> Result<bool, AppError> {
    let (db, now) = (crate::door::db()?, crate::door::now()?);
    Ok(store::account::is_link_good(&db, &token, now).await?)
}

/// Chooses a password by a one-time link, and leads to signing in with it.
#[server(prefix = "/api", endpoint = "password-link")]
pub async fn choose_password(token: String, password: String) -> Result<(), AppError> {
    let (db, now) = (crate::door::db()?, crate::door::now()?);
    store::account::choose_password(&db, &token, &password, now).await?;
    crate::door::flash("password_chosen");
    leptos_axum::redirect("/sign-in");
    Ok(())
}

/// Whether the secret of the link opens the first start.
#[server(prefix = "/api", endpoint = "first-start/check")]
pub async fn first_start_is_open(token: String) -> Result<bool, AppError> {
    let db = crate::door::db()?;
    Ok(store::account::is_first_start_token(&db, &token).await?)
}

/// The first start's form, as typed.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct FirstStartForm {
    /// The link's secret.
    pub token: String,
    /// The first administrator's name.
    pub admin_name: String,
    /// What they sign in with.
    pub login: String,
    /// Their password.
    pub password: String,
    /// The organisation's name.
    pub name: String,
    /// The desk's phone.
    pub phone: String,
    /// The address printed on labels.
    pub public_url: String,
    /// Internal labour, euros an hour.
    pub labour_rate: String,
    /// `ht` or `ttc`.
    pub basis: String,
    /// Days within which a return takes the saving back.
    pub return_window_days: String,
    /// `samples` or `empty`.
    pub with: String,
}

/// Sets everything up, signs the administrator in and leads them home.
#[server(prefix = "/api", endpoint = "first-start")]
pub async fn first_start(form: FirstStartForm) -> Result<(), AppError> {
    use crate::door;
    let start = super::first_start_page::read(form)?;
    let person = store::setting::first_start(&door::db()?, start, door::now()?).await?;
    super::welcome::welcome(person).await?;
    door::flash("welcome");
    leptos_axum::redirect("/");
    Ok(())
}
