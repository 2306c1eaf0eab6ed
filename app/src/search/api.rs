//! Server functions of search.
