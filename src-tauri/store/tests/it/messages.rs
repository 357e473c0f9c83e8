//! Messages that WhatsApp took.

use crate::bills::{TestBook, at, row};
use domain::MessageState;

#[test]
fn a_message_is_taken_once_and_learns_its_id_when_it_is_known() {
    let book = TestBook::new();
    let order = book.order();
    let id = book.write(move |book| book.enqueue(&row(order, "a"), at(1)));
    for (message_id, when) in [(None, 5), (Some("wamid.1"), 6), (Some("wamid.2"), 7)] {
        book.write(move |book| book.accept_message(id, Some(order), message_id, at(when)));
    }
    let message = book.read(|book| book.message(id)).unwrap();
    assert_eq!((message.outbox, message.order, message.accepted_at), (id, Some(order), at(5)));
    assert_eq!((message.message_id.as_deref(), message.state), (Some("wamid.1"), MessageState::Accepted));
    assert_eq!(book.read(|book| book.message_by_id("wamid.1")), Some(message.clone()));
    assert_eq!(book.read(|book| book.message_by_id("wamid.2")), None);
    assert_eq!(book.read(|book| book.messages_of(order)), [message]);
}

#[test]
fn a_repeated_acceptance_does_not_take_a_state_back() {
    let book = TestBook::new();
    let order = book.order();
    let id = book.write(move |book| book.enqueue(&row(order, "a"), at(1)));
    book.write(move |book| {
        book.accept_message(id, Some(order), Some("wamid.1"), at(5))?;
        book.set_message_state(id, MessageState::Read, at(6))?;
        book.set_message_error(id, "131026", "not delivered")?;
        book.accept_message(id, Some(order), Some("wamid.1"), at(7))
    });
    let message = book.read(|book| book.message(id)).unwrap();
    assert_eq!((message.state, message.error_code.as_deref()), (MessageState::Read, Some("131026")));
}
