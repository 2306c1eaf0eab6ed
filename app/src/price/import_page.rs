//! Sending a supplier's file of prices, and the files that wait.

use super::api::import::{DiscardImport, read_files};
use crate::{
    form::{ActionForm, Refused},
    key::new_key,
    lang::{Lang, lang},
    loaded::loaded,
    ui::{
        card::Card, date::moment, field::Field, glyph::Glyph, icon::Icon, key_fields::KeyFields, page_head::PageHead,
    },
    words::{price as prices, price_import as w},
};
use domain::view::price::ImportFile;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let lang = lang();
    let discard = ServerAction::<DiscardImport>::new();
    let data = Resource::new_blocking(|| (), |()| read_files());
    view! {
        <Title text=w::title(lang)/>
        <p class="crumb">
            <a href="/prices">
                <Icon name=Glyph::ArrowLeft/>
                {prices::prices(lang)}
            </a>
        </p>
        <PageHead title=w::title(lang) subtitle=w::about(lang)/>
        <Refused action=discard/>
        {loaded(data, move |files| content(lang, files, discard))}
    }
}

fn content(lang: Lang, files: Vec<ImportFile>, discard: ServerAction<DiscardImport>) -> AnyView {
    let waiting = if files.is_empty() {
        view! { <p class="muted">{w::waiting_none(lang)}</p> }.into_any()
    } else {
        let rows = files.into_iter().map(|file| row(lang, file, discard)).collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <div class="cols">
            <form class="card stack c7" method="post" action="/prices/import" enctype="multipart/form-data">
                <KeyFields key=new_key() version=None/>
                <p>{w::steps(lang)}</p>
                <Field id="file" label=w::file(lang) hint=w::file_hint(lang)>
                    <input class="control" id="file" name="file" type="file" required aria-describedby="file-hint"
                        accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>
                </Field>
                <div class="cluster">
                    <button class="button primary">{w::send(lang)}</button>
                </div>
            </form>
            <Card title=w::waiting(lang) span="c5">{waiting}</Card>
        </div>
    }
    .into_any()
}

fn row(lang: Lang, file: ImportFile, discard: ServerAction<DiscardImport>) -> impl IntoView {
    let sent = w::sent_by(lang, &file.by, moment(file.at));
    view! {
        <li>
            <span class="thumb">
                <Icon name=Glyph::File/>
            </span>
            <div>
                <a href=format!("/prices/import/{}", file.id)>{file.name.clone()}</a>
                <div class="small muted">{sent}</div>
            </div>
            <ActionForm action=discard>
                <input type="hidden" name="id" value=file.id.to_string()/>
                <button class="button quiet only-icon" aria-label=w::discard_of(lang, &file.name)>
                    <Icon name=Glyph::Close/>
                </button>
            </ActionForm>
        </li>
    }
}
