//! HTTPS without a proxy: the certificate and its key are read from their files, and again when these change.

use crate::{config::Tls, failure::Failure};
use axum_server::tls_rustls::RustlsConfig;
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};
use std::{fs, path::Path, sync::Arc, time::Duration};

/// How often the files are looked at: a renewed certificate need not serve within the second.
const EVERY: Duration = Duration::from_secs(3);

/// Both files, as they were read.
#[derive(PartialEq, Eq)]
struct Pem {
    certificate: Vec<u8>,
    key: Vec<u8>,
}

/// The certificate with which to answer; what it is read from is looked at for as long as the program runs.
pub(crate) fn serve_with(files: &Tls) -> Result<RustlsConfig, Failure> {
    let read = pem(files)?;
    let config = RustlsConfig::from_config(config(files, &read)?);
    tokio::spawn(keep_fresh(files.clone(), read, config.clone()));
    Ok(config)
}

/// Takes up what the files hold once they change. What cannot be used is said once, and the last one stays in use:
/// a renewal writes two files, one after the other.
async fn keep_fresh(files: Tls, mut seen: Pem, serving: RustlsConfig) {
    loop {
        tokio::time::sleep(EVERY).await;
        let Ok(read) = pem(&files) else {
            continue;
        };
        if read == seen {
            continue;
        }
        match config(&files, &read) {
            Ok(config) => {
                serving.reload_from_config(config);
                tracing::info!(file = %files.certificate.display(), "the certificate was renewed");
            }
            Err(error) => tracing::error!(%error, "the certificate cannot be renewed; the last one stays in use"),
        }
        seen = read;
    }
}

fn pem(files: &Tls) -> Result<Pem, Failure> {
    let read = |file: &Path| fs::read(file).map_err(Failure::io(format!("reading {}", file.display())));
    Ok(Pem {
        certificate: read(&files.certificate)?,
        key: read(&files.key)?,
    })
}

fn config(files: &Tls, pem: &Pem) -> Result<Arc<ServerConfig>, Failure> {
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(&pem.certificate)
        .collect::<Result<_, _>>()
        .map_err(|error| unusable(&files.certificate, &error))?;
    if chain.is_empty() {
        return Err(unusable(&files.certificate, &"it holds no certificate"));
    }
    let key = PrivateKeyDer::from_pem_slice(&pem.key).map_err(|error| unusable(&files.key, &error))?;
    let pair = |error| unusable(&files.key, &error);
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(pair)?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(pair)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

fn unusable(file: &Path, why: &dyn std::fmt::Display) -> Failure {
    Failure::Said(format!(
        "{} cannot be used for HTTPS: {why}. PEM files are expected: the certificate with those above it, and its key",
        file.display()
    ))
}
