//! Understanding a scan: a label's address, a bare code, or something to look up.

use super::Code;
use super::wedge::{FRENCH, US, retype};

pub use super::wedge::from_key_positions;

/// What a scan was understood as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanned {
    /// What to look for.
    pub target: Target,
    /// Whether the keyboard layout had to be corrected to understand it, which the person should be told.
    pub repaired: bool,
}

/// What a scan points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A label code. A foreign barcode may look like one by chance: when no label bears it, look up the text scanned.
    /// A bare code may also be a place's, typed by hand.
    Code(Code),
    /// The code of a place, from the address that only a place's label holds.
    Place(Code),
    /// Anything else, trimmed: an old code, a serial or inventory number, a foreign barcode.
    Text(String),
}

/// Understands what a scanner, a camera or a person gave. A keyboard layout is corrected only when the check symbol of
/// the code it reveals fits.
#[must_use]
pub fn read(text: &str) -> Scanned {
    let text = text.trim();
    if let Some(target) = target_in(text) {
        return Scanned {
            target,
            repaired: false,
        };
    }
    let repaired = [
        retype(text, &FRENCH, &US, false),
        retype(text, &FRENCH, &US, true),
        retype(text, &FRENCH, &FRENCH, true),
    ]
    .iter()
    .find_map(|text| target_in(text));
    match repaired {
        Some(target) => Scanned { target, repaired: true },
        None => Scanned {
            target: Target::Text(text.to_owned()),
            repaired: false,
        },
    }
}

/// What a bare code, or an address ending in `/Q/<code>` or `/P/<code>`, leads to.
fn target_in(text: &str) -> Option<Target> {
    let path = text.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let (bare, target): (&str, fn(Code) -> Target) = match path.rsplit_once('/') {
        Some((before, last)) if ends_with_route(before, "q") => (last, Target::Code),
        Some((before, last)) if ends_with_route(before, "p") => (last, Target::Place),
        Some(_) => return None,
        None => (text, Target::Code),
    };
    let symbols: String = bare.chars().filter(|c| !is_separator(*c)).collect();
    Code::parse(&symbols).ok().map(target)
}

/// Whether an address goes on to a code: its last segment is that route, after a host.
fn ends_with_route(address: &str, route: &str) -> bool {
    address
        .rsplit_once('/')
        .is_some_and(|(host, last)| !host.is_empty() && last.eq_ignore_ascii_case(route))
}

/// Spaces and hyphens that people or printers put between groups of symbols.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}')
}
