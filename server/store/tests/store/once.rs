//! Whatever happens: a code leads to one item at most and is never used again; a submission is written once.

use crate::{
    builder::{World, chair, chairs, go, handover, key, on_each_database, price, signing},
    explore::Dice,
};
use domain::{
    Cents, Refusal,
    id::PlaceId,
    item::{Command, Condition, Cost, Return},
};
use proptest::prelude::{ProptestConfig, any, proptest};
use sea_orm::{FromQueryResult, Statement};
use std::collections::BTreeMap;
use store::{
    Desk, StoreError, Submission,
    deposit::{NewDeposit, receive},
    handover::{prepare, sign},
    item::{act, read::card},
    label::{batch_labels, make_batch, replace},
    search::{Found, scan},
    verify::verify,
};

/// What becomes of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Blank,
    /// Of the item of that rank.
    InUse(usize),
    /// It was of that item.
    Replaced(usize),
    Void,
}

/// Every label ever drawn, and each item's label now.
#[derive(Debug, Default)]
struct Labels {
    uses: BTreeMap<String, Fate>,
    /// With whether the item was voided.
    items: Vec<(String, bool)>,
}

impl Labels {
    /// Any label, whatever it is for.
    fn any(&self, dice: &mut Dice) -> Option<String> {
        let count = u64::try_from(self.uses.len()).unwrap();
        let rank = usize::try_from(dice.roll(count.max(1))).unwrap();
        self.uses.keys().nth(rank).cloned()
    }

    fn item(&self, dice: &mut Dice) -> Option<usize> {
        let count = u64::try_from(self.items.len()).unwrap();
        (count > 0).then(|| usize::try_from(dice.roll(count)).unwrap())
    }

    /// What a scan of that label must lead to.
    fn leads_to(&self, code: &str) -> Found {
        match self.uses[code] {
            Fate::Blank => Found::Blank(code.to_owned()),
            Fate::InUse(_) => Found::Item(code.to_owned()),
            Fate::Replaced(item) => Found::Replaced(self.items[item].0.clone()),
            Fate::Void => Found::Void,
        }
    }

    async fn step(&mut self, desk: &Desk, dice: &mut Dice) {
        match dice.roll(6) {
            0 => {
                let number = make_batch(desk, &Submission::default(), 2, "L7160").await.unwrap();
                for code in batch_labels(desk, &number, false).await.unwrap() {
                    let known = self.uses.insert(code.to_string(), Fate::Blank);
                    assert_eq!(known, None, "{code} was drawn before");
                }
            }
            1 | 2 => {
                let label = self.any(dice).filter(|_| dice.roll(3) > 0);
                self.deposit(desk, label).await;
            }
            3 | 4 => {
                let label = self.any(dice).filter(|_| dice.roll(3) > 0);
                if let Some(item) = self.item(dice) {
                    self.relabel(desk, item, label).await;
                }
            }
            _ => {
                let Some(item) = self.item(dice) else { return };
                let (code, is_void) = self.items[item].clone();
                let voided = go(desk, &code, Command::Void("saisi deux fois".into())).await;
                assert_eq!(voided.is_ok(), !is_void, "{voided:?}");
                self.items[item].1 = true;
                self.uses.insert(code, Fate::Void);
            }
        }
    }

    async fn deposit(&mut self, desk: &Desk, label: Option<String>) {
        let new = NewDeposit {
            label: label.clone(),
            ..chairs(1)
        };
        let received = receive(desk, &Submission::default(), new).await;
        let known = label.as_ref().map(|label| self.uses[label]);
        if !self.may_take(known, received.as_ref().err()) {
            return;
        }
        let code = received.unwrap().1.remove(0);
        assert!(label.is_none_or(|label| label == code));
        self.uses.insert(code.clone(), Fate::InUse(self.items.len()));
        self.items.push((code, false));
    }

    async fn relabel(&mut self, desk: &Desk, item: usize, label: Option<String>) {
        let (before, is_void) = self.items[item].clone();
        let replaced = replace(desk, &Submission::default(), &before, label.as_deref()).await;
        if is_void {
            assert!(replaced.is_err(), "{replaced:?}");
            return;
        }
        let known = label.as_ref().map(|label| self.uses[label]);
        if !self.may_take(known, replaced.as_ref().err()) {
            return;
        }
        let code = replaced.unwrap();
        self.uses.insert(before, Fate::Replaced(item));
        self.uses.insert(code.clone(), Fate::InUse(item));
        self.items[item].0 = code;
    }

    /// A blank label is taken, and a fresh one; any other is refused as such.
    fn may_take(&self, known: Option<Fate>, error: Option<&StoreError>) -> bool {
        let is_free = known.is_none_or(|known| known == Fate::Blank);
        let is_refused = matches!(error, Some(StoreError::Refused(Refusal::LabelNotFree)));
        assert_eq!(
            (is_free, !is_free),
            (error.is_none(), is_refused),
            "{known:?} {error:?}"
        );
        is_free
    }
}

async fn labels_live(world: World, seed: u64, steps: u64) {
    let (desk, mut dice, mut labels) = (&world.desk, Dice(seed), Labels::default());
    for _ in 0..steps {
        labels.step(desk, &mut dice).await;
    }
    for code in labels.uses.keys() {
        assert_eq!(
            scan(desk, code).await.unwrap().0,
            labels.leads_to(code),
            "{code} {labels:?}"
        );
    }
    let bearers = "SELECT COUNT(*) - COUNT(DISTINCT code) AS count FROM item WHERE state <> 'void'";
    assert_eq!(count(desk, bearers).await, 0);
    assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

async fn count(desk: &Desk, sql: &str) -> i64 {
    let conn = desk.db.conn();
    let statement = Statement::from_string(conn.get_database_backend(), sql);
    let found = Count::find_by_statement(statement).one(conn).await.unwrap();
    found.unwrap().count
}

/// How many rows each table has.
async fn rows(desk: &Desk) -> Vec<(&'static str, i64)> {
    let mut rows = Vec::new();
    for table in [
        "item",
        "label",
        "event",
        "ledger",
        "ledger_axis",
        "deposit",
        "handover",
        "handover_line",
        "signature",
        "receiver",
        "label_batch",
        "submission",
    ] {
        let sql = format!("SELECT COUNT(*) AS count FROM {table}");
        rows.push((table, count(desk, &sql).await));
    }
    rows
}

/// What was submitted, to be submitted again.
#[derive(Clone, Debug)]
enum Sent {
    Deposit,
    Batch,
    Act(String, Command),
    Relabel(String),
    HandOver(String),
    Sign(String, String),
}

impl Sent {
    async fn send(&self, desk: &Desk, key: &Submission) -> Result<String, StoreError> {
        match self {
            Self::Deposit => receive(desk, key, chairs(2)).await.map(|answer| format!("{answer:?}")),
            Self::Batch => make_batch(desk, key, 3, "L7160").await,
            Self::Act(code, command) => act(desk, key, code, command.clone()).await.map(|()| String::new()),
            Self::Relabel(code) => replace(desk, key, code, None).await,
            Self::HandOver(code) => prepare(desk, key, handover(&[code.as_str()])).await,
            Self::Sign(slip, code) => {
                let signed = sign(desk, key, slip, signing(&[code.as_str()])).await?;
                Ok(signed.word().to_owned())
            }
        }
    }
}

/// Something that may be done next, of a new chair or of one that was made before.
async fn next(desk: &Desk, dice: &mut Dice, chairs: &mut Vec<String>) -> Sent {
    if chairs.is_empty() || dice.roll(4) == 0 {
        let code = chair(desk).await;
        price(desk, &code, 18_000).await;
        chairs.push(code);
    }
    let rank = usize::try_from(dice.roll(u64::try_from(chairs.len()).unwrap())).unwrap();
    let code = chairs[rank].clone();
    let act = |command| Sent::Act(code.clone(), command);
    match (card(desk, &code).await.unwrap().state.word(), dice.roll(6)) {
        (_, 0) => Sent::Deposit,
        (_, 1) => Sent::Batch,
        (_, 2) => {
            chairs.remove(rank);
            Sent::Relabel(code)
        }
        ("deposited", _) => act(Command::StartDiagnosis(Vec::new())),
        ("diagnosing", 3) => act(Command::AddCost(Cost::Other(Cents(500), "colle".into()))),
        ("diagnosing", _) => act(Command::FindWorking(Condition::B)),
        ("ready", _) => Sent::HandOver(code),
        ("handed_over", _) => {
            let sql = format!(
                "SELECT h.number AS text FROM handover h JOIN handover_line l ON l.handover_id = h.id
                 JOIN item i ON i.id = l.item_id WHERE i.code = '{code}' AND l.outcome = 'open'"
            );
            Sent::Sign(text(desk, &sql).await, code)
        }
        _ => act(Command::TakeBack(Return {
            reason: "plus besoin".into(),
            condition: Condition::B,
            place: PlaceId(1),
        })),
    }
}

#[derive(FromQueryResult)]
struct Text {
    text: String,
}

async fn text(desk: &Desk, sql: &str) -> String {
    let conn = desk.db.conn();
    let statement = Statement::from_string(conn.get_database_backend(), sql);
    Text::find_by_statement(statement)
        .one(conn)
        .await
        .unwrap()
        .unwrap()
        .text
}

/// Each submission is sent twice at the same moment, and some of those before are sent again.
async fn submissions_replayed(world: World, seed: u64, steps: u64) {
    let (desk, mut dice, mut chairs) = (&world.desk, Dice(seed), Vec::new());
    let mut known: Vec<(Sent, Submission, String)> = Vec::new();
    for step in 0..steps {
        let sent = next(desk, &mut dice, &mut chairs).await;
        let own = key(&format!("key-{step}"));
        let before = rows(desk).await;
        let (one, other) = tokio::join!(sent.send(desk, &own), sent.send(desk, &own));
        let written = rows(desk).await;
        match (one, other) {
            (Ok(one), Ok(other)) => {
                assert_eq!(one, other, "{sent:?}");
                known.push((sent, own, one));
            }
            // Refused twice for the same reason: nothing is left of either.
            (one, other) => {
                assert!(one.is_err() && other.is_err(), "{sent:?} {one:?} {other:?}");
                assert_eq!(written, before, "{sent:?}");
            }
        }
        let count = u64::try_from(known.len()).unwrap();
        for _ in 0..dice.roll(3).min(count) {
            let (sent, key, answer) = &known[usize::try_from(dice.roll(count)).unwrap()];
            assert_eq!(&sent.send(desk, key).await.unwrap(), answer, "{sent:?}");
            assert_eq!(rows(desk).await, written, "{sent:?}");
        }
    }
    assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
}

#[test]
fn invariant_01_a_code_leads_to_one_item_at_most_and_is_never_used_again() {
    on_each_database(|world| labels_live(world, 1, 60));
}

#[test]
fn invariant_14_the_same_submission_twice_creates_nothing_twice() {
    on_each_database(|world| submissions_replayed(world, 14, 40));
}

proptest! {
    // Each case has a database of its own: few of them, and hardly any to make a failure smaller.
    #![proptest_config(ProptestConfig {
        cases: 8,
        failure_persistence: None,
        max_shrink_iters: 16,
        ..ProptestConfig::default()
    })]

    #[test]
    fn invariant_01_holds_whatever_is_drawn_replaced_and_voided(seed in any::<u64>(), steps in 1..60_u64) {
        on_each_database(move |world| labels_live(world, seed, steps));
    }

    #[test]
    fn invariant_14_holds_whatever_is_sent_again(seed in any::<u64>(), steps in 1..40_u64) {
        on_each_database(move |world| submissions_replayed(world, seed, steps));
    }
}
