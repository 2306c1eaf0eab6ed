//! Server functions of setting.
