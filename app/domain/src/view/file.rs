//! Files kept beside what they prove.

use serde::{Deserialize, Serialize};

/// Where a kept file is, and what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileLink {
    /// Its address.
    pub address: String,
    /// `image/jpeg`, `image/png`, `application/pdf`.
    pub mime: String,
    /// Its size in bytes.
    pub bytes: u64,
}

impl FileLink {
    /// Whether a page can show it in its place.
    pub fn is_picture(&self) -> bool {
        self.mime.starts_with("image/")
    }
}
