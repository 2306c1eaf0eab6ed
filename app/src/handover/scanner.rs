//! The hand scanner of a new handover: each scan is looked at as it comes and joins the form, so that no page is loaded
//! between two of them.

use crate::{
    lang::lang,
    scan::live::live,
    ui::{glyph::Glyph, icon::Icon},
    words::handover as words,
};
use leptos::prelude::*;

#[cfg(feature = "hydrate")]
use {
    crate::{
        batch::{
            api::{CheckVerdict, check_scan},
            facts::Facts,
            scanner::told,
        },
        scan::{
            camera::{Heard, Reading},
            hear::hear,
            live::Live,
            sound,
        },
        text,
    },
    domain::item::BatchAction,
    std::slice::from_ref,
};

/// Adds to the form around it what is scanned, and shows the form with it.
#[island]
pub fn HandoverScanner(
    /// The labels chosen before, separated by commas.
    codes: String,
) -> impl IntoView {
    let lang = lang();
    let (lines, added) = (RwSignal::new(Vec::new()), RwSignal::new(Vec::<String>::new()));
    #[cfg(feature = "hydrate")]
    look_at_each(codes, lines, added);
    #[cfg(not(feature = "hydrate"))]
    drop(codes);
    let fields = move || {
        let field = |code: String| view! { <input type="hidden" name="form[codes][]" value=code/> };
        added.get().into_iter().map(field).collect_view()
    };
    let review = move || {
        view! {
            <button class="button" type="submit" formaction="/handovers/new" formnovalidate=true>
                <Icon name=Glyph::Check/>
                {words::show_scanned(lang, added.with(Vec::len))}
            </button>
        }
    };
    view! {
        {fields}
        {move || (!added.with(Vec::is_empty)).then(review)}
        {live(lines)}
    }
}

#[cfg(feature = "hydrate")]
fn look_at_each(codes: String, lines: RwSignal<Vec<Live>>, added: RwSignal<Vec<String>>) {
    hear(Reading::new(), move |text: String| {
        let codes = codes.clone();
        async move {
            let known = added.with_untracked(|added| [from_ref(&codes), added.as_slice()].concat().join(","));
            let action = BatchAction::HandOver.word().to_owned();
            let line = match check_scan(action, String::new(), text.clone(), known, Facts::default()).await {
                Ok(checked) => {
                    if checked.verdict == CheckVerdict::Good {
                        added.update(|added| added.push(checked.code.clone()));
                    }
                    told(checked)
                }
                Err(error) => Live {
                    heard: Heard::Bad,
                    name: text,
                    code: String::new(),
                    detail: text::error(lang(), &error),
                },
            };
            sound::tell(line.heard);
            lines.update(|lines| lines.push(line));
        }
    });
}
