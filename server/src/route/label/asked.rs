//! What a print form asks for: which labels, on what, from where.

use crate::{document::zpl::Dpi, door::Rejected, label::Which};
use domain::label::sheet::{Geometry, Layout, Sheet};
use serde::Deserialize;
use store::search::Query;

/// The layout that is measured in the form itself.
const FREE: &str = "free";

/// The form's fields, all optional: a browser sends empty ones too.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    layout: String,
    start: String,
    dpi: String,
    #[serde(flatten)]
    measures: Measures,
    /// Items, separated by commas.
    codes: String,
    /// A deposit slip.
    deposit: String,
    /// A batch, and whether only what is left of it.
    batch: String,
    left: String,
    /// Places separated by commas, or `all`.
    places: String,
    /// A list of items, where not empty, by the filters of the list's own address.
    items: String,
    q: String,
    states: String,
    late: String,
    place: String,
}

/// A sheet of any make, in millimetres.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Measures {
    columns: String,
    rows: String,
    left_margin: String,
    top_margin: String,
    pitch_x: String,
    pitch_y: String,
    width: String,
    height: String,
}

impl Measures {
    fn layout(&self) -> Option<Layout> {
        let length = |text: &str| text.trim().replace(',', ".").parse().ok();
        let count = |text: &str| text.trim().parse().ok();
        let geometry = Geometry {
            rows: count(&self.rows)?,
            columns: count(&self.columns)?,
            left: length(&self.left_margin)?,
            top: length(&self.top_margin)?,
            pitch_x: length(&self.pitch_x)?,
            pitch_y: length(&self.pitch_y)?,
            width: length(&self.width)?,
            height: length(&self.height)?,
        };
        Sheet::free(geometry).ok().map(Layout::free)
    }
}

impl Asked {
    /// The layout asked for, or this one.
    pub(crate) fn layout(&self, usual: &str) -> Result<Layout, Rejected> {
        let layout = match self.layout.trim() {
            FREE => self.measures.layout(),
            "" => Layout::parse(usual),
            name => Layout::parse(name),
        };
        layout.ok_or(Rejected::Form("layout"))
    }

    /// The first place to print on, from 1.
    pub(crate) fn start(&self) -> Result<u32, Rejected> {
        match self.start.trim() {
            "" => Ok(1),
            text => text.parse().map_err(|_| Rejected::Form("start")),
        }
    }

    /// How finely the printer prints.
    pub(crate) fn dpi(&self) -> Result<Dpi, Rejected> {
        let dpi = match self.dpi.trim() {
            "" => Some(203),
            text => text.parse().ok(),
        };
        dpi.and_then(Dpi::parse).ok_or(Rejected::Form("dpi"))
    }

    /// Which labels.
    pub(crate) fn which(&self) -> Result<Which, Rejected> {
        let words = |text: &str| -> Vec<String> {
            let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
            words.map(str::to_owned).collect()
        };
        if !self.batch.is_empty() {
            return Ok(Which::Batch {
                number: self.batch.clone(),
                is_blank: !self.left.is_empty(),
            });
        }
        if !self.deposit.is_empty() {
            return Ok(Which::Deposit(self.deposit.clone()));
        }
        if self.places == "all" {
            return Ok(Which::Places(Vec::new()));
        }
        if !self.places.is_empty() {
            let ids = words(&self.places).iter().map(|id| id.parse().ok()).collect();
            return Option::map(ids, Which::Places).ok_or(Rejected::Form("places"));
        }
        if !self.items.is_empty() {
            return Ok(Which::Found(Query {
                words: self.q.clone(),
                states: self.states.clone(),
                is_late: !self.late.is_empty(),
                place: self.place.parse().ok(),
                page: 1,
            }));
        }
        Ok(Which::Items(words(&self.codes)))
    }
}
