//! Documents made by the server: QR codes, label sheets for office printers and label programs for thermal ones, reports.

pub(crate) mod council;
pub(crate) mod entry;
pub(crate) mod frame;
pub(crate) mod label;
pub(crate) mod paper;
pub(crate) mod press;
#[cfg(test)]
mod proof;
pub(crate) mod qr;
pub(crate) mod report;
mod typeface;
pub(crate) mod zpl;

use thiserror::Error;

/// Why a document could not be made.
#[derive(Debug, Error)]
pub(crate) enum DocumentError {
    /// There is nothing to print.
    #[error("there is no label to print")]
    Empty,
    /// The first place to print on is not on the sheet.
    #[error("the sheet has {per_page} labels, printing cannot start at number {start}")]
    Start {
        /// The place asked for, from 1.
        start: u32,
        /// Places on the sheet.
        per_page: u32,
    },
    /// The address is too long for a QR code.
    #[error("the address does not fit a QR code: {0}")]
    Qr(#[from] qrcode::types::QrError),
    /// An embedded font is damaged.
    #[error("an embedded font cannot be read")]
    Font,
    /// A page or a shape has no size.
    #[error("a page or a shape of the document is empty")]
    Shape,
    /// The document cannot be written.
    #[error("the document cannot be written: {0}")]
    Pdf(String),
}
