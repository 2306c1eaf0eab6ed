//! Secrets that are shown once: drawn here, kept as a hash.

use crate::item::hash;
use rand::Rng;

/// A secret that nobody guesses: 32 bytes, hexadecimal.
pub(crate) fn draw() -> String {
    let mut rng = rand::rng();
    (0..32).map(|_| format!("{:02x}", rng.random::<u8>())).collect()
}

/// Whether that is the secret of that hash, in a time that tells nothing of where they differ.
pub(crate) fn is_of(secret: &str, kept: &str) -> bool {
    constant_time_eq::constant_time_eq(hash(secret).as_bytes(), kept.as_bytes())
}
