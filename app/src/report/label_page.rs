//! `/label/{code}`: what somebody without an account sees of a label. The same for every code, so
//! that nobody learns which exist, and nothing of the item.

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
    let (params, sent) = (use_params_map(), query("sent"));
    let data = Resource::new_blocking(|| (), |()| read_owner());
    let show = move |owner: Owner| {
        let code = params.read_untracked().get("code").unwrap_or_default();
        let is_sent = !sent.get_untracked().is_empty();
        content(lang, owner, &code, is_sent)
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

fn content(lang: Lang, owner: Owner, code: &str, is_sent: bool) -> AnyView {
    let title = w::belongs(lang, owner.name);
    let call = format!("tel:{}", owner.phone.replace(' ', ""));
    let phone = (!owner.phone.is_empty()).then(|| {
        view! { <p>{w::phone(lang)} " " <a href=call>{owner.phone.clone()}</a></p> }
    });
    let body = if is_sent {
        let href = format!("/label/{code}");
        view! { <Empty icon=Glyph::Check title=w::sent(lang) text=w::sent_text(lang) href action=w::again(lang)/> }
            .into_any()
    } else {
        forms(lang, code)
    };
    view! {
        <Title text=title.clone()/>
        <PageHead title=title subtitle=w::about(lang)/>
        {phone}
        {body}
        <p><a href="/sign-in">{w::sign_in(lang)}</a></p>
    }
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
