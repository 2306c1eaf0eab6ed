//! Server functions of handover.
