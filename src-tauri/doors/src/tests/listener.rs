//! The listener on this computer, over real sockets.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::shelf::{Bench, all_checks, proved};
use crate::listener::{HostName, Listener, ListenerSettings, start};
use crate::{Limits, MAX_WEBHOOK_BYTES, ServingLimits};

async fn listening(bench: &Bench, settings: ListenerSettings) -> Listener {
    start(settings, bench.router.clone()).await.unwrap()
}

/// Sends bytes as they are, and returns all that comes back until the connection ends.
async fn exchange(to: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(to).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    rest(&mut stream).await
}

async fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    // A connection that was broken ends as well.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

/// A proved webhook with these lines in its head.
fn request(head: &str) -> String {
    let (path, (name, value), body) = &proved()[1];
    format!("POST {path} HTTP/1.1\r\n{name}: {value}\r\n{head}content-length: {}\r\n\r\n{body}", body.len())
}

#[tokio::test]
async fn it_hears_on_the_loopback_address_and_hangs_up_after_the_answer() {
    let bench = Bench::new(all_checks());
    let listener = listening(&bench, ListenerSettings::default()).await;
    let address = listener.address();
    assert!(address.ip().is_loopback() && address.is_ipv4());
    let answer = exchange(address, request(&format!("host: {address}\r\n")).as_bytes()).await;
    assert_eq!(status(&answer), "200");
    assert!(answer.contains("connection: close\r\n") && !answer.contains("access-control"), "{answer}");
    assert_eq!(bench.take().len(), 1);
}

#[tokio::test]
async fn any_other_host_finds_nothing() {
    let bench = Bench::new(all_checks());
    let tunnel = Some(HostName::parse("Shop.Tunnel.example").unwrap());
    let listener = listening(&bench, ListenerSettings { tunnel, ..ListenerSettings::default() }).await;
    let (address, port) = (listener.address(), listener.address().port());
    for (head, expected) in [
        (format!("host: {address}\r\n"), "200"),
        ("host: shop.tunnel.example\r\n".to_owned(), "200"),
        ("Host: SHOP.tunnel.EXAMPLE\r\n".to_owned(), "200"),
        (String::new(), "404"),
        ("host: \r\n".to_owned(), "404"),
        ("host: 127.0.0.1\r\n".to_owned(), "404"),
        (format!("host: localhost:{port}\r\n"), "404"),
        (format!("host: rebound.example:{port}\r\n"), "404"),
        ("host: tunnel.example\r\n".to_owned(), "404"),
        ("host: shop.tunnel.example.evil.example\r\n".to_owned(), "404"),
        (format!("host: {address}\r\nhost: evil.example\r\n"), "404"),
        (format!("host: {address}\r\nhost: {address}\r\n"), "404"),
        ("host: \u{930}\r\n".to_owned(), "404"),
    ] {
        let answer = exchange(address, request(&head).as_bytes()).await;
        assert_eq!(status(&answer), expected, "{head}");
    }
    let absolute = request(&format!("host: {address}\r\n")).replacen("/s/", "http://evil.example/s/", 1);
    assert_eq!(status(&exchange(address, absolute.as_bytes()).await), "404");
    let absolute =
        request(&format!("host: {address}\r\n")).replacen("/s/", &format!("http://{address}/s/"), 1);
    assert_eq!(status(&exchange(address, absolute.as_bytes()).await), "200");
    let old = request("").replacen("HTTP/1.1", "HTTP/1.0", 1);
    assert_eq!(status(&exchange(address, old.as_bytes()).await), "404");
}

#[tokio::test]
async fn a_web_page_stays_outside_whatever_it_knows() {
    let bench = Bench::new(all_checks());
    let listener = listening(&bench, ListenerSettings::default()).await;
    let address = listener.address();
    for line in [
        "origin: null",
        "Origin: https://page.example",
        "sec-fetch-site: none",
        "Sec-Fetch-Site: same-origin",
    ] {
        let answer = exchange(address, request(&format!("host: {address}\r\n{line}\r\n")).as_bytes()).await;
        assert_eq!(status(&answer), "403", "{line}");
        assert!(!answer.contains("access-control") && !answer.contains("location"), "{answer}");
    }
    assert_eq!(bench.take(), []);
}

#[tokio::test]
async fn what_is_not_http_or_not_a_path_is_answered_and_harmless() {
    let bench = Bench::new(all_checks());
    let listener = listening(&bench, ListenerSettings::default()).await;
    let address = listener.address();
    let named = |line: &[u8]| [line, format!("\r\nhost: {address}\r\n\r\n").as_bytes()].concat();
    for (bytes, expected) in [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n".to_vec(), "400"),
        (b"GET / HTTP/1.1\r\nhost: \x00\r\n\r\n".to_vec(), "400"),
        // Bytes that are no character are no HTTP either; escaped, they are a path that is not there.
        (named(b"POST /s/\xff\xfe/meta HTTP/1.1"), "400"),
        (named(b"POST /s/%ff%fe/meta HTTP/1.1"), "404"),
        (named(b"POST /s/asha/../asha/meta HTTP/1.1"), "404"),
        (named(b"POST /../../etc/passwd HTTP/1.1"), "404"),
        (named(b"POST * HTTP/1.1"), "404"),
        (named(b"OPTIONS * HTTP/1.1"), "404"),
    ] {
        let answer = exchange(address, &bytes).await;
        assert_eq!(status(&answer), expected, "{bytes:?}");
    }
    let endless = [b"GET /s/asha/kaleyra?".to_vec(), vec![b'a'; 300 * 1024]].concat();
    let answer = exchange(address, &endless).await;
    assert!(["414", "431"].contains(&status(&answer)), "{answer}");
    let answer = exchange(address, request(&format!("host: {address}\r\n")).as_bytes()).await;
    assert_eq!(status(&answer), "200");
}

#[tokio::test]
async fn a_sender_that_goes_on_after_its_refusal_still_reads_it() {
    let bench = Bench::new(all_checks());
    let listener = listening(&bench, ListenerSettings::default()).await;
    let address = listener.address();
    for (path, length, expected) in [
        ("/s/asha/meta", MAX_WEBHOOK_BYTES, "401"),
        ("/s/asha/payu", 1_000_000_000, "413"),
        ("/s/asha/cloud", MAX_WEBHOOK_BYTES, "404"),
    ] {
        let (mut read, mut write) = TcpStream::connect(address).await.unwrap().into_split();
        let head = format!("POST {path} HTTP/1.1\r\nhost: {address}\r\ncontent-length: {length}\r\n\r\n");
        write.write_all(head.as_bytes()).await.unwrap();
        let sending =
            tokio::spawn(
                async move { write.write_all(&vec![b' '; MAX_WEBHOOK_BYTES]).await.map(|()| write) },
            );
        let mut answer = Vec::new();
        read.read_to_end(&mut answer).await.unwrap();
        assert_eq!(status(std::str::from_utf8(&answer).unwrap()), expected, "{path}");
        assert!(sending.await.unwrap().is_ok(), "{path}");
    }
}

#[tokio::test]
async fn a_chunked_body_without_an_end_is_cut_off() {
    let bench = Bench::new(all_checks());
    let listener = listening(&bench, ListenerSettings::default()).await;
    let address = listener.address();
    let (mut read, mut write) = TcpStream::connect(address).await.unwrap().into_split();
    let head = format!("POST /s/asha/payu HTTP/1.1\r\nhost: {address}\r\ntransfer-encoding: chunked\r\n\r\n");
    write.write_all(head.as_bytes()).await.unwrap();
    let sending = tokio::spawn(async move {
        let chunk = [b"10000\r\n".as_slice(), &[b' '; 0x10000], b"\r\n"].concat();
        for n_sent in 0..16 * 1024 {
            if write.write_all(&chunk).await.is_err() {
                return n_sent;
            }
        }
        usize::MAX
    });
    let mut answer = Vec::new();
    // The sender does not stop, so its end is broken some time after the answer.
    let _ = read.read_to_end(&mut answer).await;
    assert_eq!(status(std::str::from_utf8(&answer).unwrap()), "413");
    assert!(sending.await.unwrap() < 1024);
}

#[tokio::test]
async fn slow_senders_are_hung_up_on() {
    let limits = Limits { body_deadline: Duration::from_millis(30), ..Limits::default() };
    let bench = Bench::with_limits(all_checks(), limits);
    let limits = ServingLimits { head: Duration::from_millis(100), ..ServingLimits::default() };
    let listener = listening(&bench, ListenerSettings { limits, ..ListenerSettings::default() }).await;
    let address = listener.address();
    assert_eq!(exchange(address, b"").await, "");
    assert_eq!(exchange(address, b"POST /s/asha/meta HTT").await, "");
    let whole = request(&format!("host: {address}\r\n"));
    let answer = exchange(address, &whole.as_bytes()[..whole.len() - 1]).await;
    assert_eq!(status(&answer), "408");
}

#[tokio::test]
async fn a_connection_ends_with_its_time_whatever_it_is_at() {
    let bench = Bench::new(all_checks());
    let limits = ServingLimits { total: Duration::from_millis(50), ..ServingLimits::default() };
    let listener = listening(&bench, ListenerSettings { limits, ..ListenerSettings::default() }).await;
    let address = listener.address();
    let whole = request(&format!("host: {address}\r\n"));
    assert_eq!(exchange(address, &whole.as_bytes()[..whole.len() - 1]).await, "");
    assert_eq!(bench.take(), []);
}

#[tokio::test]
async fn one_connection_too_many_is_closed_and_the_next_has_room_again() {
    let bench = Bench::new(all_checks());
    let limits = ServingLimits { connections: 2, ..ServingLimits::default() };
    let listener = listening(&bench, ListenerSettings { limits, ..ListenerSettings::default() }).await;
    let address = listener.address();
    let whole = request(&format!("host: {address}\r\n"));
    let mut first = TcpStream::connect(address).await.unwrap();
    let mut second = TcpStream::connect(address).await.unwrap();
    let mut third = TcpStream::connect(address).await.unwrap();
    assert_eq!(rest(&mut third).await, "");
    for stream in [&mut first, &mut second] {
        stream.write_all(whole.as_bytes()).await.unwrap();
        assert_eq!(status(&rest(stream).await), "200");
    }
    drop((first, second));
    // Their places are free once the server has seen them go.
    let mut answer = String::new();
    while answer.is_empty() {
        let mut next = TcpStream::connect(address).await.unwrap();
        let _ = next.write_all(whole.as_bytes()).await;
        answer = rest(&mut next).await;
    }
    assert_eq!(status(&answer), "200");
}

#[tokio::test]
async fn stopped_it_leaves_the_port_to_the_next() {
    let bench = Bench::new(all_checks());
    let listener = listening(&bench, ListenerSettings::default()).await;
    let address = listener.address();
    let same = ListenerSettings { port: Some(address.port()), ..ListenerSettings::default() };
    assert!(start(same.clone(), bench.router.clone()).await.is_err());
    let mut waiting = TcpStream::connect(address).await.unwrap();
    listener.stop().await;
    assert_eq!(rest(&mut waiting).await, "");
    assert!(TcpStream::connect(address).await.is_err());
    let listener = listening(&bench, same).await;
    assert_eq!(listener.address(), address);
}

#[test]
fn a_host_is_a_name_and_perhaps_a_port() {
    for text in ["shop.example.com", "a", "xn--h2brj9c.example:8443", "127.0.0.1:80", "A-1.example"] {
        assert_eq!(HostName::parse(text).map(|name| name.as_str().to_owned()), Ok(text.to_ascii_lowercase()));
    }
    for text in [
        "",
        ".",
        "a.",
        "https://shop.example",
        "shop.example/",
        "a b",
        "a:",
        "a:x",
        "a:+1",
        "a:99999",
        "*.a",
        "-a",
        "पर्ची",
        "a\r\nb",
    ] {
        assert!(HostName::parse(text).is_err(), "{text}");
    }
    assert!(HostName::parse(&"a".repeat(64)).is_err());
}
