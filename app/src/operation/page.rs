//! The page of operation: the program, its database, its backups, what it is busy with.

use super::api::read_operation;
use crate::{
    lang::{Lang, lang},
    loaded::loaded,
    ui::{
        bytes::bytes,
        card::Card,
        chip::Chip,
        date::moment,
        facts::{Fact, Facts},
        glyph::Glyph,
        page_head::PageHead,
        percent::count,
        tone::Tone,
    },
    words::operation as w,
};
use domain::view::operation::{BackupProof, DatabaseKind, LastBackup, Machine, OperationPage as Page};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn OperationPage() -> impl IntoView {
    let data = Resource::new_blocking(|| (), |()| read_operation());
    view! {
        <Title text=w::title(lang())/>
        <PageHead title=w::title(lang()) subtitle=w::about(lang())/>
        {loaded(data, |page| content(lang(), page))}
    }
}

fn content(lang: Lang, page: Page) -> AnyView {
    let machine = &page.machine;
    view! {
        <div class="cols">
            <div class="stack c6">{program(lang, machine)} {busy(lang, machine)}</div>
            <div class="stack c6">{kept(lang, &page)} {backups(lang, &page)}</div>
        </div>
        <Card title=w::more(lang)>
            <p>{w::more_addresses(lang)}</p>
            <p>
                <a href="/healthz" rel="external">"/healthz"</a>
                " · "
                <a href="/readyz" rel="external">"/readyz"</a>
                " · "
                <span class="code">"/metrics"</span>
            </p>
            <p class="small muted">{w::more_docs(lang)}</p>
        </Card>
    }
    .into_any()
}

fn program(lang: Lang, machine: &Machine) -> impl IntoView + use<> {
    let (version, up) = (machine.version.clone(), up(lang, machine.up_minutes));
    let errors = count(machine.errors);
    let last = machine.last_error_at.map(|at| w::last_at(lang, moment(at)));
    view! {
        <Card title=w::program(lang)>
            <Facts>
                <Fact term=w::version(lang)>{version}</Fact>
                <Fact term=w::up(lang)>{up}</Fact>
                <Fact term=w::errors(lang)>{errors} {last.map(|last| format!(" ({last})"))}</Fact>
            </Facts>
        </Card>
    }
}

fn up(lang: Lang, minutes: u64) -> String {
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    if days > 0 {
        w::up_days(lang, days, hours)
    } else {
        w::up_hours(lang, hours, minutes)
    }
}

fn busy(lang: Lang, machine: &Machine) -> impl IntoView + use<> {
    let (exports, prints) = (count(machine.exports), count(machine.prints));
    view! {
        <Card title=w::busy(lang)>
            <Facts>
                <Fact term=w::exports(lang)>{exports}</Fact>
                <Fact term=w::prints(lang)>{prints}</Fact>
            </Facts>
        </Card>
    }
}

fn kept(lang: Lang, page: &Page) -> impl IntoView + use<> {
    let kind = match page.database {
        DatabaseKind::Sqlite => "SQLite",
        DatabaseKind::Postgresql => "PostgreSQL",
    };
    let size = bytes(lang, page.database_bytes);
    let free = page.machine.free_bytes;
    let is_low = free.is_some_and(|free| free < page.machine.floor_bytes);
    let free = free.map_or_else(|| w::unknown(lang).to_owned(), |free| bytes(lang, free));
    let low = is_low.then(|| view! { <Chip tone=Tone::Bad icon=Glyph::Alert text=w::low(lang)/> });
    view! {
        <Card title=w::kept(lang)>
            <Facts>
                <Fact term=w::database(lang)>{kind}</Fact>
                <Fact term=w::size(lang)>{size}</Fact>
                <Fact term=w::free(lang)>{free} " " {low}</Fact>
            </Facts>
        </Card>
    }
}

fn backups(lang: Lang, page: &Page) -> impl IntoView + use<> {
    let last = match page.backup {
        Some(backup) => last_backup(lang, backup).into_any(),
        None => view! { <p>{w::never(lang)}</p> }.into_any(),
    };
    let schedule = match page.machine.backups_kept {
        Some(kept) => w::scheduled(lang, count(kept)),
        None => w::not_scheduled(lang).to_owned(),
    };
    view! {
        <Card title=w::backups(lang)>
            {last}
            <p class="small muted">{schedule}</p>
        </Card>
    }
}

fn last_backup(lang: Lang, backup: LastBackup) -> impl IntoView {
    let (tone, icon, proof) = match backup.proof {
        BackupProof::Verified => (Tone::Good, Glyph::Check, w::verified(lang)),
        BackupProof::Read => (Tone::Good, Glyph::Check, w::read(lang)),
        BackupProof::Failed => (Tone::Bad, Glyph::Alert, w::failed(lang)),
    };
    view! {
        <Facts>
            <Fact term=w::last(lang)>{moment(backup.at)}</Fact>
            <Fact term=w::size(lang)>{bytes(lang, backup.bytes)}</Fact>
            <Fact term=w::proof(lang)>
                <Chip tone icon text=proof/>
            </Fact>
        </Facts>
    }
}
