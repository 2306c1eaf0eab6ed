//! Foreign barcodes linked to an item.

use crate::{
    form::{ActionForm, Refused},
    item::api::link::{LinkCode, UnlinkCode},
    key::new_key,
    lang::{Lang, lang},
    layout::MeData,
    ui::{glyph::Glyph, icon::Icon, key_fields::KeyFields, text_field::TextField},
    words::alias as w,
};
use domain::{
    access::Permission,
    view::{ItemCard, scan::AliasRow},
};
use leptos::prelude::*;

/// The card: what is linked, and the forms for who may link.
pub fn aliases_card(card: &ItemCard) -> AnyView {
    let lang = lang();
    let me = use_context::<MeData>();
    let card = card.clone();
    let content = move || {
        let card = card.clone();
        Suspend::new(async move {
            let may = match me {
                Some(me) => me.0.await.is_ok_and(|me| me.may(Permission::LinkCodes)),
                None => false,
            };
            content(lang, &card, may)
        })
    };
    view! { <Transition>{content}</Transition> }.into_any()
}

fn content(lang: Lang, card: &ItemCard, may: bool) -> Option<AnyView> {
    if card.aliases.is_empty() && !may {
        return None;
    }
    let unlink = ServerAction::<UnlinkCode>::new();
    let rows = card.aliases.iter().map(|alias| row(lang, unlink, card, alias, may));
    let link = may.then(|| link_form(lang, &card.code));
    Some(
        view! {
            <section class="card">
                <h2>{w::title(lang)}</h2>
                <p class="small muted">{w::about(lang)}</p>
                <Refused action=unlink/>
                <ul class="rows">{rows.collect_view()}</ul>
                {link}
            </section>
        }
        .into_any(),
    )
}

fn row(lang: Lang, action: ServerAction<UnlinkCode>, card: &ItemCard, alias: &AliasRow, may: bool) -> AnyView {
    let by = w::linked_by(lang, &alias.by, alias.at.format("%d/%m/%Y"));
    let (text, code, id) = (alias.text.clone(), card.code.clone(), alias.id.to_string());
    let name = w::unlink_one(lang, &alias.text);
    let form = may.then(|| {
        view! {
            <ActionForm action>
                <KeyFields key=new_key() version=None/>
                <input type="hidden" name="code" value=code/>
                <input type="hidden" name="alias" value=id/>
                <button class="button quiet" type="submit" aria-label=name>{w::unlink(lang)}</button>
            </ActionForm>
        }
    });
    view! {
        <li>
            <span class="thumb">
                <Icon name=Glyph::Scan/>
            </span>
            <div>
                <b class="code">{text}</b>
                <div class="small muted">{by}</div>
            </div>
            {form}
        </li>
    }
    .into_any()
}

fn link_form(lang: Lang, code: &str) -> AnyView {
    let (action, code) = (ServerAction::<LinkCode>::new(), code.to_owned());
    view! {
        <ActionForm action attr:class="stack">
            <Refused action/>
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="code" value=code/>
            <TextField id="alias-text" name="text" label=w::text(lang) hint=w::text_hint(lang) maxlength=80 code=true required=true/>
            <button class="button" type="submit">
                <Icon name=Glyph::Plus/>
                {w::link(lang)}
            </button>
        </ActionForm>
    }
    .into_any()
}
