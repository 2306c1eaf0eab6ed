//! A site to measure: its program, its folder and its database, filled by the demonstration.

use crate::Outcome;
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// The password of those who ask.
pub(crate) const PASSWORD: &str = "a password for the bench";
/// Where all that is measured lies.
const FOLDER: &str = "target/bench";

/// See the module.
#[derive(Debug)]
pub(crate) struct Site {
    program: PathBuf,
    /// Its data: the database too, where it is SQLite.
    pub(crate) folder: PathBuf,
    /// The address of a PostgreSQL database.
    postgres: Option<String>,
}

impl Site {
    /// A copy of a desk of so many items in SQLite, filled where none is kept from before.
    pub(crate) fn of_items(items: u32) -> Outcome<Self> {
        let kept = Path::new(FOLDER).join(format!("regain-{items}.db"));
        if !kept.exists() {
            let fill = Self::empty("fill", None)?;
            fill.fill(items)?;
            fs::rename(fill.folder.join("regain.db"), &kept)?;
        }
        let run = Self::empty("run", None)?;
        fs::copy(&kept, run.folder.join("regain.db"))?;
        Ok(run)
    }

    /// An empty site: in SQLite, or in that empty PostgreSQL database.
    pub(crate) fn empty(name: &str, postgres: Option<String>) -> Outcome<Self> {
        let folder = Path::new(FOLDER).join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(Self {
            program: std::env::current_exe()?.with_file_name("").join("../regain"),
            folder,
            postgres,
        })
    }

    /// Lives so many lives in it.
    pub(crate) fn fill(&self, items: u32) -> Outcome<()> {
        let number = items.to_string();
        let mut demo = self.command();
        demo.args(["demo", "--fill-only", "--seed", "42", "--items", &number]);
        let is_done = demo.stdout(Stdio::null()).status()?.success();
        is_done
            .then_some(())
            .ok_or_else(|| "the database cannot be filled".into())
    }

    /// The address of its database.
    pub(crate) fn database(&self) -> String {
        let file = || format!("sqlite:{}?mode=rwc", self.folder.join("regain.db").display());
        self.postgres.clone().unwrap_or_else(file)
    }

    /// The filling drew passwords: known ones take their place.
    pub(crate) fn set_passwords(&self) -> Outcome<()> {
        for login in ["guichet", "responsable"] {
            let mut reset = self.command();
            reset.args(["user", "reset-password", "--password-stdin", "--login", login]);
            let mut child = reset.stdin(Stdio::piped()).stdout(Stdio::null()).spawn()?;
            if let Some(mut input) = child.stdin.take() {
                input.write_all(PASSWORD.as_bytes())?;
            }
            if !child.wait()?.success() {
                return Err(format!("{login} gets no password").into());
            }
        }
        Ok(())
    }

    /// A batch of blank labels on A4 sheets.
    pub(crate) fn print_labels(&self, count: u32) -> Outcome<()> {
        let (count, output) = (count.to_string(), self.folder.join("labels.pdf"));
        let mut labels = self.command();
        labels
            .args(["labels", "--layout", "L7160", "--blank", &count, "--output"])
            .arg(&output);
        let is_done = labels.stdout(Stdio::null()).status()?.success();
        is_done.then_some(()).ok_or_else(|| "labels cannot be printed".into())
    }

    /// The program on this site.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .env("REGAIN_DATA_DIR", &self.folder)
            .env("REGAIN_ADDRESS", "127.0.0.1:0")
            .env("REGAIN_LOG", "warn")
            .env("REGAIN_SITE_DIR", ".")
            .env_remove("REGAIN_DATABASE_URL");
        if let Some(address) = &self.postgres {
            command.env("REGAIN_DATABASE_URL", address);
        }
        command
    }
}
