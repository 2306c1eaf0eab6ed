//! What the page of local spending shows.

use crate::{Cents, Minutes, local::ProviderKind};
use serde::{Deserialize, Serialize};

/// A year's spending at providers, and its work inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalPage {
    /// The year.
    pub year: i32,
    /// Years since the first deposit, newest first.
    pub years: Vec<i32>,
    /// The organisation's département; empty where it is not set.
    pub department: String,
    /// Spent at each provider, the most first; what names no provider has the record 0.
    pub providers: Vec<ProviderSpend>,
    /// Minutes of internal work.
    pub minutes: Minutes,
}

/// What was spent at one provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderSpend {
    /// The provider's record; 0 where the cost names none.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Option<ProviderKind>,
    /// Its commune; empty where it is not known.
    pub commune: String,
    /// Its département, where its commune says it.
    pub department: Option<String>,
    /// How much, in euro cents.
    pub cents: Cents,
    /// How many entries.
    pub entries: u64,
}

/// Providers together: what they share, their records, what was spent at them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpendGroup<K> {
    /// What they share.
    pub key: K,
    /// Their records.
    pub providers: Vec<i64>,
    /// How much, in euro cents.
    pub cents: Cents,
    /// How many entries.
    pub entries: u64,
}

impl LocalPage {
    /// What was spent in all.
    pub fn total(&self) -> Cents {
        self.providers.iter().map(|provider| provider.cents).sum()
    }

    /// Providers by what they share, the most spent first.
    pub fn by<K: Clone + PartialEq>(&self, shared: impl Fn(&ProviderSpend) -> K) -> Vec<SpendGroup<K>> {
        let mut groups: Vec<SpendGroup<K>> = Vec::new();
        for provider in &self.providers {
            let key = shared(provider);
            if !groups.iter().any(|group| group.key == key) {
                groups.push(SpendGroup {
                    key: key.clone(),
                    providers: Vec::new(),
                    cents: Cents::ZERO,
                    entries: 0,
                });
            }
            if let Some(group) = groups.iter_mut().find(|group| group.key == key) {
                group.providers.push(provider.id);
                group.cents = group.cents + provider.cents;
                group.entries += provider.entries;
            }
        }
        groups.sort_by_key(|group| std::cmp::Reverse(group.cents));
        groups
    }

    /// Whether a provider is in the organisation's département; none where either is not known.
    pub fn is_inside(&self, provider: &ProviderSpend) -> Option<bool> {
        let theirs = provider.department.as_ref()?;
        (!self.department.is_empty()).then(|| *theirs == self.department)
    }
}
