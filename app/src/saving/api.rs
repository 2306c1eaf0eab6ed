//! Server functions of saving.
