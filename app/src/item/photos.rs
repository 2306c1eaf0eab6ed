//! An item's photographs, and the way to add some.

use crate::{
    lang::lang,
    ui::{glyph::Glyph, icon::Icon, photo::Photo},
    words::item as w,
};
use domain::view::ItemCard;
use leptos::{ev::Event, prelude::*, web_sys::HtmlInputElement};

/// The card.
pub fn photos_card(card: &ItemCard) -> AnyView {
    let lang = lang();
    let name = card.details.name.clone();
    let photos = (1_usize..).zip(card.photos.clone());
    let photos = photos
        .map(|(rank, src)| view! { <Photo src alt=w::photo_of(lang, &name, rank)/> })
        .collect_view();
    let photos = (!card.photos.is_empty()).then(|| view! { <div class="photos">{photos}</div> });
    view! {
        <section class="card">
            <h2>{w::photos(lang)}</h2>
            {photos}
            <AddPhotos code=card.code.clone()/>
        </section>
    }
    .into_any()
}

/// Sends photos of an item: by itself once some are taken, by a button without scripts.
#[component]
pub fn AddPhotos(
    /// The item's label.
    code: String,
) -> impl IntoView {
    let id = format!("photos-{code}");
    view! {
        <form method="post" action=format!("/items/{code}/photos") enctype="multipart/form-data" class="stack no-print">
            <div class="field">
                <label for=id.clone()>{w::add_photos(lang())}</label>
                <PhotoInput id/>
            </div>
        </form>
    }
}

#[island]
fn PhotoInput(
    /// The `id` that its label names.
    id: String,
) -> impl IntoView {
    let is_awake = RwSignal::new(false);
    Effect::new(move || is_awake.set(true));
    let words = w::send_photos(lang());
    let button = move || {
        view! {
            <button class="button" type="submit">
                <Icon name=Glyph::Camera/>
                {words}
            </button>
        }
    };
    view! {
        <input
            class="control"
            id=id
            type="file"
            name="photo"
            accept="image/*"
            capture="environment"
            multiple
            required
            on:change=send
        />
        {move || (!is_awake.get()).then(button)}
    }
}

fn send(event: Event) {
    if let Some(form) = event_target::<HtmlInputElement>(&event).form() {
        // A refusal to submit leaves the files chosen: nothing to undo.
        let _ = form.request_submit();
    }
}
