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
    Code(Code),
    /// Anything else, trimmed: an old code, a serial or inventory number, a foreign barcode.
    Text(String),
}

/// Understands what a scanner, a camera or a person gave. A keyboard layout is corrected only when the check symbol of
/// the code it reveals fits.
#[must_use]
pub fn read(text: &str) -> Scanned {
    let text = text.trim();
    if let Some(code) = code_in(text) {
        return Scanned {
            target: Target::Code(code),
            repaired: false,
        };
    }
    let repaired = [
        retype(text, &FRENCH, &US, false),
        retype(text, &FRENCH, &US, true),
        retype(text, &FRENCH, &FRENCH, true),
    ]
    .iter()
    .find_map(|text| code_in(text));
    match repaired {
        Some(code) => Scanned {
            target: Target::Code(code),
            repaired: true,
        },
        None => Scanned {
            target: Target::Text(text.to_owned()),
            repaired: false,
        },
    }
}

/// The code that a bare text, or an address ending in `/Q/<code>`, holds.
fn code_in(text: &str) -> Option<Code> {
    let path = text.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let bare = match path.rsplit_once('/') {
        Some((before, last)) if ends_with_route(before) => last,
        Some(_) => return None,
        None => text,
    };
    let symbols: String = bare.chars().filter(|c| !is_separator(*c)).collect();
    Code::parse(&symbols).ok()
}

/// Whether an address goes on to a code: its last segment is `Q`, after a host.
fn ends_with_route(address: &str) -> bool {
    address
        .rsplit_once('/')
        .is_some_and(|(host, route)| !host.is_empty() && route.eq_ignore_ascii_case("q"))
}

/// Spaces and hyphens that people or printers put between groups of symbols.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}')
}
