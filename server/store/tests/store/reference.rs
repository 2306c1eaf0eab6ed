//! What forms choose from, lists, search and the value page.

use crate::builder::{
    World, chair, chairs, decision, diagnosis, give, go, make_ready, on_each_database, price, repair,
};
use domain::{
    Cents, Grams, Refusal, Role,
    closing::Period,
    id::{PlaceId, ProviderId},
    item::{Barrier, Command, Condition, Cost, Donation, Proof, Recycling, Return},
    ledger::saving::{Lens, Totals},
    view::{LineFilter, ProviderRow, ServiceRow},
};
use store::{
    Desk, StoreError, Submission,
    catalogue::{self, Figures},
    closing::council::Council,
    deposit::receive,
    ledger::read::{lines, page, proof},
    search::{self, Found, Query},
};

#[test]
fn categories_are_seeded_with_weights_factors_and_sources() {
    on_each_database(async |world: World| {
        let all = catalogue::categories(&world.desk).await.unwrap();
        assert_eq!(all.len(), 85);
        let laptop = all.iter().find(|row| row.code == "IT-LAPTOP").unwrap();
        assert_eq!((laptop.weight, laptop.co2), (Some(Grams(1650)), Some(Grams(182_300))));
        assert!(laptop.source.contains("ADEME"));
        assert_eq!(laptop.gates.len(), 2);
    });
}

#[test]
fn a_new_edition_of_a_factor_changes_no_past_total() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        price(desk, &code, 18_000).await;
        make_ready(desk, &code).await;
        give(desk, &code).await;
        let before = page(desk, 2026, Lens::Gross).await.unwrap().totals;
        assert!(before.co2 > Grams(0));
        let figures = Figures {
            category: "F-CHAIR".into(),
            weight: Some(Grams(9000)),
            co2: Some(Grams(1)),
            factor: "X".into(),
            source: "Essai".into(),
            default_price: None,
            reference_months: None,
        };
        catalogue::save_figures(desk, &figures).await.unwrap();
        assert_eq!(page(desk, 2026, Lens::Gross).await.unwrap().totals, before);
        let unsourced = Figures {
            source: String::new(),
            ..figures
        };
        let refused = catalogue::save_figures(desk, &unsourced).await;
        assert!(matches!(refused, Err(StoreError::Invalid("source"))));
    });
}

#[test]
fn a_service_never_becomes_its_own_parent() {
    on_each_database(async |world: World| {
        let row = |id, parent| ServiceRow {
            id,
            name: "Routes".into(),
            parent,
            cost_centre: String::new(),
            is_active: true,
        };
        catalogue::save_service(&world.desk, &row(2, Some(1))).await.unwrap();
        let circle = catalogue::save_service(&world.desk, &row(1, Some(2))).await;
        assert!(matches!(circle, Err(StoreError::Invalid("parent"))));
    });
}

#[test]
fn an_item_is_found_by_code_number_brand_and_words_without_accents() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let mut deposit = chairs(1);
        deposit.details.name = "Écran large".into();
        deposit.details.brand = "Iiyama".into();
        deposit.details.serial = "SN-4711".into();
        let (_, codes) = receive(desk, &Submission::default(), deposit).await.unwrap();
        chair(desk).await;
        for words in [
            "ecran",
            "IIYAMA",
            "4711",
            "cran lar",
            "rout ecran",
            &codes[0].to_lowercase(),
            "ii",
        ] {
            let found = search::items(
                desk,
                &Query {
                    words: words.into(),
                    ..Query::default()
                },
            )
            .await
            .unwrap();
            assert_eq!(found.total, 1, "{words}");
        }
        let nothing = search::items(
            desk,
            &Query {
                words: "%_\"'".into(),
                ..Query::default()
            },
        )
        .await
        .unwrap();
        assert_eq!(nothing.total, 2);
        let (found, _) = search::scan(desk, "SN-4711").await.unwrap();
        assert_eq!(found, Found::Item(codes[0].clone()));
        let url = format!("https://elsewhere.fr/q/{}", codes[0].to_lowercase());
        assert_eq!(search::scan(desk, &url).await.unwrap().0, Found::Item(codes[0].clone()));
    });
}

#[test]
fn a_number_leads_to_the_one_item_here_that_bears_it_in_any_letter_case() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let mut codes = Vec::new();
        for (serial, inventory) in [("Sn-1", "INV-9"), ("sn-2", ""), ("SN-2", "")] {
            let mut deposit = chairs(1);
            deposit.details.serial = serial.into();
            deposit.details.inventory_number = inventory.into();
            codes.extend(receive(desk, &Submission::default(), deposit).await.unwrap().1);
        }
        let found = async |text: &str| search::scan(desk, text).await.unwrap().0;
        assert_eq!(found(" sN-1 ").await, Found::Item(codes[0].clone()));
        assert_eq!(found("inv-9").await, Found::Item(codes[0].clone()));
        assert_eq!(found("SN-2").await, Found::Words("SN-2".into()));
        go(desk, &codes[1], Command::Void("Saisi deux fois".into()))
            .await
            .unwrap();
        assert_eq!(found("SN-2").await, Found::Item(codes[2].clone()));
        assert_eq!(found("").await, Found::Words(String::new()));
    });
}

#[test]
fn a_viewer_reads_the_value_page_and_what_filters_choose_from() {
    on_each_database(async |world: World| {
        let viewer = world.person("viewer", &[Role::Viewer]).await;
        page(&viewer, 2026, Lens::Gross).await.unwrap();
        lines(&viewer, &LineFilter::default()).await.unwrap();
        let choices = catalogue::choices(&viewer).await.unwrap();
        assert_eq!(choices.services.len(), 2);
        // From a Monday, seven working days as the rules say.
        let usual = domain::Rules::default().kept_until(viewer.today());
        assert_eq!(choices.kept_until, Some(usual));
        let agent = world.person("agent", &[Role::Desk]).await;
        let refused = page(&agent, 2026, Lens::Gross).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
    });
}

#[test]
fn what_a_craftsman_was_due_is_spent_locally_whoever_led_the_repair() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let provider = |name: &str, kind: &str| ProviderRow {
            id: 0,
            name: name.into(),
            kind: kind.into(),
            commune: "Lens".into(),
            postcode: "62300".into(),
            insee: String::new(),
            is_active: true,
        };
        let craftsman = provider("Électro", "craftsman");
        let craftsman = catalogue::save_provider(desk, &craftsman).await.unwrap();
        let company = provider("Trust", "company");
        let company = catalogue::save_provider(desk, &company).await.unwrap();
        let unknown = catalogue::save_provider(desk, &provider("X", "friend")).await;
        assert!(matches!(unknown, Err(StoreError::Invalid("kind"))));
        for (provider, cents) in [(craftsman, 4000), (company, 7000)] {
            let code = chair(desk).await;
            go(desk, &code, Command::StartDiagnosis(Vec::new())).await.unwrap();
            go(desk, &code, Command::Diagnose(diagnosis())).await.unwrap();
            go(desk, &code, Command::DecideRepair(decision())).await.unwrap();
            let cost = Cost::External {
                amount: Cents(cents),
                provider: Some(ProviderId(provider)),
                reference: "F-1".into(),
            };
            go(desk, &code, Command::AddCost(cost)).await.unwrap();
        }
        let page = page(desk, 2026, Lens::Gross).await.unwrap();
        assert_eq!(page.local_spend, Cents(4000));
        assert_eq!(page.totals.external, Cents(11_000));
    });
}

#[test]
fn a_requester_sees_available_items_only() {
    on_each_database(async |world: World| {
        let anne = world.person("anne", &[Role::Requester]).await;
        let ready = chair(&world.desk).await;
        make_ready(&world.desk, &ready).await;
        chair(&world.desk).await;
        let seen = search::items(&anne, &Query::default()).await.unwrap();
        assert_eq!((seen.total, seen.rows[0].code.as_str()), (1, ready.as_str()));
        let card = store::item::read::card(&anne, &ready).await;
        assert!(matches!(card, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
    });
}

#[test]
fn every_figure_of_the_value_page_is_the_sum_of_its_lines() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let kept = chair(desk).await;
        price(desk, &kept, 18_000).await;
        repair(desk, &kept).await;
        go(desk, &kept, Command::PassTest(domain::item::Condition::B))
            .await
            .unwrap();
        give(desk, &kept).await;
        let failed = chair(desk).await;
        repair(desk, &failed).await;
        go(desk, &failed, Command::FailTest("Casse encore".into()))
            .await
            .unwrap();
        let recycling = Recycling {
            operator: "Ecologic".into(),
            weight: Grams(7000),
            waste_code: "20 03 07".into(),
            barrier: Some(Barrier::WornOut),
        };
        go(desk, &failed, Command::Recycle(recycling)).await.unwrap();
        let page = page(desk, 2026, Lens::Gross).await.unwrap();
        let sum = async |filter: LineFilter| lines(desk, &LineFilter { year: 2026, ..filter }).await.unwrap();
        let kinds = |kinds: &str| LineFilter {
            kinds: kinds.into(),
            ..LineFilter::default()
        };
        assert_eq!(sum(kinds("avoided_purchase")).await.cents, page.totals.value());
        assert_eq!(
            sum(kinds("part,external,transport,other_cost")).await.cents,
            page.totals.cash_costs()
        );
        assert_eq!(sum(kinds("labour")).await.cents, page.totals.labour);
        assert_eq!(sum(kinds("waste_out")).await.grams, Grams(7000));
        let only_failed = LineFilter {
            only: "failed".into(),
            ..kinds("part,labour")
        };
        assert_eq!(sum(only_failed).await.cents, page.failed);
        assert_eq!(page.failed, Cents(1250 + 2100));
        assert_eq!(
            Totals::of(&[]).value() + page.months.iter().map(Totals::value).sum(),
            page.totals.value()
        );
        let issues = sum(LineFilter {
            sign: "issue".into(),
            ..LineFilter::default()
        })
        .await;
        assert_eq!((issues.items.unwrap(), issues.lines.total), page.items_and_issues);
        assert_eq!(page.items_and_issues, (1, 1));
        assert_eq!(page.categories[0].totals, page.totals);
        assert_eq!(page.categories[0].grades[0], Cents(18_000));
    });
}

fn back() -> Command {
    Command::TakeBack(Return {
        reason: "Ne sert plus".into(),
        condition: Condition::B,
        place: PlaceId(1),
    })
}

/// The items and the issues that the value page says, and those of the list behind them.
async fn issued(desk: &Desk) -> ((u64, u64), (Option<u64>, u64)) {
    let issues = LineFilter {
        year: 2026,
        sign: "issue".into(),
        ..LineFilter::default()
    };
    let (page, list) = (
        page(desk, 2026, Lens::Gross).await.unwrap(),
        lines(desk, &issues).await.unwrap(),
    );
    let rows = page.categories.iter().map(|row| row.issues).sum::<u64>();
    let services = page.services.iter().map(|row| row.issues).sum::<u64>();
    assert_eq!((rows, services), (page.items_and_issues.1, page.items_and_issues.1));
    (page.items_and_issues, (list.items, list.lines.total))
}

#[test]
fn an_issue_taken_back_counts_no_more_and_an_item_issued_again_is_one_item() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let twice = chair(desk).await;
        price(desk, &twice, 18_000).await;
        make_ready(desk, &twice).await;
        give(desk, &twice).await;
        let once = chair(desk).await;
        price(desk, &once, 9_000).await;
        make_ready(desk, &once).await;
        give(desk, &once).await;
        assert_eq!(issued(desk).await, ((2, 2), (Some(2), 2)));
        // Back within the window: taken back whole. Back after it: the issue stands, and another follows.
        go(&world.later(10), &once, back()).await.unwrap();
        assert_eq!(issued(desk).await, ((1, 1), (Some(1), 1)));
        let later = world.later(100);
        go(&later, &twice, back()).await.unwrap();
        make_ready(&later, &twice).await;
        give(&later, &twice).await;
        assert_eq!(issued(&later).await, ((1, 2), (Some(1), 2)));
        let report = store::closing::council::report(&later, Period::Year(2026))
            .await
            .unwrap();
        let Council::Report(report) = report else {
            panic!("the ledger is whole");
        };
        assert_eq!((report.items, report.issues), (1, 2));
        for rows in [&report.categories, &report.services] {
            assert_eq!(rows.iter().map(|row| row.issues).sum::<u64>(), 2);
        }
    });
}

#[test]
fn an_entry_shows_its_proof_and_a_viewer_no_names() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        price(desk, &code, 18_000).await;
        make_ready(desk, &code).await;
        let number = give(desk, &code).await;
        let value = LineFilter {
            kinds: "avoided_purchase".into(),
            ..LineFilter::default()
        };
        let id = lines(desk, &value).await.unwrap().lines.rows[0].id;
        let seen = proof(desk, id).await.unwrap();
        assert_eq!(seen.line.handover.as_deref(), Some(number.as_str()));
        assert_eq!(seen.posting.inputs.unit, Some(Cents(18_000)));
        assert_eq!(seen.posting.inputs.evidence.as_ref().unwrap().source, "Marché 2026-12");
        assert_eq!(seen.receiver, "Anne Martin");
        let signed = seen.signed.unwrap();
        assert_eq!((signed.proof, signed.by.as_str()), (Proof::Statement, "Anne Martin"));
        // Euros carry no factor themselves: theirs is that of the CO2 of the same acceptance.
        let beside = proof(desk, seen.related[0].id).await.unwrap();
        assert!(beside.factor.is_some() && seen.posting.inputs.factor.is_none());
        assert_eq!(seen.factor, beside.factor);
        assert_eq!(seen.related.len(), 1);
        let viewer = world.person("viewer", &[Role::Viewer]).await;
        let seen = proof(&viewer, id).await.unwrap();
        assert_eq!((seen.receiver.as_str(), seen.by.as_str()), ("", ""));
        let signed = seen.signed.unwrap();
        assert_eq!((signed.proof, signed.by.as_str()), (Proof::Statement, ""));
    });
}

#[test]
fn whom_something_was_given_to_is_no_part_of_the_proof_that_a_viewer_reads() {
    on_each_database(async |world: World| {
        let (desk, code) = (&world.desk, chair(&world.desk).await);
        make_ready(desk, &code).await;
        let donation = Donation {
            beneficiary: "Madame Durand".into(),
            legal_category: "Particulier".into(),
            unit_value: Cents(1000),
            barrier: None,
        };
        let refused = go(desk, &code, Command::Donate(donation.clone())).await;
        assert!(matches!(
            refused,
            Err(StoreError::Refused(Refusal::BeneficiaryNotLegal))
        ));
        let donation = Donation {
            legal_category: "solidarity".into(),
            ..donation
        };
        go(desk, &code, Command::Donate(donation)).await.unwrap();
        let given = LineFilter {
            kinds: "donation_value".into(),
            ..LineFilter::default()
        };
        let id = lines(desk, &given).await.unwrap().lines.rows[0].id;
        assert_eq!(proof(desk, id).await.unwrap().posting.inputs.note, "Madame Durand");
        let viewer = world.person("viewer", &[Role::Viewer]).await;
        assert_eq!(proof(&viewer, id).await.unwrap().posting.inputs.note, "");
    });
}
