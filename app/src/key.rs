//! A key for each form shown: the same submission twice is written once.

use leptos::prelude::*;

/// A new key, the same in the browser as the server drew it for this form.
pub fn new_key() -> String {
    SharedValue::new(draw).into_inner()
}

#[cfg(feature = "ssr")]
fn draw() -> String {
    store::submission::new_key()
}

#[cfg(not(feature = "ssr"))]
fn draw() -> String {
    let part = || format!("{:08x}", (js_sys::Math::random() * f64::from(u32::MAX)) as u32);
    format!("{}{}{}{}", part(), part(), part(), part())
}
