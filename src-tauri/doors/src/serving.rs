//! Serving a router so that nobody can hold the door open: so many connections, so long each, one request on each.

mod lingering;

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{sleep, timeout};

use lingering::Lingering;

/// The longest head of a request, in bytes. A message sent by GET has it all in the query.
const MAX_HEAD_BYTES: usize = 64 * 1024;

/// How long to wait when the system cannot accept a connection, as when there are no more file handles.
const BREATH: Duration = Duration::from_millis(100);

/// How many may come in, and how long each may stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServingLimits {
    /// Connections at once; one more is closed without an answer.
    pub connections: usize,
    /// From the connection's beginning to the end of the request's head.
    pub head: Duration,
    /// From the connection's beginning to its end, the answer included.
    pub total: Duration,
}

impl Default for ServingLimits {
    /// 64 connections, ten seconds, thirty seconds.
    fn default() -> Self {
        Self { connections: 64, head: Duration::from_secs(10), total: Duration::from_secs(30) }
    }
}

/// A server that listens. Dropped, it stops.
#[derive(Debug)]
pub struct Serving {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Serving {
    /// Serves `router` over HTTP/1 on the current tokio runtime. Whoever bound `listener` answers for where it can
    /// be reached from.
    ///
    /// # Errors
    /// When the listener does not know its own address.
    pub fn begin(listener: TcpListener, router: Router, limits: ServingLimits) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(accept_until(stopped, listener, router, limits));
        Ok(Self { address, stop, task })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Stops listening and breaks what is under way: a sender without an answer sends again. Once this returns the
    /// port is free.
    pub async fn stop(self) {
        drop(self.stop);
        // The task ends by itself and cannot be cancelled by others; if it panicked it is just as gone.
        let _ = self.task.await;
    }
}

async fn accept_until(
    mut stopped: oneshot::Receiver<()>,
    listener: TcpListener,
    router: Router,
    limits: ServingLimits,
) {
    let places = Arc::new(Semaphore::new(limits.connections.min(Semaphore::MAX_PERMITS)));
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = &mut stopped => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    if let Ok(place) = Arc::clone(&places).try_acquire_owned() {
                        connections.spawn(serve(stream, router.clone(), limits, place));
                    }
                }
                // It may be about one connection that is gone already, or about all to come.
                Err(_) => sleep(BREATH).await,
            },
            // Only so that what has ended does not pile up.
            Some(_) = connections.join_next() => {}
        }
    }
    drop(listener);
    connections.shutdown().await;
}

fn serve(
    stream: TcpStream,
    router: Router,
    limits: ServingLimits,
    place: OwnedSemaphorePermit,
) -> impl Future<Output = ()> {
    // Answers are small; waiting to fill a packet would make each look slow. Without it they are only late.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(MAX_HEAD_BYTES)
        .keep_alive(false)
        .serve_connection(TokioIo::new(Lingering::new(stream)), TowerToHyperService::new(router));
    async move {
        // An error of the other side ends its connection and nothing else.
        let _ = timeout(limits.total, connection).await;
        drop(place);
    }
}
