//! The addresses of a list's files.

use crate::{lang::Lang, ui::glyph::Glyph, words::export as w};
use domain::export::List;

/// A file to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLink {
    /// Where it is.
    pub href: String,
    /// What it is.
    pub text: &'static str,
    /// Its drawing.
    pub icon: Glyph,
}

/// The four files of a list. `query` is what follows the question mark on the list's own page; empty for all of it.
pub fn files(lang: Lang, list: List, query: &str) -> [FileLink; 4] {
    of(lang, list.word(), query)
}

/// The four files of the value explored, as it is shown.
pub fn shown(lang: Lang, query: &str) -> [FileLink; 4] {
    of(lang, "explore", query)
}

fn of(lang: Lang, word: &str, query: &str) -> [FileLink; 4] {
    let href = |extension: &str, dialect: &str| {
        let parts: Vec<&str> = [query, dialect].into_iter().filter(|part| !part.is_empty()).collect();
        let mark = if parts.is_empty() { "" } else { "?" };
        format!("/export/{word}.{extension}{mark}{}", parts.join("&"))
    };
    [
        FileLink {
            href: href("xlsx", ""),
            text: w::xlsx(lang),
            icon: Glyph::Table,
        },
        FileLink {
            href: href("csv", "dialect=excel"),
            text: w::excel(lang),
            icon: Glyph::File,
        },
        FileLink {
            href: href("csv", "dialect=plain"),
            text: w::plain(lang),
            icon: Glyph::File,
        },
        FileLink {
            href: href("json", ""),
            text: w::json(lang),
            icon: Glyph::List,
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_the_filter_of_its_page() {
        let files = files(Lang::Fr, List::Ledger, "year=2026&kinds=part").map(|file| file.href);
        assert_eq!(
            files,
            [
                "/export/ledger.xlsx?year=2026&kinds=part",
                "/export/ledger.csv?year=2026&kinds=part&dialect=excel",
                "/export/ledger.csv?year=2026&kinds=part&dialect=plain",
                "/export/ledger.json?year=2026&kinds=part",
            ]
        );
        assert_eq!(super::files(Lang::Fr, List::Chain, "")[0].href, "/export/chain.xlsx");
    }
}
