//! The two legal figures, by hand-computed numbers and against the State's own schema.

use crate::{
    builder::{World, chairs, give, go, key, make_ready, on_each_database, price},
    export::{all, column, sum, texts},
};
use domain::{
    Cents, Grams, Role,
    export::{Asked, List as Exported},
    item::{Command, Condition, Details, Donation, Gate, Ownership, Recycling},
    legal::{
        agec::{COLUMNS, Declarant, Spending, TYPES},
        reuse::{List, Standing},
    },
};
use store::{
    Desk, StoreError, Submission,
    deposit::{NewDeposit, receive},
    export::count,
    legal::{agec_page, declaration, reuse_page, save_declarant, save_spending, withdraw_spending},
};

async fn laptop(desk: &Desk, made_in: Option<i32>, ownership: Ownership) -> String {
    let new = NewDeposit {
        category: "IT-LAPTOP".into(),
        details: Details {
            name: "Portable".into(),
            made_in,
            ..Details::default()
        },
        ownership,
        ..chairs(1)
    };
    let code = receive(desk, &Submission::default(), new).await.unwrap().1[0].clone();
    go(desk, &code, Command::StartDiagnosis(vec![])).await.unwrap();
    for gate in [Gate::DataWipe, Gate::ElectricalTest] {
        go(desk, &code, Command::CloseGate(gate, "Fait".into())).await.unwrap();
    }
    code
}

async fn donated(desk: &Desk, made_in: Option<i32>) {
    let code = laptop(desk, made_in, Ownership::Body).await;
    go(desk, &code, Command::FindWorking(Condition::B)).await.unwrap();
    let donation = Donation {
        beneficiary: "Emmaüs Arras".into(),
        legal_category: "solidarity".into(),
        unit_value: Cents(10_000),
        barrier: None,
    };
    go(desk, &code, Command::Donate(donation)).await.unwrap();
}

async fn recycled(desk: &Desk, made_in: Option<i32>, ownership: Ownership) {
    let code = laptop(desk, made_in, ownership).await;
    let recycling = Recycling {
        operator: "Ecosystem".into(),
        weight: Grams(1600),
        waste_code: "20 01 36".into(),
        barrier: None,
    };
    go(desk, &code, Command::Recycle(recycling)).await.unwrap();
}

#[test]
fn reused_over_decommissioned_leaves_out_what_is_old_and_what_is_not_ours() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        // In 2026, ten years back is 2016: that still counts, 2015 does not.
        donated(desk, Some(2016)).await;
        donated(desk, None).await;
        donated(desk, Some(2015)).await;
        recycled(desk, Some(2020), Ownership::Body).await;
        recycled(desk, None, Ownership::Depositor).await;
        // A chair is no IT, and what another service received stays.
        let chair = receive(desk, &key("chair"), chairs(1)).await.unwrap().1[0].clone();
        make_ready(desk, &chair).await;
        let kept = laptop(desk, None, Ownership::Body).await;
        go(desk, &kept, Command::FindWorking(Condition::B)).await.unwrap();
        price(desk, &kept, 52_000).await;
        give(desk, &kept).await;
        let page = reuse_page(desk, 2026, List::Reused, 1).await.unwrap();
        let counts = Standing::ALL.map(|standing| page.count(standing));
        // A = 2, B = 3: 66,7 %. One too old, one not ours, one of unknown age, one reallocated inside.
        assert_eq!(counts, [2, 1, 1, 1]);
        assert_eq!((page.ageless, page.kept), (1, 1));
        assert_eq!(page.lines.rows.len(), 2);
        assert_eq!(page.lines.rows[0].holder, "Emmaüs Arras");
        let excluded = reuse_page(desk, 2026, List::TooOld, 1).await.unwrap();
        assert_eq!(excluded.lines.rows[0].made_in, Some(2015));
        // Each figure has its lines: B is both A and the rest, and what was kept names who signed.
        for (list, pieces) in [
            (List::Decommissioned, 3),
            (List::Ageless, page.ageless),
            (List::Kept, page.kept),
        ] {
            let listed = reuse_page(desk, 2026, list, 1).await.unwrap().lines;
            let sum: u64 = listed.rows.iter().map(|line| u64::from(line.quantity)).sum();
            assert_eq!(sum, pieces, "{list:?}");
        }
        let inside = reuse_page(desk, 2026, List::Kept, 1).await.unwrap().lines;
        assert_eq!(inside.rows[0].holder, "Archives");
        assert_eq!(
            reuse_page(desk, 2025, List::Reused, 1)
                .await
                .unwrap()
                .count(Standing::Reused),
            0
        );
        assert!(store::verify::verify(world.db()).await.unwrap().is_empty());
    });
}

#[test]
fn the_files_of_it_reuse_are_its_lists_and_their_sums_are_its_figures() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        for made_in in [Some(2016), None, Some(2015)] {
            donated(desk, made_in).await;
        }
        recycled(desk, Some(2020), Ownership::Body).await;
        recycled(desk, None, Ownership::Depositor).await;
        let kept = laptop(desk, None, Ownership::Body).await;
        go(desk, &kept, Command::FindWorking(Condition::B)).await.unwrap();
        give(desk, &kept).await;
        let page = reuse_page(desk, 2026, List::Reused, 1).await.unwrap();
        let pieces = |standing| i64::try_from(page.count(standing)).unwrap();
        let rows = all(desk, &Asked::of(Exported::Reuse, 2026)).await;
        let of = |key| column(desk, Exported::Reuse, &rows, key);
        assert_eq!(sum(&of("reused")), pieces(Standing::Reused));
        assert_eq!(
            sum(&of("decommissioned")),
            pieces(Standing::Reused) + pieces(Standing::Discarded)
        );
        let mut excluded = texts(of("excluded"));
        excluded.sort();
        assert_eq!(excluded, ["", "", "", "kept", "not_owned", "too_old"]);
        for list in List::ALL {
            let asked = Asked {
                reuse: Some(list),
                ..Asked::of(Exported::Reuse, 2026)
            };
            let rows = all(desk, &asked).await;
            assert_eq!(count(desk, &asked).await.unwrap(), rows.len() as u64, "{list:?}");
            let mut codes = texts(column(desk, Exported::Reuse, &rows, "code"));
            let listed = reuse_page(desk, 2026, list, 1).await.unwrap().lines;
            let mut expected: Vec<String> = listed.rows.into_iter().map(|line| line.code).collect();
            codes.sort();
            expected.sort();
            assert_eq!(codes, expected, "{list:?}");
        }
        // To whom something was given may be a person.
        let viewer = world.person("viewer", &[Role::Viewer]).await;
        let said = format!("{:?}", all(&viewer, &Asked::of(Exported::Reuse, 2026)).await);
        assert!(said.contains("Portable") && !said.contains("Emmaüs"), "{said}");
        let seen = reuse_page(&viewer, 2026, List::Reused, 1).await.unwrap().lines;
        assert!(seen.rows.iter().all(|line| line.holder.is_empty()));
    });
}

fn declarant() -> Declarant {
    Declarant {
        siret: "130 025 265 00013".into(),
        legal_name: "Département, du Test".into(),
        department: "62".into(),
    }
}

fn spending(total: i64) -> Spending {
    Spending {
        total: Cents(total),
        reuse: Cents(20_005),
        donated: Cents(0),
        recycled: Cents(100),
        comment: "Marché \"2026\",\nlot 2".into(),
    }
}

#[test]
fn the_declaration_keeps_every_figure_and_the_last_one_stands() {
    on_each_database(async |world: World| {
        let manager = world.person("manager", &[Role::Manager]).await;
        let (kind, save) = (TYPES[1], async |total: i64| {
            save_spending(&manager, &Submission::default(), 2026, TYPES[1], &spending(total)).await
        });
        save(100_000).await.unwrap();
        save(120_000).await.unwrap();
        let page = agec_page(&manager, 2026).await.unwrap();
        let line = page.lines.iter().find(|line| line.kind == kind).unwrap();
        assert_eq!(line.spending.as_ref().unwrap().total, Cents(120_000));
        assert_eq!(line.entered.as_ref().unwrap().0, "Person manager");
        let before = &line.history[0];
        assert_eq!((line.history.len(), before.by.as_str()), (1, "Person manager"));
        assert_eq!(before.spending.as_ref().unwrap().total, Cents(100_000));
        withdraw_spending(&manager, &Submission::default(), 2026, kind)
            .await
            .unwrap();
        let page = agec_page(&manager, 2026).await.unwrap();
        assert!(page.lines.iter().all(|line| line.spending.is_none()));
        // Taken out is told too, the last first.
        let told: Vec<bool> = page.lines[1].history.iter().map(|one| one.spending.is_some()).collect();
        assert_eq!(told, [false, true, true]);
        let viewer = world.person("viewer", &[Role::Viewer]).await;
        save(1).await.unwrap();
        let seen = agec_page(&viewer, 2026).await.unwrap();
        assert_eq!(seen.lines[1].entered.as_ref().unwrap().0, "");
        assert_eq!(seen.lines[1].history.len(), 3);
        assert!(seen.lines[1].history.iter().all(|one| one.by.is_empty()));
        let refused = save_spending(&viewer, &Submission::default(), 2026, kind, &spending(1)).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))));
        let unknown = save_spending(&manager, &Submission::default(), 2026, "Chaussettes", &spending(1)).await;
        assert!(matches!(unknown, Err(StoreError::Invalid("kind"))));
        let early = save_spending(&manager, &Submission::default(), 2027, kind, &spending(1)).await;
        assert!(matches!(early, Err(StoreError::Invalid("year"))));
    });
}

#[test]
fn a_figure_sent_twice_is_kept_once() {
    on_each_database(async |world: World| {
        let manager = world.person("manager", &[Role::Manager]).await;
        for total in [100_000, 100_000] {
            save_spending(&manager, &key("once"), 2026, TYPES[0], &spending(total))
                .await
                .unwrap();
        }
        world
            .by_hand("CREATE TABLE proof (n INTEGER CHECK (n = 1))")
            .await
            .unwrap();
        world
            .by_hand("INSERT INTO proof SELECT COUNT(*) FROM agec_entry")
            .await
            .unwrap();
    });
}

#[test]
fn reallocated_inside_is_shown_beside_and_never_added() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let chair = receive(desk, &key("chair"), chairs(1)).await.unwrap().1[0].clone();
        price(desk, &chair, 18_000).await;
        make_ready(desk, &chair).await;
        give(desk, &chair).await;
        let page = agec_page(desk, 2026).await.unwrap();
        let furniture = page
            .lines
            .iter()
            .find(|line| line.kind == "Mobilier et aménagement d'intérieur")
            .unwrap();
        assert_eq!(furniture.reallocated, (1, Cents(18_000)));
        assert_eq!(furniture.spending, None);
        save_declarant(desk, &declarant()).await.unwrap();
        assert_eq!(declaration(desk, 2026).await.unwrap().lines().count(), 1);
    });
}

#[test]
fn who_declares_is_checked() {
    on_each_database(async |world: World| {
        let wrong = Declarant {
            siret: "13002526500014".into(),
            ..declarant()
        };
        let saved = save_declarant(&world.desk, &wrong).await;
        assert!(matches!(saved, Err(StoreError::Invalid("siret"))));
        let nowhere = Declarant {
            department: "99".into(),
            ..declarant()
        };
        let saved = save_declarant(&world.desk, &nowhere).await;
        assert!(matches!(saved, Err(StoreError::Invalid("department"))));
        assert!(matches!(
            declaration(&world.desk, 2026).await,
            Err(StoreError::Invalid("siret"))
        ));
    });
}

/// One field of the schema.
#[derive(serde::Deserialize)]
struct Field {
    name: String,
    r#type: String,
    constraints: Constraints,
}

#[derive(serde::Deserialize)]
struct Constraints {
    #[serde(default)]
    required: bool,
    pattern: Option<String>,
    #[serde(default)]
    r#enum: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Schema {
    fields: Vec<Field>,
}

fn schema() -> Schema {
    serde_json::from_str(include_str!("../../../../data/agec_declaration_schema.json")).unwrap()
}

/// What a cell breaks of its field's type and constraints.
fn broken(field: &Field, cell: &str) -> Option<String> {
    if cell.is_empty() {
        return field
            .constraints
            .required
            .then(|| format!("{} is required", field.name));
    }
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
    let is_typed = match field.r#type.as_str() {
        "year" => cell.len() == 4 && is_digits(cell),
        "number" => cell
            .split_once('.')
            .map_or(is_digits(cell), |(whole, part)| is_digits(whole) && is_digits(part)),
        "string" => true,
        other => panic!("an unknown type: {other}"),
    };
    let is_listed = field.constraints.r#enum.is_empty() || field.constraints.r#enum.iter().any(|one| one == cell);
    // The schema has one pattern; another would need a reading of its own.
    let fits = match field.constraints.pattern.as_deref() {
        None => true,
        Some(r"^\d{14}$") => cell.len() == 14 && is_digits(cell),
        Some(other) => panic!("an unknown pattern: {other}"),
    };
    (!(is_typed && is_listed && fits)).then(|| format!("{}: {cell}", field.name))
}

#[test]
fn the_schema_has_our_columns_and_our_types_in_order() {
    let schema = schema();
    let names: Vec<&str> = schema.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, COLUMNS);
    let kinds = schema
        .fields
        .iter()
        .find(|field| field.name == "type_produit_acquis")
        .unwrap();
    assert_eq!(kinds.constraints.r#enum, TYPES);
    let required: Vec<&str> = schema
        .fields
        .iter()
        .filter(|f| f.constraints.required)
        .map(|f| f.name.as_str())
        .collect();
    assert_eq!(required, COLUMNS[..8]);
}

#[test]
fn the_file_keeps_every_constraint_of_the_schema() {
    on_each_database(async |world: World| {
        let manager = world.person("manager", &[Role::Manager]).await;
        save_declarant(&world.desk, &declarant()).await.unwrap();
        for (rank, kind) in TYPES.iter().enumerate() {
            let total = 150_050 + i64::try_from(rank).unwrap();
            save_spending(&manager, &Submission::default(), 2025, kind, &spending(total))
                .await
                .unwrap();
        }
        let text = declaration(&manager, 2025).await.unwrap();
        let schema = schema();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(header, COLUMNS);
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 17);
        for row in &rows {
            assert_eq!(row.len(), schema.fields.len());
            let wrong: Vec<String> = schema
                .fields
                .iter()
                .zip(row)
                .filter_map(|(field, cell)| broken(field, cell))
                .collect();
            assert!(wrong.is_empty(), "{wrong:?}");
        }
        let first: Vec<&str> = rows[0].iter().collect();
        assert_eq!(first[..3], ["2025", "13002526500013", "Département, du Test"]);
        assert_eq!(
            first[4..],
            ["1500.50", "200.05", "0.00", "1.00", "Marché \"2026\", lot 2"]
        );
    });
}
