//! Printers, and what was sent to them.

use crate::builder::{World, key, on_each_database};
use domain::{
    Refusal, Role,
    view::{JobState, PrinterRow},
};
use store::{
    Desk, StoreError,
    printing::{cancel, claim, jobs, print_desk, printer, printers, queue, save_printer, settle},
};

fn zebra() -> PrinterRow {
    PrinterRow {
        id: 0,
        name: "Zebra du comptoir".into(),
        host: "10.1.2.3".into(),
        port: 9100,
        dpi: 203,
        layout: "R57x32".into(),
        is_active: true,
    }
}

async fn state(desk: &Desk, id: i64) -> (JobState, String, u32) {
    let rows = jobs(desk, 1).await.unwrap().rows;
    let row = rows.into_iter().find(|row| row.id == id).unwrap();
    (row.state, row.trouble, row.attempts)
}

#[test]
fn a_printer_is_set_up_by_those_who_may_and_used_by_the_desk() {
    on_each_database(async |world: World| {
        let manager = world.person("manager", &[Role::Manager]).await;
        let desk = world.person("desk", &[Role::Desk]).await;
        let refused = save_printer(&desk, &zebra()).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::RoleNeeded(_)))));
        let id = save_printer(&manager, &zebra()).await.unwrap();
        assert_eq!(printer(&desk, id).await.unwrap(), PrinterRow { id, ..zebra() });
        assert_eq!(print_desk(&desk).await.unwrap().printers.len(), 1);
        assert_eq!(print_desk(&manager).await.unwrap().printers, []);
        let off = PrinterRow {
            id,
            is_active: false,
            port: 6101,
            ..zebra()
        };
        save_printer(&manager, &off).await.unwrap();
        assert_eq!(printers(&manager).await.unwrap(), [off]);
        assert!(matches!(printer(&desk, id).await, Err(StoreError::Invalid("printer"))));
        for (wrong, field) in [
            (
                PrinterRow {
                    name: " ".into(),
                    ..zebra()
                },
                "name",
            ),
            (zebra(), "name"),
            (
                PrinterRow {
                    host: "a b".into(),
                    name: "B".into(),
                    ..zebra()
                },
                "host",
            ),
            (
                PrinterRow {
                    host: String::new(),
                    name: "B".into(),
                    ..zebra()
                },
                "host",
            ),
            (
                PrinterRow {
                    port: 0,
                    name: "B".into(),
                    ..zebra()
                },
                "port",
            ),
            (
                PrinterRow {
                    dpi: 204,
                    name: "B".into(),
                    ..zebra()
                },
                "dpi",
            ),
            (
                PrinterRow {
                    layout: "L7160".into(),
                    name: "B".into(),
                    ..zebra()
                },
                "layout",
            ),
        ] {
            let refused = save_printer(&manager, &wrong).await;
            assert!(
                matches!(refused, Err(StoreError::Invalid(name)) if name == field),
                "{wrong:?} {refused:?}"
            );
        }
    });
}

#[test]
fn a_job_is_kept_until_it_is_printed_or_given_up() {
    on_each_database(async |world: World| {
        let desk = &world.desk;
        let at = save_printer(desk, &zebra()).await.unwrap();
        let (id, is_new) = queue(desk, &key("p"), at, "E-2026-0001", 3, "^XA^XZ").await.unwrap();
        assert!(is_new);
        let again = queue(desk, &key("p"), at, "E-2026-0001", 3, "^XA^XZ").await.unwrap();
        assert_eq!(again, (id, false));
        assert_eq!(state(desk, id).await, (JobState::Waiting, String::new(), 0));
        let job = claim(desk, id, 0).await.unwrap();
        assert_eq!(
            (job.host.as_str(), job.port, job.zpl.as_str()),
            ("10.1.2.3", 9100, "^XA^XZ")
        );
        // While it is being sent, nobody else sends it.
        for attempts in [0, 1] {
            assert!(matches!(claim(desk, id, attempts).await, Err(StoreError::NotFound)));
        }
        settle(desk, id, Err("refused")).await.unwrap();
        assert_eq!(state(desk, id).await, (JobState::Failed, "refused".into(), 1));
        claim(desk, id, 1).await.unwrap();
        settle(desk, id, Ok(())).await.unwrap();
        assert_eq!(state(desk, id).await, (JobState::Printed, String::new(), 2));
        assert!(matches!(claim(desk, id, 2).await, Err(StoreError::NotFound)));
        assert!(matches!(cancel(desk, id).await, Err(StoreError::NotFound)));

        let (other, _) = queue(desk, &key("q"), at, "", 1, "^XA^XZ").await.unwrap();
        claim(desk, other, 0).await.unwrap();
        // A server that stopped in the middle left it waiting: later, it may be sent again.
        assert_eq!(claim(&world.later(1), other, 1).await.unwrap().id, other);
        settle(desk, other, Err("timeout")).await.unwrap();
        cancel(desk, other).await.unwrap();
        assert_eq!(state(desk, other).await.0, JobState::Cancelled);
        assert!(matches!(claim(desk, other, 2).await, Err(StoreError::NotFound)));
        // What is over is forgotten after a month.
        queue(&world.later(31), &key("r"), at, "", 1, "^XA^XZ").await.unwrap();
        assert_eq!(jobs(desk, 1).await.unwrap().total, 1);
        let viewer = world.person("viewer", &[Role::Viewer, Role::Manager]).await;
        assert!(matches!(jobs(&viewer, 1).await, Err(StoreError::Refused(_))));
        assert!(matches!(
            queue(&viewer, &key("s"), at, "", 1, "^XA^XZ").await,
            Err(StoreError::Refused(_))
        ));
    });
}
