//! A blank label was scanned: register something under it, or give it to something known.

use super::api::{Bearer, BlankDesk, ReplaceLabel, read_blank};
use crate::{
    form::{ActionForm, Refused},
    key::new_key,
    lang::lang,
    layout::address::{href, query},
    loaded::loaded,
    text,
    ui::{
        card::Card, date::date, glyph::Glyph, icon::Icon, key_fields::KeyFields, page_head::PageHead,
        text_field::TextField,
    },
    words::label as w,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn BlankPage() -> impl IntoView {
    let (params, find) = (use_params_map(), query("find"));
    let give = ServerAction::<ReplaceLabel>::new();
    let asked = move || (params.read().get("code").unwrap_or_default(), find.get());
    let data = Resource::new_blocking(asked, |(code, find)| read_blank(code, find));
    loaded(data, move |desk| content(desk, give))
}

fn content(desk: BlankDesk, give: ServerAction<ReplaceLabel>) -> AnyView {
    let lang = lang();
    let code = desk.label.code.clone();
    let about = if desk.label.batch.is_empty() {
        w::drawn_on(lang, date(desk.label.on))
    } else {
        w::of_batch(lang, &desk.label.batch, date(desk.label.on))
    };
    let register = desk.may_receive.then(|| {
        let form = href("/deposits/new", &[("label", &code)]);
        view! {
            <Card title=w::register(lang)>
                <p>{w::register_about(lang)}</p>
                <a class="button primary big" href=form>
                    <Icon name=Glyph::Plus/>
                    {w::register_submit(lang)}
                </a>
            </Card>
        }
    });
    let damaged = find_form(&code, "damaged", w::damaged_field(lang), w::damaged_hint(lang));
    let existing = find_form(&code, "existing", w::existing_field(lang), w::existing_hint(lang));
    view! {
        <Title text=w::blank_title(lang, &code)/>
        <PageHead title=w::blank_title(lang, &code) subtitle=about/>
        <Refused action=give/>
        {results(&desk, give)}
        <div class="cols">
            <div class="stack c5">{register}</div>
            <div class="stack c7">
                <Card title=w::damaged(lang)>
                    <p>{w::damaged_about(lang)}</p>
                    {damaged}
                </Card>
                <Card title=w::existing(lang)>
                    <p>{w::existing_about(lang)}</p>
                    {existing}
                </Card>
            </div>
        </div>
    }
    .into_any()
}

/// Looks for the item; nothing is written yet.
fn find_form(code: &str, id: &'static str, label: &'static str, hint: &'static str) -> AnyView {
    let lang = lang();
    view! {
        <form method="get" action=format!("/labels/{code}") class="stack" role="search">
            <TextField name="find" id=id label=label hint=hint maxlength=200 required=true/>
            <button class="button big" type="submit">
                <Icon name=Glyph::Search/>
                {w::find(lang)}
            </button>
        </form>
    }
    .into_any()
}

/// What was found, each with the button that gives it the label.
fn results(desk: &BlankDesk, give: ServerAction<ReplaceLabel>) -> Option<AnyView> {
    let lang = lang();
    if desk.find.is_empty() {
        return None;
    }
    if desk.found.is_empty() {
        return Some(
            view! { <Card title=w::found_nothing(lang, &desk.find)><p>{w::found_nothing_about(lang)}</p></Card> }
                .into_any(),
        );
    }
    let label = &desk.label.code;
    let rows = desk.found.iter().map(|bearer| line(label, bearer, give)).collect_view();
    Some(
        view! {
            <Card title=w::found(lang)>
                <p>{w::found_about(lang)}</p>
                <ul class="rows">{rows}</ul>
            </Card>
        }
        .into_any(),
    )
}

fn line(label: &str, bearer: &Bearer, give: ServerAction<ReplaceLabel>) -> AnyView {
    let lang = lang();
    let (item, label) = (bearer.item.clone(), label.to_owned());
    let version = Some(i64::from(bearer.version));
    let code = item.code.clone();
    let detail = [item.model, item.service, item.place];
    let detail: Vec<_> = detail.into_iter().filter(|part| !part.is_empty()).collect();
    view! {
        <li>
            <span class="thumb"><Icon name=text::category_glyph(&item.category)/></span>
            <div>
                <b>{item.name}</b>
                <div class="small muted"><span class="code">{item.code}</span> " · " {detail.join(" · ")}</div>
            </div>
            <ActionForm action=give>
                <input type="hidden" name="code" value=code/>
                <input type="hidden" name="label" value=label/>
                <KeyFields key=new_key() version/>
                <button class="button primary" type="submit">{w::give(lang)}</button>
            </ActionForm>
        </li>
    }
    .into_any()
}
