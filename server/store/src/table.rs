//! Rows, one file a table; private to the crate.
