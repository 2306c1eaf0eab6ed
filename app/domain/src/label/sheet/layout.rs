//! The media labels are printed on, by name, and the place of every label on them.

use serde::{Deserialize, Serialize};

use super::{A4, Geometry, Rect, Sheet, steps};

/// How far a printer prints beside the mark, in tenths of a millimetre: to the right and down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// To the right; negative to the left.
    pub dx: i16,
    /// Down; negative up.
    pub dy: i16,
}

impl Shift {
    /// More than this is another sheet, not a printer beside the mark.
    pub const MOST: i16 = 100;

    /// That shift, if it is one that a printer may need.
    #[must_use]
    pub fn new(dx: i16, dy: i16) -> Option<Self> {
        let fits = |shift: i16| (-Self::MOST..=Self::MOST).contains(&shift);
        (fits(dx) && fits(dy)).then_some(Self { dx, dy })
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

    const fn a4(name: &'static str, grid: [u32; 2], margin: [f32; 2], pitch: [f32; 2], size: [f32; 2]) -> Self {
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

    /// The preset of this name in any letter case, or the measured sheet or roll that the name describes.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|layout| layout.name.eq_ignore_ascii_case(name.trim()))
            .or_else(|| Sheet::named(name).map(Self::free))
    }

    /// A layout for measured sheets.
    #[must_use]
    pub const fn free(sheet: Sheet) -> Self {
        Self { name: "", sheet }
    }

    /// The name that [`Layout::parse`] reads back: the maker's number, or the measurements.
    #[must_use]
    pub fn name(&self) -> String {
        if self.name.is_empty() {
            self.sheet.name()
        } else {
            self.name.to_owned()
        }
    }

    /// The measurements.
    #[must_use]
    pub const fn geometry(&self) -> Geometry {
        self.sheet.geometry
    }

    /// Whether each label is a page of its own.
    #[must_use]
    pub fn is_roll(&self) -> bool {
        self.sheet.is_roll()
    }

    /// The same sheet for a printer that prints beside the mark: every label is moved back by that much. Rolls stay:
    /// their printers are set by their own buttons.
    #[must_use]
    pub fn against(mut self, shift: Shift) -> Self {
        if !self.is_roll() {
            self.sheet.geometry.left -= f32::from(shift.dx) / 10.0;
            self.sheet.geometry.top -= f32::from(shift.dy) / 10.0;
        }
        self
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
        self.sheet.geometry.rows.saturating_mul(self.sheet.geometry.columns)
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
