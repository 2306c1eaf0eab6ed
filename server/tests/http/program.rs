//! The program under test.

use crate::database::Database;
use std::{
    fs::File,
    io::{BufRead, BufReader},
    process::{Child, Command, Output, Stdio},
};

/// A server of its own, stopped after the test.
pub(crate) struct Program {
    child: Child,
    /// Where it listens.
    pub(crate) origin: String,
    /// The one-time address, on a first start.
    pub(crate) first_start: Option<String>,
}

/// Runs a command of the program to its end.
pub(crate) fn regain(database: &Database, arguments: &[&str]) -> Output {
    command(database).args(arguments).output().unwrap()
}

/// The same, which must succeed: what it printed.
pub(crate) fn printed(database: &Database, arguments: &[&str]) -> String {
    let output = regain(database, arguments);
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// Fills a database with the demonstration's people and places and some items: everybody's password.
pub(crate) fn fill(database: &Database, items: u32) -> String {
    let printed = printed(
        database,
        &["demo", "--fill-only", "--seed", "7", "--items", &items.to_string()],
    );
    let password = printed
        .lines()
        .find_map(|line| line.strip_prefix("Sign in with the password "));
    password.unwrap().to_owned()
}

impl Program {
    /// Starts it on a free port.
    pub(crate) fn start(database: &Database) -> Self {
        Self::start_with(database, &[])
    }

    /// The same, with these settings too; what it logs is in `log` in the database's folder.
    pub(crate) fn start_with(database: &Database, settings: &[(&str, &str)]) -> Self {
        let mut command = command(database);
        if !settings.is_empty() {
            command.stderr(File::create(database.folder.join("log")).unwrap());
        }
        command.envs(settings.iter().copied());
        let mut child = command.arg("serve").stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let said: Vec<String> = lines.by_ref().take_while(|line| line != "Ctrl-C stops it.").collect();
        let origin = said
            .iter()
            .find_map(|line| line.strip_prefix("Regain listens on "))
            .unwrap()
            .to_owned();
        let words = said.iter().flat_map(|line| line.split_whitespace());
        let first_start = words
            .filter(|word| word.contains("/first-start?"))
            .map(str::to_owned)
            .next();
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            child,
            origin,
            first_start,
        }
    }

    /// Ends it as a power cut would.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program with its own settings and nothing of the machine's.
fn command(database: &Database) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_regain"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("REGAIN_")) {
        command.env_remove(name);
    }
    command
        .current_dir(&database.folder)
        .env("REGAIN_DATABASE_URL", &database.url)
        .env("REGAIN_DATA_DIR", &database.folder)
        .env("REGAIN_ADDRESS", "127.0.0.1:0")
        .env("REGAIN_LOG", "error")
        .stdin(Stdio::null());
    command
}
