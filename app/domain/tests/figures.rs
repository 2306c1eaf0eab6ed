//! The ten figures that the organisation can check by hand: cents, 90 days, labour at 28,00 € an hour.

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
}

use common::{
    facts::{
        RECEIVER, acceptance, coming_back, dismantling, evidence, external, factor, handing_over, issue, labour, part,
        received, recycling, signed_for, to_shelf, to_workshop, worth,
    },
    story::{EVERYBODY, Story, actor, day, totals},
};
use domain::{
    Cents, Grams, Refusal,
    item::{Command, Condition, Cost, State, Worth},
    ledger::{Kind, saving::Totals},
};

const FIRST_DAY: &str = "2026-03-02";

/// Repaired at these costs, and on the shelf.
fn repaired(name: &str, quantity: u32, costs: impl IntoIterator<Item = Command>) -> Story {
    let mut story = Story::new(FIRST_DAY);
    story
        .then(received(name, quantity))
        .all(to_workshop())
        .all(costs)
        .all(to_shelf());
    story
}

/// Found working, and on the shelf.
fn working(name: &str, quantity: u32) -> Story {
    let mut story = Story::new(FIRST_DAY);
    story.all([
        received(name, quantity),
        Command::StartDiagnosis(vec![]),
        Command::FindWorking(Condition::B),
    ]);
    story
}

fn chair() -> Story {
    let mut story = repaired("chaise", 1, [part(1250), labour(45)]);
    story.all(signed_for(1, worth(18_000)));
    story
}

/// What an amount of avoided purchase, and the two nets, come to.
fn euros(totals: &Totals) -> [i64; 3] {
    [totals.value(), totals.net_cash(), totals.net_full()].map(|cents| cents.0)
}

#[test]
fn figure_01() {
    assert_eq!(euros(&chair().totals()), [18_000, 16_750, 14_650]);
}

#[test]
fn figure_02() {
    for (days, expected) in [
        (60, [0, -1_250, -3_350]),
        (90, [0, -1_250, -3_350]),
        (91, [18_000, 16_750, 14_650]),
    ] {
        let mut story = chair();
        story.wait(days).then(Command::TakeBack(coming_back()));
        assert_eq!(euros(&story.totals()), expected, "day {days}");
        assert_eq!(story.totals().gross, Cents(18_000), "both stay visible");
    }
}

#[test]
fn figure_03() {
    let mut story = Story::new(FIRST_DAY);
    story.then(received("cafetière", 1)).all(to_workshop()).all([
        external(4_000),
        Command::FinishRepair("détartrée".into()),
        Command::FailTest("fuit toujours".into()),
        Command::Recycle(recycling()),
    ]);
    assert_eq!(euros(&story.totals()), [0, -4_000, -4_000]);
    assert_eq!(story.item().failed_cost(), Cents(4_000));
    assert_eq!(story.item().state, State::Recycled);
}

#[test]
fn figure_04() {
    let mut story = working("ordinateur", 1);
    let catalogue = evidence(145_000, day("2026-01-01"));
    let for_the_need = evidence(52_000, day("2026-02-01"));
    let worth = Worth {
        candidates: vec![catalogue, for_the_need],
        ..Worth::unknown()
    };
    story.all(signed_for(1, worth));
    assert_eq!(euros(&story.totals())[0], 52_000);
}

#[test]
fn figure_05() {
    let mut ten = working("chaise", 10);
    ten.then(handing_over(issue(1, RECEIVER)));
    let moment = ten.moment(actor(&EVERYBODY));
    let two = ten.part(2, 2, None, &moment).unwrap();
    ten.then(Command::Accept(acceptance(1), worth(18_000)));
    assert_eq!(euros(&ten.totals())[0], 144_000);
    assert_eq!((ten.item().quantity, ten.item().state), (8, State::InService));
    assert_eq!(two.postings(), []);
    assert_eq!((two.item().quantity, two.item().state), (2, State::Ready));
}

#[test]
fn figure_06() {
    let mut donor = Story::new(FIRST_DAY);
    donor.all([
        received("imprimante", 1),
        Command::StartDiagnosis(vec![]),
        Command::Dismantle(dismantling()),
    ]);
    assert_eq!(donor.postings(), []);

    let recovered = Command::AddCost(Cost::Part {
        name: "rouleau".into(),
        quantity: 1,
        unit: Cents::ZERO,
        from_stock: Some(domain::id::PartId(1)),
    });
    let mut story = repaired("imprimante", 1, [recovered, labour(20)]);
    story.all(signed_for(1, worth(31_000)));
    assert_eq!(euros(&story.totals()), [31_000, 31_000, 30_067]);
}

#[test]
fn figure_07() {
    let once = repaired("chaise", 1, [labour(7)]);
    assert_eq!(once.totals().labour, Cents(327));
    let thrice = repaired("chaise", 1, [labour(7), labour(7), labour(7)]);
    assert_eq!(thrice.totals().labour, Cents(981));
    assert_eq!(thrice.totals().labour_minutes, 21);
}

#[test]
fn figure_08() {
    let mut story = chair();
    let before = story.totals();
    // The price and the rate of a later day count for a later repair only.
    story.rules.labour_rate = Cents(9_900);
    let dearer = repaired("chaise", 1, [part(2_000)]);
    assert_eq!(dearer.totals().parts, Cents(2_000));
    assert_eq!(story.totals(), before);
    assert_eq!(story.totals().net_cash(), Cents(16_750));
}

#[test]
fn figure_09() {
    let mut story = working("ordinateur", 1);
    let worth = Worth {
        factor: Some(factor(265_320, 2_000)),
        ..worth(52_000)
    };
    story.all(signed_for(1, worth));
    assert_eq!(story.totals().co2, Grams(132_660));
    assert_eq!(story.totals().waste, Grams(2_000));
    story.wait(60).then(Command::TakeBack(coming_back()));
    assert_eq!((story.totals().co2, story.totals().waste), (Grams(0), Grams(0)));
}

#[test]
fn figure_10() {
    let mut story = Story::new("2025-11-03");
    story.all([
        received("chaise", 1),
        Command::StartDiagnosis(vec![]),
        Command::FindWorking(Condition::B),
    ]);
    story.all(signed_for(1, Worth::unknown()));
    let accepted_on = story.day;
    assert_eq!(story.postings(), []);
    assert_eq!(story.item().acceptances[0].posted_by, None);

    story.day = day("2026-02-10");
    story.rules.closed_through = Some(day("2025-12-31"));
    let moment = story.moment(actor(&EVERYBODY));
    let nothing = Command::PriceLate(Worth::unknown());
    assert_eq!(story.attempt(nothing, &moment), Err(Refusal::NoPrice));
    story.then(Command::PriceLate(worth(6_000)));

    let [entry] = &story.postings()[..] else {
        panic!("one entry");
    };
    assert_eq!((entry.kind, entry.cents), (Kind::AvoidedPurchase, Cents(6_000)));
    assert_eq!(entry.occurred_on, accepted_on);
    assert_eq!(entry.period_on, day("2026-02-10"));
    assert_eq!(entry.handover, story.item().acceptances[0].handover);
    let of_year = |year: &str| {
        let of_it: Vec<_> = story
            .postings()
            .into_iter()
            .filter(|entry| entry.period_on.to_string().starts_with(year))
            .collect();
        totals(&of_it).value()
    };
    assert_eq!((of_year("2025"), of_year("2026")), (Cents(0), Cents(6_000)));
}
