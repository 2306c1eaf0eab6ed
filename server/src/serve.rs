//! Serving until told to stop, with the hourly chores beside it.

use crate::{config::Config, database, failure::Failure, router};
use std::{io::Write, net::SocketAddr, time::Duration};
use store::Db;
use tokio::{net::TcpListener, signal};

/// Serves the pages until Ctrl-C or SIGTERM; requests under way are finished.
pub(crate) async fn serve(config: &Config, db: &Db) -> Result<(), Failure> {
    let listener = TcpListener::bind(config.address)
        .await
        .map_err(Failure::io(format!("listening on {}", config.address)))?;
    let address = listener.local_addr().map_err(Failure::io("listening"))?;
    // Port 0 asks the system for a free one: say which.
    let config = Config {
        address,
        ..config.clone()
    };
    if !config.site_dir.join("pkg").is_dir() {
        tracing::warn!(site = %config.site_dir.display(), "no scripts and styles there: pages will be bare");
    }
    say(&format!("Regain listens on {}", config.origin()));
    if store::account::is_first_start(db).await? {
        let token = store::account::first_start_token(db).await?;
        let link = format!("{}/first-start?token={token}", config.origin());
        say(&format!("First start. Create the administrator here, once: {link}"));
    }
    say("Ctrl-C stops it.");
    let chores = tokio::spawn(chores(db.clone()));
    let app = router::router(&config, db)?.into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, app).with_graceful_shutdown(told_to_stop()).await;
    chores.abort();
    served.map_err(Failure::io("serving"))
}

/// To whoever started the program, if they still listen: a closed pipe must not stop the server.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Puts expired reservations back, now and every hour.
async fn chores(db: Db) {
    let mut hours = tokio::time::interval(Duration::from_secs(3600));
    loop {
        hours.tick().await;
        match store::item::expire_reservations(&database::desk(&db)).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "reservations expired"),
            Err(error) => tracing::error!(%error, "reservations could not be expired"),
        }
    }
}

async fn told_to_stop() {
    let interrupt = async {
        if let Err(error) = signal::ctrl_c().await {
            tracing::error!(%error, "Ctrl-C cannot be heard");
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupt => {}
        () = terminated() => {}
    }
    tracing::info!("stopping: requests under way are finished first");
}

#[cfg(unix)]
async fn terminated() {
    match signal::unix::signal(signal::unix::SignalKind::terminate()) {
        Ok(mut stream) => {
            stream.recv().await;
        }
        Err(error) => {
            tracing::error!(%error, "SIGTERM cannot be heard");
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending::<()>().await;
}
