//! Server functions of home.
