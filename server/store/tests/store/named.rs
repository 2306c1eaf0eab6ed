//! Gestures that name somebody without an account: their name and signature are kept with the gesture or not at all.

use crate::builder::{World, chair, go, handover, key, make_ready, on_each_database, price, repair};
use domain::{
    Refusal, Role,
    id::{MediaId, ReceiverId, ServiceId},
    item::{Batch, Command, Condition, GiveBack, Proof, Reservation, State, Worth},
    price::Counterfactual,
    view::LineFilter,
};
use sea_orm::{FromQueryResult, Statement};
use store::{
    Desk, StoreError,
    batch::Verdict,
    handover::{NewHandover, prepare},
    item::{Named, act_naming},
    ledger::read::{lines, proof},
    media::{self, File},
};

fn owner() -> Named {
    Named {
        name: "Claire Petit".into(),
        service: None,
        signature: Some(File {
            mime: "image/png".into(),
            bytes: b"\x89PNG\r\n\x1a\ndrawn".to_vec(),
        }),
    }
}

fn give_back(receiver: ReceiverId, media: Option<MediaId>) -> Command {
    let facts = GiveBack {
        receiver,
        proof: Proof::Signature,
        media,
        instead_of: Counterfactual::None,
    };
    Command::GiveBack(facts, Worth::default())
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

async fn count(desk: &Desk, table: &str) -> i64 {
    let conn = desk.db.conn();
    let sql = format!("SELECT COUNT(*) AS count FROM {table}");
    let statement = Statement::from_string(conn.get_database_backend(), sql);
    Count::find_by_statement(statement)
        .one(conn)
        .await
        .unwrap()
        .unwrap()
        .count
}

#[test]
fn an_owner_signs_for_what_they_take_back_and_a_viewer_does_not_see_it() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        act_naming(desk, &key("back"), &code, &owner(), give_back)
            .await
            .unwrap();
        act_naming(desk, &key("back"), &code, &owner(), give_back)
            .await
            .unwrap();
        assert_eq!(count(desk, "receiver").await, 1);
        let card = store::item::read::card(desk, &code).await.unwrap();
        assert_eq!(card.state, State::ReturnedToDepositor);
        let domain::item::Event::GivenBack(facts, _) = &card.timeline[0].event else {
            unreachable!("{:?}", card.timeline[0].event);
        };
        let signature = facts.media.unwrap().0;
        assert_eq!(media::load(desk, signature).await.unwrap(), owner().signature.unwrap());
        let viewer = world.person("vue", &[Role::Viewer]).await;
        let refused = media::load(&viewer, signature).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
    });
}

#[test]
fn what_counts_for_an_owner_shows_who_signed_for_it() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        price(desk, &code, 18_000).await;
        repair(desk, &code).await;
        go(desk, &code, Command::PassTest(Condition::B)).await.unwrap();
        let repaired = |receiver, media| {
            let facts = GiveBack {
                receiver,
                proof: Proof::Signature,
                media,
                instead_of: Counterfactual::New,
            };
            Command::GiveBack(facts, Worth::default())
        };
        act_naming(desk, &key("back"), &code, &owner(), repaired).await.unwrap();
        let returned = LineFilter {
            kinds: "repair_return".into(),
            ..LineFilter::default()
        };
        let list = lines(desk, &returned).await.unwrap().lines;
        let seen = proof(desk, list.rows[0].id).await.unwrap();
        let signed = seen.signed.unwrap();
        assert_eq!((signed.proof, signed.by.as_str()), (Proof::Signature, "Claire Petit"));
        assert_eq!(seen.receiver, "Claire Petit");
        assert!(seen.signature.is_some());
        let viewer = world.person("vue", &[Role::Viewer]).await;
        let seen = proof(&viewer, list.rows[0].id).await.unwrap();
        assert_eq!((seen.receiver.as_str(), seen.signature), ("", None));
        assert_eq!(seen.signed.unwrap().by, "");
    });
}

#[test]
fn a_refused_gesture_keeps_neither_the_name_nor_the_signature() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        act_naming(desk, &key("back"), &code, &owner(), give_back)
            .await
            .unwrap();
        let again = act_naming(desk, &key("again"), &code, &owner(), give_back).await;
        assert!(matches!(again, Err(StoreError::Refused(_))));
        let nameless = Named {
            name: "  ".into(),
            ..owner()
        };
        let other = chair(desk).await;
        let refused = act_naming(desk, &key("nameless"), &other, &nameless, give_back).await;
        assert!(matches!(refused, Err(StoreError::Invalid("receiver"))));
        assert_eq!(
            (
                count(desk, "receiver").await,
                count(desk, "media").await,
                count(desk, "item_signature").await
            ),
            (1, 1, 1)
        );
    });
}

#[test]
fn what_is_kept_for_somebody_is_handed_to_nobody_else_of_their_service() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        make_ready(desk, &code).await;
        let anne = Named {
            name: "Anne Martín".into(),
            service: Some(2),
            signature: None,
        };
        let until = world.later(3).today();
        let reserve = |receiver, _| {
            Command::Reserve(Reservation {
                service: ServiceId(2),
                receiver: Some(receiver),
                until,
            })
        };
        act_naming(desk, &key("kept"), &code, &anne, reserve).await.unwrap();
        let to_paul = NewHandover {
            receiver: "Paul Roy".into(),
            ..handover(&[&code])
        };
        let refused = prepare(desk, &key("paul"), to_paul).await;
        assert!(
            matches!(&refused, Err(StoreError::Refused(Refusal::ReservedForPerson(name))) if name == "Anne Martín"),
            "{refused:?}"
        );
        let series = store::batch::look(desk, &Batch::HandOver, &code).await.unwrap();
        assert_eq!(series.verdict, Verdict::Good, "somebody may take it");
        prepare(desk, &key("anne"), handover(&[&code])).await.unwrap();
    });
}
