//! What the forms of a handover send, and how it is read.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The form of a new handover, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PrepareForm {
    /// Labels chosen.
    pub codes: Vec<String>,
    /// How many of each lot, by [`quantity_key`].
    pub quantities: BTreeMap<String, String>,
    /// The receiving service's record.
    pub service: String,
    /// The person's name.
    pub receiver: String,
    /// Their sign-in name, if they have one.
    pub receiver_login: String,
    /// What for.
    pub need: String,
    /// `new`, `refurbished`, `none`.
    pub instead_of: String,
    /// `S1`, `S2`, `S3`.
    pub substitution: String,
    /// The reference of the purchase given up.
    pub reference: String,
    /// Months expected.
    pub expected_months: String,
    /// Records of the prices chosen.
    pub prices: Vec<String>,
}

/// The form of a signature, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignForm {
    /// Labels accepted.
    pub accepted: Vec<String>,
    /// How many of each lot, by [`quantity_key`].
    pub quantities: BTreeMap<String, String>,
    /// Why the rest is refused.
    pub reason: String,
    /// The drawing, as a data URL of a PNG.
    pub drawing: String,
    /// Present when the statement is ticked.
    pub statement: String,
    /// Who signs.
    pub signed_by: String,
}

/// The key of a label's quantity. A key that began with a digit would be read as a rank.
pub fn quantity_key(code: &str) -> String {
    format!("of_{code}")
}

#[cfg(feature = "ssr")]
mod read {
    use super::{PrepareForm, SignForm, quantity_key};
    use crate::{
        error::AppError,
        form::{drawing::drawing, field, optional},
    };
    use domain::{
        item::{Need, Proof},
        price::{Counterfactual, Substitution},
    };
    use std::collections::BTreeMap;
    use store::{
        handover::{NewHandover, Signing},
        media::File,
    };

    impl PrepareForm {
        /// The handover that it asks for.
        ///
        /// # Errors
        /// [`AppError::Invalid`] with the field's name.
        pub fn read(self) -> Result<NewHandover, AppError> {
            let need = Need {
                instead_of: field("instead_of", Counterfactual::parse(&self.instead_of))?,
                substitution: field("substitution", Substitution::parse(&self.substitution))?,
                expected_months: optional("expected_months", &self.expected_months, |text| text.parse().ok())?,
                reference: self.reference.trim().to_owned(),
                text: self.need.trim().to_owned(),
            };
            let price = |id: &String| field("prices", id.parse().ok());
            Ok(NewHandover {
                lines: lines(&self.codes, &self.quantities)?,
                service: field("service", self.service.parse().ok())?,
                receiver: self.receiver.trim().to_owned(),
                receiver_login: self.receiver_login.trim().to_owned(),
                need,
                prices: self.prices.iter().map(price).collect::<Result<_, _>>()?,
            })
        }
    }

    impl SignForm {
        /// What is signed: by a click where the receiver is signed in, else by a drawing or a statement.
        ///
        /// # Errors
        /// [`AppError::Invalid`] (`accepted`, `quantity`, `signature`).
        pub fn read(self, is_receiver: bool) -> Result<Signing, AppError> {
            let file = drawing(&self.drawing)?;
            let is_stated = !self.statement.is_empty();
            let proof = match &file {
                Some(_) => Some(Proof::Signature),
                None if is_receiver => Some(Proof::Click),
                None => is_stated.then_some(Proof::Statement),
            };
            self.signing(field("signature", proof)?, file)
        }

        /// What a sheet signed on paper says, with its scan.
        ///
        /// # Errors
        /// [`AppError::Invalid`] (`quantity`).
        pub fn read_paper(self, scan: File) -> Result<Signing, AppError> {
            self.signing(Proof::Slip, Some(scan))
        }

        fn signing(self, proof: Proof, file: Option<File>) -> Result<Signing, AppError> {
            Ok(Signing {
                accepted: lines(&self.accepted, &self.quantities)?,
                reason: self.reason.trim().to_owned(),
                proof,
                file,
                signed_by: self.signed_by.trim().to_owned(),
            })
        }
    }

    /// Each label with how many; 0, for all of it, where the form did not ask.
    fn lines(codes: &[String], quantities: &BTreeMap<String, String>) -> Result<Vec<(String, u32)>, AppError> {
        let line = |code: &String| {
            let typed = quantities.get(&quantity_key(code)).map_or("0", |text| text.trim());
            Ok((code.clone(), field("quantity", typed.parse().ok())?))
        };
        codes.iter().map(line).collect()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn form() -> SignForm {
            SignForm {
                accepted: vec!["7K3HN9B3".into()],
                quantities: BTreeMap::from([(quantity_key("7K3HN9B3"), "8".into())]),
                ..SignForm::default()
            }
        }

        #[test]
        fn a_signature_is_a_drawing_or_a_ticked_statement_unless_the_receiver_clicks() {
            assert_eq!(form().read(false).unwrap_err(), AppError::invalid("signature"));
            assert_eq!(form().read(true).unwrap().proof, Proof::Click);
            let stated = SignForm {
                statement: "true".into(),
                ..form()
            };
            assert_eq!(stated.read(false).unwrap().proof, Proof::Statement);
            let drawn = SignForm {
                drawing: "data:image/png;base64,iVBORw0KGgo=".into(),
                ..form()
            };
            assert_eq!(drawn.read(false).unwrap().proof, Proof::Signature);
        }

        #[test]
        fn lots_keep_the_quantity_typed_and_the_rest_is_whole() {
            let quantities = BTreeMap::from([(quantity_key("A"), "8".into()), (quantity_key("B"), "x".into())]);
            assert_eq!(
                lines(&["A".into(), "C".into()], &quantities).unwrap(),
                [("A".into(), 8), ("C".into(), 0)]
            );
            assert_eq!(
                lines(&["B".into()], &quantities).unwrap_err(),
                AppError::invalid("quantity")
            );
        }
    }
}
