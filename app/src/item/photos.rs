//! An item's photographs, and the way to add some.

use crate::{
    key::new_key,
    lang::{Lang, lang},
    layout::MeData,
    loaded::loaded,
    ui::{glyph::Glyph, icon::Icon, key_fields::KeyFields, photo::Photo},
    words::item as w,
};
use domain::{access::Permission, view::ItemCard};
use leptos::{ev::Event, prelude::*, web_sys::HtmlInputElement};

/// The card; nothing where there is neither a photo nor the right to add one.
pub fn photos_card(card: &ItemCard) -> AnyView {
    let (name, photos, code) = (card.details.name.clone(), card.photos.clone(), card.code.clone());
    knowing(move |may| {
        if photos.is_empty() && !may {
            return ().into_any();
        }
        let code = code.clone();
        let form = may.then(|| view! { <AddPhotos code/> });
        view! {
            <section class="card">
                <h2>{w::photos(lang())}</h2>
                {shots(&name, &photos)}
                {form}
            </section>
        }
        .into_any()
    })
}

/// A part of the page for who may add photos; nothing for others, whom the store would refuse.
pub fn for_photographers(show: impl Fn() -> AnyView + Clone + Send + Sync + 'static) -> AnyView {
    knowing(move |may| if may { show() } else { ().into_any() })
}

fn knowing(show: impl Fn(bool) -> AnyView + Clone + Send + Sync + 'static) -> AnyView {
    let me = expect_context::<MeData>().0;
    loaded(me, move |me| show(me.may(Permission::Photograph)))
}

/// The photographs themselves, by their addresses.
pub fn shots(name: &str, photos: &[String]) -> Option<AnyView> {
    let lang = lang();
    let all = (1_usize..).zip(photos.to_vec());
    let all = all
        .map(|(rank, src)| view! { <Photo src alt=w::photo_of(lang, name, rank)/> })
        .collect_view();
    (!photos.is_empty()).then(|| view! { <div class="photos">{all}</div> }.into_any())
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
            <KeyFields key=new_key() version=None/>
            <SentAtOnce id/>
        </form>
    }
}

#[island]
fn SentAtOnce(
    /// What the `id`s of the inputs begin with.
    id: String,
) -> impl IntoView {
    let lang = lang();
    let is_awake = RwSignal::new(false);
    Effect::new(move || is_awake.set(true));
    let button = move || {
        view! {
            <button class="button" type="submit">
                <Icon name=Glyph::Camera/>
                {w::send_photos(lang)}
            </button>
        }
    };
    view! {
        <div class="stack" on:change=send>{photo_inputs(lang, &id)}</div>
        {move || (!is_awake.get()).then(button)}
    }
}

/// The camera, and apart from it the files: a phone that is told to open its camera never shows its gallery.
pub fn photo_inputs(lang: Lang, id: &str) -> AnyView {
    let (camera, files) = (format!("{id}-camera"), format!("{id}-files"));
    view! {
        <div class="pair">
            <div class="field">
                <label for=camera.clone()>{w::take_photo(lang)}</label>
                <input class="control" id=camera type="file" name="photo" accept="image/*" capture="environment"/>
            </div>
            <div class="field">
                <label for=files.clone()>{w::choose_photos(lang)}</label>
                <input class="control" id=files type="file" name="photo" accept="image/*" multiple/>
            </div>
        </div>
    }
    .into_any()
}

fn send(event: Event) {
    if let Some(form) = event_target::<HtmlInputElement>(&event).form() {
        // A refusal to submit leaves the files chosen: nothing to undo.
        let _ = form.request_submit();
    }
}
