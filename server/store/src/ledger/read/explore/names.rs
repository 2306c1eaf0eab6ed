//! What the keys of the axes are called, and what the filters offer.

use crate::{StoreError, db};
use domain::view::{
    CategoryChoice, Choice, LineFilter,
    explore::{Axis, ExploreChoices, FilterNames},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::BTreeMap;

#[derive(FromQueryResult)]
struct Named {
    what: String,
    key: String,
    fr: String,
    en: String,
    above: Option<i64>,
}

/// The services, categories, places and providers, those no longer in use included: they have a past.
pub(super) struct Names {
    services: Vec<Choice>,
    categories: Vec<CategoryChoice>,
    providers: Vec<Choice>,
    /// Name and the place above, by record.
    places: BTreeMap<String, (String, Option<i64>)>,
}

/// Which of each are read: a `WHERE`, or nothing for all.
#[derive(Default)]
struct Only {
    services: String,
    categories: String,
    providers: String,
    places: String,
}

/// Those of these records. Numbers only: safe to write into the text of the query.
fn within(ids: &[i64]) -> String {
    let listed: Vec<String> = ids.iter().map(ToString::to_string).collect();
    format!("WHERE id IN ({})", listed.join(", "))
}

impl Names {
    /// All of them, in one query.
    pub(super) async fn of(conn: &impl ConnectionTrait) -> Result<Self, StoreError> {
        Self::read(conn, &Only::default(), Vec::new()).await
    }

    /// Those that a filter names, in one query.
    pub(super) async fn of_records(conn: &impl ConnectionTrait, filter: &LineFilter) -> Result<Self, StoreError> {
        let mut providers = filter.providers();
        providers.push(filter.provider);
        let only = Only {
            services: within(&[filter.service, filter.receiver, filter.depositor]),
            categories: "WHERE code = $1".to_owned(),
            providers: within(&providers),
            places: within(&[filter.site]),
        };
        Self::read(conn, &only, vec![filter.category.as_str().into()]).await
    }

    async fn read(conn: &impl ConnectionTrait, only: &Only, values: Vec<Value>) -> Result<Self, StoreError> {
        let Only {
            services,
            categories,
            providers,
            places,
        } = only;
        let sql = format!(
            "SELECT 'service' AS what, CAST(id AS TEXT) AS key, name AS fr, name AS en, CAST(NULL AS BIGINT) AS above
                FROM service {services}
            UNION ALL SELECT 'category', code, label_fr, label_en, CAST(NULL AS BIGINT) FROM category {categories}
            UNION ALL SELECT 'provider', CAST(id AS TEXT), name, name, CAST(NULL AS BIGINT) FROM provider {providers}
            UNION ALL SELECT 'place', CAST(id AS TEXT), name, name, parent_id FROM place {places}"
        );
        let mut names = Self {
            services: Vec::new(),
            categories: Vec::new(),
            providers: Vec::new(),
            places: BTreeMap::new(),
        };
        let rows: Vec<Named> = db::rows(conn, &sql, values).await?;
        for row in rows {
            names.add(row);
        }
        names.services.sort_by_key(|one| one.label.to_lowercase());
        names.providers.sort_by_key(|one| one.label.to_lowercase());
        names.categories.sort_by_key(|one| one.fr.to_lowercase());
        Ok(names)
    }

    fn add(&mut self, row: Named) {
        let choice = Choice {
            value: row.key.clone(),
            label: row.fr.clone(),
        };
        match row.what.as_str() {
            "service" => self.services.push(choice),
            "provider" => self.providers.push(choice),
            "category" => self.categories.push(CategoryChoice {
                code: row.key,
                fr: row.fr,
                en: row.en,
            }),
            _ => {
                self.places.insert(row.key, (row.fr, row.above));
            }
        }
    }

    /// The site that a place is in: the topmost one. Empty for none.
    pub(super) fn site_of(&self, place: &str) -> String {
        let mut at = place.to_owned();
        // No tree is deeper than it has places.
        for _ in 0..self.places.len() {
            match self.places.get(&at) {
                Some((_, Some(above))) => at = above.to_string(),
                _ => break,
            }
        }
        at
    }

    /// The French and the English name of a key; empty where the page has its own word for it.
    pub(super) fn label(&self, axis: Axis, key: &str) -> (String, String) {
        let named = |all: &[Choice]| all.iter().find(|one| one.value == key).map(|one| one.label.clone());
        let name = match axis {
            Axis::Receiver | Axis::Depositor => named(&self.services),
            Axis::Provider => named(&self.providers),
            Axis::Site => self.places.get(key).map(|(name, _)| name.clone()),
            Axis::Category => {
                let found = self.categories.iter().find(|one| one.code == key);
                return found.map(|one| (one.fr.clone(), one.en.clone())).unwrap_or_default();
            }
            Axis::Month | Axis::Outcome => None,
        };
        let name = name.unwrap_or_default();
        (name.clone(), name)
    }

    /// What the records of a filter are called.
    pub(super) fn of_filter(&self, filter: &LineFilter) -> FilterNames {
        let name = |axis, record: i64| Some(self.label(axis, &record.to_string()).0).filter(|name| !name.is_empty());
        let category = self.label(Axis::Category, &filter.category);
        FilterNames {
            category: Some(category).filter(|(fr, _)| !fr.is_empty()),
            service: name(Axis::Receiver, filter.service),
            receiver: name(Axis::Receiver, filter.receiver),
            depositor: name(Axis::Depositor, filter.depositor),
            site: name(Axis::Site, filter.site),
            provider: name(Axis::Provider, filter.provider),
            providers: self.providers_of(&filter.providers()),
        }
    }

    fn providers_of(&self, ids: &[i64]) -> Vec<String> {
        let is_one = |one: &&Choice| one.value.parse::<i64>().is_ok_and(|id| ids.contains(&id));
        let named = self.providers.iter().filter(is_one);
        named.map(|one| one.label.clone()).collect()
    }

    /// What the filters offer, with those years.
    pub(super) fn choices(self, years: Vec<i32>) -> ExploreChoices {
        let tops = self.places.iter().filter(|(_, (_, above))| above.is_none());
        let mut sites: Vec<Choice> = tops
            .map(|(key, (name, _))| Choice {
                value: key.clone(),
                label: name.clone(),
            })
            .collect();
        sites.sort_by_key(|one| one.label.to_lowercase());
        ExploreChoices {
            years,
            services: self.services,
            categories: self.categories,
            sites,
            providers: self.providers,
        }
    }
}
