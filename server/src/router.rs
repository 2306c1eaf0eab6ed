//! Every address of the server, and what surrounds all of them.

use crate::{
    config::Config,
    failure::Failure,
    layer::{
        address,
        client::{self, Proxies},
        explain::{self, Pages},
        header, meter, outcome, report, request_id, session, sign_in,
    },
    machine, ready, route, task,
};
use app::{
    App, Clock, Printer,
    door::{Gauges, Known, PublicUrl},
};
use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, FromRef, Request},
    http::{HeaderValue, StatusCode, header as name},
    middleware,
    response::Response,
    routing::{get, post},
};
use chrono::Utc;
use leptos::{IntoView, context::provide_context, prelude::LeptosOptions};
use leptos_axum::{LeptosRoutes, generate_route_list};
use std::sync::Arc;
use store::Db;
use tower::{ServiceBuilder, ServiceExt, service_fn};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer, Predicate,
        predicate::{DefaultPredicate, NotForContentType},
    },
    csrf::CsrfLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    services::ServeDir,
    set_header::SetResponseHeaderLayer,
    trace::TraceLayer,
};

/// Photos straight from a phone, several at once.
const PHOTOS_LIMIT: usize = 20 * 1024 * 1024;
/// A scanned slip or a price document, with its form.
const DOCUMENT_LIMIT: usize = 11 * 1024 * 1024;

/// A logo, with its form.
const LOGO_LIMIT: usize = 2 * 1024 * 1024;

/// What handlers are given.
#[derive(Clone, Debug)]
pub(crate) struct Server {
    /// The database.
    pub(crate) db: Db,
    /// What the program was told.
    pub(crate) config: Arc<Config>,
    /// QR codes drawn already.
    pub(crate) qr: Arc<route::label::QrCache>,
    /// Whether it can work, as it was last found.
    pub(crate) ready: ready::Known,
    options: LeptosOptions,
}

impl FromRef<Server> for LeptosOptions {
    fn from_ref(server: &Server) -> Self {
        server.options.clone()
    }
}

impl Server {
    /// What pages find in their context.
    fn provide(&self) {
        provide_context(self.db.clone());
        provide_context(Clock(Utc::now));
        provide_context(Known::default());
        provide_context(PublicUrl(self.config.origin()));
        provide_context(Printer(route::stocktake::print));
        let config = Arc::clone(&self.config);
        provide_context(Gauges(Arc::new(move |now| machine::read(&config, now))));
        header::protect_page();
    }
}

/// The whole application.
pub(crate) fn router(config: &Config, db: &Db) -> Result<Router, Failure> {
    let options = LeptosOptions::builder()
        .output_name("regain")
        .site_root(config.site_dir.display().to_string())
        .site_pkg_dir("pkg")
        .site_addr(config.address)
        .build();
    let server = Server {
        db: db.clone(),
        config: Arc::new(config.clone()),
        qr: Arc::default(),
        ready: ready::Known::default(),
        options,
    };
    task::keep_spans();
    let mut csrf = CsrfLayer::new();
    if let Some(origin) = &config.public_url {
        csrf = csrf
            .add_trusted_origin(origin)
            .map_err(|error| Failure::Said(error.to_string()))?;
    }
    let around = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(Proxies::of(config), request_id::admit))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(TraceLayer::new_for_http().make_span_with(header::span))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(middleware::from_fn(meter::count))
        .layer(middleware::from_fn(header::protect))
        .layer(middleware::from_fn(address::upper_case))
        .layer(csrf)
        .layer(middleware::from_fn_with_state(
            sign_in::attempts(config),
            sign_in::limit,
        ))
        .layer(middleware::from_fn_with_state(report::attempts(config), report::limit));
    let context = {
        let server = server.clone();
        move || server.provide()
    };
    let shell = {
        let options = server.options.clone();
        move || app::shell(options.clone())
    };
    let lost = leptos_axum::render_app_async_with_context(context.clone(), shell.clone());
    let refused = Pages::drawn_by(lost.clone());
    let routes = pages(&server, context, shell)
        .merge(forms())
        .merge(documents())
        .layer(middleware::from_fn_with_state(refused, explain::explain))
        .layer(middleware::from_fn(session::keep_alive))
        .layer(middleware::from_fn_with_state(server.clone(), client::note))
        .layer(session::layer(&server))
        .merge(watch())
        .fallback_service(files(&server, lost));
    Ok(routes.with_state(server).layer(around))
}

/// Pages and server functions.
fn pages<V: IntoView + 'static>(
    server: &Server,
    context: impl Fn() + Clone + Send + Sync + 'static,
    shell: impl Fn() -> V + Clone + Send + Sync + 'static,
) -> Router<Server> {
    let compress = CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(DefaultPredicate::new().and(NotForContentType::IMAGES));
    Router::new()
        .leptos_routes_with_context(server, generate_route_list(App), context, shell)
        .layer(middleware::from_fn(outcome::tell))
        .layer(compress)
}

/// The site's files, else a page that says there is nothing. Each visit asks whether a file changed: scripts and
/// pages must be of the same build.
fn files<F, R>(
    server: &Server,
    lost: F,
) -> impl tower::Service<Request, Response = Response, Error = std::convert::Infallible, Future: Send>
+ Clone
+ Send
+ Sync
+ 'static
where
    F: Fn(Request) -> R + Clone + Send + Sync + 'static,
    R: Future<Output = Response> + Send + 'static,
{
    let lost = service_fn(move |request: Request| {
        let page = lost(request);
        async move {
            let mut page = page.await;
            *page.status_mut() = StatusCode::NOT_FOUND;
            Ok::<_, std::convert::Infallible>(page)
        }
    });
    let lost = ServiceBuilder::new().layer(session::layer(server)).service(lost);
    let cache = SetResponseHeaderLayer::if_not_present(name::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let files = ServeDir::new(&server.config.site_dir)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .fallback(lost);
    ServiceBuilder::new()
        .layer(cache)
        .service(files)
        .map_response(|response| response.map(Body::new))
}

/// Plain forms, which work without scripts and carry files.
fn forms() -> Router<Server> {
    Router::new()
        .route(
            "/deposits",
            post(route::deposit::deposit).layer(DefaultBodyLimit::max(PHOTOS_LIMIT)),
        )
        .route(
            "/items/{code}/photos",
            post(route::photo::add).layer(DefaultBodyLimit::max(PHOTOS_LIMIT)),
        )
        .route("/handovers/new", post(route::repick::choose))
        .route(
            "/handovers/{number}/slip",
            post(route::slip::sign).layer(DefaultBodyLimit::max(DOCUMENT_LIMIT)),
        )
        .route(
            "/prices",
            post(route::price::record).layer(DefaultBodyLimit::max(DOCUMENT_LIMIT)),
        )
        .route(
            "/prices/import",
            post(route::price_import::send).layer(DefaultBodyLimit::max(DOCUMENT_LIMIT)),
        )
        .route(
            "/stocktakes/{number}/scans/{scan}/photos",
            post(route::stocktake::photos).layer(DefaultBodyLimit::max(PHOTOS_LIMIT)),
        )
        .route("/papers", post(route::paper::issue))
        .route(
            "/settings/logo",
            post(route::paper::save_logo).layer(DefaultBodyLimit::max(LOGO_LIMIT)),
        )
        .route(
            "/exports/history",
            post(route::history::look).layer(DefaultBodyLimit::max(DOCUMENT_LIMIT)),
        )
        .route("/labels/send", post(route::label::send))
        .route("/labels/jobs/{id}/retry", post(route::label::retry))
        .route("/language", post(route::language::choose))
        .route("/sign-out", post(route::sign_out::leave))
}

/// For whoever watches over the program: without a session, which would ask the database.
fn watch() -> Router<Server> {
    Router::new()
        .route("/health", get(route::health::check))
        .route("/healthz", get(route::health::live))
        .route("/readyz", get(route::health::ready))
        .route("/metrics", get(route::health::metrics))
}

/// What is not a page: files kept, labels, codes.
fn documents() -> Router<Server> {
    Router::new()
        .route("/account/code.svg", get(route::account::code))
        .route("/media/{id}", get(route::media::show))
        .route("/export/{file}", get(route::export::file))
        .route("/items/{code}/label.pdf", get(route::label::item_pdf))
        .route("/items/{code}/label.zpl", get(route::label::item_zpl))
        .route("/items/{code}/qr.svg", get(route::label::qr))
        .route("/labels.pdf", get(route::label::labels_pdf))
        .route("/labels.zpl", get(route::label::labels_zpl))
        .route("/labels/frame.pdf", get(route::label::frame))
        .route("/value/agec/declaration.csv", get(route::legal::declaration))
        .route("/stocktakes/{number}/report.pdf", get(route::stocktake::report))
        .route("/papers/{kind}/{file}", get(route::paper::show))
        .route("/value/report/{file}", get(route::council::show))
        .route("/prices/import/{id}/errors.csv", get(route::price_import::errors))
        .route("/value/lines/{id}/proof.pdf", get(route::entry::proof))
        .route("/deposits/{number}/labels.pdf", get(route::label::deposit_pdf))
}
