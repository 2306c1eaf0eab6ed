//! What a database holds before anybody uses it: the program's own person and the categories.

use crate::{Db, StoreError, account, catalogue, civil, db, item, ledger, price};
use chrono::{DateTime, Utc};
use domain::unit::parse_kilograms;
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use std::collections::HashMap;

/// 85 categories a département deposits; sources in `data/SOURCES.md`.
const CATEGORIES: &str = include_str!("../../../../data/categories.csv");

/// Who publishes each factor; sources in `data/SOURCES.md`.
const FACTORS: &str = include_str!("../../../../data/impact_factors.csv");

/// Families whose items somebody eats from, wears, or leans on.
const HYGIENE_FAMILIES: [&str; 4] = [
    "Cuisine / cantine",
    "Petite enfance",
    "Hébergement / enfance",
    "Aide à l'autonomie",
];

#[derive(Deserialize)]
struct CategoryLine {
    code: String,
    label_fr: String,
    label_en: String,
    family: String,
    typical_weight_kg: String,
    weight_factor_code: String,
    kgco2e_new: String,
    co2_factor_code: String,
    confidence: String,
    agec_type_produit_acquis: String,
    deee_category: String,
    rep_filiere: String,
    ords_product_category_id: String,
    data_wipe: String,
    note: String,
}

#[derive(Deserialize)]
struct FactorLine {
    code: String,
    source: String,
}

/// Makes a database ready after the migrations: the program's own person, the categories of the
/// seed and their figures, the places' codes, what prices are found by, the entries' axes and the days since which nothing
/// counts where missing. Run again, it changes nothing.
///
/// # Errors
/// The database's.
pub async fn prepare(db: &Db, now: DateTime<Utc>) -> Result<(), StoreError> {
    let write = db.write().await?;
    // No hash is ever this text, and the account is not active: nobody signs in as the program.
    let sql = "INSERT INTO person (id, login, name, password_hash, is_active)
               VALUES ($1, 'regain', 'Regain', '!', FALSE) ON CONFLICT DO NOTHING";
    db::run(write.conn(), sql, [account::system().id.0.into()]).await?;
    let sources = sources()?;
    let unreadable = |_| StoreError::Inconsistent {
        table: "category",
        id: "seed".into(),
    };
    for line in csv::Reader::from_reader(CATEGORIES.as_bytes()).deserialize() {
        let line: CategoryLine = line.map_err(unreadable)?;
        seed(write.conn(), &line, &sources, now).await?;
    }
    catalogue::code_places(write.conn()).await?;
    price::make_findable(write.conn()).await?;
    write.commit().await?;
    item::complete(db).await?;
    ledger::axis::complete(db).await?;
    Ok(())
}

fn sources() -> Result<HashMap<String, String>, StoreError> {
    let unreadable = |_| StoreError::Inconsistent {
        table: "category_figure",
        id: "seed".into(),
    };
    let lines = csv::Reader::from_reader(FACTORS.as_bytes()).into_deserialize::<FactorLine>();
    let pairs = lines.map(|line| line.map(|line| (line.code, line.source)));
    pairs.collect::<Result<_, _>>().map_err(unreadable)
}

async fn seed(
    conn: &impl ConnectionTrait,
    line: &CategoryLine,
    sources: &HashMap<String, String>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let fresh = db::run(
        conn,
        "INSERT INTO category (code, label_fr, label_en, family, gates, version, agec_type, deee_category,
            rep_stream, ords_id, note, is_active)
         VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, $10, TRUE) ON CONFLICT DO NOTHING",
        [
            line.code.as_str().into(),
            line.label_fr.as_str().into(),
            line.label_en.as_str().into(),
            line.family.as_str().into(),
            gates(line).into(),
            line.agec_type_produit_acquis.as_str().into(),
            line.deee_category.as_str().into(),
            line.rep_filiere.as_str().into(),
            line.ords_product_category_id.as_str().into(),
            line.note.as_str().into(),
        ],
    )
    .await?;
    if fresh == 0 {
        return Ok(());
    }
    let grams = |text: &str| {
        let rounded = text.parse::<f64>().ok().map(|kilograms| format!("{kilograms:.3}"));
        rounded
            .and_then(|text| parse_kilograms(&text))
            .map(|grams| grams.0)
            .filter(|grams| *grams > 0)
    };
    let source = |code: &str| sources.get(code).cloned().unwrap_or_default();
    db::run(
        conn,
        "INSERT INTO category_figure (category, version, weight_grams, weight_source, co2_grams, factor_code,
            factor_source, confidence, since) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8)",
        [
            line.code.as_str().into(),
            grams(&line.typical_weight_kg).into(),
            source(&line.weight_factor_code).into(),
            grams(&line.kgco2e_new).into(),
            line.co2_factor_code.as_str().into(),
            source(&line.co2_factor_code).into(),
            line.confidence.as_str().into(),
            civil::day(now).into(),
        ],
    )
    .await?;
    Ok(())
}

/// The checks that a category calls for.
fn gates(line: &CategoryLine) -> String {
    let mut gates = Vec::new();
    if line.data_wipe.starts_with("oui") || line.data_wipe.starts_with("si ") {
        gates.push("data_wipe");
    }
    if line.rep_filiere.starts_with("EEE") {
        gates.push("electrical_test");
    }
    if HYGIENE_FAMILIES.contains(&line.family.as_str()) || line.rep_filiere.starts_with("TLC") {
        gates.push("hygiene");
    }
    gates.join(" ")
}
