//! Server functions of item.
