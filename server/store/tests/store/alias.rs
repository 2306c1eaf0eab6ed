//! Foreign barcodes: linked to one item at a time, found by a scan and by words.

use crate::builder::{World, chair, go, key, on_each_database};
use domain::{
    Refusal, Role,
    item::{Command, Details},
};
use store::{
    Desk, StoreError, Submission,
    alias::{link, unlink},
    item::read::card,
    search::{Found, Query, items, scan},
};

const EAN: &str = "3256220110011";

async fn found(desk: &Desk, text: &str) -> Found {
    scan(desk, text).await.unwrap().0
}

async fn by_words(desk: &Desk, words: &str) -> Vec<String> {
    let query = Query {
        words: words.into(),
        ..Query::default()
    };
    let page = items(desk, &query).await.unwrap();
    page.rows.into_iter().map(|row| row.code).collect()
}

#[test]
fn a_linked_barcode_leads_to_its_item_until_it_is_unlinked() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        assert_eq!(found(desk, EAN).await, Found::Words(EAN.into()));
        for _ in 0..2 {
            link(desk, &key("link"), &code, " 3256220 110011").await.unwrap();
        }
        link(desk, &key("again"), &code, EAN).await.unwrap();
        assert_eq!(found(desk, "]E03256220110011\r").await, Found::Item(code.clone()));
        assert_eq!(by_words(desk, EAN).await, vec![code.clone()]);
        let aliases = card(desk, &code).await.unwrap().aliases;
        assert_eq!(aliases.len(), 1);
        assert_eq!(aliases[0].text, EAN);
        for _ in 0..2 {
            unlink(desk, &Submission::default(), &code, aliases[0].id)
                .await
                .unwrap();
        }
        assert_eq!(found(desk, EAN).await, Found::Words(EAN.into()));
        assert!(by_words(desk, EAN).await.is_empty());
        assert!(card(desk, &code).await.unwrap().aliases.is_empty());
    });
}

#[test]
fn a_barcode_is_linked_to_one_item_at_a_time() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let (one, other) = (chair(desk).await, chair(desk).await);
        let (left, right) = (key("left"), key("right"));
        let both = tokio::join!(link(desk, &left, &one, "sn-42"), link(desk, &right, &other, "SN-42"));
        let (bearer, refused) = match both {
            (Ok(()), Err(refused)) => (&one, refused),
            (Err(refused), Ok(())) => (&other, refused),
            both => panic!("exactly one links: {both:?}"),
        };
        assert!(matches!(refused, StoreError::Refused(Refusal::CodeLinked(code)) if code == *bearer));
        assert_eq!(found(desk, "sn-42").await, Found::Item(bearer.clone()));
        // Once unlinked, the other may have it.
        let alias = card(desk, bearer).await.unwrap().aliases.remove(0).id;
        unlink(desk, &Submission::default(), bearer, alias).await.unwrap();
        let next = if *bearer == one { &other } else { &one };
        link(desk, &Submission::default(), next, "SN-42").await.unwrap();
        assert_eq!(found(desk, "SN-42").await, Found::Item(next.clone()));
    });
}

#[test]
fn a_label_of_our_own_is_no_foreign_barcode() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let (one, other) = (chair(desk).await, chair(desk).await);
        for text in [other.clone(), other.to_lowercase(), format!("https://h.fr/Q/{other}")] {
            let refused = link(desk, &Submission::default(), &one, &text).await;
            assert!(
                matches!(refused, Err(StoreError::Refused(Refusal::CodeIsLabel))),
                "{text}: {refused:?}"
            );
        }
        // Well formed, and on no label: a barcode like any other.
        link(desk, &Submission::default(), &one, "7K3HN9B3").await.unwrap();
        assert_eq!(found(desk, "7K3HN9B3").await, Found::Item(one));
        let short = link(desk, &Submission::default(), &other, " a").await;
        assert!(matches!(short, Err(StoreError::Invalid("text"))));
    });
}

#[test]
fn a_corrected_item_is_still_found_by_its_barcode() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        link(desk, &Submission::default(), &code, EAN).await.unwrap();
        let details = Details {
            name: "Fauteuil".into(),
            ..Details::default()
        };
        go(desk, &code, Command::Describe(details)).await.unwrap();
        assert_eq!(by_words(desk, EAN).await, vec![code.clone()]);
        assert_eq!(by_words(desk, "fauteuil").await, [code]);
    });
}

#[test]
fn the_desk_and_the_workshop_link_and_others_do_not() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        let manager = world.person("marc", &[Role::Manager]).await;
        let refused = link(&manager, &Submission::default(), &code, EAN).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        let technician = world.person("tina", &[Role::Technician]).await;
        link(&technician, &Submission::default(), &code, EAN).await.unwrap();
        // Who may only see available items learns nothing from a barcode.
        let requester = world.person("rita", &[Role::Requester]).await;
        assert_eq!(found(&requester, EAN).await, Found::Words(EAN.into()));
    });
}
