//! `regain verify`: everything folded again.

use crate::failure::Failure;
use std::process::ExitCode;
use store::Db;

/// Prints what differs; status 1 if anything does.
pub(crate) async fn verify(db: &Db) -> Result<ExitCode, Failure> {
    let differences = store::verify::verify(db).await?;
    if differences.is_empty() {
        println!("Everything agrees: events, projections, totals and both chains.");
        return Ok(ExitCode::SUCCESS);
    }
    for difference in &differences {
        println!("{difference}");
    }
    println!("{} differences.", differences.len());
    Ok(ExitCode::from(1))
}
