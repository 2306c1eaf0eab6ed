//! The receiver signs: some lines are accepted, the others refused, all or nothing.

use crate::{
    Desk, StoreError, Submission, civil, db,
    item::{Begun, Life, Turn, load},
    media::{self, File},
};
use chrono::{DateTime, Utc};
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

/// What became of a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signed {
    /// What was accepted counts on its day.
    InTime,
    /// What was accepted counts in the open period: that of its own day is closed.
    Late,
    /// All of it was refused.
    Refused,
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
struct Settled {
    by: String,
    at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct Line {
    code: String,
}

/// Accepts some lines and refuses the others, all or nothing. Posts what the accepted ones save, on the day that was
/// stated, or in the open period where that day's is closed.
///
/// # Errors
/// Refused, invalid (`signed_by`, `file`, `accepted`), not found, the database's.
pub async fn sign(desk: &Desk, submission: &Submission, number: &str, signing: Signing) -> Result<Signed, StoreError> {
    desk.actor.require(&[Role::Desk, Role::Requester])?;
    let turn = match Turn::begin(desk, submission).await? {
        Begun::New(turn) => turn,
        Begun::Answered(answer) => return Ok(Signed::parse(&answer)),
    };
    let slip = slip(&turn, number).await?;
    let lines = open_lines(&turn, slip.id).await?;
    if lines.is_empty() {
        return Err(settled(&turn, slip.id).await?);
    }
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
    let signed = match signing.accepted.is_empty() {
        // A refusal posts nothing, whatever is closed.
        true => Signed::Refused,
        false if turn.moment.period(&turn.rules)? == turn.moment.occurred_on => Signed::InTime,
        false => Signed::Late,
    };
    turn.commit(signed.word()).await?;
    Ok(signed)
}

impl Signed {
    /// The word kept as the answer, and told on the next page.
    pub fn word(self) -> &'static str {
        match self {
            Self::InTime => "signed",
            Self::Late => "signed_late",
            Self::Refused => "refused",
        }
    }

    fn parse(word: &str) -> Self {
        let all = [Self::InTime, Self::Late, Self::Refused];
        all.into_iter().find(|one| one.word() == word).unwrap_or(Self::InTime)
    }
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

/// Who settled a slip of which no line is open, and when.
async fn settled(turn: &Turn<'_>, slip: i64) -> Result<StoreError, StoreError> {
    let settled: Option<Settled> = db::row(
        turn.conn(),
        "SELECT p.name AS by, e.at FROM handover_line l
            JOIN event e ON e.item_id = l.item_id AND e.seq = l.settled_by JOIN person p ON p.id = e.by_person
         WHERE l.handover_id = $1 ORDER BY e.at DESC, e.id DESC LIMIT 1",
        [slip.into()],
    )
    .await?;
    let refusal = match settled {
        Some(Settled { by, at }) => domain::Refusal::SlipSettled {
            by,
            at: civil::time(at),
        },
        None => domain::Refusal::NothingAccepted,
    };
    Ok(refusal.into())
}

/// The slip, kept from others while this write lasts: of two who sign at once, the second finds it settled.
async fn slip(turn: &Turn<'_>, number: &str) -> Result<Slip, StoreError> {
    let lock = if db::is_postgres(turn.conn()) {
        " FOR UPDATE OF h"
    } else {
        ""
    };
    let sql = format!(
        "SELECT h.id, h.need, h.instead_of, h.substitution, h.reference, h.expected_months, r.person_id
         FROM handover h JOIN receiver r ON r.id = h.receiver_id WHERE h.number = $1{lock}"
    );
    let slip: Option<Slip> = db::row(turn.conn(), &sql, [number.into()]).await?;
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
    // What accepts nothing proves nothing.
    if signing.accepted.is_empty() {
        return Ok(None);
    }
    let media = match &signing.file {
        Some(file) => Some(media::keep_in(turn.conn(), turn.desk, file).await?),
        None => None,
    };
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
