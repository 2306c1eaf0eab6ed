//! What the ledger does in the cases that the description lists one by one.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot set itself up must fail"
)]

mod common {
    #[expect(dead_code, reason = "other tests need more of the facts")]
    pub(crate) mod facts;
    pub(crate) mod story;
}

use common::{
    facts::{
        DEPOSITOR, acceptance, coming_back, donation, evidence, external, factor, giving_back, handing_over, issue,
        labour, need, part, received, recycling, sale, signed_for, to_shelf, to_workshop, worth,
    },
    story::{EVERYBODY, Story, actor, day},
};
use domain::{
    Cents, Grams, Refusal,
    item::{Acceptance, Command, Condition, Details, GiveBack, Issue, Need, State, Worth},
    ledger::{
        Kind,
        saving::{Totals, prudent},
    },
    price::{Basis, Counterfactual, Substitution},
};

fn on_the_shelf(quantity: u32) -> Story {
    let mut story = Story::new("2026-03-02");
    story
        .then(received("chaise", quantity))
        .all(to_workshop())
        .all(to_shelf());
    story
}

/// A lot of ten in service, each worth that price and sparing these grams.
fn ten_in_service(worth: Worth) -> Story {
    let mut story = on_the_shelf(10);
    story.all(signed_for(1, worth));
    story
}

fn with_factor(price: i64) -> Worth {
    Worth {
        factor: Some(factor(20_000, 5_000)),
        ..worth(price)
    }
}

fn some_back(lot: &mut Story, id: i64, quantity: u32) -> Story {
    let moment = lot.moment(actor(&EVERYBODY));
    lot.part(id, quantity, Some(coming_back()), &moment).unwrap()
}

/// Value, CO2, waste.
fn spared(totals: &Totals) -> (i64, i64, i64) {
    (totals.value().0, totals.co2.0, totals.waste.0)
}

#[test]
fn an_undone_return_counts_again() {
    let mut story = ten_in_service(with_factor(18_000));
    let before = story.totals();
    story.then(Command::TakeBack(coming_back()));
    assert_eq!(spared(&story.totals()), (0, 0, 0));
    story.then(Command::Undo(story.item().last.seq));
    assert_eq!(spared(&story.totals()), spared(&before));
    assert_eq!(story.item().state, State::InService);
    story.then(Command::TakeBack(coming_back()));
    assert_eq!(
        spared(&story.totals()),
        (0, 0, 0),
        "and is taken back in full once more"
    );
}

#[test]
fn an_undone_correction_leaves_the_first_acceptance() {
    let mut story = ten_in_service(with_factor(18_000));
    let before = story.totals();
    story.then(Command::CorrectAcceptance {
        reason: "autre besoin".into(),
        need: need(),
        worth: worth(9_000),
    });
    assert_eq!(story.totals().value(), Cents(90_000));
    story.then(Command::Undo(story.item().last.seq));
    assert_eq!(spared(&story.totals()), spared(&before));
}

#[test]
fn a_correction_reverses_and_counts_anew_both_visible() {
    let mut story = ten_in_service(with_factor(18_000));
    let s3 = Need {
        substitution: Substitution::S3,
        ..need()
    };
    story.then(Command::CorrectAcceptance {
        reason: "pas de besoin".into(),
        need: s3,
        worth: with_factor(18_000),
    });
    let totals = story.totals();
    assert_eq!((totals.gross, totals.reversals), (Cents(180_000), Cents(180_000)));
    assert_eq!(totals.opportunistic, Cents(180_000));
    assert_eq!((totals.co2, totals.waste), (Grams(100_000), Grams(50_000)));
    assert_eq!(
        story.postings().len(),
        9,
        "three entries, their reversals, three entries"
    );
}

#[test]
fn a_correction_keeps_the_basis_of_the_acceptance() {
    let mut story = ten_in_service(worth(12_000));
    story.rules.basis = Basis::Ht;
    story.then(Command::CorrectAcceptance {
        reason: "prix".into(),
        need: need(),
        worth: worth(6_000),
    });
    assert_eq!(story.totals().value(), Cents(60_000));
}

#[test]
fn some_of_a_lot_coming_back_early_takes_its_share() {
    let mut lot = ten_in_service(with_factor(18_000));
    lot.wait(10);
    let three = some_back(&mut lot, 2, 3);
    assert_eq!(spared(&lot.totals()), (126_000, 70_000, 35_000));
    assert_eq!(
        (three.item().state, three.item().quantity, three.item().cycle),
        (State::Deposited, 3, 2)
    );
    assert_eq!(three.postings(), []);
    lot.wait(10).then(Command::TakeBack(coming_back()));
    assert_eq!(spared(&lot.totals()), (0, 0, 0));
}

#[test]
fn some_of_a_lot_coming_back_late_takes_nothing() {
    let mut lot = ten_in_service(with_factor(18_000));
    let before = spared(&lot.totals());
    lot.wait(91);
    some_back(&mut lot, 2, 3);
    assert_eq!(spared(&lot.totals()), before);
    // What was recorded wrongly was the need, for all ten.
    lot.then(Command::CorrectAcceptance {
        reason: "prix".into(),
        need: need(),
        worth: with_factor(18_000),
    });
    assert_eq!(spared(&lot.totals()), before);
}

#[test]
fn a_late_price_counts_only_those_that_did_not_come_back_early() {
    let mut lot = on_the_shelf(10);
    lot.then(Command::Describe(Details {
        name: "chaises".into(),
        weighed: Some(Grams(40_000)),
        ..Details::default()
    }));
    let unpriced = Worth {
        candidates: vec![],
        ..with_factor(1)
    };
    lot.all(signed_for(1, unpriced));
    lot.wait(10);
    some_back(&mut lot, 2, 3);
    lot.then(Command::PriceLate(worth(6_000)));
    assert_eq!(spared(&lot.totals()), (42_000, 70_000, 28_000));
}

#[test]
fn a_split_lot_no_longer_weighs_what_the_whole_did() {
    let mut lot = on_the_shelf(10);
    lot.then(Command::Describe(Details {
        name: "chaises".into(),
        weighed: Some(Grams(40_000)),
        ..Details::default()
    }));
    let moment = lot.moment(actor(&EVERYBODY));
    let mut five = lot.part(2, 5, None, &moment).unwrap();
    for (story, slip) in [(&mut lot, 1), (&mut five, 2)] {
        story.all(signed_for(slip, with_factor(18_000)));
        assert_eq!(story.totals().waste, Grams(25_000), "the category's weight");
    }
}

#[test]
fn a_part_of_a_repaired_lot_was_repaired_too() {
    let mut lot = on_the_shelf(2);
    let moment = lot.moment(actor(&EVERYBODY));
    let mut one = lot.part(2, 1, None, &moment).unwrap();
    one.then(Command::GiveBack(giving_back(), worth(18_000)));
    assert_eq!(one.totals().repair_return, Cents(18_000));
}

#[test]
fn going_back_repaired_counts_apart_where_its_owner_would_have_bought() {
    let would_not = GiveBack {
        instead_of: Counterfactual::None,
        ..giving_back()
    };
    for (facts, expected) in [(giving_back(), 18_000), (would_not, 0)] {
        let mut story = on_the_shelf(1);
        story.then(Command::GiveBack(facts, worth(18_000)));
        assert_eq!(story.totals().repair_return, Cents(expected));
        assert_eq!(story.totals().value(), Cents(0));
    }
}

#[test]
fn going_straight_back_from_a_receiver_is_an_early_return() {
    for (days, value) in [(90, 0), (91, 18_000)] {
        let mut story = on_the_shelf(1);
        story
            .all(signed_for(1, with_factor(18_000)))
            .wait(days)
            .then(Command::GiveBack(giving_back(), worth(18_000)));
        assert_eq!(story.totals().value(), Cents(value), "day {days}");
        assert_eq!(story.totals().repair_return, Cents(18_000));
        story.then(Command::Undo(story.item().last.seq));
        assert_eq!(
            (story.totals().value(), story.totals().repair_return),
            (Cents(18_000), Cents(0))
        );
    }
}

#[test]
fn the_same_service_in_and_out_is_a_row_of_its_own() {
    let mut story = on_the_shelf(1);
    story.all([
        handing_over(issue(1, DEPOSITOR)),
        Command::Accept(acceptance(1), with_factor(18_000)),
    ]);
    assert_eq!(
        (story.totals().value(), story.totals().repair_return),
        (Cents(0), Cents(18_000))
    );
}

#[test]
fn nothing_counts_where_nothing_would_have_been_bought() {
    let mut story = on_the_shelf(1);
    let nothing = Need {
        instead_of: Counterfactual::None,
        ..need()
    };
    story.all([
        handing_over(Issue {
            need: nothing.clone(),
            ..issue(1, common::facts::RECEIVER)
        }),
        Command::Accept(
            Acceptance {
                need: nothing,
                ..acceptance(1)
            },
            with_factor(18_000),
        ),
    ]);
    assert_eq!(story.postings(), []);
}

#[test]
fn an_item_issued_again_counts_again_on_its_own_evidence() {
    let mut story = ten_in_service(worth(18_000));
    story.wait(91).all([
        Command::TakeBack(coming_back()),
        Command::StartDiagnosis(vec![]),
        Command::FindWorking(Condition::C),
    ]);
    story.all(signed_for(2, worth(6_000)));
    assert_eq!(story.totals().value(), Cents(240_000));
    assert_eq!(story.item().cycle, 2);
}

#[test]
fn an_invoice_posts_the_difference() {
    let mut story = Story::new("2026-03-02");
    story
        .then(received("cafetière", 1))
        .all(to_workshop())
        .then(external(4_000));
    let invoice = |amount| Command::RecordInvoice {
        line: 0,
        amount: Cents(amount),
        reference: "F".into(),
    };
    story.then(invoice(3_500));
    assert_eq!(
        (story.totals().external, story.item().cost()),
        (Cents(3_500), Cents(3_500))
    );
    story.then(invoice(4_200));
    assert_eq!(
        (story.totals().external, story.item().cost()),
        (Cents(4_200), Cents(4_200))
    );
    let cents: Vec<i64> = story.postings().iter().map(|entry| entry.cents.0).collect();
    assert_eq!(cents, [4_000, -500, 700]);
}

#[test]
fn a_repair_dearer_than_a_new_one_shows_a_negative_net() {
    let mut story = Story::new("2026-03-02");
    story
        .then(received("chaise", 1))
        .all(to_workshop())
        .then(part(20_000))
        .all(to_shelf());
    story.all(signed_for(1, worth(18_000)));
    assert_eq!(story.totals().net_cash(), Cents(-2_000));
}

#[test]
fn what_leaves_the_body_has_rows_of_its_own() {
    for (command, read) in [
        (
            Command::Donate(donation()),
            Totals {
                donations: Cents(60_000),
                ..Totals::default()
            },
        ),
        (
            Command::Sell(sale()),
            Totals {
                sales: Cents(4_000),
                ..Totals::default()
            },
        ),
        (
            Command::Recycle(recycling()),
            Totals {
                waste_out: Grams(7_500),
                ..Totals::default()
            },
        ),
    ] {
        let mut story = on_the_shelf(2);
        story.then(command);
        assert_eq!(story.totals(), read);
    }
}

#[test]
fn what_was_registered_by_mistake_leaves_nothing_in_the_totals() {
    let mut story = Story::new("2026-03-02");
    story
        .then(received("chaise", 1))
        .all(to_workshop())
        .all([part(1_250), labour(45)])
        .all(to_shelf());
    story.all(signed_for(1, with_factor(18_000)));
    story.then(Command::Void("doublon".into()));
    let totals = story.totals();
    let cancelled = Totals {
        gross: Cents(18_000),
        reversals: Cents(18_000),
        ..Totals::default()
    };
    assert_eq!(totals, cancelled);
}

#[test]
fn a_prudent_value_is_taken_back_to_the_cent() {
    for (price, months) in [(1, None), (101, None), (1_001, Some(7)), (333, Some(90))] {
        let mut story = on_the_shelf(1);
        let need = Need {
            expected_months: months,
            ..need()
        };
        story.then(handing_over(issue(1, common::facts::RECEIVER)));
        story.then(Command::Accept(
            Acceptance { need, ..acceptance(1) },
            Worth {
                reference_months: Some(60),
                ..worth(price)
            },
        ));
        let counted = prudent(&story.postings()[0]);
        assert_eq!(story.totals().prudent, counted);
        assert!(counted <= Cents(price));
        story.then(Command::TakeBack(coming_back()));
        assert_eq!(story.totals().prudent, Cents(0), "{price} {months:?}");
    }
}

#[test]
fn the_price_is_the_one_of_the_day_of_acceptance() {
    let mut story = on_the_shelf(1);
    let mut tomorrow = evidence(5_000, day("2026-03-03"));
    tomorrow.basis = Basis::Ttc;
    let known = Worth {
        candidates: vec![tomorrow, evidence(18_000, day("2026-03-02"))],
        ..Worth::unknown()
    };
    story.all(signed_for(1, known));
    let entry = &story.postings()[0];
    assert_eq!((entry.kind, entry.cents), (Kind::AvoidedPurchase, Cents(18_000)));
}

/// Accepted without a price and returned too late to be reversed, then issued again: each acceptance has a price or none,
/// and so many prices are found later, in that order.
#[test]
fn a_missing_price_is_found_later_whatever_the_item_was_issued_for_since() {
    let unknown = Worth::unknown;
    for (then, late, expected) in [
        ([unknown(), worth(5_000)], vec![6_000], [(2, 5_000), (1, 6_000)]),
        ([worth(5_000), unknown()], vec![6_000], [(1, 5_000), (2, 6_000)]),
        ([unknown(), unknown()], vec![6_000, 7_000], [(1, 6_000), (2, 7_000)]),
    ] {
        let mut story = on_the_shelf(1);
        let mut days = Vec::new();
        for (slip, worth) in (1..).zip(then) {
            days.push(story.day);
            story
                .all(signed_for(slip, worth))
                .wait(91)
                .then(Command::TakeBack(coming_back()))
                .then(Command::StartDiagnosis(vec![]))
                .then(Command::FindWorking(Condition::B));
        }
        for price in late {
            assert!(story.item().uncounted().is_some());
            story.then(Command::PriceLate(worth(price)));
        }
        assert_eq!(story.item().uncounted(), None);
        let moment = story.moment(actor(&EVERYBODY));
        let again = story.judge(Command::PriceLate(worth(1)), &moment);
        assert_eq!(again, Err(Refusal::AlreadyCounted));
        let posted = story.postings();
        let posted: Vec<_> = posted
            .iter()
            .filter(|entry| entry.kind == Kind::AvoidedPurchase)
            .collect();
        let lines: Vec<_> = posted
            .iter()
            .map(|entry| (entry.handover.unwrap().0, entry.cents.0))
            .collect();
        assert_eq!(lines, expected);
        for (entry, (slip, _)) in posted.iter().zip(expected) {
            assert_eq!(entry.occurred_on, days[usize::try_from(slip - 1).unwrap()]);
        }
    }
}
