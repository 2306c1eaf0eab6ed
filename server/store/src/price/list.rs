//! All prices, by words and by where they stand.

use super::row::Recorded;
use crate::{Desk, StoreError, catalogue, db};
use chrono::NaiveDate;
use domain::{
    access::Permission,
    plain::plain,
    price::{
        Grade, Validity, oldest_within,
        validity::{MONTHS_AS_A, MONTHS_BEFORE_AGING, last_day_as_a, validity},
    },
    view::{
        CategoryChoice, Page,
        price::{FoundPrices, PriceLine, PriceQuery},
    },
};
use sea_orm::{FromQueryResult, Value};

/// Prices on a page of the list.
const PRICES_A_PAGE: u32 = 25;

/// Selects the columns of [`LineRecord`] from `price p`; more columns, or [`FROM`], follow.
pub(super) const LINES: &str = "SELECT p.id, p.what, p.cents, p.basis, p.vat, p.grade, p.dated_on, p.instead_of,
        p.source, p.media_id, p.is_active, c.code AS category, c.label_fr, c.label_en, i.code AS item";
/// Where they are.
pub(super) const FROM: &str = "FROM price p LEFT JOIN item i ON i.id = p.item_id
    LEFT JOIN category c ON c.code = COALESCE(p.category, i.category)";

#[derive(Clone, FromQueryResult)]
pub(super) struct LineRecord {
    #[sea_orm(nested)]
    pub(super) price: Recorded,
    is_active: bool,
    category: Option<String>,
    label_fr: Option<String>,
    label_en: Option<String>,
    item: Option<String>,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

impl LineRecord {
    /// As a list shows it.
    pub(super) fn view(self, today: NaiveDate) -> Result<PriceLine, StoreError> {
        let grade = self.price.evidence()?.grade;
        let row = self.price.view(today)?;
        Ok(PriceLine {
            category: choice(self.category, self.label_fr, self.label_en),
            item: self.item,
            last_as_a: last_day_as_a(grade, row.dated_on),
            validity: validity(grade, row.dated_on, today),
            is_withdrawn: !self.is_active,
            row,
        })
    }
}

/// A category with its names, where there is one.
pub(super) fn choice(code: Option<String>, fr: Option<String>, en: Option<String>) -> Option<CategoryChoice> {
    Some(CategoryChoice {
        code: code?,
        fr: fr?,
        en: en?,
    })
}

/// The prices that fit, the latest first, 25 a page.
///
/// # Errors
/// Refused, the database's.
pub async fn find(desk: &Desk, query: &PriceQuery, page: u32) -> Result<FoundPrices, StoreError> {
    desk.require(Permission::SeeItems)?;
    let conn = desk.db.conn();
    let (clause, values) = clause(query, desk.today());
    // Only a category is looked up beside the price itself.
    let from = if query.category.is_empty() {
        "FROM price p"
    } else {
        FROM
    };
    let sql = format!("SELECT COUNT(*) AS count {from} WHERE {clause}");
    let count: Option<Count> = db::row(conn, &sql, values.clone()).await?;
    let page = page.max(1);
    let offset = u64::from(page - 1) * u64::from(PRICES_A_PAGE);
    let sql = format!(
        "{LINES} {FROM} WHERE {clause} ORDER BY p.dated_on DESC, p.id DESC LIMIT {PRICES_A_PAGE} OFFSET {offset}"
    );
    let rows: Vec<LineRecord> = db::rows(conn, &sql, values).await?;
    let line = |row: LineRecord| row.view(desk.today());
    Ok(FoundPrices {
        page: Page {
            rows: rows.into_iter().map(line).collect::<Result<_, _>>()?,
            page,
            total: u64::try_from(count.map_or(0, |count| count.count)).unwrap_or(0),
            size: PRICES_A_PAGE,
        },
        categories: catalogue::category_choices(conn).await?,
    })
}

/// The prices that may serve the item with that code: its own and those of its category, the latest first.
///
/// # Errors
/// Refused, the database's.
pub async fn list(desk: &Desk, code: &str) -> Result<Vec<PriceLine>, StoreError> {
    desk.require(Permission::SeeItems)?;
    let sql = format!(
        "{LINES} {FROM} JOIN item w ON w.code = $1 WHERE p.is_active AND
            (p.item_id = w.id OR (p.item_id IS NULL AND p.category = w.category)) ORDER BY p.id DESC LIMIT 200"
    );
    let rows: Vec<LineRecord> = db::rows(desk.db.conn(), &sql, [code.trim().to_uppercase().into()]).await?;
    rows.into_iter().map(|row| row.view(desk.today())).collect()
}

/// The condition that a query makes on `price p` and its `item i`, and its values. What means nothing is left out.
pub(crate) fn clause(query: &PriceQuery, today: NaiveDate) -> (String, Vec<Value>) {
    let mut parts = vec!["TRUE".to_owned()];
    let mut values: Vec<Value> = Vec::new();
    let mut with = |part: &str, value: Value| {
        values.push(value);
        parts.push(part.replace('?', &format!("${}", values.len())));
    };
    let (lapsed, aging) = (
        oldest_within(MONTHS_AS_A, today),
        oldest_within(MONTHS_BEFORE_AGING, today),
    );
    match (query.state.as_str(), Validity::parse(&query.state)) {
        ("withdrawn", _) => with("p.is_active <> ?", true.into()),
        (_, state) => {
            with("p.is_active = ?", true.into());
            match state {
                Some(Validity::Lapsed) => with("p.grade = 'A' AND p.dated_on < ?", lapsed.into()),
                Some(Validity::Aging) => {
                    with("p.grade = 'A' AND p.dated_on >= ?", lapsed.into());
                    with("p.dated_on < ?", aging.into());
                }
                Some(Validity::Current) => with("(p.grade <> 'A' OR p.dated_on >= ?)", aging.into()),
                None => {}
            }
        }
    }
    match Grade::parse(&query.grade) {
        Some(Grade::A) => with("p.grade = 'A' AND p.dated_on >= ?", lapsed.into()),
        Some(Grade::B) => with("(p.grade = 'B' OR (p.grade = 'A' AND p.dated_on < ?))", lapsed.into()),
        Some(Grade::C) => with("p.grade = ?", "C".into()),
        None => {}
    }
    if !query.category.is_empty() {
        with("COALESCE(p.category, i.category) = ?", query.category.as_str().into());
    }
    for word in plain(&query.q).split_whitespace() {
        with("p.search LIKE ?", format!("%{word}%").into());
    }
    (parts.join(" AND "), values)
}
