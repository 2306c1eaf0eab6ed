//! The fonts inside documents: text is shaped once, so that what is measured is exactly what is drawn.

use krilla::Data;
use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::UnicodeBuffer;

use super::DocumentError;

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegible-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegible-Bold.ttf");

/// No label or slip has room for more; it bounds the work on absurd input.
const LONGEST: usize = 400;

/// A font that can measure and draw.
pub(crate) struct Typeface {
    font: Font,
    shaper: rustybuzz::Face<'static>,
}

/// A line of text at a size, ready to be drawn. Lengths are in the unit of the size.
#[derive(Debug)]
pub(crate) struct Line {
    text: String,
    glyphs: Vec<KrillaGlyph>,
    ems: f32,
    size: f32,
}

impl Typeface {
    /// The font for most texts.
    pub(crate) fn regular() -> Result<Self, DocumentError> {
        Self::load(REGULAR)
    }

    /// The font for what must be seen first.
    pub(crate) fn bold() -> Result<Self, DocumentError> {
        Self::load(BOLD)
    }

    fn load(bytes: &'static [u8]) -> Result<Self, DocumentError> {
        let font = Font::new(Data::from(bytes), 0).ok_or(DocumentError::Font)?;
        let shaper = rustybuzz::Face::from_slice(bytes, 0).ok_or(DocumentError::Font)?;
        Ok(Self { font, shaper })
    }

    /// How far letters rise above the baseline, for a size of 1.
    pub(crate) fn ascent(&self) -> f32 {
        f32::from(self.shaper.ascender()) / self.font.units_per_em()
    }

    /// The height of a line, for a size of 1.
    pub(crate) fn line_height(&self) -> f32 {
        self.ascent() - f32::from(self.shaper.descender()) / self.font.units_per_em()
    }

    /// A line as long as its text makes it.
    pub(crate) fn line(&self, text: &str, size: f32) -> Line {
        let text = self.printable(text);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.guess_segment_properties();
        let shaped = rustybuzz::shape(&self.shaper, &[], buffer);
        let em = self.font.units_per_em();
        let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let glyphs: Vec<KrillaGlyph> = shaped
            .glyph_infos()
            .iter()
            .zip(shaped.glyph_positions())
            .map(|(info, position)| {
                let start = info.cluster as usize;
                let end = starts
                    .iter()
                    .copied()
                    .filter(|&other| other > start)
                    .min()
                    .unwrap_or(text.len());
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    position.x_advance as f32 / em,
                    position.x_offset as f32 / em,
                    position.y_offset as f32 / em,
                    position.y_advance as f32 / em,
                    start..end,
                    None,
                )
            })
            .collect();
        let ems = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        Line {
            text,
            glyphs,
            ems,
            size,
        }
    }

    /// A line no wider than `width`: shrunk from size `largest` down to `smallest`, then cut short with an ellipsis.
    pub(crate) fn fit(&self, text: &str, width: f32, largest: f32, smallest: f32) -> Line {
        let mut line = self.line(text, largest);
        if line.width() <= width {
            return line;
        }
        let size = width / line.ems;
        if size >= smallest {
            line.size = size;
            return line;
        }
        let ends: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
        let shortened = |count: usize| {
            let kept = ends
                .get(count)
                .and_then(|&end| line.text.get(..end))
                .unwrap_or_default();
            self.line(&format!("{}…", kept.trim_end()), smallest)
        };
        // The longest beginning that fits; kerning may make a longer one narrower by a hair, never by a letter.
        let (mut fits, mut exceeds) = (0, ends.len());
        while exceeds - fits > 1 {
            let middle = fits.midpoint(exceeds);
            if shortened(middle).width() <= width {
                fits = middle
            } else {
                exceeds = middle
            }
        }
        let line = shortened(fits);
        if line.width() <= width {
            line
        } else {
            self.line("", smallest)
        }
    }

    /// At most `lines` lines of one size, none wider than `width`, broken between words: shrunk from size `largest` down
    /// to `smallest`, then fitted as [`Self::fit`] does.
    pub(crate) fn wrap(&self, text: &str, width: f32, largest: f32, smallest: f32, lines: usize) -> Vec<Line> {
        const STEPS: u8 = 5;
        let text = self.printable(text);
        let words: Vec<(&str, f32)> = text
            .split_inclusive([' ', '-'])
            .map(|word| (word, self.line(word, 1.0).ems))
            .collect();
        let mut size = largest;
        let mut broken = break_lines(&words, width / size);
        for step in 1..=STEPS {
            if broken.len() <= lines && broken.iter().all(|(_, ems)| ems * size <= width) {
                break;
            }
            size = largest - (largest - smallest) * f32::from(step) / f32::from(STEPS);
            broken = break_lines(&words, width / size);
        }
        let mut texts: Vec<String> = broken.into_iter().map(|(text, _)| text).collect();
        if texts.len() > lines {
            let rest = texts.split_off(lines.saturating_sub(1)).concat();
            texts.push(rest);
        }
        texts
            .iter()
            .map(|text| self.fit(text.trim(), width, size, smallest))
            .collect()
    }

    /// Draws a line whose baseline begins at (`x`, `y`).
    pub(crate) fn draw(&self, surface: &mut Surface<'_>, line: &Line, x: f32, y: f32) {
        surface.draw_glyphs(
            Point::from_xy(x, y),
            &line.glyphs,
            self.font.clone(),
            &line.text,
            line.size,
            false,
        );
    }

    /// The text with only what the font can show: one kind of space and hyphen, `?` for an unknown letter.
    fn printable(&self, text: &str) -> String {
        text.chars()
            .take(LONGEST)
            .filter_map(|c| match c {
                c if c.is_whitespace() => Some(' '),
                c if c.is_control() => None,
                '\u{2010}' | '\u{2011}' => Some('-'),
                c if self.shaper.glyph_index(c).is_some() => Some(c),
                _ => Some('?'),
            })
            .collect()
    }
}

/// Fills lines with words, each given with its width in ems, and tells how wide every line became. A word too long for any
/// line stands alone.
fn break_lines(words: &[(&str, f32)], width: f32) -> Vec<(String, f32)> {
    let mut lines: Vec<(String, f32)> = Vec::new();
    for (word, ems) in words {
        match lines.last_mut() {
            Some((line, filled)) if *filled + ems <= width => {
                line.push_str(word);
                *filled += ems;
            }
            _ => lines.push(((*word).to_owned(), *ems)),
        }
    }
    lines
}

impl Line {
    /// The width of the line.
    pub(crate) fn width(&self) -> f32 {
        self.ems * self.size
    }

    /// The size of its letters.
    pub(crate) fn size(&self) -> f32 {
        self.size
    }

    /// What it says, after any cut.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}
