//! The year's impact: what was posted, with the edition that made it.

use crate::builder::{World, chair, chairs, give, make_ready, on_each_database, price};
use domain::{
    Grams, Role,
    ledger::Kind,
    view::{LineFilter, impact::ImpactPage},
};
use store::{
    Desk, StoreError, Submission,
    catalogue::{Figures, save_figures},
    deposit::{NewDeposit, receive},
    ledger::read::{impact, lines},
    verify::verify,
};

async fn given(desk: &Desk, code: &str) {
    price(desk, code, 18_000).await;
    make_ready(desk, code).await;
    give(desk, code).await;
}

async fn heavier_chairs(desk: &Desk) {
    let figures = Figures {
        category: "F-CHAIR".into(),
        weight: Some(Grams(7_000)),
        co2: Some(Grams(20_000)),
        factor: "MESURE-chaise".into(),
        source: "Mesures du département".into(),
        default_price: None,
        reference_months: None,
    };
    save_figures(desk, &figures).await.unwrap();
}

/// Edition, CO2 posted, CO2 with today's factor.
fn rows(page: &ImpactPage) -> Vec<(u32, i64, Option<i64>)> {
    let row = |row: &domain::view::impact::ImpactRow| (row.version, row.co2.0, row.today().map(|grams| grams.0));
    page.rows.iter().map(row).collect()
}

#[test]
fn a_new_factor_never_changes_the_past_and_today_s_reading_is_apart() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        given(&world.desk, &code).await;
        let before = impact(&world.desk, 2026).await.unwrap();
        assert_eq!(before.co2, Grams(9_315));
        assert_eq!(rows(&before), [(1, 9_315, Some(9_315))]);
        assert_eq!(before.rows[0].code, "ADEME-chaiseenbois");

        heavier_chairs(&world.desk).await;
        let after = impact(&world.desk, 2026).await.unwrap();
        assert_eq!((after.co2, after.today()), (Grams(9_315), Grams(10_000)));
        assert_eq!(rows(&after), [(1, 9_315, Some(10_000))]);
        assert_eq!(after.rows[0].code, "ADEME-chaiseenbois");

        let other = chair(&world.desk).await;
        given(&world.desk, &other).await;
        let both = impact(&world.desk, 2026).await.unwrap();
        assert_eq!(both.co2, Grams(19_315));
        assert_eq!(rows(&both), [(2, 10_000, Some(10_000)), (1, 9_315, Some(10_000))]);
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn each_row_is_the_sum_of_the_lines_it_opens() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        given(&world.desk, &code).await;
        heavier_chairs(&world.desk).await;
        for _ in 0..2 {
            let code = chair(&world.desk).await;
            given(&world.desk, &code).await;
        }
        let page = impact(&world.desk, 2026).await.unwrap();
        assert_eq!(page.rows.len(), 2);
        for row in &page.rows {
            for (kind, expected) in [(Kind::Co2, row.co2), (Kind::Waste, row.waste)] {
                let filter = LineFilter {
                    year: 2026,
                    kinds: kind.word().into(),
                    category: row.category.clone(),
                    factor: row.version,
                    ..LineFilter::default()
                };
                assert_eq!(lines(&world.desk, &filter).await.unwrap().grams, expected);
            }
        }
        // No weight is known of a wooden chair; two of the measured ones weigh 14 kg.
        let waste: Vec<Grams> = page.rows.iter().map(|row| row.waste).collect();
        assert_eq!((page.waste, waste), (Grams(14_000), vec![Grams(14_000), Grams::ZERO]));
    });
}

#[test]
fn what_has_no_factor_is_counted_beside_and_other_sources_are_named() {
    on_each_database(async |world: World| {
        for category in ["S-BOARD", "F-DESK"] {
            let deposit = NewDeposit {
                category: category.into(),
                ..chairs(1)
            };
            let (_, codes) = receive(&world.desk, &Submission::default(), deposit).await.unwrap();
            given(&world.desk, &codes[0]).await;
        }
        let page = impact(&world.desk, 2026).await.unwrap();
        assert_eq!(page.without_factor, 1);
        let [desk] = page.rows.as_slice() else {
            panic!("{:?}", page.rows);
        };
        assert_eq!((desk.category.as_str(), desk.co2), ("F-DESK", Grams(40_110)));
        let others: Vec<(&str, i64)> = desk.others.iter().map(|one| (one.code.as_str(), one.co2.0)).collect();
        assert_eq!(others, [("RESTART-47", 67_130)]);
        assert_eq!(desk.range(), Some((Grams(33_565), Grams(40_110))));
    });
}

#[test]
fn the_impact_is_refused_to_who_may_not_see_savings() {
    on_each_database(async |world: World| {
        let desk = world.person("guichet", &[Role::Desk]).await;
        assert!(matches!(impact(&desk, 2026).await, Err(StoreError::Refused(_))));
    });
}
