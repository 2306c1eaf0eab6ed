//! Where labels sit on the paper: A4 sheets of stickers and rolls. All lengths are millimetres, from the top left corner.

mod layout;
mod measured;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use layout::{Layout, Shift};

/// Width and height of an A4 page in millimetres.
pub const A4: (f32, f32) = (210.0, 297.0);

/// The smallest side on which a QR code and its text stay readable, in millimetres.
pub const SMALLEST_SIDE: f32 = 15.0;

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
        if rows == 0 || columns == 0 || ![left, top, pitch_x, pitch_y].iter().all(|m| m.is_finite() && *m >= 0.0) {
            return Err(SheetError::Measure);
        }
        if !(width >= SMALLEST_SIDE && height >= SMALLEST_SIDE) {
            return Err(SheetError::TooSmall);
        }
        if (columns > 1 && pitch_x + TOLERANCE < width) || (rows > 1 && pitch_y + TOLERANCE < height) {
            return Err(SheetError::Overlap);
        }
        let right = left + steps(columns - 1) * pitch_x + width;
        let bottom = top + steps(rows - 1) * pitch_y + height;
        if right > A4.0 + TOLERANCE || bottom > A4.1 + TOLERANCE {
            return Err(SheetError::Page);
        }
        Ok(Self { page: A4, geometry })
    }

    /// A roll of labels of any size: each is a page of its own.
    ///
    /// # Errors
    /// When the labels are too small, or larger than a page.
    pub fn free_roll(width: f32, height: f32) -> Result<Self, SheetError> {
        if !(width >= SMALLEST_SIDE && height >= SMALLEST_SIDE) {
            return Err(SheetError::TooSmall);
        }
        if width > A4.0 || height > A4.1 {
            return Err(SheetError::Page);
        }
        Ok(Self::roll(width, height))
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

/// A count of steps as a factor for millimetres; counts here are far below what a float holds exactly.
const fn steps(count: u32) -> f32 {
    count as f32
}
