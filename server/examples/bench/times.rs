//! How long requests take, and how many a second are answered.

use crate::Outcome;
use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// Clients at the same time, where throughput is measured.
const CLIENTS: usize = 16;
/// How long throughput is measured.
const WHILE: Duration = Duration::from_secs(8);

/// How long each of several requests took, one after the other, sorted.
pub(crate) struct Times(Vec<Duration>);

impl Times {
    /// Asks so many times, after a tenth as many to warm up.
    pub(crate) async fn of<F: Future<Output = Outcome<usize>>>(
        count: usize,
        ask: impl Fn(usize) -> F,
    ) -> Outcome<Self> {
        for rank in 0..count.div_ceil(10) {
            ask(rank).await?;
        }
        let mut times = Vec::with_capacity(count);
        for rank in 0..count {
            let began = Instant::now();
            ask(rank).await?;
            times.push(began.elapsed());
        }
        times.sort_unstable();
        Ok(Self(times))
    }

    pub(crate) fn percentile(&self, percent: usize) -> f64 {
        let rank = (self.0.len() * percent / 100).min(self.0.len().saturating_sub(1));
        self.0.get(rank).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    }
}

/// How many a second, from all clients at once.
pub(crate) async fn throughput<F>(ask: impl Fn(usize) -> F + Clone + Send + 'static) -> Outcome<f64>
where
    F: Future<Output = Outcome<usize>> + Send,
{
    let (next, began) = (Arc::new(AtomicUsize::new(0)), Instant::now());
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        let (next, ask) = (Arc::clone(&next), ask.clone());
        clients.spawn(async move {
            let mut done = 0_u32;
            while began.elapsed() < WHILE {
                ask(next.fetch_add(1, Ordering::Relaxed)).await?;
                done += 1;
            }
            Outcome::Ok(done)
        });
    }
    let mut total = 0;
    while let Some(done) = clients.join_next().await {
        total += done??;
    }
    Ok(f64::from(total) / began.elapsed().as_secs_f64())
}
