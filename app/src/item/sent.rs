//! What every gesture's form sends beside its own fields.

use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use {
    crate::{door, error::AppError, form},
    domain::{
        id::{MediaId, ReceiverId},
        item::Command,
        label::Code,
    },
    store::{Desk, Submission, item::Named, media::File},
};

/// The item and the submission.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The item's label.
    pub code: String,
    /// The submission's key.
    pub key: String,
    /// The item's version when the form was shown.
    #[serde(default)]
    pub version: String,
    /// The business day; today where empty.
    #[serde(default)]
    pub occurred_on: String,
}

#[cfg(feature = "ssr")]
impl Sent {
    /// Makes that gesture and goes back to the item.
    pub(crate) async fn make(&self, command: Command) -> Result<(), AppError> {
        self.make_at(&door::desk().await?, command).await
    }

    /// The same, where the desk was needed to read the form.
    pub(crate) async fn make_at(&self, desk: &Desk, command: Command) -> Result<(), AppError> {
        let (code, word) = (self.label()?, command.gesture().word());
        store::item::act(desk, &self.submission()?, &code, command).await?;
        back(&code, word);
        Ok(())
    }

    /// The same, where it names somebody without an account.
    pub(crate) async fn make_naming(
        &self,
        desk: &Desk,
        named: &Named,
        command: impl FnOnce(ReceiverId, Option<MediaId>) -> Command,
    ) -> Result<(), AppError> {
        let (code, mut word) = (self.label()?, "");
        let command = |receiver, media| {
            let command = command(receiver, media);
            word = command.gesture().word();
            command
        };
        store::item::act_naming(desk, &self.submission()?, &code, named, command).await?;
        back(&code, word);
        Ok(())
    }

    /// Takes the item's last event back and goes back to the item.
    pub(crate) async fn undo(&self, seq: u32) -> Result<(), AppError> {
        let (desk, code) = (door::desk().await?, self.label()?);
        store::item::undo(&desk, &self.submission()?, &code, seq).await?;
        back(&code, "undone");
        Ok(())
    }

    fn label(&self) -> Result<String, AppError> {
        form::field("code", Code::parse(&self.code).ok()).map(|code| code.to_string())
    }

    fn submission(&self) -> Result<Submission, AppError> {
        form::submission(&self.key, &self.version, &self.occurred_on)
    }
}

/// Back to the item, which tells what was done.
#[cfg(feature = "ssr")]
fn back(code: &str, word: &str) {
    door::flash(word);
    leptos_axum::redirect(&format!("/Q/{code}"));
}

/// Somebody that a gesture names.
#[cfg(feature = "ssr")]
pub(crate) fn named(name: &str, service: Option<i64>, signature: Option<File>) -> Named {
    Named {
        name: tidy(name),
        service,
        signature,
    }
}

/// A record's number.
#[cfg(feature = "ssr")]
pub(crate) fn id(name: &str, text: &str) -> Result<i64, AppError> {
    form::field(name, text.trim().parse().ok())
}

/// Text without the spaces around it.
#[cfg(feature = "ssr")]
pub(crate) fn tidy(text: &str) -> String {
    text.trim().to_owned()
}
