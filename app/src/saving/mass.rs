//! Weights as the French write them: `132,66 kg`, `2,9 t`.

use crate::ui::money::number;
use domain::Grams;

const SPACE: char = '\u{a0}';
const TONNE: i64 = 1_000_000;

/// In kilograms to ten grams, half away from zero, without idle zeros: what proofs, lists and reports show.
pub fn kilograms(grams: Grams) -> String {
    let hundredths = grams.0.saturating_add(5 * grams.0.signum()) / 10;
    let (whole, part) = (hundredths / 100, (hundredths % 100).abs());
    let sign = if hundredths < 0 && whole == 0 {
        "\u{2212}\u{a0}"
    } else {
        ""
    };
    let decimals = match part {
        0 => String::new(),
        part if part % 10 == 0 => format!(",{}", part / 10),
        part => format!(",{part:02}"),
    };
    format!("{sign}{}{decimals}{SPACE}kg", number(whole))
}

/// In tonnes to a tenth from one tonne on, else in kilograms: what headings show.
pub fn mass(grams: Grams) -> String {
    if grams.0.abs() < TONNE {
        return kilograms(grams);
    }
    let tenths = (grams.0 + 50_000 * grams.0.signum()) / 100_000;
    format!("{},{}{SPACE}t", number(tenths / 10), (tenths % 10).abs())
}

#[cfg(test)]
mod tests {
    use super::{kilograms, mass};
    use domain::Grams;

    #[test]
    fn weights_keep_what_matters() {
        assert_eq!(kilograms(Grams(132_660)), "132,66\u{a0}kg");
        assert_eq!(kilograms(Grams(1_486_000)), "1\u{a0}486\u{a0}kg");
        assert_eq!(kilograms(Grams(500)), "0,5\u{a0}kg");
        assert_eq!(kilograms(Grams(-500)), "\u{2212}\u{a0}0,5\u{a0}kg");
        assert_eq!(mass(Grams(2_940_000)), "2,9\u{a0}t");
        assert_eq!(mass(Grams(999_990)), "999,99\u{a0}kg");
    }

    #[test]
    fn five_grams_count_for_ten_and_four_for_none() {
        assert_eq!(kilograms(Grams(1_234_565)), "1\u{a0}234,57\u{a0}kg");
        assert_eq!(kilograms(Grams(1_234_564)), "1\u{a0}234,56\u{a0}kg");
        assert_eq!(kilograms(Grams(999_995)), "1\u{a0}000\u{a0}kg");
        assert_eq!(kilograms(Grams(-15)), "\u{2212}\u{a0}0,02\u{a0}kg");
        assert_eq!(kilograms(Grams(-4)), "0\u{a0}kg");
    }
}
