//! The code printed on a label: seven free symbols and one that checks them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The 26 symbols of a code, by rank: none looks like another, and all but the digits are in the same place on AZERTY,
/// QWERTY and QWERTZ keyboards.
pub const ALPHABET: [char; 26] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'N', 'P', 'R', 'S',
    'T', 'V', 'X',
];

const MODULUS: u32 = 29;

/// A well-formed label code: eight symbols whose check symbol fits. It says nothing about any label existing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code([u8; 8]);

/// Why a text is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CodeError {
    /// Not eight symbols long.
    #[error("a label code has 8 symbols")]
    Length,
    /// A symbol that no code contains.
    #[error("the symbol {0:?} is not used in label codes")]
    Symbol(char),
    /// The check symbol does not fit: something was misread or swapped.
    #[error("the label code has a wrong symbol")]
    Check,
}

impl Code {
    /// Completes seven ranks (0 to 25) with their check symbol. `None` when a rank is out of range, or when the check
    /// value has no symbol: draw again.
    #[must_use]
    pub fn from_ranks(ranks: [u8; 7]) -> Option<Self> {
        if ranks.iter().any(|&rank| usize::from(rank) >= ALPHABET.len()) {
            return None;
        }
        let check = (1 + MODULUS - weighted_sum(&ranks)) % MODULUS;
        let check = u8::try_from(check)
            .ok()
            .filter(|&rank| usize::from(rank) < ALPHABET.len())?;
        let [a, b, c, d, e, f, g] = ranks;
        Some(Self([a, b, c, d, e, f, g, check]))
    }

    /// Reads a code in any letter case, without separators.
    ///
    /// # Errors
    /// When the length, a symbol or the check symbol is wrong.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let mut ranks = [0; 8];
        let mut symbols = text.chars();
        for rank in &mut ranks {
            let symbol = symbols.next().ok_or(CodeError::Length)?;
            *rank = rank_of(symbol).ok_or(CodeError::Symbol(symbol))?;
        }
        if symbols.next().is_some() {
            return Err(CodeError::Length);
        }
        if weighted_sum(&ranks) == 1 {
            Ok(Self(ranks))
        } else {
            Err(CodeError::Check)
        }
    }

    /// The code in two groups of four, easier to read aloud: `7K3H N9B3`.
    #[must_use]
    pub fn grouped(self) -> String {
        let mut text = self.to_string();
        text.insert(4, ' ');
        text
    }

    /// What the QR holds: an upper-case address under `base` (`https://host`, with or without a trailing slash).
    #[must_use]
    pub fn url(self, base: &str) -> String {
        self.address(base, 'Q')
    }

    /// What the QR of a place's label holds: an address that no item's label has.
    #[must_use]
    pub fn place_url(self, base: &str) -> String {
        self.address(base, 'P')
    }

    fn address(self, base: &str, route: char) -> String {
        format!("{}/{route}/{self}", base.trim_end_matches('/').to_ascii_uppercase())
    }
}

/// `Σ v_i · 2^(7−i) mod 29` over the given ranks, the first being `v_0`.
fn weighted_sum(ranks: &[u8]) -> u32 {
    ranks
        .iter()
        .enumerate()
        .map(|(i, &rank)| u32::from(rank) << (7 - i))
        .sum::<u32>()
        % MODULUS
}

fn rank_of(symbol: char) -> Option<u8> {
    let symbol = symbol.to_ascii_uppercase();
    ALPHABET
        .iter()
        .position(|&known| known == symbol)
        .and_then(|rank| u8::try_from(rank).ok())
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let symbols = self.0.iter().filter_map(|&rank| ALPHABET.get(usize::from(rank)));
        f.pad(&symbols.collect::<String>())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({self})")
    }
}

impl FromStr for Code {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Code {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, CodeError> {
        Self::parse(&text)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.to_string()
    }
}
