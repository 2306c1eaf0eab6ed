//! Reading what offices send: tables as text in whatever encoding and dialect a spreadsheet saved them, headers that
//! are not on the first line, numbers and dates as people write them. Nothing here opens a file.

pub mod day;
pub mod encoding;
pub mod header;
pub mod number;
pub mod table;

pub use day::day;
pub use encoding::decode;
pub use header::{Wanted, find_header, guess_columns, is_total};
pub use number::{amount, percent};
pub use table::{Dialect, read, write};

/// The largest file, in bytes.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The most rows of a file, its header and blanks included.
pub const MOST_ROWS: usize = 20_000;
/// The most columns of a file.
pub const MOST_COLUMNS: usize = 200;
/// The longest text that a cell may hold, in characters, as spreadsheets have it.
pub const LONGEST_CELL: usize = 32_767;
/// Rows among which the header is looked for: titles and addresses may come before it.
pub const HEADER_WITHIN: usize = 40;

/// Rows of cells, as they stand in the file: the first row is line 1.
pub type Cells = Vec<Vec<String>>;
