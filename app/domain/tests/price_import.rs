//! A supplier's catalogue, line by line.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot set itself up must fail"
)]

use domain::{
    Cents,
    office::{Cells, read},
    plain::plain,
    price::{
        Basis, Grade,
        import::{Field, Mapping, Outcome, Problem, fingerprint, read_lines, undated},
    },
};
use std::collections::{HashMap, HashSet};

const FILE: &str = "Marché mobilier 2026;;;;\r\n\
    ;;;;\r\n\
    Réf.;Désignation;Catégorie;Date;Prix unitaire HT\r\n\
    A1;Chaise de bureau;Siège;05/01/2026;1 150,00 €\r\n\
    A2;Bureau droit;F-DESK;;95,4567\r\n\
    ;;;;\r\n\
    A3;;Siège;31/12/2026;sur devis\r\n\
    A4;Lampe;Luminaire;hier;1.234\r\n\
    A1;chaise de bureau;Siège;05/01/2026;1150\r\n\
    Réf.;Désignation;Catégorie;Date;Prix unitaire HT\r\n\
    Total;;;;1 245,46\r\n";

fn categories() -> HashMap<String, String> {
    [("siège", "F-CHAIR"), ("f-chair", "F-CHAIR"), ("f-desk", "F-DESK")]
        .map(|(name, code)| (plain(name), code.to_owned()))
        .into()
}

fn mapped(cells: &Cells) -> Mapping {
    Mapping::guess(cells, "Marché 2026-12", "2026-06-15".parse().unwrap())
}

fn outcomes(cells: &Cells, mapping: &Mapping, known: &HashSet<String>) -> Vec<(u32, Outcome)> {
    let today = "2026-06-15".parse().unwrap();
    read_lines(cells, mapping, (&categories(), known), ("tarif.csv", today))
        .into_iter()
        .map(|line| (line.number, line.outcome))
        .collect()
}

#[test]
fn the_columns_are_guessed_from_a_header_on_the_third_line() {
    let mapping = mapped(&read(FILE));
    assert_eq!((mapping.header, mapping.basis, mapping.grade), (2, Basis::Ht, Grade::A));
    let columns = Field::ALL.map(|field| mapping.column(field));
    assert_eq!(columns, [Some(1), Some(4), Some(2), Some(3), None, Some(0), None]);
}

#[test]
fn each_line_becomes_a_price_or_says_which_cell_is_wrong() {
    let cells = read(FILE);
    let lines = outcomes(&cells, &mapped(&cells), &HashSet::new());
    let numbers: Vec<u32> = lines.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [4, 5, 6, 7, 8, 9, 10, 11]);
    let Outcome::New {
        what,
        category,
        evidence,
    } = &lines[0].1
    else {
        panic!("{:?}", lines[0]);
    };
    assert_eq!((what.as_str(), category.as_str()), ("Chaise de bureau", "F-CHAIR"));
    assert_eq!((evidence.price, evidence.vat), (Cents(115_000), 2000));
    assert_eq!(evidence.price_in(Basis::Ttc), Cents(138_000));
    assert_eq!(evidence.source, "Marché 2026-12 · A1 · tarif.csv, l. 4");
    assert_eq!(evidence.dated_on.to_string(), "2026-01-05");
    let Outcome::New { evidence, .. } = &lines[1].1 else {
        panic!("{:?}", lines[1]);
    };
    assert_eq!(
        (evidence.price, evidence.dated_on.to_string()),
        (Cents(9546), "2026-06-15".into())
    );
    assert_eq!(lines[2].1, Outcome::LeftOut);
    let problems = |rank: usize| match &lines[rank].1 {
        Outcome::Wrong(wrong) => wrong
            .iter()
            .map(|wrong| (wrong.field, wrong.problem))
            .collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        problems(3),
        [
            (Field::What, Problem::Missing),
            (Field::Price, Problem::NotANumber),
            (Field::DatedOn, Problem::Future)
        ]
    );
    assert_eq!(
        problems(4),
        [
            (Field::Price, Problem::Ambiguous),
            (Field::Category, Problem::UnknownCategory),
            (Field::DatedOn, Problem::NotADay)
        ]
    );
    assert_eq!(lines[5].1, Outcome::Known, "twice in the file");
    assert_eq!((&lines[6].1, &lines[7].1), (&Outcome::LeftOut, &Outcome::LeftOut));
}

#[test]
fn a_price_recorded_before_is_known_whatever_its_source() {
    let cells = read(FILE);
    let first = outcomes(&cells, &mapped(&cells), &HashSet::new());
    let prints: HashSet<String> = first
        .iter()
        .filter_map(|(_, outcome)| match outcome {
            Outcome::New {
                what,
                category,
                evidence,
            } => Some(fingerprint(what, category, evidence)),
            _ => None,
        })
        .collect();
    assert_eq!(prints.len(), 2);
    let again = outcomes(&cells, &mapped(&cells), &prints);
    assert_eq!(
        again.iter().filter(|(_, outcome)| *outcome == Outcome::Known).count(),
        3
    );
}

#[test]
fn without_a_column_the_category_is_that_of_the_whole_file() {
    let cells = read("Article;Prix TTC;TVA\nAgrafeuse;12,50;5,5\n");
    let mut mapping = mapped(&cells);
    assert_eq!(mapping.basis, Basis::Ttc);
    let lines = outcomes(&cells, &mapping, &HashSet::new());
    let [(_, Outcome::Wrong(wrong))] = lines.as_slice() else {
        panic!("a category was made up");
    };
    assert_eq!(wrong[0].problem, Problem::NoCategory);
    mapping.category = "F-CHAIR".into();
    let lines = outcomes(&cells, &mapping, &HashSet::new());
    let [(2, Outcome::New { evidence, .. })] = lines.as_slice() else {
        panic!("the line was not read");
    };
    assert_eq!((evidence.price, evidence.vat), (Cents(1250), 550));
}

/// The problems of a line, cell by cell.
fn problems(outcome: &Outcome) -> Vec<(Field, Problem)> {
    match outcome {
        Outcome::Wrong(wrong) => wrong.iter().map(|wrong| (wrong.field, wrong.problem)).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_header_in_dotted_abbreviations_says_the_price_and_its_basis() {
    for (head, basis) in [
        ("Prix unitaire H.T.", Basis::Ht),
        ("P.U. H.T.", Basis::Ht),
        ("P.U. T.T.C. (€)", Basis::Ttc),
        ("Prix", Basis::Ttc),
    ] {
        let mapping = mapped(&read(&format!("Article;{head}\nChaise;12,50\n")));
        assert_eq!(
            (mapping.column(Field::Price), mapping.basis),
            (Some(1), basis),
            "{head}"
        );
    }
}

#[test]
fn an_amount_that_says_the_other_basis_is_never_recorded() {
    for (head, said, other) in [
        ("Prix HT", "120 € HT", "120 € TTC"),
        ("Prix TTC", "120 TTC", "120 € H.T."),
    ] {
        let cells = read(&format!("Article;{head}\nChaise;{said}\nBureau;{other}\n"));
        let mut mapping = mapped(&cells);
        mapping.category = "F-CHAIR".into();
        let lines = outcomes(&cells, &mapping, &HashSet::new());
        assert!(matches!(&lines[0].1, Outcome::New { evidence, .. } if evidence.price == Cents(12_000)));
        assert_eq!(problems(&lines[1].1), [(Field::Price, Problem::OtherBasis)], "{head}");
    }
}

#[test]
fn without_a_day_in_the_file_the_same_price_is_known_on_any_day() {
    let cells = read("Article;Prix TTC\nAgrafeuse;12,50\n");
    let read_on = |day: &str, known: &HashSet<String>| {
        let today = day.parse().unwrap();
        let mut mapping = Mapping::guess(&cells, "Catalogue", today);
        mapping.category = "F-CHAIR".into();
        read_lines(&cells, &mapping, (&categories(), known), ("tarif.csv", today))
            .remove(0)
            .outcome
    };
    let first = read_on("2026-06-15", &HashSet::new());
    let Outcome::New {
        what,
        category,
        evidence,
    } = &first
    else {
        panic!("{first:?}");
    };
    let known = HashSet::from([undated(what, category, evidence)]);
    assert_eq!(read_on("2026-06-16", &known), Outcome::Known);
    // Where the file says a day, that day counts.
    let cells = read("Article;Prix TTC;Date\nAgrafeuse;12,50;16/06/2026\n");
    let mut mapping = mapped(&cells);
    mapping.category = "F-CHAIR".into();
    let today = "2026-06-16".parse().unwrap();
    let lines = read_lines(&cells, &mapping, (&categories(), &known), ("tarif.csv", today));
    assert!(matches!(lines[0].outcome, Outcome::New { .. }), "{:?}", lines[0]);
}

#[test]
fn a_day_before_the_year_2000_is_no_day_of_a_price() {
    let cells = read("Article;Prix TTC;Date\nAgrafeuse;12,50;31/12/1999\nTable;12,50;01/01/2000\n");
    let mut mapping = mapped(&cells);
    mapping.category = "F-CHAIR".into();
    let lines = outcomes(&cells, &mapping, &HashSet::new());
    assert_eq!(problems(&lines[0].1), [(Field::DatedOn, Problem::NotADay)]);
    assert!(matches!(lines[1].1, Outcome::New { .. }), "{:?}", lines[1]);
}
