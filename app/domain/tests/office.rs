//! Whatever dialect and encoding a table was saved in, it is read back equal; and no file, however broken, is fatal.

use domain::office::{
    Dialect, amount, day, decode, encoding::encode_windows, find_header, guess_columns, is_total, percent, read, write,
};
use proptest::prelude::*;

/// Cells as offices fill them: words with accents, decimal commas, quotes, separators, line ends.
fn cell() -> impl Strategy<Value = String> {
    "[a-zA-Zéèàçœ€ 0-9,;.|\"\t/'-]{0,12}(\n[a-zé\"]{1,3})?"
}

/// Tables of two columns and more, all rows alike.
fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    (2usize..6).prop_flat_map(|width| prop::collection::vec(prop::collection::vec(cell(), width), 1..12))
}

fn dialect() -> impl Strategy<Value = Dialect> {
    prop::sample::select(Dialect::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_table_is_read_back_equal_from_each_dialect_and_encoding(rows in table(), dialect in dialect()) {
        // A first row that begins with "sep=" says the dialect.
        prop_assume!(!rows[0][0].starts_with("sep="));
        let text = write(&rows, dialect);
        prop_assert_eq!(&read(&decode(text.as_bytes())), &rows);
        prop_assert_eq!(&read(&decode(&[b"\xEF\xBB\xBF", text.as_bytes()].concat())), &rows);
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        prop_assert_eq!(&read(&decode(&utf16)), &rows);
        let windows = encode_windows(&text).unwrap();
        // Some texts in Windows-1252 happen to be valid UTF-8; none that anybody would write.
        prop_assume!(text.is_ascii() || std::str::from_utf8(&windows).is_err());
        prop_assert_eq!(&read(&decode(&windows)), &rows);
    }

    #[test]
    fn random_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let rows = read(&decode(&bytes));
        find_header(&rows, &[]);
        for row in &rows {
            guess_columns(row, &[]);
            is_total(row);
            for cell in row {
                let _ = (amount(cell), percent(cell), day(cell));
            }
        }
    }

    #[test]
    fn random_text_is_no_reason_to_panic(text in "\\PC{0,40}") {
        let _ = (amount(&text), percent(&text), day(&text), read(&text));
    }

    #[test]
    fn an_amount_is_read_back_from_every_way_to_write_it(cents in 1i64..=1_000_000_000) {
        let (whole, fraction) = (cents / 100, cents % 100);
        let digits = whole.to_string();
        let mut grouped = String::new();
        for (rank, digit) in digits.chars().enumerate() {
            if rank > 0 && (digits.len() - rank) % 3 == 0 {
                grouped.push('\u{202f}');
            }
            grouped.push(digit);
        }
        for text in [
            format!("{whole},{fraction:02}"),
            format!("{whole}.{fraction:02} €"),
            format!("{grouped},{fraction:02}\u{a0}€ HT"),
            format!("{},{fraction:02}", grouped.replace('\u{202f}', ".")),
        ] {
            prop_assert_eq!(amount(&text).map(|read| read.0), Ok(cents), "{}", text);
        }
    }
}
