//! Whether managers and administrators are asked for a code beside their password.

use super::api::access::{SetCodeRule, code_rule};
use crate::{
    form::{ActionForm, Refused},
    lang::lang,
    loaded::{Data, loaded},
    ui::check_field::CheckField,
    words::access as w,
};
use leptos::prelude::*;

/// The card, under the list of people.
#[component]
pub fn CodeRule() -> impl IntoView {
    let set = ServerAction::<SetCodeRule>::new();
    let data: Data<bool> = Resource::new_blocking(|| (), |()| code_rule());
    loaded(data, move |is_asked| {
        let lang = lang();
        view! {
            <ActionForm action=set attr:class="card stack">
                <h2>{w::rule(lang)}</h2>
                <Refused action=set/>
                <CheckField name="is_asked" label=w::rule_ask(lang) checked=is_asked/>
                <p class="small muted">{w::rule_about(lang)}</p>
                <div class="cluster">
                    <button class="button">{crate::words::setting::save(lang)}</button>
                </div>
            </ActionForm>
        }
        .into_any()
    })
}
