//! An item's story told gesture by gesture: each one is judged, recorded and folded like in the store.

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::{
    Actor, Moment, Refusal, Role, Rules,
    id::{ItemId, PersonId},
    item::{Command, Item, Recorded, Return, decide, record, split},
    label::Code,
    ledger::{
        Posting,
        saving::{Sum, Totals},
    },
};

/// The history of one item, and the day on which the next gesture happens.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    pub(crate) id: ItemId,
    pub(crate) history: Vec<Recorded>,
    pub(crate) rules: Rules,
    /// The next gesture's business day, and the day of its recording.
    pub(crate) day: NaiveDate,
    /// Minutes since midnight of that day.
    pub(crate) minutes: i64,
}

/// Somebody who holds these roles.
pub(crate) fn actor(roles: &[Role]) -> Actor {
    Actor {
        id: PersonId(1),
        roles: roles.to_vec(),
    }
}

/// All that a gesture may need.
pub(crate) const EVERYBODY: [Role; 6] = Role::ALL;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The label number n: always well formed.
pub(crate) fn code(n: u8) -> Code {
    (0..26)
        .find_map(|last| Code::from_ranks([1, 2, 3, 4, n / 26, n % 26, last]))
        .unwrap()
}

impl Story {
    pub(crate) fn new(first_day: &str) -> Self {
        Self {
            id: ItemId(1),
            history: Vec::new(),
            rules: Rules::default(),
            day: day(first_day),
            minutes: 0,
        }
    }

    pub(crate) fn item(&self) -> Item {
        self.now().unwrap()
    }

    /// The item, where it exists.
    pub(crate) fn now(&self) -> Option<Item> {
        Item::fold(self.id, &self.history)
    }

    pub(crate) fn moment(&self, actor: Actor) -> Moment {
        let midnight = self.day.and_hms_opt(0, 0, 0).unwrap().and_utc();
        let now: DateTime<Utc> = midnight + chrono::Duration::minutes(self.minutes);
        Moment {
            actor,
            now,
            today: self.day,
            occurred_on: self.day,
        }
    }

    /// Says what happens at that moment, without recording anything.
    pub(crate) fn judge(&self, command: Command, moment: &Moment) -> Result<(), Refusal> {
        decide(self.now().as_ref(), command, moment, &self.rules).map(|_| ())
    }

    /// The gesture at that moment; nothing changes where it is refused.
    pub(crate) fn attempt(&mut self, command: Command, moment: &Moment) -> Result<(), Refusal> {
        let event = decide(self.now().as_ref(), command, moment, &self.rules)?;
        let recorded = record(&self.history, event, moment, &self.rules)?;
        self.history.push(recorded);
        Ok(())
    }

    /// The gesture by somebody who may do anything: it must succeed.
    pub(crate) fn then(&mut self, command: Command) -> &mut Self {
        let moment = self.moment(actor(&EVERYBODY));
        let said = format!("{command:?}");
        self.attempt(command, &moment)
            .unwrap_or_else(|refusal| panic!("{said}: {refusal}"));
        self
    }

    pub(crate) fn all(&mut self, commands: impl IntoIterator<Item = Command>) -> &mut Self {
        for command in commands {
            self.then(command);
        }
        self
    }

    pub(crate) fn wait(&mut self, days: u64) -> &mut Self {
        self.day = self.day + Days::new(days);
        self
    }

    /// Takes so many off the lot, and tells the story of what left.
    pub(crate) fn part(
        &mut self,
        id: i64,
        quantity: u32,
        returned: Option<Return>,
        moment: &Moment,
    ) -> Result<Self, Refusal> {
        let label = code(u8::try_from(id).unwrap());
        let sides = split(&self.item(), quantity, label, returned, moment, &self.rules)?;
        let off = record(&self.history, sides.off, moment, &self.rules)?;
        let from = record(&[], sides.from, moment, &self.rules)?;
        self.history.push(off);
        Ok(Self {
            id: ItemId(id),
            history: vec![from],
            ..self.clone()
        })
    }

    pub(crate) fn postings(&self) -> Vec<Posting> {
        self.now().map(|item| item.postings).unwrap_or_default()
    }

    pub(crate) fn totals(&self) -> Totals {
        totals(&self.postings())
    }
}

pub(crate) fn totals(postings: &[Posting]) -> Totals {
    let sums: Vec<Sum> = postings.iter().map(Sum::of).collect();
    Totals::of(&sums)
}
