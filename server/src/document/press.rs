//! The press: a template and its data make a PDF. Templates and fonts are part of the program; what people typed goes in
//! as data, never as source. No clock, no network, no packages: the same data makes the same bytes.

use super::DocumentError;
use chrono::NaiveDate;
use serde_json::Value;
use std::{collections::HashMap, sync::LazyLock};
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use unicode_normalization::UnicodeNormalization;

/// What a template is given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Copy {
    /// The template's name, without `.typ`.
    pub(crate) template: &'static str,
    /// What makes the document itself and no other: the identifier inside the PDF is drawn from it.
    pub(crate) ident: String,
    /// What `json("data.json")` reads.
    pub(crate) data: Value,
    /// Pictures, by the name under which the template opens them.
    pub(crate) pictures: Vec<(String, Vec<u8>)>,
}

/// The templates, and what they share.
const TEMPLATES: [(&str, &str); 9] = [
    ("base.typ", include_str!("../../templates/base.typ")),
    ("deposit.typ", include_str!("../../templates/deposit.typ")),
    ("handover.typ", include_str!("../../templates/handover.typ")),
    ("repair.typ", include_str!("../../templates/repair.typ")),
    ("exit.typ", include_str!("../../templates/exit.typ")),
    ("transfer.typ", include_str!("../../templates/transfer.typ")),
    ("wipe.typ", include_str!("../../templates/wipe.typ")),
    ("donation.typ", include_str!("../../templates/donation.typ")),
    ("council.typ", include_str!("../../templates/council.typ")),
];

const FONTS: [&[u8]; 2] = [
    include_bytes!("../../assets/fonts/AtkinsonHyperlegible-Regular.ttf"),
    include_bytes!("../../assets/fonts/AtkinsonHyperlegible-Bold.ttf"),
];

/// How many printings a memoised layout outlives: bounds the memory.
const REMEMBERED: usize = 8;

/// What all printings share.
struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static SHOP: LazyLock<Shop> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS
        .into_iter()
        .filter_map(|font| Font::new(Bytes::new(font), 0))
        .collect();
    Shop {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// One printing: the files that a template may open, and no other.
struct Job {
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

impl Job {
    fn of(copy: Copy) -> Result<Self, DocumentError> {
        let mut sources = HashMap::new();
        for (name, text) in TEMPLATES {
            let id = file(name)?;
            sources.insert(id, Source::new(id, text.to_owned()));
        }
        let mut data = copy.data;
        make_printable(&mut data);
        let mut files = HashMap::from([(file("data.json")?, Bytes::from_string(data.to_string()))]);
        for (name, bytes) in copy.pictures {
            files.insert(file(&name)?, Bytes::new(bytes));
        }
        Ok(Self {
            main: file(&format!("{}.typ", copy.template))?,
            sources,
            files,
        })
    }
}

fn file(name: &str) -> Result<FileId, DocumentError> {
    let path = VirtualPath::new(name).map_err(|error| DocumentError::Pdf(format!("{error:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Job {
    fn library(&self) -> &LazyHash<Library> {
        &SHOP.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHOP.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHOP.fonts.get(index).cloned()
    }

    /// There is no clock here: every day on a document is one of its data.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Prints a copy, as an archival (PDF/A-2a) and accessible (PDF/UA-1) document. It takes the processor for some tens of
/// milliseconds: never on a thread that answers others.
///
/// # Errors
/// [`DocumentError::Pdf`]: the template and the data do not fit.
pub(crate) fn print(copy: Copy) -> Result<Vec<u8>, DocumentError> {
    let ident = format!("regain/{}", copy.ident);
    let job = Job::of(copy)?;
    let document = typst::compile::<PagedDocument>(&job)
        .output
        .map_err(|found| said(&found))?;
    let standards = [PdfStandard::A_2a, PdfStandard::Ua_1];
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some("Regain".to_owned())),
        standards: PdfStandards::new(&standards).map_err(|error| DocumentError::Pdf(error.message().to_string()))?,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|found| said(&found))?;
    typst::comemo::evict(REMEMBERED);
    Ok(bytes)
}

/// An archival document may hold no letter that its font lacks, and people type any: those lose the marks that it lacks
/// (« ễ » is printed « e »), a few have an equal, and only what is left becomes `?`.
fn make_printable(value: &mut Value) {
    match value {
        Value::String(text) => *text = text.nfc().flat_map(printable).collect(),
        Value::Array(values) => values.iter_mut().for_each(make_printable),
        Value::Object(values) => values.values_mut().for_each(make_printable),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn is_known(letter: char) -> bool {
    SHOP.fonts
        .iter()
        .all(|font| font.info().coverage.contains(u32::from(letter)))
}

/// The letter, or the letter that is under its marks: a name keeps its letters.
fn printable(letter: char) -> Option<char> {
    let bare = || {
        std::iter::once(letter)
            .nfd()
            .next()
            .filter(|first| *first != letter && is_known(*first))
    };
    match letter {
        '\n' => Some('\n'),
        letter if letter.is_control() => None,
        // Joiners and marks of direction are not seen.
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' => None,
        letter if is_known(letter) => Some(letter),
        '\u{202f}' => Some('\u{a0}'),
        letter if letter.is_whitespace() => Some(' '),
        '\u{2010}' | '\u{2011}' | '\u{2212}' => Some('-'),
        '\u{2080}'..='\u{2089}' => char::from_digit(u32::from(letter) - 0x2080, 10),
        _ => bare().or(Some('?')),
    }
}

fn said(found: &[SourceDiagnostic]) -> DocumentError {
    let said: Vec<String> = found.iter().map(|found| found.message.to_string()).collect();
    DocumentError::Pdf(said.join("; "))
}

/// A day as a template reads it: `datetime(..data.date)`.
pub(crate) fn day(day: NaiveDate) -> Value {
    use chrono::Datelike;
    serde_json::json!({ "year": day.year(), "month": day.month(), "day": day.day() })
}
