//! `/exports/history`: a history of repairs from elsewhere, sent, looked at, then kept.

use super::{
    api::{DiscardHistory, History, KeepHistory, read_history},
    preview::preview,
};
use crate::{
    form::{ActionForm, Refused},
    lang::{Lang, lang},
    layout::address::query,
    loaded::loaded,
    ui::{field::Field, glyph::Glyph, icon::Icon, money::number, page_head::PageHead},
    words::export as w,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page; `?upload=` is the file that was sent.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let lang = lang();
    let upload = query("upload");
    let keep = ServerAction::<KeepHistory>::new();
    let data = Resource::new_blocking(move || upload.get().parse().unwrap_or(0), read_history);
    view! {
        <Title text=w::history_title(lang)/>
        <p class="crumb">
            <a href="/exports">
                <Icon name=Glyph::ArrowLeft/>
                {w::title(lang)}
            </a>
        </p>
        <PageHead title=w::history_title(lang) subtitle=w::history_about(lang)/>
        {loaded(data, move |value| content(lang, keep, value))}
    }
}

fn content(lang: Lang, keep: ServerAction<KeepHistory>, value: History) -> AnyView {
    let kept = (value.kept > 0).then(|| {
        let said = match value.kept {
            1 => w::history_kept_one(lang).to_owned(),
            count => w::history_kept(lang, number(i64::try_from(count).unwrap_or(i64::MAX))),
        };
        view! { <p class="muted">{said}</p> }
    });
    match value.preview {
        Some(file) => {
            let upload = file.upload;
            view! { {preview(lang, keep, file)} {discard(lang, upload)} {send(lang, w::another(lang))} }.into_any()
        }
        None => view! { {kept} {send(lang, w::look(lang))} }.into_any(),
    }
}

/// The way to be rid of the file before it is forgotten by itself.
fn discard(lang: Lang, upload: i64) -> impl IntoView {
    let action = ServerAction::<DiscardHistory>::new();
    view! {
        <ActionForm action>
            <Refused action/>
            <input type="hidden" name="upload" value=upload.to_string()/>
            <button class="button quiet">{w::discard(lang)}</button>
        </ActionForm>
    }
}

/// A multipart form, sent to an address of its own.
fn send(lang: Lang, action: &'static str) -> impl IntoView {
    view! {
        <form class="card stack" method="post" action="/exports/history" enctype="multipart/form-data">
            <Field id="file" label=w::file(lang) hint=w::file_hint(lang)>
                <input class="control" id="file" name="file" type="file" required aria-describedby="file-hint"
                    accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>
            </Field>
            <div class="cluster">
                <button class="button primary">
                    <Icon name=Glyph::Search/>
                    {action}
                </button>
            </div>
        </form>
    }
}
