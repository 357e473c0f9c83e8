//! The listener beside the worker: it goes by the settings, and says so where it cannot.

use crate::desks::Told;
use app::Code;
use app::views::{BookName, ListenerForm, ListenerStateName, ListenerView};
use parchi::work::News;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

fn form(on: bool, port: u16) -> ListenerForm {
    ListenerForm { on, port: port.to_string(), tunnel: "shop.example.com".into() }
}

fn free_port() -> (TcpListener, u16) {
    let holder = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = holder.local_addr().unwrap().port();
    (holder, port)
}

/// What a stranger is answered under the tunnel's name; `None` where nobody listens.
fn answer(port: u16) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.write_all(b"POST /s/account-1/meta HTTP/1.1\r\nhost: shop.example.com\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split(' ').nth(1).map(str::to_owned)
}

fn state(view: &ListenerView) -> (ListenerStateName, Option<&str>) {
    (view.state, view.problem.as_ref().map(|problem| problem.code.as_str()))
}

#[test]
fn it_listens_from_the_moment_it_is_turned_on_and_not_before() {
    let folder = tempfile::tempdir().unwrap();
    let told = Told::in_folder(folder.path());
    let _ = told.desk.begin_book();
    assert_eq!(state(&told.desk.listener().unwrap()), (ListenerStateName::Off, None));
    let (holder, port) = free_port();
    drop(holder);
    let on = told.desk.set_listener(&form(true, port)).unwrap();
    assert_eq!(state(&on), (ListenerStateName::Listening, None));
    // A route without a proof is closed.
    assert_eq!(answer(port).as_deref(), Some("404"));
    let off = told.desk.set_listener(&form(false, port)).unwrap();
    assert_eq!((state(&off), answer(port)), ((ListenerStateName::Off, None), None));
}

#[test]
fn a_port_that_is_taken_is_said_and_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let told = Told::in_folder(folder.path());
    let _ = told.desk.begin_book();
    let (holder, port) = free_port();
    let failed = told.desk.set_listener(&form(true, port)).unwrap();
    assert_eq!(state(&failed), (ListenerStateName::Failed, Some(Code::PortInUse.as_str())));
    drop(holder);
    told.wait_for(|news| {
        let listens = || state(&told.desk.listener().unwrap()) == (ListenerStateName::Listening, None);
        (matches!(news, News::Book(_)) && listens()).then_some(())
    });
    assert_eq!(answer(port).as_deref(), Some("404"));
    // Another port leaves this one, and the end of the work leaves that one.
    let (holder, other) = free_port();
    drop(holder);
    told.desk.set_listener(&form(true, other)).unwrap();
    assert_eq!((answer(port), answer(other).as_deref()), (None, Some("404")));
    told.desk.close();
    assert_eq!(answer(other), None);
}

#[test]
fn it_listens_again_when_the_book_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let (holder, port) = free_port();
    drop(holder);
    {
        let told = Told::in_folder(folder.path());
        let _ = told.desk.begin_book();
        told.desk.set_listener(&form(true, port)).unwrap();
    }
    assert_eq!(answer(port), None);
    let told = Told::in_folder(folder.path());
    let _ = told.desk.begin_book();
    told.wait_for(|_| (told.desk.listener().unwrap().state == ListenerStateName::Listening).then_some(()));
    assert_eq!(answer(port).as_deref(), Some("404"));
}

#[test]
fn the_practice_shop_does_not_listen() {
    let folder = tempfile::tempdir().unwrap();
    let told = Told::in_folder(folder.path());
    let _ = told.desk.turn_to(BookName::Practice);
    let (holder, port) = free_port();
    drop(holder);
    assert_eq!(told.desk.set_listener(&form(true, port)).unwrap_err().code, Code::NotInPractice);
    assert_eq!(answer(port), None);
}
