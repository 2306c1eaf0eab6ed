//! What an item's papers say.

use super::{Asked, Subject, exit, is_undone, is_wipe, name_in, wipe};
use crate::{
    StoreError, db,
    item::{Life, read::cost_rows},
};
use domain::{
    item::{Event, GiveBack, Job, JobOutcome, Proof, Recorded, Route},
    paper::PaperKind,
    view::paper::{PaperFacts, PaperLine, RepairFacts},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// The item, where it has that to certify.
pub(super) fn subject(life: &Life, kind: PaperKind, rank: u32) -> Option<Subject> {
    let is_there = match kind {
        PaperKind::Repair => job(life, rank).is_some(),
        _ => event(life, kind, rank).is_some(),
    };
    is_there.then(|| Subject {
        name: format!("item/{}/{rank}", life.item.id),
        reference: life.item.code.map(|code| code.to_string()).unwrap_or_default(),
        item: Some(life.item.id.0),
        slip: 0,
    })
}

fn index(rank: u32) -> usize {
    usize::try_from(rank).unwrap_or(usize::MAX)
}

fn job(life: &Life, rank: u32) -> Option<&Job> {
    life.item.jobs.get(index(rank))
}

/// The event of that rank, where a paper of that kind certifies it.
fn event(life: &Life, kind: PaperKind, rank: u32) -> Option<&Recorded> {
    let found = life.events.iter().find(|recorded| recorded.seq == rank)?;
    let left = || exit(life).filter(|exit| exit.seq == rank);
    match kind {
        PaperKind::Wipe => (is_wipe(life, found) || wipe::is_of_lot(found)).then_some(found),
        PaperKind::Exit => left(),
        PaperKind::Donation => left().filter(|exit| matches!(exit.event, Event::Donated(_))),
        PaperKind::Deposit | PaperKind::Handover | PaperKind::Transfer | PaperKind::Repair => None,
    }
}

/// What the paper says.
pub(super) async fn facts(conn: &impl ConnectionTrait, asked: &Asked, life: &Life) -> Result<PaperFacts, StoreError> {
    let from = name_in(conn, "service", life.item.depositor.0).await?;
    let bare = PaperFacts {
        reference: life.item.code.map(|code| code.to_string()).unwrap_or_default(),
        lines: vec![line(life, &from)],
        from,
        ..PaperFacts::default()
    };
    match asked.kind {
        PaperKind::Repair => return repair(conn, asked, life, bare).await,
        PaperKind::Wipe => return wipe::facts(conn, life, asked.rank, bare).await,
        _ => {}
    }
    let recorded = event(life, asked.kind, asked.rank).ok_or(StoreError::NotFound)?;
    let with_day = PaperFacts {
        on: recorded.occurred_on,
        by: name_in(conn, "person", recorded.by.0).await?,
        ..bare
    };
    left(conn, life, recorded, with_day).await
}

fn line(life: &Life, from: &str) -> PaperLine {
    let (item, details) = (&life.item, &life.item.details);
    PaperLine {
        code: item.code.map(|code| code.to_string()).unwrap_or_default(),
        name: details.name.clone(),
        model: format!("{} {}", details.brand, details.model).trim().to_owned(),
        serial: details.serial.clone(),
        inventory: details.inventory_number.clone(),
        quantity: item.quantity,
        from: from.to_owned(),
        outcome: None,
        unit: None,
    }
}

async fn repair(
    conn: &impl ConnectionTrait,
    asked: &Asked,
    life: &Life,
    bare: PaperFacts,
) -> Result<PaperFacts, StoreError> {
    let job = job(life, asked.rank).ok_or(StoreError::NotFound)?;
    let provider = match job.decision.route {
        Route::Provider(provider) => name_in(conn, "provider", provider.0).await?,
        Route::InHouse | Route::AwaitParts => String::new(),
    };
    let costs = cost_rows(&life.item).into_iter();
    let mine = life.item.costs.iter().map(|line| line.job == index(asked.rank));
    let costs = costs.zip(mine).filter_map(|(row, is_mine)| is_mine.then_some(row));
    Ok(PaperFacts {
        on: job.opened_on,
        repair: Some(RepairFacts {
            fault: life.item.details.fault.clone(),
            diagnosis: diagnosis(life, asked.rank),
            decision: job.decision.clone(),
            provider,
            outcome: job.outcome,
            closed_on: job.closed_on,
            done: job.done.clone(),
            costs: costs.collect(),
        }),
        ..bare
    })
}

/// The diagnosis on which that repair was decided: the last one before it.
fn diagnosis(life: &Life, rank: u32) -> Option<domain::item::Diagnosis> {
    let mut decided = 0;
    let mut last = None;
    for recorded in &life.events {
        match &recorded.event {
            Event::Diagnosed(diagnosis) => last = Some(diagnosis.clone()),
            // A decision that was undone made no repair.
            Event::RepairDecided(_) if is_undone(life, recorded.seq) => {}
            Event::RepairDecided(_) if decided == rank => return last,
            Event::RepairDecided(_) => decided += 1,
            _ => {}
        }
    }
    last
}

#[derive(FromQueryResult)]
struct Drawing {
    bytes: Vec<u8>,
}

/// The owner's signature for what they took back, drawn on the screen; a scan stays in its own file.
pub(super) async fn signature(conn: &impl ConnectionTrait, facts: &PaperFacts) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(Event::GivenBack(
        GiveBack {
            proof: Proof::Signature,
            media: Some(media),
            ..
        },
        _,
    )) = &facts.exit
    else {
        return Ok(None);
    };
    let sql = "SELECT bytes FROM media WHERE id = $1 AND mime LIKE 'image/%'";
    let drawing: Option<Drawing> = db::row(conn, sql, [media.0.into()]).await?;
    Ok(drawing.map(|drawing| drawing.bytes))
}

/// How it left, to whom, and what had been tried.
async fn left(
    conn: &impl ConnectionTrait,
    life: &Life,
    recorded: &Recorded,
    bare: PaperFacts,
) -> Result<PaperFacts, StoreError> {
    let mut facts = bare;
    match &recorded.event {
        Event::Donated(donation) => {
            facts.to.clone_from(&donation.beneficiary);
            for line in &mut facts.lines {
                line.unit = Some(donation.unit_value);
            }
        }
        Event::Sold(sale) => facts.person = name_in(conn, "receiver", sale.buyer.0).await?,
        Event::GivenBack(back, _) => facts.person = name_in(conn, "receiver", back.receiver.0).await?,
        Event::Recycled(recycling) => facts.to.clone_from(&recycling.operator),
        _ => {}
    }
    let tried = life.item.jobs.iter().filter(|job| job.outcome != JobOutcome::Open);
    facts.repairs = (u32::try_from(tried.count()).unwrap_or(u32::MAX), life.item.cost());
    facts.exit = Some(recorded.event.clone());
    Ok(facts)
}
