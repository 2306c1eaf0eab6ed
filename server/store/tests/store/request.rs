//! What an agent asks for, until the desk keeps it for them or says why not.

use crate::builder::{World, chair, give, go, handover, key, make_ready, on_each_database};
use domain::{
    Refusal, Role,
    item::{Command, State},
    request::RequestOutcome,
};
use store::{
    StoreError, Submission,
    handover::{NewHandover, prepare},
    home::home,
    item::read::{brief, card},
    request::{ask, decline, requests, reserve},
};

#[test]
fn a_request_waits_on_the_desks_home_and_becomes_a_reservation_in_one_gesture() {
    on_each_database(async |world: World| {
        let anne = world.person("anne", &[Role::Requester]).await;
        let nadia = world.person("nadia", &[Role::Desk]).await;
        let code = chair(&world.desk).await;
        make_ready(&world.desk, &code).await;
        for submission in [key("once"), key("once"), key("and again")] {
            ask(&anne, &submission, &code, 2, " Un siège pour l’accueil ")
                .await
                .unwrap();
        }
        assert_eq!(home(&nadia).await.unwrap().requests.unwrap().count, 1);
        let waiting = requests(&nadia).await.unwrap().waiting.unwrap();
        assert_eq!(waiting.len(), 1, "asking twice asks once");
        let one = &waiting[0];
        assert_eq!(
            (one.code.as_str(), one.need.as_str(), one.by.as_str()),
            (code.as_str(), "Un siège pour l’accueil", "Person anne")
        );

        for _ in 0..2 {
            reserve(&nadia, &key("kept"), one.id).await.unwrap();
        }
        let kept = card(&nadia, &code).await.unwrap();
        assert_eq!(kept.state, State::Reserved);
        // Monday 15 June and seven working days.
        let until = "2026-06-24".parse().unwrap();
        assert_eq!(kept.reserved, Some(("Archives".to_owned(), until)));
        let mine = requests(&anne).await.unwrap();
        assert_eq!(mine.waiting, None);
        let answer = mine.mine.unwrap().remove(0).answer.unwrap();
        assert_eq!((answer.outcome, answer.until), (RequestOutcome::Reserved, Some(until)));
        assert_eq!(home(&nadia).await.unwrap().requests.unwrap().count, 0);
        let for_anne = NewHandover {
            receiver: "Person anne".into(),
            ..handover(&[&code])
        };
        prepare(&nadia, &Submission::default(), for_anne).await.unwrap();
        assert_eq!(store::verify::verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn a_request_is_declined_for_a_reason_that_who_asked_reads_and_once_only() {
    on_each_database(async |world: World| {
        let anne = world.person("anne", &[Role::Requester]).await;
        let nadia = world.person("nadia", &[Role::Desk]).await;
        let code = chair(&world.desk).await;
        make_ready(&world.desk, &code).await;
        ask(&anne, &key("ask"), &code, 1, "Un siège").await.unwrap();
        let id = requests(&nadia).await.unwrap().waiting.unwrap().remove(0).id;
        let silent = decline(&nadia, &key("silent"), id, " ").await;
        assert!(matches!(silent, Err(StoreError::Refused(Refusal::ReasonNeeded))));
        decline(&nadia, &key("no"), id, "Promis aux Routes").await.unwrap();
        for again in [
            decline(&nadia, &key("twice"), id, "Encore").await,
            reserve(&nadia, &key("late"), id).await,
        ] {
            assert!(matches!(again, Err(StoreError::Refused(Refusal::AlreadyAnswered))));
        }
        let shown = brief(&anne, &code).await.unwrap();
        let answer = shown.asked.unwrap().answer.unwrap();
        assert_eq!(
            (answer.outcome, answer.reason.as_str()),
            (RequestOutcome::Declined, "Promis aux Routes")
        );
        assert!(!shown.services.is_empty(), "it may be asked for again");
        assert_eq!(card(&nadia, &code).await.unwrap().state, State::Ready);
    });
}

#[test]
fn what_is_not_ready_is_not_asked_for_and_what_left_meanwhile_is_not_kept() {
    on_each_database(async |world: World| {
        let anne = world.person("anne", &[Role::Requester]).await;
        let nadia = world.person("nadia", &[Role::Desk]).await;
        let code = chair(&world.desk).await;
        let early = ask(&anne, &key("early"), &code, 1, "Un siège").await;
        assert!(matches!(
            early,
            Err(StoreError::Refused(Refusal::NotFromState {
                state: Some(State::Deposited),
                ..
            }))
        ));
        make_ready(&world.desk, &code).await;
        for (service, need, field) in [(999, "Un siège".to_owned(), "service"), (1, "é".repeat(501), "need")] {
            let wrong = ask(&anne, &key(field), &code, service, &need).await;
            assert!(matches!(wrong, Err(StoreError::Invalid(name)) if name == field));
        }
        ask(&anne, &key("ask"), &code, 1, "Un siège").await.unwrap();
        give(&world.desk, &code).await;
        let id = requests(&nadia).await.unwrap().waiting.unwrap().remove(0).id;
        let late = reserve(&nadia, &key("late"), id).await;
        assert!(matches!(late, Err(StoreError::Refused(Refusal::NotFromState { .. }))));
        assert_eq!(
            requests(&nadia).await.unwrap().waiting.unwrap().len(),
            1,
            "nothing was written"
        );
    });
}

#[test]
fn only_agents_ask_and_only_the_desk_answers() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        make_ready(&world.desk, &code).await;
        let is_refused =
            |answer: Result<(), StoreError>| matches!(answer, Err(StoreError::Refused(Refusal::RoleNeeded(_))));
        for role in Role::ALL {
            let person = world.person(role.word(), &[role]).await;
            let (none, asks) = (Submission::default(), role == Role::Requester);
            assert_eq!(
                is_refused(ask(&person, &none, &code, 1, "Un siège").await),
                !asks,
                "{role:?}"
            );
            let answers = role == Role::Desk;
            assert_eq!(is_refused(reserve(&person, &none, 999).await), !answers, "{role:?}");
            assert_eq!(
                is_refused(decline(&person, &none, 999, "Non").await),
                !answers,
                "{role:?}"
            );
            assert_eq!(
                is_refused(requests(&person).await.map(|_| ())),
                !asks && !answers,
                "{role:?}"
            );
        }
    });
}

#[test]
fn an_agent_sees_what_is_ready_or_theirs_without_its_costs_and_a_viewer_any_item_without_photos() {
    on_each_database(async |world: World| {
        let anne = world.person("anne", &[Role::Requester]).await;
        let viewer = world.person("luc", &[Role::Viewer]).await;
        let code = chair(&world.desk).await;
        let hidden = brief(&anne, &code).await;
        assert!(matches!(hidden, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        assert_eq!(brief(&viewer, &code).await.unwrap().state, State::Deposited);
        make_ready(&world.desk, &code).await;
        let shown = brief(&anne, &code.to_lowercase()).await.unwrap();
        assert_eq!((shown.name.as_str(), shown.state), ("Chaise", State::Ready));
        assert_eq!(
            (shown.place.as_str(), shown.phone.as_str()),
            ("Atelier", "03 21 00 00 00")
        );
        assert!(
            brief(&viewer, &code).await.unwrap().services.is_empty(),
            "a viewer asks for nothing"
        );
        ask(&anne, &key("ask"), &code, 1, "Un siège").await.unwrap();
        go(&world.desk, &code, Command::Void("Doublon".into())).await.unwrap();
        assert_eq!(
            brief(&anne, &code).await.unwrap().state,
            State::Void,
            "asked for: still followed"
        );
        let unknown = brief(&anne, "7K3HN9B3").await;
        assert!(matches!(unknown, Err(StoreError::NotFound)));
    });
}
