//! Labels of items: what they say, and their documents.

use crate::{
    cli::Labels,
    config::Config,
    database,
    document::{
        DocumentError,
        label::{LabelText, labels_pdf},
        zpl::{Dpi, labels_zpl},
    },
    failure::Failure,
};
use domain::label::{Code, sheet::Layout};
use store::{Desk, StoreError};

/// More labels than anybody prints at once.
const MOST: usize = 500;

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

    /// The label of an item of that name.
    pub(crate) fn label(&self, code: Code, name: String) -> LabelText {
        LabelText {
            code: code.grouped(),
            url: self.url(code),
            organisation: self.organisation.clone(),
            phone: self.phone.clone(),
            name: Some(name).filter(|name| !name.is_empty()),
        }
    }
}

/// The labels of these items, in this order.
pub(crate) async fn of_items(desk: &Desk, config: &Config, codes: &[String]) -> Result<Vec<LabelText>, StoreError> {
    if codes.len() > MOST {
        return Err(StoreError::Invalid("codes"));
    }
    let heading = Heading::load(desk, config).await?;
    let mut labels = Vec::with_capacity(codes.len());
    for code in codes {
        let code = Code::parse(code.trim()).map_err(|_| StoreError::NotFound)?;
        let card = store::item::read::card(desk, &code.to_string()).await?;
        labels.push(heading.label(code, card.details.name));
    }
    Ok(labels)
}

/// The labels of all that came with a deposit slip.
pub(crate) async fn of_deposit(desk: &Desk, config: &Config, number: &str) -> Result<Vec<LabelText>, StoreError> {
    let slip = store::deposit::slip(desk, number).await?;
    let heading = Heading::load(desk, config).await?;
    let labelled = slip
        .items
        .into_iter()
        .filter_map(|item| Some((Code::parse(&item.code).ok()?, item.name)));
    Ok(labelled.map(|(code, name)| heading.label(code, name)).collect())
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

/// `regain labels`: writes the PDF to a file.
pub(crate) async fn write(config: &Config, db: &store::Db, which: &Labels) -> Result<(), Failure> {
    let layout = Layout::parse(&which.layout)
        .ok_or_else(|| Failure::Said(format!("there is no layout {}: see regain labels --help", which.layout)))?;
    let labels = of_items(&database::desk(db), config, &which.codes).await?;
    let bytes = pdf(labels, layout, which.start)
        .await
        .map_err(|error| Failure::Said(error.to_string()))?;
    std::fs::write(&which.output, bytes).map_err(Failure::io(format!("writing {}", which.output.display())))?;
    println!("{}", which.output.display());
    Ok(())
}
