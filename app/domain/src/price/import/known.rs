//! Which prices are recorded already.

use super::Outcome;
use crate::{plain::plain, price::Evidence};
use std::collections::HashSet;

/// A price that was recorded before, or stands twice in the file, is known. One whose line says no day is known whatever
/// its day: the general answer is another one each time that the file is sent.
pub(super) fn once(outcome: Outcome, is_dated: bool, known: &HashSet<String>, seen: &mut HashSet<String>) -> Outcome {
    if let Outcome::New {
        what,
        category,
        evidence,
    } = &outcome
    {
        let mut prints = vec![fingerprint(what, category, evidence)];
        if !is_dated {
            prints.push(undated(what, category, evidence));
        }
        if prints.iter().any(|print| known.contains(print) || seen.contains(print)) {
            return Outcome::Known;
        }
        seen.extend(prints);
    }
    outcome
}

/// What two prices have in common when they are the same: all but where they come from.
pub fn fingerprint(what: &str, category: &str, evidence: &Evidence) -> String {
    format!("{}|{}", undated(what, category, evidence), evidence.dated_on)
}

/// The same whatever their day.
pub fn undated(what: &str, category: &str, evidence: &Evidence) -> String {
    format!(
        "{}|{category}|{}|{}|{}|{}|{}",
        plain(what),
        evidence.price.0,
        evidence.basis.word(),
        evidence.vat,
        evidence.grade.word(),
        evidence.of.word(),
    )
}
