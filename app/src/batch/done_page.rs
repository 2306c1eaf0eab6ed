//! `/scan/batch/done`: what a series wrote, and the way back while there is one.

use super::{
    api::{UndoBatch, read_done},
    start::SeriesDone,
    words,
};
use crate::{
    form::{ActionForm, Refused},
    key::new_key,
    lang::{Lang, lang},
    layout::address::query,
    loaded::loaded,
    ui::{
        card::Card, date::moment, glyph::Glyph, icon::Icon, key_fields::KeyFields, page_head::PageHead, row::Row,
        tone::Tone,
    },
    words::batch as w,
};
use domain::view::scan::{BatchDone, BatchUndo};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn BatchDonePage() -> impl IntoView {
    let batch = query("key");
    let data = Resource::new_blocking(move || batch.get(), read_done);
    loaded(data, content)
}

fn content(done: BatchDone) -> AnyView {
    let lang = lang();
    let action = words::action(lang, done.action);
    let title = match done.items.len() {
        1 => w::done_one(lang, action),
        count => w::done_many(lang, action, count),
    };
    let by = w::done_by(lang, &done.by, moment(done.at));
    let undo = undo(lang, done.undo, done.key);
    let codes = done.items.iter().map(|(code, _)| code.clone()).collect::<Vec<_>>();
    let row = |(code, name): (String, String)| {
        view! { <Row href=format!("/Q/{code}") icon=words::look(done.action) title=name code=code/> }
    };
    let rows = done.items.into_iter().map(row).collect_view();
    view! {
        <Title text=w::done(lang)/>
        <PageHead title=w::done(lang) subtitle=by/>
        <SeriesDone action=done.action codes/>
        {undo}
        <Card title=title>
            <ul class="rows">{rows}</ul>
        </Card>
        <p>
            <a class="button primary" href="/scan/batch">
                <Icon name=Glyph::Scan/>
                {w::another(lang)}
            </a>
        </p>
    }
    .into_any()
}

/// One button, or why there is none.
fn undo(lang: Lang, undo: BatchUndo, batch: String) -> AnyView {
    let (tone, words) = match undo {
        BatchUndo::Possible => return undo_form(lang, batch),
        BatchUndo::Done => (Tone::Good, w::undone(lang)),
        BatchUndo::NotTheAuthor => (Tone::Quiet, w::undo_not_author(lang)),
        BatchUndo::TooLate => (Tone::Quiet, w::undo_late(lang)),
        BatchUndo::SomethingFollowed => (Tone::Quiet, w::undo_followed(lang)),
        BatchUndo::Never => (Tone::Quiet, w::undo_never(lang)),
    };
    view! {
        <div class="alert" data-tone=tone.name()>
            <Icon name=Glyph::Info/>
            <div>
                <p>{words}</p>
            </div>
        </div>
    }
    .into_any()
}

fn undo_form(lang: Lang, batch: String) -> AnyView {
    let action = ServerAction::<UndoBatch>::new();
    view! {
        <ActionForm action attr:class="stack">
            <Refused action/>
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="batch" value=batch/>
            <p class="cluster">
                <button class="button" type="submit">
                    <Icon name=Glyph::Undo/>
                    {w::undo_all(lang)}
                </button>
                <span class="small muted">{w::undo_hint(lang)}</span>
            </p>
        </ActionForm>
    }
    .into_any()
}
