//! What waits for a network on this device, and what was refused once it was sent: never dropped without being shown.

#[cfg(feature = "hydrate")]
mod hear;

use crate::{
    batch::facts::{Asked, Facts},
    error::{AppError, reference::Reference},
    lang::lang,
    text,
    ui::{glyph::Glyph, icon::Icon, tone::Tone},
    words::outbox as w,
};
use leptos::prelude::*;
use serde::Deserialize;

/// What the browser's storage holds, as the page's script tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Held {
    /// How many forms wait to be sent.
    waiting: u32,
    /// How many of them had photos, which do not wait.
    #[serde(default)]
    without_photos: u32,
    /// Those that the server refused.
    refused: Vec<RefusedForm>,
}

/// A form that was sent late and refused.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct RefusedForm {
    id: u32,
    url: String,
    /// When it was filled in, in milliseconds.
    at: i64,
    /// The server's answer, as it was sent.
    refusal: String,
    fields: Vec<(String, String)>,
}

impl RefusedForm {
    /// Why, in the reader's language.
    fn why(&self) -> String {
        let error = serde_json::from_str(&self.refusal).unwrap_or_else(|_| AppError::Server(Reference::default()));
        text::error(lang(), &error)
    }

    /// What was typed, for who must do it again.
    fn typed(&self) -> String {
        const TOLD: [&str; 10] = [
            "category",
            "common_fault",
            "fault",
            "name",
            "quantity",
            "label",
            "code",
            "codes",
            "text",
            "note",
        ];
        let told = |(name, value): &&(String, String)| TOLD.contains(&name.as_str()) && !value.is_empty();
        let values: Vec<&str> = self
            .fields
            .iter()
            .filter(told)
            .map(|(_, value)| value.as_str())
            .collect();
        values.join(" · ")
    }

    /// The page where it can be done again.
    fn page(&self) -> String {
        match self.url.as_str() {
            "/api/scan/apply" => self.series(),
            "/api/stocktakes/scan" => format!("/stocktakes/{}", self.field("number")),
            _ => "/deposits/new".to_owned(),
        }
    }

    /// The series with the same items: its page says which of them stand in the way.
    fn series(&self) -> String {
        let asked = Asked {
            action: self.field("action"),
            place: self.field("place"),
            facts: Facts {
                condition: self.field("facts[condition]"),
                operator: self.field("facts[operator]"),
                waste_code: self.field("facts[waste_code]"),
                barrier: self.field("facts[barrier]"),
                ..Facts::default()
            },
            ..Asked::default()
        };
        let codes = self.field("codes");
        let codes = codes.split(',').filter_map(|code| code.split('.').next());
        asked.address(&codes.collect::<Vec<_>>().join(","))
    }

    fn field(&self, name: &str) -> String {
        let field = self.fields.iter().find(|(known, _)| known == name);
        field.map(|(_, value)| value.clone()).unwrap_or_default()
    }
}

/// The outbox, at the top of every page while there is anything in it.
#[island]
pub fn Outbox(
    /// Who is signed in: what waits is theirs alone.
    person: i64,
) -> impl IntoView {
    let held = RwSignal::new(Held::default());
    #[cfg(feature = "hydrate")]
    hear::listen(held);
    view! {
        <div class="outbox no-print" data-person=person.to_string() aria-live="polite">
            {move || held.with(|held| waiting(held.waiting, held.without_photos > 0))}
            {move || held.get().refused.into_iter().map(refused).collect_view()}
        </div>
    }
}

fn waiting(count: u32, without_photos: bool) -> Option<AnyView> {
    let lang = lang();
    let words = match count {
        0 => return None,
        1 => w::one_waits(lang).to_owned(),
        many => w::many_wait(lang, many),
    };
    Some(
        view! {
            <div class="alert" data-tone=Tone::Wait.name()>
                <Icon name=Glyph::Inbox/>
                <div>
                    <p>{words}</p>
                    {without_photos.then(|| view! { <p>{w::photos_left(lang)}</p> })}
                    <button class="button" type="button" on:click=move |_| tell("outbox-send", None)>
                        {w::send_now(lang)}
                    </button>
                </div>
            </div>
        }
        .into_any(),
    )
}

fn refused(form: RefusedForm) -> AnyView {
    let lang = lang();
    let (id, typed, page) = (form.id, form.typed(), form.page());
    let words = w::refused(lang, clock(form.at), form.why());
    view! {
        <div class="alert" role="alert" data-tone=Tone::Bad.name()>
            <Icon name=Glyph::Alert/>
            <div>
                <p>{words}</p>
                <p class="small">{typed}</p>
                <p class="cluster">
                    <a class="button" href=page>{w::start_again(lang)}</a>
                    <button class="button quiet" type="button" on:click=move |_| tell("outbox-drop", Some(id))>
                        {w::seen(lang)}
                    </button>
                </p>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
use hear::{clock, tell};

/// Only the browser has an outbox: on the server nothing is ever asked of it.
#[cfg(not(feature = "hydrate"))]
fn tell(_: &str, _: Option<u32>) {}

#[cfg(not(feature = "hydrate"))]
fn clock(_: i64) -> String {
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_form_says_why_and_what_was_typed() {
        let told = r#"{"waiting":2,"refused":[{"id":7,"url":"/api/deposits/receive","at":0,"refusal":"{\"Invalid\":\"category\"}",
            "fields":[["service","3"],["category","Cafetière"],["key","abc"],["fault",""]]}]}"#;
        let held: Held = serde_json::from_str(told).unwrap();
        assert_eq!(held.waiting, 2);
        let form = &held.refused[0];
        assert!(form.why().contains("catégorie"), "{}", form.why());
        assert_eq!(
            (form.typed(), form.page()),
            ("Cafetière".into(), "/deposits/new".into())
        );
    }

    #[test]
    fn a_refused_series_is_looked_at_again_with_the_same_items() {
        let told = r#"{"id":7,"url":"/api/scan/apply","at":0,"refusal":"","fields":[["action","move"],["place","3"],
            ["codes","7K3HN9B3.4,1K3HN9B2"],["key","abc"]]}"#;
        let form: RefusedForm = serde_json::from_str(told).unwrap();
        let asked = Asked::read(&form.page()).unwrap();
        assert_eq!((asked.action.as_str(), asked.place.as_str()), ("move", "3"));
        assert_eq!(asked.scans(), ["7K3HN9B3", "1K3HN9B2"]);
    }
}
