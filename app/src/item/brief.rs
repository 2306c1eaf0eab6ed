//! An item's page for who does not run the desk: what it is, where it stands, and how to have it.

use crate::{
    item::photos::shots,
    lang::{Lang, lang},
    request::{api::AskFor, ask_form::ask_card},
    text,
    ui::{
        card::Card,
        chip::Chip,
        facts::{Fact, Facts},
        icon::Icon,
    },
    words::{item as w, report},
};
use domain::view::request::ItemBrief;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
pub fn brief_page(brief: &ItemBrief, action: ServerAction<AskFor>) -> AnyView {
    let photos = shots(&brief.name, &brief.photos);
    let photos = photos.map(|photos| view! { <Card title=w::photos(lang())>{photos}</Card> });
    view! {
        <Title text=title(brief)/>
        {head(brief)}
        <div class="cols">
            <div class="stack c7">{photos}</div>
            <div class="stack c5">{ask_card(brief, action)}</div>
        </div>
    }
    .into_any()
}

fn title(brief: &ItemBrief) -> String {
    match brief.quantity {
        1 => brief.name.clone(),
        many => format!("{} ×\u{a0}{many}", brief.name),
    }
}

fn head(brief: &ItemBrief) -> impl IntoView + use<> {
    let lang = lang();
    let picture = match brief.photos.first() {
        Some(photo) => view! { <img src=photo.clone() alt=""/> }.into_any(),
        None => view! { <Icon name=text::category_glyph(&brief.category)/> }.into_any(),
    };
    let (tone, icon) = text::state_look(brief.state);
    let between = (!brief.model.is_empty()).then_some(" · ");
    let facts = facts(lang, brief).into_iter().filter(|(_, value)| !value.is_empty());
    let facts = facts
        .map(|(term, value)| view! { <Fact term>{value}</Fact> })
        .collect_view();
    let call = format!("tel:{}", brief.phone.replace(' ', ""));
    let phone = (!brief.phone.is_empty()).then(|| {
        view! { <p>{report::phone(lang)} " " <a href=call>{brief.phone.clone()}</a></p> }
    });
    view! {
        <section class="card">
            <div class="headline">
                <span class="thumb" data-size="big">{picture}</span>
                <div>
                    <h1>{title(brief)}</h1>
                    <p class="muted">{brief.model.clone()} {between} <span class="code">{brief.code.clone()}</span></p>
                    <p class="cluster"><Chip tone icon text=text::state(lang, brief.state)/></p>
                </div>
            </div>
            <Facts>{facts}</Facts>
            {phone}
        </section>
    }
}

fn facts(lang: Lang, brief: &ItemBrief) -> [(&'static str, String); 3] {
    let condition = brief.condition.map(|condition| text::condition(lang, condition));
    [
        (
            w::category(lang),
            lang.pick(&brief.category_fr, &brief.category_en).to_owned(),
        ),
        (w::condition(lang), condition.unwrap_or_default().to_owned()),
        (w::place(lang), brief.place.clone()),
    ]
}
