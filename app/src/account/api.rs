//! Server functions of account.
