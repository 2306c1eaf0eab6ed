//! Fields that the forms of labels share: the paper, and a sheet's measures.

use crate::{
    form::kept::answer_or,
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

/// What a field for the paper is made of.
#[derive(Clone, Copy)]
pub struct Papers<'a> {
    /// The organisation's own sheet; empty where it has none.
    pub own: &'a str,
    /// The paper proposed.
    pub selected: &'a str,
    /// What the fields' `id`s begin with.
    pub prefix: &'a str,
}

impl<'a> Papers<'a> {
    /// Of a page that has one, with the sheet of most desks proposed.
    pub fn sheet(own: &'a str) -> Self {
        Self {
            own,
            selected: "L7160",
            prefix: "",
        }
    }

    /// The organisation's own sheet, the one proposed where it is another (a batch keeps the sheet that it was made for),
    /// and the presets.
    fn options(&self, lang: Lang) -> Vec<(String, String)> {
        let mut names: Vec<String> = Vec::new();
        let measured = [self.own, self.selected].map(str::to_owned).into_iter();
        let measured = measured.filter(|name| Layout::parse(name).is_some());
        // A preset that is proposed keeps its place among the others.
        let measured = measured.filter(|name| !Layout::ALL.iter().any(|preset| preset.name() == *name));
        for name in measured.chain(Layout::ALL.iter().map(Layout::name)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
            .into_iter()
            .map(|name| (name.clone(), layout_name(lang, &name)))
            .collect()
    }
}

/// The rolls, for label printers.
pub fn rolls(lang: Lang) -> Vec<(String, String)> {
    let rolls = Layout::ALL.iter().filter(|layout| layout.is_roll());
    rolls
        .map(|layout| (layout.name(), layout_name(lang, &layout.name())))
        .collect()
}

/// How finely label printers print, in dots an inch.
pub fn resolutions() -> Vec<(String, String)> {
    let all = [203, 300, 600].into_iter();
    all.map(|dpi| (dpi.to_string(), format!("{dpi} dpi"))).collect()
}

/// What the labels are printed on; with the measures of another sheet folded away under it.
pub fn paper_field(papers: &Papers<'_>, with_measures: bool) -> AnyView {
    let lang = lang();
    let mut options = papers.options(lang);
    if with_measures {
        options.push((FREE.to_owned(), w::other_sheet(lang).to_owned()));
    }
    let measures = with_measures.then(|| {
        let fields = measure_fields(papers.own, papers.prefix);
        // After a refusal, what was typed is seen.
        let is_free = answer_or("layout", String::new()) == FREE;
        view! { <Unfold summary=w::measures(lang) open=is_free>{fields}</Unfold> }
    });
    let (id, selected) = (format!("{}layout", papers.prefix), papers.selected.to_owned());
    view! {
        <SelectField name="layout" id label=w::paper(lang) options selected/>
        {measures}
    }
    .into_any()
}

/// The measures of a sheet, filled in with those of that layout; their `id`s begin so.
pub fn measure_fields(own: &str, prefix: &str) -> AnyView {
    let lang = lang();
    let id = |name: &str| format!("{prefix}{name}");
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
            <TextField name="columns" id=id("columns") label=w::columns(lang) value=count(|g| g.columns) inputmode="numeric" maxlength=2/>
            <TextField name="rows" id=id("rows") label=w::rows(lang) value=count(|g| g.rows) inputmode="numeric" maxlength=2/>
        </div>
        <div class="pair">
            <TextField name="left_margin" id=id("left_margin") label=w::left_margin(lang) value=side(|g| g.left) inputmode="decimal" maxlength=6/>
            <TextField name="top_margin" id=id("top_margin") label=w::top_margin(lang) value=side(|g| g.top) inputmode="decimal" maxlength=6/>
        </div>
        <div class="pair">
            <TextField name="pitch_x" id=id("pitch_x") label=w::pitch_x(lang) value=side(|g| g.pitch_x) inputmode="decimal" maxlength=6/>
            <TextField name="pitch_y" id=id("pitch_y") label=w::pitch_y(lang) value=side(|g| g.pitch_y) inputmode="decimal" maxlength=6/>
        </div>
        <div class="pair">
            <TextField name="width" id=id("width") label=w::width(lang) value=side(|g| g.width) inputmode="decimal" maxlength=6/>
            <TextField name="height" id=id("height") label=w::height(lang) value=side(|g| g.height) inputmode="decimal" maxlength=6/>
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

    const OWN: &str = "A4:2x2:5:5:100:140:99:139";

    fn names(own: &str, selected: &str) -> Vec<String> {
        let papers = Papers {
            own,
            selected,
            prefix: "",
        };
        papers.options(Lang::Fr).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn the_own_sheet_is_proposed_first() {
        assert_eq!(names(OWN, "L7160")[0], OWN);
        assert_eq!(names("", "L7160").len(), Layout::ALL.len());
        assert_eq!(rolls(Lang::Fr).len(), 3);
    }

    #[test]
    fn a_batchs_own_sheet_is_offered_after_the_organisation_measured_another() {
        let before = "A4:2x5:8:10.5:97.5:56:96:54.5";
        assert_eq!(names(OWN, before)[..2], [OWN, before]);
        assert_eq!(names(OWN, OWN).len(), Layout::ALL.len() + 1);
        assert_eq!(names("", "no paper").len(), Layout::ALL.len());
    }
}
