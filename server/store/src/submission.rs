//! Same key, same answer, nothing twice.

use rand::Rng;

/// A new key for a form.
pub fn new_key() -> String {
    let mut rng = rand::rng();
    format!("{:032x}", rng.random::<u128>())
}
