//! The label printers on the network.

use super::{
    api::{SavePrinter, printers},
    services_page::Inactive,
    sheet::{FormSheet, ListSheet, SaveButtons, chosen, missing},
};
use crate::{
    form::{ActionForm, Refused},
    label::fields::{layout_name, resolutions, rolls},
    lang::lang,
    layout::address::{href, query},
    loaded::{Data, loaded},
    ui::{check_field::CheckField, glyph::Glyph, row::Row, select_field::SelectField, text_field::TextField},
    words::{label as w, setting},
};
use domain::view::PrinterRow;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {
    super::api::PrinterForm,
    crate::{error::AppError, form::field},
};

const PATH: &str = "/settings/printers";

/// The printers' page.
#[component]
pub fn PrintersPage() -> impl IntoView {
    let save = ServerAction::<SavePrinter>::new();
    let edit = query("edit");
    let data: Data<Vec<PrinterRow>> = Resource::new_blocking(move || edit.get(), |_| printers());
    loaded(data, move |rows| match edit.get_untracked() {
        edit if edit.is_empty() => list(rows),
        edit => form(save, rows, &edit),
    })
}

fn list(rows: Vec<PrinterRow>) -> AnyView {
    let lang = lang();
    let rows = rows
        .into_iter()
        .map(|row| {
            let address = format!("{}:{}", row.host, row.port);
            let detail = [address, format!("{} dpi", row.dpi), layout_name(lang, &row.layout)].join(" · ");
            view! {
                <Row href=href(PATH, &[("edit", &row.id.to_string())]) icon=Glyph::Printer title=row.name detail>
                    {(!row.is_active).then(Inactive)}
                </Row>
            }
        })
        .collect_view();
    view! {
        <ListSheet title=w::printers(lang) about=w::printers_about(lang) path=PATH add=w::add_printer(lang)>
            <ul class="rows">{rows}</ul>
        </ListSheet>
    }
    .into_any()
}

fn form(save: ServerAction<SavePrinter>, rows: Vec<PrinterRow>, edit: &str) -> AnyView {
    let lang = lang();
    let new = PrinterRow {
        id: 0,
        name: String::new(),
        host: String::new(),
        port: 9100,
        dpi: 203,
        layout: "R57x32".to_owned(),
        is_active: true,
    };
    let Some(row) = chosen(rows, edit, new, |row, id| row.id.to_string() == id) else {
        return missing();
    };
    let title = if row.id == 0 {
        w::add_printer(lang).to_owned()
    } else {
        row.name.clone()
    };
    let mut papers = rolls(lang);
    if papers.iter().all(|(name, _)| *name != row.layout) {
        papers.push((row.layout.clone(), layout_name(lang, &row.layout)));
    }
    view! {
        <FormSheet title list=w::printers(lang) path=PATH>
            <ActionForm action=save attr:class="card stack">
                <Refused action=save/>
                <input type="hidden" name="id" value=row.id.to_string()/>
                <TextField name="name" label=setting::name(lang) value=row.name maxlength=80 required=true/>
                <TextField name="host" label=w::host(lang) value=row.host maxlength=253 hint=w::host_hint(lang) required=true/>
                <TextField name="port" label=w::port(lang) value=row.port.to_string() inputmode="numeric" maxlength=5 required=true/>
                <SelectField name="dpi" label=w::dpi(lang) options=resolutions() selected=row.dpi.to_string() hint=w::dpi_hint(lang)/>
                <SelectField name="layout" label=w::printer_paper(lang) options=papers selected=row.layout/>
                <TextField name="other" label=w::other_size(lang) maxlength=16 hint=w::other_size_hint(lang)/>
                <CheckField name="is_active" label=setting::in_use(lang) checked=row.is_active/>
                <SaveButtons path=PATH/>
            </ActionForm>
        </FormSheet>
    }
    .into_any()
}

/// Reads the form; another size such as `50x25` comes before the preset.
#[cfg(feature = "ssr")]
pub(super) fn read(form: PrinterForm) -> Result<PrinterRow, AppError> {
    let layout = match form.other.trim() {
        "" => form.layout,
        size => format!("R{}", size.replace('×', "x").replace(' ', "")),
    };
    Ok(PrinterRow {
        id: field("id", form.id.parse().ok())?,
        name: form.name,
        host: form.host,
        port: field("port", form.port.trim().parse().ok())?,
        dpi: field("dpi", form.dpi.parse().ok())?,
        layout,
        is_active: form.is_active == "true",
    })
}
