//! The report of a stock-take, as PDF: what the manager signs. The same facts make the same bytes: no
//! clock, no randomness.

pub(super) mod sheet;
#[cfg(test)]
mod tests;

use super::DocumentError;
use app::{lang::Lang, text, ui::date::moment, words::stocktake as w};
use domain::{
    stocktake::Outcome,
    view::stocktake::{Head, StocktakeLine, StocktakeReport},
};
use sheet::{Faces, Sheet};

/// Prints the report.
pub(crate) fn report_pdf(report: &StocktakeReport, lang: Lang) -> Result<Vec<u8>, DocumentError> {
    let faces = Faces::load()?;
    let mut sheet = Sheet::new(&faces);
    head(&mut sheet, report, lang);
    totals(&mut sheet, report, lang);
    for outcome in Outcome::ALL {
        list(&mut sheet, report, outcome, lang);
    }
    signature(&mut sheet, &report.head, lang);
    let foot = |page: usize, pages: usize| w::report_page(lang, &report.head.number, page, pages);
    sheet.finish(&w::report_head(lang, &report.head.number), foot)
}

/// What was counted, when, by whom.
fn head(sheet: &mut Sheet<'_>, report: &StocktakeReport, lang: Lang) {
    let head = &report.head;
    sheet.small(&report.organisation);
    sheet.title(&w::report_head(lang, &head.number));
    let category = head.category.as_ref();
    let category = category.map_or_else(|| w::all_categories(lang), |(fr, en)| lang.pick(fr, en));
    sheet.fact(w::report_scope(lang), &w::scope(lang, &head.place, category));
    let started = w::report_by(lang, moment(head.started_at), &head.started_by);
    sheet.fact(w::report_started(lang), &started);
    if let Some(closed) = &head.closed {
        sheet.fact(w::closed_on(lang), &w::report_by(lang, moment(closed.at), &closed.by));
    }
    let people: Vec<String> = report
        .people
        .iter()
        .map(|share| w::report_person(lang, &share.name, share.counted))
        .collect();
    let people = if people.is_empty() {
        w::list_empty(lang).to_owned()
    } else {
        people.join(", ")
    };
    sheet.fact(w::report_people(lang), &people);
}

/// How many of each, and how far each place was.
fn totals(sheet: &mut Sheet<'_>, report: &StocktakeReport, lang: Lang) {
    let tally = report.tally;
    sheet.heading(w::report_totals(lang));
    for (term, count) in [
        (w::report_expected(lang), tally.expected),
        (w::report_counted(lang), tally.counted),
        (w::report_extra(lang), tally.extra),
    ] {
        sheet.fact(term, &count.to_string());
    }
    for outcome in Outcome::ALL {
        sheet.fact(text::count_outcome(lang, outcome), &tally.get(outcome).to_string());
    }
    if !report.places.is_empty() {
        sheet.heading(w::report_places(lang));
    }
    for share in &report.places {
        sheet.row(["", &share.name, &format!("{} / {}", share.counted, share.expected)]);
    }
}

/// One of the five lists.
fn list(sheet: &mut Sheet<'_>, report: &StocktakeReport, outcome: Outcome, lang: Lang) {
    let title = w::list_title(lang, text::count_outcome(lang, outcome), report.tally.get(outcome));
    sheet.heading(&title);
    let lines = || report.lines.iter().filter(|line| line.outcome == outcome);
    if lines().next().is_none() {
        sheet.small(w::list_empty(lang));
        return;
    }
    sheet.columns([w::report_code(lang), w::report_name(lang), w::report_place(lang)]);
    for line in lines() {
        sheet.row([&line.code, &line.name, &place(line, lang)]);
        if !line.note.is_empty() {
            sheet.row(["", &line.note, ""]);
        }
    }
}

/// Where it was expected, where it was seen, or what its record says.
fn place(line: &StocktakeLine, lang: Lang) -> String {
    match (line.outcome, line.state) {
        (Outcome::Missing, _) => line.expected_at.clone(),
        (Outcome::WrongPlace, Some(state)) if line.place.is_empty() => {
            w::report_seen_instead(lang, text::state(lang, state), &line.seen_at)
        }
        (Outcome::WrongPlace, Some(_)) => w::report_seen_instead(lang, &line.place, &line.seen_at),
        (Outcome::ShouldHaveLeft, Some(state)) => w::report_seen_instead(lang, text::state(lang, state), &line.seen_at),
        (Outcome::Here | Outcome::WrongPlace | Outcome::UnknownLabel | Outcome::ShouldHaveLeft, _) => {
            line.seen_at.clone()
        }
    }
}

/// Who answers for it. Kept in one piece.
fn signature(sheet: &mut Sheet<'_>, head: &Head, lang: Lang) {
    let Some(closed) = &head.closed else {
        return;
    };
    sheet.keep_together();
    sheet.heading(w::report_signature(lang));
    sheet.paragraph(&closed.statement);
    sheet.title(&closed.signed_by);
    sheet.small(&w::report_signed(
        lang,
        &closed.signed_by,
        &closed.by,
        moment(closed.at),
    ));
}
