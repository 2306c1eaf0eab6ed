//! `regain user`: people, from the command line.

use crate::{cli::User, config::Config, database, failure::Failure};
use rand::{Rng, distr::Alphanumeric};
use std::io::Read;
use store::{Db, account::NewPerson};

/// Long enough never to be guessed, short enough to be typed once.
const LENGTH: usize = 16;

/// Does it, and says the password or the link where it was made here.
pub(crate) async fn run(config: &Config, db: &Db, command: User) -> Result<(), Failure> {
    let desk = database::desk(db);
    match command {
        User::Add {
            login,
            name,
            roles,
            password_stdin,
        } => {
            let password = password(password_stdin)?;
            let person = NewPerson {
                login: login.clone(),
                name,
                password: password.clone(),
                roles,
            };
            store::account::add(&desk, person).await?;
            say(&login, &password, password_stdin);
        }
        User::ResetPassword { login, link: true, .. } => {
            let token = store::account::make_link_for(&desk, &login).await?;
            let link = format!("{}/password?token={token}", config.origin());
            println!("{login} chooses a password here, once, within 24 hours: {link}");
        }
        User::ResetPassword {
            login, password_stdin, ..
        } => {
            let password = password(password_stdin)?;
            store::account::reset_password(&desk, &login, &password).await?;
            say(&login, &password, password_stdin);
        }
    }
    Ok(())
}

/// A password nobody chose.
pub(crate) fn random_password() -> String {
    rand::rng()
        .sample_iter(Alphanumeric)
        .take(LENGTH)
        .map(char::from)
        .collect()
}

fn password(is_given: bool) -> Result<String, Failure> {
    if !is_given {
        return Ok(random_password());
    }
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(Failure::io("reading the password"))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

fn say(login: &str, password: &str, is_known: bool) {
    if is_known {
        println!("{login} can sign in.");
    } else {
        println!("{login} can sign in with the password {password}");
    }
}
