//! In the browser: opens what is scanned, and lists what opens nothing.

use super::{
    camera::{Heard, Reading},
    hear::hear,
    missed::{Missed, add},
    sound,
    wait::wait_for_a_network,
};
use crate::{
    error::AppError,
    lang::lang,
    search::api::{Lead, LeadKind, follow_scan},
    text,
    words::{batch, scan as w},
};
use leptos::prelude::*;

/// Follows each label to its page; says of anything else what it is not.
pub(super) fn open_what_is_scanned(reading: Reading, lines: RwSignal<Vec<Missed>>) {
    wait_for_a_network(lines);
    hear(reading, move |text: String| async move {
        let heard = match follow_scan(text.clone()).await {
            Ok(lead) if is_known(lead.kind) => {
                // Where the browser will not go, the reader still hears that the label was known.
                let _ = window().location().set_href(&lead.href);
                Heard::Good
            }
            answer => {
                let missed = said(text, answer);
                let heard = missed.heard;
                lines.update(|lines| add(lines, missed));
                heard
            }
        };
        sound::tell(heard);
        reading.heard.set(Some(heard));
    });
}

fn is_known(kind: LeadKind) -> bool {
    matches!(kind, LeadKind::Label | LeadKind::Place)
}

/// Whether the scan may still find something: nobody is signed in any more, or the server cannot answer now.
pub(super) fn is_for_later(error: &AppError) -> bool {
    matches!(
        error,
        AppError::Transport | AppError::SignIn | AppError::Busy | AppError::Server(_)
    )
}

/// What a scan was, for the list.
pub(super) fn said(text: String, answer: Result<Lead, AppError>) -> Missed {
    let lang = lang();
    let waits = answer.as_ref().is_err_and(is_for_later);
    let (heard, said, ways) = match answer {
        Ok(lead) if is_known(lead.kind) => (
            Heard::Good,
            w::known_now(lang).to_owned(),
            vec![(lead.href, w::open(lang))],
        ),
        Ok(lead) if lead.kind == LeadKind::Void => (Heard::Bad, w::void(lang).to_owned(), Vec::new()),
        Ok(lead) => {
            let mut ways = vec![(lead.href, w::search_it(lang))];
            if !lead.link.is_empty() {
                ways.push((lead.link, batch::link(lang)));
            }
            (Heard::Unknown, w::unknown(lang, &text), ways)
        }
        Err(AppError::Transport) => (Heard::Good, w::waits(lang).to_owned(), Vec::new()),
        Err(error) if waits => (Heard::Bad, text::error(lang, &error), Vec::new()),
        Err(error) => (Heard::Bad, text::error(lang, &error), Vec::new()),
    };
    Missed {
        text,
        heard,
        said,
        ways,
        waits,
    }
}
