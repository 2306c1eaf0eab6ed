//! What a series asks once, as typed, and how it is read.

use domain::{
    item::BatchAction,
    label::scan::{Target, read},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The facts that some gestures need, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// A letter: for what is declared ready.
    pub condition: String,
    /// Who takes the waste.
    pub operator: String,
    /// Its code.
    pub waste_code: String,
    /// Why those with a pending decision were not repaired, if any.
    pub barrier: String,
    /// Kilograms, by [`weight_key`].
    pub weights: BTreeMap<String, String>,
}

/// The key of a label's weight. A key that began with a digit would be read as a rank.
pub fn weight_key(code: &str) -> String {
    format!("of_{code}")
}

/// What the address of the page asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The action's word.
    pub action: String,
    /// The place's record.
    pub place: String,
    /// What the action needs to be told; the weights are asked for at the end.
    pub facts: Facts,
    /// What was scanned so far: labels and unknown texts, separated by commas.
    pub codes: String,
    /// What was scanned last.
    pub text: String,
}

impl Asked {
    /// The action, where one is chosen.
    pub fn chosen(&self) -> Option<BatchAction> {
        BatchAction::parse(&self.action)
    }

    /// What the address holds beside the scans, by name.
    pub fn pairs(&self) -> [(&'static str, &str); 6] {
        [
            ("action", &self.action),
            ("place", &self.place),
            ("condition", &self.facts.condition),
            ("operator", &self.facts.operator),
            ("waste_code", &self.facts.waste_code),
            ("barrier", &self.facts.barrier),
        ]
    }

    /// What an address of the page asks for.
    pub fn read(address: &str) -> Option<Self> {
        let (_, query) = address.split_once('?')?;
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let field = match name.as_ref() {
                "action" => &mut asked.action,
                "place" => &mut asked.place,
                "condition" => &mut asked.facts.condition,
                "operator" => &mut asked.facts.operator,
                "waste_code" => &mut asked.facts.waste_code,
                "barrier" => &mut asked.facts.barrier,
                "codes" => &mut asked.codes,
                "text" => &mut asked.text,
                _ => continue,
            };
            *field = value.into_owned();
        }
        Some(asked)
    }

    /// What was scanned, each once, in order; the last one as the others are kept.
    pub fn scans(&self) -> Vec<String> {
        let last = match read(&self.text).target {
            Target::Code(code) => code.to_string(),
            Target::Place(_) | Target::Text(_) => self.text.replace(',', " "),
        };
        let mut scans: Vec<String> = Vec::new();
        for text in self.codes.split(',').chain([last.as_str()]).map(str::trim) {
            if !text.is_empty() && !scans.iter().any(|one| one == text) {
                scans.push(text.to_owned());
            }
        }
        scans
    }

    /// Whether what the action needs to be told is there; what it is worth, the server says.
    pub fn is_told(&self) -> bool {
        let is_said = |text: &str| !text.trim().is_empty();
        match self.chosen() {
            Some(BatchAction::Receive | BatchAction::Move) => is_said(&self.place),
            Some(BatchAction::MarkReady) => is_said(&self.facts.condition),
            Some(BatchAction::Recycle) => is_said(&self.facts.operator) && is_said(&self.facts.waste_code),
            Some(BatchAction::StartDiagnosis | BatchAction::HandOver) => true,
            None => false,
        }
    }

    /// The page with one more scan.
    pub fn scanned(&self, text: &str) -> String {
        let mut pairs = self.pairs().to_vec();
        pairs.extend([("codes", self.codes.as_str()), ("text", text)]);
        crate::layout::address::href("/scan/batch", &pairs)
    }

    /// The page with those scans.
    pub fn address(&self, codes: &str) -> String {
        let mut pairs = self.pairs().to_vec();
        pairs.push(("codes", codes));
        crate::layout::address::href("/scan/batch", &pairs)
    }
}

#[cfg(feature = "ssr")]
mod read {
    use super::{Facts, weight_key};
    use domain::{
        id::PlaceId,
        item::{Barrier, Batch, BatchAction, Condition, Waste},
        label::Code,
        unit::parse_kilograms,
    };
    use store::batch::Line;

    /// The series that is asked for, or the name of the first field that is missing.
    pub(crate) fn series(action: BatchAction, place: &str, facts: &Facts) -> Result<Batch, &'static str> {
        let place = || place.trim().parse().map(PlaceId).map_err(|_| "place");
        Ok(match action {
            BatchAction::Receive => Batch::Receive(place()?),
            BatchAction::Move => Batch::Move(place()?),
            BatchAction::StartDiagnosis => Batch::StartDiagnosis,
            BatchAction::MarkReady => Batch::MarkReady(Condition::parse(&facts.condition).ok_or("condition")?),
            BatchAction::HandOver => Batch::HandOver,
            BatchAction::Recycle => Batch::Recycle(Waste {
                operator: said(&facts.operator).ok_or("operator")?,
                waste_code: said(&facts.waste_code).ok_or("waste_code")?,
                barrier: match facts.barrier.as_str() {
                    "" => None,
                    word => Some(Barrier::parse(word).ok_or("barrier")?),
                },
            }),
        })
    }

    fn said(text: &str) -> Option<String> {
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// The items of the confirmation: `7K3HN9B3.4,…`, each with the version that was looked at, if any.
    pub(crate) fn lines(codes: &str, facts: &Facts) -> Result<Vec<Line>, &'static str> {
        let written = codes.split(',').map(str::trim).filter(|code| !code.is_empty());
        written.map(|code| line(code, facts)).collect()
    }

    fn line(written: &str, facts: &Facts) -> Result<Line, &'static str> {
        let (code, version) = match written.split_once('.') {
            Some((code, version)) => (code, Some(version.parse().map_err(|_| "codes")?)),
            None => (written, None),
        };
        let code = Code::parse(code).map_err(|_| "codes")?.to_string();
        let typed = facts.weights.get(&weight_key(&code)).map(|typed| typed.trim());
        let weight = match typed.filter(|typed| !typed.is_empty()) {
            Some(typed) => Some(parse_kilograms(typed).ok_or("weight")?),
            None => None,
        };
        Ok(Line { code, version, weight })
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use domain::Grams;

        #[test]
        fn a_confirmation_is_read_with_versions_and_weights() {
            let mut facts = Facts::default();
            facts.weights.insert(weight_key("7K3HN9B3"), " 3,4 ".into());
            let read = lines("7k3hn9b3.4, 7K3HN9B3", &facts).unwrap();
            assert_eq!(read[0].version, Some(4));
            assert_eq!(read[1].version, None);
            assert_eq!(read[0].weight, Some(Grams(3_400)));
            assert_eq!(lines("7K3HN9B3.x", &facts), Err("codes"));
            assert_eq!(lines("7K3HN9B4", &facts), Err("codes"));
        }

        #[test]
        fn what_a_series_still_needs_is_named() {
            let none = Facts::default();
            assert_eq!(series(BatchAction::Move, "", &none), Err("place"));
            assert_eq!(series(BatchAction::MarkReady, "", &none), Err("condition"));
            assert_eq!(series(BatchAction::Recycle, "", &none), Err("operator"));
            assert_eq!(
                series(BatchAction::StartDiagnosis, "", &none),
                Ok(Batch::StartDiagnosis)
            );
        }
    }
}

#[cfg(feature = "ssr")]
pub(crate) use read::{lines, series};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let asked = Asked {
            action: "recycle".into(),
            facts: Facts {
                operator: "Écosystème & fils".into(),
                waste_code: "20 01 36".into(),
                ..Facts::default()
            },
            codes: "7K3HN9B3,LOT 4".into(),
            ..Asked::default()
        };
        assert_eq!(Asked::read(&asked.address(&asked.codes)), Some(asked.clone()));
        assert!(asked.is_told());
        assert_eq!(Asked::read("/scan/batch"), None);
    }

    #[test]
    fn every_scan_is_there_once_and_the_last_one_too() {
        let asked = Asked {
            codes: "7K3HN9B3,LOT 4,7K3HN9B3".into(),
            text: "LOT 4,5 KG".into(),
            ..Asked::default()
        };
        assert_eq!(asked.scans(), ["7K3HN9B3", "LOT 4", "LOT 4 5 KG"]);
        assert!(!asked.is_told(), "no gesture is chosen");
    }
}
