//! Chats: what customers wrote, once each, and what was sent to them beside any order.

use crate::bills::{TestBook, at, row, rupees};
use domain::{CustomerId, PhoneNumber, Quantity};
use store::{
    AddressAnswer, CartLine, ChatMessageId, ChatPayload, ChatRow, ChatsOrder, ConsentHow, ConsentRow, Effect,
    Lane, NewChatMessage, NewEvent, NewOutboxRow, OutboxState, Write,
};

/// What a customer wrote at some second.
fn text(customer: CustomerId, key: &'static str, second: i64) -> NewChatMessage<'static> {
    NewChatMessage {
        customer,
        event_key: key,
        message_id: Some(key),
        said_at: at(second),
        kind: "text",
        text: key,
        problem: None,
        replies_to: None,
        payload: ChatPayload::None,
    }
}

fn customer(book: &TestBook, name: &'static str, phone: &'static str) -> CustomerId {
    let phone = PhoneNumber::parse(phone).unwrap();
    book.write(move |book| book.keep_customer(name, &phone, at(0)))
}

fn writes(book: &TestBook, customer: CustomerId, key: &'static str, second: i64) -> ChatMessageId {
    book.write(move |book| book.keep_chat_message(&text(customer, key, second))).unwrap()
}

/// What was said in a chat, the newest first; ours are their row's text.
fn said(book: &TestBook, customer: CustomerId) -> Vec<String> {
    let rows = book.read(|book| book.chat_messages(customer, None, 100));
    rows.into_iter()
        .map(|message| match message.outbox {
            Some(row) => book.read(|book| book.outbox_row(row)).unwrap().text.unwrap_or_default(),
            None => message.text,
        })
        .collect()
}

fn reply(customer: CustomerId, our_ref: &str) -> NewOutboxRow {
    let mut reply = row(domain::OrderId::new(1), our_ref);
    reply.lane = customer.into();
    reply
}

fn unread(book: &TestBook, customer: CustomerId) -> u32 {
    book.read(|book| book.chat(customer)).map_or(0, |chat| chat.n_unread)
}

#[test]
fn what_a_customer_wrote_is_kept_once() {
    let book = TestBook::new();
    let asha = customer(&book, "Asha", "9812345678");
    let first = writes(&book, asha, "wamid.1", 5);
    assert_eq!(book.write(move |book| book.keep_chat_message(&text(asha, "wamid.1", 6))), None);
    // Another event that carries the same message says nothing new either.
    let again = NewChatMessage { event_key: "relay.7", ..text(asha, "wamid.1", 6) };
    assert_eq!(book.write(move |book| book.keep_chat_message(&again)), None);
    let kept = book.read(|book| book.chat_message(first)).unwrap();
    assert_eq!((kept.customer, kept.text.as_str(), kept.said_at), (asha, "wamid.1", at(5)));
    assert_eq!(unread(&book, asha), 1);
    book.assert_sound();
}

#[test]
fn a_chat_holds_both_sides_the_newest_first_and_in_pages() {
    let book = TestBook::new();
    let order = book.order();
    let asha = book.read(|book| book.order(order)).unwrap().customer.unwrap();
    writes(&book, asha, "wamid.1", 5);
    book.write(move |book| book.enqueue(&row(order, "a"), at(6)));
    writes(&book, asha, "wamid.2", 7);
    // A message that was under way for long stands where it was said.
    writes(&book, asha, "wamid.0", 4);
    book.write(move |book| book.enqueue(&reply(asha, "b"), at(8)));
    assert_eq!(said(&book, asha), ["Ready", "wamid.2", "Ready", "wamid.1", "wamid.0"]);

    let mut pages = Vec::new();
    let mut before = None;
    loop {
        let page = book.read(|book| book.chat_messages(asha, before, 2));
        let Some(last) = page.last() else { break };
        before = Some(last.id);
        pages.push(page.len());
    }
    assert_eq!(pages, [2, 2, 1]);
    assert_eq!(unread(&book, asha), 3);
    book.assert_sound();
}

#[test]
fn cash_is_no_message_and_neither_is_what_was_withdrawn_before_it_left() {
    let book = TestBook::new();
    let order = book.order();
    let asha = book.read(|book| book.order(order)).unwrap().customer.unwrap();
    let cash = NewOutboxRow { effect: Effect::Cash, amount: rupees(118), ..row(order, "a") };
    book.write(move |book| book.enqueue(&cash, at(2)));
    let never = book.write(move |book| book.enqueue(&row(order, "b"), at(3)));
    let sent = book.write(move |book| book.enqueue(&reply(asha, "c"), at(4)));
    book.write(move |book| {
        book.end_row(never, OutboxState::Withdrawn, None, at(5))?;
        book.take_row(sent, b"request", at(5))?;
        book.end_row(sent, OutboxState::Withdrawn, None, at(6))
    });
    let rows = book.read(|book| book.chat_messages(asha, None, 10));
    assert_eq!(rows.into_iter().filter_map(|row| row.outbox).collect::<Vec<_>>(), [sent]);
}

#[test]
fn texts_to_a_customer_have_a_lane_of_their_own() {
    let book = TestBook::new();
    let order = book.order();
    let asha = book.read(|book| book.order(order)).unwrap().customer.unwrap();
    // The customer's number is the order's number, and they are not mixed up.
    assert_eq!(asha.get(), order.get());
    let about_order = book.write(move |book| book.enqueue(&row(order, "a"), at(1)));
    let first = book.write(move |book| book.enqueue(&reply(asha, "b"), at(2)));
    let second = book.write(move |book| book.enqueue(&reply(asha, "c"), at(3)));
    let ready = || {
        let rows = book.read(|book| book.ready_rows(at(1_000), 10));
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(ready(), [about_order, first]);
    let lane = book.read(|book| book.lane(asha));
    assert_eq!(lane.iter().map(|row| row.id).collect::<Vec<_>>(), [first, second]);
    assert_eq!((lane[0].lane, lane[0].lane.order()), (Lane::Customer(asha), None));
    assert!(!book.read(|book| book.is_first_in_lane(asha, second)));
    book.write(move |book| {
        book.end_row(first, OutboxState::Done, None, at(4))?;
        book.accept_message(first, None, Some("wamid.ours"), at(4))
    });
    assert_eq!(ready(), [about_order, second]);
    let found = book.read(|book| book.chat_message_by_message_id("wamid.ours")).unwrap();
    assert_eq!(found.outbox, Some(first));
    book.assert_sound();
}

#[test]
fn a_row_about_an_order_and_a_customer_is_refused_by_the_book() {
    let book = TestBook::new();
    let order = book.order();
    book.write(move |book| book.enqueue(&row(order, "a"), at(1)));
    let connection = rusqlite::Connection::open(book.path().join("book.sqlite3")).unwrap();
    for sql in ["UPDATE outbox SET customer_id = 1", "UPDATE outbox SET order_id = NULL"] {
        assert!(connection.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn reading_a_chat_counts_up_to_what_was_seen() {
    let book = TestBook::new();
    let (asha, ravi) = (customer(&book, "Asha", "9812345678"), customer(&book, "Ravi", "9812345679"));
    let seen = writes(&book, asha, "wamid.1", 5);
    writes(&book, asha, "wamid.2", 6);
    writes(&book, ravi, "wamid.3", 7);
    assert_eq!(book.write(move |book| book.mark_chat_read(asha, seen, at(9))), 1);
    assert_eq!(book.write(move |book| book.mark_chat_read(asha, seen, at(9))), 0);
    assert_eq!((unread(&book, asha), unread(&book, ravi)), (1, 1));
    assert_eq!(book.read(|book| book.count_unread_chats()), 2);
    book.assert_sound();
}

#[test]
fn the_list_shows_what_is_unread_first_or_what_is_newest() {
    let book = TestBook::new();
    let people: Vec<_> =
        ["9812345670", "9812345671", "9812345672"].map(|phone| customer(&book, "Asha Rao", phone)).into();
    let seen = writes(&book, people[0], "wamid.1", 30);
    writes(&book, people[1], "wamid.2", 10);
    writes(&book, people[2], "wamid.3", 20);
    let read = people[0];
    book.write(move |book| book.mark_chat_read(read, seen, at(40)));
    let list = |order| {
        let (mut found, mut after): (Vec<CustomerId>, Option<ChatRow>) = (Vec::new(), None);
        while let Some(next) = book.read(|book| book.chats(order, after.as_ref(), 1)).pop() {
            found.push(next.customer);
            after = Some(next);
        }
        found
    };
    assert_eq!(list(ChatsOrder::UnreadFirst), [people[2], people[1], people[0]]);
    assert_eq!(list(ChatsOrder::Newest), [people[0], people[2], people[1]]);
}

#[test]
fn a_chat_is_found_by_name_and_by_digits_and_a_customer_without_one_is_not() {
    let book = TestBook::new();
    let (asha, ravi) = (customer(&book, "आशा राव", "9812345678"), customer(&book, "Ravi", "9876598123"));
    customer(&book, "Ravi Kumar", "9812300000");
    writes(&book, asha, "wamid.1", 5);
    writes(&book, ravi, "wamid.2", 6);
    let ids = |rows: Vec<ChatRow>| rows.into_iter().map(|row| row.customer).collect::<Vec<_>>();
    assert_eq!(ids(book.read(|book| book.chats_by_name("राव", None, 9))), [asha]);
    assert_eq!(ids(book.read(|book| book.chats_by_name("ravi", None, 9))), [ravi]);
    assert_eq!(ids(book.read(|book| book.chats_by_digits("98123", None, 9))), [ravi, asha]);
    assert_eq!(ids(book.read(|book| book.chats_by_digits("98123", Some(ravi), 9))), [asha]);
    assert_eq!(ids(book.read(|book| book.chats_by_digits("5678", None, 9))), [asha]);
}

#[test]
fn a_cart_and_an_address_come_back_as_they_were_sent() {
    let book = TestBook::new();
    let asha = customer(&book, "Asha", "9812345678");
    let lines = vec![
        CartLine { sku: Some("S1".into()), quantity: Quantity::parse("2.5").ok(), price: Some(rupees(46)) },
        CartLine { sku: None, quantity: None, price: None },
    ];
    let sent = lines.clone();
    let cart = book.write(move |book| {
        let payload = ChatPayload::Cart(Some("77"), &sent);
        book.keep_chat_message(&NewChatMessage { payload, ..text(asha, "wamid.1", 5) })
    });
    let kept = book.read(|book| book.cart(cart.unwrap())).unwrap();
    assert_eq!((kept.catalog_id.as_deref(), kept.lines), (Some("77"), lines));

    let answer =
        AddressAnswer { line1: "1 MG Road".into(), pin: "560001".into(), ..AddressAnswer::default() };
    let sent = answer.clone();
    let id = book
        .write(move |book| {
            let payload = ChatPayload::Address(&sent);
            book.keep_chat_message(&NewChatMessage { payload, ..text(asha, "wamid.2", 6) })
        })
        .unwrap();
    assert_eq!(book.read(|book| book.address_answer(id)), Some(answer.clone()));
    assert_eq!(book.read(|book| book.newest_address_answer(asha)), Some(id));
    book.write(move |book| book.note_address_accepted(id, at(9)));
    let accepted = AddressAnswer { accepted_at: Some(at(9)), ..answer };
    assert_eq!(book.read(|book| book.address_answer(id)), Some(accepted));
}

#[test]
fn erasing_a_chat_leaves_no_word_of_it_and_history_whole() {
    let book = TestBook::new();
    let (asha, ravi) = (customer(&book, "Asha", "9812345678"), customer(&book, "Ravi", "9812345679"));
    book.write(move |book| {
        for (place, (customer, key)) in [(asha, "wamid.1"), (ravi, "wamid.2")].into_iter().enumerate() {
            book.keep_delivery("relay", "kaleyra-v2", "practice", format!("secret {key}").as_bytes(), at(3))?;
            let delivery = book.unread_deliveries(1)?.remove(0);
            let event =
                NewEvent { delivery: delivery.id, place, key, kind: "message", happened_at: Some(at(2)) };
            book.keep_event(&event, at(3))?;
            book.note_read(delivery.id, None, at(3))?;
            book.keep_chat_message(&text(customer, key, 2))?;
        }
        let sent = book.enqueue(&reply(asha, "a"), at(4))?;
        book.take_row(sent, b"secret reply", at(5))?;
        book.end_row(sent, OutboxState::Done, None, at(6))?;
        book.accept_message(sent, None, Some("wamid.3"), at(6))
    });
    let line = CartLine { sku: Some("secret".into()), quantity: None, price: None };
    book.write(move |book| {
        let payload = ChatPayload::Cart(None, std::slice::from_ref(&line));
        book.keep_chat_message(&NewChatMessage { payload, ..text(asha, "wamid.4", 5) })
    });
    book.write(move |book| book.erase_chat(asha));
    assert_eq!(book.read(|book| book.chat_messages(asha, None, 10)), []);
    assert_eq!(book.read(|book| book.chat(asha)), None);
    assert_eq!(said(&book, ravi), ["wamid.2"]);
    let connection = rusqlite::Connection::open(book.path().join("book.sqlite3")).unwrap();
    let left: i64 = connection
        .query_row(
            "SELECT (SELECT count(*) FROM deliveries WHERE raw IS NOT NULL) + (SELECT count(*) FROM cart_lines)
                + (SELECT count(*) FROM outbox WHERE text IS NOT NULL OR request IS NOT NULL)",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(left, 1, "what Ravi wrote");
    book.assert_sound();
}

#[test]
fn what_a_customer_agreed_to_is_never_changed_and_the_newest_counts() {
    let book = TestBook::new();
    let asha = customer(&book, "Asha", "9812345678");
    assert_eq!(book.read(|book| book.consent(asha)), None);
    let word = |agreed, how, second| ConsentRow { agreed, how, said_at: at(second), recorded_at: at(second) };
    let words = [word(true, ConsentHow::Form, 5), word(false, ConsentHow::Chat, 3)];
    let said = words.clone();
    book.write(move |book| said.iter().try_for_each(|word| book.record_consent(asha, word)));
    assert_eq!(book.read(|book| book.consent(asha)), Some(words[1].clone()));
    assert_eq!(book.read(|book| book.consents(asha)), [words[1].clone(), words[0].clone()]);
    let connection = rusqlite::Connection::open(book.path().join("book.sqlite3")).unwrap();
    for sql in [
        "UPDATE consents SET agreed = 1",
        "DELETE FROM consents",
        "REPLACE INTO consents SELECT * FROM consents",
    ] {
        assert!(connection.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn a_reminder_counts_for_its_day_until_it_is_withdrawn() {
    let book = TestBook::new();
    let order = book.order();
    let asha = book.read(|book| book.order(order)).unwrap().customer.unwrap();
    let reminder = NewOutboxRow { effect: Effect::Reminder, ..row(order, "a") };
    let id = book.write(move |book| book.enqueue(&reminder, at(10)));
    let reminded = |since| book.read(|book| book.was_reminded(asha, at(since)));
    assert_eq!((reminded(10), reminded(11)), (true, false));
    book.write(move |book: &Write<'_>| book.end_row(id, OutboxState::Withdrawn, None, at(12)));
    assert!(!reminded(10));
}
