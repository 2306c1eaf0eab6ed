//! The program `regain`: reads its settings and does what the command line says.

mod backup;
mod cli;
mod close;
mod config;
mod database;
mod demo;
mod disk;
mod document;
mod door;
mod export;
mod failure;
mod form;
mod label;
mod layer;
mod log;
mod machine;
mod meter;
mod office;
mod picture;
mod printer;
mod ready;
mod route;
mod router;
mod serve;
mod sheet;
mod task;
mod tls;
mod totals;
mod user;
mod verify;
mod watcher;

use clap::Parser;
use cli::{Cli, Command};
use config::Config;
use failure::Failure;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    // The one place that reads the environment.
    let config = match Config::load(&cli.flags, &|name| std::env::var(name).ok()) {
        Ok(config) => config,
        Err(error) => return complain(&error, 2),
    };
    log::start(&config);
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return complain(&error, 1),
    };
    match runtime.block_on(run(config, cli.command.unwrap_or(Command::Serve))) {
        Ok(code) => code,
        Err(failure) => complain(&failure, 1),
    }
}

async fn run(config: Config, command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Serve => serve::serve(&config, &database::open(&config).await?).await?,
        Command::Demo(how) => demo::demo(config, &how).await?,
        Command::Totals(which) => totals::print(&database::open(&config).await?, &which).await?,
        Command::Backup(to) => backup::run(&config, &database::open(&config).await?, &to.file).await?,
        Command::Restore(from) => return backup::restore(&config, &from.file).await,
        Command::Close(which) => close::run(&database::open(&config).await?, &which).await?,
        Command::Verify => return verify::verify(&database::open(&config).await?).await,
        Command::User { command } => user::run(&config, &database::open(&config).await?, command).await?,
        Command::Labels(asked) => sheet::write(&config, &database::open(&config).await?, &asked).await?,
        Command::Export(asked) => export::command::write(&database::open(&config).await?, &asked).await?,
        Command::Config => print!("{config}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn complain(error: &dyn std::error::Error, code: u8) -> ExitCode {
    eprintln!("regain: {error}");
    ExitCode::from(code)
}
