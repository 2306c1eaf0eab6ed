//! An organisation on its first day, and somebody who holds every role and does everything through its forms.

use crate::{
    database::Database,
    program::Program,
    reader::{Answer, Reader},
};
use reqwest::StatusCode;

const PASSWORD: &str = "un bon mot de passe";

/// The counter of an organisation whose ledger is empty.
pub(crate) struct Counter<'d> {
    /// Where it is kept.
    pub(crate) database: &'d Database,
    /// Who stands at it.
    pub(crate) reader: Reader,
    /// The business day that its forms state; today where it is empty.
    pub(crate) on: String,
    /// Stopped with the test.
    _program: Program,
}

impl<'d> Counter<'d> {
    /// Sets the organisation up by the first start: 28,00 € an hour, 90 days, amounts with tax.
    pub(crate) async fn open(database: &'d Database) -> Self {
        let program = Program::start(database);
        let link = program.first_start.clone().unwrap();
        let start = [
            ("form[token]", link.split_once("token=").unwrap().1),
            ("form[admin_name]", "Antoine Leroy"),
            ("form[login]", "antoine"),
            ("form[password]", PASSWORD),
            ("form[name]", "Département d’Artois"),
            ("form[phone]", "03 21 00 00 00"),
            ("form[public_url]", "https://regain.fr"),
            ("form[labour_rate]", "28,00"),
            ("form[basis]", "ttc"),
            ("form[return_window_days]", "90"),
            ("form[with]", "samples"),
        ];
        let admin = Reader::new(&program);
        let answer = admin.submit("/api/first-start", &start).await;
        assert_eq!(answer.location, "/", "{answer:?}");
        let person = [
            ("login", "nadia"),
            ("name", "Nadia Carpentier"),
            ("password", PASSWORD),
            ("roles[0]", "desk"),
            ("roles[1]", "technician"),
            ("roles[2]", "manager"),
            ("roles[3]", "admin"),
        ];
        let answer = admin.submit("/api/settings/people/add", &person).await;
        assert_eq!(answer.location, "/settings/people", "{answer:?}");
        Self {
            database,
            reader: Reader::signed_in(&program, "nadia", PASSWORD).await,
            on: String::new(),
            _program: program,
        }
    }

    /// A page.
    pub(crate) async fn page(&self, path: &str) -> String {
        let answer = self.reader.open(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {answer:?}");
        answer.body
    }

    /// Submits a form under a key of its own; done, it leads to that address.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)], to: &str) -> Answer {
        let key = key();
        let mut form = fields.to_vec();
        form.push(("key", key.as_str()));
        let answer = self.reader.submit(path, &form).await;
        let is_done = answer.status == StatusCode::SEE_OTHER && answer.location.starts_with(to);
        assert!(
            is_done && !answer.location.contains("__err="),
            "{path} {fields:?}: {answer:?}"
        );
        answer
    }

    /// A gesture on the item with that label.
    pub(crate) async fn act(&self, code: &str, gesture: &str, fields: &[(&str, &str)]) {
        let mut form = vec![("code", code), ("occurred_on", self.on.as_str())];
        form.extend_from_slice(fields);
        let (path, page) = (format!("/api/items/{gesture}"), format!("/Q/{code}"));
        self.post(&path, &form, &page).await;
    }

    /// So many are deposited: a label each.
    pub(crate) async fn deposit(&self, category: &str, quantity: usize) -> Vec<String> {
        let service = self.record("SELECT MIN(id) FROM service").await;
        let many = quantity.to_string();
        let form = [
            ("service", service.as_str()),
            ("category", category),
            ("quantity", many.as_str()),
            ("labels", "each"),
            ("fault", "Usé"),
            ("occurred_on", self.on.as_str()),
        ];
        self.post("/api/deposits/receive", &form, "/deposits/").await;
        let sql = format!("SELECT code FROM item ORDER BY id DESC LIMIT {quantity}");
        self.database.texts(&sql).await
    }

    /// So many are deposited under one label.
    pub(crate) async fn deposit_lot(&self, category: &str, quantity: usize) -> String {
        let service = self.record("SELECT MIN(id) FROM service").await;
        let many = quantity.to_string();
        let form = [
            ("service", service.as_str()),
            ("category", category),
            ("quantity", many.as_str()),
            ("labels", "lot"),
            ("fault", "Usé"),
            ("occurred_on", self.on.as_str()),
        ];
        self.post("/api/deposits/receive", &form, "/deposits/").await;
        let mut codes = self
            .database
            .texts("SELECT code FROM item ORDER BY id DESC LIMIT 1")
            .await;
        codes.remove(0)
    }

    /// Works as it is, once those checks are done.
    pub(crate) async fn find_working(&self, code: &str, gates: &[&str]) {
        self.act(code, "start-diagnosis", &[]).await;
        self.check(code, gates).await;
        self.act(code, "find-working", &[("condition", "B")]).await;
    }

    /// Those checks are done.
    pub(crate) async fn check(&self, code: &str, gates: &[&str]) {
        for gate in gates {
            let form = [("gate", *gate), ("method", "Contrôlé à l’établi")];
            self.act(code, "close-gate", &form).await;
        }
    }

    /// Diagnosed, with that and no more to be said of what it would take.
    pub(crate) async fn diagnose(&self, code: &str, estimate: &[(&str, &str)]) {
        self.act(code, "start-diagnosis", &[]).await;
        let mut form = vec![("observation", "Ne tient plus"), ("cause", "Usure")];
        form.extend_from_slice(estimate);
        self.act(code, "diagnose", &form).await;
    }

    /// Under repair in the own workshop.
    pub(crate) async fn to_workshop(&self, code: &str) {
        self.diagnose(code, &[]).await;
        let form = [("route", "in_house"), ("reason", "Vaut la peine")];
        self.act(code, "decide-repair", &form).await;
    }

    /// Repaired, tested, available.
    pub(crate) async fn to_shelf(&self, code: &str) {
        self.act(code, "finish-repair", &[("done", "Remis en état")]).await;
        self.act(code, "pass-test", &[("condition", "B")]).await;
    }

    /// A documented price, of a category or of an item: `("category", …)` or `("code", …)`.
    pub(crate) async fn price(&self, of: (&str, &str), euros: &str) {
        let key = key();
        let form = [
            of,
            ("what", "Catalogue du marché"),
            ("price", euros),
            ("basis", "ttc"),
            ("vat", "20"),
            ("grade", "A"),
            ("dated_on", self.on.as_str()),
            ("source", "Marché 2025-014"),
            ("key", key.as_str()),
        ];
        let answer = self.reader.upload("/prices", &form, &[]).await;
        let is_said = |cookie: &String| cookie.starts_with("flash=price_recorded;");
        assert!(answer.cookies.iter().any(is_said), "{answer:?}");
    }

    /// Those leave together for another service, for a need that was stated: the slip's number.
    pub(crate) async fn hand_over(&self, codes: &[String]) -> String {
        let service = self.record("SELECT MAX(id) FROM service").await;
        let names = ranked("form[codes]", codes);
        let mut form = paired(&names, codes);
        form.extend([
            ("form[service]", service.as_str()),
            ("form[receiver]", "Émilie Fournier"),
            ("form[need]", "Arrivée d’un agent"),
            ("form[instead_of]", "new"),
            ("form[substitution]", "S2"),
            ("occurred_on", self.on.as_str()),
        ]);
        let answer = self.post("/api/handovers/prepare", &form, "/handovers/").await;
        answer.location.trim_start_matches("/handovers/").to_owned()
    }

    /// The receiver signs for those on the day that the forms state, and refuses the rest of the slip.
    pub(crate) async fn sign(&self, slip: &str, accepted: &[String]) {
        let names = ranked("form[accepted]", accepted);
        let mut form = paired(&names, accepted);
        form.extend([
            ("number", slip),
            ("form[statement]", "true"),
            ("form[signed_by]", "Émilie Fournier"),
            ("form[reason]", "Il y en a trop"),
            ("occurred_on", self.on.as_str()),
        ]);
        self.post("/api/handovers/sign", &form, "/handovers/").await;
    }

    /// It leaves and is signed for: the slip's number.
    pub(crate) async fn give(&self, code: &str) -> String {
        let codes = [code.to_owned()];
        let slip = self.hand_over(&codes).await;
        self.sign(&slip, &codes).await;
        slip
    }

    /// It comes back from its receiver.
    pub(crate) async fn take_back(&self, code: &str) {
        let place = self.record("SELECT MIN(id) FROM place").await;
        let form = [("reason", "Trop haut"), ("condition", "B"), ("place", place.as_str())];
        self.act(code, "take-back", &form).await;
    }

    /// The number of a record, as forms send it.
    pub(crate) async fn record(&self, sql: &str) -> String {
        self.database.number(sql).await.to_string()
    }
}

fn key() -> String {
    format!("{:032x}", rand::random::<u128>())
}

/// The names of a list's fields in a form.
fn ranked(name: &str, values: &[String]) -> Vec<String> {
    (0..values.len()).map(|rank| format!("{name}[{rank}]")).collect()
}

fn paired<'a>(names: &'a [String], values: &'a [String]) -> Vec<(&'a str, &'a str)> {
    let pairs = names.iter().zip(values);
    pairs.map(|(name, value)| (name.as_str(), value.as_str())).collect()
}
