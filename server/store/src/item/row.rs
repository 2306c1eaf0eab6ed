//! A row of any list of items: one query text, one reading.

use crate::StoreError;
use chrono::NaiveDate;
use domain::{
    item::{Gate, State},
    view::ItemRow,
};
use sea_orm::FromQueryResult;

/// Selects the columns of [`ItemRecord`] from `item i`; a `WHERE` and an `ORDER BY` follow.
pub(crate) const ITEM_ROWS: &str = "SELECT i.id, i.code, i.name, i.brand, i.model, i.category, i.quantity, i.state,
        s.name AS service, COALESCE(p.name, '') AS place, i.open_gates, i.last_on
    FROM item i JOIN service s ON s.id = i.service_id LEFT JOIN place p ON p.id = i.place_id";

/// A row of a list of items.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct ItemRecord {
    pub(crate) id: i64,
    pub(crate) code: Option<String>,
    pub(crate) name: String,
    pub(crate) brand: String,
    pub(crate) model: String,
    pub(crate) category: String,
    pub(crate) quantity: i32,
    pub(crate) state: String,
    pub(crate) service: String,
    pub(crate) place: String,
    pub(crate) open_gates: String,
    pub(crate) last_on: NaiveDate,
}

impl ItemRecord {
    /// As a page shows it.
    pub(crate) fn view(self) -> Result<ItemRow, StoreError> {
        let broken = || StoreError::Inconsistent {
            table: "item",
            id: self.id.to_string(),
        };
        let state = State::parse(&self.state).ok_or_else(broken)?;
        Ok(ItemRow {
            code: self.code.clone().unwrap_or_default(),
            model: format!("{} {}", self.brand, self.model).trim().to_owned(),
            quantity: u32::try_from(self.quantity).map_err(|_| broken())?,
            open_gate: self.open_gates.split(' ').find_map(Gate::parse),
            state,
            name: self.name,
            category: self.category,
            service: self.service,
            place: self.place,
            last_on: self.last_on,
        })
    }
}
