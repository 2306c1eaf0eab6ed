//! Turns at the press: drawing a document takes the processor, and whoever waits too long for a turn is told.

use crate::{document::DocumentError, door::Rejected};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    task::spawn_blocking,
    time::timeout,
};

/// Documents drawn at the same time: the pages need the processor too.
static PRESS: Semaphore = Semaphore::const_new(AT_ONCE);
const AT_ONCE: usize = 2;
/// How long one more waits for its turn.
const PATIENCE: Duration = Duration::from_secs(20);

/// Documents that are being drawn.
pub(crate) fn running() -> usize {
    AT_ONCE.saturating_sub(PRESS.available_permits())
}

/// A turn among those who do something that few may do at once; refused as `busy` to who waited too long.
pub(crate) async fn turn(turns: &'static Semaphore) -> Result<SemaphorePermit<'static>, Rejected> {
    match timeout(PATIENCE, turns.acquire()).await {
        Ok(Ok(turn)) => Ok(turn),
        Ok(Err(_)) | Err(_) => Err(Rejected::Form("busy")),
    }
}

/// A turn at the press. It is over once all is drawn, also where whoever asked has left.
#[derive(Clone, Debug)]
pub(crate) struct Press {
    turn: Arc<SemaphorePermit<'static>>,
}

impl Press {
    /// Waits for it.
    pub(crate) async fn turn() -> Result<Self, Rejected> {
        let turn = Arc::new(turn(&PRESS).await?);
        Ok(Self { turn })
    }

    /// Draws away from the threads that answer. A failure is a defect: said in the log, and as `paper` to the reader.
    pub(crate) async fn print<F>(&self, document: &str, draw: F) -> Result<Vec<u8>, Rejected>
    where
        F: FnOnce() -> Result<Vec<u8>, DocumentError> + Send + 'static,
    {
        let turn = Arc::clone(&self.turn);
        let drawing = spawn_blocking(move || {
            let drawn = draw();
            drop(turn);
            drawn
        });
        match drawing.await {
            Ok(Ok(bytes)) => return Ok(bytes),
            Ok(Err(error)) => tracing::error!(document, %error, "a document cannot be printed"),
            Err(error) => tracing::error!(document, %error, "a document cannot be printed"),
        }
        Err(Rejected::Form("paper"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_cannot_be_drawn_is_told_by_a_word_and_the_turn_goes_on() {
        let press = Press::turn().await.unwrap();
        let failed = press.print("none", || Err(DocumentError::Shape)).await;
        assert!(matches!(failed, Err(Rejected::Form("paper"))), "{failed:?}");
        let drawn = press.print("one", || Ok(vec![1])).await;
        assert_eq!(drawn.unwrap(), [1]);
    }
}
