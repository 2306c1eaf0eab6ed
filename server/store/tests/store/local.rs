//! What was spent at providers and where, worked inside, and who agreed to be named.

use crate::builder::{World, chair, decision, diagnosis, give, go, make_ready, on_each_database, price, repair};
use domain::{
    Actor, Cents, Minutes, Role,
    id::ProviderId,
    item::{Command, Condition, Cost, Decision, Route},
    legal::agec::Declarant,
    local::{ProviderKind, full_time},
    view::{LineFilter, ProviderRow},
};
use store::{
    Desk, StoreError, Submission, catalogue,
    item::undo,
    legal::save_declarant,
    local::page,
    recognition::{choose, own, page as recognition},
};

async fn provider(desk: &Desk, name: &str, kind: &str, (commune, postcode, insee): (&str, &str, &str)) -> i64 {
    let row = ProviderRow {
        id: 0,
        name: name.into(),
        kind: kind.into(),
        commune: commune.into(),
        postcode: postcode.into(),
        insee: insee.into(),
        is_active: true,
    };
    catalogue::save_provider(desk, &row).await.unwrap()
}

fn external(cents: i64, provider: Option<i64>) -> Command {
    Command::AddCost(Cost::External {
        amount: Cents(cents),
        provider: provider.map(ProviderId),
        reference: "D-1".into(),
    })
}

/// A repair that was decided, by that provider or inside.
async fn under_repair(desk: &Desk, by: Option<i64>) -> String {
    let code = chair(desk).await;
    let route = by.map_or(Route::InHouse, |id| Route::Provider(ProviderId(id)));
    let decision = Decision {
        route,
        order: if by.is_some() { "BC-1".into() } else { String::new() },
        ..decision()
    };
    go(desk, &code, Command::StartDiagnosis(Vec::new())).await.unwrap();
    go(desk, &code, Command::Diagnose(diagnosis())).await.unwrap();
    go(desk, &code, Command::DecideRepair(decision)).await.unwrap();
    code
}

async fn lines(desk: &Desk, only: &str) -> Cents {
    let filter = LineFilter {
        year: 2026,
        kinds: "external".into(),
        only: only.into(),
        ..LineFilter::default()
    };
    store::ledger::read::lines(desk, &filter).await.unwrap().cents
}

/// Two providers in the Pas-de-Calais, one in the Nord, entries of each and one that names nobody.
async fn spent(desk: &Desk) -> [i64; 3] {
    let craftsman = provider(desk, "Électro", "craftsman", ("Lens", "62300", "")).await;
    let esat = provider(desk, "Les Ateliers", "adapted", ("Arras", "59999", "62041")).await;
    let company = provider(desk, "Trust", "company", ("Lille", "59000", "")).await;
    // One job, two providers: each entry is its own provider's.
    let code = under_repair(desk, Some(craftsman)).await;
    go(desk, &code, external(4000, None)).await.unwrap();
    go(desk, &code, external(2500, Some(esat))).await.unwrap();
    let invoice = |line, amount| Command::RecordInvoice {
        line,
        amount: Cents(amount),
        reference: "F-1".into(),
    };
    go(desk, &code, invoice(1, 3000)).await.unwrap();
    let other = under_repair(desk, None).await;
    go(desk, &other, external(7000, Some(company))).await.unwrap();
    go(desk, &other, external(800, None)).await.unwrap();
    // Undone: it was never owed.
    go(desk, &other, external(9900, Some(company))).await.unwrap();
    let seq = store::item::read::card(desk, &other).await.unwrap().version;
    undo(desk, &Submission::default(), &other, seq).await.unwrap();
    [craftsman, esat, company]
}

#[test]
fn each_euro_is_its_own_providers_whoever_led_the_repair() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let [craftsman, esat, company] = spent(desk).await;
        let who = Declarant {
            department: "62".into(),
            ..Declarant::default()
        };
        save_declarant(desk, &who).await.unwrap();
        let page = page(desk, 2026).await.unwrap();
        let of = |id| page.providers.iter().find(|one| one.id == id).unwrap();
        assert_eq!(of(craftsman).cents, Cents(4000));
        assert_eq!((of(esat).cents, of(esat).entries), (Cents(3000), 2));
        assert_eq!(
            (of(esat).kind, of(esat).department.as_deref()),
            (Some(ProviderKind::Adapted), Some("62"))
        );
        assert_eq!(of(company).cents, Cents(7000));
        // 8,00 names nobody; the undone 99,00 and its counter-entry come to nothing there.
        assert_eq!(of(0).cents, Cents(800));
        assert_eq!(page.total(), Cents(14_800));
        let places = page.by(|provider| page.is_inside(provider));
        let inside = places.iter().find(|group| group.key == Some(true)).unwrap();
        assert_eq!(inside.cents, Cents(7000));
        assert_eq!(
            lines(desk, &format!("providers:{craftsman},{esat}")).await,
            inside.cents
        );
        assert_eq!(lines(desk, "providers:0").await, Cents(800));
        assert_eq!(lines(desk, "local").await, Cents(7000));
        assert!(store::verify::verify(world.db()).await.unwrap().is_empty());
    });
}

#[test]
fn hours_make_full_time_agents_at_one_thousand_six_hundred_and_seven() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        repair(&world.desk, &code).await;
        let page = page(&world.desk, 2026).await.unwrap();
        assert_eq!(page.minutes, Minutes(45));
        assert_eq!(full_time(page.minutes), 0);
        assert_eq!(full_time(Minutes(1607 * 60 * 3 / 2)), 150);
    });
}

#[test]
fn a_place_that_cannot_be_is_refused() {
    on_each_database(async |world: World| {
        let row = |postcode: &str, insee: &str| ProviderRow {
            id: 0,
            name: "X".into(),
            kind: "integration".into(),
            commune: "Lens".into(),
            postcode: postcode.into(),
            insee: insee.into(),
            is_active: true,
        };
        let save = async |row| catalogue::save_provider(&world.desk, &row).await;
        assert!(matches!(
            save(row("6230", "")).await,
            Err(StoreError::Invalid("postcode"))
        ));
        assert!(matches!(
            save(row("", "2C004")).await,
            Err(StoreError::Invalid("insee"))
        ));
        let id = save(row("20000", "2a004")).await.unwrap();
        let kept = catalogue::providers(&world.desk).await.unwrap();
        let kept = kept.iter().find(|row| row.id == id).unwrap();
        assert_eq!((kept.kind.as_str(), kept.insee.as_str()), ("integration", "2A004"));
    });
}

#[test]
fn only_who_agreed_is_named_and_withdrawing_works_at_once() {
    on_each_database(async |world: World| {
        let nadia = world
            .person("nadia", &[Role::Desk, Role::Technician, Role::Manager])
            .await;
        let karim = world.person("karim", &[Role::Desk]).await;
        // Nadia receives three, repairs one with success and one without, and hands one over.
        for _ in 0..3 {
            let code = chair(&nadia).await;
            price(&nadia, &code, 18_000).await;
        }
        let codes = store::search::all_items(&nadia, &store::search::Query::default(), 10)
            .await
            .unwrap();
        let (good, bad) = (codes[0].code.clone(), codes[1].code.clone());
        repair(&nadia, &good).await;
        go(&nadia, &good, Command::PassTest(Condition::B)).await.unwrap();
        repair(&nadia, &bad).await;
        go(&nadia, &bad, Command::FailTest("Casse encore".into()))
            .await
            .unwrap();
        give(&nadia, &good).await;
        let other = chair(&karim).await;
        make_ready(&nadia, &other).await;
        assert!(recognition(&nadia, 2026).await.unwrap().teams.is_empty());
        choose(&nadia, Some(1)).await.unwrap();
        let page = recognition(&karim, 2026).await.unwrap();
        assert_eq!((page.teams.len(), page.teams[0].service.as_str()), (1, "Routes"));
        let one = &page.teams[0].people[0];
        assert_eq!(one.name, "Person nadia");
        assert_eq!((one.received, one.repaired, one.handed_over), (3, 1, 1));
        assert_eq!(own(&nadia).await.unwrap().service, Some(1));
        assert!(matches!(
            choose(&nadia, Some(99)).await,
            Err(StoreError::Invalid("service"))
        ));
        choose(&nadia, None).await.unwrap();
        assert!(recognition(&karim, 2026).await.unwrap().teams.is_empty());
        let viewer = world.person("viewer", &[Role::Viewer]).await;
        assert!(matches!(recognition(&viewer, 2026).await, Err(StoreError::Refused(_))));
    });
}

#[test]
fn an_agreement_names_nothing_from_before_its_day() {
    on_each_database(async |world: World| {
        let nadia = world
            .person("nadia", &[Role::Desk, Role::Technician, Role::Manager])
            .await;
        let works = async |desk: &Desk| {
            let code = chair(desk).await;
            repair(desk, &code).await;
            go(desk, &code, Command::PassTest(Condition::B)).await.unwrap();
            price(desk, &code, 18_000).await;
            give(desk, &code).await;
        };
        works(&nadia).await;
        let at = |days: u64| Desk {
            now: world.later(days).now,
            ..nadia.clone()
        };
        choose(&at(10), Some(1)).await.unwrap();
        let done = async || {
            let page = recognition(&at(30), 2026).await.unwrap();
            let one = &page.teams[0].people[0];
            (one.received, one.repaired, one.handed_over)
        };
        assert_eq!(done().await, (0, 0, 0));
        works(&at(10)).await;
        assert_eq!(done().await, (1, 1, 1));
        // Another team is no new agreement.
        let since = own(&nadia).await.unwrap().since;
        choose(&at(20), Some(2)).await.unwrap();
        assert_eq!(own(&nadia).await.unwrap().since, since);
        assert_eq!(done().await, (1, 1, 1));
        assert!(recognition(&at(30), 2025).await.unwrap().teams.is_empty());
    });
}

#[test]
fn who_agreed_can_still_leave_after_a_change_of_roles() {
    on_each_database(async |world: World| {
        let nadia = world.person("nadia", &[Role::Technician]).await;
        choose(&nadia, Some(1)).await.unwrap();
        let moved = Desk {
            actor: Actor {
                id: nadia.actor.id,
                roles: vec![Role::Viewer],
            },
            ..nadia.clone()
        };
        // Still named, without anything to agree to.
        let now = own(&moved).await.unwrap();
        assert_eq!((now.service, now.services.len()), (Some(1), 0));
        assert_eq!(recognition(&nadia, 2026).await.unwrap().teams.len(), 1);
        assert!(matches!(choose(&moved, Some(2)).await, Err(StoreError::Refused(_))));
        choose(&moved, None).await.unwrap();
        assert_eq!(own(&moved).await.unwrap().service, None);
        assert!(recognition(&nadia, 2026).await.unwrap().teams.is_empty());
    });
}
