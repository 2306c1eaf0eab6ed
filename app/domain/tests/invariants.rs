//! What must never happen, in any history: each number is that of the description.
//!
//! The first and the fourteenth are kept by the store, where labels and submissions are unique: its tests `once` draw them.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot set itself up must fail"
)]

mod common {
    #[expect(dead_code, reason = "other tests need more of the facts")]
    pub(crate) mod facts;
    #[expect(dead_code, reason = "other tests need more of the story")]
    pub(crate) mod story;
    pub(crate) mod world;
}

use chrono::Duration;
use common::{
    facts::{coming_back, need, part, received, signed_for, to_shelf, to_workshop, worth},
    story::{EVERYBODY, Story, actor, totals},
    world::{Done, World, in_any_history, steps},
};
use domain::{
    Actor, Cents, Grams, Minutes, Moment, Refusal, Role, access,
    id::{PersonId, PlaceId, ReceiverId},
    item::{
        Command, Event, Gate, IssueOutcome, Item, JobOutcome, Leaving, Recorded, Reversal, Standing, State, Worth,
        decide, event::Fate, record,
    },
    ledger::{Kind, Posting, remaining, saving::Totals},
    part::take,
    price::{Basis, Counterfactual, Grade},
    unit,
};
use proptest::{
    prelude::{prop_assert, prop_assert_eq, proptest},
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use std::collections::BTreeSet;

fn each(check: impl Fn(&Done)) {
    in_any_history(|world| world.done.iter().for_each(&check));
}

/// Its first entries: those that take nothing back.
fn entries(item: &Item) -> impl Iterator<Item = &Posting> {
    item.postings.iter().filter(|posting| posting.reverses.is_none())
}

fn is_value(kind: Kind) -> bool {
    matches!(kind, Kind::AvoidedPurchase | Kind::RepairReturn)
}

#[test]
fn random_histories_reach_every_event_of_the_desk() {
    let mut runner = TestRunner::deterministic();
    let mut reached = BTreeSet::new();
    let mut reversals = 0;
    for _ in 0..150 {
        let world = World::play(&steps().new_tree(&mut runner).unwrap().current());
        reached.extend(world.done.iter().map(|done| done.recorded.event.word()));
        reversals += world
            .done
            .iter()
            .flat_map(Done::added)
            .filter(|entry| entry.reverses.is_some())
            .count();
    }
    assert_eq!(reached.len(), 36, "{reached:?}");
    assert!(reversals > 100, "{reversals}");
}

#[test]
fn invariant_02_one_place_one_state_one_open_handover_one_open_job() {
    each(|done| {
        let item = &done.after;
        let open_issues = item
            .issues
            .iter()
            .filter(|line| line.outcome == IssueOutcome::Open)
            .count();
        let open_jobs = item.jobs.iter().filter(|job| job.outcome == JobOutcome::Open).count();
        assert_eq!(open_issues, usize::from(item.state == State::HandedOver));
        assert_eq!(open_jobs, usize::from(item.state.is_under_repair()));
        assert_eq!(
            item.place.is_none(),
            item.state.is_exit() || item.state == State::InService
        );
        assert_eq!(item.reservation.is_some(), item.state == State::Reserved);
        assert!(item.quantity > 0);
    });
}

#[test]
fn invariant_03_nothing_leaves_with_an_open_check_nor_from_elsewhere_than_the_shelf() {
    each(|done| {
        let Some(before) = &done.before else { return };
        let (leaving, states): (_, &[State]) = match &done.recorded.event {
            Event::HandedOver(issue) => {
                if let Some(kept) = &before.reservation {
                    assert_eq!(kept.service, issue.service);
                    let Some(Command::HandOver(_, parties)) = &done.command else {
                        panic!("a handover is asked for");
                    };
                    let letters = |name: &str| name.replace('Í', "I").replace(' ', "").to_lowercase();
                    let (one, other) = (letters(&parties.kept_for), letters(&parties.receiver));
                    assert!(kept.receiver.is_none() || one.is_empty() || one == other, "{parties:?}");
                }
                (Leaving::ForUse, &[State::Ready, State::Reserved])
            }
            Event::SplitOff(off) if off.fate == Fate::Ready => {
                (Leaving::ForUse, &[State::Ready, State::Reserved, State::HandedOver])
            }
            Event::Donated(_) | Event::Sold(_) => (Leaving::ForUse, &[State::Ready, State::AwaitingDecision]),
            Event::Recycled(_) | Event::Dismantled(_) => (
                Leaving::AsWaste,
                &[
                    State::Deposited,
                    State::Diagnosing,
                    State::Ready,
                    State::AwaitingDecision,
                ],
            ),
            _ => return,
        };
        assert!(states.contains(&before.state), "{:?}", before.state);
        assert_eq!(open_checks(&done.history, leaving), BTreeSet::new());
    });
}

/// The open checks that bind, read from the events alone.
fn open_checks(history: &[Recorded], leaving: Leaving) -> BTreeSet<Gate> {
    let undone: BTreeSet<u32> = history
        .iter()
        .filter_map(|recorded| match recorded.event {
            Event::Undone(seq) => Some(seq),
            _ => None,
        })
        .collect();
    let mut open = BTreeSet::new();
    for recorded in history.iter().filter(|recorded| !undone.contains(&recorded.seq)) {
        match &recorded.event {
            Event::DiagnosisStarted(gates) => open.extend(gates.iter().copied()),
            Event::GateOpened(gate, _) => drop(open.insert(*gate)),
            Event::GateClosed(gate, _) => drop(open.remove(gate)),
            Event::TakenBack(..) => open.clear(),
            _ => {}
        }
    }
    open.retain(|gate| gate.binds(leaving));
    open
}

#[test]
fn invariant_04_an_avoided_purchase_has_an_acceptance_and_a_price_and_is_alone_of_its_line() {
    each(|done| {
        let values: Vec<&Posting> = entries(&done.after).filter(|entry| is_value(entry.kind)).collect();
        for entry in values.iter().filter(|entry| entry.kind == Kind::AvoidedPurchase) {
            let source = done
                .history
                .iter()
                .find(|recorded| recorded.seq == entry.place.seq)
                .unwrap();
            assert!(matches!(
                source.event,
                Event::Accepted(_) | Event::PricedLate(_) | Event::AcceptanceCorrected(_)
            ));
            assert!(entry.inputs.evidence.is_some() && entry.handover.is_some());
        }
        for (n, entry) in values.iter().enumerate().filter(|(_, entry)| entry.handover.is_some()) {
            let is_live = |entry: &Posting| remaining(&done.after.postings, entry).0 != Cents::ZERO;
            let twice = values[..n]
                .iter()
                .any(|other| other.handover == entry.handover && is_live(other) && is_live(entry));
            assert!(!twice, "two entries stand for one line");
        }
        if let Event::Accepted(accepted) = &done.recorded.event {
            let counts = accepted.counted.unit.is_some() && accepted.counted.instead_of != Counterfactual::None;
            let posted = done.added().iter().filter(|entry| is_value(entry.kind)).count();
            assert_eq!(posted, usize::from(counts));
        }
    });
}

#[test]
fn invariant_05_an_entry_with_its_reversals_stays_between_zero_and_itself() {
    each(|done| {
        let all = &done.after.postings;
        for entry in entries(&done.after) {
            let (cents, grams) = remaining(all, entry);
            let within = |left: i64, whole: i64| (whole.min(0)..=whole.max(0)).contains(&left);
            assert!(within(cents.0, entry.cents.0) && within(grams.0, entry.grams.0));
        }
        let known = done.before.as_ref().map_or(&[][..], |item| &item.postings);
        assert_eq!(known, &all[..known.len()], "entries are added, never edited");
        for (line, entry) in (0..).zip(done.added()) {
            assert_eq!((entry.place.seq, entry.place.line), (done.recorded.seq, line));
        }
    });
}

#[test]
fn invariant_06_every_entry_can_be_computed_again_from_what_it_keeps() {
    each(|done| {
        for entry in entries(&done.after) {
            let inputs = &entry.inputs;
            match entry.kind {
                Kind::AvoidedPurchase | Kind::RepairReturn => {
                    let (unit, evidence) = (inputs.unit.unwrap(), inputs.evidence.as_ref().unwrap());
                    assert_eq!(entry.cents, unit.times(inputs.quantity));
                    assert!(
                        [Basis::Ht, Basis::Ttc]
                            .map(|basis| evidence.price_in(basis))
                            .contains(&unit)
                    );
                }
                Kind::Co2 => {
                    let factor = inputs.factor.as_ref().unwrap();
                    assert_eq!(Some(entry.grams), factor.co2_spared(inputs.quantity));
                }
                Kind::Waste => {
                    let factor = inputs.factor.as_ref().unwrap();
                    assert_eq!(Some(entry.grams), factor.waste_spared(inputs.quantity, inputs.weighed));
                }
                Kind::Labour => {
                    if let Some(minutes) = inputs.minutes {
                        assert_eq!(entry.cents, unit::labour(Minutes(minutes), inputs.unit.unwrap()));
                    }
                }
                Kind::Part
                | Kind::External
                | Kind::Transport
                | Kind::OtherCost
                | Kind::DonationValue
                | Kind::SaleRevenue
                | Kind::WasteOut => {}
            }
        }
    });
}

#[test]
fn invariant_06_totals_do_not_depend_on_the_order_of_the_entries() {
    in_any_history(|world| {
        let mut all: Vec<Posting> = world.histories().flat_map(|(item, _)| item.postings.clone()).collect();
        let forwards = totals(&all);
        all.reverse();
        assert_eq!(totals(&all), forwards);
        let costs = forwards.cash_costs() + forwards.labour;
        assert_eq!(forwards.net_full(), forwards.value() - costs);
    });
}

#[test]
fn invariant_06_what_is_counted_anew_has_the_origin_of_its_acceptance() {
    each(|done| {
        let Some(before) = &done.before else { return };
        let standing = match &done.recorded.event {
            Event::PricedLate(_) => before.uncounted().map(|(_, standing)| standing),
            Event::AcceptanceCorrected(_) => before.acceptances.last(),
            _ => return,
        };
        let origin = standing.unwrap().origin;
        assert!(done.added().iter().all(|entry| entry.origin == origin));
    });
}

#[test]
fn after_a_late_return_a_late_price_and_a_correction_count_for_where_the_item_was_issued() {
    let mut story = Story::new("2026-03-02");
    story
        .then(received("chaise", 1))
        .all(to_workshop())
        .then(part(1_250))
        .all(to_shelf())
        .all(signed_for(1, Worth::unknown()));
    let issued = story.item().acceptances[0].origin;
    assert_eq!((issued.place, issued.is_repaired), (Some(PlaceId(1)), true));
    // It comes back too late to be reversed, to another place, and is no repaired item any more.
    story.wait(100).then(Command::TakeBack(coming_back()));
    assert_eq!(
        (story.item().place, story.item().is_repaired),
        (Some(PlaceId(2)), false)
    );
    story
        .then(Command::PriceLate(worth(6_000)))
        .then(Command::CorrectAcceptance {
            reason: "besoin mal saisi".into(),
            need: need(),
            worth: worth(5_000),
        });
    let postings = story.postings();
    let values: Vec<&Posting> = postings.iter().filter(|entry| is_value(entry.kind)).collect();
    assert_eq!(
        values.iter().map(|entry| entry.cents.0).collect::<Vec<_>>(),
        [6_000, -6_000, 5_000]
    );
    assert!(values.iter().all(|entry| entry.origin == issued));
}

#[test]
fn invariant_07_cost_lines_keep_their_price_and_survive_failure_and_exit() {
    each(|done| {
        let is_cost = |posting: &&Posting| posting.kind.is_cash_cost() || posting.kind == Kind::Labour;
        let posted: Cents = done
            .after
            .postings
            .iter()
            .filter(is_cost)
            .map(|posting| posting.cents)
            .sum();
        let expected = if done.after.state == State::Void {
            Cents::ZERO
        } else {
            done.after.cost()
        };
        assert_eq!(posted, expected);
        for line in &done.after.costs {
            let source = done.history.iter().find(|recorded| recorded.seq == line.seq).unwrap();
            assert_eq!(source.event, Event::CostAdded(line.charge.clone()));
        }
        let known = done.before.as_ref().map_or(0, |item| item.costs.len());
        let is_undo = matches!(done.recorded.event, Event::Undone(_));
        assert!(is_undo || done.after.costs.len() >= known);
    });
}

proptest! {
    #[test]
    fn invariant_08_part_quantities_never_go_negative(start in 0_u32..20, wanted in proptest::collection::vec(0_u32..9, 0..12)) {
        let mut in_stock = start;
        let mut taken = 0;
        for n in wanted {
            match take(in_stock, n) {
                Ok(left) => {
                    taken += n;
                    in_stock = left;
                }
                Err(refusal) => {
                    prop_assert!(n > in_stock);
                    prop_assert_eq!(refusal, Refusal::NotEnoughParts { in_stock, wanted: n });
                }
            }
            prop_assert_eq!(in_stock + taken, start);
        }
    }

    #[test]
    fn invariant_17_the_last_administrator_stays(active in 0_usize..9) {
        prop_assert_eq!(access::may_leave(active).is_ok(), active >= 2);
    }
}

#[test]
fn invariant_09_a_missing_price_is_not_counted_and_never_guessed() {
    each(|done| {
        for standing in &done.after.acceptances {
            let counted = &standing.counted;
            assert_eq!(counted.unit.is_none(), counted.price.is_none());
            assert!(counted.unit.is_some() || standing.posted_by.is_none());
        }
        assert!(entries(&done.after).all(|entry| !is_value(entry.kind) || entry.cents > Cents::ZERO));
        if let (Some(Command::Accept(signed, worth)), Event::Accepted(accepted)) = (&done.command, &done.recorded.event)
        {
            assert_eq!(
                accepted.counted.price,
                chosen_by_hand(worth, signed.need.instead_of, done)
            );
        }
    });
}

#[test]
fn invariant_09_no_missing_price_is_forgotten_and_the_oldest_is_counted_first() {
    each(|done| {
        let lacks_price = |standing: &Standing| {
            let would_buy = standing.counted.instead_of != Counterfactual::None;
            standing.counted.unit.is_none() && would_buy && !standing.is_reversed
        };
        let lacking = done.after.acceptances.iter().position(lacks_price);
        let is_void = done.after.state == State::Void;
        let shown = done.after.uncounted().map(|(rank, _)| rank);
        assert_eq!(shown, lacking.filter(|_| !is_void));
        if let (Some(before), Event::PricedLate(_)) = (&done.before, &done.recorded.event) {
            let priced = before.acceptances.iter().position(lacks_price).unwrap();
            for (rank, (then, now)) in before.acceptances.iter().zip(&done.after.acceptances).enumerate() {
                assert_eq!(then != now, rank == priced);
            }
            let standing = &before.acceptances[priced];
            assert!(
                done.added()
                    .iter()
                    .all(|entry| { (entry.handover, entry.occurred_on) == (standing.handover, standing.accepted_on) })
            );
        }
    });
}

/// The rule said again: of what fits the need and the day, a document before a default, then the lowest.
fn chosen_by_hand(worth: &Worth, instead_of: Counterfactual, done: &Done) -> Option<domain::price::Evidence> {
    let mut fitting: Vec<_> = worth.candidates.clone();
    fitting.retain(|price| price.of == instead_of && price.dated_on <= done.recorded.occurred_on && price.price.0 != 0);
    let (defaults, documents): (Vec<_>, Vec<_>) = fitting.into_iter().partition(|price| price.grade == Grade::C);
    let pool = if documents.is_empty() { defaults } else { documents };
    let lowest = pool.iter().map(|price| price.price_in(done.rules.basis)).min()?;
    pool.into_iter()
        .find(|price| price.price_in(done.rules.basis) == lowest)
}

#[test]
fn invariant_10_what_leaves_the_body_or_returns_home_is_no_avoided_purchase() {
    each(|done| {
        let kinds: Vec<Kind> = done
            .added()
            .iter()
            .filter(|entry| entry.reverses.is_none())
            .map(|entry| entry.kind)
            .collect();
        match done.recorded.event {
            Event::Donated(_) => assert_eq!(kinds, [Kind::DonationValue]),
            Event::Sold(_) => assert_eq!(kinds, [Kind::SaleRevenue]),
            Event::Recycled(_) => assert_eq!(kinds, [Kind::WasteOut]),
            Event::GivenBack(..) => assert!(!kinds.contains(&Kind::AvoidedPurchase)),
            _ => {}
        }
        for entry in entries(&done.after).filter(|entry| is_value(entry.kind)) {
            let is_home = entry.service == done.after.depositor;
            assert_eq!(entry.kind == Kind::RepairReturn, is_home);
        }
    });
}

#[test]
fn invariant_11_a_reversal_takes_the_same_share_of_co2_and_waste() {
    each(|done| {
        let item = &done.after;
        for value in entries(item).filter(|entry| is_value(entry.kind)) {
            let of_it = |posting: &&Posting| posting.reverses == Some(value.place);
            let roundings = 1 + i64::try_from(item.postings.iter().filter(of_it).count()).unwrap();
            let left = remaining(&item.postings, value).0.0;
            let impacts = entries(item)
                .filter(|entry| entry.place.seq == value.place.seq && matches!(entry.kind, Kind::Co2 | Kind::Waste));
            for impact in impacts {
                let grams = remaining(&item.postings, impact).1.0;
                let skew = (left * impact.grams.0 - grams * value.cents.0).abs();
                assert!(skew <= roundings * (impact.grams.0 + value.cents.0), "{left} {grams}");
                assert!(left != 0 || grams == 0 || impact.grams.0 > value.cents.0);
            }
        }
        if matches!(done.recorded.event, Event::TakenBack(_, Reversal::Full)) {
            let posted_by = item.acceptances.last().unwrap().posted_by;
            for entry in entries(item).filter(|entry| Some(entry.place.seq) == posted_by) {
                assert_eq!(remaining(&item.postings, entry), (Cents::ZERO, Grams::ZERO));
            }
        }
    });
}

#[test]
fn invariant_12_a_closed_period_takes_no_entry() {
    each(|done| {
        for entry in done.added() {
            assert!(done.rules.closed_through.is_none_or(|closed| entry.period_on > closed));
            assert!(entry.period_on <= done.moment.today);
            assert!(entry.occurred_on <= entry.period_on, "a late fact keeps its day");
        }
    });
}

#[test]
fn invariant_13_the_business_day_and_the_recording_are_two_fields_within_bounds() {
    each(|done| {
        let (recorded, today) = (&done.recorded, done.moment.today);
        assert_eq!(recorded.at.date_naive(), today);
        assert_eq!(recorded.occurred_on, done.moment.occurred_on);
        let back = (today - recorded.occurred_on).num_days();
        let is_manager = done.moment.actor.holds(&[Role::Manager]);
        assert!((0..=if is_manager { 365 } else { 7 }).contains(&back));
        let in_order = |pair: &[Recorded]| pair[0].occurred_on <= pair[1].occurred_on && pair[0].seq + 1 == pair[1].seq;
        assert!(done.history.windows(2).all(in_order));
    });
}

#[test]
fn invariant_15_a_gesture_is_taken_back_by_its_author_within_ten_minutes() {
    each(|done| {
        let Some(before) = done.before.clone().filter(|_| done.recorded.event.can_be_undone()) else {
            return;
        };
        let undo = |minutes, by| {
            let moment = Moment {
                actor: Actor {
                    id: by,
                    ..actor(&EVERYBODY)
                },
                now: done.moment.now + Duration::minutes(minutes),
                ..done.moment.clone()
            };
            let event = decide(
                Some(&done.after),
                Command::Undo(done.recorded.seq),
                &moment,
                &done.rules,
            )?;
            record(&done.history, event, &moment, &done.rules)
        };
        let author = done.recorded.by;
        assert_eq!(undo(11, author), Err(Refusal::TooLateToUndo { minutes: 10 }));
        assert_eq!(undo(0, PersonId(author.0 + 1)), Err(Refusal::NotTheAuthor));
        let mut history = done.history.clone();
        history.push(undo(10, author).unwrap());
        let undone = Item::fold(before.id, &history).unwrap();
        assert_eq!(net(&totals(&undone.postings)), net(&totals(&before.postings)));
        let as_before = Item {
            last: before.last.clone(),
            postings: before.postings.clone(),
            ..undone
        };
        assert_eq!(as_before, before);
    });
}

/// The totals, without telling an entry with its reversal from neither.
fn net(totals: &Totals) -> Totals {
    Totals {
        gross: totals.value(),
        reversals: Cents::ZERO,
        ..totals.clone()
    }
}

#[test]
fn invariant_16_what_has_just_come_in_is_never_available() {
    each(|done| {
        let was_available = done.before.as_ref().is_some_and(|item| item.state == State::Ready);
        let comes_from_the_house = match &done.recorded.event {
            Event::FoundWorking(_)
            | Event::TestPassed(_)
            | Event::Released(_)
            | Event::HandoverRefused(_)
            | Event::Undone(_) => true,
            Event::SplitFrom(split) => split.fate == Fate::Ready,
            Event::Deposited(_) | Event::TakenBack(..) | Event::Found(..) => {
                assert!(!done.after.state.is_available());
                false
            }
            _ => was_available,
        };
        assert!(!done.after.state.is_available() || comes_from_the_house);
    });
}

#[test]
fn invariant_17_receivers_can_be_purged_without_changing_a_total() {
    in_any_history(|world| {
        for (item, history) in world.histories() {
            let purged: Vec<Recorded> = history.iter().cloned().map(without_receiver).collect();
            assert_eq!(Item::fold(item.id, &purged).unwrap().postings, item.postings);
        }
    });
}

fn without_receiver(mut recorded: Recorded) -> Recorded {
    let nobody = ReceiverId(0);
    match &mut recorded.event {
        Event::Reserved(reservation) => reservation.receiver = None,
        Event::HandedOver(issue) => issue.receiver = nobody,
        Event::GivenBack(facts, _) => facts.receiver = nobody,
        Event::Sold(sale) => sale.buyer = nobody,
        _ => {}
    }
    recorded
}
