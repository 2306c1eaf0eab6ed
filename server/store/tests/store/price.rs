//! Documented prices and files: who may record and see them, and what a withdrawn price still does.

use crate::builder::{World, chair, give, go, handover, key, make_ready, on_each_database, price, price_late, signing};
use chrono::NaiveDate;
use domain::{
    Cents, Refusal, Role,
    id::EvidenceId,
    ledger::saving::Lens,
    price::{Basis, Counterfactual, Evidence, Grade, lowest},
    view::LineFilter,
};
use store::{
    Desk, StoreError, Submission,
    handover::{prepare, read::slip, sign},
    ledger::read::{lines, page, proof},
    media::{File, add_photos, load},
    price::{NewPrice, list, record, withdraw},
};

fn new_price() -> NewPrice {
    NewPrice {
        code: None,
        category: Some("F-CHAIR".into()),
        what: "Chaise neuve".into(),
        evidence: Evidence {
            id: None,
            price: Cents(9000),
            basis: Basis::Ttc,
            vat: 2000,
            grade: Grade::B,
            dated_on: "2026-01-05".parse().unwrap(),
            of: Counterfactual::New,
            source: "Devis 12".into(),
        },
        document: None,
    }
}

fn picture() -> File {
    File {
        mime: "image/png".into(),
        bytes: vec![1, 2, 3],
    }
}

async fn value(desk: &Desk) -> Cents {
    page(desk, 2026, Lens::Gross).await.unwrap().totals.value()
}

#[test]
fn prices_that_prove_nothing_are_refused_by_field() {
    on_each_database(async |world: World| {
        let wrong = |field, change: fn(&mut NewPrice)| {
            let mut price = new_price();
            change(&mut price);
            (price, field)
        };
        let cases = [
            wrong("what", |p| p.what = " ".into()),
            wrong("price", |p| p.evidence.price = Cents(0)),
            wrong("source", |p| p.evidence.source = String::new()),
            wrong("instead_of", |p| p.evidence.of = Counterfactual::None),
            wrong("vat", |p| p.evidence.vat = 10_001),
            wrong("dated_on", |p| p.evidence.dated_on = "2026-06-16".parse().unwrap()),
            wrong("dated_on", |p| p.evidence.dated_on = "1999-12-31".parse().unwrap()),
            wrong("category", |p| p.category = Some("NONE".into())),
        ];
        for (price, field) in cases {
            let refused = record(&world.desk, &Submission::default(), price).await;
            assert!(
                matches!(refused, Err(StoreError::Invalid(name)) if name == field),
                "{field}: {refused:?}"
            );
        }
        let agent = world.person("agent", &[Role::Desk]).await;
        let refused = record(&agent, &Submission::default(), new_price()).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
    });
}

#[test]
fn a_price_of_the_category_serves_each_of_its_items() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        record(desk, &Submission::default(), new_price()).await.unwrap();
        let code = chair(desk).await;
        assert_eq!(list(desk, &code).await.unwrap()[0].row.price, Cents(9000));
        make_ready(desk, &code).await;
        give(desk, &code).await;
        assert_eq!(value(desk).await, Cents(9000));
    });
}

/// Prices of each kind, basis, tax and grade, some dated between the two days of the test: cents, hundredths of a percent.
const MIXED: [(i64, Basis, u32, Grade, Counterfactual, &str); 8] = [
    (9000, Basis::Ttc, 2000, Grade::A, Counterfactual::New, "2026-01-05"),
    (7000, Basis::Ht, 2000, Grade::B, Counterfactual::New, "2026-02-01"),
    (8300, Basis::Ttc, 550, Grade::B, Counterfactual::New, "2026-03-01"),
    (8200, Basis::Ttc, 2000, Grade::B, Counterfactual::New, "2026-06-18"),
    (6900, Basis::Ht, 2000, Grade::A, Counterfactual::New, "2026-06-19"),
    (100, Basis::Ttc, 2000, Grade::C, Counterfactual::New, "2026-01-01"),
    (
        200,
        Basis::Ttc,
        2000,
        Grade::B,
        Counterfactual::Refurbished,
        "2026-01-01",
    ),
    (8350, Basis::Ttc, 2000, Grade::B, Counterfactual::New, "2026-01-06"),
];

async fn record_mixed(desk: &Desk) -> Vec<Evidence> {
    let mut all = Vec::new();
    for (cents, basis, vat, grade, of, day) in MIXED {
        let mut new = new_price();
        new.evidence = Evidence {
            price: Cents(cents),
            basis,
            vat,
            grade,
            of,
            dated_on: day.parse().unwrap(),
            ..new.evidence
        };
        let mut evidence = new.evidence.clone();
        let id = record(desk, &Submission::default(), new).await.unwrap();
        evidence.id = Some(EvidenceId(id));
        all.push(evidence);
    }
    all
}

#[test]
fn the_price_that_counts_is_the_one_that_the_domain_takes_of_all_there_are() {
    on_each_database(async |world: World| {
        let later = world.later(5);
        let all = record_mixed(&later).await;
        let mut lowest_of_all = new_price();
        lowest_of_all.evidence.price = Cents(50);
        let gone = record(&later, &Submission::default(), lowest_of_all).await.unwrap();
        withdraw(&later, gone).await.unwrap();
        for (day, cents) in [("2026-06-17", 8300), ("2026-06-20", 8200)] {
            let day: NaiveDate = day.parse().unwrap();
            let on_that_day = Submission {
                occurred_on: Some(day),
                ..Submission::default()
            };
            let code = chair(&world.desk).await;
            make_ready(&world.desk, &code).await;
            let number = prepare(&later, &on_that_day, handover(&[&code])).await.unwrap();
            sign(&later, &on_that_day, &number, signing(&[&code])).await.unwrap();
            let due = lowest(&all, Counterfactual::New, day, Basis::Ttc).unwrap();
            let newest = lines(&later, &LineFilter::default()).await.unwrap().lines.rows;
            let counted = newest.iter().find(|line| line.cents > Cents(0)).unwrap();
            let proof = proof(&later, counted.id).await.unwrap();
            assert_eq!((counted.cents, due.price), (Cents(cents), Cents(cents)));
            assert_eq!(proof.posting.inputs.evidence.as_ref(), Some(due));
        }
    });
}

#[test]
fn a_price_withdrawn_counts_no_more_on_an_open_slip_and_stays_where_it_counted() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let (counted, open) = (chair(desk).await, chair(desk).await);
        let id = record(desk, &Submission::default(), new_price()).await.unwrap();
        for code in [&counted, &open] {
            make_ready(desk, code).await;
        }
        give(desk, &counted).await;
        let mut chosen = handover(&[&open]);
        chosen.prices = vec![id];
        let number = prepare(desk, &Submission::default(), chosen).await.unwrap();
        assert_eq!(slip(desk, &number).await.unwrap().lines[0].unit, Some(Cents(9000)));
        withdraw(desk, id).await.unwrap();
        assert_eq!(slip(desk, &number).await.unwrap().lines[0].unit, None);
        sign(desk, &Submission::default(), &number, signing(&[&open]))
            .await
            .unwrap();
        assert_eq!(value(desk).await, Cents(9000));
        assert!(matches!(withdraw(desk, id).await, Err(StoreError::NotFound)));
        price(desk, &open, 6000).await;
        go(desk, &open, price_late()).await.unwrap();
        assert_eq!(value(desk).await, Cents(15_000));
    });
}

#[test]
fn photos_are_for_whoever_sees_items_and_documents_for_whoever_sees_prices() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        for _ in 0..2 {
            add_photos(desk, &key("photo"), &code, &[picture()]).await.unwrap();
        }
        let photos = store::item::read::card(desk, &code).await.unwrap().photos;
        assert_eq!(photos.len(), 1, "sent twice, kept once");
        let photo: i64 = photos[0].rsplit('/').next().unwrap().parse().unwrap();
        let requester = world.person("anne", &[Role::Requester]).await;
        let viewer = world.person("viewer", &[Role::Viewer]).await;
        assert_eq!(load(&requester, photo).await.unwrap(), picture());
        let with_document = NewPrice {
            document: Some(picture()),
            ..new_price()
        };
        record(desk, &Submission::default(), with_document).await.unwrap();
        let document = list(desk, &code).await.unwrap()[0].row.document.clone().unwrap();
        let document: i64 = document.rsplit('/').next().unwrap().parse().unwrap();
        assert_eq!(load(&viewer, document).await.unwrap(), picture());
        for refused in [load(&viewer, photo).await, load(&requester, document).await] {
            assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        }
        let refused = add_photos(&requester, &Submission::default(), &code, &[picture()]).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        assert!(matches!(load(desk, 999).await, Err(StoreError::NotFound)));
    });
}
