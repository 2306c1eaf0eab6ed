//! One need: all its prices, and which one serves today.

use super::{row::Recorded, worth::candidates};
use crate::{Desk, StoreError, db, setting};
use chrono::NaiveDate;
use domain::{
    access::Permission,
    price::{
        Counterfactual, Evidence,
        validity::{last_day_as_a, validity},
        weigh,
    },
    view::{
        CategoryChoice, PriceRow,
        price::{Candidate, Need, PriceLine},
    },
};
use sea_orm::FromQueryResult;

/// Candidates shown: catalogues may bring thousands.
const SHOWN: usize = 100;

#[derive(FromQueryResult)]
struct Category {
    label_fr: String,
    label_en: String,
}

#[derive(FromQueryResult)]
struct Item {
    id: i64,
    category: String,
}

/// What may serve a need in that category, or for that item where a label is given, and why each price does or does
/// not. The domain weighs them as it does when an acceptance is recorded.
///
/// # Errors
/// Refused, not found (`category`, the item), the database's.
pub async fn need(desk: &Desk, category: &str, label: &str, of: Counterfactual) -> Result<Need, StoreError> {
    desk.require(Permission::SeeItems)?;
    let conn = desk.db.conn();
    let item = match label.trim() {
        "" => None,
        label => {
            let sql = "SELECT id, category FROM item WHERE code = $1";
            let found: Option<Item> = db::row(conn, sql, [label.to_uppercase().into()]).await?;
            Some(found.ok_or(StoreError::NotFound)?)
        }
    };
    let code = item.as_ref().map_or(category, |item| &item.category);
    let sql = "SELECT label_fr, label_en FROM category WHERE code = $1";
    let names: Option<Category> = db::row(conn, sql, [code.into()]).await?;
    let names = names.ok_or(StoreError::NotFound)?;
    let category = CategoryChoice {
        code: code.to_owned(),
        fr: names.label_fr,
        en: names.label_en,
    };
    let (recorded, default) = candidates(conn, item.as_ref().map(|item| item.id), code).await?;
    let basis = setting::organisation(conn).await?.basis;
    let today = desk.today();
    let mut evidences = recorded.iter().map(Recorded::evidence).collect::<Result<Vec<_>, _>>()?;
    evidences.extend(default);
    // A category's default has no record of its own, nor a document.
    let rows = recorded
        .iter()
        .map(|row| Ok(Some(row.view(today)?)))
        .chain(std::iter::repeat_with(|| Ok(None)));
    let rows = rows
        .take(evidences.len())
        .collect::<Result<Vec<Option<PriceRow>>, StoreError>>()?;
    let weighed = weigh(&evidences, of, today, basis);
    let mut candidates = Vec::new();
    for (row, weighed) in rows.into_iter().zip(weighed) {
        let row = row.unwrap_or_else(|| default_row(weighed.evidence));
        candidates.push(Candidate {
            line: line(row, weighed.evidence, &category, today),
            unit: weighed.unit,
            unused: weighed.unused,
        });
    }
    candidates.sort_by_key(|candidate| (candidate.unused.is_some(), candidate.unit));
    let total = u64::try_from(candidates.len()).unwrap_or(u64::MAX);
    candidates.truncate(SHOWN);
    Ok(Need {
        item: item.map(|_| label.trim().to_uppercase()),
        category,
        of,
        basis,
        today,
        candidates,
        total,
    })
}

fn line(row: PriceRow, evidence: &Evidence, category: &CategoryChoice, today: NaiveDate) -> PriceLine {
    PriceLine {
        category: Some(category.clone()),
        item: None,
        last_as_a: last_day_as_a(evidence.grade, evidence.dated_on),
        validity: validity(evidence.grade, evidence.dated_on, today),
        is_withdrawn: false,
        row,
    }
}

/// A category's default, as a row of the list.
fn default_row(evidence: &Evidence) -> PriceRow {
    PriceRow {
        id: 0,
        price: evidence.price,
        basis: evidence.basis,
        vat: evidence.vat,
        grade: evidence.grade,
        dated_on: evidence.dated_on,
        of: evidence.of,
        source: evidence.source.clone(),
        what: String::new(),
        document: None,
    }
}
