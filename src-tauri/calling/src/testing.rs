//! A server on this machine that behaves as badly as it is told to, and counts. For tests.
#![allow(clippy::unwrap_used, clippy::missing_panics_doc)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Mutex;

/// What the server does with one request.
#[derive(Clone, Debug)]
pub enum Act {
    /// Answers with these bytes and closes.
    Say(String),
    /// Answers with these bytes and keeps the connection for another request.
    SayAndStay(String),
    /// Reads the request and closes.
    CloseAfterReading,
    /// Closes without reading.
    CloseAtOnce,
    /// Reads the request and never answers.
    KeepSilent,
}

/// A server that does one act after the other, and closes at once when it has no more.
pub struct Server {
    /// Where it listens.
    pub base_url: String,
    requests: Arc<AtomicUsize>,
    last: Arc<Mutex<String>>,
}

/// An HTTP answer.
#[must_use]
pub fn answer(status: u16, body: &str) -> Act {
    answer_with(status, "", body)
}

/// An HTTP answer with more headers, each ending in a line break.
#[must_use]
pub fn answer_with(status: u16, headers: &str, body: &str) -> Act {
    Act::Say(written(status, headers, body))
}

/// The bytes of an HTTP answer.
#[must_use]
pub fn written(status: u16, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status} X\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len())
}

impl Server {
    /// Starts one on a free port.
    ///
    /// # Panics
    /// When this machine has no free port.
    pub async fn start(acts: Vec<Act>) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let server = Server { base_url, requests: Arc::default(), last: Arc::default() };
        let (requests, last) = (Arc::clone(&server.requests), Arc::clone(&server.last));
        tokio::spawn(async move {
            let mut acts = acts.into_iter();
            while let Ok((mut stream, _)) = listener.accept().await {
                for act in acts.by_ref() {
                    requests.fetch_add(1, Ordering::SeqCst);
                    if !perform(act, &mut stream, &last).await {
                        break;
                    }
                }
            }
        });
        server
    }

    /// How many requests were begun.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    /// The last request that was read.
    pub async fn last_request(&self) -> String {
        self.last.lock().await.clone()
    }
}

/// Returns whether the connection goes on.
async fn perform(act: Act, stream: &mut TcpStream, last: &Mutex<String>) -> bool {
    if matches!(act, Act::CloseAtOnce) {
        return false;
    }
    let Some(request) = read(stream).await else { return false };
    *last.lock().await = request;
    match act {
        Act::Say(bytes) => {
            stream.write_all(bytes.as_bytes()).await.unwrap();
            stream.shutdown().await.unwrap();
            false
        }
        Act::SayAndStay(bytes) => {
            stream.write_all(bytes.as_bytes()).await.unwrap();
            true
        }
        Act::KeepSilent => {
            // Returns once the client has given up.
            let _ = stream.read(&mut [0]).await;
            false
        }
        Act::CloseAfterReading | Act::CloseAtOnce => false,
    }
}

/// A whole request, head and body.
async fn read(stream: &mut TcpStream) -> Option<String> {
    let mut request = Vec::new();
    loop {
        let mut chunk = [0; 4096];
        let count = stream.read(&mut chunk).await.ok().filter(|count| *count > 0)?;
        request.extend_from_slice(&chunk[..count]);
        let text = String::from_utf8_lossy(&request).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let head = head.to_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
        if body.len() >= length.map_or(0, |length| length.trim().parse().unwrap()) {
            return Some(text);
        }
    }
}
