//! Serving until told to stop, with the hourly chores beside it.

use crate::{backup, config::Config, database, failure::Failure, router, tls};
use axum::Router;
use axum_server::{Handle, tls_rustls::RustlsConfig};
use std::{
    io::Write,
    net::{SocketAddr, TcpListener},
    num::NonZero,
    time::Duration,
};
use store::{Db, account::session::Sessions, item::Expired};
use tokio::{runtime::Builder, signal, sync::watch, task::JoinSet};

/// Serves the pages until Ctrl-C or SIGTERM; requests under way are finished.
pub(crate) async fn serve(config: &Config, db: &Db) -> Result<(), Failure> {
    let listener =
        TcpListener::bind(config.address).map_err(Failure::io(format!("listening on {}", config.address)))?;
    listener.set_nonblocking(true).map_err(Failure::io("listening"))?;
    let address = listener.local_addr().map_err(Failure::io("listening"))?;
    // Port 0 asks the system for a free one: say which.
    let config = Config {
        address,
        ..config.clone()
    };
    if !config.site_dir.join("pkg").is_dir() {
        tracing::warn!(site = %config.site_dir.display(), "no scripts and styles there: pages will be bare");
    }
    let app = router::router(&config, db)?;
    let tls = config.tls.as_ref().map(tls::serve_with).transpose()?;
    say(&format!("Regain listens on {}", config.origin()));
    if store::account::is_first_start(db).await? {
        let token = store::account::first_start_token(db).await?;
        let link = format!("{}/first-start?token={token}", config.origin());
        say(&format!("First start. Create the administrator here, once: {link}"));
    }
    say("Ctrl-C stops it.");
    let chores = tokio::spawn(chores(config.clone(), db.clone()));
    let (stop, stopped) = watch::channel(false);
    let mut counters = JoinSet::new();
    for _ in 0..std::thread::available_parallelism().map_or(2, NonZero::get) {
        let listener = listener.try_clone().map_err(Failure::io("listening"))?;
        let (app, tls, stopped) = (app.clone(), tls.clone(), stopped.clone());
        counters.spawn_blocking(move || attend(listener, app, tls, stopped));
    }
    // None ends by itself but by failing: then the others stop too.
    let failed = tokio::select! {
        () = told_to_stop() => None,
        served = counters.join_next() => served,
    };
    let _ = stop.send(true);
    let mut all: Vec<_> = failed.into_iter().collect();
    while let Some(served) = counters.join_next().await {
        all.push(served);
    }
    chores.abort();
    for served in all {
        served.map_err(|error| Failure::Said(error.to_string()))??;
    }
    Ok(())
}

/// Answers on one thread. All of a page is rendered where its request came in: the parts of a page read the same
/// memos, which two threads must not do at once.
fn attend(
    listener: TcpListener,
    app: Router,
    tls: Option<RustlsConfig>,
    mut stopped: watch::Receiver<bool>,
) -> Result<(), Failure> {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Failure::io("serving"))?;
    let served = runtime.block_on(async move {
        let app = app.into_make_service_with_connect_info::<SocketAddr>();
        let stop = async move {
            // The sender gone means the same.
            let _ = stopped.wait_for(|is_stopped| *is_stopped).await;
        };
        let Some(tls) = tls else {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            return axum::serve(listener, app).with_graceful_shutdown(stop).await;
        };
        let handle = Handle::new();
        let ending = handle.clone();
        tokio::spawn(async move {
            stop.await;
            ending.graceful_shutdown(None);
        });
        axum_server::from_tcp_rustls(listener, tls)?
            .http1_only()
            .handle(handle)
            .serve(app)
            .await
    });
    served.map_err(Failure::io("serving"))
}

/// To whoever started the program, if they still listen: a closed pipe must not stop the server.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Puts expired reservations back, forgets expired sessions and files that nobody recorded, and makes the day's backup, now
/// and every hour.
async fn chores(config: Config, db: Db) {
    let mut hours = tokio::time::interval(Duration::from_secs(3600));
    loop {
        hours.tick().await;
        match store::item::expire_reservations(&database::desk(&db)).await {
            Ok(expired) => tell(&expired),
            Err(error) => tracing::error!(%error, "reservations could not be expired"),
        }
        match store::office::forget_old(&database::desk(&db)).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "files that nobody recorded forgotten after thirty days"),
            Err(error) => tracing::error!(%error, "old files could not be forgotten"),
        }
        if let Err(error) = Sessions(db.clone()).sweep(chrono::Utc::now()).await {
            tracing::error!(%error, "expired sessions could not be forgotten");
        }
        match store::act::forget_old(&database::desk(&db)).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "old acts of the log forgotten"),
            Err(error) => tracing::error!(%error, "old acts could not be forgotten"),
        }
        if let Err(error) = store::account::sweep_tries(&db, chrono::Utc::now()).await {
            tracing::error!(%error, "old wrong passwords could not be forgotten");
        }
        if let Err(error) = backup::keep_up(&config, &db, chrono::Utc::now()).await {
            tracing::error!(%error, "the day's backup could not be made");
        }
    }
}

/// Says in the log what became of the reservations that were over.
fn tell(expired: &Expired) {
    if expired.released > 0 {
        tracing::info!(count = expired.released, "reservations expired");
    }
    for (code, error) in &expired.refused {
        tracing::error!(%code, %error, "a reservation that is over could not be released");
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
