//! Label programs for thermal printers that speak ZPL.

mod resident;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use super::DocumentError;
use super::label::{Faces, LabelText, arrange};
use super::qr::Matrix;

/// How finely a thermal printer prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dpi {
    /// 8 dots per millimetre.
    D203,
    /// 11.8 dots per millimetre.
    D300,
    /// 23.6 dots per millimetre.
    D600,
}

impl Dpi {
    /// That resolution, if there are printers of it.
    pub(crate) fn parse(dots_an_inch: u32) -> Option<Self> {
        match dots_an_inch {
            203 => Some(Self::D203),
            300 => Some(Self::D300),
            600 => Some(Self::D600),
            _ => None,
        }
    }

    /// A length in whole dots, never more than fit in it.
    fn dots(self, mm: f32) -> u32 {
        let per_mm = match self {
            Self::D203 => 8.0,
            Self::D300 => 11.8,
            Self::D600 => 23.6,
        };
        (mm * per_mm) as u32
    }
}

/// The program that prints one label per item, `width_mm` × `height_mm` each.
pub(crate) fn labels_zpl(
    labels: &[LabelText],
    dpi: Dpi,
    width_mm: f32,
    height_mm: f32,
) -> Result<String, DocumentError> {
    let faces = Faces::load()?;
    let mut program = String::new();
    for label in labels {
        let url = label.url.to_ascii_uppercase();
        let side = u32::try_from(Matrix::encode(&url)?.side()).map_err(|_| DocumentError::Shape)?;
        let arranged = arrange(&faces, (width_mm, height_mm), label);
        let room = dpi.dots(arranged.qr_side);
        // The printer counts no quiet zone and enlarges ten times at most.
        let magnification = (room / (side + 8)).clamp(1, 10);
        let quiet = room.saturating_sub(side * magnification) / 2;
        let (x, y) = (dpi.dots(arranged.qr_x) + quiet, dpi.dots(arranged.qr_y) + quiet);
        // Writing to a string cannot fail.
        let _ = writeln!(
            program,
            "^XA^CI28^PW{}^LL{}^LH0,0\n^FO{x},{y}^BQN,2,{magnification}^FH_^FDMA,{}^FS",
            dpi.dots(width_mm),
            dpi.dots(height_mm),
            escaped(&url)
        );
        for row in &arranged.rows {
            let (x, room) = (dpi.dots(row.x), dpi.dots(arranged.text_width));
            // Arranged with the font of the PDF: the printer draws with its own.
            let (text, size) = resident::fit(row.line.text(), room, dpi.dots(row.line.size()));
            let _ = writeln!(
                program,
                "^FO{x},{}^FB{room},1,0,L,0^A0N,{size}^FH_^FD{}^FS",
                dpi.dots(row.top),
                // A block takes a backslash for the beginning of a command of its own.
                escaped(&text).replace('\\', "\\\\")
            );
        }
        program.push_str("^PQ1^XZ\n");
    }
    Ok(program)
}

/// Text inside a field: nothing in it may be taken for a command.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut safe, c| {
        match c {
            '^' => safe.push_str("_5E"),
            '~' => safe.push_str("_7E"),
            '_' => safe.push_str("_5F"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
        safe
    })
}
