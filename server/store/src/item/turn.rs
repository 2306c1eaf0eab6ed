//! One write: begun under a submission's key, committed with its answer.

use super::keep::{Life, advance, begin};
use crate::{Desk, StoreError, Submission, civil, db, db::Write, label, setting, submission};
use domain::{
    Moment, Refusal, Rules,
    item::{Command, Event, Recorded, Return, decide, record, split},
    label::Code,
};
use sea_orm::{DatabaseTransaction, FromQueryResult};

/// A write under way.
pub(crate) struct Turn<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) submission: &'a Submission,
    pub(crate) moment: Moment,
    pub(crate) rules: Rules,
    write: Write,
}

/// Whether there is anything left to do.
pub(crate) enum Begun<'a> {
    /// The first time that this key is seen.
    New(Box<Turn<'a>>),
    /// Written before: the answer.
    Answered(String),
}

#[derive(FromQueryResult)]
struct Name {
    name: String,
}

#[derive(FromQueryResult)]
struct Value {
    value: i64,
}

impl<'a> Turn<'a> {
    /// Begins, unless the key was answered before.
    pub(crate) async fn begin(desk: &'a Desk, submission: &'a Submission) -> Result<Begun<'a>, StoreError> {
        let write = desk.db.write().await?;
        if let Some(answer) = submission::answered(write.conn(), desk, submission).await? {
            return Ok(Begun::Answered(answer));
        }
        setting::hold_periods(write.conn()).await?;
        let rules = setting::rules(write.conn()).await?;
        let moment = desk.moment(submission);
        Ok(Begun::New(Box::new(Turn {
            desk,
            submission,
            moment,
            rules,
            write,
        })))
    }

    /// The transaction.
    pub(crate) fn conn(&self) -> &DatabaseTransaction {
        self.write.conn()
    }

    /// Keeps everything, and the answer under the key.
    pub(crate) async fn commit(self, answer: &str) -> Result<(), StoreError> {
        submission::answer(self.conn(), self.submission, answer).await?;
        self.write.commit().await
    }

    /// Refuses what was decided on an item that has changed since.
    pub(crate) async fn check_version(&self, life: &Life) -> Result<(), StoreError> {
        self.check_version_is(life, self.submission.version).await
    }

    /// The same, where each item has a version of its own.
    pub(crate) async fn check_version_is(&self, life: &Life, seen: Option<u32>) -> Result<(), StoreError> {
        let last = &life.item.last;
        if seen.is_none_or(|version| version == last.seq) {
            return Ok(());
        }
        let sql = "SELECT name FROM person WHERE id = $1";
        let by: Option<Name> = db::row(self.conn(), sql, [last.by.0.into()]).await?;
        Err(StoreError::Conflict {
            by: by.map(|by| by.name).unwrap_or_default(),
            what: last.word.to_owned(),
            at: civil::time(last.at),
        })
    }

    /// Lets the domain decide, and keeps what follows.
    pub(crate) async fn step(&self, life: &mut Life, command: Command) -> Result<(), StoreError> {
        let event = decide(Some(&life.item), command, &self.moment, &self.rules)?;
        self.keep(life, event).await
    }

    async fn keep(&self, life: &mut Life, event: Event) -> Result<(), StoreError> {
        let recorded = record(&life.events, event, &self.moment, &self.rules)?;
        self.around(life, &recorded).await?;
        advance(self.conn(), life, recorded).await
    }

    /// A new item by that command, findable by that text.
    pub(crate) async fn create(&self, command: Command, search: &str) -> Result<Life, StoreError> {
        let event = decide(None, command, &self.moment, &self.rules)?;
        let first = record(&[], event, &self.moment, &self.rules)?;
        begin(self.conn(), self.desk, first, search).await
    }

    /// Takes so many off a lot into an item of their own, under a new label.
    pub(crate) async fn split(
        &self,
        lot: &mut Life,
        quantity: u32,
        returned: Option<Return>,
    ) -> Result<Life, StoreError> {
        let code = self.draw_label().await?;
        let sides = split(&lot.item, quantity, code, returned, &self.moment, &self.rules)?;
        self.keep(lot, sides.off).await?;
        let first = record(&[], sides.from, &self.moment, &self.rules)?;
        let search = search_text(self, &first).await?;
        begin(self.conn(), self.desk, first, &search).await
    }

    /// A fresh label, kept as blank.
    pub(crate) async fn draw_label(&self) -> Result<Code, StoreError> {
        label::draw(self.conn(), self.desk.now).await
    }

    /// The next number of a series, such as `D-2026-0142`.
    pub(crate) async fn next_number(&self, letter: char) -> Result<String, StoreError> {
        let year = self.moment.today.format("%Y");
        let series = format!("{letter}-{year}");
        let next: Option<Value> = db::row(
            self.conn(),
            "INSERT INTO counter (name, value) VALUES ($1, 1)
             ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value",
            [series.as_str().into()],
        )
        .await?;
        let rank = next.map_or(1, |next| next.value);
        Ok(format!("{series}-{rank:04}"))
    }

    /// What an event changes beside the item: the parts stock and the labels.
    async fn around(&self, life: &Life, recorded: &Recorded) -> Result<(), StoreError> {
        match &recorded.event {
            Event::CostAdded(charge) => self.take_part(life, charge).await,
            Event::Dismantled(facts) => self.recover(life, facts).await,
            Event::Voided(_) => self.void_label(life).await,
            Event::LabelReplaced(code) => self.relabel(life, *code).await,
            _ => Ok(()),
        }
    }

    async fn take_part(&self, life: &Life, charge: &domain::item::Charge) -> Result<(), StoreError> {
        let domain::item::Cost::Part {
            quantity,
            from_stock: Some(part),
            name,
            ..
        } = &charge.cost
        else {
            return Ok(());
        };
        let lock = if db::is_postgres(self.conn()) {
            " FOR UPDATE"
        } else {
            ""
        };
        let sql = format!("SELECT CAST(quantity AS BIGINT) AS value FROM part WHERE id = $1{lock}");
        let stock: Option<Value> = db::row(self.conn(), &sql, [part.0.into()]).await?;
        let stock = u32::try_from(stock.ok_or(StoreError::Invalid("part"))?.value).unwrap_or(0);
        let left = domain::part::take(stock, *quantity)?;
        let left = i32::try_from(left).unwrap_or(i32::MAX);
        let sql = "UPDATE part SET quantity = $2 WHERE id = $1";
        db::run(self.conn(), sql, [part.0.into(), left.into()]).await?;
        self.move_part(part.0, -i64::from(*quantity), life, name).await
    }

    async fn recover(&self, life: &Life, facts: &domain::item::Dismantling) -> Result<(), StoreError> {
        for part in &facts.parts {
            let quantity = i32::try_from(part.quantity).unwrap_or(i32::MAX);
            let new: Option<Value> = db::row(
                self.conn(),
                "INSERT INTO part (name, quantity, donor_item) VALUES ($1, $2, $3) RETURNING id AS value",
                [part.name.as_str().into(), quantity.into(), life.item.id.0.into()],
            )
            .await?;
            let id = new.map_or(0, |new| new.value);
            self.move_part(id, i64::from(part.quantity), life, &facts.rest).await?;
        }
        Ok(())
    }

    async fn move_part(&self, part: i64, change: i64, life: &Life, reason: &str) -> Result<(), StoreError> {
        let change = i32::try_from(change).unwrap_or(0);
        db::run(
            self.conn(),
            "INSERT INTO part_movement (part_id, change, item_id, reason, at) VALUES ($1, $2, $3, $4, $5)",
            [
                part.into(),
                change.into(),
                life.item.id.0.into(),
                reason.into(),
                self.desk.now.into(),
            ],
        )
        .await?;
        Ok(())
    }

    async fn void_label(&self, life: &Life) -> Result<(), StoreError> {
        let sql = "UPDATE label SET state = 'void', at = $2 WHERE item_id = $1 AND state = 'in_use'";
        db::run(self.conn(), sql, [life.item.id.0.into(), self.desk.now.into()]).await?;
        Ok(())
    }

    /// Gives up the label in use for a blank one. The label given up leads to the item, and is never used again.
    async fn relabel(&self, life: &Life, code: Code) -> Result<(), StoreError> {
        let (item, now) = (life.item.id.0, self.desk.now);
        let sql = "UPDATE label SET state = 'replaced', at = $2 WHERE item_id = $1 AND state = 'in_use'";
        db::run(self.conn(), sql, [item.into(), now.into()]).await?;
        let sql = "UPDATE label SET state = 'in_use', item_id = $2, at = $3 WHERE code = $1 AND state = 'blank'";
        let values = [code.to_string().into(), item.into(), now.into()];
        if db::run(self.conn(), sql, values).await? == 0 {
            return Err(Refusal::LabelNotFree.into());
        }
        Ok(())
    }

    /// Refuses a requester who is not the receiver named on the slip.
    pub(crate) fn refuse_stranger(&self) -> StoreError {
        Refusal::RoleNeeded(vec![domain::Role::Desk]).into()
    }
}

#[derive(FromQueryResult)]
struct Words {
    label_fr: String,
    label_en: String,
    service: String,
}

/// What an item is found by: its code, numbers, brand, words, category and service.
pub(crate) async fn search_text(turn: &Turn<'_>, first: &Recorded) -> Result<String, StoreError> {
    let deposit = match &first.event {
        Event::Deposited(deposit) | Event::Announced(deposit) => &**deposit,
        Event::SplitFrom(split) => &split.deposit,
        _ => return Ok(String::new()),
    };
    words_of(
        turn,
        deposit.code.map(|code| code.to_string()),
        &deposit.category,
        deposit.service.0,
        &deposit.details,
    )
    .await
}

/// The same, from its parts.
pub(crate) async fn words_of(
    turn: &Turn<'_>,
    code: Option<String>,
    category: &str,
    service: i64,
    details: &domain::item::Details,
) -> Result<String, StoreError> {
    let words: Option<Words> = db::row(
        turn.conn(),
        "SELECT c.label_fr, c.label_en, s.name AS service FROM category c, service s WHERE c.code = $1 AND s.id = $2",
        [category.into(), service.into()],
    )
    .await?;
    let words = words.ok_or(StoreError::Invalid("category"))?;
    let all = [
        code.as_deref().unwrap_or_default(),
        &details.name,
        &details.brand,
        &details.model,
        &details.serial,
        &details.inventory_number,
        &words.label_fr,
        &words.label_en,
        &words.service,
    ];
    Ok(domain::plain::plain(&all.join(" ")))
}
