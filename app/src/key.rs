//! A key for each form shown: the same submission twice is written once.

/// A new key for a form drawn by the server.
pub fn new_key() -> String {
    #[cfg(feature = "ssr")]
    return store::submission::new_key();
    #[cfg(not(feature = "ssr"))]
    return String::new();
}

/// A new key for what a script sends by itself.
#[cfg(feature = "hydrate")]
pub(crate) fn draw() -> String {
    let part = || format!("{:08x}", (js_sys::Math::random() * f64::from(u32::MAX)) as u32);
    format!("{}{}{}{}", part(), part(), part(), part())
}
