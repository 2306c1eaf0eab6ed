//! Sheets against the figures of their maker, typed here once more: nothing in this file reads them from the code that
//! it tests.

use super::super::{frame::frame_pdf, proof::draw};
use super::*;
use domain::label::sheet::Shift;

/// What an office printer may be off by, in millimetres.
const NEAR: f32 = 0.3;

/// A sheet: its number, columns and rows, a label's width and height, left and top margin, pitch across and down, in
/// millimetres.
struct Maker {
    number: &'static str,
    grid: [u32; 2],
    label: [f32; 2],
    margin: [f32; 2],
    pitch: [f32; 2],
}

/// Numbers, counts and sizes: Avery, on the box. Margins and pitch: the grid is cut in the middle of an A4 page, which
/// the first test adds up; gLabels' `templates/avery-iso-templates.xml` has the grids of 7160 (L7160) and 8651 (L7651),
/// and the `PDF_Label` class for FPDF (L. Passebecq, 2003) that of L7159.
const MAKERS: [Maker; 4] = [
    Maker {
        number: "L7160",
        grid: [3, 7],
        label: [63.5, 38.1],
        margin: [7.25, 15.15],
        pitch: [66.0, 38.1],
    },
    Maker {
        number: "L7159",
        grid: [3, 8],
        label: [63.5, 33.9],
        margin: [7.25, 12.9],
        pitch: [66.0, 33.9],
    },
    Maker {
        number: "L7654",
        grid: [4, 10],
        label: [45.7, 25.4],
        margin: [9.7, 21.5],
        pitch: [48.3, 25.4],
    },
    Maker {
        number: "L7651",
        grid: [5, 13],
        label: [38.1, 21.2],
        margin: [4.75, 10.7],
        pitch: [40.6, 21.2],
    },
];

impl Maker {
    fn cells(&self) -> Vec<Rect> {
        let [columns, rows] = self.grid;
        let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
        let cells = places.map(|(column, row)| Rect {
            x: self.margin[0] + column as f32 * self.pitch[0],
            y: self.margin[1] + row as f32 * self.pitch[1],
            width: self.label[0],
            height: self.label[1],
        });
        cells.collect()
    }

    fn layout(&self) -> Layout {
        Layout::parse(self.number).unwrap()
    }
}

#[test]
fn the_makers_grids_are_cut_in_the_middle_of_the_page() {
    for maker in &MAKERS {
        for (side, page) in [210.0, 297.0].into_iter().enumerate() {
            let grid = (maker.grid[side] - 1) as f32 * maker.pitch[side] + maker.label[side];
            let filled = 2.0 * maker.margin[side] + grid;
            assert!((filled - page).abs() < 0.05, "{}: {filled} of {page}", maker.number);
        }
    }
}

#[test]
fn every_cell_is_where_the_makers_figures_put_it() {
    for maker in &MAKERS {
        let (layout, cells) = (maker.layout(), maker.cells());
        assert_eq!(layout.per_page() as usize, cells.len(), "{}", maker.number);
        let drawn = draw(&frame_pdf(&layout, Shift::default()).unwrap(), 300);
        for (n, made) in (0..).zip(cells) {
            let ours = layout.cell(n);
            let edges = |cell: Rect| [cell.x, cell.y, cell.x + cell.width, cell.y + cell.height];
            for (edge, expected) in edges(ours).into_iter().zip(edges(made)) {
                assert!(
                    (edge - expected).abs() <= NEAR,
                    "{} {n}: {ours:?} for {made:?}",
                    maker.number
                );
            }
            let middle = (made.x + made.width * 0.3, made.y + made.height * 0.3);
            let page = &drawn.pages[0];
            assert!(
                page.has_ink_beside((made.x, middle.1), NEAR),
                "{} {n}: left",
                maker.number
            );
            assert!(
                page.has_ink_around((middle.0, made.y), NEAR),
                "{} {n}: top",
                maker.number
            );
        }
    }
}

#[test]
fn every_code_is_read_inside_the_makers_own_cell() {
    for maker in &MAKERS {
        let cells = maker.cells();
        let labels: Vec<LabelText> = (0..cells.len())
            .map(|n| LabelText {
                code: "7K3H N9B3".to_owned(),
                url: format!("HTTPS://REEMPLOI.FR/Q/{n}"),
                organisation: "Département d’Ille-et-Vilaine".to_owned(),
                phone: "02 99 02 35 35".to_owned(),
                name: Some("Réfrigérateur-congélateur « Île-de-France »".to_owned()),
            })
            .collect();
        let drawn = draw(&labels_pdf(&labels, &maker.layout(), 1).unwrap(), 300);
        for (cell, label) in cells.into_iter().zip(&labels) {
            assert_eq!(
                drawn.pages[0].read_by_rqrr(cell).as_ref(),
                Some(&label.url),
                "{}: {cell:?}",
                maker.number
            );
        }
    }
}
