//! Closing a connection so that the answer is read.
//!
//! Whoever is refused early may still be sending. If its bytes find the socket closed, its system throws our answer
//! away and reports a broken connection instead of a 401 or 413. So the answer's end is told first, and what still
//! comes is thrown away for a moment.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

/// How long a sender may go on after its answer.
const MOMENT: Duration = Duration::from_secs(2);

/// How much it may send meanwhile: a whole body of the largest size, and some.
const MOST_BYTES: usize = 2 * crate::MAX_WEBHOOK_BYTES;

/// A connection that lingers a moment when it is shut down.
pub(super) struct Lingering {
    stream: TcpStream,
    /// Runs once the answer's end is told.
    until: Option<Pin<Box<Sleep>>>,
    n_thrown_away: usize,
}

impl Lingering {
    pub(super) fn new(stream: TcpStream) -> Self {
        Self { stream, until: None, n_thrown_away: 0 }
    }

    /// Ready when the sender has closed its side, or has had its moment.
    fn poll_silence(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let until = self.until.get_or_insert_with(|| Box::pin(sleep(MOMENT)));
        if until.as_mut().poll(context).is_ready() {
            return Poll::Ready(());
        }
        let mut buffer = [0; 8 * 1024];
        while self.n_thrown_away < MOST_BYTES {
            let mut late = ReadBuf::new(&mut buffer);
            let read = ready!(Pin::new(&mut self.stream).poll_read(context, &mut late));
            if read.is_err() || late.filled().is_empty() {
                break;
            }
            self.n_thrown_away += late.filled().len();
        }
        Poll::Ready(())
    }
}

impl AsyncRead for Lingering {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Lingering {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.until.is_none() {
            ready!(Pin::new(&mut self.stream).poll_shutdown(context))?;
        }
        self.poll_silence(context).map(Ok)
    }
}
