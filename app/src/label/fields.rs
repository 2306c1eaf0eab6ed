//! Fields that the forms of labels share: the paper, and a sheet's measures.

use crate::{
    lang::{Lang, lang},
    ui::{select_field::SelectField, text_field::TextField, unfold::Unfold},
    words::label as w,
};
use domain::label::sheet::{Geometry, Layout};
use leptos::prelude::*;

/// The layout that is measured in the form itself.
pub const FREE: &str = "free";

/// A layout in words: the maker's number, how many, their size.
pub fn layout_name(lang: Lang, name: &str) -> String {
    let Some(layout) = Layout::parse(name) else {
        return name.to_owned();
    };
    let (width, height) = layout.label();
    let size = format!("{} × {} mm", length(lang, width), length(lang, height));
    let is_preset = Layout::ALL.contains(&layout);
    match (layout.is_roll(), is_preset) {
        (true, _) => w::roll(lang, size),
        (false, true) => w::sheet_of(lang, layout.name(), layout.per_page(), size),
        (false, false) => w::own_sheet_of(lang, layout.per_page(), size),
    }
}

/// Millimetres as the reader writes them.
pub fn length(lang: Lang, millimetres: f32) -> String {
    let text = millimetres.to_string();
    match lang {
        Lang::Fr => text.replace('.', ","),
        Lang::En => text,
    }
}

/// The presets, and the organisation's own sheet.
pub fn papers(lang: Lang, own: &str) -> Vec<(String, String)> {
    let presets = Layout::ALL.iter().map(Layout::name);
    let own = Some(own.to_owned()).filter(|own| !own.is_empty());
    own.into_iter()
        .chain(presets)
        .map(|name| (name.clone(), layout_name(lang, &name)))
        .collect()
}

/// The rolls, for label printers.
pub fn rolls(lang: Lang) -> Vec<(String, String)> {
    let rolls = Layout::ALL.iter().filter(|layout| layout.is_roll());
    rolls
        .map(|layout| (layout.name(), layout_name(lang, &layout.name())))
        .collect()
}

/// What the labels are printed on; with the measures of another sheet folded away under it.
pub fn paper_field(own: &str, selected: &str, with_measures: bool) -> AnyView {
    let lang = lang();
    let mut options = papers(lang, own);
    if with_measures {
        options.push((FREE.to_owned(), w::other_sheet(lang).to_owned()));
    }
    let measures = with_measures.then(|| {
        let fields = measure_fields(own);
        view! { <Unfold summary=w::measures(lang)>{fields}</Unfold> }
    });
    view! {
        <SelectField name="layout" label=w::paper(lang) options selected=selected.to_owned()/>
        {measures}
    }
    .into_any()
}

/// The measures of a sheet, filled in with those of that layout.
pub fn measure_fields(own: &str) -> AnyView {
    let lang = lang();
    let known = Geometry::parse(own);
    let count = |read: fn(&Geometry) -> u32| known.as_ref().map(|known| read(known).to_string()).unwrap_or_default();
    let side = |read: fn(&Geometry) -> f32| {
        known
            .as_ref()
            .map(|known| length(lang, read(known)))
            .unwrap_or_default()
    };
    view! {
        <p class="small muted">{w::measures_hint(lang)}</p>
        <div class="pair">
            <TextField name="columns" label=w::columns(lang) value=count(|g| g.columns) inputmode="numeric" maxlength=2/>
            <TextField name="rows" label=w::rows(lang) value=count(|g| g.rows) inputmode="numeric" maxlength=2/>
        </div>
        <div class="pair">
            <TextField name="left_margin" label=w::left_margin(lang) value=side(|g| g.left) inputmode="decimal" maxlength=6/>
            <TextField name="top_margin" label=w::top_margin(lang) value=side(|g| g.top) inputmode="decimal" maxlength=6/>
        </div>
        <div class="pair">
            <TextField name="pitch_x" label=w::pitch_x(lang) value=side(|g| g.pitch_x) inputmode="decimal" maxlength=6/>
            <TextField name="pitch_y" label=w::pitch_y(lang) value=side(|g| g.pitch_y) inputmode="decimal" maxlength=6/>
        </div>
        <div class="pair">
            <TextField name="width" label=w::width(lang) value=side(|g| g.width) inputmode="decimal" maxlength=6/>
            <TextField name="height" label=w::height(lang) value=side(|g| g.height) inputmode="decimal" maxlength=6/>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_named_by_its_maker_its_count_and_its_size() {
        let said = layout_name(Lang::Fr, "L7160");
        assert!(
            said.contains("L7160") && said.contains("21") && said.contains("63,5 × 38,1 mm"),
            "{said}"
        );
        assert!(layout_name(Lang::En, "R57x32").contains("57 × 32 mm"));
        assert_eq!(layout_name(Lang::Fr, "?"), "?");
    }

    #[test]
    fn the_own_sheet_is_proposed_first() {
        let own = "A4:2x2:5:5:100:140:99:139";
        assert_eq!(papers(Lang::Fr, own)[0].0, own);
        assert_eq!(papers(Lang::Fr, "").len(), Layout::ALL.len());
        assert_eq!(rolls(Lang::Fr).len(), 3);
    }
}
