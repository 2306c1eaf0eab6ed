//! A file kept beside what it proves: a picture where a page can show it, else a link that says what it is.

use crate::{
    lang::{Lang, lang},
    ui::{glyph::Glyph, icon::Icon},
    words::ui as words,
};
use domain::view::FileLink;
use leptos::prelude::*;

/// The picture, or the link with the file's kind and size.
#[component]
pub fn KeptFile(
    /// The file.
    file: FileLink,
    /// What it is, in words.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    if file.is_picture() {
        return view! { <img src=file.address alt=name loading="lazy"/> }.into_any();
    }
    let name = format!("{name} ({})", kind_and_size(lang(), &file));
    view! {
        <a href=file.address target="_blank" rel="noopener">
            <Icon name=Glyph::File/>
            " "
            {name}
        </a>
    }
    .into_any()
}

/// `PDF, 34 ko`: rounded up, so that no file has no size.
fn kind_and_size(lang: Lang, file: &FileLink) -> String {
    let kind = match file.mime.as_str() {
        "application/pdf" => "PDF",
        _ => words::file(lang),
    };
    format!("{kind}, {}", words::kilobytes(lang, file.bytes.div_ceil(1000)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_kind_and_a_size_that_is_never_none() {
        for (mime, bytes, expected) in [
            ("application/pdf", 15, "PDF, 1\u{a0}ko"),
            ("application/pdf", 34_001, "PDF, 35\u{a0}ko"),
            ("text/plain", 1000, "fichier, 1\u{a0}ko"),
        ] {
            let file = FileLink {
                address: "/media/1".into(),
                mime: mime.into(),
                bytes,
            };
            assert_eq!(kind_and_size(Lang::Fr, &file), expected);
        }
    }
}
