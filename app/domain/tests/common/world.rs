//! Random histories: several items, lots and parts of lots, played by the rules from a list of numbers.

use super::{
    facts::{
        acceptance, coming_back, decision, deposit, diagnosis, dismantling, donation, evidence, external, giving_back,
        issue, labour, need, part, recycling, reservation, sale,
    },
    story::{EVERYBODY, Story, actor, code, day},
};
use chrono::{Datelike, Days, NaiveDate};
use domain::{
    Actor, Cents, Grams, Minutes, Moment, Role, Rules,
    id::{ItemId, PersonId, PlaceId, ProviderId, ServiceId},
    impact::Factor,
    item::{
        Acceptance, Command, Condition, Deposit, Details, Diagnosis, Gate, Gesture, GiveBack, Issue, Item, Need,
        Parties, Recorded, Reservation, Route, State, Worth, decide, record, split,
    },
    ledger::Posting,
    price::{Basis, Counterfactual, Evidence, Grade, Substitution},
};
use proptest::{
    strategy::Strategy,
    test_runner::{Config, RngSeed, TestRunner},
};

/// One step of a random history, as bare numbers.
pub(crate) type Step = [u16; 6];

/// Something that was done.
#[derive(Clone, Debug)]
pub(crate) struct Done {
    pub(crate) before: Option<Item>,
    pub(crate) after: Item,
    /// The command; none for a split.
    pub(crate) command: Option<Command>,
    pub(crate) recorded: Recorded,
    /// The item's history, the event included.
    pub(crate) history: Vec<Recorded>,
    pub(crate) moment: Moment,
    pub(crate) rules: Rules,
}

impl Done {
    /// The entries that it added.
    pub(crate) fn added(&self) -> &[Posting] {
        let known = self.before.as_ref().map_or(0, |item| item.postings.len());
        &self.after.postings[known..]
    }
}

/// What a list of steps came to.
pub(crate) struct World {
    pub(crate) done: Vec<Done>,
    items: Vec<(Item, Vec<Recorded>)>,
    rules: Rules,
    day: NaiveDate,
    next: i64,
}

pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(proptest::array::uniform6(0_u16..), 30..180)
}

/// Checks what must hold in any history.
pub(crate) fn in_any_history(check: impl Fn(&World)) {
    let usual = Config::default();
    let config = Config {
        cases: 200,
        failure_persistence: None,
        max_shrink_iters: 500,
        // The same histories for everybody, so that a red run means a changed rule;
        // PROPTEST_RNG_SEED and PROPTEST_CASES look further.
        rng_seed: match usual.rng_seed {
            RngSeed::Random => RngSeed::Fixed(2015),
            RngSeed::Fixed(seed) => RngSeed::Fixed(seed),
        },
        ..usual
    };
    let outcome = TestRunner::new(config).run(&steps(), |steps| {
        check(&World::play(&steps));
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

impl World {
    pub(crate) fn play(steps: &[Step]) -> Self {
        let mut world = Self {
            done: Vec::new(),
            items: Vec::new(),
            rules: Rules::default(),
            day: day("2026-01-05"),
            next: 1,
        };
        world.begin([0, 9, 0, 0, 0, 0]);
        for step in steps {
            world.step(*step);
        }
        world
    }

    /// Every item's history as it stands.
    pub(crate) fn histories(&self) -> impl Iterator<Item = (&Item, &[Recorded])> {
        self.items.iter().map(|(item, history)| (item, &history[..]))
    }

    fn number(&mut self) -> i64 {
        self.next += 1;
        self.next
    }

    fn step(&mut self, step: Step) {
        let [which, what, wait, who, a, b] = step;
        if wait.is_multiple_of(3) {
            self.day = self.day + Days::new(u64::from(wait / 3 % 40));
        }
        self.change_rules(b);
        let live: Vec<usize> = (0..self.items.len())
            .filter(|n| !self.items[*n].0.state.is_exit())
            .collect();
        if live.is_empty() {
            return self.begin(step);
        }
        // Mostly one that is still about, at times one that is out.
        let index = match live.get(usize::from(which) % live.len()) {
            Some(index) if !which.is_multiple_of(9) => *index,
            _ => usize::from(which / 9) % self.items.len(),
        };
        let item = self.items[index].0.clone();
        let moment = self.moment(&item, who, b);
        if item.quantity > 1 && what.is_multiple_of(5) {
            return self.split(index, a, &moment);
        }
        let possible: Vec<Gesture> = Gesture::ALL
            .into_iter()
            .filter(|gesture| gesture.is_possible_from(Some(item.state)))
            .flat_map(|gesture| std::iter::repeat_n(gesture, weight(gesture)))
            .collect();
        let gesture = match possible.get(usize::from(what) % possible.len().max(1)) {
            Some(gesture) if what % 17 != 0 => *gesture,
            _ => Gesture::ALL[usize::from(what) % 33],
        };
        let command = self.command(gesture, &item, a, b);
        self.attempt(Some(index), command, &moment);
    }

    /// Settings change, and periods are closed: at most up to the end of the month before.
    fn change_rules(&mut self, n: u16) {
        match n % 23 {
            0 => self.rules.labour_rate = Cents(i64::from(n)),
            1 => self.rules.basis = if n.is_multiple_of(2) { Basis::Ht } else { Basis::Ttc },
            2 => self.rules.return_window_days = u32::from(n % 120),
            3 => {
                let end = self.day - Days::new(u64::from(self.day.day()));
                self.rules.closed_through = self.rules.closed_through.max(Some(end));
            }
            _ => {}
        }
    }

    fn moment(&self, item: &Item, who: u16, n: u16) -> Moment {
        let person = PersonId(i64::from(who % 2));
        let roles = match who % 11 {
            0 => vec![Role::ALL[usize::from(who / 11) % 6]],
            1 => vec![Role::Requester, Role::Desk, Role::Technician],
            _ => EVERYBODY.to_vec(),
        };
        let story = Story {
            id: item.id,
            history: Vec::new(),
            rules: self.rules.clone(),
            day: self.day,
            minutes: i64::from(n % 1_000),
        };
        let mut moment = story.moment(Actor {
            id: person,
            ..actor(&roles)
        });
        if n.is_multiple_of(4) {
            moment.occurred_on = self.day - Days::new(u64::from(n / 4 % 12));
        }
        moment
    }

    fn begin(&mut self, [_, what, _, who, a, b]: Step) {
        let n = self.number();
        let facts = Deposit {
            code: Some(code(u8::try_from(n % 600).unwrap_or(0))),
            service: service(a),
            details: Details {
                weighed: weighed(b),
                ..deposit("chaise", 1).details
            },
            ..deposit("chaise", 1 + u32::from(a % 12))
        };
        let command = if what.is_multiple_of(2) {
            Command::Announce(Box::new(facts))
        } else {
            Command::Deposit(Box::new(facts))
        };
        let story = Story {
            day: self.day,
            ..Story::new("2026-01-05")
        };
        let moment = story.moment(Actor {
            id: PersonId(i64::from(who % 2)),
            ..actor(&EVERYBODY)
        });
        self.attempt(None, command, &moment);
    }

    fn attempt(&mut self, index: Option<usize>, command: Command, moment: &Moment) {
        let (before, mut history) = match index {
            Some(index) => (Some(self.items[index].0.clone()), self.items[index].1.clone()),
            None => (None, Vec::new()),
        };
        let Ok(event) = decide(before.as_ref(), command.clone(), moment, &self.rules) else {
            return;
        };
        let Ok(recorded) = record(&history, event, moment, &self.rules) else {
            return;
        };
        history.push(recorded);
        self.keep(index, before, Some(command), history, moment);
    }

    fn split(&mut self, index: usize, n: u16, moment: &Moment) {
        let (lot, mut history) = self.items[index].clone();
        let quantity = 1 + u32::from(n / 7) % lot.quantity;
        let returned = (lot.state == State::InService).then(coming_back);
        let label = code(u8::try_from(self.number() % 600).unwrap_or(0));
        let Ok(sides) = split(&lot, quantity, label, returned, moment, &self.rules) else {
            return;
        };
        let (Ok(off), Ok(from)) = (
            record(&history, sides.off, moment, &self.rules),
            record(&[], sides.from, moment, &self.rules),
        ) else {
            return;
        };
        history.push(off);
        self.keep(Some(index), Some(lot), None, history, moment);
        self.keep(None, None, None, vec![from], moment);
    }

    fn keep(
        &mut self,
        index: Option<usize>,
        before: Option<Item>,
        command: Option<Command>,
        history: Vec<Recorded>,
        moment: &Moment,
    ) {
        let id = before.as_ref().map_or_else(|| ItemId(self.number()), |item| item.id);
        let after = Item::fold(id, &history).unwrap();
        let recorded = history.last().cloned().unwrap();
        match index {
            Some(index) => self.items[index] = (after.clone(), history.clone()),
            None => self.items.push((after.clone(), history.clone())),
        }
        let (moment, rules) = (moment.clone(), self.rules.clone());
        self.done.push(Done {
            before,
            after,
            command,
            recorded,
            history,
            moment,
            rules,
        });
    }

    fn command(&mut self, gesture: Gesture, item: &Item, a: u16, b: u16) -> Command {
        let n = i64::from(a);
        let gate = Gate::ALL[usize::from(a) % 4];
        let why = || String::from("constaté");
        let open = item.open_gates().next().unwrap_or(gate);
        let slip = item.open_issue().map_or(0, |line| line.issue.handover.0);
        match gesture {
            Gesture::Announce => Command::Announce(Box::new(deposit("chaise", 1))),
            Gesture::Deposit => Command::Deposit(Box::new(Deposit {
                service: service(b),
                ..deposit("chaise", 1 + u32::from(a % 9))
            })),
            Gesture::Move => Command::Move(PlaceId(n % 5)),
            Gesture::StartDiagnosis if a.is_multiple_of(3) => Command::StartDiagnosis(vec![gate]),
            Gesture::StartDiagnosis => Command::StartDiagnosis(vec![]),
            Gesture::OpenGate => Command::OpenGate(gate, why()),
            Gesture::CloseGate => Command::CloseGate(open, why()),
            Gesture::FindWorking => Command::FindWorking(Condition::B),
            Gesture::Diagnose => Command::Diagnose(Diagnosis {
                minutes: Minutes(n % 90),
                ..diagnosis()
            }),
            Gesture::DecideRepair => Command::DecideRepair(decision(match a % 3 {
                0 => Route::InHouse,
                1 => Route::Provider(ProviderId(1)),
                _ => Route::AwaitParts,
            })),
            Gesture::ReceiveParts => Command::ReceiveParts,
            Gesture::AddCost => match a % 3 {
                0 => part(1 + n),
                1 => labour(1 + n % 200),
                _ => external(1 + n),
            },
            Gesture::RecordInvoice => {
                let line = u32::from(b) % u32::try_from(item.costs.len().max(1)).unwrap();
                Command::RecordInvoice {
                    line,
                    amount: Cents(n),
                    reference: "FAC-9".into(),
                }
            }
            Gesture::FinishRepair => Command::FinishRepair("réparé".into()),
            Gesture::PassTest => Command::PassTest(Condition::B),
            Gesture::FailTest => Command::FailTest(why()),
            Gesture::Reserve => Command::Reserve(Reservation {
                service: service(a),
                ..reservation(self.day + Days::new(7))
            }),
            Gesture::Release => Command::Release(why()),
            Gesture::HandOver => {
                let slip = self.number();
                let issue = Issue {
                    need: some_need(b),
                    ..issue(slip, service(a))
                };
                let name = |n: u16| ["", "Anne Martin", "ANNE  MARTÍN", "Paul Roy"][usize::from(n % 4)].to_owned();
                let parties = Parties {
                    kept_for: name(a / 3),
                    receiver: name(b),
                };
                Command::HandOver(issue, parties)
            }
            Gesture::Accept => Command::Accept(
                Acceptance {
                    need: some_need(b),
                    ..acceptance(slip)
                },
                self.worth(a, b),
            ),
            Gesture::Refuse => Command::Refuse(why()),
            Gesture::PriceLate => Command::PriceLate(self.worth(a, b)),
            Gesture::CorrectAcceptance => Command::CorrectAcceptance {
                reason: why(),
                need: some_need(b),
                worth: self.worth(a, b),
            },
            Gesture::TakeBack => Command::TakeBack(coming_back()),
            Gesture::GiveBack => {
                let facts = GiveBack {
                    instead_of: some_need(b).instead_of,
                    ..giving_back()
                };
                Command::GiveBack(facts, self.worth(a, b))
            }
            Gesture::Donate => Command::Donate(donation()),
            Gesture::Sell => Command::Sell(sale()),
            Gesture::Recycle => Command::Recycle(recycling()),
            Gesture::Dismantle => Command::Dismantle(dismantling()),
            Gesture::ReportLost => Command::ReportLost(why()),
            Gesture::Find => Command::Find(PlaceId(1), why()),
            Gesture::Void => Command::Void(why()),
            Gesture::Describe => Command::Describe(Details {
                name: "chaise".into(),
                weighed: weighed(a),
                ..Details::default()
            }),
            Gesture::ReplaceLabel => Command::ReplaceLabel(code(u8::try_from(self.number() % 600).unwrap_or(0))),
            Gesture::Undo => Command::Undo(item.last.seq),
        }
    }

    /// None to three prices, of all grades and bases, some for another need or of a later day.
    fn worth(&self, a: u16, b: u16) -> Worth {
        let candidate = |n: u16| {
            let seed = a.rotate_left(u32::from(n) * 5) ^ b;
            Evidence {
                basis: if seed.is_multiple_of(2) { Basis::Ht } else { Basis::Ttc },
                vat: if seed.is_multiple_of(3) { 550 } else { 2_000 },
                grade: [Grade::A, Grade::B, Grade::C][usize::from(seed % 3)],
                of: if seed.is_multiple_of(4) {
                    Counterfactual::Refurbished
                } else {
                    Counterfactual::New
                },
                ..evidence(
                    i64::from(seed % 900),
                    self.day + Days::new(2) - Days::new(u64::from(seed % 60)),
                )
            }
        };
        let factor = (!b.is_multiple_of(3)).then(|| Factor {
            code: "F".into(),
            version: 1,
            source: "ADEME".into(),
            co2: (!a.is_multiple_of(5)).then_some(Grams(i64::from(b))),
            weight: (!b.is_multiple_of(5)).then_some(Grams(i64::from(a))),
        });
        Worth {
            candidates: (0..a % 4).map(candidate).collect(),
            factor,
            reference_months: (b.is_multiple_of(2)).then_some(u32::from(b % 60)),
        }
    }
}

fn service(n: u16) -> ServiceId {
    ServiceId(1 + i64::from(n % 3))
}

fn weighed(n: u16) -> Option<Grams> {
    (n.is_multiple_of(3)).then_some(Grams(1 + i64::from(n)))
}

fn some_need(n: u16) -> Need {
    Need {
        instead_of: match n % 7 {
            0 => Counterfactual::None,
            1 | 2 => Counterfactual::Refurbished,
            _ => Counterfactual::New,
        },
        substitution: [Substitution::S1, Substitution::S2, Substitution::S3][usize::from(n % 3)],
        reference: "DA-3".into(),
        expected_months: (n.is_multiple_of(2)).then_some(u32::from(n % 80)),
        ..need()
    }
}

/// The way on is more likely than a way out.
fn weight(gesture: Gesture) -> usize {
    match gesture {
        Gesture::StartDiagnosis
        | Gesture::FindWorking
        | Gesture::Diagnose
        | Gesture::DecideRepair
        | Gesture::ReceiveParts
        | Gesture::FinishRepair
        | Gesture::PassTest
        | Gesture::HandOver
        | Gesture::Accept
        | Gesture::Find => 40,
        Gesture::AddCost
        | Gesture::CorrectAcceptance
        | Gesture::FailTest
        | Gesture::RecordInvoice
        | Gesture::Reserve
        | Gesture::CloseGate
        | Gesture::Undo
        | Gesture::PriceLate
        | Gesture::Refuse
        | Gesture::TakeBack => 12,
        Gesture::Announce
        | Gesture::Deposit
        | Gesture::Move
        | Gesture::OpenGate
        | Gesture::Release
        | Gesture::ReplaceLabel
        | Gesture::Describe => 3,
        Gesture::GiveBack
        | Gesture::Donate
        | Gesture::Sell
        | Gesture::Recycle
        | Gesture::Dismantle
        | Gesture::ReportLost
        | Gesture::Void => 1,
    }
}
