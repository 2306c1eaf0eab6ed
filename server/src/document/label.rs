//! Label sheets as PDF: vector QR codes and text that never leaves its label.

mod arrange;
#[cfg(test)]
mod maker_tests;
#[cfg(test)]
mod paper_tests;
#[cfg(test)]
mod tests;

use domain::label::sheet::{Layout, Rect};
use krilla::Document;
use krilla::geom::{Path, PathBuilder, Rect as Area, Transform};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::surface::Surface;

pub(super) use arrange::{Arranged, Weight, arrange};

use super::DocumentError;
use super::qr::{Matrix, QUIET, Run};
use super::typeface::Typeface;

/// PDF lengths are points, ours are millimetres.
pub(super) const POINTS_PER_MM: f32 = 72.0 / 25.4;

/// What one label says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LabelText {
    /// The code as people read it, grouped or not.
    pub(crate) code: String,
    /// The address the QR code holds; it is printed in upper case.
    pub(crate) url: String,
    /// Whom the item belongs to.
    pub(crate) organisation: String,
    /// The desk's telephone number.
    pub(crate) phone: String,
    /// What the item is, when it is known.
    pub(crate) name: Option<String>,
}

/// The two fonts of a label.
pub(super) struct Faces {
    regular: Typeface,
    bold: Typeface,
}

impl Faces {
    pub(super) fn load() -> Result<Self, DocumentError> {
        Ok(Self {
            regular: Typeface::regular()?,
            bold: Typeface::bold()?,
        })
    }

    pub(super) fn get(&self, weight: Weight) -> &Typeface {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

/// Prints labels on `layout`, the first one at place `start` (from 1) of its first page.
pub(crate) fn labels_pdf(labels: &[LabelText], layout: &Layout, start: u32) -> Result<Vec<u8>, DocumentError> {
    if labels.is_empty() {
        return Err(DocumentError::Empty);
    }
    let per_page = layout.per_page();
    if start > per_page {
        return Err(DocumentError::Start { start, per_page });
    }
    let faces = Faces::load()?;
    let (width, height) = layout.page();
    let page_settings = PageSettings::from_wh(width * POINTS_PER_MM, height * POINTS_PER_MM);
    let page_settings = page_settings.ok_or(DocumentError::Shape)?;

    let mut document = Document::new();
    document.set_metadata(Metadata::new().creator("Regain".to_owned()));
    // Everything that can fail comes before a page is open: krilla panics on a page left half drawn.
    let prints = (0..)
        .zip(labels)
        .map(|(index, label)| Print::prepare(&faces, layout.place(index, start), label));
    let prints = prints.collect::<Result<Vec<Print>, DocumentError>>()?;
    for on_page in prints.chunk_by(|a, b| a.page == b.page) {
        let mut page = document.start_page_with(page_settings.clone());
        let mut surface = page.surface();
        surface.push_transform(&Transform::from_scale(POINTS_PER_MM, POINTS_PER_MM));
        for print in on_page {
            print.draw(&mut surface, &faces);
        }
        surface.pop();
        surface.finish();
        page.finish();
    }
    document
        .finish()
        .map_err(|error| DocumentError::Pdf(format!("{error:?}")))
}

/// A label ready to be drawn in its place.
struct Print {
    page: u32,
    cell: Rect,
    arranged: Arranged,
    /// Side of a module in millimetres.
    module: f32,
    qr: Path,
}

impl Print {
    fn prepare(faces: &Faces, (page, cell): (u32, Rect), label: &LabelText) -> Result<Self, DocumentError> {
        let arranged = arrange(faces, (cell.width, cell.height), label);
        let matrix = Matrix::encode(&label.url.to_ascii_uppercase())?;
        let module = arranged.qr_side / matrix.full_side() as f32;
        Ok(Self {
            page,
            cell,
            arranged,
            module,
            qr: qr_path(&matrix)?,
        })
    }

    fn draw(&self, surface: &mut Surface<'_>, faces: &Faces) {
        let (x, y) = (self.cell.x + self.arranged.qr_x, self.cell.y + self.arranged.qr_y);
        surface.push_transform(&Transform::from_row(self.module, 0.0, 0.0, self.module, x, y));
        surface.draw_path(&self.qr);
        surface.pop();
        for row in &self.arranged.rows {
            let (x, y) = (self.cell.x + row.x, self.cell.y + row.baseline);
            faces.get(row.weight).draw(surface, &row.line, x, y);
        }
    }
}

/// The dark modules as one path, in modules from the corner of the quiet zone: whole numbers keep the file small. Filled
/// apart, they would show hairlines between them.
fn qr_path(matrix: &Matrix) -> Result<Path, DocumentError> {
    let mut path = PathBuilder::new();
    for Run { x, y, length } in matrix.runs() {
        let (x, y) = ((x + QUIET) as f32, (y + QUIET) as f32);
        path.push_rect(Area::from_xywh(x, y, length as f32, 1.0).ok_or(DocumentError::Shape)?);
    }
    path.finish().ok_or(DocumentError::Shape)
}
