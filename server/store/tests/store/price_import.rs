//! Prices from a supplier's file: seen first, recorded at once, never twice.

use crate::builder::{World, key, on_each_database};
use domain::{
    Refusal, Role,
    office::{Dialect, read, write},
    price::import::{Field, MappingForm, Problem},
    view::price::PriceQuery,
};
use store::{
    Desk, StoreError,
    media::load,
    office::{NewFile, forget_old},
    price::{
        find,
        import::{apply, discard, files, keep, preview, wrong_rows},
    },
};

const CSV: &str = "Tarif 2026;;\nDésignation;Catégorie;Prix HT\nChaise pliante;F-CHAIR;12,50\nBureau;F-DESK;1 200,00\nLampe;Luminaires;9,90\nTotal;;1 222,40\n";

fn file(text: &str) -> NewFile {
    NewFile {
        name: "tarif.csv".into(),
        mime: "text/csv".into(),
        bytes: text.as_bytes().to_vec(),
        cells: read(text),
    }
}

async fn count(desk: &Desk) -> u64 {
    find(desk, &PriceQuery::default(), 1).await.unwrap().page.total
}

#[test]
fn a_file_is_seen_first_then_recorded_once_with_itself_as_evidence() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let id = keep(desk, &key("sent"), file(CSV)).await.unwrap();
        assert_eq!(
            keep(desk, &key("sent"), file(CSV)).await.unwrap(),
            id,
            "the same sending"
        );
        let guess = MappingForm::default();
        let seen = preview(desk, id, &guess).await.unwrap();
        assert_eq!((seen.new, seen.known, seen.left_out, seen.wrong), (2, 0, 1, 1));
        assert_eq!(seen.errors[0].0, 5);
        assert_eq!(
            (seen.errors[0].1[0].field, seen.errors[0].1[0].problem),
            (Field::Category, Problem::UnknownCategory)
        );
        assert_eq!((seen.first[1].unit.0, seen.first[1].number), (144_000, 4));
        assert_eq!(count(desk).await, 0, "nothing is written by looking");

        let refused = apply(desk, &key("go"), (id, &guess), false).await;
        assert!(matches!(refused, Err(StoreError::Invalid("leave"))), "{refused:?}");
        assert_eq!(count(desk).await, 0, "all or nothing");
        let wrong = wrong_rows(desk, id, &guess).await.unwrap();
        assert_eq!(wrong.header, ["Désignation", "Catégorie", "Prix HT"]);
        assert_eq!(wrong.rows[0].0, ["Lampe", "Luminaires", "9,90"]);

        assert_eq!(apply(desk, &key("go"), (id, &guess), true).await.unwrap(), 2);
        assert_eq!(
            apply(desk, &key("go"), (id, &guess), true).await.unwrap(),
            2,
            "the same confirmation"
        );
        assert_eq!(count(desk).await, 2);
        assert_eq!(files(desk).await.unwrap(), []);
        assert!(matches!(preview(desk, id, &guess).await, Err(StoreError::NotFound)));

        let query = PriceQuery {
            q: "pliante tarif csv".into(),
            ..PriceQuery::default()
        };
        let line = find(desk, &query, 1).await.unwrap().page.rows.remove(0);
        assert_eq!(line.row.source, "tarif · tarif.csv, l. 3");
        let document: i64 = line.row.document.unwrap().rsplit('/').next().unwrap().parse().unwrap();
        assert_eq!(load(desk, document).await.unwrap().bytes, CSV.as_bytes());

        // Sent again: known, and nothing is left to record.
        let again = keep(desk, &key("again"), file(CSV)).await.unwrap();
        let seen = preview(desk, again, &guess).await.unwrap();
        assert_eq!((seen.new, seen.known), (0, 2));
        let refused = apply(desk, &key("twice"), (again, &guess), true).await;
        assert!(matches!(refused, Err(StoreError::Invalid("file"))), "{refused:?}");
        assert_eq!(count(desk).await, 2);
    });
}

#[test]
fn a_name_that_begins_like_a_formula_is_recorded_as_it_was_once_corrected_and_is_known_again() {
    on_each_database(async |world: World| {
        let (desk, form) = (&world.desk, MappingForm::default());
        let text = "Désignation;Catégorie;Prix HT\n- chaise;Siège inconnu;12,50\n";
        let id = keep(desk, &key("wrong"), file(text)).await.unwrap();
        let wrong = wrong_rows(desk, id, &form).await.unwrap();
        let download = write(&[wrong.header, wrong.rows[0].0.clone()], Dialect::Semicolon);
        assert!(download.contains("'- chaise;"), "{download}");

        let corrected = download.replace("Siège inconnu", "F-CHAIR");
        let id = keep(desk, &key("right"), file(&corrected)).await.unwrap();
        assert_eq!(apply(desk, &key("go"), (id, &form), false).await.unwrap(), 1);
        let line = find(desk, &PriceQuery::default(), 1).await.unwrap().page.rows.remove(0);
        assert_eq!(line.row.what, "- chaise");

        let id = keep(desk, &key("again"), file(&text.replace("Siège inconnu", "F-CHAIR")))
            .await
            .unwrap();
        let seen = preview(desk, id, &form).await.unwrap();
        assert_eq!((seen.new, seen.known), (0, 1));
    });
}

#[test]
fn a_file_is_read_as_the_form_says() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let id = keep(desk, &key("sent"), file(CSV)).await.unwrap();
        let guess = preview(desk, id, &MappingForm::default()).await.unwrap();
        let form = MappingForm {
            category: String::new(),
            all_category: "F-CHAIR".into(),
            basis: "ttc".into(),
            ..MappingForm::of(&guess.mapping)
        };
        let seen = preview(desk, id, &form).await.unwrap();
        assert_eq!((seen.new, seen.wrong, seen.first[0].unit.0), (3, 0, 1250));
        let form = MappingForm {
            all_category: "NONE".into(),
            all_dated_on: "hier".into(),
            ..form
        };
        let seen = preview(desk, id, &form).await.unwrap();
        assert_eq!(seen.unreadable, ["all_dated_on", "all_category"]);
        let refused = apply(desk, &key("go"), (id, &form), true).await;
        assert!(
            matches!(refused, Err(StoreError::Invalid("all_dated_on"))),
            "{refused:?}"
        );
    });
}

#[test]
fn more_lines_than_are_written_at_once_are_all_recorded() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let lines = (0..1_100).map(|rank| format!("Article {rank};F-CHAIR;{},10\n", rank % 900 + 1));
        let text = format!("Désignation;Catégorie;Prix TTC\n{}", lines.collect::<String>());
        let id = keep(desk, &key("sent"), file(&text)).await.unwrap();
        let recorded = apply(desk, &key("go"), (id, &MappingForm::default()), false).await;
        assert_eq!(recorded.unwrap(), 1_100);
        assert_eq!(count(desk).await, 1_100);
    });
}

#[test]
fn two_who_record_the_same_prices_at_the_same_moment_record_them_once() {
    on_each_database(async |world: World| {
        let (desk, form) = (&world.desk, MappingForm::default());
        let keys = [key("this"), key("that"), key("here"), key("there")];
        let lines = (0..400).map(|rank| format!("Article {rank};F-CHAIR;{},10\n", rank % 90 + 1));
        let text = format!("Désignation;Catégorie;Prix TTC\n{}", lines.collect::<String>());
        let one = keep(desk, &key("one"), file(&text)).await.unwrap();
        let other = keep(desk, &key("other"), file(&text)).await.unwrap();
        let (left, right) = tokio::join!(
            apply(desk, &keys[0], (one, &form), false),
            apply(desk, &keys[1], (other, &form), false)
        );
        let both = [left, right];
        assert_eq!(both.iter().flatten().collect::<Vec<_>>(), [&400], "{both:?}");
        // Whoever came second finds that every line is known.
        let is_known = |answer: &Result<u32, StoreError>| matches!(answer, Err(StoreError::Invalid("file")));
        assert!(both.iter().any(is_known), "{both:?}");
        assert_eq!(count(desk).await, 400);

        // One file, confirmed by two: it is there for the first only.
        let shared = keep(desk, &key("shared"), file(CSV)).await.unwrap();
        let (left, right) = tokio::join!(
            apply(desk, &keys[2], (shared, &form), true),
            apply(desk, &keys[3], (shared, &form), true)
        );
        let both = [left, right];
        assert_eq!(both.iter().flatten().collect::<Vec<_>>(), [&2], "{both:?}");
        assert!(
            both.iter().any(|answer| matches!(answer, Err(StoreError::NotFound))),
            "{both:?}"
        );
        assert_eq!(count(desk).await, 402);
    });
}

#[test]
fn a_file_that_nobody_records_is_forgotten_and_only_who_records_prices_sees_it() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let id = keep(desk, &key("one"), file(CSV)).await.unwrap();
        let agent = world
            .person("agent", &[Role::Desk, Role::Requester, Role::Viewer, Role::Admin])
            .await;
        let role_needed = |refused: StoreError| matches!(refused, StoreError::Refused(Refusal::RoleNeeded(_)));
        let form = MappingForm::default();
        assert!(role_needed(keep(&agent, &key("two"), file(CSV)).await.unwrap_err()));
        assert!(role_needed(files(&agent).await.unwrap_err()));
        assert!(role_needed(preview(&agent, id, &form).await.unwrap_err()));
        assert!(role_needed(wrong_rows(&agent, id, &form).await.unwrap_err()));
        assert!(role_needed(
            apply(&agent, &key("three"), (id, &form), true).await.unwrap_err()
        ));
        assert!(role_needed(discard(&agent, id).await.unwrap_err()));
        let empty = keep(desk, &key("four"), file("")).await;
        assert!(matches!(empty, Err(StoreError::Invalid("file"))));

        assert_eq!(forget_old(&world.later(30)).await.unwrap(), 0);
        assert_eq!(forget_old(&world.later(31)).await.unwrap(), 1);
        assert!(matches!(discard(desk, id).await, Err(StoreError::NotFound)));
        let other = keep(desk, &key("five"), file(CSV)).await.unwrap();
        discard(desk, other).await.unwrap();
        assert_eq!(files(desk).await.unwrap(), []);
    });
}

#[test]
fn a_catalogue_without_days_sent_again_another_day_records_nothing_until_its_prices_age() {
    on_each_database(async |world: World| {
        let (desk, form) = (&world.desk, MappingForm::default());
        let id = keep(desk, &key("first"), file(CSV)).await.unwrap();
        assert_eq!(apply(desk, &key("go"), (id, &form), true).await.unwrap(), 2);
        let tomorrow = world.later(1);
        let again = keep(&tomorrow, &key("again"), file(CSV)).await.unwrap();
        let seen = preview(&tomorrow, again, &form).await.unwrap();
        assert_eq!((seen.new, seen.known), (0, 2));
        let refused = apply(&tomorrow, &key("twice"), (again, &form), true).await;
        assert!(matches!(refused, Err(StoreError::Invalid("file"))), "{refused:?}");
        assert_eq!(count(desk).await, 2);
        // Eleven months later the same catalogue says that its prices still hold.
        let seen = preview(&world.later(335), again, &form).await.unwrap();
        assert_eq!((seen.new, seen.known), (2, 0));
    });
}

#[test]
fn the_rows_offered_as_header_are_those_among_which_it_is_looked_for() {
    on_each_database(async |world: World| {
        let text = format!(
            "{}Désignation;Catégorie;Prix H.T.\nChaise pliante;F-CHAIR;12,50\n",
            "Conditions générales;;\n".repeat(30)
        );
        let id = keep(&world.desk, &key("sent"), file(&text)).await.unwrap();
        let seen = preview(&world.desk, id, &MappingForm::default()).await.unwrap();
        assert_eq!((seen.mapping.header, seen.new), (30, 1));
        assert_eq!(
            seen.rows.get(30).map(String::as_str),
            Some("Désignation · Catégorie · Prix H.T.")
        );
    });
}
