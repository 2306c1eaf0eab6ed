//! The command line.

use crate::config::Flags;
use clap::{Args, Parser, Subcommand};
use domain::{Role, closing::Period, export::List, label::sheet::Shift};

/// Regain runs the reuse desk of a public body: what comes in, its repair, its new use, and the
/// purchases that it spared, each euro with its proof.
///
/// Every setting is a flag, a REGAIN_… variable or a key of regain.toml (REGAIN_CONFIG names another file), in this
/// order of strength.
#[derive(Debug, Parser)]
#[command(name = "regain", version, max_term_width = 100)]
pub(crate) struct Cli {
    /// Settings.
    #[command(flatten)]
    pub(crate) flags: Flags,
    /// What to do; `serve` if nothing is said.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the pages (done when no command is given)
    Serve,
    /// Fill a throw-away database with a believable desk, and serve it
    Demo(Demo),
    /// Print what a year comes to
    Totals(Totals),
    /// Close a month or a year for ever, and the months before it; prints what was frozen
    Close(Close),
    /// Fold every event again and compare; says what differs and ends with status 1 if anything does
    Verify,
    /// Write the whole site to one file, while it is served: the database with its photos, a manifest, hashes
    Backup(Archive),
    /// Put a backup back into an empty place, and check it
    Restore(Archive),
    /// Add people, or let them in again
    User {
        /// What to do with people.
        #[command(subcommand)]
        command: User,
    },
    /// Make a PDF of labels: for items, or blank ones in advance
    Labels(Labels),
    /// Write a whole list to a file: CSV, workbook or JSON
    Export(Export),
    /// Print the settings in force, passwords hidden
    Config,
}

/// How to fill the demonstration.
#[derive(Args, Clone, Debug)]
pub(crate) struct Demo {
    /// How many items
    #[arg(long, default_value_t = 2000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(crate) items: u32,
    /// The same seed on the same day makes the same desk
    #[arg(long, default_value_t = 42)]
    pub(crate) seed: u64,
    /// Fill the configured database, which must be empty, and stop
    #[arg(long)]
    pub(crate) fill_only: bool,
}

/// Which totals, and how.
#[derive(Args, Clone, Debug)]
pub(crate) struct Totals {
    /// The year, such as 2026
    #[arg(long, value_parser = clap::value_parser!(i32).range(2000..=2999))]
    pub(crate) year: i32,
    /// As JSON. Euro cents: gross, reversals, value (gross minus reversals: S1 and S2), opportunistic (S3),
    /// repair_return, prudent, parts, external, transport_and_other, labour, net_cash (without labour), net_full,
    /// donations, sales. Minutes: labour_minutes. Grams: co2, waste, waste_out
    #[arg(long)]
    pub(crate) json: bool,
}

/// Which archive.
#[derive(Args, Clone, Debug)]
pub(crate) struct Archive {
    /// The file, such as regain-2026-11-25.tar.gz
    pub(crate) file: std::path::PathBuf,
}

/// Which period.
#[derive(Args, Clone, Debug)]
#[group(required = true, multiple = false)]
pub(crate) struct Close {
    /// The month, such as 2026-10
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub(crate) month: Option<Period>,
    /// The year, such as 2025
    #[arg(long, value_parser = clap::value_parser!(i32).range(2000..=2999))]
    pub(crate) year: Option<i32>,
}

impl Close {
    /// The one that was named.
    pub(crate) fn period(&self) -> Option<Period> {
        self.month.or(self.year.map(Period::Year))
    }
}

/// What to do with people.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum User {
    /// Add somebody; a password is made and printed unless given on standard input with --password-stdin
    Add {
        /// What they sign in with
        #[arg(long)]
        login: String,
        /// Their name
        #[arg(long)]
        name: String,
        /// Their roles: viewer, requester, desk, technician, manager, admin
        #[arg(long, value_delimiter = ',', required = true, value_parser = role)]
        roles: Vec<Role>,
        /// Read the password from standard input
        #[arg(long)]
        password_stdin: bool,
    },
    /// Give somebody a new password, end their wait and their sessions; or a link by which they choose it themselves
    ResetPassword {
        /// What they sign in with
        #[arg(long)]
        login: String,
        /// Read the password from standard input
        #[arg(long)]
        password_stdin: bool,
        /// Print a one-time link instead, good for 24 hours; the password of now stays until it is used
        #[arg(long, conflicts_with = "password_stdin")]
        link: bool,
    },
}

/// Which labels, on what.
#[derive(Args, Clone, Debug)]
pub(crate) struct Labels {
    /// Codes of items, separated by commas
    #[arg(
        long,
        value_delimiter = ',',
        required_unless_present_any = ["blank", "frame"],
        conflicts_with_all = ["blank", "frame"]
    )]
    pub(crate) codes: Vec<String>,
    /// Make a batch of that many blank labels, and print its number
    #[arg(
        long,
        conflicts_with = "frame",
        value_parser = clap::value_parser!(u32).range(1..=i64::from(store::label::BATCH))
    )]
    pub(crate) blank: Option<u32>,
    /// Draw the borders of the labels and a ruler instead, to hold against a sheet
    #[arg(long)]
    pub(crate) frame: bool,
    /// The labels: L7160, L7159, L7654, L7651, R62, R57x32, R38x90, or a roll of any size such as R50x25
    #[arg(long, default_value = "L7160")]
    pub(crate) layout: String,
    /// A measured A4 sheet instead, in millimetres: A4:COLUMNSxROWS:LEFT:TOP:PITCH_X:PITCH_Y:WIDTH:HEIGHT
    #[arg(long, value_name = "SHEET", conflicts_with = "layout")]
    pub(crate) free: Option<String>,
    /// The first free place of the sheet, from 1
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) start: u32,
    /// How far the printer prints beside the mark, in millimetres, right and down: such as 1.5,-0.8. Unless given, as
    /// kept on the page of labels
    #[arg(long, value_name = "DX,DY", allow_hyphen_values = true, value_parser = crate::sheet::offset)]
    pub(crate) offset: Option<Shift>,
    /// The file to write
    #[arg(long)]
    pub(crate) output: std::path::PathBuf,
}

/// Which list, to which file.
#[derive(Args, Clone, Debug)]
pub(crate) struct Export {
    /// The list: ledger, spend, not-counted, closings, chain, items, stock, deposits, repairs, cases, delays, handovers,
    /// prices, stocktakes, papers, reports, it-reuse, ords, history, services, places, providers, categories or people
    #[arg(long, value_parser = list)]
    pub(crate) list: List,
    /// The file to write: its ending says which kind, .csv, .xlsx or .json
    #[arg(long)]
    pub(crate) output: std::path::PathBuf,
    /// Only that year, such as 2026, where the list has years
    #[arg(long, value_parser = clap::value_parser!(i32).range(2000..=2999))]
    pub(crate) year: Option<i32>,
    /// For CSV: excel (semicolons, decimal commas, French words) or plain (commas, decimal points, exact words); what
    /// programs read first is plain unless said otherwise
    #[arg(long, value_parser = ["excel", "plain"])]
    pub(crate) dialect: Option<String>,
}

fn list(word: &str) -> Result<List, String> {
    let known = || List::ALL.map(List::word).join(", ");
    List::parse(word.trim()).ok_or_else(|| format!("the lists are {}", known()))
}

/// A month and nothing longer: a year closed by a slip of the hand stays closed.
fn month(word: &str) -> Result<Period, String> {
    match Period::parse(word) {
        Some(month @ Period::Month { .. }) => Ok(month),
        Some(Period::Year(_)) | None => Err("a month is written such as 2026-10".into()),
    }
}

fn role(word: &str) -> Result<Role, String> {
    let known = || Role::ALL.map(Role::word).join(", ");
    Role::parse(word.trim()).ok_or_else(|| format!("the roles are {}", known()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn an_unknown_role_is_refused_with_those_that_exist() {
        let words = [
            "regain",
            "user",
            "add",
            "--login",
            "a",
            "--name",
            "A",
            "--roles",
            "desk,boss",
        ];
        let said = Cli::try_parse_from(words).unwrap_err().to_string();
        assert!(said.contains("viewer, requester, desk"), "{said}");
    }

    #[test]
    fn a_month_to_close_is_a_month_and_a_year_is_asked_for_by_its_name() {
        let period = |flag, word| match Cli::try_parse_from(["regain", "close", flag, word]) {
            Ok(Cli {
                command: Some(Command::Close(which)),
                ..
            }) => which.period(),
            _ => None,
        };
        assert_eq!(period("--month", "2026-10"), Period::month(2026, 10));
        assert_eq!(period("--year", "2025"), Some(Period::Year(2025)));
        assert_eq!(period("--month", "2025"), None);
        let said = Cli::try_parse_from(["regain", "close", "--month", "2025"]).unwrap_err();
        assert!(said.to_string().contains("2026-10"), "{said}");
    }
}
