//! Scanning: with the camera, with a hand scanner, or by typing.

pub mod camera;
#[cfg(feature = "hydrate")]
pub(crate) mod hear;
pub mod keys;
#[cfg(feature = "hydrate")]
mod lead;
pub mod live;
pub mod page;
#[cfg(feature = "hydrate")]
pub(crate) mod sound;
