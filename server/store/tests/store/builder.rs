//! A fresh database for each test, a day to live it on, and short words for the gestures.

use chrono::{DateTime, Days, Utc};
use domain::{
    Actor, Cents, Minutes, Role,
    item::{Command, Condition, Cost, Decision, Details, Diagnosis, Need, Ownership, Proof, Route, Worth},
    price::{Basis, Counterfactual, Evidence, Grade, Substitution},
    view::{Organisation, PlaceRow, ServiceRow},
};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database};
use std::{
    future::Future,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};
use store::{
    Db, Desk, StoreError, Submission, account,
    account::NewPerson,
    deposit::{NewDeposit, receive},
    handover::{NewHandover, Signing, prepare, sign},
    item::act,
    setting,
};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A desk on a database of its own.
pub(crate) struct World {
    pub(crate) desk: Desk,
    file: Option<PathBuf>,
}

/// Runs the test on each database there is.
pub(crate) fn on_each_database<F: Future<Output = ()>>(test: impl Fn(World) -> F) {
    runtime().block_on(async {
        test(World::on(sqlite()).await).await;
        if let Ok(server) = std::env::var("REGAIN_TEST_POSTGRES_URL") {
            test(World::on((postgres(&server).await, None)).await).await;
        }
    });
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap()
}

fn sqlite() -> (String, Option<PathBuf>) {
    let name = format!(
        "regain-store-{}-{}.db",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    );
    let file = std::env::temp_dir().join(name);
    let _ = std::fs::remove_file(&file);
    (format!("sqlite://{}?mode=rwc", file.display()), Some(file))
}

async fn postgres(server: &str) -> String {
    let name = format!("store_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let admin = Database::connect(server).await.unwrap();
    admin
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .unwrap();
    let (base, _) = server.rsplit_once('/').unwrap();
    format!("{base}/{name}")
}

/// The instant at which every test begins.
pub(crate) fn noon() -> DateTime<Utc> {
    "2026-06-15T10:00:00Z".parse().unwrap()
}

pub(crate) fn organisation() -> Organisation {
    Organisation {
        name: "Département du Test".into(),
        phone: "03 21 00 00 00".into(),
        public_url: "https://r.example.fr".into(),
        labour_rate: Cents(2800),
        basis: Basis::Ttc,
        return_window_days: 90,
        target: Cents(2_000_000),
        ceiling_percent: 40,
        ceiling_without_price: Cents(3000),
        closed_through: None,
    }
}

impl World {
    async fn on((url, file): (String, Option<PathBuf>)) -> Self {
        let db = Db::connect(&url).await.unwrap();
        Migrator::up(db.conn(), None).await.unwrap();
        setting::prepare(&db, noon() - chrono::TimeDelta::days(800))
            .await
            .unwrap();
        let desk = Desk {
            db,
            actor: account::system(),
            now: noon(),
        };
        setting::save_organisation(&desk, &organisation()).await.unwrap();
        let world = Self { desk, file };
        for name in ["Routes", "Archives"] {
            world.service(name).await;
        }
        let place = PlaceRow {
            id: 0,
            name: "Atelier".into(),
            parent: None,
            path: String::new(),
            is_active: true,
        };
        store::catalogue::save_place(&world.desk, &place).await.unwrap();
        world
    }

    pub(crate) async fn service(&self, name: &str) -> i64 {
        let row = ServiceRow {
            id: 0,
            name: name.into(),
            parent: None,
            cost_centre: "X".into(),
            is_active: true,
        };
        store::catalogue::save_service(&self.desk, &row).await.unwrap()
    }

    /// The same desk so many days later.
    pub(crate) fn later(&self, days: u64) -> Desk {
        Desk {
            now: self.desk.now + Days::new(days),
            ..self.desk.clone()
        }
    }

    /// Somebody with those roles only.
    pub(crate) async fn person(&self, login: &str, roles: &[Role]) -> Desk {
        let person = NewPerson {
            login: login.into(),
            name: format!("Person {login}"),
            password: "a long password".into(),
            roles: roles.to_vec(),
        };
        let id = account::add(&self.desk, person).await.unwrap();
        Desk {
            actor: Actor {
                id,
                roles: roles.to_vec(),
            },
            ..self.desk.clone()
        }
    }

    pub(crate) fn db(&self) -> &Db {
        &self.desk.db
    }

    /// Runs a statement as a hand in the database would.
    pub(crate) async fn by_hand(&self, sql: &str) -> Result<(), sea_orm::DbErr> {
        self.db().conn().execute_unprepared(sql).await.map(|_| ())
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if let Some(file) = &self.file {
            for end in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{end}", file.display()));
            }
        }
    }
}

pub(crate) fn key(key: &str) -> Submission {
    Submission {
        key: key.into(),
        ..Submission::default()
    }
}

pub(crate) fn chairs(quantity: u32) -> NewDeposit {
    NewDeposit {
        slip: None,
        service: 1,
        bearer: "Paul".into(),
        category: "F-CHAIR".into(),
        details: Details {
            name: "Chaise".into(),
            fault: "Pied tordu".into(),
            ..Details::default()
        },
        quantity,
        is_lot: false,
        place: None,
        ownership: Ownership::Body,
        label: None,
    }
}

/// A chair, received: its label.
pub(crate) async fn chair(desk: &Desk) -> String {
    let (_, codes) = receive(desk, &Submission::default(), chairs(1)).await.unwrap();
    codes[0].clone()
}

/// Makes a gesture without a key.
pub(crate) async fn go(desk: &Desk, code: &str, command: Command) -> Result<(), StoreError> {
    act(desk, &Submission::default(), code, command).await
}

/// Takes it from deposited to ready, as it works.
pub(crate) async fn make_ready(desk: &Desk, code: &str) {
    go(desk, code, Command::StartDiagnosis(Vec::new())).await.unwrap();
    go(desk, code, Command::FindWorking(Condition::B)).await.unwrap();
}

/// Takes it from deposited to testing with a part of 12,50 and 45 minutes.
pub(crate) async fn repair(desk: &Desk, code: &str) {
    go(desk, code, Command::StartDiagnosis(Vec::new())).await.unwrap();
    go(desk, code, Command::Diagnose(diagnosis())).await.unwrap();
    go(desk, code, Command::DecideRepair(decision())).await.unwrap();
    go(desk, code, Command::AddCost(part(1250))).await.unwrap();
    go(desk, code, Command::AddCost(Cost::Labour(Minutes(45))))
        .await
        .unwrap();
    go(desk, code, Command::FinishRepair("Pied ressoudé".into()))
        .await
        .unwrap();
}

pub(crate) fn diagnosis() -> Diagnosis {
    Diagnosis {
        observation: "Pied tordu".into(),
        cause: "Choc".into(),
        parts: Cents(1250),
        minutes: Minutes(45),
        external: Cents(0),
        replacement: Some(Cents(18_000)),
    }
}

pub(crate) fn decision() -> Decision {
    Decision {
        route: Route::InHouse,
        reason: "Sous le plafond".into(),
        order: String::new(),
        estimate: Cents(0),
        ceiling: Cents(0),
    }
}

pub(crate) fn part(unit: i64) -> Cost {
    Cost::Part {
        name: "Pied".into(),
        quantity: 1,
        unit: Cents(unit),
        from_stock: None,
    }
}

pub(crate) fn need() -> Need {
    Need {
        text: "Un siège pour l'accueil".into(),
        instead_of: Counterfactual::New,
        substitution: Substitution::S2,
        reference: String::new(),
        expected_months: None,
    }
}

/// A documented price for that item.
pub(crate) async fn price(desk: &Desk, code: &str, cents: i64) -> i64 {
    let evidence = Evidence {
        id: None,
        price: Cents(cents),
        basis: Basis::Ttc,
        vat: 2000,
        grade: Grade::A,
        dated_on: "2026-01-05".parse().unwrap(),
        of: Counterfactual::New,
        source: "Marché 2026-12".into(),
    };
    let new = store::price::NewPrice {
        code: Some(code.into()),
        category: None,
        what: "Chaise neuve".into(),
        evidence,
        document: None,
    };
    store::price::record(desk, &Submission::default(), new).await.unwrap()
}

pub(crate) fn handover(codes: &[&str]) -> NewHandover {
    NewHandover {
        lines: codes.iter().map(|code| ((*code).to_owned(), 0)).collect(),
        service: 2,
        receiver: "Anne Martin".into(),
        receiver_login: String::new(),
        need: need(),
        prices: Vec::new(),
    }
}

pub(crate) fn signing(codes: &[&str]) -> Signing {
    Signing {
        accepted: codes.iter().map(|code| ((*code).to_owned(), 0)).collect(),
        reason: "Ne convient pas".into(),
        proof: Proof::Statement,
        file: None,
        signed_by: "Anne Martin".into(),
    }
}

/// Hands it over and has it signed: the slip's number.
pub(crate) async fn give(desk: &Desk, code: &str) -> String {
    let number = prepare(desk, &Submission::default(), handover(&[code])).await.unwrap();
    sign(desk, &Submission::default(), &number, signing(&[code]))
        .await
        .unwrap();
    number
}

/// The store fills in the prices now known.
pub(crate) fn price_late() -> Command {
    Command::PriceLate(Worth::default())
}
