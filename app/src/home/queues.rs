//! What waits at the desk, each number leading to its list.

use crate::{
    lang::{Lang, lang},
    ui::{glyph::Glyph, queue::Queue, tone::Tone},
    words::{announce, home as w, report, request},
};
use chrono::NaiveDate;
use domain::view::{self, Home};
use leptos::prelude::*;

/// All queues.
#[component]
pub fn Queues(
    /// What waits.
    home: Home,
) -> impl IntoView {
    let lang = lang();
    let age = |queue: &view::Queue| age(lang, home.today, queue.oldest);
    let ready = match home.reserved {
        0 => String::new(),
        1 => w::one_reserved(lang).to_owned(),
        count => w::many_reserved(lang, count),
    };
    let late = if home.unsigned.count > 0 {
        Tone::Bad
    } else {
        Tone::Quiet
    };
    let reports = home.reports.as_ref().map(|reports| {
        view! { <Queue href="/reports" count=count(reports) tone=Tone::Wait icon=Glyph::Mail text=report::title(lang) detail=age(reports)/> }
    });
    let announced = home.announced.as_ref().filter(|announced| announced.count > 0);
    let announced = announced.map(|announced| {
        view! { <Queue href="/announce" count=count(announced) tone=Tone::In icon=Glyph::Mail text=announce::queue(lang) detail=age(announced)/> }
    });
    let requests = home.requests.as_ref().filter(|requests| requests.count > 0);
    let requests = requests.map(|requests| {
        view! { <Queue href="/requests" count=count(requests) tone=Tone::In icon=Glyph::Clipboard text=request::queue(lang) detail=age(requests)/> }
    });
    view! {
        <div class="queues">
            {requests}
            {announced}
            <Queue href="/items?states=deposited,diagnosing" count=count(&home.to_diagnose) tone=Tone::In icon=Glyph::Clock text=w::to_diagnose(lang) detail=age(&home.to_diagnose)/>
            <Queue href="/items?states=awaiting_decision" count=count(&home.to_decide) tone=Tone::Wait icon=Glyph::Help text=w::to_decide(lang) detail=age(&home.to_decide)/>
            <Queue href="/items?states=awaiting_parts,in_repair,at_provider,testing" count=count(&home.in_repair) tone=Tone::Work icon=Glyph::Wrench text=w::in_repair(lang) detail=age(&home.in_repair)/>
            <Queue href="/items?states=ready,reserved" count=count(&home.ready) tone=Tone::Good icon=Glyph::Check text=w::ready(lang) detail=ready/>
            <Queue href="/items?states=handed_over&late=1" count=count(&home.unsigned) tone=late icon=Glyph::Pen text=w::unsigned(lang) detail=w::three_days(lang)/>
            {reports}
        </div>
    }
}

fn count(queue: &view::Queue) -> i64 {
    i64::try_from(queue.count).unwrap_or(i64::MAX)
}

/// « le plus ancien : 6 jours ».
fn age(lang: Lang, today: NaiveDate, oldest: Option<NaiveDate>) -> String {
    match oldest.map(|day| (today - day).num_days()) {
        None => String::new(),
        Some(days) if days < 1 => w::oldest_today(lang).to_owned(),
        Some(1) => w::oldest_yesterday(lang).to_owned(),
        Some(days) => w::oldest_days(lang, days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_is_told_in_days_with_its_plural() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let today = day("2026-05-10").unwrap_or_default();
        let told = |text: &str| age(Lang::Fr, today, day(text));
        assert_eq!(told("2026-05-10"), "le plus ancien\u{a0}: aujourd’hui");
        assert_eq!(told("2026-05-09"), "le plus ancien\u{a0}: hier");
        assert_eq!(told("2026-05-04"), "le plus ancien\u{a0}: 6\u{a0}jours");
    }
}
