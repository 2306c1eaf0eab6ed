//! A file that was sent, as it would be kept.

use super::api::KeepHistory;
use crate::{
    form::{ActionForm, Refused},
    key::new_key,
    lang::Lang,
    text,
    ui::{
        card::Card,
        facts::{Fact, Facts},
        form_error::FormError,
        glyph::Glyph,
        icon::Icon,
        key_fields::KeyFields,
        percent::count,
        table::{Head, Table},
    },
    words::export as w,
};
use domain::{
    ords::COLUMNS,
    view::export::{HistoryFault, HistoryPreview},
};
use leptos::prelude::*;

/// Ranks of the columns that tell the first records: id, provider, category, brand, status, day.
const TOLD: [usize; 6] = [0, 1, 3, 6, 9, 12];

/// What keeping the file would do, and the button where nothing is wrong.
pub(super) fn preview(lang: Lang, keep: ServerAction<KeepHistory>, file: HistoryPreview) -> impl IntoView {
    let is_right = file.fault_count == 0;
    let known = file.records.saturating_sub(file.new);
    let figures = view! {
        <Facts>
            <Fact term=w::seen_records(lang)>{count(file.records)}</Fact>
            {is_right
                .then(|| {
                    view! {
                        <Fact term=w::seen_new(lang)>{count(file.new)}</Fact>
                        <Fact term=w::seen_known(lang)>{count(known)}</Fact>
                    }
                })}
            <Fact term=w::seen_faults(lang)>{count(file.fault_count)}</Fact>
        </Facts>
    };
    let end = match (is_right, file.new) {
        (false, _) => faults(lang, &file).into_any(),
        (true, 0) => view! { <p class="muted">{w::nothing_new(lang)}</p> }.into_any(),
        (true, new) => view! { {first(lang, &file)} {confirm(lang, keep, file.upload, new)} }.into_any(),
    };
    view! { <Card title=w::seen_title(lang, &file.file)>{figures} <div class="stack">{end}</div></Card> }
}

fn confirm(lang: Lang, keep: ServerAction<KeepHistory>, upload: i64, new: u64) -> impl IntoView {
    let words = match new {
        1 => w::keep_one(lang).to_owned(),
        new => w::keep(lang, count(new)),
    };
    view! {
        <ActionForm action=keep attr:class="stack">
            <Refused action=keep/>
            <KeyFields key=new_key() version=None/>
            <input type="hidden" name="upload" value=upload.to_string()/>
            <div class="cluster">
                <button class="button primary" type="submit">
                    <Icon name=Glyph::Check/>
                    {words}
                </button>
            </div>
        </ActionForm>
    }
}

fn faults(lang: Lang, file: &HistoryPreview) -> impl IntoView + use<> {
    let shown = u64::try_from(file.faults.len()).unwrap_or(u64::MAX);
    let title = if shown < file.fault_count {
        w::first_faults(lang, shown)
    } else {
        w::all_faults(lang).to_owned()
    };
    let rows = file.faults.iter().map(|one| fault(lang, one)).collect_view();
    view! {
        <FormError text=w::faulty(lang)/>
        <h3>{title}</h3>
        <Table heads=vec![
            Head::words(w::line(lang)),
            Head::words(w::column(lang)),
            Head::words(w::found(lang)),
            Head::words(w::problem(lang)),
        ]>{rows}</Table>
    }
}

fn fault(lang: Lang, fault: &HistoryFault) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{w::line(lang)} " " {fault.line}</th>
            <td data-label=w::column(lang)>
                <code>{fault.column.clone()}</code>
            </td>
            <td data-label=w::found(lang)>{fault.value.clone()}</td>
            <td data-label=w::problem(lang)>{text::export::why(lang, fault.why)}</td>
        </tr>
    }
}

fn first(lang: Lang, file: &HistoryPreview) -> impl IntoView + use<> {
    let [id, others @ ..] = TOLD;
    let heads = TOLD.map(|rank| Head::words(COLUMNS[rank])).into();
    let value = |record: &[String], rank: usize| record.get(rank).cloned().unwrap_or_default();
    let row = |record: &Vec<String>| {
        let cells = others.map(|rank| view! { <td data-label=COLUMNS[rank]>{value(record, rank)}</td> });
        view! {
            <tr>
                <th scope="row">{value(record, id)}</th>
                {cells.into_iter().collect_view()}
            </tr>
        }
    };
    let rows = file.first.iter().map(row).collect_view();
    view! {
        <h3>{w::first_rows(lang)}</h3>
        <Table heads>{rows}</Table>
    }
}
