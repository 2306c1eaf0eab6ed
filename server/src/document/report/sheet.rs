//! A4 pages filled from top to bottom. Lengths are points.

use super::super::{
    DocumentError,
    typeface::{Line, Typeface},
};
use krilla::{Document, metadata::Metadata, page::PageSettings, surface::Surface};

const PAGE: (f32, f32) = (595.28, 841.89);
/// What stays white around the text.
const MARGIN: f32 = 48.0;
/// How wide the text is.
const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;
/// Under this comes the page's number.
const BOTTOM: f32 = PAGE.1 - MARGIN - 20.0;
/// Where the columns of a row begin, and how wide they are.
const COLUMNS: [(f32, f32); 3] = [(0.0, 72.0), (78.0, 196.0), (280.0, WIDTH - 280.0)];
/// Where the value of a fact begins.
const VALUE: f32 = 190.0;
/// The size of ordinary text.
const TEXT: f32 = 9.5;
/// The smallest size that a long text is shrunk to before it is cut.
const SMALLEST: f32 = 7.5;
/// A line's height, for a size of 1.
const LEADING: f32 = 1.45;
/// What a heading, or a signature, needs under it on the same page.
const KEPT: f32 = 40.0;
const SIGNATURE: f32 = 120.0;

/// The two fonts of a report.
pub(in crate::document) struct Faces {
    regular: Typeface,
    bold: Typeface,
}

impl Faces {
    pub(in crate::document) fn load() -> Result<Self, DocumentError> {
        Ok(Self {
            regular: Typeface::regular()?,
            bold: Typeface::bold()?,
        })
    }
}

/// How heavy a line is.
#[derive(Clone, Copy)]
enum Weight {
    Regular,
    Bold,
}

/// A line of text, and where its baseline begins.
struct Mark {
    line: Line,
    weight: Weight,
    x: f32,
    y: f32,
}

/// Pages under way.
pub(in crate::document) struct Sheet<'a> {
    faces: &'a Faces,
    pages: Vec<Vec<Mark>>,
    y: f32,
}

impl<'a> Sheet<'a> {
    pub(in crate::document) fn new(faces: &'a Faces) -> Self {
        Self {
            faces,
            pages: vec![Vec::new()],
            y: MARGIN,
        }
    }

    /// The name of the document, or of who signs it.
    pub(in crate::document) fn title(&mut self, text: &str) {
        self.wrapped(text, 18.0, Weight::Bold);
        self.y += 6.0;
    }

    /// The name of a part; never the last line of a page.
    pub(in crate::document) fn heading(&mut self, text: &str) {
        self.y += 12.0;
        self.room(KEPT);
        self.wrapped(text, 12.0, Weight::Bold);
        self.y += 2.0;
    }

    /// A sentence or two.
    pub(in crate::document) fn paragraph(&mut self, text: &str) {
        self.wrapped(text, TEXT + 1.0, Weight::Regular);
        self.y += 8.0;
    }

    /// A remark.
    pub(in crate::document) fn small(&mut self, text: &str) {
        self.wrapped(text, TEXT - 0.5, Weight::Regular);
    }

    /// A term and its value, over as many lines as it needs up to four.
    pub(in crate::document) fn fact(&mut self, term: &str, value: &str) {
        let values = self.faces.regular.wrap(value, WIDTH - VALUE, TEXT, SMALLEST, 4);
        let term = self.faces.regular.fit(term, VALUE - 8.0, TEXT, SMALLEST);
        let height = TEXT * LEADING;
        self.room(height * values.len().max(1) as f32);
        self.put(term, Weight::Regular, 0.0, TEXT);
        for value in values {
            self.put(value, Weight::Bold, VALUE, TEXT);
            self.y += height;
        }
    }

    /// The names of a list's columns.
    pub(in crate::document) fn columns(&mut self, texts: [&str; 3]) {
        self.cells(texts, Weight::Bold);
    }

    /// A line of a list, each cell fitted to its column.
    pub(in crate::document) fn row(&mut self, texts: [&str; 3]) {
        self.cells(texts, Weight::Regular);
    }

    /// Begins a new page unless a signature still fits on this one.
    pub(in crate::document) fn keep_together(&mut self) {
        self.room(SIGNATURE);
    }

    /// The document, each page with that foot.
    pub(in crate::document) fn finish(
        mut self,
        title: &str,
        foot: impl Fn(usize, usize) -> String,
    ) -> Result<Vec<u8>, DocumentError> {
        let of = self.pages.len();
        for (rank, page) in (1..).zip(&mut self.pages) {
            page.push(Mark {
                line: self.faces.regular.line(&foot(rank, of), 8.0),
                weight: Weight::Regular,
                x: MARGIN,
                y: PAGE.1 - MARGIN,
            });
        }
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(DocumentError::Shape)?;
        let mut document = Document::new();
        document.set_metadata(Metadata::new().creator("Regain".to_owned()).title(title.to_owned()));
        for marks in &self.pages {
            let mut page = document.start_page_with(settings.clone());
            let mut surface = page.surface();
            marks.iter().for_each(|mark| self.draw(&mut surface, mark));
            surface.finish();
            page.finish();
        }
        document
            .finish()
            .map_err(|error| DocumentError::Pdf(format!("{error:?}")))
    }

    fn draw(&self, surface: &mut Surface<'_>, mark: &Mark) {
        self.face(mark.weight).draw(surface, &mark.line, mark.x, mark.y);
    }

    fn face(&self, weight: Weight) -> &'a Typeface {
        match weight {
            Weight::Regular => &self.faces.regular,
            Weight::Bold => &self.faces.bold,
        }
    }

    /// Begins a new page where so much does not fit any more.
    fn room(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.pages.push(Vec::new());
            self.y = MARGIN;
        }
    }

    /// Sets a text over the whole width, on up to six lines.
    fn wrapped(&mut self, text: &str, size: f32, weight: Weight) {
        for line in self.face(weight).wrap(text, WIDTH, size, size.min(SMALLEST), 6) {
            self.room(size * LEADING);
            self.put(line, weight, 0.0, size);
            self.y += size * LEADING;
        }
    }

    fn cells(&mut self, texts: [&str; 3], weight: Weight) {
        self.room(TEXT * LEADING);
        for (text, (x, width)) in texts.into_iter().zip(COLUMNS) {
            let line = self.face(weight).fit(text, width, TEXT, SMALLEST);
            self.put(line, weight, x, TEXT);
        }
        self.y += TEXT * LEADING;
    }

    /// Puts a line on this page, so far from the margin; the height of what is under it is the caller's.
    fn put(&mut self, line: Line, weight: Weight, x: f32, size: f32) {
        let y = self.y + size * self.face(weight).ascent();
        let mark = Mark {
            line,
            weight,
            x: MARGIN + x,
            y,
        };
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }
}
