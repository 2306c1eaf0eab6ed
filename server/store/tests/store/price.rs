//! Documented prices and files: who may record and see them, and what a withdrawn price still does.

use crate::builder::{World, chair, give, go, handover, make_ready, on_each_database, price, price_late, signing};
use domain::{
    Cents, Refusal, Role,
    ledger::saving::Lens,
    price::{Basis, Counterfactual, Evidence, Grade},
};
use store::{
    Desk, StoreError, Submission,
    handover::{prepare, read::slip, sign},
    ledger::read::page,
    media::{File, add_photo, load},
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
        assert_eq!(list(desk, Some(&code)).await.unwrap()[0].price, Cents(9000));
        make_ready(desk, &code).await;
        give(desk, &code).await;
        assert_eq!(value(desk).await, Cents(9000));
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
        let photo = add_photo(desk, &code, &picture()).await.unwrap().0;
        let requester = world.person("anne", &[Role::Requester]).await;
        let viewer = world.person("viewer", &[Role::Viewer]).await;
        assert_eq!(load(&requester, photo).await.unwrap(), picture());
        let with_document = NewPrice {
            document: Some(picture()),
            ..new_price()
        };
        record(desk, &Submission::default(), with_document).await.unwrap();
        let document = list(desk, None).await.unwrap()[0].document.clone().unwrap();
        let document: i64 = document.rsplit('/').next().unwrap().parse().unwrap();
        assert_eq!(load(&viewer, document).await.unwrap(), picture());
        for refused in [load(&viewer, photo).await, load(&requester, document).await] {
            assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        }
        let refused = add_photo(&requester, &code, &picture()).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        assert!(matches!(load(desk, 999).await, Err(StoreError::NotFound)));
    });
}
