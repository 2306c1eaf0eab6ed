//! Labels: which ones, what they say, and their documents.

use crate::{
    config::Config,
    document::{
        DocumentError,
        label::{LabelText, labels_pdf},
        zpl::{Dpi, labels_zpl},
    },
};
use domain::label::{AT_ONCE, Code, sheet::Layout};
use store::{Desk, StoreError, search::Query};

/// What surrounds the name on every label.
pub(crate) struct Heading {
    organisation: String,
    phone: String,
    base: String,
}

impl Heading {
    /// The organisation's, and the address printed: its own, else the program's.
    pub(crate) async fn load(desk: &Desk, config: &Config) -> Result<Self, StoreError> {
        let organisation = store::setting::organisation(desk.db.conn()).await?;
        let base = Some(organisation.public_url).filter(|url| !url.is_empty());
        Ok(Self {
            organisation: organisation.name,
            phone: organisation.phone,
            base: base.unwrap_or_else(|| config.origin()),
        })
    }

    /// The address that a label's QR code holds.
    pub(crate) fn url(&self, code: Code) -> String {
        code.url(&self.base)
    }

    /// The label of an item of that name; of nothing yet, where the name is empty.
    pub(crate) fn label(&self, code: Code, name: String) -> LabelText {
        LabelText {
            url: self.url(code),
            ..self.place(code, name)
        }
    }

    /// The label of a place of that name.
    fn place(&self, code: Code, name: String) -> LabelText {
        LabelText {
            code: code.grouped(),
            url: code.place_url(&self.base),
            organisation: self.organisation.clone(),
            phone: self.phone.clone(),
            name: Some(name).filter(|name| !name.is_empty()),
        }
    }
}

/// Which labels to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// Those of these items, in this order.
    Items(Vec<String>),
    /// Those of all that came with that slip.
    Deposit(String),
    /// Those of that batch; only the ones that nothing bears yet, if so said.
    Batch { number: String, is_blank: bool },
    /// Those of these places; of all in use where none is named.
    Places(Vec<i64>),
    /// Those of the items of a list.
    Found(Query),
}

impl Which {
    /// What a list of print jobs calls it.
    pub(crate) fn word(&self) -> &str {
        match self {
            Self::Deposit(number) | Self::Batch { number, .. } => number,
            Self::Items(codes) => match codes.as_slice() {
                [only] => only,
                _ => "",
            },
            Self::Places(_) | Self::Found(_) => "",
        }
    }

    /// What they say.
    pub(crate) async fn labels(&self, desk: &Desk, config: &Config) -> Result<Vec<LabelText>, StoreError> {
        let heading = Heading::load(desk, config).await?;
        if let Self::Places(ids) = self {
            let places = store::catalogue::place_labels(desk, ids).await?;
            return Ok(places
                .into_iter()
                .map(|(code, name)| heading.place(code, name))
                .collect());
        }
        let named = self.named(desk).await?;
        Ok(named
            .into_iter()
            .map(|(code, name)| heading.label(code, name))
            .collect())
    }

    async fn named(&self, desk: &Desk) -> Result<Vec<(Code, String)>, StoreError> {
        let rows = match self {
            Self::Places(_) => Vec::new(),
            Self::Items(codes) => return of_items(desk, codes).await,
            Self::Batch { number, is_blank } => {
                let codes = store::label::batch_labels(desk, number, *is_blank).await?;
                return Ok(codes.into_iter().map(|code| (code, String::new())).collect());
            }
            Self::Deposit(number) => store::deposit::slip(desk, number).await?.items,
            Self::Found(query) => store::search::all_items(desk, query, AT_ONCE).await?,
        };
        let labelled = rows.into_iter();
        Ok(labelled
            .filter_map(|row| Some((Code::parse(&row.code).ok()?, row.name)))
            .collect())
    }
}

async fn of_items(desk: &Desk, codes: &[String]) -> Result<Vec<(Code, String)>, StoreError> {
    if u32::try_from(codes.len()).map_or(true, |count| count > AT_ONCE) {
        return Err(StoreError::Invalid("codes"));
    }
    let codes = codes
        .iter()
        .map(|code| Code::parse(code.trim()).map_err(|_| StoreError::NotFound))
        .collect::<Result<Vec<_>, _>>()?;
    store::label::named(desk, &codes).await
}

/// Draws a PDF, off the async threads.
pub(crate) async fn pdf(labels: Vec<LabelText>, layout: Layout, start: u32) -> Result<Vec<u8>, DocumentError> {
    tokio::task::spawn_blocking(move || labels_pdf(&labels, &layout, start))
        .await
        .unwrap_or_else(|error| Err(DocumentError::Pdf(error.to_string())))
}

/// Writes a program for a thermal printer, off the async threads.
pub(crate) async fn zpl(labels: Vec<LabelText>, layout: Layout, dpi: Dpi) -> Result<String, DocumentError> {
    let (width, height) = layout.label();
    tokio::task::spawn_blocking(move || labels_zpl(&labels, dpi, width, height))
        .await
        .unwrap_or_else(|error| Err(DocumentError::Pdf(error.to_string())))
}
