//! Spare parts in stock: bought, or recovered from a donor at no value.

use crate::Refusal;

/// Takes so many from the stock of one part.
///
/// # Errors
/// [`Refusal::NotEnoughParts`]: quantities never go below zero.
pub fn take(in_stock: u32, wanted: u32) -> Result<u32, Refusal> {
    in_stock
        .checked_sub(wanted)
        .ok_or(Refusal::NotEnoughParts { in_stock, wanted })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stock_never_goes_below_zero() {
        assert_eq!(take(2, 2), Ok(0));
        assert_eq!(take(2, 3), Err(Refusal::NotEnoughParts { in_stock: 2, wanted: 3 }));
    }
}
