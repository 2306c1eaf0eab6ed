//! Each external euro counts for the provider it is due to, whoever else worked on the same repair.

use crate::builder::{World, chair, decision, diagnosis, go, on_each_database};
use domain::{
    Cents,
    id::ProviderId,
    item::{Command, Cost, Decision, Route},
    ledger::saving::Lens,
    view::{LineFilter, ProviderRow},
};
use migrations::{Migrator, MigratorTrait};
use store::{
    Desk, catalogue,
    ledger::read::{lines, page},
};

async fn provider(desk: &Desk, name: &str, kind: &str) -> ProviderId {
    let row = ProviderRow {
        id: 0,
        name: name.into(),
        kind: kind.into(),
        commune: "Lens".into(),
        postcode: String::new(),
        insee: String::new(),
        is_active: true,
    };
    ProviderId(catalogue::save_provider(desk, &row).await.unwrap())
}

fn due(provider: Option<ProviderId>, cents: i64) -> Command {
    Command::AddCost(Cost::External {
        amount: Cents(cents),
        provider,
        reference: "F-1".into(),
    })
}

/// A chair entrusted to a social enterprise: 10,00 of its own, 25,00 of a craftsman, 70,00 of a company, and an invoice
/// of the craftsman that says 27,00.
async fn shared_repair(world: &World) -> String {
    let desk = &world.desk;
    let enterprise = provider(desk, "Ressource", "social_enterprise").await;
    let craftsman = provider(desk, "Électro", "craftsman").await;
    let company = provider(desk, "Trust", "company").await;
    let code = chair(desk).await;
    go(desk, &code, Command::StartDiagnosis(Vec::new())).await.unwrap();
    go(desk, &code, Command::Diagnose(diagnosis())).await.unwrap();
    let entrusted = Decision {
        route: Route::Provider(enterprise),
        order: "BC-7".into(),
        ..decision()
    };
    go(desk, &code, Command::DecideRepair(entrusted)).await.unwrap();
    for cost in [due(None, 1000), due(Some(craftsman), 2500), due(Some(company), 7000)] {
        go(desk, &code, cost).await.unwrap();
    }
    let invoice = Command::RecordInvoice {
        line: 1,
        amount: Cents(2700),
        reference: "FA-12".into(),
    };
    go(desk, &code, invoice).await.unwrap();
    code
}

async fn local(desk: &Desk) -> (i64, i64) {
    let page = page(desk, 2026, Lens::Gross).await.unwrap();
    let filter = LineFilter {
        year: 2026,
        only: "local".into(),
        ..LineFilter::default()
    };
    let listed: i64 = lines(desk, &filter)
        .await
        .unwrap()
        .lines
        .rows
        .iter()
        .map(|line| line.cents.0)
        .sum();
    assert_eq!(listed, page.local_spend.0, "the list adds up to the figure");
    (page.local_spend.0, page.totals.external.0)
}

#[test]
fn several_providers_of_one_repair_each_count_for_what_they_are_due() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = shared_repair(&world).await;
        assert_eq!(local(desk).await, (3700, 10_700));
        assert_eq!(store::verify::verify(world.db()).await.unwrap(), Vec::<String>::new());
        go(desk, &code, Command::Void("Saisie en double".into())).await.unwrap();
        assert_eq!(
            local(desk).await,
            (0, 0),
            "what is taken back goes from whom it was due to"
        );
        assert_eq!(store::verify::verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn entries_made_before_providers_were_kept_beside_them_find_theirs() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = shared_repair(&world).await;
        go(desk, &code, Command::Void("Saisie en double".into())).await.unwrap();
        shared_repair(&world).await;
        let conn = world.db().conn();
        let all = u32::try_from(Migrator::migrations().len()).unwrap();
        let before = Migrator::migrations()
            .iter()
            .position(|migration| migration.name().contains("ledger_axis"))
            .unwrap();
        Migrator::down(conn, Some(all - u32::try_from(before).unwrap()))
            .await
            .unwrap();
        Migrator::up(conn, None).await.unwrap();
        store::setting::prepare(world.db(), desk.now).await.unwrap();
        assert_eq!(local(desk).await, (3700, 10_700));
        assert_eq!(store::verify::verify(world.db()).await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn an_entry_whose_provider_was_changed_by_hand_is_found() {
    on_each_database(async |world: World| {
        shared_repair(&world).await;
        world
            .by_hand("UPDATE ledger_axis SET provider_id = (SELECT MAX(id) FROM provider) WHERE id = 1")
            .await
            .unwrap();
        let found = store::verify::verify(world.db()).await.unwrap();
        assert_eq!(found[0], "ledger_axis 1: provider_id");
        let sums = found.iter().filter(|line| line.contains("by provider")).count();
        assert_eq!((sums, found.len()), (2, 3), "the sums of both providers: {found:?}");
    });
}
