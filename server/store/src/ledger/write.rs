//! Appending to the ledger.
