//! Server functions of deposit.
