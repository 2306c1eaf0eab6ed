//! Measured media by name, so that they are kept, sent and read back like the presets: `A4:3x7:…` and `R57x32`.

use super::{Geometry, Sheet};

/// The numbers of an A4 sheet's name after its rows and columns.
const LENGTHS: usize = 6;

impl Geometry {
    /// The measurements in one text: `A4:3x8:7.2:12.9:66:33.9:63.5:33.9`, columns by rows, then left and top margin,
    /// pitch to the right and down, width and height, in millimetres.
    #[must_use]
    pub fn text(&self) -> String {
        let Self {
            rows,
            columns,
            left,
            top,
            pitch_x,
            pitch_y,
            width,
            height,
        } = self;
        format!("A4:{columns}x{rows}:{left}:{top}:{pitch_x}:{pitch_y}:{width}:{height}")
    }

    /// Reads [`Geometry::text`] back, a comma as good as a point.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace(',', ".").to_ascii_uppercase();
        let (grid, lengths) = text.strip_prefix("A4:")?.split_once(':')?;
        let (columns, rows) = grid.split_once('X')?;
        let lengths: Vec<f32> = lengths
            .split(':')
            .map(|length| length.trim().parse().ok())
            .collect::<Option<_>>()?;
        let [left, top, pitch_x, pitch_y, width, height]: [f32; LENGTHS] = lengths.try_into().ok()?;
        Some(Self {
            rows: rows.trim().parse().ok()?,
            columns: columns.trim().parse().ok()?,
            left,
            top,
            pitch_x,
            pitch_y,
            width,
            height,
        })
    }
}

impl Sheet {
    /// The measured sheet or roll of that name, where its measurements fit.
    pub(super) fn named(name: &str) -> Option<Self> {
        if let Some(geometry) = Geometry::parse(name) {
            return Self::free(geometry).ok();
        }
        let name = name.trim().replace(',', ".").to_ascii_uppercase();
        let (width, height) = name.strip_prefix('R')?.split_once('X')?;
        Self::free_roll(width.trim().parse().ok()?, height.trim().parse().ok()?).ok()
    }

    /// The name that [`Sheet::named`] reads back.
    pub(super) fn name(&self) -> String {
        let Geometry { width, height, .. } = self.geometry;
        if self.is_roll() {
            format!("R{width}x{height}")
        } else {
            self.geometry.text()
        }
    }

    /// Whether each label is a page of its own.
    pub(super) fn is_roll(&self) -> bool {
        self.page != super::A4
    }
}
