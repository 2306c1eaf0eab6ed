//! From the thread that writes a file to the browser that takes it.

use axum::body::Bytes;
use std::{
    io::{self, ErrorKind, Write},
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    runtime::Handle,
    sync::mpsc::{Receiver, Sender, channel},
    time::timeout,
};
use tokio_stream::Stream;

/// Sent at a time.
const CHUNK: usize = 64 * 1024;
/// Chunks that wait to be taken.
const AHEAD: usize = 4;
/// A browser that takes nothing for so long has left: the snapshot that the file is read from cannot wait for it.
const PATIENCE: Duration = Duration::from_secs(60);

/// What travels: some bytes, or that the file is whole.
#[derive(Debug)]
enum Parcel {
    Bytes(Bytes),
    Whole,
}

/// What is written goes to whoever reads the other end. For a thread where waiting is allowed.
#[derive(Debug)]
pub(crate) struct ChannelWriter {
    to: Sender<Parcel>,
    buffer: Vec<u8>,
    runtime: Handle,
}

/// Says that all was written.
#[derive(Debug)]
pub(crate) struct Seal(Sender<Parcel>);

/// The bytes of a file as they come. One that was never sealed ends with an error: nobody takes it for whole.
#[derive(Debug)]
pub(crate) struct Taken {
    from: Receiver<Parcel>,
    is_over: bool,
}

/// Both ends, and the seal.
pub(crate) fn pair() -> (ChannelWriter, Seal, Taken) {
    let (to, from) = channel(AHEAD);
    let writer = ChannelWriter {
        to: to.clone(),
        buffer: Vec::with_capacity(CHUNK),
        runtime: Handle::current(),
    };
    (writer, Seal(to), Taken { from, is_over: false })
}

impl ChannelWriter {
    fn send(&mut self) -> io::Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let chunk = std::mem::replace(&mut self.buffer, Vec::with_capacity(CHUNK));
        let sending = self.to.send(Parcel::Bytes(chunk.into()));
        match self.runtime.block_on(async { timeout(PATIENCE, sending).await }) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(ErrorKind::BrokenPipe.into()),
            Err(_) => Err(ErrorKind::TimedOut.into()),
        }
    }
}

impl Write for ChannelWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= CHUNK {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.send()
    }
}

impl Seal {
    /// Waits until whoever takes the file has left.
    pub(crate) async fn left(&self) {
        self.0.closed().await;
    }

    /// The file is whole.
    pub(crate) async fn set(self) {
        // Whoever left does not need to know.
        let _ = timeout(PATIENCE, self.0.send(Parcel::Whole)).await;
    }
}

impl Stream for Taken {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        self.from.poll_recv(context).map(|parcel| match parcel {
            Some(Parcel::Bytes(bytes)) => Some(Ok(bytes)),
            Some(Parcel::Whole) => {
                self.is_over = true;
                None
            }
            None => {
                self.is_over = true;
                Some(Err(io::Error::other("the file is not whole")))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio_stream::StreamExt;

    async fn taken(is_whole: bool) -> (Vec<u8>, bool) {
        let (mut writer, seal, mut taken) = pair();
        let bytes: Vec<u8> = (0..200_000_u32).map(|n| n.to_le_bytes()[0]).collect();
        tokio::task::spawn_blocking(move || {
            writer.write_all(&bytes).unwrap();
            writer.flush().unwrap();
        });
        if is_whole {
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(50)).await;
                seal.set().await;
            });
        } else {
            drop(seal);
        }
        let (mut got, mut is_broken) = (Vec::new(), false);
        while let Some(chunk) = taken.next().await {
            match chunk {
                Ok(chunk) => got.extend_from_slice(&chunk),
                Err(_) => is_broken = true,
            }
        }
        (got, is_broken)
    }

    #[tokio::test]
    async fn whoever_left_is_known_before_anything_is_written() {
        let (_writer, seal, taken) = pair();
        assert!(timeout(Duration::from_millis(20), seal.left()).await.is_err());
        drop(taken);
        assert!(timeout(Duration::from_secs(5), seal.left()).await.is_ok());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_file_without_its_seal_ends_with_an_error() {
        let (bytes, is_broken) = taken(true).await;
        assert_eq!((bytes.len(), is_broken), (200_000, false));
        let (bytes, is_broken) = taken(false).await;
        assert_eq!((bytes.len(), is_broken), (200_000, true));
    }
}
