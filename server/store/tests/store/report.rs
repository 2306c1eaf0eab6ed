//! What passers-by report: kept for our labels only, handled once.

use crate::builder::{World, chair, key, noon, on_each_database};
use domain::{Refusal, Role, view::scan::ReportKind};
use store::{
    StoreError, Submission,
    report::{NewReport, handle, list, receive},
};

fn report(label: &str) -> NewReport {
    NewReport {
        label: label.into(),
        kind: ReportKind::Fault,
        text: " Le dossier est cassé ".into(),
        contact: "Poste 42".into(),
    }
}

#[test]
fn a_report_is_kept_once_for_a_label_of_ours_and_answered_alike_for_any_other() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let code = chair(desk).await;
        for label in [code.as_str(), code.as_str(), "7K3HN9B3", "nonsense", ""] {
            receive(world.db(), noon(), "one form", &report(label)).await.unwrap();
        }
        let page = list(desk, 1).await.unwrap();
        assert_eq!(page.total, 1);
        let kept = &page.rows[0];
        assert_eq!((kept.label.as_str(), kept.name.as_str()), (code.as_str(), "Chaise"));
        assert_eq!(
            (kept.text.as_str(), kept.contact.as_str()),
            ("Le dossier est cassé", "Poste 42")
        );
        assert_eq!((kept.kind, &kept.handled), (ReportKind::Fault, &None));
        assert_eq!(store::home::home(desk).await.unwrap().reports.unwrap().count, 1);
    });
}

#[test]
fn a_report_without_words_or_with_too_many_is_refused_for_any_label() {
    on_each_database(async |world: World| {
        let code = chair(&world.desk).await;
        for label in [code.as_str(), "7K3HN9B3"] {
            for (text, contact, field) in [
                (" ".to_owned(), String::new(), "text"),
                ("é".repeat(501), String::new(), "text"),
                ("Cassé".to_owned(), "é".repeat(121), "contact"),
            ] {
                let wrong = NewReport {
                    text,
                    contact,
                    ..report(label)
                };
                let refused = receive(world.db(), noon(), "k", &wrong).await;
                assert!(matches!(refused, Err(StoreError::Invalid(name)) if name == field));
            }
            let longest = NewReport {
                text: "é".repeat(500),
                ..report(label)
            };
            receive(world.db(), noon(), "longest", &longest).await.unwrap();
        }
    });
}

#[test]
fn a_report_is_handled_once_and_its_contact_is_erased() {
    on_each_database(async |world: World| {
        let (nadia, karim) = (
            world.person("nadia", &[Role::Desk]).await,
            world.person("karim", &[Role::Desk]).await,
        );
        let code = chair(&world.desk).await;
        for key in ["first", "second"] {
            receive(world.db(), noon(), key, &report(&code)).await.unwrap();
        }
        let first = list(&nadia, 1).await.unwrap().rows.remove(0).id;
        handle(&nadia, &key("handled"), first).await.unwrap();
        handle(&karim, &key("handled too"), first).await.unwrap();
        let rows = list(&nadia, 1).await.unwrap().rows;
        assert!(
            rows[0].handled.is_none() && rows[0].id != first,
            "what waits comes first"
        );
        let handled = &rows[1];
        assert_eq!(handled.contact, "");
        assert_eq!(handled.handled.as_ref().unwrap().0, "Person nadia");
        let nothing = handle(&nadia, &Submission::default(), 999).await;
        assert!(matches!(nothing, Err(StoreError::NotFound)));
    });
}

#[test]
fn only_the_desk_reads_and_handles_reports() {
    on_each_database(async |world: World| {
        let technician = world.person("tina", &[Role::Technician]).await;
        for refused in [
            list(&technician, 1).await.map(|_| ()),
            handle(&technician, &Submission::default(), 1).await,
        ] {
            assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        }
        assert_eq!(store::home::home(&technician).await.unwrap().reports, None);
    });
}
