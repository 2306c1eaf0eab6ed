//! What a service announces waits for the desk, and is received by its label.

use crate::builder::{World, key, on_each_database};
use domain::{
    Refusal, Role,
    id::PlaceId,
    item::{Batch, State},
};
use store::{
    StoreError,
    announce::{NewAnnouncement, announce, announcements},
    batch::{self, Line},
    home::home,
};

fn chair() -> NewAnnouncement {
    NewAnnouncement {
        service: 1,
        category: "F-CHAIR".into(),
        what: "  ".into(),
        fault: "Roulette cassée".into(),
        place: 1,
        quantity: 3,
    }
}

#[test]
fn an_announcement_waits_on_the_desks_home_until_it_is_received() {
    on_each_database(async |world: World| {
        let requester = world.person("anne", &[Role::Requester]).await;
        let desk = world.person("nadia", &[Role::Desk]).await;
        let code = announce(&requester, &key("once"), chair()).await.unwrap();
        assert_eq!(announce(&requester, &key("once"), chair()).await.unwrap(), code);
        let mine = announcements(&requester).await.unwrap();
        assert_eq!(mine.waiting, None);
        assert_eq!(mine.mine.len(), 1);
        let one = &mine.mine[0];
        assert_eq!(
            (one.state, one.quantity, one.place.as_str()),
            (State::Announced, 3, "Atelier")
        );
        assert!(!one.name.is_empty(), "the category's name stands in");
        assert_eq!(one.by, "Person anne");
        assert_eq!(home(&desk).await.unwrap().announced.unwrap().count, 1);
        assert_eq!(announcements(&desk).await.unwrap().waiting.unwrap().len(), 1);

        let line = Line {
            code: code.clone(),
            version: None,
            weight: None,
        };
        let series = Batch::Receive(PlaceId(1));
        batch::apply(&desk, &key("in"), &series, vec![line]).await.unwrap();
        assert_eq!(announcements(&desk).await.unwrap().waiting.unwrap(), []);
        assert_eq!(announcements(&requester).await.unwrap().mine[0].state, State::Deposited);
        assert_eq!(home(&desk).await.unwrap().announced.unwrap().count, 0);
        assert_eq!(store::verify::verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn an_announcement_says_which_answer_is_wrong_and_writes_nothing() {
    on_each_database(async |world: World| {
        let requester = world.person("anne", &[Role::Requester]).await;
        for field in ["service", "place", "category"] {
            let mut new = chair();
            match field {
                "service" => new.service = 999,
                "place" => new.place = 999,
                _ => new.category = "NONE".into(),
            }
            let refused = announce(&requester, &key(field), new).await;
            assert!(
                matches!(refused, Err(StoreError::Invalid(name)) if name == field),
                "{refused:?}"
            );
        }
        let mut none = chair();
        none.quantity = 0;
        let refused = announce(&requester, &key("none"), none).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
        for role in [Role::Viewer, Role::Technician, Role::Manager, Role::Admin] {
            let other = world.person(role.word(), &[role]).await;
            for refused in [
                announce(&other, &key("no"), chair()).await.map(|_| ()),
                announcements(&other).await.map(|_| ()),
            ] {
                assert!(
                    matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))),
                    "{role:?}"
                );
            }
        }
        assert_eq!(announcements(&requester).await.unwrap().mine, []);
    });
}

#[test]
fn an_announcement_is_no_longer_than_its_form_lets_it_be() {
    on_each_database(async |world: World| {
        let requester = world.person("anne", &[Role::Requester]).await;
        for (field, what, fault) in [("what", 121, 500), ("fault", 120, 501)] {
            let mut new = chair();
            (new.what, new.fault) = ("é".repeat(what), "é".repeat(fault));
            let refused = announce(&requester, &key(field), new).await;
            assert!(
                matches!(refused, Err(StoreError::Invalid(name)) if name == field),
                "{refused:?}"
            );
        }
        assert_eq!(announcements(&requester).await.unwrap().mine, []);
        let mut new = chair();
        (new.what, new.fault) = ("é".repeat(120), "é".repeat(500));
        announce(&requester, &key("long"), new).await.unwrap();
    });
}
