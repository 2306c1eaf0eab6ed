//! Which row names the columns, and which column is which.

use super::{Cells, HEADER_WITHIN};
use crate::plain::plain;

/// A column that is looked for, and the words by which offices name it, the likeliest first, as [`plain`] makes them.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The words.
    pub words: &'static [&'static str],
}

/// The rank of the row that names the most of these columns; without any name, of the first row that is not blank.
pub fn find_header(cells: &Cells, wanted: &[Wanted]) -> Option<usize> {
    let score = |row: &[String]| guess_columns(row, wanted).iter().flatten().count();
    let near = cells.iter().enumerate().take(HEADER_WITHIN);
    // The first of the best: `max_by_key` would take the last.
    let best = near
        .rev()
        .max_by_key(|(_, row)| score(row))
        .filter(|(_, row)| score(row) > 0);
    best.map(|(rank, _)| rank)
        .or_else(|| cells.iter().position(|row| !is_blank(row)))
}

/// For each column that is wanted, its rank in that row, if its words name one. No column serves twice.
pub fn guess_columns(row: &[String], wanted: &[Wanted]) -> Vec<Option<usize>> {
    let names: Vec<String> = row.iter().map(|cell| words(cell)).collect();
    let mut taken = vec![false; names.len()];
    let mut found = vec![None; wanted.len()];
    // Exact names first, for all columns, so that « Prix » is not taken by « Date du prix ».
    for fits in [is_exactly, begins_with, has_words] {
        for (wanted, place) in wanted.iter().zip(found.iter_mut()).filter(|(_, place)| place.is_none()) {
            let column = wanted.words.iter().find_map(|word| {
                let free = |rank: &usize| !taken.get(*rank).copied().unwrap_or(true);
                (0..names.len()).filter(free).find(|rank| fits(&names[*rank], word))
            });
            if let Some(column) = column {
                taken[column] = true;
                *place = Some(column);
            }
        }
    }
    found
}

/// The words of a cell as [`plain`] makes them, abbreviations without their dots: « P.U. H.T. » is `pu ht`.
pub fn words(cell: &str) -> String {
    let mut words = format!(" {} ", plain(cell));
    for (dotted, word) in [(" t t c ", " ttc "), (" h t ", " ht "), (" p u ", " pu ")] {
        words = words.replace(dotted, word);
    }
    words.trim().to_owned()
}

fn is_exactly(name: &str, word: &str) -> bool {
    name == word
}

fn begins_with(name: &str, word: &str) -> bool {
    name.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
}

fn has_words(name: &str, word: &str) -> bool {
    format!(" {name} ").contains(&format!(" {word} "))
}

/// Whether there is nothing in the row.
pub fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// Whether the row only adds others up: its first words say so.
pub fn is_total(row: &[String]) -> bool {
    let first = row.iter().map(|cell| plain(cell)).find(|cell| !cell.is_empty());
    let first = first.unwrap_or_default();
    let begins = |word: &str| first == word || first.starts_with(&format!("{word} "));
    ["total", "totaux", "sous total", "montant total", "grand total"]
        .into_iter()
        .any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: [Wanted; 3] = [
        Wanted {
            words: &["designation", "libelle"],
        },
        Wanted {
            words: &["prix unitaire", "prix"],
        },
        Wanted {
            words: &["date du prix", "date"],
        },
    ];

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn the_header_is_found_below_titles_and_its_columns_by_their_words() {
        let cells = vec![
            row(&["Catalogue 2026 : prix et désignations"]),
            row(&[""]),
            row(&["Réf.", "Date du prix", "Prix unitaire HT (€)", "Désignation"]),
            row(&["12", "01/02/2026", "12,50", "Chaise"]),
        ];
        assert_eq!(find_header(&cells, &WANTED), Some(2));
        assert_eq!(guess_columns(&cells[2], &WANTED), [Some(3), Some(2), Some(1)]);
        assert_eq!(find_header(&vec![row(&[" "]), row(&["a", "b"])], &WANTED), Some(1));
        assert_eq!(find_header(&Cells::new(), &WANTED), None);
    }

    #[test]
    fn abbreviations_are_read_with_their_dots() {
        for (cell, expected) in [
            ("Prix unitaire H.T.", "prix unitaire ht"),
            ("P.U. T.T.C. (€)", "pu ttc"),
            ("p.u.h.t.", "pu ht"),
            ("Lot h", "lot h"),
        ] {
            assert_eq!(words(cell), expected);
        }
    }

    #[test]
    fn a_line_of_totals_is_known_by_its_first_words() {
        assert!(is_total(&row(&["", "Total général", "12,50"])));
        assert!(is_total(&row(&["Sous-total", "12,50"])));
        assert!(!is_total(&row(&["Totaliseur de points", "12,50"])));
        assert!(!is_total(&row(&["Chaise", "total"])));
    }
}
