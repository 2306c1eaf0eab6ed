//! An array of objects, one a line: cents, grams and days as programs read them, nothing where there is nothing.

use super::{ExportError, Pages};
use domain::export::{Cell, Head};
use serde_json::{Value, to_writer};
use std::io::{self, Write};

pub(super) fn write(heads: &[Head], mut pages: Pages, mut out: impl Write) -> Result<(), ExportError> {
    let keys: Vec<String> = heads.iter().map(Head::whole_name).collect();
    out.write_all(b"[")?;
    out.flush()?;
    let mut before: &[u8] = b"\n{";
    while let Some(rows) = pages.next()? {
        for row in rows {
            out.write_all(before)?;
            object(&keys, row, &mut out)?;
            before = b"},\n{";
        }
    }
    let end: &[u8] = if before.starts_with(b"}") { b"}\n]\n" } else { b"]\n" };
    out.write_all(end)?;
    out.flush()?;
    Ok(())
}

/// The inside of an object, in the order of the columns.
fn object(keys: &[String], row: Vec<Cell>, out: &mut impl Write) -> io::Result<()> {
    for (n, (key, cell)) in keys.iter().zip(row).enumerate() {
        if n > 0 {
            out.write_all(b",")?;
        }
        to_writer(&mut *out, key)?;
        out.write_all(b":")?;
        to_writer(&mut *out, &value(cell))?;
    }
    Ok(())
}

fn value(cell: Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => Value::String(text),
        Cell::Number(number) => number.into(),
        Cell::Date(day) => Value::String(day.to_string()),
    }
}
