//! Which prices are recorded already.

use crate::{StoreError, db, price::row::Recorded};
use chrono::NaiveDate;
use domain::price::{
    Validity,
    import::{fingerprint, undated},
    validity::validity,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashSet;

#[derive(FromQueryResult)]
struct Known {
    #[sea_orm(nested)]
    price: Recorded,
    category: String,
}

/// The prices of categories that serve already, by their fingerprints; those that do not age yet without their day too: a
/// catalogue of last year may be sent again to say that its prices still hold.
pub(super) async fn known(conn: &impl ConnectionTrait, today: NaiveDate) -> Result<HashSet<String>, StoreError> {
    let sql = "SELECT p.id, p.what, p.cents, p.basis, p.vat, p.grade, p.dated_on, p.instead_of, p.source, p.media_id,
            p.category FROM price p WHERE p.is_active AND p.item_id IS NULL AND p.category IS NOT NULL";
    let rows: Vec<Known> = db::rows(conn, sql, []).await?;
    let mut known = HashSet::new();
    for Known { price, category } in &rows {
        let evidence = price.evidence()?;
        known.insert(fingerprint(&price.what, category, &evidence));
        if validity(evidence.grade, evidence.dated_on, today) == Validity::Current {
            known.insert(undated(&price.what, category, &evidence));
        }
    }
    Ok(known)
}
