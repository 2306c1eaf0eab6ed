//! Shares and medians as the French write them: `58,2 %`, `3,5`.

use super::money::number;

const SPACE: char = '\u{a0}';

/// `58,2 %` from tenths of a percent, without an idle zero.
pub fn percent(tenths: i64) -> String {
    format!("{}{SPACE}%", tenth(tenths))
}

/// `+ 4,2` or `− 4,2` from tenths: a difference, in points.
pub fn points(tenths: i64) -> String {
    let sign = if tenths > 0 { "+\u{a0}" } else { "" };
    format!("{sign}{}", tenth(tenths))
}

/// `3` or `3,5` from halves.
pub fn halves(value: i64) -> String {
    tenth(value.saturating_mul(5))
}

/// `1 486` from a count.
pub fn count(value: u64) -> String {
    number(i64::try_from(value).unwrap_or(i64::MAX))
}

/// `0,42` from hundredths.
pub fn hundredths(value: i64) -> String {
    format!("{},{:02}", number(value / 100), (value % 100).abs())
}

/// `3` or `3,5` from tenths.
pub(super) fn tenth(tenths: i64) -> String {
    let sign = if tenths < 0 { "\u{2212}\u{a0}" } else { "" };
    let size = i64::try_from(tenths.unsigned_abs()).unwrap_or(i64::MAX);
    match size % 10 {
        0 => format!("{sign}{}", number(size / 10)),
        part => format!("{sign}{},{part}", number(size / 10)),
    }
}

#[cfg(test)]
mod tests {
    use super::{halves, hundredths, percent, points};

    #[test]
    fn shares_keep_a_tenth_and_no_idle_zero() {
        assert_eq!(percent(582), "58,2\u{a0}%");
        assert_eq!(percent(1000), "100\u{a0}%");
        assert_eq!(
            (points(42), points(-5)),
            ("+\u{a0}4,2".to_owned(), "\u{2212}\u{a0}0,5".to_owned())
        );
        assert_eq!((halves(7), halves(6)), ("3,5".to_owned(), "3".to_owned()));
        assert_eq!(hundredths(142), "1,42");
    }
}
