//! QR codes as plain shapes, for the screen and for paper.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

use super::DocumentError;

/// The quiet zone that readers need around a code, in modules.
pub(crate) const QUIET: usize = 4;

/// The modules of a QR code with error correction M.
pub(crate) struct Matrix {
    side: usize,
    modules: Vec<Color>,
}

/// Dark modules side by side, counted from the top left corner of the code without its quiet zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// Column of the first module.
    pub(crate) x: usize,
    /// Row of the modules.
    pub(crate) y: usize,
    /// How many modules.
    pub(crate) length: usize,
}

impl Matrix {
    /// Encodes a text. Upper-case addresses take less room: they fit the alphanumeric mode.
    pub(crate) fn encode(text: &str) -> Result<Self, DocumentError> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
        Ok(Self {
            side: code.width(),
            modules: code.into_colors(),
        })
    }

    /// Modules along a side, without the quiet zone.
    pub(crate) fn side(&self) -> usize {
        self.side
    }

    /// Modules along a side, quiet zone included.
    pub(crate) fn full_side(&self) -> usize {
        self.side + 2 * QUIET
    }

    /// The dark modules, row by row, neighbours joined.
    pub(crate) fn runs(&self) -> impl Iterator<Item = Run> {
        self.modules.chunks(self.side).enumerate().flat_map(|(y, row)| {
            let mut x = 0;
            row.chunk_by(|a, b| a == b).filter_map(move |run| {
                let first = x;
                x += run.len();
                (run.first() == Some(&Color::Dark)).then_some(Run {
                    x: first,
                    y,
                    length: run.len(),
                })
            })
        })
    }
}

/// The QR code of an address as an SVG of one path, which takes the size and the colour of its surroundings.
pub(crate) fn svg(url: &str) -> Result<String, DocumentError> {
    let matrix = Matrix::encode(url)?;
    let side = matrix.full_side();
    let mut path = String::new();
    for Run { x, y, length } in matrix.runs() {
        // Writing to a string cannot fail.
        let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\" \
         aria-hidden=\"true\"><path fill=\"currentColor\" d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "HTTPS://REEMPLOI.FR/Q/7K3HN9B3";

    /// Draws runs as a camera would see them and reads the code back.
    fn decoded(side: usize, runs: &[Run], quiet: usize) -> String {
        const SCALE: usize = 6;
        let pixels = side * SCALE;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(pixels, pixels, |px, py| {
            let (x, y) = (px / SCALE, py / SCALE);
            let dark = runs
                .iter()
                .any(|run| y == run.y + quiet && (run.x + quiet..run.x + quiet + run.length).contains(&x));
            if dark { 0 } else { 255 }
        });
        let grids = image.detect_grids();
        grids.first().unwrap().decode().unwrap().1
    }

    #[test]
    fn a_label_address_makes_a_small_code_that_reads_back() {
        let matrix = Matrix::encode(URL).unwrap();
        assert_eq!(matrix.side(), 25);
        let runs: Vec<Run> = matrix.runs().collect();
        assert_eq!(decoded(matrix.full_side(), &runs, QUIET), URL);
    }

    #[test]
    fn the_svg_is_one_path_without_size_that_reads_back() {
        let svg = svg(URL).unwrap();
        assert_eq!(svg.matches("<path").count(), 1);
        assert!(svg.contains("viewBox=\"0 0 33 33\"") && !svg.contains("width="));
        let data = svg
            .split(" d=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap();
        let runs: Vec<Run> = data
            .split_terminator('z')
            .map(|run| {
                let numbers: Vec<usize> = run.split(['M', ' ', 'h', 'v']).filter_map(|n| n.parse().ok()).collect();
                Run {
                    x: numbers[0],
                    y: numbers[1],
                    length: numbers[2],
                }
            })
            .collect();
        assert_eq!(decoded(33, &runs, 0), URL);
    }

    #[test]
    fn an_address_beyond_the_largest_code_is_refused() {
        assert!(matches!(svg(&"x".repeat(5000)), Err(DocumentError::Qr(_))));
    }
}
