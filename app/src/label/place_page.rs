//! `/P/:code`: a place's label leads to what is there.

use super::api::open_place;
use crate::loaded::loaded;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// A page that only leads elsewhere, or says why it cannot.
#[component]
pub fn PlaceLabelPage() -> impl IntoView {
    let params = use_params_map();
    let code = move || params.read().get("code").unwrap_or_default();
    let data = Resource::new_blocking(code, open_place);
    loaded(data, |()| ().into_any())
}
