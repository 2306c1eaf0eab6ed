//! Server functions of scan.
