//! The stage: all lives, and whose turn it is.

use super::{
    calendar::Calendar,
    cast::Cast,
    goods::{GOODS, Good},
    life::{Life, Planned, Step},
};
use crate::failure::Failure;
use chrono::{DateTime, Utc};
use domain::{
    Role,
    id::ReceiverId,
    item::{Command, Gate},
};
use rand::{Rng, rngs::StdRng, seq::IndexedRandom};
use std::{
    collections::{BinaryHeap, HashMap},
    ops::RangeInclusive,
};
use store::{Db, Desk, Submission, catalogue, item::Named};

/// Everything under way.
#[derive(Debug)]
pub(super) struct Theatre<'a> {
    pub(super) db: &'a Db,
    pub(super) cast: &'a Cast,
    pub(super) calendar: Calendar,
    pub(super) lives: Vec<Life>,
    pub(super) gates: HashMap<String, Vec<Gate>>,
    queue: BinaryHeap<Planned>,
    serial: u32,
}

/// What follows a step: nothing, or the next one within so many days.
pub(super) type Then = Option<(Step, RangeInclusive<u64>)>;

impl<'a> Theatre<'a> {
    /// An empty stage.
    pub(super) fn open(db: &'a Db, cast: &'a Cast, calendar: Calendar) -> Self {
        Self {
            db,
            cast,
            calendar,
            lives: Vec::new(),
            gates: HashMap::new(),
            queue: BinaryHeap::new(),
            serial: 0,
        }
    }

    /// Plans a deposit of at most that many items: how many.
    pub(super) fn order_deposit(&mut self, rng: &mut StdRng, most: u32) -> u32 {
        let good = any_good(rng);
        let is_lot = good.category == "K-DISHES";
        let is_batch = !is_lot && good.category.contains("CHAIR") && rng.random_bool(0.12);
        let labels = if is_batch { rng.random_range(2..=8).min(most) } else { 1 };
        let life = Life {
            good,
            model: *pick(rng, good.models),
            fault: pick(rng, good.faults),
            service: *pick(rng, &self.cast.services),
            labels,
            in_lot: if is_lot { rng.random_range(12..=60) } else { 1 },
            is_leased: good.category.starts_with("IT-") && rng.random_bool(0.03),
            code: String::new(),
            receiver: None,
            slip: String::new(),
            is_outside: false,
            is_given_up: false,
            cycle: 1,
        };
        let when = self.calendar.any(rng);
        self.lives.push(life);
        self.plan(self.lives.len() - 1, Step::Deposit, when);
        labels
    }

    /// Plays the earliest step: how far the two years are, in percent; nothing once all is played.
    pub(super) async fn next(&mut self, rng: &mut StdRng) -> Result<Option<i64>, Failure> {
        if self.gates.is_empty() {
            self.learn_gates().await?;
        }
        let Some(Planned { when, life, step, .. }) = self.queue.pop() else {
            return Ok(None);
        };
        let first = self.lives.len();
        let then = self.play(life, step, when, rng).await?;
        // A deposit of several makes as many lives, each on its own way from here.
        for rank in std::iter::once(life).chain(first..self.lives.len()) {
            if let Some((step, days)) = then.clone()
                && let Some(when) = self.calendar.later(when, days, rng)
            {
                self.plan(rank, step, when);
            }
        }
        Ok(Some(self.calendar.percent(when)))
    }

    /// The desk of that role at that hour.
    pub(super) fn desk(&self, role: Role, when: DateTime<Utc>) -> Desk {
        self.cast.desk(self.db, role, when)
    }

    /// One gesture.
    pub(super) async fn act(
        &self,
        role: Role,
        when: DateTime<Utc>,
        life: usize,
        command: Command,
    ) -> Result<(), Failure> {
        let desk = self.desk(role, when);
        Ok(store::item::act(&desk, &Submission::default(), &self.lives[life].code, command).await?)
    }

    /// One gesture that names somebody.
    pub(super) async fn act_naming(
        &self,
        role: Role,
        when: DateTime<Utc>,
        life: usize,
        named: &Named,
        command: impl FnOnce(ReceiverId) -> Command,
    ) -> Result<(), Failure> {
        let (desk, code) = (self.desk(role, when), &self.lives[life].code);
        let command = |receiver, _| command(receiver);
        Ok(store::item::act_naming(&desk, &Submission::default(), code, named, command).await?)
    }

    fn plan(&mut self, life: usize, step: Step, when: DateTime<Utc>) {
        self.serial += 1;
        self.queue.push(Planned {
            when,
            serial: self.serial,
            life,
            step,
        });
    }

    async fn learn_gates(&mut self) -> Result<(), Failure> {
        let desk = self.desk(Role::Manager, self.calendar.end());
        let rows = catalogue::categories(&desk).await?;
        self.gates = rows.into_iter().map(|row| (row.code, row.gates)).collect();
        Ok(())
    }
}

/// One of them.
pub(super) fn pick<'t, T>(rng: &mut StdRng, all: &'t [T]) -> &'t T {
    // The lists of the demonstration are never empty: a test says so.
    all.choose(rng).unwrap_or(&all[0])
}

/// One of them, the usual ones more often.
fn any_good(rng: &mut StdRng) -> &'static Good {
    GOODS.choose_weighted(rng, |good| good.weight).unwrap_or(&GOODS[0])
}
