//! What repairs teach and what the law asks for, by hand-computed numbers and by random ones.
#![expect(clippy::unwrap_used, reason = "in tests a failed unwrap is the message")]

use chrono::{Days, NaiveDate};
use domain::{
    Cents, Minutes,
    item::{Barrier, Ownership, State},
    legal::{
        agec::{Declarant, Spending, csv},
        is_siret,
        reuse::{List, Standing, target},
        tidy_siret,
    },
    local::{ProviderKind, department, full_time, is_department},
    workshop::{
        Case, Outcome, Tally, by_model,
        delay::{Life, Stage, Turn, live, median},
        stock::{AGES, PATIENCE, late_before, states},
        tenths,
    },
};
use proptest::prelude::*;

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(n)
}

fn case(model: &str, outcome: Outcome, cents: i64, barrier: Option<Barrier>) -> Case {
    Case {
        code: String::new(),
        name: "Imprimante".into(),
        brand: "Okyo".into(),
        model: model.into(),
        category: "IT-PRINTER".into(),
        outcome,
        ended_on: day(0),
        cost: Cents(cents),
        barrier,
    }
}

#[test]
fn a_share_is_rounded_half_up_to_a_tenth_and_nothing_has_none() {
    for (part, whole, expected) in [
        (2, 3, Some(667)),
        (1, 3, Some(333)),
        (1, 16, Some(63)),
        (0, 5, Some(0)),
        (5, 5, Some(1000)),
        (0, 0, None),
    ] {
        assert_eq!(tenths(part, whole), expected, "{part} of {whole}");
    }
}

#[test]
fn a_success_bears_the_cost_of_the_failures() {
    let cases = [
        case("A", Outcome::Repaired, 1000, None),
        case("A", Outcome::Repaired, 501, None),
        case("A", Outcome::Failed, 2000, None),
        case("A", Outcome::GivenUp, 0, Some(Barrier::WornOut)),
    ];
    let tally = Tally::of(&cases);
    // 35,01 for two: 17,505 rounds up to 17,51.
    assert_eq!((tally.rate(), tally.cost_per_success()), (Some(500), Some(Cents(1751))));
    assert_eq!(Tally::of(&cases[2..]).cost_per_success(), None);
}

#[test]
fn a_model_is_the_same_in_any_letter_case_and_needs_three_cases() {
    let of = |model| case(model, Outcome::GivenUp, 0, Some(Barrier::NoInformation));
    let models = by_model(&[of("LX-20"), of("lx 20"), of("Lx.20"), of("LX-30"), of("LX-30")]);
    assert_eq!(models.len(), 1);
    assert_eq!(
        (models[0].key.as_str(), models[0].barriers.as_slice()),
        ("okyo lx 20", [(Barrier::NoInformation, 3)].as_slice())
    );
}

/// What each life of an item took, stage by stage.
fn delays(turns: &[(Turn, u64)]) -> Vec<(Stage, i64)> {
    let mut lives = Vec::new();
    for (turn, n) in turns {
        live(&mut lives, *turn, day(*n));
    }
    let stages = |life: &Life| Stage::ALL.map(|stage| life.days(stage).map(|days| (stage, days)));
    lives.iter().flat_map(stages).flatten().collect()
}

#[test]
fn each_life_of_an_item_is_measured_apart() {
    let found = delays(&[
        (Turn::In, 0),
        (Turn::Diagnosed, 3),
        (Turn::Diagnosed, 5),
        (Turn::Repaired, 9),
        (Turn::Accepted, 10),
        (Turn::In, 50),
        (Turn::Working, 51),
        (Turn::Accepted, 60),
    ]);
    assert_eq!(
        found,
        [
            (Stage::Diagnosis, 3),
            (Stage::Repair, 6),
            (Stage::Reissue, 1),
            (Stage::Whole, 10),
            (Stage::Diagnosis, 1),
            (Stage::Reissue, 9),
            (Stage::Whole, 10),
        ]
    );
}

#[test]
fn what_left_a_lot_is_measured_from_its_own_diagnosis_and_a_back_dated_day_takes_no_time() {
    assert_eq!(delays(&[(Turn::Accepted, 20)]), []);
    assert_eq!(
        delays(&[(Turn::Diagnosed, 21), (Turn::Repaired, 23), (Turn::Accepted, 25)]),
        [(Stage::Repair, 2), (Stage::Reissue, 2)]
    );
    assert_eq!(delays(&[(Turn::In, 8), (Turn::Diagnosed, 7)]), [(Stage::Diagnosis, 0)]);
}

#[test]
fn an_item_that_works_was_diagnosed_once_and_not_repaired() {
    assert_eq!(
        delays(&[
            (Turn::In, 0),
            (Turn::Diagnosed, 2),
            (Turn::Working, 5),
            (Turn::Diagnosed, 6)
        ]),
        [(Stage::Diagnosis, 2)]
    );
    assert_eq!(
        delays(&[
            (Turn::In, 0),
            (Turn::Working, 1),
            (Turn::Diagnosed, 4),
            (Turn::Repaired, 9)
        ]),
        [(Stage::Diagnosis, 1)]
    );
}

#[test]
fn the_median_of_an_even_number_is_between_its_two_middles() {
    for (days, half_days) in [
        (vec![], None),
        (vec![4], Some(8)),
        (vec![9, 2], Some(11)),
        (vec![9, 2, 4], Some(8)),
        (vec![1, 1, 2, 10], Some(3)),
    ] {
        assert_eq!(median(days.clone()), half_days, "{days:?}");
    }
}

proptest! {
    #[test]
    fn at_most_half_are_below_the_median_and_at_most_half_above(days in prop::collection::vec(0_i64..500, 1..60)) {
        let half_days = median(days.clone()).unwrap();
        let below = days.iter().filter(|day| 2 * **day < half_days).count();
        let above = days.iter().filter(|day| 2 * **day > half_days).count();
        prop_assert!(2 * below <= days.len() && 2 * above <= days.len());
    }

    #[test]
    fn every_age_is_in_one_bucket(age in 0_u64..3000) {
        let today = day(4000);
        let came = today.checked_sub_days(Days::new(age)).unwrap();
        let fitting = AGES.into_iter().filter(|bucket| {
            let (first, last) = bucket.days(today);
            first <= came && came <= last
        });
        prop_assert_eq!(fitting.count(), 1);
    }

    #[test]
    fn one_wrong_digit_is_no_siret(rank in 0_usize..14, other in 1_u32..10) {
        let right = "13002526500013";
        let wrong: String = right.chars().enumerate().map(|(n, sign)| {
            let digit = sign.to_digit(10).unwrap();
            char::from_digit(if n == rank { (digit + other) % 10 } else { digit }, 10).unwrap()
        }).collect();
        prop_assert!(is_siret(right) && !is_siret(&wrong));
    }
}

#[test]
fn what_waits_is_late_the_day_after_its_patience() {
    let today = day(100);
    assert_eq!(late_before(State::InRepair, today), Some(day(85)));
    assert_eq!(late_before(State::InService, today), None);
    assert!(PATIENCE.iter().all(|(state, _)| !state.is_exit()));
    assert!(states().any(|state| state == State::AtProvider) && states().all(|state| !state.is_exit()));
}

#[test]
fn a_siret_checks_by_luhn_and_la_poste_by_its_own_sum() {
    for (text, is_one) in [
        ("13002526500013", true),
        ("35600000000048", true),
        ("35600000049837", true),
        ("35600000049838", false),
        ("00000000000000", false),
        ("1300252650001", false),
        ("1300252650001A", false),
    ] {
        assert_eq!(is_siret(text), is_one, "{text}");
    }
    assert_eq!(tidy_siret("130 025\u{a0}265 00013"), "13002526500013");
}

#[test]
fn a_place_is_in_the_departement_of_its_insee_code_first() {
    for (postcode, insee, expected) in [
        ("62000", "", Some("62")),
        ("59999", "62041", Some("62")),
        ("20000", "", Some("2A")),
        ("20200", "", Some("2B")),
        ("", "2A004", Some("2A")),
        ("97400", "", Some("974")),
        ("", "97411", Some("974")),
        ("6200", "", None),
        ("", "", None),
    ] {
        assert_eq!(department(postcode, insee).as_deref(), expected, "{postcode} {insee}");
    }
    for (text, is_one) in [
        ("62", true),
        ("01", true),
        ("2A", true),
        ("974", true),
        ("20", false),
        ("96", false),
        ("1", false),
        ("+1", false),
        ("970", false),
    ] {
        assert_eq!(is_department(text), is_one, "{text}");
    }
}

#[test]
fn a_narrower_kind_belongs_to_a_wider_one() {
    for kind in ProviderKind::ALL {
        assert_eq!(ProviderKind::parse(kind.word()), Some(kind));
        assert_eq!(kind.wider().wider(), kind.wider());
    }
    assert_eq!(ProviderKind::Adapted.wider(), ProviderKind::SocialEnterprise);
}

#[test]
fn sixteen_hundred_and_seven_hours_are_one_agent() {
    for (hours, hundredths) in [(1607, 100), (803, 50), (311, 19), (0, 0)] {
        assert_eq!(full_time(Minutes(hours * 60)), hundredths, "{hours} h");
    }
}

#[test]
fn only_what_left_for_good_is_decommissioned() {
    use Standing::{Discarded, NotOwned, Reused, TooOld};
    let body = |exit, made_in| Standing::of(exit, Ownership::Body, made_in, 2026);
    for (exit, made_in, expected) in [
        (State::Donated, None, Some(Reused)),
        (State::Sold, Some(2016), Some(Reused)),
        (State::Sold, Some(2015), Some(TooOld)),
        (State::Recycled, Some(2025), Some(Discarded)),
        (State::Dismantled, None, Some(Discarded)),
        (State::Dismantled, Some(2000), Some(TooOld)),
        (State::ReturnedToDepositor, None, None),
        (State::Lost, None, None),
        (State::Void, None, None),
        (State::InService, None, None),
    ] {
        assert_eq!(body(exit, made_in), expected, "{exit:?} {made_in:?}");
    }
    assert_eq!(
        Standing::of(State::Recycled, Ownership::Depositor, Some(2000), 2026),
        Some(NotOwned)
    );
}

#[test]
fn the_target_of_it_reuse_rises_until_2025_and_there_was_none_before_2023() {
    for (year, expected) in [
        (2022, None),
        (2023, Some(250)),
        (2024, Some(350)),
        (2025, Some(500)),
        (2031, Some(500)),
    ] {
        assert_eq!(target(year), expected, "{year}");
    }
}

#[test]
fn the_lists_of_it_reuse_have_words_of_their_own_and_decommissioned_is_both_sides() {
    for list in List::ALL {
        assert_eq!(List::parse(list.word()), Some(list));
    }
    for standing in Standing::ALL {
        let is_counted = List::Decommissioned.shows(standing, Some(2020));
        let sides = List::Reused.shows(standing, None) || List::Discarded.shows(standing, None);
        assert_eq!(is_counted, sides, "{standing:?}");
        assert_eq!(List::Ageless.shows(standing, None), is_counted, "{standing:?}");
        assert!(!List::Ageless.shows(standing, Some(2020)) && !List::Kept.shows(standing, None));
    }
}

#[test]
fn the_declarations_cells_are_quoted_and_disarmed() {
    let who = Declarant {
        siret: "13002526500013".into(),
        legal_name: "Département \"62\", siège".into(),
        department: "62".into(),
    };
    let spending = Spending {
        total: Cents(50_090),
        reuse: Cents(5),
        donated: Cents(0),
        recycled: Cents(100),
        comment: "=1+1\nsuite".into(),
    };
    let text = csv(2026, &who, [("Papier", &spending)]);
    let line = text.lines().nth(1).unwrap();
    assert_eq!(
        line,
        "2026,13002526500013,\"Département \"\"62\"\", siège\",Papier,500.90,0.05,0.00,1.00,'=1+1 suite"
    );
}
