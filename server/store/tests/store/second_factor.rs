//! The code beside the password.

use crate::builder::{World, noon, on_each_database};
use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE32_NOPAD;
use domain::{Refusal, Role, otp, view::account::CodeState};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use store::{
    Desk, StoreError,
    account::{
        SignIn, access, actor, begin_code, check_code, code_address, confirm_code, drop_code, lift_code, must_set_up,
        own_code, set_code_rule, sign_in,
    },
};

const PASSWORD: &str = "a long password";

/// What a phone shows at that instant.
fn shown(secret: &str, at: DateTime<Utc>) -> String {
    let secret = BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let mut mac = Hmac::<Sha1>::new_from_slice(&secret).unwrap();
    mac.update(&(at.timestamp() / 30).to_be_bytes());
    otp::code(&mac.finalize().into_bytes()).unwrap()
}

/// Turns the code on: the secret and the recovery codes.
async fn turned_on(desk: &Desk) -> (String, Vec<String>) {
    begin_code(desk, PASSWORD).await.unwrap();
    let CodeState::Begun { secret } = own_code(desk).await.unwrap().state else {
        panic!("not begun")
    };
    assert!(code_address(desk).await.unwrap().contains(&secret));
    let codes = confirm_code(desk, &shown(&secret, desk.now)).await.unwrap();
    (secret, codes)
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, StoreError>) -> Refusal {
    match answer {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_code_is_asked_after_the_password_and_is_good_once() {
    on_each_database(async |world: World| {
        let agent = world.person("agent", &[Role::Desk]).await;
        let (db, id) = (world.db(), agent.actor.id);
        assert_eq!(
            refusal(begin_code(&agent, "not the one").await),
            Refusal::WrongCurrentPassword
        );
        begin_code(&agent, PASSWORD).await.unwrap();
        assert_eq!(refusal(confirm_code(&agent, "000 00").await), Refusal::WrongCode);
        let door = sign_in(db, "agent", PASSWORD, noon()).await.unwrap();
        assert_eq!(
            door,
            SignIn::Welcome(id),
            "nothing is asked before the phone shows a right one"
        );
        let (secret, _) = turned_on(&agent).await;
        assert!(matches!(begin_code(&agent, PASSWORD).await, Err(StoreError::NotFound)));
        assert!(matches!(code_address(&agent).await, Err(StoreError::NotFound)));
        assert_eq!(sign_in(db, "agent", PASSWORD, noon()).await.unwrap(), SignIn::Code(id));

        let check = async |typed: &str, at| check_code(db, id, typed, at).await;
        let first = shown(&secret, noon());
        assert_eq!(
            refusal(check(&first, noon()).await),
            Refusal::WrongCode,
            "used to confirm"
        );
        let later = noon() + TimeDelta::seconds(30);
        let code = shown(&secret, later);
        check(&code, later + TimeDelta::seconds(29)).await.unwrap();
        assert_eq!(refusal(check(&code, later).await), Refusal::WrongCode, "used already");
        let late = noon() + TimeDelta::minutes(5);
        assert_eq!(refusal(check(&shown(&secret, later), late).await), Refusal::WrongCode);
    });
}

#[test]
fn wrong_codes_lock_the_code_and_a_right_password_does_not_forget_them() {
    on_each_database(async |world: World| {
        let agent = world.person("agent", &[Role::Desk]).await;
        let (db, id) = (world.db(), agent.actor.id);
        let (secret, codes) = turned_on(&agent).await;
        let later = noon() + TimeDelta::minutes(2);
        for _ in 0..5 {
            sign_in(db, "agent", PASSWORD, later).await.unwrap();
            assert_eq!(refusal(check_code(db, id, "000000", later).await), Refusal::WrongCode);
        }
        let waits = Refusal::TriedTooOften { minutes: 1 };
        let code = shown(&secret, later);
        assert_eq!(refusal(check_code(db, id, &code, later).await), waits);
        assert_eq!(refusal(check_code(db, id, &codes[0], later).await), waits);
        check_code(db, id, &codes[0], later + TimeDelta::minutes(1))
            .await
            .unwrap();
    });
}

#[test]
fn a_recovery_code_stands_in_for_the_phone_once_and_is_kept_as_a_hash() {
    on_each_database(async |world: World| {
        let agent = world.person("agent", &[Role::Desk]).await;
        let (db, id) = (world.db(), agent.actor.id);
        let (_, codes) = turned_on(&agent).await;
        assert_eq!(codes.len(), 10);
        let typed = codes[3].to_lowercase().replace('-', " ");
        check_code(db, id, &typed, noon()).await.unwrap();
        assert_eq!(refusal(check_code(db, id, &codes[3], noon()).await), Refusal::WrongCode);
        let state = own_code(&agent).await.unwrap().state;
        assert_eq!(state, CodeState::On { recovery_codes: 9 });
        let plain = codes[0].replace('-', "");
        let in_clear = format!(
            "INSERT INTO part (name, quantity) SELECT 'x', -1 FROM recovery_code WHERE code_hash IN ('{plain}', '{}')",
            codes[0]
        );
        world.by_hand(&in_clear).await.unwrap();
    });
}

#[test]
fn a_code_is_turned_off_by_its_owner_or_lifted_by_an_administrator() {
    on_each_database(async |world: World| {
        let agent = world.person("agent", &[Role::Desk]).await;
        let admin = world.person("admin", &[Role::Admin]).await;
        let id = agent.actor.id;
        turned_on(&agent).await;
        assert_eq!(
            refusal(drop_code(&agent, "not the one").await),
            Refusal::WrongCurrentPassword
        );
        drop_code(&agent, PASSWORD).await.unwrap();
        assert_eq!(own_code(&agent).await.unwrap().state, CodeState::Off);
        turned_on(&agent).await;
        assert!(matches!(refusal(lift_code(&agent, id.0).await), Refusal::RoleNeeded(_)));
        assert!(access(&admin, id.0, "").await.unwrap().has_code);
        lift_code(&admin, id.0).await.unwrap();
        assert!(!access(&admin, id.0, "").await.unwrap().has_code);
    });
}

#[test]
fn where_a_code_is_asked_the_rights_of_managers_and_administrators_wait_for_it() {
    on_each_database(async |world: World| {
        let admin = world.person("admin", &[Role::Admin, Role::Desk]).await;
        let manager = world.person("manager", &[Role::Manager]).await;
        let agent = world.person("agent", &[Role::Desk]).await;
        let roles = async |desk: &Desk| actor(world.db(), desk.actor.id).await.unwrap().unwrap().roles;
        let alone = set_code_rule(&admin, true).await;
        assert!(matches!(alone, Err(StoreError::Invalid("own_code"))));
        turned_on(&admin).await;
        set_code_rule(&admin, true).await.unwrap();
        assert_eq!(roles(&admin).await.len(), 2);
        assert!(roles(&manager).await.is_empty());
        assert_eq!(roles(&agent).await, [Role::Desk]);
        assert!(must_set_up(world.db(), manager.actor.id).await.unwrap());
        assert!(!must_set_up(world.db(), agent.actor.id).await.unwrap());
        assert_eq!(refusal(drop_code(&admin, PASSWORD).await), Refusal::CodeAsked);
        turned_on(&manager).await;
        assert_eq!(roles(&manager).await, [Role::Manager]);
        set_code_rule(&admin, false).await.unwrap();
        drop_code(&admin, PASSWORD).await.unwrap();
    });
}
