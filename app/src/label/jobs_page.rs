//! What was sent to the label printers: printed, under way, or to be sent again.

use super::api::{CancelJob, read_jobs};
use crate::{
    form::{ActionForm, Refused},
    lang::{Lang, lang},
    layout::{address::query, pages::pages},
    loaded::loaded,
    setting::sheet::Back,
    ui::{chip::Chip, date::moment, empty::Empty, glyph::Glyph, icon::Icon, page_head::PageHead, tone::Tone},
    words::label as w,
};
use domain::view::{JobRow, JobState, Page};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn JobsPage() -> impl IntoView {
    let page = query("page");
    let cancel = ServerAction::<CancelJob>::new();
    let data = Resource::new_blocking(move || page.get(), |page| read_jobs(page.parse().unwrap_or(1)));
    loaded(data, move |jobs| content(jobs, cancel))
}

fn content(jobs: Page<JobRow>, cancel: ServerAction<CancelJob>) -> AnyView {
    let lang = lang();
    let pager = pages(&jobs, |page| format!("/labels/jobs?page={page}"));
    let list = if jobs.rows.is_empty() {
        view! { <Empty icon=Glyph::Printer title=w::no_job(lang) text=w::no_job_text(lang)/> }.into_any()
    } else {
        let rows = jobs.rows.into_iter().map(|job| line(lang, job, cancel)).collect_view();
        view! { <section class="card"><ul class="rows">{rows}</ul></section> }.into_any()
    };
    view! {
        <Title text=w::jobs(lang)/>
        <Back href="/labels" text=w::title(lang)/>
        <PageHead title=w::jobs(lang) subtitle=w::jobs_about(lang)/>
        <Refused action=cancel/>
        {list}
        {pager}
    }
    .into_any()
}

fn line(lang: Lang, job: JobRow, cancel: ServerAction<CancelJob>) -> AnyView {
    let title = if job.what.is_empty() {
        w::job(lang, job.labels)
    } else {
        w::job_of(lang, job.labels, &job.what)
    };
    let when = moment(job.at);
    let detail = [job.printer.clone(), job.by.clone(), when].join(" · ");
    let (tone, icon, text) = match job.state {
        JobState::Printed => (Tone::Good, Glyph::Check, w::job_printed(lang)),
        JobState::Cancelled => (Tone::Quiet, Glyph::Ban, w::job_cancelled(lang)),
        JobState::Failed => (Tone::Bad, Glyph::Alert, w::job_failed(lang)),
        JobState::Waiting => (Tone::Wait, Glyph::Hourglass, w::job_waiting(lang)),
    };
    let trouble = (job.state == JobState::Failed).then(|| view! { <p>{trouble(lang, &job)}</p> });
    let buttons = job.is_open.then(|| buttons(lang, &job, cancel));
    view! {
        <li>
            <span class="thumb"><Icon name=Glyph::Printer/></span>
            <div>
                <b>{title}</b>
                <div class="small muted">{detail}</div>
                {trouble}
                {buttons}
            </div>
            <Chip tone icon text/>
        </li>
    }
    .into_any()
}

/// Why the printer did not take it, and what to look at.
fn trouble(lang: Lang, job: &JobRow) -> String {
    match job.trouble.as_str() {
        "refused" => w::trouble_refused(lang, &job.printer),
        "timeout" => w::trouble_timeout(lang, &job.printer),
        "unknown_host" => w::trouble_unknown_host(lang, &job.printer),
        "unreachable" => w::trouble_unreachable(lang, &job.printer),
        "server" => w::trouble_server(lang, &job.printer),
        _ => w::trouble_broken(lang, &job.printer),
    }
}

fn buttons(lang: Lang, job: &JobRow, cancel: ServerAction<CancelJob>) -> AnyView {
    let (id, attempts) = (job.id.to_string(), job.attempts.to_string());
    view! {
        <div class="cluster">
            <form method="post" action=format!("/labels/jobs/{id}/retry")>
                <input type="hidden" name="attempts" value=attempts/>
                <button class="button primary" type="submit">{w::retry(lang)}</button>
            </form>
            <ActionForm action=cancel>
                <input type="hidden" name="id" value=id/>
                <button class="button quiet" type="submit">{w::give_up(lang)}</button>
            </ActionForm>
        </div>
    }
    .into_any()
}
