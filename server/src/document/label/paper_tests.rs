//! Sheets as they come out of a printer: every code is read by two independent readers, in its place, and no ink leaves
//! its label.

use super::super::{
    frame::frame_pdf,
    proof::{draw, layouts},
};
use super::*;
use domain::label::{Code, sheet::Shift};

/// What an office printer may be off by, in millimetres.
const NEAR: f32 = 0.3;

const LONG: &str = "Électroménager à réparer : réfrigérateur-congélateur « Île-de-France » œuvré à Châteauneuf-du-Faou";

fn label(n: u32) -> LabelText {
    let ranks = |last| Code::from_ranks([7, 18, 3, 16, (n / 26 % 26) as u8, (n % 26) as u8, last]);
    let code = (0..26).find_map(ranks).unwrap();
    LabelText {
        code: code.grouped(),
        url: code.url("https://reemploi.departement.fr"),
        organisation: "Département d’Ille-et-Vilaine, direction de la logistique et des achats".to_owned(),
        phone: "02 99 02 35 35 (poste 4417)".to_owned(),
        name: Some(LONG.to_owned()),
    }
}

/// Where the code is with its quiet zone, and without.
fn code_in(faces: &Faces, cell: Rect, label: &LabelText) -> (Rect, Rect) {
    let arranged = arrange(faces, (cell.width, cell.height), label);
    let square = |inset: f32| Rect {
        x: cell.x + arranged.qr_x + inset,
        y: cell.y + arranged.qr_y + inset,
        width: arranged.qr_side - 2.0 * inset,
        height: arranged.qr_side - 2.0 * inset,
    };
    let module = arranged.qr_side / Matrix::encode(&label.url).unwrap().full_side() as f32;
    // A pixel of a neighbour's text may begin where the quiet zone ends.
    (square(0.2), square(QUIET as f32 * module))
}

fn assert_near(found: Rect, expected: Rect, context: &str) {
    let edges = |rect: Rect| [rect.x, rect.y, rect.x + rect.width, rect.y + rect.height];
    for (found_at, expected_at) in edges(found).into_iter().zip(edges(expected)) {
        assert!(
            (found_at - expected_at).abs() <= NEAR,
            "{context}: {found:?} instead of {expected:?}"
        );
    }
}

#[test]
fn every_code_of_every_layout_is_read_in_its_place_by_two_readers() {
    let faces = Faces::load().unwrap();
    for layout in layouts() {
        // A whole sheet and a label of the next one, begun at the second place.
        let labels: Vec<LabelText> = (0..layout.per_page().max(2)).map(label).collect();
        let start = 2.min(layout.per_page());
        let pdf = labels_pdf(&labels, &layout, start).unwrap();
        for dpi in [203, 300] {
            let drawn = draw(&pdf, dpi);
            assert_eq!(drawn.pages.len(), 2, "{}", layout.name());
            for (index, label) in (0..).zip(&labels) {
                let (page, cell) = layout.place(index, start);
                let context = format!("{} at {dpi} dpi, label {index}", layout.name());
                let (around, code) = code_in(&faces, cell, label);
                let page = &drawn.pages[page as usize];
                assert_eq!(page.read_by_rqrr(around).as_ref(), Some(&label.url), "{context}");
                assert_near(page.ink_in(around), code, &context);
            }
            let count = u32::try_from(labels.len()).unwrap();
            let cells: Vec<(u32, Rect)> = (0..count).map(|index| layout.place(index, start)).collect();
            let mut read = drawn.read_by_zbar(&cells);
            let mut expected: Vec<String> = labels.iter().map(|label| label.url.clone()).collect();
            read.sort();
            expected.sort();
            assert_eq!(read, expected, "{} at {dpi} dpi", layout.name());
        }
    }
}

#[test]
fn no_ink_leaves_its_label_however_long_the_names_are() {
    for layout in layouts() {
        let last = layout.per_page() - 1;
        for n in [0, last / 2, last] {
            let pdf = labels_pdf(&[label(n)], &layout, n + 1).unwrap();
            let drawn = draw(&pdf, 300);
            let (cell, ink) = (layout.cell(n), drawn.pages[0].ink());
            let is_inside = ink.x >= cell.x
                && ink.y >= cell.y
                && ink.x + ink.width <= cell.x + cell.width
                && ink.y + ink.height <= cell.y + cell.height;
            assert!(is_inside, "{} {n}: {ink:?} leaves {cell:?}", layout.name());
        }
    }
}

#[test]
fn the_test_page_draws_every_border_where_the_sheet_has_it() {
    let shift = Shift::new(12, -7).unwrap();
    for layout in layouts() {
        for (shift, dpi) in [(Shift::default(), 203), (Shift::default(), 300), (shift, 300)] {
            let drawn = draw(&frame_pdf(&layout, shift).unwrap(), dpi);
            let page = &drawn.pages[0];
            for n in 0..layout.per_page() {
                let cell = layout.against(shift).cell(n);
                for share in [0.3, 0.5, 0.7] {
                    let (x, y) = (cell.x + share * cell.width, cell.y + share * cell.height);
                    let context = format!("{} at {dpi} dpi, cell {n}", layout.name());
                    assert!(page.has_ink_beside((cell.x, y), NEAR), "{context}: left");
                    assert!(page.has_ink_beside((cell.x + cell.width, y), NEAR), "{context}: right");
                    assert!(page.has_ink_around((x, cell.y), NEAR), "{context}: top");
                    assert!(
                        page.has_ink_around((x, cell.y + cell.height), NEAR),
                        "{context}: bottom"
                    );
                }
            }
        }
    }
}

#[test]
fn a_shifted_sheet_prints_everything_beside_by_as_much() {
    let layout = Layout::parse("L7160").unwrap();
    let ink = |layout: Layout| draw(&labels_pdf(&[label(1)], &layout, 5).unwrap(), 300).pages[0].ink();
    let (straight, shifted) = (ink(layout), ink(layout.against(Shift::new(-20, 15).unwrap())));
    assert!((shifted.x - straight.x - 2.0).abs() < 0.1, "{straight:?} {shifted:?}");
    assert!((shifted.y - straight.y + 1.5).abs() < 0.1, "{straight:?} {shifted:?}");
}
