//! Weights, for the history and the forms.

use domain::Grams;

/// `3,4 kg`, without idle zeros.
pub fn kilograms(weight: Grams) -> String {
    format!("{}\u{a0}kg", kilograms_input(weight))
}

/// `3,4`: how a weight is written in a form.
pub fn kilograms_input(weight: Grams) -> String {
    let (whole, rest) = (weight.0 / 1000, (weight.0 % 1000).unsigned_abs());
    let decimals = format!("{rest:03}");
    match decimals.trim_end_matches('0') {
        "" => whole.to_string(),
        decimals => format!("{whole},{decimals}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_written_as_it_can_be_read_again() {
        for grams in [0, 450, 3_400, 11_613, 40_000] {
            let text = kilograms_input(Grams(grams));
            assert_eq!(domain::unit::parse_kilograms(&text), Some(Grams(grams)), "{text}");
        }
    }
}
