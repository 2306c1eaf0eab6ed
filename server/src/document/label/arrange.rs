//! Where the QR code and the texts of one label go. Lengths are millimetres from the label's top left corner.

use super::super::typeface::{Line, Typeface};
use super::{Faces, LabelText};

/// White left along the edges, for printers that pull paper a little askew.
const MARGIN: f32 = 1.2;

/// The largest useful QR code.
const LARGEST_QR: f32 = 34.0;

/// Letters are never shrunk below this size, short of the code, which is never cut.
const SMALLEST_TEXT: f32 = 1.6;

/// The name is cut rather than set smaller than this.
const SMALLEST_NAME: f32 = 2.1;

/// Which font a row is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// For most texts.
    Regular,
    /// For what must be seen first.
    Bold,
}

/// A row of text in its place.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) weight: Weight,
    pub(crate) line: Line,
    pub(crate) x: f32,
    /// The top of the row.
    pub(crate) top: f32,
    /// The line the letters stand on.
    pub(crate) baseline: f32,
    /// The bottom of the row.
    pub(crate) bottom: f32,
}

/// A label with everything in its place.
#[derive(Debug)]
pub(crate) struct Arranged {
    pub(crate) qr_x: f32,
    pub(crate) qr_y: f32,
    /// Side of the QR code with its quiet zone.
    pub(crate) qr_side: f32,
    /// The width that the texts keep to.
    pub(crate) text_width: f32,
    pub(crate) rows: Vec<Row>,
}

/// A text and how large it is wished: its share of the height, and a size beyond which it would only shout.
struct Wish<'a> {
    text: &'a str,
    weight: Weight,
    share: f32,
    largest: f32,
    smallest: f32,
    lines: u8,
}

/// Arranges a label of the given width and height: the QR code left of the texts, or above them on a narrow label.
pub(crate) fn arrange(faces: &Faces, (width, height): (f32, f32), label: &LabelText) -> Arranged {
    let beside = width >= 1.4 * height;
    // The quiet zone is a margin in itself.
    let qr_side = if beside {
        height.min(width / 2.0)
    } else {
        width.min(height * 0.7)
    }
    .min(LARGEST_QR);
    let (qr_x, qr_y) = if beside {
        (0.0, (height - qr_side) / 2.0)
    } else {
        ((width - qr_side) / 2.0, 0.0)
    };
    let (x, top) = if beside { (qr_side, MARGIN) } else { (MARGIN, qr_side) };
    let (room_x, room_y) = (width - MARGIN - x, height - MARGIN - top);

    let wishes = wishes(label, if beside { 2 } else { 3 });
    let shares: f32 = wishes
        .iter()
        .map(|wish| wish.share * f32::from(wish.lines) * faces.get(wish.weight).line_height())
        .sum();
    let mut rows = Vec::new();
    let mut y = 0.0;
    for wish in &wishes {
        let face = faces.get(wish.weight);
        for line in set(face, wish, room_x, room_y / shares) {
            let height = face.line_height() * line.size();
            rows.push(Row {
                weight: wish.weight,
                x,
                top: y,
                baseline: y + face.ascent() * line.size(),
                bottom: y + height,
                line,
            });
            y += height;
        }
    }
    let shift = top + if beside { (room_y - y) / 2.0 } else { 0.0 };
    for row in &mut rows {
        row.top += shift;
        row.baseline += shift;
        row.bottom += shift;
    }
    Arranged {
        qr_x,
        qr_y,
        qr_side,
        text_width: room_x,
        rows,
    }
}

/// The texts of a label from top to bottom; what is unknown takes no room, and the name may take several lines.
fn wishes(label: &LabelText, name_lines: u8) -> Vec<Wish<'_>> {
    let small = |text| Wish {
        text,
        weight: Weight::Regular,
        share: 1.1,
        largest: 3.0,
        smallest: SMALLEST_TEXT,
        lines: 1,
    };
    let code = Wish {
        weight: Weight::Bold,
        share: 2.0,
        largest: 5.0,
        smallest: 0.0,
        ..small(&label.code)
    };
    let name = label.name.as_deref().map(|name| Wish {
        share: 1.3,
        largest: 3.6,
        smallest: SMALLEST_NAME,
        lines: name_lines,
        ..small(name)
    });
    let wishes = [
        Some(code),
        name,
        Some(small(&label.organisation)),
        Some(small(&label.phone)),
    ];
    wishes
        .into_iter()
        .flatten()
        .filter(|wish| !wish.text.trim().is_empty())
        .collect()
}

fn set(face: &Typeface, wish: &Wish<'_>, width: f32, unit: f32) -> Vec<Line> {
    let largest = wish.largest.min(wish.share * unit);
    let smallest = wish.smallest.min(largest);
    if wish.lines > 1 {
        face.wrap(wish.text, width, largest, smallest, usize::from(wish.lines))
    } else {
        vec![face.fit(wish.text, width, largest, smallest)]
    }
}
