//! Sizes of files: `940 ko`, `1,4 Go`; in English `940 kB`, `1,4 GB`.

use super::percent;
use crate::lang::Lang;

/// Tens of the next smaller unit are all that matters: `1,4 Go` from bytes.
pub fn bytes(lang: Lang, bytes: u64) -> String {
    let (mut tenths, mut rank) = (u128::from(bytes) * 10, 0);
    while tenths >= 10_000 && rank < 4 {
        (tenths, rank) = (tenths / 1000, rank + 1);
    }
    let unit = lang.pick(["o", "ko", "Mo", "Go", "To"][rank], ["B", "kB", "MB", "GB", "TB"][rank]);
    let tenths = i64::try_from(tenths).unwrap_or(i64::MAX);
    format!("{}\u{a0}{unit}", percent::tenth(tenths))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_the_unit_that_fits() {
        for (size, fr, en) in [
            (0, "0\u{a0}o", "0\u{a0}B"),
            (999, "999\u{a0}o", "999\u{a0}B"),
            (1_000, "1\u{a0}ko", "1\u{a0}kB"),
            (1_449_000_000, "1,4\u{a0}Go", "1,4\u{a0}GB"),
            (12_000_000_000_000, "12\u{a0}To", "12\u{a0}TB"),
        ] {
            assert_eq!(
                (bytes(Lang::Fr, size), bytes(Lang::En, size)),
                (fr.to_owned(), en.to_owned())
            );
        }
    }
}
