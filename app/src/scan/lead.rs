//! In the browser: opens what is scanned.

use super::{
    camera::{Heard, Reading},
    hear::hear,
    sound,
};
use crate::{lang::lang, search::api::follow_scan, text, words::scan as w};
use leptos::prelude::*;

/// Follows each label to its page; says of anything else what it is not.
pub(super) fn open_what_is_scanned(reading: Reading, unknown: RwSignal<Option<(String, String)>>) {
    let lang = lang();
    hear(reading, move |text: String| async move {
        let (heard, said) = match follow_scan(text.clone()).await {
            Ok(lead) if lead.is_label => {
                // Where the browser will not go, the reader still hears that the label was known.
                let _ = window().location().set_href(&lead.href);
                (Heard::Good, None)
            }
            Ok(lead) => (Heard::Unknown, Some((w::unknown(lang, text), lead.href))),
            Err(error) => (Heard::Bad, Some((text::error(lang, &error), String::new()))),
        };
        sound::tell(heard);
        reading.heard.set(Some(heard));
        unknown.set(said);
    });
}
