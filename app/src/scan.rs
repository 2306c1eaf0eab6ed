//! Scanning: with the camera, with a hand scanner, or by typing.

pub mod camera;
#[cfg(feature = "hydrate")]
pub(crate) mod device;
#[cfg(feature = "hydrate")]
pub(crate) mod hear;
pub mod keys;
#[cfg(feature = "hydrate")]
mod lead;
pub mod live;
pub mod missed;
pub mod page;
#[cfg(feature = "hydrate")]
pub(crate) mod sound;
#[cfg(feature = "hydrate")]
mod wait;
#[cfg(feature = "hydrate")]
mod wedge;
