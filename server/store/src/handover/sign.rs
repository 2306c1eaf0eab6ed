//! The receiver signs: some lines are accepted, the others refused, all or nothing.

use crate::{
    Desk, StoreError, Submission, db,
    item::{Begun, Life, Turn, load},
    media::{self, File},
};
use domain::{
    Role,
    id::{HandoverId, MediaId},
    item::{Acceptance, Command, Need, Proof, Worth},
    price::{Counterfactual, Substitution},
};
use sea_orm::FromQueryResult;

/// What the receiver signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signing {
    /// How many of each label are accepted; what is not named is refused.
    pub accepted: Vec<(String, u32)>,
    /// Why the rest is refused.
    pub reason: String,
    /// How it is proved.
    pub proof: Proof,
    /// The drawing or the scan.
    pub file: Option<File>,
    /// The name typed, drawn or read on the slip.
    pub signed_by: String,
}

#[derive(FromQueryResult)]
struct Slip {
    id: i64,
    need: String,
    instead_of: String,
    substitution: String,
    reference: String,
    expected_months: Option<i32>,
    person_id: Option<i64>,
}

#[derive(FromQueryResult)]
struct Line {
    code: String,
}

/// Accepts some lines and refuses the others, all or nothing. Posts what the accepted ones save.
///
/// # Errors
/// Refused, invalid (`signed_by`, `file`, `accepted`), not found, the database's.
pub async fn sign(desk: &Desk, submission: &Submission, number: &str, signing: Signing) -> Result<(), StoreError> {
    desk.actor.require(&[Role::Desk, Role::Requester])?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(_) => return Ok(()),
    };
    let slip = slip(&turn, number).await?;
    let lines = open_lines(&turn, slip.id).await?;
    check(&signing, &lines)?;
    let media = keep_proof(&turn, &slip, &signing).await?;
    let acceptance = Acceptance {
        handover: HandoverId(slip.id),
        proof: signing.proof,
        media,
        need: slip.need()?,
    };
    for Line { code } in lines {
        let asked = signing
            .accepted
            .iter()
            .find(|(accepted, _)| accepted.eq_ignore_ascii_case(&code));
        let mut life = load(turn.conn(), &code).await?;
        let Some((_, quantity)) = asked else {
            turn.step(&mut life, Command::Refuse(signing.reason.clone())).await?;
            continue;
        };
        accept(&turn, &mut life, *quantity, &acceptance).await?;
    }
    turn.commit("signed").await
}

/// Accepts so many of a line (0: all); the rest of a lot goes back under a label of its own.
async fn accept(turn: &Turn<'_>, life: &mut Life, quantity: u32, acceptance: &Acceptance) -> Result<(), StoreError> {
    let all = life.item.quantity;
    if quantity > all {
        return Err(domain::Refusal::QuantityOutOfRange { max: all }.into());
    }
    if quantity != 0 && quantity < all {
        turn.split(life, all - quantity, None).await?;
    }
    let handover = Some(acceptance.handover.0);
    let on = turn.moment.occurred_on;
    let worth: Worth = crate::price::worth(turn.conn(), &life.item, handover, on).await?;
    turn.step(life, Command::Accept(acceptance.clone(), worth)).await
}

fn check(signing: &Signing, lines: &[Line]) -> Result<(), StoreError> {
    let is_known = |code: &str| lines.iter().any(|line| line.code.eq_ignore_ascii_case(code));
    if lines.is_empty() {
        return Err(domain::Refusal::NothingAccepted.into());
    }
    if signing.accepted.iter().any(|(code, _)| !is_known(code)) {
        return Err(StoreError::Invalid("accepted"));
    }
    if !signing.accepted.is_empty() && signing.signed_by.trim().is_empty() {
        return Err(StoreError::Invalid("signed_by"));
    }
    let needs_file = matches!(signing.proof, Proof::Signature | Proof::Slip);
    if !signing.accepted.is_empty() && needs_file && signing.file.is_none() {
        return Err(StoreError::Invalid("file"));
    }
    Ok(())
}

async fn slip(turn: &Turn<'_>, number: &str) -> Result<Slip, StoreError> {
    let slip: Option<Slip> = db::row(
        turn.conn(),
        "SELECT h.id, h.need, h.instead_of, h.substitution, h.reference, h.expected_months, r.person_id
         FROM handover h JOIN receiver r ON r.id = h.receiver_id WHERE h.number = $1",
        [number.into()],
    )
    .await?;
    let slip = slip.ok_or(StoreError::NotFound)?;
    let is_receiver = slip.person_id == Some(turn.moment.actor.id.0);
    if is_receiver || turn.moment.actor.holds(&[Role::Desk]) {
        return Ok(slip);
    }
    Err(turn.refuse_stranger())
}

async fn open_lines(turn: &Turn<'_>, slip: i64) -> Result<Vec<Line>, StoreError> {
    let sql = "SELECT i.code FROM handover_line l JOIN item i ON i.id = l.item_id
               WHERE l.handover_id = $1 AND l.outcome = 'open' ORDER BY i.code";
    Ok(db::rows(turn.conn(), sql, [slip.into()]).await?)
}

/// Keeps the drawing or scan and the name, apart from the history: both can be purged.
async fn keep_proof(turn: &Turn<'_>, slip: &Slip, signing: &Signing) -> Result<Option<MediaId>, StoreError> {
    let media = match &signing.file {
        Some(file) => Some(media::keep_in(turn.conn(), turn.desk, file).await?),
        None => None,
    };
    if signing.accepted.is_empty() {
        return Ok(media);
    }
    let proof = match signing.proof {
        Proof::Signature => "signature",
        Proof::Statement => "statement",
        Proof::Slip => "slip",
        Proof::Click => "click",
    };
    db::run(
        turn.conn(),
        "INSERT INTO signature (handover_id, media_id, proof, signed_by, at) VALUES ($1, $2, $3, $4, $5)",
        [
            slip.id.into(),
            media.map(|id| id.0).into(),
            proof.into(),
            signing.signed_by.trim().into(),
            turn.moment.now.into(),
        ],
    )
    .await?;
    Ok(media)
}

impl Slip {
    fn need(&self) -> Result<Need, StoreError> {
        let broken = || StoreError::Inconsistent {
            table: "handover",
            id: self.id.to_string(),
        };
        Ok(Need {
            text: self.need.clone(),
            instead_of: Counterfactual::parse(&self.instead_of).ok_or_else(broken)?,
            substitution: Substitution::parse(&self.substitution).ok_or_else(broken)?,
            reference: self.reference.clone(),
            expected_months: self.expected_months.and_then(|months| u32::try_from(months).ok()),
        })
    }
}
