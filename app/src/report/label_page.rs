//! `/label/{code}`: what somebody without an account sees of a label. The same for every code, so
//! that nobody learns which exist, and nothing of the item. `?of=place`: of a place's label, about which there is
//! nothing to report.

use super::api::{Owner, ReportItem, read_owner};
use crate::{
    form::{ActionForm, Refused},
    key::new_key,
    lang::{Lang, lang},
    layout::{Mark, SkipLink, address::query, who::LanguageSwitch},
    loaded::loaded,
    ui::{
        area_field::AreaField, card::Card, empty::Empty, glyph::Glyph, icon::Icon, key_fields::KeyFields,
        page_head::PageHead, text_field::TextField,
    },
    words::report as w,
};
use domain::view::scan::ReportKind;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn LabelPage() -> impl IntoView {
    let lang = lang();
    let (params, sent, of) = (use_params_map(), query("sent"), query("of"));
    let data = Resource::new_blocking(|| (), |()| read_owner());
    let show = move |owner: Owner| {
        let code = params.read_untracked().get("code").unwrap_or_default();
        if of.get_untracked() == "place" {
            return page(
                w::belongs_place(lang, &owner.name),
                w::about_place(lang),
                owner,
                ().into_any(),
            );
        }
        let body = about_item(lang, &code, !sent.get_untracked().is_empty());
        page(w::belongs(lang, &owner.name), w::about(lang), owner, body)
    };
    view! {
        <SkipLink/>
        <header class="bar">
            <Mark/>
            <div class="who">
                <LanguageSwitch/>
            </div>
        </header>
        <main id="main" tabindex="-1" data-width="narrow">{loaded(data, show)}</main>
    }
}

/// Whose it is and whom to call, then what can be done.
fn page(title: String, subtitle: &'static str, owner: Owner, body: AnyView) -> AnyView {
    let lang = lang();
    let call = format!("tel:{}", owner.phone.replace(' ', ""));
    let phone = (!owner.phone.is_empty()).then(|| {
        view! { <p>{w::phone(lang)} " " <a href=call>{owner.phone.clone()}</a></p> }
    });
    view! {
        <Title text=title.clone()/>
        <PageHead title=title subtitle=subtitle/>
        {phone}
        {body}
        <p><a href="/sign-in">{w::sign_in(lang)}</a></p>
    }
    .into_any()
}

/// What to report of an item, or that it was.
fn about_item(lang: Lang, code: &str, is_sent: bool) -> AnyView {
    if !is_sent {
        return forms(lang, code);
    }
    let href = format!("/label/{code}");
    view! { <Empty icon=Glyph::Check title=w::sent(lang) text=w::sent_text(lang) href action=w::again(lang)/> }
        .into_any()
}

/// Two plain forms; a refusal is told once, above both.
fn forms(lang: Lang, code: &str) -> AnyView {
    let action = ServerAction::<ReportItem>::new();
    view! {
        <Refused action/>
        {form(lang, action, code, ReportKind::Fault)}
        {form(lang, action, code, ReportKind::Collect)}
    }
    .into_any()
}

fn form(lang: Lang, action: ServerAction<ReportItem>, code: &str, kind: ReportKind) -> AnyView {
    let (title, question, icon) = match kind {
        ReportKind::Fault => (w::fault(lang), w::fault_text(lang), Glyph::Wrench),
        ReportKind::Collect => (w::collect(lang), w::collect_text(lang), Glyph::Truck),
    };
    let (text_id, contact_id) = (format!("{}-text", kind.word()), format!("{}-contact", kind.word()));
    let code = code.to_owned();
    view! {
        <Card title=title>
            <ActionForm action attr:class="stack">
                <KeyFields key=new_key() version=None/>
                <input type="hidden" name="label" value=code/>
                <input type="hidden" name="kind" value=kind.word()/>
                <AreaField id=text_id name="text" label=question hint=w::text_hint(lang) maxlength=500 required=true/>
                <TextField id=contact_id name="contact" label=w::contact(lang) hint=w::contact_hint(lang) maxlength=120/>
                <button class="button primary" type="submit">
                    <Icon name=icon/>
                    {w::send(lang)}
                </button>
            </ActionForm>
        </Card>
    }
    .into_any()
}
