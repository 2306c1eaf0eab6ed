//! Sending a label program to a printer on the network: plain bytes to a port, as label printers want it.

use store::{Desk, StoreError, printing};
use tokio::{
    io::AsyncWriteExt,
    net::{TcpStream, lookup_host},
    time::{Duration, timeout},
};
use tracing::Instrument;

/// How long a printer may take to answer the door.
const PATIENCE: Duration = Duration::from_secs(4);

/// How long it may stop listening in the middle: it prints while it reads.
const PAUSE: Duration = Duration::from_secs(30);

/// How long whoever sent it waits for the end; what is longer goes on without them.
const WAIT: Duration = Duration::from_secs(5);

/// Bytes handed over at a time.
const PIECE: usize = 4096;

/// Why a printer did not take it all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// It refuses connections: switched off, or the wrong port.
    Refused,
    /// It does not answer, or stopped listening.
    Timeout,
    /// Nothing bears that name.
    UnknownHost,
    /// Nothing leads there from the server.
    Unreachable,
    /// The server itself may not, or cannot, open a connection: nothing at the printer mends it.
    Server,
    /// The connection broke.
    Broken,
}

impl Trouble {
    /// The word kept with the job, which the page explains.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Timeout => "timeout",
            Self::UnknownHost => "unknown_host",
            Self::Unreachable => "unreachable",
            Self::Server => "server",
            Self::Broken => "broken",
        }
    }
}

/// What became of a job by the time its sender is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The printer took all of it.
    Printed,
    /// It goes on.
    Printing,
    /// The job is kept, with its trouble.
    Failed,
}

impl Outcome {
    /// The word told on the next page.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Printing => "printing",
            Self::Failed => "print_failed",
        }
    }
}

/// Sends a kept job that was sent so many times before, and keeps what became of it.
pub(crate) async fn run(desk: &Desk, id: i64, attempts: u32) -> Result<Outcome, StoreError> {
    let job = printing::claim(desk, id, attempts).await?;
    let desk = desk.clone();
    // A task of its own: whoever asked may close the page.
    let sending = async move {
        let port = u16::try_from(job.port).unwrap_or(0);
        let sent = send(&job.host, port, job.zpl.as_bytes()).await;
        printing::settle(&desk, job.id, sent.map_err(Trouble::word)).await?;
        Ok::<_, StoreError>(sent)
    };
    match timeout(WAIT, tokio::spawn(sending.in_current_span())).await {
        Err(_) => Ok(Outcome::Printing),
        Ok(Ok(sent)) => Ok(match sent? {
            Ok(()) => Outcome::Printed,
            Err(_) => Outcome::Failed,
        }),
        Ok(Err(error)) => {
            tracing::error!(%error, "a print job was not sent");
            Ok(Outcome::Failed)
        }
    }
}

/// Hands the bytes over.
async fn send(host: &str, port: u16, bytes: &[u8]) -> Result<(), Trouble> {
    let mut stream = timeout(PATIENCE, connect(host, port))
        .await
        .map_err(|_| Trouble::Timeout)??;
    for piece in bytes.chunks(PIECE) {
        let taken = timeout(PAUSE, stream.write_all(piece)).await;
        taken.map_err(|_| Trouble::Timeout)?.map_err(|_| Trouble::Broken)?;
    }
    let closed = timeout(PAUSE, stream.shutdown()).await;
    closed.map_err(|_| Trouble::Timeout)?.map_err(|_| Trouble::Broken)
}

/// Opens a connection to the first of the printer's addresses that answers. The name is looked up apart: only there does
/// an error mean that nothing bears it.
async fn connect(host: &str, port: u16) -> Result<TcpStream, Trouble> {
    let addresses: Vec<_> = lookup_host((host, port))
        .await
        .map_err(|error| unknown(host, &error))?
        .collect();
    TcpStream::connect(addresses.as_slice())
        .await
        .map_err(|error| trouble(&error))
}

/// A name that does not resolve has no kind of its own; its words are kept for who runs the server.
fn unknown(host: &str, error: &std::io::Error) -> Trouble {
    tracing::warn!(host, %error, "a printer's name was not found");
    Trouble::UnknownHost
}

fn trouble(error: &std::io::Error) -> Trouble {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::ConnectionRefused => Trouble::Refused,
        ErrorKind::TimedOut => Trouble::Timeout,
        ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => Trouble::Unreachable,
        ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe
        | ErrorKind::NotConnected
        | ErrorKind::UnexpectedEof => Trouble::Broken,
        kind => {
            tracing::error!(%error, ?kind, "no connection to a printer can be opened");
            Trouble::Server
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::{io::AsyncReadExt, net::TcpListener};

    #[tokio::test]
    async fn a_printer_gets_every_byte() {
        let printer = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = printer.local_addr().unwrap().port();
        let program = "^XA^FDé^FS^XZ\n".repeat(5000);
        let sent = program.clone();
        let sending = tokio::spawn(async move { send("127.0.0.1", port, sent.as_bytes()).await });
        let mut got = String::new();
        printer
            .accept()
            .await
            .unwrap()
            .0
            .read_to_string(&mut got)
            .await
            .unwrap();
        assert_eq!(sending.await.unwrap(), Ok(()));
        assert_eq!(got, program);
    }

    #[tokio::test]
    async fn a_printer_that_is_off_is_told_from_one_that_is_unknown() {
        let printer = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = printer.local_addr().unwrap().port();
        drop(printer);
        assert_eq!(send("127.0.0.1", port, b"^XA^XZ").await, Err(Trouble::Refused));
        assert_eq!(
            send("printer.invalid", port, b"^XA^XZ").await,
            Err(Trouble::UnknownHost)
        );
    }

    #[test]
    fn every_error_of_a_connection_has_its_own_advice() {
        use std::io::{Error, ErrorKind};
        for (kind, expected) in [
            (ErrorKind::ConnectionRefused, Trouble::Refused),
            (ErrorKind::TimedOut, Trouble::Timeout),
            (ErrorKind::HostUnreachable, Trouble::Unreachable),
            (ErrorKind::NetworkUnreachable, Trouble::Unreachable),
            (ErrorKind::ConnectionReset, Trouble::Broken),
            (ErrorKind::PermissionDenied, Trouble::Server),
            (ErrorKind::AddrNotAvailable, Trouble::Server),
            (ErrorKind::OutOfMemory, Trouble::Server),
        ] {
            assert_eq!(trouble(&Error::from(kind)), expected, "{kind:?}");
        }
        // Too many files open, as Linux numbers it.
        assert_eq!(trouble(&Error::from_raw_os_error(24)), Trouble::Server);
    }
}
