//! A form with files, read whole.

use crate::door::Rejected;
use app::error::AppError;
use axum::{
    body::Bytes,
    extract::{Multipart, multipart::MultipartError},
    http::{HeaderValue, header::SET_COOKIE},
    response::Response,
};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use store::Submission;

/// Texts by name, and the files that are not empty (a browser sends an empty one for an unused field).
#[derive(Debug, Default)]
pub(crate) struct Form {
    /// By name, in order: a list has several of one name.
    texts: Vec<(String, String)>,
    files: Vec<Bytes>,
    /// The name of the first file, as the browser sent it.
    file_name: String,
}

impl Form {
    /// Reads it; its size is bounded by the route.
    pub(crate) async fn read(mut multipart: Multipart) -> Result<Self, Rejected> {
        let mut form = Self::default();
        while let Some(field) = multipart.next_field().await.map_err(unreadable)? {
            let name = field.name().unwrap_or_default().to_owned();
            if let Some(sent) = field.file_name().map(str::to_owned) {
                let bytes = field.bytes().await.map_err(unreadable)?;
                if form.files.is_empty() && !bytes.is_empty() {
                    form.file_name = sent;
                }
                form.files.extend(Some(bytes).filter(|bytes| !bytes.is_empty()));
            } else {
                form.texts.push((name, field.text().await.map_err(unreadable)?));
            }
        }
        Ok(form)
    }

    /// A text without the spaces around it; empty where there is none, the last where there are several.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.all(name).last().unwrap_or_default()
    }

    /// The texts of a list, in order.
    pub(crate) fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let of_it = self.texts.iter().filter(move |(known, _)| known == name);
        of_it.map(|(_, text)| text.trim())
    }

    /// The texts of `name[key]`, by key.
    pub(crate) fn by_key(&self, name: &str) -> BTreeMap<String, String> {
        let keyed = |(known, text): &(String, String)| {
            let key = known.strip_prefix(name)?.strip_prefix('[')?.strip_suffix(']')?;
            Some((key.to_owned(), text.trim().to_owned()))
        };
        self.texts.iter().filter_map(keyed).collect()
    }

    /// The same, where something was filled in.
    pub(crate) fn filled(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// What makes it unique: the key that it carries.
    pub(crate) fn submission(&self) -> Submission {
        Submission {
            key: self.text("key").to_owned(),
            ..Submission::default()
        }
    }

    /// An answer that leads back to this form: what was typed goes along, files excepted.
    pub(crate) fn kept(&self, mut answer: Response) -> Response {
        let cookie = app::form::kept::keep_pairs(self.texts.clone());
        if let Some(cookie) = cookie.and_then(|cookie| HeaderValue::from_str(&cookie).ok()) {
            answer.headers_mut().append(SET_COOKIE, cookie);
        }
        answer
    }

    /// Its texts as those of a server function; a field that is not there keeps its default.
    pub(crate) fn read_as<T: DeserializeOwned>(&self) -> Result<T, AppError> {
        let named: BTreeMap<&str, &str> = self.texts.iter().map(|(name, text)| (&**name, &**text)).collect();
        let texts = serde_json::to_value(named).and_then(serde_json::from_value);
        texts.map_err(|_| AppError::invalid("form"))
    }

    /// The files, in order.
    pub(crate) fn files(&self) -> Vec<Bytes> {
        self.files.clone()
    }

    /// The same, where nothing else is needed of the form.
    pub(crate) fn into_files(self) -> Vec<Bytes> {
        self.files
    }

    /// The first file's name; nothing to trust.
    pub(crate) fn file_name(&self) -> &str {
        &self.file_name
    }

    /// The first file.
    pub(crate) fn file(&self) -> Option<Bytes> {
        self.files.first().cloned()
    }
}

fn unreadable(error: MultipartError) -> Rejected {
    tracing::debug!(%error, "a form cannot be read");
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        return Rejected::Form("too_large");
    }
    Rejected::Form("invalid")
}
