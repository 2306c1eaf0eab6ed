//! Official papers: numbers without a gap, the same bytes for ever.

use crate::builder::{World, chair, chairs, give, go, key, make_ready, on_each_database, repair};
use domain::{
    Cents, Refusal, Role,
    item::{Command, Condition, Donation, Gate},
    paper::PaperKind,
    view::paper::Paper,
};
use sea_orm::DbBackend;
use store::{
    Desk, StoreError, Submission,
    deposit::receive,
    paper::{Asked, about, file, issue, register, years},
    verify::verify,
};

fn asked(kind: PaperKind, reference: &str, rank: u32) -> Asked {
    Asked {
        kind,
        reference: reference.into(),
        rank,
        lang: "fr",
    }
}

/// What a printer makes of a paper here: its facts, word for word.
async fn printed(paper: Paper) -> Option<Vec<u8>> {
    Some(format!("{paper:?}").into_bytes())
}

async fn issued(desk: &Desk, asked: &Asked) -> String {
    issue(desk, &Submission::default(), asked, printed).await.unwrap()
}

async fn donated(world: &World) -> String {
    let code = chair(&world.desk).await;
    make_ready(&world.desk, &code).await;
    let facts = Donation {
        beneficiary: "Emmaüs Arras".into(),
        legal_category: "solidarity".into(),
        unit_value: Cents(4_500),
        barrier: None,
    };
    go(&world.desk, &code, Command::Donate(facts)).await.unwrap();
    code
}

#[test]
fn a_paper_keeps_its_number_and_its_bytes() {
    on_each_database(async |world: World| {
        let code = donated(&world).await;
        let offers = about(&world.desk, &code).await.unwrap();
        let kinds: Vec<PaperKind> = offers.iter().map(|offer| offer.kind).collect();
        assert_eq!(kinds, [PaperKind::Donation, PaperKind::Exit]);
        let exit = asked(PaperKind::Exit, &code, offers[1].rank);
        assert_eq!(issued(&world.desk, &exit).await, "CS-2026-0001");
        let first = file(&world.desk, PaperKind::Exit, "CS-2026-0001").await.unwrap();
        assert!(String::from_utf8(first.clone()).unwrap().contains("Emmaüs Arras"));
        // Later, under another name of the organisation: the same paper.
        let renamed = domain::view::Organisation {
            name: "Autre".into(),
            ..crate::builder::organisation()
        };
        store::setting::save_organisation(&world.desk, &renamed).await.unwrap();
        assert_eq!(issued(&world.later(40), &exit).await, "CS-2026-0001");
        assert_eq!(file(&world.desk, PaperKind::Exit, "CS-2026-0001").await.unwrap(), first);
        // Each kind has its own numbers, each year begins again.
        let donation = asked(PaperKind::Donation, &code, offers[0].rank);
        assert_eq!(issued(&world.desk, &donation).await, "AD-2026-0001");
        let other = donated(&world).await;
        let rank = about(&world.desk, &other).await.unwrap()[1].rank;
        assert_eq!(
            issued(&world.later(365), &asked(PaperKind::Exit, &other, rank)).await,
            "CS-2027-0001"
        );
        assert_eq!(years(&world.desk).await.unwrap(), [2027, 2026]);
        let all = register(&world.desk, None, 0, 1).await.unwrap();
        assert_eq!(all.total, 3);
        assert_eq!(
            register(&world.desk, Some(PaperKind::Exit), 2026, 1)
                .await
                .unwrap()
                .rows
                .len(),
            1
        );
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn a_slip_that_changed_makes_a_new_paper_and_an_unchanged_one_none() {
    on_each_database(async |world: World| {
        let (number, codes) = receive(&world.desk, &key("d"), chairs(2)).await.unwrap();
        let deposit = asked(PaperKind::Deposit, &number, 0);
        assert_eq!(issued(&world.desk, &deposit).await, "BD-2026-0001");
        assert_eq!(issued(&world.desk, &deposit).await, "BD-2026-0001");
        let more = store::deposit::NewDeposit {
            slip: Some(number.clone()),
            ..chairs(1)
        };
        receive(&world.desk, &key("e"), more).await.unwrap();
        let offer = about(&world.desk, &number).await.unwrap().remove(0);
        assert!(!offer.is_current && offer.issued.len() == 1);
        assert_eq!(issued(&world.desk, &deposit).await, "BD-2026-0002");
        make_ready(&world.desk, &codes[0]).await;
        let slip = give(&world.desk, &codes[0]).await;
        let kinds: Vec<_> = about(&world.desk, &slip)
            .await
            .unwrap()
            .into_iter()
            .map(|offer| offer.kind)
            .collect();
        assert_eq!(kinds, [PaperKind::Handover, PaperKind::Transfer]);
        assert_eq!(
            issued(&world.desk, &asked(PaperKind::Transfer, &slip, 0)).await,
            "BT-2026-0001"
        );
        let bytes = file(&world.desk, PaperKind::Transfer, "BT-2026-0001").await.unwrap();
        let said = String::from_utf8(bytes).unwrap();
        assert!(
            said.contains("Routes") && said.contains("Archives") && said.contains("Anne Martin"),
            "{said}"
        );
    });
}

#[test]
fn a_repair_and_an_erasure_have_papers_of_their_own() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        repair(&world.desk, &code).await;
        go(
            &world.desk,
            &code,
            Command::OpenGate(Gate::DataWipe, "Un disque".into()),
        )
        .await
        .unwrap();
        let sheet = asked(PaperKind::Repair, &code, 0);
        assert_eq!(issued(&world.desk, &sheet).await, "FI-2026-0001");
        go(
            &world.desk,
            &code,
            Command::CloseGate(Gate::DataWipe, "Trois passes".into()),
        )
        .await
        .unwrap();
        go(&world.desk, &code, Command::PassTest(Condition::B)).await.unwrap();
        assert_eq!(issued(&world.desk, &sheet).await, "FI-2026-0002");
        let offers = about(&world.desk, &code).await.unwrap();
        let wipe = offers.iter().find(|offer| offer.kind == PaperKind::Wipe).unwrap();
        assert_eq!(
            issued(&world.desk, &asked(PaperKind::Wipe, &code, wipe.rank)).await,
            "AE-2026-0001"
        );
        let said = String::from_utf8(file(&world.desk, PaperKind::Wipe, "AE-2026-0001").await.unwrap()).unwrap();
        assert!(said.contains("Trois passes"), "{said}");
        // There is no exit to certify.
        for (kind, rank) in [
            (PaperKind::Exit, wipe.rank),
            (PaperKind::Donation, 1),
            (PaperKind::Repair, 7),
        ] {
            let refused = issue(&world.desk, &Submission::default(), &asked(kind, &code, rank), printed).await;
            assert!(matches!(refused, Err(StoreError::NotFound)), "{kind:?}");
        }
    });
}

/// Takes so many off that lot onto a slip of their own: its number, and their label.
async fn split(desk: &Desk, lot: &str, quantity: u32) -> (String, String) {
    let mut slip = crate::builder::handover(&[]);
    slip.lines = vec![(lot.to_owned(), quantity)];
    let number = store::handover::prepare(desk, &Submission::default(), slip)
        .await
        .unwrap();
    let lines = store::handover::read::slip(desk, &number).await.unwrap().lines;
    let label = lines[0].item.code.clone();
    (number, label)
}

#[test]
fn what_was_split_off_from_an_erased_lot_has_its_erasure_certified() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let lot = store::deposit::NewDeposit {
            category: "IT-LAPTOP".into(),
            is_lot: true,
            ..chairs(10)
        };
        let code = receive(desk, &key("lot"), lot).await.unwrap().1[0].clone();
        go(desk, &code, Command::StartDiagnosis(Vec::new())).await.unwrap();
        for gate in [Gate::DataWipe, Gate::ElectricalTest] {
            go(desk, &code, Command::CloseGate(gate, "Trois passes".into()))
                .await
                .unwrap();
        }
        let own = about(desk, &code).await.unwrap();
        let own = own.iter().find(|offer| offer.kind == PaperKind::Wipe).unwrap().clone();
        assert_eq!(
            issued(desk, &asked(PaperKind::Wipe, &code, own.rank)).await,
            "AE-2026-0001"
        );
        go(desk, &code, Command::FindWorking(Condition::B)).await.unwrap();
        let later = world.later(3);
        let (slip, first) = split(&later, &code, 4).await;
        let offers = about(&later, &first).await.unwrap();
        let wipe = offers.iter().find(|offer| offer.kind == PaperKind::Wipe).unwrap();
        // The day is that of the erasure, not that of the split.
        assert_eq!((wipe.on, wipe.issued.len()), (own.on, 0));
        let number = issued(&later, &asked(PaperKind::Wipe, &first, wipe.rank)).await;
        assert_eq!(number, "AE-2026-0002");
        let said = String::from_utf8(file(&later, PaperKind::Wipe, &number).await.unwrap()).unwrap();
        assert!(said.contains("Trois passes") && said.contains("quantity: 4"), "{said}");
        assert!(
            said.contains(&first) && said.contains(&format!("lot: \"{code}\"")),
            "{said}"
        );
        assert!(about(&later, &first).await.unwrap()[0].is_current);
        // What is split off from that again was erased with the first lot.
        let three = store::handover::Signing {
            accepted: vec![(first.clone(), 3)],
            ..crate::builder::signing(&[])
        };
        store::handover::sign(&later, &Submission::default(), &slip, three)
            .await
            .unwrap();
        let refused = alone(&later).await;
        let offers = about(&later, &refused).await.unwrap();
        let wipe = offers.iter().find(|offer| offer.kind == PaperKind::Wipe).unwrap();
        let number = issued(&later, &asked(PaperKind::Wipe, &refused, wipe.rank)).await;
        let said = String::from_utf8(file(&later, PaperKind::Wipe, &number).await.unwrap()).unwrap();
        assert!(
            said.contains(&format!("lot: \"{code}\"")) && said.contains(&refused),
            "{said}"
        );
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

/// The label of the one piece that went back to the stock.
async fn alone(desk: &Desk) -> String {
    let query = store::search::Query {
        states: "ready".into(),
        ..store::search::Query::default()
    };
    let found = store::search::items(desk, &query).await.unwrap().rows;
    found.into_iter().find(|row| row.quantity == 1).unwrap().code
}

#[test]
fn nothing_is_certified_of_a_lot_that_was_never_erased() {
    on_each_database(async |world: World| {
        let lot = store::deposit::NewDeposit {
            is_lot: true,
            ..chairs(10)
        };
        let code = receive(&world.desk, &key("lot"), lot).await.unwrap().1[0].clone();
        make_ready(&world.desk, &code).await;
        let (_, part) = split(&world.desk, &code, 4).await;
        assert!(about(&world.desk, &part).await.unwrap().is_empty());
    });
}

#[test]
fn a_certificate_of_return_carries_the_owners_signature() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        let owner = store::item::Named {
            name: "Claire Petit".into(),
            service: None,
            signature: Some(store::media::File {
                mime: "image/png".into(),
                bytes: b"\x89PNG drawn".to_vec(),
            }),
        };
        let back = |receiver, media| {
            let facts = domain::item::GiveBack {
                receiver,
                proof: domain::item::Proof::Signature,
                media,
                instead_of: domain::price::Counterfactual::None,
            };
            Command::GiveBack(facts, domain::item::Worth::default())
        };
        store::item::act_naming(&world.desk, &key("back"), &code, &owner, back)
            .await
            .unwrap();
        let rank = about(&world.desk, &code).await.unwrap()[0].rank;
        let number = issued(&world.desk, &asked(PaperKind::Exit, &code, rank)).await;
        let said = String::from_utf8(file(&world.desk, PaperKind::Exit, &number).await.unwrap()).unwrap();
        let drawn = format!("signature: Some({:?})", b"\x89PNG drawn");
        assert!(said.contains("Claire Petit") && said.contains(&drawn), "{said}");
    });
}

#[test]
fn many_at_once_get_the_numbers_from_one_on_and_a_failed_print_takes_none() {
    on_each_database(async |world: World| {
        let mut codes = Vec::new();
        for _ in 0..9 {
            codes.push(donated(&world).await);
        }
        let rank = about(&world.desk, &codes[0]).await.unwrap()[1].rank;
        let mut work = tokio::task::JoinSet::new();
        // Each twice, and one print in three fails.
        for (n, code) in codes.iter().chain(&codes).cloned().enumerate() {
            let desk = world.desk.clone();
            work.spawn(async move {
                let print = |paper: Paper| async move { if n % 3 == 0 { None } else { printed(paper).await } };
                issue(
                    &desk,
                    &Submission::default(),
                    &asked(PaperKind::Exit, &code, rank),
                    print,
                )
                .await
            });
        }
        while let Some(done) = work.join_next().await {
            match done.unwrap() {
                Ok(_) | Err(StoreError::Invalid("paper")) => {}
                Err(error) => panic!("{error}"),
            }
        }
        for code in &codes {
            issued(&world.desk, &asked(PaperKind::Exit, code, rank)).await;
        }
        let rows = register(&world.desk, Some(PaperKind::Exit), 2026, 1)
            .await
            .unwrap()
            .rows;
        let mut numbers: Vec<String> = rows.into_iter().map(|row| row.number).collect();
        numbers.sort();
        let expected: Vec<String> = (1..=9).map(|rank| PaperKind::Exit.number(2026, rank)).collect();
        assert_eq!(numbers, expected);
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn papers_are_for_who_may_see_people() {
    on_each_database(async |world: World| {
        let code = donated(&world).await;
        let rank = about(&world.desk, &code).await.unwrap()[1].rank;
        let exit = asked(PaperKind::Exit, &code, rank);
        let number = issued(&world.desk, &exit).await;
        for role in [Role::Viewer, Role::Requester] {
            let somebody = world.person(role.word(), &[role]).await;
            let refusals = [
                issue(&somebody, &Submission::default(), &exit, printed).await.err(),
                file(&somebody, PaperKind::Exit, &number).await.err(),
                register(&somebody, None, 0, 1).await.err(),
                about(&somebody, &code).await.err(),
            ];
            for refusal in refusals {
                assert!(
                    matches!(refusal, Some(StoreError::Refused(Refusal::RoleNeeded(_)))),
                    "{role:?}"
                );
            }
        }
    });
}

#[test]
fn an_edited_or_missing_paper_is_found() {
    on_each_database(async |world: World| {
        let code = donated(&world).await;
        let rank = about(&world.desk, &code).await.unwrap()[1].rank;
        issued(&world.desk, &asked(PaperKind::Exit, &code, rank)).await;
        for sql in [
            "UPDATE paper SET number = 'x'",
            "DELETE FROM paper",
            "UPDATE paper_file SET bytes = bytes",
        ] {
            assert!(world.by_hand(sql).await.is_err(), "{sql}");
        }
        let (guards, bytes) = match world.db().conn().get_database_backend() {
            DbBackend::Postgres => ("ALTER TABLE paper_file DISABLE TRIGGER ALL", "'\\x00'"),
            _ => ("DROP TRIGGER paper_file_kept", "x'00'"),
        };
        world.by_hand(guards).await.unwrap();
        world
            .by_hand(&format!("UPDATE paper_file SET bytes = {bytes}"))
            .await
            .unwrap();
        world.by_hand("UPDATE paper_counter SET last = 2").await.unwrap();
        let found = verify(world.db()).await.unwrap();
        let expected = [
            "papers exit of 2026: 2 numbers were given, 1 papers are kept",
            "paper CS-2026-0001: it was edited",
        ];
        assert_eq!(found, expected);
        // A purge removes the bytes, and the register stays whole.
        world.by_hand("DELETE FROM paper_file").await.unwrap();
        world.by_hand("UPDATE paper_counter SET last = 1").await.unwrap();
        assert_eq!(verify(world.db()).await.unwrap(), Vec::<String>::new());
        let gone = file(&world.desk, PaperKind::Exit, "CS-2026-0001").await;
        assert!(matches!(gone, Err(StoreError::NotFound)));
    });
}

#[test]
fn a_repair_decided_otherwise_has_a_sheet_of_its_own() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        go(desk, &code, Command::StartDiagnosis(Vec::new())).await.unwrap();
        go(desk, &code, Command::Diagnose(crate::builder::diagnosis()))
            .await
            .unwrap();
        go(desk, &code, Command::DecideRepair(crate::builder::decision()))
            .await
            .unwrap();
        let sheet = asked(PaperKind::Repair, &code, 0);
        assert_eq!(issued(desk, &sheet).await, "FI-2026-0001");
        let card = store::item::read::card(desk, &code).await.unwrap();
        store::item::undo(desk, &key("u"), &code, card.version).await.unwrap();
        assert!(about(desk, &code).await.unwrap().is_empty(), "nothing was decided");
        let otherwise = domain::item::Decision {
            reason: "Une autre pièce suffit".into(),
            ..crate::builder::decision()
        };
        go(desk, &code, Command::DecideRepair(otherwise)).await.unwrap();
        let offer = about(desk, &code).await.unwrap().remove(0);
        assert!(!offer.is_current && offer.issued.len() == 1);
        assert_eq!(issued(desk, &sheet).await, "FI-2026-0002");
        let said = String::from_utf8(file(desk, PaperKind::Repair, "FI-2026-0002").await.unwrap()).unwrap();
        assert!(said.contains("Une autre pièce suffit"), "{said}");
    });
}

#[test]
fn what_goes_back_to_its_own_service_is_no_transfer() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        make_ready(desk, &code).await;
        let own = store::handover::NewHandover {
            service: 1,
            ..crate::builder::handover(&[&code])
        };
        let slip = store::handover::prepare(desk, &key("h"), own).await.unwrap();
        store::handover::sign(desk, &key("s"), &slip, crate::builder::signing(&[&code]))
            .await
            .unwrap();
        let kinds: Vec<PaperKind> = about(desk, &slip)
            .await
            .unwrap()
            .iter()
            .map(|offer| offer.kind)
            .collect();
        assert_eq!(kinds, [PaperKind::Handover]);
    });
}
