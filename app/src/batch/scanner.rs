//! The camera and the hand scanner of a series: each scan is looked at as it comes, and confirmed with the others.

use super::facts::Asked;
use crate::{
    lang::lang,
    scan::{
        camera::{Camera, Reading},
        live::live,
    },
    ui::{glyph::Glyph, icon::Icon},
    words::batch as w,
};
use leptos::prelude::*;

#[cfg(feature = "hydrate")]
use {
    super::api::{CheckVerdict, Checked, check_scan},
    crate::{
        scan::{camera::Heard, hear::hear, live::Live, sound},
        text,
    },
};

/// Adds to the series what is scanned, and leads to its confirmation.
#[island]
pub fn SeriesScanner(
    /// What the address asks for.
    asked: Asked,
) -> impl IntoView {
    let lang = lang();
    let (reading, lines) = (Reading::new(), RwSignal::new(Vec::new()));
    let codes = RwSignal::new(asked.codes.clone());
    let address = {
        let asked = asked.clone();
        move || asked.address(&codes.get())
    };
    #[cfg(feature = "hydrate")]
    look_at_each(asked, reading, lines, codes);
    let on = move || {
        let href = address();
        view! {
            <a class="button primary big" href=href>
                <Icon name=Glyph::ArrowRight/>
                {w::review(lang, reading.count.get())}
            </a>
        }
    };
    view! {
        <Camera reading/>
        {move || (reading.count.get() > 0).then(|| on.clone()())}
        {live(lines)}
    }
}

#[cfg(feature = "hydrate")]
fn look_at_each(asked: Asked, reading: Reading, lines: RwSignal<Vec<Live>>, codes: RwSignal<String>) {
    hear(reading, move |text: String| {
        let asked = asked.clone();
        async move {
            let known = codes.get_untracked();
            let looked = check_scan(asked.action, asked.place, text.clone(), known.clone(), asked.facts).await;
            let line = match looked {
                Ok(checked) => {
                    if checked.verdict != CheckVerdict::Already {
                        codes.set(with(&known, &checked.code));
                    }
                    told(checked)
                }
                // Looked at again on the page that follows: a scan is never lost to the network.
                Err(error) => {
                    codes.set(with(&known, &text));
                    let detail = text::error(lang(), &error);
                    Live {
                        heard: Heard::Bad,
                        name: text,
                        code: String::new(),
                        detail,
                    }
                }
            };
            sound::tell(line.heard);
            reading.heard.set(Some(line.heard));
            lines.update(|lines| lines.push(line));
        }
    });
}

#[cfg(feature = "hydrate")]
fn with(codes: &str, code: &str) -> String {
    if codes.is_empty() {
        code.to_owned()
    } else {
        format!("{codes},{code}")
    }
}

#[cfg(feature = "hydrate")]
pub(crate) fn told(checked: Checked) -> Live {
    let heard = match checked.verdict {
        CheckVerdict::Good => Heard::Good,
        CheckVerdict::Already => Heard::Again,
        CheckVerdict::Blocked => Heard::Bad,
        CheckVerdict::Unknown => Heard::Unknown,
    };
    let is_named = !checked.name.is_empty();
    Live {
        heard,
        name: if is_named { checked.name } else { checked.code.clone() },
        code: if is_named { checked.code } else { String::new() },
        detail: checked.reason,
    }
}
