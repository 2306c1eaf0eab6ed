//! Lists taken away: whole, in one snapshot, their sums those of the pages, nobody's name for who sees nobody.

use crate::builder::{World, chair, give, go, handover, key, make_ready, on_each_database, price, repair, signing};
use domain::{
    Cents, Refusal, Role,
    access::Permission,
    closing::Period,
    export::{Asked, Cell, ItemFilter, List},
    item::{Barrier, Command, Cost, Decision, Donation, Recycling, Route},
    paper::PaperKind,
    unit::Grams,
    view::{LineFilter, ProviderRow, scan::ReportKind},
};
use sha2::{Digest, Sha256};
use store::{
    Desk, StoreError, Submission,
    export::{Rows, count, open, overview},
    report::NewReport,
    stocktake::{NewCount, start},
};

/// All rows of a list.
pub(crate) async fn all(desk: &Desk, asked: &Asked) -> Rows {
    let mut export = open(desk, asked).await.unwrap();
    let mut rows = Vec::new();
    loop {
        let page = export.next().await.unwrap();
        if page.is_empty() {
            break;
        }
        rows.extend(page);
    }
    rows
}

/// The cells of a column.
pub(crate) fn column(desk: &Desk, list: List, rows: &Rows, key: &str) -> Vec<Cell> {
    let columns = list.columns_for(&desk.actor);
    let rank = columns.iter().position(|column| column.key == key).unwrap();
    rows.iter().map(|row| row[rank].clone()).collect()
}

pub(crate) fn texts(cells: Vec<Cell>) -> Vec<String> {
    let text = |cell| match cell {
        Cell::Text(text) => text,
        Cell::Number(number) => number.to_string(),
        Cell::Date(day) => day.to_string(),
        Cell::Empty => String::new(),
    };
    cells.into_iter().map(text).collect()
}

pub(crate) fn sum(cells: &[Cell]) -> i64 {
    let number = |cell: &Cell| match cell {
        Cell::Number(number) => *number,
        Cell::Empty => 0,
        cell => panic!("{cell:?} is no number"),
    };
    cells.iter().map(number).sum()
}

/// One chair repaired and given for 180,00, one given without a price, one whose repair failed at a craftsman's.
async fn three_lives(world: &World) -> [String; 3] {
    let desk = &world.desk;
    let counted = chair(desk).await;
    repair(desk, &counted).await;
    go(desk, &counted, Command::PassTest(domain::item::Condition::B))
        .await
        .unwrap();
    price(desk, &counted, 18_000).await;
    give(desk, &counted).await;
    let uncounted = chair(desk).await;
    make_ready(desk, &uncounted).await;
    give(desk, &uncounted).await;
    let failed = chair(desk).await;
    fail(world, &failed).await;
    [counted, uncounted, failed]
}

async fn fail(world: &World, code: &str) {
    let desk = &world.desk;
    let craftsman = ProviderRow {
        id: 0,
        name: "=Atelier Réparation".into(),
        kind: "craftsman".into(),
        commune: "Arras".into(),
        postcode: String::new(),
        insee: String::new(),
        is_active: true,
    };
    let provider = store::catalogue::save_provider(desk, &craftsman).await.unwrap();
    go(desk, code, Command::StartDiagnosis(Vec::new())).await.unwrap();
    go(desk, code, Command::Diagnose(crate::builder::diagnosis()))
        .await
        .unwrap();
    let decision = Decision {
        route: Route::Provider(domain::id::ProviderId(provider)),
        order: "BC-1".into(),
        ..crate::builder::decision()
    };
    go(desk, code, Command::DecideRepair(decision)).await.unwrap();
    let cost = Cost::External {
        amount: Cents(4000),
        provider: None,
        reference: "F-2026-12".into(),
    };
    go(desk, code, Command::AddCost(cost)).await.unwrap();
    go(desk, code, Command::FinishRepair("Essai de soudure".into()))
        .await
        .unwrap();
    go(desk, code, Command::FailTest("Casse encore".into())).await.unwrap();
    let recycling = Recycling {
        operator: "Ecosystem".into(),
        weight: Grams(6000),
        waste_code: "20 03 07".into(),
        barrier: Some(Barrier::WornOut),
    };
    go(desk, code, Command::Recycle(recycling)).await.unwrap();
}

/// The same, one of powered equipment; a chair in stock that is being counted, and a history that was imported.
async fn something_in_every_list(world: &World) {
    let desk = &world.desk;
    let [_, _, failed] = three_lives(world).await;
    let powered = format!("UPDATE item SET category = 'IT-LAPTOP' WHERE code = '{failed}'");
    world.by_hand(&powered).await.unwrap();
    let counted = chair(desk).await;
    world.person("agent", &[Role::Desk]).await;
    let report = NewReport {
        label: counted,
        kind: ReportKind::Fault,
        text: "Le dossier est cassé".into(),
        contact: "Poste 42".into(),
    };
    store::report::receive(world.db(), desk.now, "r", &report)
        .await
        .unwrap();
    store::closing::close(desk, &Submission::default(), Period::Month { year: 2026, month: 5 })
        .await
        .unwrap();
    certified(desk, &failed).await;
    let everything = NewCount {
        place: 1,
        category: String::new(),
    };
    start(desk, &Submission::default(), everything).await.unwrap();
    world
        .by_hand(
            "INSERT INTO repair_history (ords_id, data_provider, country, partner_product_category, product_category,
                product_category_id, brand, year_of_manufacture, product_age, repair_status, repair_barrier_if_end_of_life,
                group_identifier, event_date, problem)
             VALUES ('desk_1', 'Desk', 'FRA', 'Machine', 'Laptop', '16', 'Acme', '', '', 'Fixed', '', 'Desk', '2026-01-05',
                'Clavier')",
        )
        .await
        .unwrap();
}

/// Issues the certificate of an item that has left.
async fn certified(desk: &Desk, code: &str) -> String {
    let offers = store::paper::about(desk, code).await.unwrap();
    let exit = offers.iter().find(|offer| offer.kind == PaperKind::Exit).unwrap();
    let asked = store::paper::Asked {
        kind: PaperKind::Exit,
        reference: code.to_owned(),
        rank: exit.rank,
        lang: "fr",
    };
    store::paper::issue(desk, &Submission::default(), &asked, |_| async { Some(vec![1]) })
        .await
        .unwrap()
}

#[test]
fn every_list_has_as_many_rows_as_it_says_and_a_cell_for_each_column() {
    on_each_database(async |world: World| {
        something_in_every_list(&world).await;
        for list in List::ALL {
            // Only the entries that are not counted have a reason.
            let whys: &[&str] = match list {
                List::NotCounted => &["price", "factor", "unsigned", "none"],
                _ => &["price"],
            };
            for year in [0, 2026, 2025] {
                for why in whys {
                    let asked = Asked {
                        why: (*why).into(),
                        ..Asked::of(list, year)
                    };
                    let rows = all(&world.desk, &asked).await;
                    assert_eq!(
                        count(&world.desk, &asked).await.unwrap(),
                        rows.len() as u64,
                        "{list:?} {year}"
                    );
                    let width = list.columns().len();
                    assert!(rows.iter().all(|row| row.len() == width), "{list:?}");
                    assert!(year != 2025 || !list.has_year() || rows.is_empty(), "{list:?}");
                    assert!(year != 0 || *why != "price" || !rows.is_empty(), "{list:?} has no row");
                }
            }
        }
    });
}

#[test]
fn the_sums_of_the_ledger_are_those_of_its_page_whatever_the_filter() {
    on_each_database(async |world: World| {
        three_lives(&world).await;
        let desk = &world.desk;
        let of = |kinds: &str, only: &str| LineFilter {
            year: 2026,
            kinds: kinds.into(),
            only: only.into(),
            ..LineFilter::default()
        };
        for (filter, amount, counts) in [
            (of("", ""), None, None),
            (of("avoided_purchase", ""), Some(18_000), Some(18_000)),
            (of("part", ""), Some(1250), Some(-1250)),
            (
                of("avoided_purchase,part,external,labour", ""),
                Some(25_350),
                Some(10_650),
            ),
            (of("external", "failed"), Some(4000), Some(-4000)),
            (of("external", "local"), Some(4000), Some(4000)),
        ] {
            let page = store::ledger::read::lines(desk, &filter).await.unwrap();
            let asked = Asked {
                lines: filter.clone(),
                ..Asked::of(List::Ledger, 2026)
            };
            let rows = all(desk, &asked).await;
            let of = |key| column(desk, List::Ledger, &rows, key);
            assert_eq!(rows.len() as u64, page.lines.total, "{filter:?}");
            assert_eq!(sum(&of("amount")), page.cents.0, "{filter:?}");
            assert_eq!(sum(&of("prudent")), page.prudent.0, "{filter:?}");
            assert_eq!(sum(&of("counts")), page.counts.0, "{filter:?}");
            let grams = sum(&of("co2")) + sum(&of("waste")) + sum(&of("waste_out"));
            assert_eq!(grams, page.grams.0, "{filter:?}");
            assert!(amount.is_none_or(|amount| amount == page.cents.0), "{filter:?}");
            assert!(counts.is_none_or(|counts| counts == sum(&of("counts"))), "{filter:?}");
        }
    });
}

#[test]
fn an_entry_says_the_document_and_the_price_that_it_was_computed_from() {
    on_each_database(async |world: World| {
        let [counted, ..] = three_lives(&world).await;
        let desk = &world.desk;
        let asked = Asked {
            lines: LineFilter {
                kinds: "avoided_purchase".into(),
                ..LineFilter::default()
            },
            ..Asked::of(List::Ledger, 0)
        };
        let rows = all(desk, &asked).await;
        let of = |key| texts(column(desk, List::Ledger, &rows, key)).remove(0);
        assert_eq!(
            [
                of("code"),
                of("source"),
                of("unit"),
                of("quantity"),
                of("grade"),
                of("substitution")
            ],
            [counted.as_str(), "Marché 2026-12", "18000", "1", "A", "S2"]
        );
        assert_eq!(
            (of("period_on"), of("service")),
            ("2026-06-15".to_owned(), "Archives".to_owned())
        );
    });
}

#[test]
fn costs_of_repairs_and_of_providers_are_those_of_the_ledger() {
    on_each_database(async |world: World| {
        three_lives(&world).await;
        let desk = &world.desk;
        let rows = all(desk, &Asked::of(List::Repairs, 2026)).await;
        let of = |key| column(desk, List::Repairs, &rows, key);
        assert_eq!(texts(of("outcome")), ["successful", "failed"]);
        assert_eq!(of("parts"), [Cell::Number(1250), Cell::Empty]);
        assert_eq!(of("labour"), [Cell::Number(45), Cell::Empty]);
        assert_eq!(of("total"), [Cell::Number(3350), Cell::Number(4000)]);
        let spend = all(desk, &Asked::of(List::Spend, 2026)).await;
        let of = |key| texts(column(desk, List::Spend, &spend, key));
        assert_eq!(
            [of("provider"), of("provider_kind"), of("commune"), of("amount")].concat(),
            ["=Atelier Réparation", "craftsman", "Arras", "4000"]
        );
        let sums = store::ledger::read::sums(world.db().conn(), 2026).await.unwrap();
        let totals = domain::ledger::saving::Totals::of(&sums);
        assert_eq!((totals.external, totals.parts), (Cents(4000), Cents(1250)));
    });
}

#[test]
fn an_invoice_is_due_to_the_provider_of_its_line() {
    on_each_database(async |world: World| {
        let (desk, code) = (&world.desk, chair(&world.desk).await);
        let mut providers = Vec::new();
        for name in ["Un", "Deux"] {
            let row = ProviderRow {
                id: 0,
                name: name.into(),
                kind: "company".into(),
                commune: String::new(),
                postcode: String::new(),
                insee: String::new(),
                is_active: true,
            };
            providers.push(store::catalogue::save_provider(desk, &row).await.unwrap());
        }
        go(desk, &code, Command::StartDiagnosis(Vec::new())).await.unwrap();
        go(desk, &code, Command::Diagnose(crate::builder::diagnosis()))
            .await
            .unwrap();
        go(desk, &code, Command::DecideRepair(crate::builder::decision()))
            .await
            .unwrap();
        for (provider, amount) in providers.iter().zip([1000, 2000]) {
            let cost = Cost::External {
                amount: Cents(amount),
                provider: Some(domain::id::ProviderId(*provider)),
                reference: "D".into(),
            };
            go(desk, &code, Command::AddCost(cost)).await.unwrap();
        }
        go(
            desk,
            &code,
            Command::RecordInvoice {
                line: 1,
                amount: Cents(2500),
                reference: "F".into(),
            },
        )
        .await
        .unwrap();
        let rows = all(desk, &Asked::of(List::Spend, 0)).await;
        let names = texts(column(desk, List::Spend, &rows, "provider"));
        let amounts = texts(column(desk, List::Spend, &rows, "amount"));
        assert_eq!(names, ["Un", "Deux", "Deux"]);
        assert_eq!(amounts, ["1000", "2000", "500"]);
    });
}

#[test]
fn a_line_of_a_slip_counts_what_its_entries_count_and_nothing_without_a_price() {
    on_each_database(async |world: World| {
        three_lives(&world).await;
        let desk = &world.desk;
        let rows = all(desk, &Asked::of(List::Handovers, 2026)).await;
        assert_eq!(
            column(desk, List::Handovers, &rows, "value"),
            [Cell::Number(18_000), Cell::Empty]
        );
        assert_eq!(
            texts(column(desk, List::Handovers, &rows, "receiver")),
            ["Anne Martin", "Anne Martin"]
        );
        let missing = all(desk, &Asked::of(List::NotCounted, 0)).await;
        assert_eq!(missing.len(), 1);
    });
}

#[test]
fn a_list_longer_than_a_page_is_read_whole_in_order_from_one_snapshot() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        world
            .by_hand(
                "INSERT INTO price (category, what, cents, basis, vat, grade, dated_on, instead_of, source, by_person, at,
                    is_active)
                 WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
                 SELECT 'F-CHAIR', 'Chaise ' || CAST(i AS TEXT), i, 'ttc', 2000, 'A', '2026-01-05', 'new', 'Catalogue', 0,
                    '2026-06-15 10:00:00+00:00', TRUE FROM n",
            )
            .await
            .unwrap();
        let mut export = open(desk, &Asked::of(List::Prices, 0)).await.unwrap();
        world.by_hand("UPDATE price SET cents = 999999999").await.unwrap();
        let (mut rows, mut pages) = (Vec::new(), Vec::new());
        loop {
            let page = export.next().await.unwrap();
            pages.push(page.len());
            if page.is_empty() {
                break;
            }
            rows.extend(page);
        }
        assert_eq!(pages, [1000, 1000, 500, 0]);
        let prices = column(desk, List::Prices, &rows, "price");
        let expected: Vec<Cell> = (1..=2500).map(Cell::Number).collect();
        assert_eq!(prices, expected);
    });
}

#[test]
fn each_list_is_refused_to_who_may_not_open_its_page() {
    on_each_database(async |world: World| {
        for role in Role::ALL {
            let desk = world.person(role.word(), &[role]).await;
            for list in List::ALL {
                let asked = Asked::of(list, 0);
                let answers = [
                    open(&desk, &asked).await.map(|_| ()),
                    count(&desk, &asked).await.map(|_| ()),
                ];
                for answer in answers {
                    if list.is_for(&desk.actor) {
                        answer.unwrap();
                    } else {
                        assert!(
                            matches!(answer, Err(StoreError::Refused(Refusal::RoleNeeded(_)))),
                            "{list:?}"
                        );
                    }
                }
            }
            let told = Asked {
                has_problem: true,
                ..Asked::of(List::Ords, 0)
            };
            assert_eq!(open(&desk, &told).await.is_ok(), role == Role::Manager, "{role:?}");
        }
    });
}

#[test]
fn a_requester_takes_available_equipment_and_their_own_slips_without_names() {
    on_each_database(async |world: World| {
        let [_, uncounted, _] = three_lives(&world).await;
        let (desk, ready) = (&world.desk, chair(&world.desk).await);
        make_ready(desk, &ready).await;
        let requester = world.person("demandeur", &[Role::Requester]).await;
        let items = all(&requester, &Asked::of(List::Items, 0)).await;
        assert_eq!(texts(column(&requester, List::Items, &items, "code")), [ready.as_str()]);
        assert!(all(&requester, &Asked::of(List::Handovers, 0)).await.is_empty());
        let mut mine = handover(&[&ready]);
        mine.receiver_login = "demandeur".into();
        let number = store::handover::prepare(desk, &Submission::default(), mine)
            .await
            .unwrap();
        store::handover::sign(desk, &key("s"), &number, signing(&[&ready]))
            .await
            .unwrap();
        let slips = all(&requester, &Asked::of(List::Handovers, 0)).await;
        assert_eq!(texts(column(&requester, List::Handovers, &slips, "number")), [number]);
        assert!(!requester.actor.may(Permission::SeePeople));
        let said = format!("{slips:?}");
        assert!(
            !said.contains("Anne Martin") && !said.contains("Person demandeur"),
            "{said}"
        );
        let filter = ItemFilter {
            states: "in_service".into(),
            ..ItemFilter::default()
        };
        let asked = Asked {
            items: filter,
            ..Asked::of(List::Items, 0)
        };
        let items = all(desk, &asked).await;
        assert_eq!(items.len(), 3);
        assert!(texts(column(desk, List::Items, &items, "code")).contains(&uncounted));
    });
}

#[test]
fn the_chain_can_be_checked_from_the_file_alone() {
    on_each_database(async |world: World| {
        three_lives(&world).await;
        let desk = &world.desk;
        let rows = all(desk, &Asked::of(List::Chain, 0)).await;
        assert!(rows.len() > 5);
        let columns = List::Chain.columns();
        let mut prev = String::new();
        for row in &rows {
            let said: Vec<String> = columns
                .iter()
                .zip(row)
                .filter(|(column, _)| !column.key.ends_with("hash"))
                .map(|(column, cell)| {
                    let value = match cell {
                        Cell::Empty => "NULL".to_owned(),
                        Cell::Number(number) => number.to_string(),
                        Cell::Date(day) => format!("'{day}'"),
                        Cell::Text(text) => quoted(text),
                    };
                    format!("{}={value}", column.key)
                })
                .collect();
            let digest = Sha256::digest(format!("{prev}\n{}", said.join("\n")));
            let hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            let kept = texts(row[row.len() - 2..].to_vec());
            assert_eq!(kept, [prev, hash.clone()], "{said:?}");
            prev = hash;
        }
    });
}

/// A text as the hash is over it.
fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('\'', "\\'").replace('"', "\\\"");
    format!("'{text}'")
}

#[test]
fn only_powered_equipment_has_a_record_of_the_standard_and_faults_are_told_only_when_asked() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        three_lives(&world).await;
        assert!(
            all(desk, &Asked::of(List::Ords, 0)).await.is_empty(),
            "furniture has no record"
        );
        world.by_hand("UPDATE item SET category = 'IT-LAPTOP'").await.unwrap();
        let rows = all(desk, &Asked::of(List::Ords, 2026)).await;
        let of = |key| texts(column(desk, List::Ords, &rows, key));
        assert_eq!(of("repair_status"), ["Fixed", "End of life"]);
        assert_eq!(of("repair_barrier_if_end_of_life"), ["", "Item too worn out"]);
        assert_eq!(of("product_category"), ["Laptop", "Laptop"]);
        assert_eq!(of("problem"), ["", ""]);
        for row in &rows {
            let record: Vec<String> = texts(row.clone());
            assert_eq!(domain::ords::check(&record.try_into().unwrap()), []);
        }
        let told = Asked {
            has_problem: true,
            ..Asked::of(List::Ords, 0)
        };
        let rows = all(desk, &told).await;
        assert_eq!(
            texts(column(desk, List::Ords, &rows, "problem")),
            ["Pied tordu ~ Pied ressoudé", "Pied tordu ~ Essai de soudure"]
        );
    });
}

#[test]
fn what_was_given_up_before_any_repair_has_a_record_of_its_own() {
    on_each_database(async |world: World| {
        let (desk, code) = (&world.desk, chair(&world.desk).await);
        go(desk, &code, Command::StartDiagnosis(Vec::new())).await.unwrap();
        go(desk, &code, Command::Diagnose(crate::builder::diagnosis()))
            .await
            .unwrap();
        let recycling = Recycling {
            operator: "Ecosystem".into(),
            weight: Grams(1000),
            waste_code: "20 01 36".into(),
            barrier: Some(Barrier::PartsTooExpensive),
        };
        go(desk, &code, Command::Recycle(recycling)).await.unwrap();
        world.by_hand("UPDATE item SET category = 'IT-LAPTOP'").await.unwrap();
        let rows = all(desk, &Asked::of(List::Ords, 0)).await;
        let of = |key| texts(column(desk, List::Ords, &rows, key));
        assert_eq!(of("repair_barrier_if_end_of_life"), ["Spare parts too expensive"]);
        assert_eq!(of("event_date"), ["2026-06-15"]);
    });
}

#[test]
fn a_viewer_takes_the_money_without_the_notes_that_may_name_somebody() {
    on_each_database(async |world: World| {
        let (desk, code) = (&world.desk, chair(&world.desk).await);
        make_ready(desk, &code).await;
        let donation = Donation {
            beneficiary: "Madame Durand".into(),
            legal_category: "solidarity".into(),
            unit_value: Cents(1000),
            barrier: None,
        };
        go(desk, &code, Command::Donate(donation)).await.unwrap();
        let viewer = world.person("lecteur", &[Role::Viewer]).await;
        let manager = world.person("responsable", &[Role::Manager]).await;
        for list in [List::Ledger, List::Spend] {
            let rows = all(&viewer, &Asked::of(list, 0)).await;
            assert!(!format!("{rows:?}").contains("Durand"), "{list:?}");
        }
        let rows = all(&manager, &Asked::of(List::Ledger, 0)).await;
        assert!(format!("{rows:?}").contains("Durand"));
        let refused = open(&viewer, &Asked::of(List::Chain, 0)).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        let lists = |page: domain::view::export::ExportsPage| page.lists.into_iter().map(|(list, _)| list).collect();
        let seen: Vec<List> = lists(overview(&viewer, 0).await.unwrap());
        assert_eq!(
            seen,
            [
                List::Ledger,
                List::Spend,
                List::NotCounted,
                List::Closings,
                List::Stock,
                List::Cases,
                List::Delays,
                List::Reuse,
            ]
        );
        let seen: Vec<List> = lists(overview(&manager, 0).await.unwrap());
        assert!(seen.contains(&List::Chain));
    });
}

#[test]
fn registers_and_reference_lists_have_the_rows_of_their_pages() {
    on_each_database(async |world: World| {
        something_in_every_list(&world).await;
        let desk = &world.desk;
        let papers = all(desk, &Asked::of(List::Papers, 2026)).await;
        let page = store::paper::register(desk, None, 2026, 1).await.unwrap();
        assert_eq!((papers.len(), page.total), (1, 1));
        let of = |key| texts(column(desk, List::Papers, &papers, key)).remove(0);
        let row = &page.rows[0];
        assert_eq!(
            [of("number"), of("paper_kind"), of("about"), of("hash"), of("issued_by")],
            [
                row.number.clone(),
                row.kind.word().to_owned(),
                row.reference.clone(),
                row.hash.clone(),
                row.by.clone()
            ]
        );
        let other = Asked {
            paper: Some(PaperKind::Wipe),
            ..Asked::of(List::Papers, 0)
        };
        assert_eq!(count(desk, &other).await.unwrap(), 0);

        let closings = all(desk, &Asked::of(List::Closings, 0)).await;
        let page = store::closing::page(desk, None).await.unwrap();
        let words: Vec<String> = page.closed.iter().rev().map(|one| one.frozen.period.word()).collect();
        assert_eq!(texts(column(desk, List::Closings, &closings, "period")), words);
        let hashes: Vec<String> = page.closed.iter().rev().map(|one| one.hash.clone()).collect();
        assert_eq!(texts(column(desk, List::Closings, &closings, "hash")), hashes);

        let names = |list, rows: &Rows| texts(column(desk, list, rows, "name"));
        let services = all(desk, &Asked::of(List::Services, 0)).await;
        let mut expected: Vec<String> = store::catalogue::services(desk)
            .await
            .unwrap()
            .into_iter()
            .map(|row| row.name)
            .collect();
        expected.sort();
        let mut found = names(List::Services, &services);
        found.sort();
        assert_eq!(found, expected);
        let categories = all(desk, &Asked::of(List::Categories, 0)).await;
        assert_eq!(
            categories.len(),
            store::catalogue::categories(desk).await.unwrap().len()
        );
        for (list, rows) in [
            (List::Places, store::catalogue::places(desk).await.unwrap().len()),
            (List::Providers, store::catalogue::providers(desk).await.unwrap().len()),
            (List::People, store::account::people(desk).await.unwrap().len()),
        ] {
            assert_eq!(all(desk, &Asked::of(list, 0)).await.len(), rows, "{list:?}");
        }
        let people = all(desk, &Asked::of(List::People, 0)).await;
        assert_eq!(texts(column(desk, List::People, &people, "roles")), ["desk"]);
    });
}

#[test]
fn no_file_says_how_to_reach_who_reported_and_a_viewers_says_nobodys_name() {
    on_each_database(async |world: World| {
        something_in_every_list(&world).await;
        let agent = world.person("guichet", &[Role::Desk]).await;
        let rows = all(&agent, &Asked::of(List::Reports, 0)).await;
        let said = format!("{rows:?}");
        assert!(
            said.contains("Le dossier est cassé") && !said.contains("Poste 42"),
            "{said}"
        );
        let viewer = world.person("lecteur", &[Role::Viewer]).await;
        let closings = all(&viewer, &Asked::of(List::Closings, 0)).await;
        assert!(
            !closings.is_empty()
                && !List::Closings
                    .columns_for(&viewer.actor)
                    .iter()
                    .any(|one| one.key == "sealed_by")
        );
        for list in List::ALL.into_iter().filter(|list| list.is_for(&viewer.actor)) {
            let said = format!("{:?}", all(&viewer, &Asked::of(list, 0)).await);
            for name in ["Anne Martin", "Paul", "Person agent"] {
                assert!(!said.contains(name), "{list:?}: {said}");
            }
        }
    });
}
