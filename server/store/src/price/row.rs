//! A price as it is kept.

use crate::StoreError;
use chrono::NaiveDate;
use domain::{
    Cents,
    id::EvidenceId,
    price::{Basis, Counterfactual, Evidence, Grade},
    view::PriceRow,
};
use sea_orm::FromQueryResult;

/// See [`PRICES`].
#[derive(Clone, FromQueryResult)]
pub(super) struct Recorded {
    pub(super) id: i64,
    pub(super) what: String,
    cents: i64,
    basis: String,
    vat: i32,
    grade: String,
    dated_on: NaiveDate,
    instead_of: String,
    source: String,
    media_id: Option<i64>,
}

/// Selects the columns of [`Recorded`]; a clause follows.
pub(super) const PRICES: &str = "SELECT p.id, p.what, p.cents, p.basis, p.vat, p.grade, p.dated_on, p.instead_of,
        p.source, p.media_id FROM price p";

impl Recorded {
    pub(super) fn evidence(&self) -> Result<Evidence, StoreError> {
        let broken = || StoreError::Inconsistent {
            table: "price",
            id: self.id.to_string(),
        };
        Ok(Evidence {
            id: Some(EvidenceId(self.id)),
            price: Cents(self.cents),
            basis: Basis::parse(&self.basis).ok_or_else(broken)?,
            vat: u32::try_from(self.vat).map_err(|_| broken())?,
            grade: Grade::parse(&self.grade).ok_or_else(broken)?,
            dated_on: self.dated_on,
            of: Counterfactual::parse(&self.instead_of).ok_or_else(broken)?,
            source: self.source.clone(),
        })
    }

    pub(super) fn view(&self, today: NaiveDate) -> Result<PriceRow, StoreError> {
        let evidence = self.evidence()?;
        Ok(PriceRow {
            id: self.id,
            price: evidence.price,
            basis: evidence.basis,
            vat: evidence.vat,
            grade: evidence.grade_on(today),
            dated_on: evidence.dated_on,
            of: evidence.of,
            source: evidence.source,
            what: self.what.clone(),
            document: self.media_id.map(|id| format!("/media/{id}")),
        })
    }
}
