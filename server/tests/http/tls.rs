//! HTTPS without a proxy.

use crate::{
    database::Database,
    program::{Program, regain},
};
use rcgen::generate_simple_self_signed;
use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned,
    crypto::ring,
    pki_types::{CertificateDer, ServerName},
};
use std::{
    io::{Read, Write},
    net::TcpStream,
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

/// Where a certificate and its key are.
struct Files {
    certificate: PathBuf,
    key: PathBuf,
}

impl Files {
    fn of(database: &Database) -> Self {
        Self {
            certificate: database.folder.join("certificate.pem"),
            key: database.folder.join("key.pem"),
        }
    }

    /// Writes a new pair, as a renewal does, and gives the certificate.
    fn renew(&self) -> CertificateDer<'static> {
        let made = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        std::fs::write(&self.certificate, made.cert.pem()).unwrap();
        std::fs::write(&self.key, made.signing_key.serialize_pem()).unwrap();
        made.cert.der().clone()
    }

    fn settings(&self) -> [(&'static str, &str); 2] {
        [
            ("REGAIN_TLS_CERTIFICATE", self.certificate.to_str().unwrap()),
            ("REGAIN_TLS_KEY", self.key.to_str().unwrap()),
        ]
    }
}

/// What the program answers to who trusts that certificate and no other; nothing to who does not trust its own.
fn open(program: &Program, trusted: &CertificateDer<'static>, path: &str) -> Option<String> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let address = program.origin.strip_prefix("https://").unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let connection = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = StreamOwned::new(connection, TcpStream::connect(address).unwrap());
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    // A connection that ends without a farewell has still said what it said.
    let _ = stream.read_to_end(&mut answer);
    Some(String::from_utf8_lossy(&answer).into_owned())
}

#[tokio::test]
async fn pages_are_served_over_https_and_a_renewed_certificate_without_a_restart() {
    let database = Database::sqlite();
    let files = Files::of(&database);
    let first = files.renew();
    let program = Program::start_with(&database, &files.settings());
    let page = open(&program, &first, "/sign-in").unwrap();
    assert!(page.starts_with("HTTP/1.1 200 OK"), "{page}");
    assert!(page.contains("<html"), "{page}");
    let plain = reqwest::get(program.origin.replacen("https", "http", 1)).await;
    assert!(plain.is_err(), "{plain:?}");

    let second = files.renew();
    let mut renewed = None;
    for _ in 0..100 {
        renewed = open(&program, &second, "/healthz");
        if renewed.is_some() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert!(renewed.unwrap().starts_with("HTTP/1.1 200 OK"));
    assert_eq!(open(&program, &first, "/healthz"), None);

    std::fs::write(&files.certificate, "half of a file").unwrap();
    tokio::time::sleep(Duration::from_secs(4)).await;
    assert!(open(&program, &second, "/healthz").is_some());
    let log = std::fs::read_to_string(database.folder.join("log")).unwrap();
    assert!(log.contains("the last one stays in use"), "{log}");
}

#[tokio::test]
async fn a_session_over_https_never_travels_without_it() {
    let database = Database::sqlite();
    let files = Files::of(&database);
    let _ = files.renew();
    let [certificate, key] = files.settings().map(|(_, file)| file);
    let output = regain(
        &database,
        &["config", "--tls-certificate", certificate, "--tls-key", key],
    );
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("secure_cookies = true"), "{said}");
}

#[tokio::test]
async fn a_certificate_that_cannot_be_used_ends_the_program_with_its_file() {
    let database = Database::sqlite();
    let files = Files::of(&database);
    let _ = files.renew();
    let [certificate, key] = files.settings().map(|(_, file)| file);
    let alone = regain(&database, &["serve", "--tls-certificate", certificate]);
    assert_eq!(alone.status.code(), Some(2));
    let said = String::from_utf8(alone.stderr).unwrap();
    assert!(
        said.contains("--tls-certificate is set, but REGAIN_TLS_KEY is not"),
        "{said}"
    );
    let other = generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    std::fs::write(&files.key, other.signing_key.serialize_pem()).unwrap();
    let serve = ["serve", "--tls-certificate", certificate, "--tls-key", key];
    let unlike = regain(&database, &serve);
    assert_eq!(unlike.status.code(), Some(1));
    let said = String::from_utf8(unlike.stderr).unwrap();
    assert!(
        said.contains(key) && said.contains("cannot be used for HTTPS"),
        "{said}"
    );
}
