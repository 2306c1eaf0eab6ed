//! The tasks in which a page reads its parts.

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use tracing::Instrument;

/// Tokio, but a task stays inside the span of the request that it is a part of.
#[derive(Debug)]
struct Spanned;

impl CustomExecutor for Spanned {
    fn spawn(&self, task: PinnedFuture<()>) {
        tokio::spawn(task.in_current_span());
    }

    fn spawn_local(&self, task: PinnedLocalFuture<()>) {
        tokio::task::spawn_local(task.in_current_span());
    }

    fn poll_local(&self) {}
}

/// Has what pages log bear the id of their request. Before the first page is drawn: the first executor stays.
pub(crate) fn keep_spans() {
    if Executor::init_custom_executor(Spanned).is_err() {
        tracing::debug!("pages have their executor already");
    }
}
