//! Paper seen with other eyes: documents drawn by Poppler, codes read by ZBar and by rqrr.

use domain::label::sheet::{Layout, Rect};
use std::{
    ops::Range,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicU32, Ordering},
};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// Darker than this is ink.
const INK: u8 = 128;

/// What office printers leave white at each edge, in millimetres.
const WHITE: f32 = 5.0;

/// A name longer than any form expects.
pub(crate) const LONG_NAME: &str = "Réfrigérateur-congélateur « Île-de-France » de la direction départementale, \
    anticonstitutionnellement œuvré à Châteauneuf-du-Faou";

/// The layouts to prove: the presets, and sheets of no make.
pub(crate) fn layouts() -> Vec<Layout> {
    let measured = [
        "A4:2x5:8:10.5:97.5:56:96:54.5",
        "A4:7x12:5:6:28.7:23.9:26.2:21.4",
        "R50x25",
    ];
    let measured = measured.map(|name| Layout::parse(name).unwrap());
    Layout::ALL.into_iter().chain(measured).collect()
}

/// A document drawn at a resolution, in a folder of its own.
pub(crate) struct Drawn {
    folder: PathBuf,
    pub(crate) pages: Vec<Page>,
}

/// A page in grey.
pub(crate) struct Page {
    dpi: f32,
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Drop for Drawn {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Draws every page with Poppler.
pub(crate) fn draw(pdf: &[u8], dpi: u32) -> Drawn {
    let name = format!(
        "regain-proof-{}-{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    );
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let document = folder.join("labels.pdf");
    std::fs::write(&document, pdf).unwrap();
    let drawn = Command::new("pdftoppm")
        .args(["-gray", "-r", &dpi.to_string()])
        .arg(&document)
        .arg(folder.join("page"))
        .status()
        .expect("pdftoppm, of the package poppler-utils, draws the documents");
    assert!(drawn.success());
    let files = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files
        .filter(|file| file.extension().is_some_and(|end| end == "pgm"))
        .collect();
    files.sort();
    let pages = files.iter().map(|file| Page::read(file, dpi as f32)).collect();
    Drawn { folder, pages }
}

/// The same, once every page bears ink and none of it where printers do not reach.
pub(crate) fn draw_within_reach(pdf: &[u8], dpi: u32, context: &str) -> Drawn {
    let drawn = draw(pdf, dpi);
    for (n, page) in (1..).zip(&drawn.pages) {
        let (ink, all) = (page.ink(), page.all());
        assert!(ink.width > 0.0 && ink.height > 0.0, "{context}: page {n} is white");
        let is_within = ink.x >= WHITE
            && ink.y >= WHITE
            && ink.x + ink.width <= all.width - WHITE
            && ink.y + ink.height <= all.height - WHITE;
        assert!(is_within, "{context}: page {n} has ink in {ink:?} of {all:?}");
    }
    drawn
}

/// The words of a document, read by Poppler, in its own order.
pub(crate) fn text_of(pdf: &[u8]) -> String {
    let drawn = draw(pdf, 20);
    let read = Command::new("pdftotext")
        .arg("-layout")
        .arg(drawn.folder.join("labels.pdf"))
        .arg("-")
        .output()
        .expect("pdftotext, of the package poppler-utils, reads the documents");
    assert!(read.status.success());
    String::from_utf8(read.stdout).unwrap()
}

impl Drawn {
    /// The texts of the QR codes in parts of pages, each looked at alone as a scanner does, read by ZBar: in no order.
    pub(crate) fn read_by_zbar(&self, parts: &[(u32, Rect)]) -> Vec<String> {
        let files = parts.iter().enumerate().map(|(n, (page, part))| {
            let file = self.folder.join(format!("part-{n}.pgm"));
            std::fs::write(&file, self.pages[*page as usize].pgm(*part)).unwrap();
            file
        });
        let read = Command::new("zbarimg")
            .args(["--quiet", "--raw", "--set", "disable", "--set", "qrcode.enable"])
            .args(files)
            .output()
            .expect("zbarimg, of the package zbar-tools, reads the codes");
        let text = String::from_utf8(read.stdout).unwrap();
        text.lines().map(str::to_owned).collect()
    }
}

impl Page {
    /// Reads a binary PGM: `P5`, width, height, 255, then a byte a pixel.
    fn read(file: &Path, dpi: f32) -> Self {
        let bytes = std::fs::read(file).unwrap();
        let mut numbers = Vec::new();
        let mut at = 2;
        while numbers.len() < 3 {
            let end = at + 1 + bytes[at + 1..].iter().position(u8::is_ascii_whitespace).unwrap();
            let word = std::str::from_utf8(&bytes[at..end]).unwrap().trim().to_owned();
            numbers.extend(word.parse::<usize>().ok());
            at = end;
        }
        Self {
            dpi,
            width: numbers[0],
            height: numbers[1],
            pixels: bytes[at + 1..].to_vec(),
        }
    }

    fn pixel(&self, millimetres: f32) -> i64 {
        (millimetres * self.dpi / 25.4).floor() as i64
    }

    fn millimetres(&self, pixel: f32) -> f32 {
        pixel * 25.4 / self.dpi
    }

    fn is_ink(&self, x: i64, y: i64) -> bool {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else {
            return false;
        };
        x < self.width && y < self.height && self.pixels[y * self.width + x] < INK
    }

    /// Whether there is ink within so many millimetres of a point, to the left and right of it.
    pub(crate) fn has_ink_beside(&self, (x, y): (f32, f32), within: f32) -> bool {
        (self.pixel(x - within)..=self.pixel(x + within)).any(|at| self.is_ink(at, self.pixel(y)))
    }

    /// The same, above and below it.
    pub(crate) fn has_ink_around(&self, (x, y): (f32, f32), within: f32) -> bool {
        (self.pixel(y - within)..=self.pixel(y + within)).any(|at| self.is_ink(self.pixel(x), at))
    }

    /// What surrounds all ink of the page, in millimetres.
    pub(crate) fn ink(&self) -> Rect {
        self.ink_in(self.all())
    }

    /// The whole page.
    fn all(&self) -> Rect {
        Rect {
            x: 0.0,
            y: 0.0,
            width: self.millimetres(self.width as f32),
            height: self.millimetres(self.height as f32),
        }
    }

    /// What surrounds the ink of a part of the page, in millimetres from the page's corner.
    pub(crate) fn ink_in(&self, part: Rect) -> Rect {
        let (mut left, mut top, mut right, mut bottom) = (self.width, self.height, 0, 0);
        let (xs, ys) = self.span(part);
        for y in ys {
            for x in xs.clone().filter(|x| self.pixels[y * self.width + x] < INK) {
                (left, right) = (left.min(x), right.max(x + 1));
                (top, bottom) = (top.min(y), bottom.max(y + 1));
            }
        }
        let [x, y, right, bottom] = [left, top, right, bottom].map(|pixels| self.millimetres(pixels as f32));
        Rect {
            x,
            y,
            width: right - x,
            height: bottom - y,
        }
    }

    /// The columns and rows of a part of the page.
    fn span(&self, part: Rect) -> (Range<usize>, Range<usize>) {
        let range = |from: f32, length: f32, end: usize| {
            let at = |millimetres: f32| usize::try_from(self.pixel(millimetres)).unwrap_or(0).min(end);
            at(from)..(at(from + length) + 1).min(end)
        };
        (
            range(part.x, part.width, self.width),
            range(part.y, part.height, self.height),
        )
    }

    /// A part of the page as a picture of its own.
    fn pgm(&self, part: Rect) -> Vec<u8> {
        let (xs, ys) = self.span(part);
        let mut picture = format!("P5 {} {} 255\n", xs.len(), ys.len()).into_bytes();
        for y in ys {
            picture.extend(&self.pixels[y * self.width + xs.start..y * self.width + xs.end]);
        }
        picture
    }

    /// The text of the QR code in a part of the page, read by rqrr.
    pub(crate) fn read_by_rqrr(&self, part: Rect) -> Option<String> {
        let (xs, ys) = self.span(part);
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(xs.len(), ys.len(), |x, y| {
            self.pixels[(ys.start + y) * self.width + xs.start + x]
        });
        let (_, text) = image.detect_grids().first()?.decode().ok()?;
        Some(text)
    }

    /// The texts of the QR codes that stand one under another in a column of the page, from top to bottom, each looked at
    /// alone by rqrr.
    pub(crate) fn codes_in(&self, column: Rect) -> Vec<String> {
        let blocks = self.blocks(column);
        blocks
            .into_iter()
            .filter_map(|block| self.read_by_rqrr(block))
            .collect()
    }

    /// What stands one under another in a column, parted by a white millimetre or more, and a millimetre around it.
    fn blocks(&self, column: Rect) -> Vec<Rect> {
        let (xs, ys) = self.span(column);
        let gap = usize::try_from(self.pixel(1.0)).unwrap_or(0);
        let mut blocks: Vec<(usize, usize)> = Vec::new();
        for y in ys {
            let row = &self.pixels[y * self.width + xs.start..y * self.width + xs.end];
            if row.iter().all(|pixel| *pixel >= INK) {
                continue;
            }
            match blocks.last_mut() {
                Some((_, last)) if y - *last <= gap => *last = y,
                _ => blocks.push((y, y)),
            }
        }
        let around = |(first, last): (usize, usize)| Rect {
            y: self.millimetres(first as f32) - 1.0,
            height: self.millimetres((last - first) as f32) + 2.0,
            ..column
        };
        blocks.into_iter().map(around).collect()
    }
}
