//! Where labels sit on the paper: A4 sheets of stickers and rolls. All lengths are millimetres, from the top left corner.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Width and height of an A4 page in millimetres.
pub const A4: (f32, f32) = (210.0, 297.0);

/// The smallest side on which a QR code and its text stay readable, in millimetres.
pub const SMALLEST_SIDE: f32 = 12.0;

/// Slack for measurements given to a tenth of a millimetre.
const TOLERANCE: f32 = 0.05;

/// A place on a page, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Distance from the left edge of the page.
    pub x: f32,
    /// Distance from the top edge of the page.
    pub y: f32,
    /// Extent to the right.
    pub width: f32,
    /// Extent downwards.
    pub height: f32,
}

/// The measurements of a sheet, in millimetres, as its maker prints them on the box.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Geometry {
    /// Labels from top to bottom.
    pub rows: u32,
    /// Labels from left to right.
    pub columns: u32,
    /// Left edge of the page to the first label.
    pub left: f32,
    /// Top edge of the page to the first label.
    pub top: f32,
    /// Left edge of a label to the left edge of its right neighbour.
    pub pitch_x: f32,
    /// Top edge of a label to the top edge of the one below.
    pub pitch_y: f32,
    /// Width of a label.
    pub width: f32,
    /// Height of a label.
    pub height: f32,
}

/// Why measurements do not make a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SheetError {
    /// A measurement is negative or not a number, or there is no row or column.
    #[error("a measurement of the sheet is missing or negative")]
    Measure,
    /// A label is smaller than [`SMALLEST_SIDE`].
    #[error("the labels are too small to be read")]
    TooSmall,
    /// The pitch is shorter than the label.
    #[error("the labels overlap")]
    Overlap,
    /// The last label ends outside the page.
    #[error("the labels do not fit the page")]
    Page,
}

/// A page of labels whose measurements fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    page: (f32, f32),
    geometry: Geometry,
}

impl Sheet {
    /// An A4 sheet of any make.
    ///
    /// # Errors
    /// When the labels are too small, overlap or leave the page.
    pub fn free(geometry: Geometry) -> Result<Self, SheetError> {
        let Geometry {
            rows,
            columns,
            left,
            top,
            pitch_x,
            pitch_y,
            width,
            height,
        } = geometry;
        if rows == 0
            || columns == 0
            || ![left, top, pitch_x, pitch_y]
                .iter()
                .all(|m| m.is_finite() && *m >= 0.0)
        {
            return Err(SheetError::Measure);
        }
        if !(width >= SMALLEST_SIDE && height >= SMALLEST_SIDE) {
            return Err(SheetError::TooSmall);
        }
        if (columns > 1 && pitch_x + TOLERANCE < width)
            || (rows > 1 && pitch_y + TOLERANCE < height)
        {
            return Err(SheetError::Overlap);
        }
        let right = left + steps(columns - 1) * pitch_x + width;
        let bottom = top + steps(rows - 1) * pitch_y + height;
        if right > A4.0 + TOLERANCE || bottom > A4.1 + TOLERANCE {
            return Err(SheetError::Page);
        }
        Ok(Self { page: A4, geometry })
    }

    /// A roll whose every label is a page of its own.
    const fn roll(width: f32, height: f32) -> Self {
        let geometry = Geometry {
            rows: 1,
            columns: 1,
            left: 0.0,
            top: 0.0,
            pitch_x: width,
            pitch_y: height,
            width,
            height,
        };
        Self {
            page: (width, height),
            geometry,
        }
    }
}

/// Label media: a sheet and the name people choose it by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Layout {
    name: &'static str,
    sheet: Sheet,
}

impl Layout {
    /// The media offered without any measuring, most common first.
    pub const ALL: [Self; 7] = [
        Self::a4("L7160", [3, 7], [7.2, 15.1], [66.0, 38.1], [63.5, 38.1]),
        Self::a4("L7159", [3, 8], [7.2, 12.9], [66.0, 33.9], [63.5, 33.9]),
        Self::a4("L7654", [4, 10], [9.7, 21.5], [48.3, 25.4], [45.7, 25.4]),
        Self::a4("L7651", [5, 13], [4.7, 10.7], [40.6, 21.2], [38.1, 21.2]),
        Self {
            name: "R62",
            sheet: Sheet::roll(62.0, 29.0),
        },
        Self {
            name: "R57x32",
            sheet: Sheet::roll(57.0, 32.0),
        },
        Self {
            name: "R38x90",
            sheet: Sheet::roll(38.0, 90.0),
        },
    ];

    const fn a4(
        name: &'static str,
        grid: [u32; 2],
        margin: [f32; 2],
        pitch: [f32; 2],
        size: [f32; 2],
    ) -> Self {
        let [columns, rows] = grid;
        let [left, top] = margin;
        let [pitch_x, pitch_y] = pitch;
        let [width, height] = size;
        let geometry = Geometry {
            rows,
            columns,
            left,
            top,
            pitch_x,
            pitch_y,
            width,
            height,
        };
        Self {
            name,
            sheet: Sheet { page: A4, geometry },
        }
    }

    /// The preset of this name, in any letter case.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|layout| layout.name.eq_ignore_ascii_case(name.trim()))
    }

    /// A layout for measured sheets.
    #[must_use]
    pub const fn free(sheet: Sheet) -> Self {
        Self {
            name: "free",
            sheet,
        }
    }

    /// The name that [`Layout::parse`] reads back; `free` for measured sheets.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Width and height of a page.
    #[must_use]
    pub const fn page(&self) -> (f32, f32) {
        self.sheet.page
    }

    /// Width and height of one label.
    #[must_use]
    pub const fn label(&self) -> (f32, f32) {
        (self.sheet.geometry.width, self.sheet.geometry.height)
    }

    /// Labels on one page.
    #[must_use]
    pub const fn per_page(&self) -> u32 {
        self.sheet
            .geometry
            .rows
            .saturating_mul(self.sheet.geometry.columns)
    }

    /// The `n`th place of a page, from 0, row by row. Places beyond the page wrap around to its beginning.
    #[must_use]
    pub fn cell(&self, n: u32) -> Rect {
        let Geometry {
            columns,
            left,
            top,
            pitch_x,
            pitch_y,
            width,
            height,
            ..
        } = self.sheet.geometry;
        let n = n % self.per_page();
        Rect {
            x: left + steps(n % columns) * pitch_x,
            y: top + steps(n / columns) * pitch_y,
            width,
            height,
        }
    }

    /// The page (from 0) and place of the `index`th label (from 0) of a print that begins at place `start` of its first
    /// page, counted from 1 as on a partly used sheet.
    #[must_use]
    pub fn place(&self, index: u32, start: u32) -> (u32, Rect) {
        let n = index.saturating_add(start.saturating_sub(1));
        (n / self.per_page(), self.cell(n))
    }
}

/// A count of steps as a factor for millimetres; counts here are far below what a float holds exactly.
const fn steps(count: u32) -> f32 {
    count as f32
}
