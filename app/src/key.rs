//! A key for each form shown: the same submission twice is written once.

/// A new key. Forms are drawn by the server alone, so it is the server that draws their keys; in the browser there is none.
pub fn new_key() -> String {
    #[cfg(feature = "ssr")]
    return store::submission::new_key();
    #[cfg(not(feature = "ssr"))]
    return String::new();
}
