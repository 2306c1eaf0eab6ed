//! A page to hold against a sheet of labels: the borders of every cell, and a ruler.

use domain::label::sheet::{Layout, Rect, Shift};
use krilla::Document;
use krilla::geom::{Path, PathBuilder, Rect as Area, Transform};
use krilla::page::PageSettings;

use super::DocumentError;
use super::label::{Faces, POINTS_PER_MM, Weight};

/// The thickness of every line, in millimetres: seen at 203 dots an inch, and thinner than what is measured.
const LINE: f32 = 0.15;

/// The ruler's place from the top left corner: printers leave the edge of a page white.
const RULER: f32 = 10.0;

/// Millimetres that the ruler goes beyond its own beginning, at most.
const LONGEST: f32 = 180.0;

/// The borders of all cells, where a printer that prints beside the mark by `shift` puts them, their numbers, and rulers
/// from the page's own corner.
pub(crate) fn frame_pdf(layout: &Layout, shift: Shift) -> Result<Vec<u8>, DocumentError> {
    let faces = Faces::load()?;
    let moved = layout.against(shift);
    let (width, height) = layout.page();
    let page_settings = PageSettings::from_wh(width * POINTS_PER_MM, height * POINTS_PER_MM);
    let page_settings = page_settings.ok_or(DocumentError::Shape)?;
    let borders = borders(&moved)?;
    let rulers = if layout.is_roll() {
        None
    } else {
        Some(rulers(width, height)?)
    };

    let mut document = Document::new();
    let mut page = document.start_page_with(page_settings);
    let mut surface = page.surface();
    surface.push_transform(&Transform::from_scale(POINTS_PER_MM, POINTS_PER_MM));
    surface.draw_path(&borders);
    if let Some(rulers) = &rulers {
        surface.draw_path(rulers);
    }
    let face = faces.get(Weight::Regular);
    let mut say = |text: &str, size: f32, x: f32, y: f32| {
        face.draw(&mut surface, &face.line(text, size), x, y);
    };
    for n in 0..layout.per_page() {
        let cell = moved.cell(n);
        say(&(n + 1).to_string(), 3.0, cell.x + 1.5, cell.y + cell.height - 1.5);
    }
    if !layout.is_roll() {
        for tens in (10..=LONGEST as u32).step_by(10) {
            let at = RULER + tens as f32;
            if at < width - RULER {
                say(&tens.to_string(), 2.4, at + 0.4, RULER + 6.5);
            }
            if at < height - RULER {
                say(&tens.to_string(), 2.4, RULER + 4.0, at - 0.4);
            }
        }
        let title = format!(
            "{} · {:+.1} mm · {:+.1} mm",
            layout.name(),
            f32::from(shift.dx) / 10.0,
            f32::from(shift.dy) / 10.0
        );
        say(&title, 3.2, RULER + 10.0, RULER + 12.0);
    }
    surface.pop();
    surface.finish();
    page.finish();
    document
        .finish()
        .map_err(|error| DocumentError::Pdf(format!("{error:?}")))
}

/// Every cell's outline, its outer edge on the cell's own.
fn borders(layout: &Layout) -> Result<Path, DocumentError> {
    let mut path = PathBuilder::new();
    for n in 0..layout.per_page() {
        let Rect { x, y, width, height } = layout.cell(n);
        for (x, y, width, height) in [
            (x, y, width, LINE),
            (x, y + height - LINE, width, LINE),
            (x, y, LINE, height),
            (x + width - LINE, y, LINE, height),
        ] {
            path.push_rect(Area::from_xywh(x, y, width, height).ok_or(DocumentError::Shape)?);
        }
    }
    path.finish().ok_or(DocumentError::Shape)
}

/// Two rulers in millimetres, whose zero is `RULER` from the corner of the page.
fn rulers(width: f32, height: f32) -> Result<Path, DocumentError> {
    let mut path = PathBuilder::new();
    for tick in 0..=LONGEST as u32 {
        let (at, long) = (
            RULER + tick as f32 - LINE / 2.0,
            match tick % 10 {
                0 => 4.0,
                5 => 3.0,
                _ => 1.8,
            },
        );
        if at < width - RULER {
            path.push_rect(Area::from_xywh(at, RULER, LINE, long).ok_or(DocumentError::Shape)?);
        }
        if at < height - RULER {
            path.push_rect(Area::from_xywh(RULER, at, long, LINE).ok_or(DocumentError::Shape)?);
        }
    }
    path.finish().ok_or(DocumentError::Shape)
}
