//! Scanning: with the camera, with a hand scanner, or by typing.

pub mod keys;
#[cfg(feature = "hydrate")]
mod listen;
pub mod page;
#[cfg(feature = "hydrate")]
mod sound;
