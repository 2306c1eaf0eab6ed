//! Server functions of price.
