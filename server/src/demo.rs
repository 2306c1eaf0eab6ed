//! `regain demo`: a believable desk of a département, made up and lived through the store's own writes.

mod calendar;
mod cast;
mod goods;
mod haste;
mod life;
mod step;
mod theatre;

use crate::{
    cli,
    config::{Config, sqlite},
    database,
    failure::Failure,
    serve, user,
};
use calendar::Calendar;
use cast::Cast;
use chrono::Utc;
use domain::Role;
use rand::{Rng, SeedableRng, rngs::StdRng};
use std::{io::Write, path::PathBuf, time::Instant};
use store::Db;
use theatre::Theatre;

/// Everybody's password in a throw-away database, which only this machine reaches.
const PASSWORD: &str = "regain-demo-2026";

/// Fills a database, and serves it unless told otherwise.
pub(crate) async fn demo(config: Config, how: &cli::Demo) -> Result<(), Failure> {
    if how.fill_only {
        let db = database::open(&config).await?;
        let cast = fill(&db, &config, how, &user::random_password()).await?;
        print_sign_ins(&cast);
        return Ok(());
    }
    let folder = Throwaway::make()?;
    let config = Config {
        database_url: sqlite(&folder.0.join("regain.db")),
        data_dir: folder.0.clone(),
        // A throw-away database must not push real backups out of their folder.
        backup_dir: None,
        ..config
    };
    let db = database::open(&config).await?;
    let cast = fill(&db, &config, how, PASSWORD).await?;
    println!(
        "A throw-away database in {}, gone when the program stops.",
        folder.0.display()
    );
    print_sign_ins(&cast);
    serve::serve(&config, &db).await
}

/// Lives all the lives, the earliest gesture first.
async fn fill(db: &Db, config: &Config, how: &cli::Demo, password: &str) -> Result<Cast, Failure> {
    if !store::account::is_first_start(db).await? {
        return Err(Failure::Said(
            "the database is not empty: the demonstration only fills an empty one".into(),
        ));
    }
    let began = Instant::now();
    let mut rng = StdRng::seed_from_u64(how.seed);
    let calendar = Calendar::until(store::civil::day(Utc::now()));
    let cast = cast::assemble(db, config, &calendar, password).await?;
    let mut theatre = Theatre::open(db, &cast, calendar);
    haste::begin(db).await?;
    let mut ordered = 0;
    while ordered < how.items {
        ordered += theatre.order_deposit(&mut rng, how.items - ordered);
    }
    let mut gestures = 0_u32;
    while let Some(progress) = theatre.next(&mut rng).await? {
        gestures += 1;
        if gestures.is_multiple_of(250) {
            eprint!("\rLiving {} lives: {progress} % ({gestures} gestures)", how.items);
            // Progress is only shown; a closed terminal is no failure.
            let _ = std::io::stderr().flush();
        }
    }
    haste::end(db).await?;
    let seconds = began.elapsed().as_secs_f32();
    eprintln!(
        "\r{} items lived {gestures} gestures in {seconds:.1} s.            ",
        how.items
    );
    Ok(cast)
}

fn print_sign_ins(cast: &Cast) {
    println!("\nSign in with the password {}", cast.password);
    for person in &cast.people {
        let roles: Vec<&str> = person.roles.iter().copied().map(Role::word).collect();
        println!("  {:<12} {:<22} {}", person.login, person.name, roles.join(", "));
    }
    println!();
}

/// A folder that goes away with the program.
struct Throwaway(PathBuf);

impl Throwaway {
    fn make() -> Result<Self, Failure> {
        let name = format!("regain-demo-{}-{:08x}", std::process::id(), rand::rng().random::<u32>());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).map_err(Failure::io(format!("making {}", folder.display())))?;
        Ok(Self(folder))
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, folder = %self.0.display(), "the throw-away folder stays");
        }
    }
}
