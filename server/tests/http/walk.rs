//! Every page that somebody's own pages lead to, as they would follow it.

use crate::{
    database::Database,
    program::{Program, fill},
    reader::Reader,
};
use std::collections::{BTreeSet, VecDeque};

/// Pages opened at most: lists lead to more of themselves.
const MOST: usize = 250;

/// The addresses on this server that a page leads to; its files are others' subject.
fn links(body: &str) -> Vec<String> {
    let addresses = body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let is_page = |address: &&str| {
        address.starts_with('/')
            && !address.starts_with("//")
            && !["/pkg/", "/vendor/", "/icons/", "/media/", "/export/"]
                .iter()
                .any(|folder| address.starts_with(folder))
            && !address.split('?').next().unwrap_or_default().contains('.')
    };
    let addresses = addresses.filter(is_page);
    addresses
        .map(|address| address.split('#').next().unwrap_or_default().replace("&amp;", "&"))
        .collect()
}

/// The kind of a page, so that a few of each are opened: its address without numbers, labels and query.
fn kind(address: &str) -> String {
    let path = address.split('?').next().unwrap_or_default();
    let pieces = path.split('/').map(|piece| match piece {
        piece if piece.contains(|sign: char| sign.is_ascii_digit()) => "*",
        piece => piece,
    });
    pieces.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn no_page_leads_an_agent_or_a_viewer_to_a_refusal() {
    let database = Database::sqlite();
    let password = fill(&database, 40);
    let program = Program::start(&database);
    for login in ["demandeur", "lecteur"] {
        let reader = Reader::signed_in(&program, login, &password).await;
        let mut queue = VecDeque::from([("/".to_owned(), String::new())]);
        let (mut seen, mut kinds) = (BTreeSet::from(["/".to_owned()]), Vec::new());
        let (mut opened, mut wrong) = (0, Vec::new());
        while let Some((address, from)) = queue.pop_front() {
            let kind = kind(&address);
            // Ten of a kind say what the eleventh would.
            if opened == MOST || kinds.iter().filter(|other| **other == kind).count() == 10 {
                continue;
            }
            kinds.push(kind);
            opened += 1;
            let answer = reader.open(&address).await;
            if answer.status.is_client_error() || answer.status.is_server_error() {
                wrong.push(format!("{login}: {address} (from {from}) answers {}", answer.status));
            }
            let mut next = links(&answer.body);
            if answer.status.is_redirection() {
                next.push(answer.location.clone());
            }
            for link in next {
                if seen.insert(link.clone()) {
                    queue.push_back((link, address.clone()));
                }
            }
        }
        assert!(opened > 8, "{login} was led nowhere: {seen:?}");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
