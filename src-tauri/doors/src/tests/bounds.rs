//! What a stranger can make the routes hold, wait for and do.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::Frame;

use super::shelf::{Bench, all_checks, proved};
use crate::{Limits, MAX_WEBHOOK_BYTES};

/// A body that sends so many pieces of 64 KiB and then neither another nor its end.
struct Stalling {
    n_pieces: usize,
    sent: Arc<AtomicUsize>,
}

const PIECE: usize = 64 * 1024;

impl Stalling {
    fn after(n_pieces: usize) -> (Body, Arc<AtomicUsize>) {
        let sent = Arc::new(AtomicUsize::new(0));
        (Body::new(Self { n_pieces, sent: Arc::clone(&sent) }), sent)
    }
}

impl HttpBody for Stalling {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.sent.fetch_add(1, Ordering::SeqCst) >= self.n_pieces {
            return Poll::Pending;
        }
        Poll::Ready(Some(Ok(Frame::data(Bytes::from(vec![b' '; PIECE])))))
    }
}

fn quick() -> Limits {
    Limits { body_deadline: Duration::from_millis(20), ..Limits::default() }
}

#[tokio::test]
async fn a_body_that_says_it_is_too_long_is_not_read() {
    let bench = Bench::new(all_checks());
    for (path, header, _) in proved() {
        let body = vec![b' '; MAX_WEBHOOK_BYTES + 1];
        assert_eq!(bench.status("POST", path, &[header], body).await, 413, "{path}");
    }
}

#[tokio::test]
async fn a_body_that_does_not_say_so_is_read_up_to_the_bound() {
    let bench = Bench::new(all_checks());
    let (path, header, _) = proved()[0].clone();
    let (body, sent) = Stalling::after(16 * 1024);
    assert_eq!(bench.status("POST", path, &[header], body).await, 413);
    assert_eq!(sent.load(Ordering::SeqCst), MAX_WEBHOOK_BYTES / PIECE + 1);
    let largest = vec![b' '; MAX_WEBHOOK_BYTES];
    assert_eq!(bench.status("POST", path, &[header], largest).await, 200);
}

#[tokio::test]
async fn a_body_that_does_not_come_is_given_up() {
    let bench = Bench::with_limits(all_checks(), quick());
    for (path, header, _) in proved() {
        assert_eq!(bench.status("POST", path, &[header], Stalling::after(1).0).await, 408, "{path}");
    }
    assert_eq!(bench.take(), []);
}

#[tokio::test]
async fn a_stranger_is_refused_before_a_byte_of_its_body_is_read() {
    let bench = Bench::new(all_checks());
    for path in ["/s/asha/kaleyra", "/s/asha/meta", "/s/asha/razorpay"] {
        let (body, sent) = Stalling::after(9);
        assert_eq!(bench.status("POST", path, &[], body).await, 401, "{path}");
        assert_eq!(sent.load(Ordering::SeqCst), 0, "{path}");
    }
}

#[tokio::test]
async fn all_bodies_together_are_bounded() {
    let limits =
        Limits { held_bytes: 1024 * 1024, body_deadline: Duration::from_secs(60), ..Limits::default() };
    let bench = Bench::with_limits(all_checks(), limits);
    let (path, header, body) = proved()[0].clone();
    let headers = [header];
    let mut holding = Box::pin(bench.status("POST", path, &headers, Stalling::after(16).0));
    let is_waiting = futures_poll(holding.as_mut()).is_none();
    assert!(is_waiting);
    let answer = bench.ask("POST", path, &headers, body.clone()).await;
    assert_eq!((answer.status.as_u16(), &answer.headers["retry-after"]), (503, &"5".parse().unwrap()));
    drop(holding);
    assert_eq!(bench.status("POST", path, &headers, body).await, 200);
}

/// Lets a request come as far as it can without waiting.
fn futures_poll<F: Future>(future: Pin<&mut F>) -> Option<F::Output> {
    match future.poll(&mut Context::from_waker(std::task::Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

#[tokio::test]
async fn nobody_unpacks_what_a_stranger_packed() {
    let bench = Bench::new(all_checks());
    for (path, header, body) in proved() {
        for encoding in ["gzip", "br", "deflate", "zstd", "identity, gzip", "x"] {
            let headers = [header, ("content-encoding", encoding)];
            assert_eq!(bench.status("POST", path, &headers, body.clone()).await, 415, "{path} {encoding}");
        }
        let headers = [header, ("content-encoding", "Identity")];
        assert_eq!(bench.status("POST", path, &headers, body.clone()).await, 200, "{path}");
    }
}

#[tokio::test]
async fn each_source_has_its_own_allowance_and_it_comes_back() {
    let bench = Bench::with_limits(all_checks(), Limits { burst: 3, per_second: 1, ..Limits::default() });
    let (path, header, body) = proved()[1].clone();
    let mut answers = Vec::new();
    for _ in 0..5 {
        answers.push(bench.status("POST", path, &[header], body.clone()).await);
    }
    assert_eq!(answers, [200, 200, 200, 429, 429]);
    assert_eq!(bench.take().len(), 3);
    let (other, other_header, other_body) = proved()[2].clone();
    assert_eq!(bench.status("POST", other, &[other_header], other_body).await, 200);
    bench.pass(2);
    let mut answers = Vec::new();
    for _ in 0..3 {
        answers.push(bench.status("POST", path, &[header], body.clone()).await);
    }
    assert_eq!(answers, [200, 200, 429]);
    bench.pass(-3600);
    assert_eq!(bench.status("POST", path, &[header], body.clone()).await, 429);
    bench.pass(1);
    let answer = bench.ask("POST", path, &[header], body.clone()).await;
    assert_eq!(answer.status.as_u16(), 200);
    assert_eq!(bench.ask("POST", path, &[header], body).await.headers["retry-after"], "1");
}

#[tokio::test]
async fn a_flood_of_strangers_does_not_use_up_the_providers_allowance() {
    let bench = Bench::with_limits(all_checks(), Limits { burst: 1, per_second: 1, ..Limits::default() });
    for (path, header, body) in proved() {
        for _ in 0..20 {
            assert_eq!(bench.status("POST", path, &[("x", "y")], "hash=0").await, 401, "{path}");
        }
        assert_eq!(bench.status("POST", path, &[header], body).await, 200, "{path}");
    }
}

#[tokio::test]
async fn what_is_not_stored_is_not_acknowledged() {
    let bench = Bench::new(all_checks());
    for (path, header, body) in proved() {
        bench.fill_up(true);
        assert_eq!(bench.status("POST", path, &[header], body.clone()).await, 503, "{path}");
        bench.fill_up(false);
        assert_eq!(bench.status("POST", path, &[header], body.clone()).await, 200, "{path}");
        assert_eq!(bench.status("POST", path, &[header], body).await, 200, "{path}");
        assert_eq!(bench.take().len(), 2);
    }
}
