//! The camera and the hand scanner of a series: each scan is looked at as it comes, and confirmed with the others.

use super::facts::Asked;
use crate::{
    lang::lang,
    scan::{
        camera::{Camera, Reading},
        live::{Live, live},
    },
    ui::{glyph::Glyph, icon::Icon},
    words::batch as w,
};
use leptos::prelude::*;

#[cfg(feature = "hydrate")]
use {
    super::{
        api::{CheckVerdict, Checked, check_scan},
        held,
    },
    crate::{
        error::AppError,
        scan::{camera::Heard, hear::hear, sound},
        text,
    },
    domain::label::scan::{Target, read},
    wasm_bindgen::JsCast,
    web_sys::Element,
};

/// A series as the page follows it.
#[derive(Clone, Copy)]
pub(super) struct Following {
    /// What the address asks for.
    pub(super) asked: StoredValue<Asked>,
    /// How the scans go.
    pub(super) reading: Reading,
    /// What was scanned on this page.
    pub(super) lines: RwSignal<Vec<Live>>,
    /// All that was scanned: labels and other texts.
    pub(super) codes: RwSignal<Vec<String>>,
}

impl Following {
    /// The series of that address.
    pub(super) fn new(asked: Asked) -> Self {
        Self {
            codes: RwSignal::new(asked.scans()),
            asked: StoredValue::new(asked),
            reading: Reading::new(),
            lines: RwSignal::new(Vec::new()),
        }
    }

    /// How many scans the page's address does not know yet.
    fn fresh(self) -> usize {
        let known = self.asked.with_value(Asked::scans);
        self.codes
            .with(|codes| codes.iter().filter(|code| !known.contains(code)).count())
    }

    /// The page where all are looked at and confirmed.
    fn review(self) -> String {
        let codes = self.codes.with(|codes| codes.join(","));
        self.asked.with_value(|asked| asked.address(&codes))
    }
}

/// Adds to the series what is scanned, and leads to its confirmation.
#[island]
pub fn SeriesScanner(
    /// What the address asks for.
    asked: Asked,
) -> impl IntoView {
    let series = Following::new(asked);
    #[cfg(feature = "hydrate")]
    follow(series);
    series_view(series)
}

/// What a series shows of its scans.
pub(super) fn series_view(series: Following) -> impl IntoView {
    let lang = lang();
    let count = move || series.fresh().max(series.reading.count.get() as usize);
    let on = move || {
        view! {
            <a class="button primary big" href=move || series.review()>
                <Icon name=Glyph::ArrowRight/>
                {move || w::review(lang, count())}
            </a>
        }
    };
    let is_any = Memo::new(move |_| count() > 0);
    view! {
        <Camera reading=series.reading/>
        {move || is_any.get().then(on)}
        {live(series.lines)}
    }
}

/// Waits for a place's label, and begins the series there.
#[island]
pub fn PlaceScanner(
    /// What the address asks for.
    asked: Asked,
) -> impl IntoView {
    let reading = Reading::new();
    #[cfg(feature = "hydrate")]
    hear(reading, move |text: String| {
        sound::tell(Heard::Good);
        // Which place it is, or that it is none, the page that follows says.
        let _ = window().location().set_href(&asked.scanned(&text));
        std::future::ready(())
    });
    #[cfg(not(feature = "hydrate"))]
    drop(asked);
    view! { <Camera reading/> }
}

/// Takes up what the device holds of the series, and looks at each scan.
#[cfg(feature = "hydrate")]
pub(super) fn follow(series: Following) {
    Effect::new(move |before: Option<()>| {
        if before.is_none() {
            // What the address sent already is in the series as the server read it.
            let sent = super::away::here().map(|asked| asked.scans()).unwrap_or_default();
            let held = series.asked.with_value(held::of).into_iter();
            series.codes.update(|codes| {
                held.filter(|code| !sent.contains(code))
                    .for_each(|code| add(codes, code))
            });
        }
        let codes = series.codes.get();
        if !series.asked.with_value(|asked| held::hold(asked, codes)) {
            leptos::logging::warn!("this browser keeps no scans");
        }
    });
    let clicked = window_event_listener_untyped("click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = |of: &str| target.as_ref()?.closest(of).ok().flatten();
        if let Some(code) = link("[data-take-off]").and_then(|link| link.get_attribute("data-take-off")) {
            take_off(series, |one| one == code);
        }
        if link("[data-series-done]").is_some() {
            take_off(series, |_| true);
        }
    });
    // The confirmation waits on the device: what it names is its own affair now.
    let confirmed = window_event_listener_untyped("form-kept", move |event| {
        let labels = confirmed_by(&event);
        take_off(series, |code| labels.iter().any(|label| label == code));
    });
    on_cleanup(move || {
        clicked.remove();
        confirmed.remove();
    });
    hear(series.reading, move |text: String| async move {
        let line = look_at(series, text).await;
        sound::tell(line.heard);
        series.reading.heard.set(Some(line.heard));
        series.lines.update(|lines| lines.push(line));
    });
}

/// The labels that a confirmation carried, each without the rank of its last event.
#[cfg(feature = "hydrate")]
fn confirmed_by(event: &web_sys::Event) -> Vec<String> {
    let form = event.target().and_then(|form| form.dyn_into::<Element>().ok());
    let codes = form.and_then(|form| form.query_selector("input[name=codes]").ok().flatten());
    let codes = codes.and_then(|codes| codes.dyn_into::<web_sys::HtmlInputElement>().ok());
    let codes = codes.map(|codes| codes.value()).unwrap_or_default();
    let label = |code: &str| code.split('.').next().unwrap_or_default().trim().to_owned();
    codes.split(',').map(label).collect()
}

/// Takes scans off the series: at once on the device, since a link may follow.
#[cfg(feature = "hydrate")]
pub(super) fn take_off(series: Following, is_taken: impl Fn(&str) -> bool) {
    series.codes.update(|codes| codes.retain(|code| !is_taken(code)));
    let codes = series.codes.get_untracked();
    series.asked.with_value(|asked| held::hold(asked, codes));
}

#[cfg(feature = "hydrate")]
fn add(codes: &mut Vec<String>, code: String) {
    if !codes.contains(&code) {
        codes.push(code);
    }
}

#[cfg(feature = "hydrate")]
async fn look_at(series: Following, text: String) -> Live {
    let (asked, known) = (series.asked.get_value(), series.codes.get_untracked().join(","));
    let looked = check_scan(
        asked.action.clone(),
        asked.place.clone(),
        text.clone(),
        known,
        asked.facts.clone(),
    );
    match looked.await {
        Ok(checked) => {
            match checked.verdict {
                CheckVerdict::Place => move_to(series, &asked, &checked.place),
                CheckVerdict::Already => {}
                _ => series.codes.update(|codes| add(codes, checked.code.clone())),
            }
            told(checked)
        }
        // Looked at again on the page that follows: a scan is never lost to the network.
        Err(error) => unseen(series, &text, &error),
    }
}

/// A scan that could not be looked at: kept as it reads by itself.
#[cfg(feature = "hydrate")]
fn unseen(series: Following, text: &str, error: &AppError) -> Live {
    let lang = lang();
    let line = |heard, name, detail| Live {
        heard,
        name,
        code: String::new(),
        detail,
    };
    let code = match read(text).target {
        Target::Code(code) => code.to_string(),
        Target::Text(_) => text.replace(',', " ").trim().to_owned(),
        // Which place it is, the server alone knows.
        Target::Place(_) => return line(Heard::Bad, text.to_owned(), w::place_away(lang).to_owned()),
    };
    let is_new = series.codes.with_untracked(|codes| !codes.contains(&code));
    series.codes.update(|codes| add(codes, code.clone()));
    let (heard, detail) = match error {
        _ if !is_new => (Heard::Again, w::already(lang, &code)),
        AppError::Transport => (Heard::Good, w::kept(lang).to_owned()),
        error => (Heard::Bad, text::error(lang, error)),
    };
    line(heard, code, detail)
}

/// Goes on in the place whose label was scanned: the whole page names it, so the page is drawn anew.
#[cfg(feature = "hydrate")]
fn move_to(series: Following, asked: &Asked, place: &str) {
    if place.is_empty() || place == asked.place {
        return;
    }
    let there = Asked {
        place: place.to_owned(),
        ..asked.clone()
    };
    let codes = series.codes.get_untracked();
    // First there, then no longer here: in between it is in both places rather than in none.
    if held::hold(&there, codes.clone()) {
        held::let_go(&asked.address(""));
    }
    // Where the browser will not go, the series stays where it is, as the page says.
    let _ = window().location().set_href(&there.address(&codes.join(",")));
}

#[cfg(feature = "hydrate")]
pub(crate) fn told(checked: Checked) -> Live {
    let heard = match checked.verdict {
        CheckVerdict::Good | CheckVerdict::Place => Heard::Good,
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
