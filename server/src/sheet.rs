//! `regain labels`: writes labels to a file, or a page to hold a sheet against.

use crate::{
    cli::Labels,
    config::Config,
    database,
    document::{DocumentError, frame::frame_pdf},
    failure::Failure,
    label::{self, Which},
};
use domain::label::sheet::{Layout, Shift};
use store::{Desk, Submission};

/// Writes what was asked for and says where.
pub(crate) async fn write(config: &Config, db: &store::Db, asked: &Labels) -> Result<(), Failure> {
    let name = asked.free.as_deref().unwrap_or(&asked.layout);
    let layout = Layout::parse(name)
        .ok_or_else(|| Failure::Said(format!("there is no layout {name}: see regain labels --help")))?;
    let desk = database::desk(db);
    let shift = match asked.offset {
        Some(shift) => shift,
        None => store::label::paper(db.conn()).await?.shift,
    };
    let bytes = if asked.frame {
        frame_pdf(&layout, shift).map_err(undrawn)?
    } else {
        let labels = which(&desk, asked, &layout).await?.labels(&desk, config).await?;
        let pdf = label::pdf(labels, layout.against(shift), asked.start).await;
        pdf.map_err(undrawn)?
    };
    std::fs::write(&asked.output, bytes).map_err(Failure::io(format!("writing {}", asked.output.display())))?;
    println!("{}", asked.output.display());
    Ok(())
}

/// The labels of the items named, or of a batch made now.
async fn which(desk: &Desk, asked: &Labels, layout: &Layout) -> Result<Which, Failure> {
    let Some(blank) = asked.blank else {
        return Ok(Which::Items(asked.codes.clone()));
    };
    // Refused before any label is drawn for nothing.
    if asked.start > layout.per_page() {
        return Err(undrawn(DocumentError::Start {
            start: asked.start,
            per_page: layout.per_page(),
        }));
    }
    let number = store::label::make_batch(desk, &Submission::default(), blank, &layout.name()).await?;
    println!("{number}");
    Ok(Which::Batch {
        number,
        is_blank: false,
    })
}

fn undrawn(error: DocumentError) -> Failure {
    Failure::Said(error.to_string())
}

/// `dx,dy` in millimetres, as `--offset` takes it.
pub(crate) fn offset(text: &str) -> Result<Shift, String> {
    let tenths = |text: &str| -> Option<i16> {
        let millimetres: f32 = text.trim().parse().ok()?;
        let tenths = (millimetres * 10.0).round();
        (tenths.abs() <= f32::from(Shift::MOST)).then_some(tenths as i16)
    };
    let pair = text
        .split_once(',')
        .and_then(|(dx, dy)| Some((tenths(dx)?, tenths(dy)?)));
    pair.and_then(|(dx, dy)| Shift::new(dx, dy))
        .ok_or_else(|| "two lengths in millimetres such as 1.5,-0.8, ten at most".to_owned())
}
