//! What the workshop spends around it, and the work it gives.

use crate::Minutes;
use serde::{Deserialize, Serialize};

/// Hours of one full-time agent in a year: the legal yearly working time of public servants, 1 607 hours
/// (décret n° 2000-815 du 25 août 2000, article 1).
pub const HOURS_A_YEAR: i64 = 1607;

/// Full-time agents that so many minutes of a year make, in hundredths, rounded half up.
pub fn full_time(minutes: Minutes) -> i64 {
    minutes.share(100, 60 * HOURS_A_YEAR).0
}

/// What a provider is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProviderKind {
    /// The body's own workshop.
    InHouse,
    /// A craftsman.
    Craftsman,
    /// Of the social and solidarity economy.
    SocialEnterprise,
    /// An adapted company or an ESAT: work of disabled people.
    Adapted,
    /// Integration through work.
    Integration,
    /// Any other company.
    Company,
}

impl ProviderKind {
    /// All of them, in the order of lists.
    pub const ALL: [Self; 6] = [
        Self::Craftsman,
        Self::SocialEnterprise,
        Self::Adapted,
        Self::Integration,
        Self::Company,
        Self::InHouse,
    ];

    /// The word sent in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::InHouse => "in_house",
            Self::Craftsman => "craftsman",
            Self::SocialEnterprise => "social_enterprise",
            Self::Adapted => "adapted",
            Self::Integration => "integration",
            Self::Company => "company",
        }
    }

    /// The kind of that word, if there is one.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The wider kind it belongs to, of which there were four at first.
    pub fn wider(self) -> Self {
        match self {
            Self::Adapted | Self::Integration => Self::SocialEnterprise,
            Self::InHouse | Self::Craftsman | Self::SocialEnterprise | Self::Company => self,
        }
    }
}

/// The département of a place: from the commune's INSEE code where it is known, else from its postcode, which now and
/// then crosses a border. None where neither says it.
pub fn department(postcode: &str, insee: &str) -> Option<String> {
    let insee = insee.trim().to_uppercase();
    if is_insee(&insee) {
        return beginning(&insee);
    }
    let postcode = postcode.trim();
    if !is_postcode(postcode) {
        return None;
    }
    // Corsica had one département when postcodes were drawn.
    match postcode.get(..3)? {
        "200" | "201" => Some("2A".to_owned()),
        "202" | "206" => Some("2B".to_owned()),
        _ => beginning(postcode),
    }
}

/// Two signs, three overseas.
fn beginning(code: &str) -> Option<String> {
    let length = if code.starts_with("97") || code.starts_with("98") {
        3
    } else {
        2
    };
    code.get(..length).map(str::to_owned)
}

/// Five digits.
pub fn is_postcode(text: &str) -> bool {
    text.len() == 5 && text.chars().all(|sign| sign.is_ascii_digit())
}

/// A commune's INSEE code: five digits, Corsica's with a letter.
pub fn is_insee(text: &str) -> bool {
    let rest = text.strip_prefix("2A").or_else(|| text.strip_prefix("2B"));
    is_postcode(text) || rest.is_some_and(|rest| rest.len() == 3 && rest.chars().all(|sign| sign.is_ascii_digit()))
}

/// A département's number: `62`, `2A`, `974`.
pub fn is_department(text: &str) -> bool {
    let number: Option<u16> = text
        .parse()
        .ok()
        .filter(|_| text.chars().all(|sign| sign.is_ascii_digit()));
    match (text.len(), number) {
        (2, Some(number)) => (1..=95).contains(&number) && number != 20,
        (2, None) => matches!(text, "2A" | "2B"),
        (3, Some(number)) => (971..=989).contains(&number),
        _ => false,
    }
}
