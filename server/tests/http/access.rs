//! Every server function, and who may not call it.

use crate::{
    database::Database,
    handover,
    program::{Program, fill, printed},
    reader::Reader,
};
use domain::{Role, access::Permission, item::Gesture};
use std::{collections::BTreeSet, path::Path};

/// Who may.
#[derive(Clone, Copy)]
enum May {
    /// Anybody, even who is not signed in.
    Anybody,
    /// Whoever is signed in.
    SignedIn,
    /// Those with that permission.
    With(Permission),
    /// Those with one of these roles.
    As(&'static [Role]),
    /// Those who may make that gesture on a deposited item.
    Do(Gesture),
}

type Form = &'static [(&'static str, &'static str)];

const TEXT: (&str, &str) = ("reason", "Parce que");

/// All of them: where, who may, and a form that nothing but the role is wrong with.
const ALL: &[(&str, May, Form)] = &[
    ("me", May::SignedIn, &[]),
    ("sign-in", May::Anybody, &[]),
    ("first-start", May::Anybody, &[]),
    ("first-start/check", May::Anybody, &[]),
    (
        "password-link",
        May::Anybody,
        &[("token", "1-x"), ("password", "un mot de passe")],
    ),
    ("password-link/check", May::Anybody, &[("token", "1-x")]),
    ("home", May::With(Permission::SeeItems), &[]),
    ("scan", May::SignedIn, &[("text", "7K3HN9B3")]),
    ("open", May::SignedIn, &[("text", "7K3HN9B3")]),
    (
        "scan/batch",
        May::With(Permission::SeeItems),
        &[("asked[action]", "move")],
    ),
    (
        "scan/check",
        May::Do(Gesture::Move),
        &[("action", "move"), ("place", "1"), ("text", "7K3HN9B3")],
    ),
    (
        "scan/apply",
        May::Do(Gesture::Move),
        &[("action", "move"), ("place", "1"), ("codes", "7K3HN9B3")],
    ),
    ("scan/done", May::With(Permission::SeeItems), &[("batch", "none")]),
    ("scan/undo", May::With(Permission::SeeItems), &[("batch", "none")]),
    (
        "items/link",
        May::With(Permission::LinkCodes),
        &[("text", "3256220110011")],
    ),
    ("items/unlink", May::With(Permission::LinkCodes), &[("alias", "1")]),
    ("items/may-link", May::With(Permission::LinkCodes), &[]),
    ("public/owner", May::Anybody, &[]),
    ("public/report", May::Anybody, &[("kind", "fault"), ("text", "Cassé")]),
    ("reports/list", May::With(Permission::AnswerReports), &[("page", "1")]),
    ("reports/handle", May::With(Permission::AnswerReports), &[("id", "1")]),
    (
        "items/find",
        May::With(Permission::SeeAvailable),
        &[("words", ""), ("states", ""), ("is_late", "false"), ("page", "1")],
    ),
    // Whole, or in brief: the store says how much each sees.
    ("items/card", May::SignedIn, &[]),
    (
        "requests/ask",
        May::With(Permission::Ask),
        &[("service", "1"), ("need", "Un siège")],
    ),
    ("requests/read", May::As(&[Role::Requester, Role::Desk]), &[]),
    ("requests/reserve", May::With(Permission::HandOver), &[("id", "1")]),
    (
        "requests/decline",
        May::With(Permission::HandOver),
        &[("id", "1"), TEXT],
    ),
    ("items/desk", May::With(Permission::SeeItems), &[]),
    ("items/move", May::Do(Gesture::Move), &[("place", "1")]),
    ("items/start-diagnosis", May::Do(Gesture::StartDiagnosis), &[]),
    (
        "items/open-gate",
        May::Do(Gesture::OpenGate),
        &[("gate", "hygiene"), TEXT],
    ),
    (
        "items/close-gate",
        May::Do(Gesture::CloseGate),
        &[("gate", "hygiene"), ("method", "Lavage")],
    ),
    (
        "items/find-working",
        May::Do(Gesture::FindWorking),
        &[("condition", "B")],
    ),
    (
        "items/diagnose",
        May::Do(Gesture::Diagnose),
        &[("observation", "En panne"), ("cause", "Usure")],
    ),
    (
        "items/decide-repair",
        May::Do(Gesture::DecideRepair),
        &[("route", "in_house"), TEXT],
    ),
    ("items/receive-parts", May::Do(Gesture::ReceiveParts), &[]),
    ("items/add-labour", May::Do(Gesture::AddCost), &[("minutes", "10")]),
    (
        "items/add-part",
        May::Do(Gesture::AddCost),
        &[("name", "Vérin"), ("quantity", "1"), ("unit", "12,50")],
    ),
    (
        "items/add-external",
        May::Do(Gesture::AddCost),
        &[("amount", "40,00"), ("reference", "D-1")],
    ),
    ("items/add-transport", May::Do(Gesture::AddCost), &[("amount", "4,00")]),
    (
        "items/add-other",
        May::Do(Gesture::AddCost),
        &[("amount", "4,00"), ("what", "Colle")],
    ),
    (
        "items/record-invoice",
        May::Do(Gesture::RecordInvoice),
        &[("line", "0"), ("amount", "4,00"), ("reference", "F-1")],
    ),
    (
        "items/finish-repair",
        May::Do(Gesture::FinishRepair),
        &[("done", "Réparé")],
    ),
    ("items/pass-test", May::Do(Gesture::PassTest), &[("condition", "B")]),
    ("items/fail-test", May::Do(Gesture::FailTest), &[TEXT]),
    (
        "items/reserve",
        May::Do(Gesture::Reserve),
        &[("service", "1"), ("until", "2999-01-01")],
    ),
    ("items/release", May::Do(Gesture::Release), &[TEXT]),
    ("items/price-late", May::Do(Gesture::PriceLate), &[]),
    (
        "items/correct-acceptance",
        May::Do(Gesture::CorrectAcceptance),
        &[TEXT, ("need", "Poste"), ("instead_of", "new"), ("substitution", "S2")],
    ),
    (
        "items/take-back",
        May::Do(Gesture::TakeBack),
        &[TEXT, ("condition", "B"), ("place", "1")],
    ),
    (
        "items/give-back",
        May::Do(Gesture::GiveBack),
        &[
            ("receiver", "Le service"),
            ("instead_of", "none"),
            ("statement", "true"),
        ],
    ),
    (
        "items/donate",
        May::Do(Gesture::Donate),
        &[
            ("beneficiary", "Emmaüs"),
            ("legal_category", "solidarity"),
            ("unit_value", "10,00"),
        ],
    ),
    (
        "items/sell",
        May::Do(Gesture::Sell),
        &[("buyer", "Quelqu’un"), ("price", "10,00"), ("receipt", "T-1")],
    ),
    (
        "items/recycle",
        May::Do(Gesture::Recycle),
        &[("operator", "Ecosystem"), ("weight", "3,4"), ("waste_code", "20 01 36")],
    ),
    (
        "items/dismantle",
        May::Do(Gesture::Dismantle),
        &[("rest", "Remis à la filière")],
    ),
    (
        "items/report-lost",
        May::Do(Gesture::ReportLost),
        &[("reference", "Inventaire")],
    ),
    (
        "items/found",
        May::Do(Gesture::Find),
        &[("place", "1"), ("reference", "Inventaire")],
    ),
    ("items/void", May::Do(Gesture::Void), &[TEXT]),
    ("items/describe", May::Do(Gesture::Describe), &[("name", "Siège")]),
    ("items/replace-label", May::Do(Gesture::ReplaceLabel), &[]),
    ("items/undo", May::Do(Gesture::Undo), &[("seq", "1")]),
    ("items/add-stock-part", May::Do(Gesture::AddCost), &[("quantity", "1")]),
    ("labels/batches", May::With(Permission::Receive), &[("page", "1")]),
    (
        "labels/make-batch",
        May::With(Permission::Receive),
        &[("labels", "3"), ("layout", "L7160")],
    ),
    (
        "labels/batch",
        May::With(Permission::Receive),
        &[("number", "E-2020-0001")],
    ),
    ("labels/blank", May::Do(Gesture::ReplaceLabel), &[("find", "chaise")]),
    ("labels/print-desk", May::With(Permission::SeeItems), &[]),
    ("labels/jobs", May::With(Permission::Receive), &[("page", "1")]),
    ("labels/cancel-job", May::With(Permission::Receive), &[("id", "1")]),
    (
        "labels/shift",
        May::With(Permission::Receive),
        &[("right", "1,5"), ("down", "0")],
    ),
    ("labels/own-sheet", May::With(Permission::Receive), &[]),
    ("places/open", May::SignedIn, &[]),
    ("deposits/desk", May::SignedIn, &[]),
    (
        "deposits/receive",
        May::With(Permission::Receive),
        &[
            ("service", "1"),
            ("category", "F-CHAIR"),
            ("quantity", "1"),
            ("labels", "each"),
        ],
    ),
    (
        "deposits/slip",
        May::With(Permission::SeeItems),
        &[("number", "D-2020-0001")],
    ),
    ("handovers/list", May::With(Permission::SeeAvailable), &[("page", "1")]),
    ("handovers/form", May::With(Permission::HandOver), &[]),
    ("handovers/pick", May::With(Permission::HandOver), &[]),
    (
        "handovers/slip",
        May::With(Permission::SeeAvailable),
        &[("number", "R-2020-0001")],
    ),
    (
        "handovers/prepare",
        May::With(Permission::HandOver),
        &[
            ("form[codes][0]", "7K3HN9B3"),
            ("form[service]", "1"),
            ("form[receiver]", "Émilie"),
            ("form[need]", "Poste"),
            ("form[instead_of]", "new"),
            ("form[substitution]", "S2"),
        ],
    ),
    (
        "handovers/sign",
        May::Do(Gesture::Accept),
        &[
            ("number", "R-2020-0001"),
            ("form[accepted][0]", "7K3HN9B3"),
            ("form[statement]", "true"),
            ("form[signed_by]", "Émilie"),
        ],
    ),
    ("stocktakes/list", May::With(Permission::Count), &[("page", "1")]),
    (
        "stocktakes/read",
        May::With(Permission::Count),
        &[("number", "S-2020-0001")],
    ),
    (
        "stocktakes/report",
        May::With(Permission::Count),
        &[("number", "S-2020-0001")],
    ),
    (
        "stocktakes/progress",
        May::With(Permission::Count),
        &[("number", "S-2020-0001")],
    ),
    ("stocktakes/start", May::With(Permission::Count), &[("place", "1")]),
    (
        "stocktakes/scan",
        May::With(Permission::Count),
        &[("number", "S-2020-0001"), ("text", "7K3HN9B3"), ("place", "1")],
    ),
    (
        "stocktakes/move_here",
        May::With(Permission::Count),
        &[("number", "S-2020-0001")],
    ),
    (
        "stocktakes/close",
        May::With(Permission::CloseCount),
        &[("number", "S-2020-0001"), ("signed_by", "Karim"), ("statement", "true")],
    ),
    (
        "stocktakes/decide",
        May::With(Permission::CloseCount),
        &[("number", "S-2020-0001"), ("how", "all")],
    ),
    (
        "stocktakes/look_into",
        May::With(Permission::CloseCount),
        &[("number", "S-2020-0001"), ("text", "X"), ("note", "Jetée")],
    ),
    ("prices/read", May::With(Permission::SeeItems), &[]),
    ("prices/withdraw", May::With(Permission::Price), &[("id", "1")]),
    ("prices/categories", May::With(Permission::Price), &[]),
    ("prices/list", May::With(Permission::SeeItems), &[]),
    ("prices/refresh", May::With(Permission::Price), &[("page", "1")]),
    (
        "prices/need",
        May::With(Permission::SeeItems),
        &[("category", "F-CHAIR")],
    ),
    ("prices/import/files", May::With(Permission::Price), &[]),
    ("prices/import/read", May::With(Permission::Price), &[("id", "1")]),
    ("prices/import/apply", May::With(Permission::Price), &[("id", "1")]),
    ("prices/import/discard", May::With(Permission::Price), &[("id", "1")]),
    ("announce/read", May::Do(Gesture::Announce), &[]),
    (
        "announce/send",
        May::Do(Gesture::Announce),
        &[
            ("service", "1"),
            ("category", "F-CHAIR"),
            ("place", "1"),
            ("quantity", "1"),
        ],
    ),
    ("value/page", May::With(Permission::SeeSavings), &[("year", "2026")]),
    (
        "value/lines",
        May::With(Permission::SeeSavings),
        &[
            ("filter[year]", "2026"),
            ("filter[month]", "0"),
            ("filter[kinds]", ""),
            ("filter[substitutions]", ""),
            ("filter[sign]", ""),
            ("filter[category]", ""),
            ("filter[service]", "0"),
            ("filter[grade]", ""),
            ("filter[only]", ""),
            ("filter[page]", "1"),
        ],
    ),
    ("value/closing", May::With(Permission::SeeSavings), &[("period", "")]),
    ("value/proof", May::With(Permission::SeeSavings), &[("id", "1")]),
    (
        "value/explore",
        May::With(Permission::SeeSavings),
        &[("asked[filter][year]", "2026"), ("asked[lens]", "gross")],
    ),
    ("value/impact", May::With(Permission::SeeSavings), &[("year", "2026")]),
    (
        "value/not-counted",
        May::With(Permission::SeeSavings),
        &[("why", "price"), ("page", "1")],
    ),
    ("exports/read", May::SignedIn, &[]),
    ("exports/history", May::With(Permission::EditReference), &[]),
    (
        "exports/keep-history",
        May::With(Permission::EditReference),
        &[("upload", "1")],
    ),
    (
        "exports/discard-history",
        May::With(Permission::EditReference),
        &[("upload", "1")],
    ),
    ("repairs/page", May::With(Permission::SeeSavings), &[]),
    ("repairs/cases", May::With(Permission::SeeSavings), &[]),
    ("repairs/delays", May::With(Permission::SeeSavings), &[]),
    ("repairs/stock", May::With(Permission::SeeSavings), &[]),
    ("local/page", May::With(Permission::SeeSavings), &[]),
    ("legal/it-reuse", May::With(Permission::SeeSavings), &[]),
    ("legal/agec", May::With(Permission::SeeSavings), &[]),
    (
        "legal/agec/save",
        May::With(Permission::Declare),
        &[
            ("year", "2026"),
            ("kind", "Papier"),
            ("total", "100"),
            ("reuse", "0"),
            ("donated", "0"),
            ("recycled", "50"),
        ],
    ),
    (
        "legal/agec/withdraw",
        May::With(Permission::Declare),
        &[("year", "2026"), ("kind", "Papier")],
    ),
    ("sign-in-code", May::Anybody, &[("otp", "123456")]),
    ("account/code", May::SignedIn, &[]),
    (
        "account/code/begin",
        May::SignedIn,
        &[("current_password", "un mot de passe")],
    ),
    ("account/code/confirm", May::SignedIn, &[("otp", "123456")]),
    (
        "account/code/drop",
        May::SignedIn,
        &[("current_password", "un mot de passe")],
    ),
    ("account/sessions", May::SignedIn, &[]),
    (
        "account/password",
        May::SignedIn,
        &[("current_password", "the one"), ("new_password", "un mot de passe")],
    ),
    ("account/sessions/end", May::SignedIn, &[("handle", "none")]),
    ("account/sessions/end-others", May::SignedIn, &[]),
    ("recognition/own", May::SignedIn, &[]),
    // Withdrawing asks for nothing more; agreeing does.
    ("recognition/choose", May::SignedIn, &[]),
    (
        "recognition/choose",
        May::With(Permission::SeePeople),
        &[("agreed", "true"), ("service", "1")],
    ),
    ("recognition/page", May::With(Permission::SeePeople), &[]),
    ("settings/legal/read", May::With(Permission::EditSettings), &[]),
    ("settings/legal", May::With(Permission::EditSettings), &[]),
    ("settings/organisation/read", May::SignedIn, &[]),
    (
        "settings/organisation",
        May::With(Permission::EditSettings),
        &[
            ("form[name]", "Département"),
            ("form[phone]", ""),
            ("form[public_url]", "https://regain.fr"),
            ("form[labour_rate]", "28"),
            ("form[basis]", "ttc"),
            ("form[return_window_days]", "90"),
            ("form[target]", "20000"),
            ("form[ceiling_percent]", "40"),
            ("form[ceiling_without_price]", "30"),
        ],
    ),
    ("settings/operation/read", May::With(Permission::EditSettings), &[]),
    ("settings/logo/read", May::With(Permission::EditSettings), &[]),
    (
        "closings/close",
        May::With(Permission::ClosePeriod),
        &[("period", "2020"), ("agreed", "true")],
    ),
    (
        "papers/about",
        May::With(Permission::SeePeople),
        &[("reference", "R-2020-0001")],
    ),
    (
        "papers/register",
        May::With(Permission::SeePeople),
        &[("kind", ""), ("year", "0"), ("page", "1")],
    ),
    ("settings/services/read", May::With(Permission::SeeItems), &[]),
    (
        "settings/services",
        May::With(Permission::EditReference),
        &[("id", "0"), ("name", "Nouveau")],
    ),
    ("settings/places/read", May::With(Permission::SeeItems), &[]),
    (
        "settings/places",
        May::With(Permission::EditReference),
        &[("id", "0"), ("name", "Nouveau")],
    ),
    ("settings/providers/read", May::With(Permission::SeeItems), &[]),
    (
        "settings/providers",
        May::With(Permission::EditReference),
        &[("id", "0"), ("name", "Nouveau"), ("kind", "craftsman")],
    ),
    ("settings/printers/read", May::With(Permission::EditReference), &[]),
    (
        "settings/printers",
        May::With(Permission::EditReference),
        &[
            ("id", "0"),
            ("name", "Zebra"),
            ("host", "printer.invalid"),
            ("port", "9100"),
            ("dpi", "203"),
            ("layout", "R57x32"),
        ],
    ),
    ("settings/categories/read", May::With(Permission::SeeItems), &[]),
    (
        "settings/categories",
        May::With(Permission::EditReference),
        &[("form[category]", "F-CHAIR")],
    ),
    (
        "settings/log/read",
        May::With(Permission::EditSettings),
        &[("page", "1")],
    ),
    ("settings/log", May::With(Permission::EditSettings), &[("months", "12")]),
    ("settings/people/read", May::With(Permission::EditSettings), &[]),
    (
        "settings/people/add",
        May::With(Permission::EditSettings),
        &[
            ("login", "nouveau"),
            ("name", "Nouveau"),
            ("password", "un mot de passe"),
            ("roles[0]", "admin"),
        ],
    ),
    (
        "settings/people/change",
        May::With(Permission::EditSettings),
        &[
            ("id", "1"),
            ("name", "Autre"),
            ("roles[0]", "admin"),
            ("is_active", "true"),
        ],
    ),
    (
        "settings/people/access",
        May::With(Permission::EditSettings),
        &[("id", "1")],
    ),
    (
        "settings/people/end-session",
        May::With(Permission::EditSettings),
        &[("id", "1"), ("handle", "none")],
    ),
    (
        "settings/people/end-sessions",
        May::With(Permission::EditSettings),
        &[("id", "1")],
    ),
    (
        "settings/people/link",
        May::With(Permission::EditSettings),
        &[("id", "2")],
    ),
    (
        "settings/people/lift-code",
        May::With(Permission::EditSettings),
        &[("id", "1")],
    ),
    (
        "settings/people/code-rule/read",
        May::With(Permission::EditSettings),
        &[],
    ),
    ("settings/people/code-rule", May::With(Permission::EditSettings), &[]),
    (
        "settings/people/unlock",
        May::With(Permission::EditSettings),
        &[("id", "1")],
    ),
];

impl May {
    fn roles(self) -> &'static [Role] {
        match self {
            Self::Anybody | Self::SignedIn => &Role::ALL,
            Self::With(permission) => permission.roles(),
            Self::As(roles) => roles,
            Self::Do(gesture) => gesture.roles(Some(domain::item::State::Deposited)),
        }
    }
}

#[tokio::test]
async fn every_server_function_is_refused_to_each_role_that_may_not() {
    for database in Database::all().await {
        let password = fill(&database, 1);
        database
            .run("INSERT INTO part (name, quantity) VALUES ('Vérin', 1)")
            .await;
        let part = database.number("SELECT MAX(id) FROM part").await.to_string();
        let said = printed(
            &database,
            &["user", "add", "--login", "seul", "--name", "Seul", "--roles", "admin"],
        );
        let alone = said.trim().rsplit(' ').next().unwrap().to_owned();
        let program = Program::start(&database);
        let code = handover::ready_chair(&program, &database, &password).await;
        let people = [
            (Role::Viewer, "lecteur", &password),
            (Role::Requester, "demandeur", &password),
            (Role::Desk, "guichet", &password),
            (Role::Technician, "technicien", &password),
            (Role::Manager, "responsable", &password),
            (Role::Admin, "seul", &alone),
        ];
        let mut wrong = Vec::new();
        for (role, login, password) in people {
            let reader = Reader::signed_in(&program, login, password).await;
            for (path, _, form) in ALL.iter().filter(|(_, may, _)| !may.roles().contains(&role)) {
                let key = format!("{login} {path}");
                let mut form = form.to_vec();
                form.extend([("code", code.as_str()), ("part", &part), ("key", &key), ("version", "")]);
                let answer = reader.call(&format!("/api/{path}"), &form).await;
                if answer.status != 403 {
                    wrong.push(format!("{path} as {login}: {} {}", answer.status, answer.body));
                }
            }
        }
        assert!(wrong.is_empty(), "not refused:\n{}", wrong.join("\n"));
    }
}

#[tokio::test]
async fn every_server_function_is_refused_to_who_is_not_signed_in() {
    let database = Database::sqlite();
    let program = Program::start(&database);
    let reader = Reader::new(&program);
    for (path, may, form) in ALL {
        let mut form = form.to_vec();
        form.extend([("code", "7K3HN9B3"), ("part", "1"), ("key", "k"), ("version", "")]);
        let answer = reader.call(&format!("/api/{path}"), &form).await;
        if !matches!(may, May::Anybody) {
            assert_eq!(answer.status, 401, "{path}: {answer:?}");
        }
    }
}

#[tokio::test]
async fn a_viewer_sees_the_value_and_its_lines_and_nobody() {
    let database = Database::sqlite();
    let password = fill(&database, 20);
    let program = Program::start(&database);
    let reader = Reader::signed_in(&program, "lecteur", &password).await;
    for (path, _, form) in ALL.iter().filter(|(path, may, _)| {
        let is_read = matches!(may, May::With(Permission::SeeSavings));
        is_read
            && ["value/", "repairs/", "local/", "legal/"]
                .iter()
                .any(|section| path.starts_with(section))
    }) {
        let answer = reader.call(&format!("/api/{path}"), form).await;
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
        assert!(!answer.body.contains("Émilie Fournier"), "{path}");
    }
}

/// The table above is all there is: a function added to the pages must be added to it.
#[test]
fn the_table_names_every_server_function() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src");
    let mut found = BTreeSet::new();
    let mut folders = vec![source];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                let text = std::fs::read_to_string(entry.path()).unwrap();
                for rest in text.split("endpoint = \"").skip(1) {
                    let path = rest.split('"').next().unwrap().to_owned();
                    assert!(found.insert(path.clone()), "two functions at {path}");
                }
            }
        }
    }
    let named: BTreeSet<String> = ALL.iter().map(|(path, ..)| (*path).to_owned()).collect();
    assert_eq!(named, found);
}
