//! Generations, and the file beside the book.

use crate::bills::{TestBook, at, bill, new_book, row, tag};
use std::fs;
use store::{OutboxState, Outside, Store};

#[test]
fn a_new_book_is_the_newest() {
    let book = TestBook::new();
    let generation = book.read(|book| book.generation());
    assert_eq!(generation.generation, new_book().generation);
    assert_eq!((generation.series, generation.step, generation.last_sequence), (1, 0, 0));
    assert!(book.store.is_newest(None).unwrap());
    assert!(book.store.is_newest(Some(&generation.generation)).unwrap());
}

#[test]
fn the_vault_that_knows_another_generation_is_believed() {
    assert!(!TestBook::new().store.is_newest(Some("00000000000000ff")).unwrap());
}

#[test]
fn a_book_without_its_file_or_with_nonsense_in_it_is_not_the_newest() {
    let book = TestBook::new();
    let file = book.path().join("book.generation");
    let whole = fs::read_to_string(&file).unwrap();
    for content in [String::new(), "nonsense\n".into(), whole.replace("0123456789abcdef", "fedcba9876543210")]
    {
        fs::write(&file, content).unwrap();
        assert!(!book.store.is_newest(None).unwrap());
    }
    fs::write(&file, whole).unwrap();
    assert!(book.store.is_newest(None).unwrap());

    let TestBook { store, folder } = book;
    drop(store);
    fs::remove_file(&file).unwrap();
    for _ in 0..2 {
        let store = Store::open(folder.path(), None).unwrap();
        assert!(!store.is_newest(None).unwrap(), "opening does not make up what is missing");
    }
}

#[test]
fn the_file_follows_order_numbers_and_requests() {
    let book = TestBook::new();
    assert_eq!(Outside::read(book.path()).unwrap().last_sequence(), 0);
    book.draft(bill());
    book.draft(bill());
    assert_eq!(Outside::read(book.path()).unwrap().last_sequence(), 2);
    let before = fs::read(book.path().join("book.generation")).unwrap();
    book.write(|book| book.advance());
    assert_ne!(fs::read(book.path().join("book.generation")).unwrap(), before);
}

#[test]
fn a_file_that_a_kill_left_behind_catches_up_when_the_book_is_opened() {
    let book = TestBook::new();
    let file = book.path().join("book.generation");
    let behind = fs::read(&file).unwrap();
    book.draft(bill());
    let ahead = fs::read(&file).unwrap();
    let TestBook { store, folder } = book;
    drop(store);
    fs::write(&file, behind).unwrap();
    let store = Store::open(folder.path(), None).unwrap();
    assert!(store.is_newest(None).unwrap());
    assert_eq!(fs::read(&file).unwrap(), ahead);
}

#[test]
fn programs_that_write_at_once_never_take_the_file_back() {
    let book = TestBook::new();
    let stores: Vec<Store> = (0..3).map(|_| Store::open(book.path(), None).unwrap()).collect();
    std::thread::scope(|scope| {
        let writers: Vec<_> = stores
            .iter()
            .map(|store| {
                scope.spawn(move || {
                    for _ in 0..100 {
                        store.write("test", |book| book.take_order_number()).unwrap();
                    }
                })
            })
            .collect();
        let mut reached = 0;
        while !writers.iter().all(|writer| writer.is_finished()) {
            // Neither half a number nor an older one, and the book never seems to be behind.
            let now = Outside::read(book.path()).unwrap().last_sequence();
            assert!(now >= reached, "{now} after {reached}");
            reached = now;
            assert!(book.store.is_newest(None).unwrap());
        }
    });
    assert_eq!(Outside::read(book.path()).unwrap().last_sequence(), 300);
}

#[test]
fn a_new_generation_stops_what_was_queued_and_leaves_the_rest() {
    let book = TestBook::new();
    let (first, second) = (book.order(), book.order());
    let (ready, begun, asking, done) = book.write(move |book| {
        let done = book.enqueue(&row(first, "done"), at(1))?;
        book.end_row(done, OutboxState::Done, None, at(1))?;
        let begun = book.enqueue(&row(first, "begun"), at(1))?;
        book.take_row(begun, b"request", at(2))?;
        let ready = book.enqueue(&row(first, "ready"), at(1))?;
        let asking = book.enqueue(&row(second, "asking"), at(1))?;
        book.ask_about(asking, store::AsksWhy::TooOld)?;
        Ok((ready, begun, asking, done))
    });
    let outside = Outside::read(book.path());
    book.write(move |book| book.begin_generation("00000000000000b2", tag("B2B2"), outside.as_ref(), at(9)));
    for (id, expected) in [
        (ready, OutboxState::Unknown),
        (begun, OutboxState::Unknown),
        (asking, OutboxState::Asks),
        (done, OutboxState::Done),
    ] {
        assert_eq!(book.read(|book| book.outbox_row(id)).unwrap().state, expected);
    }
    assert_eq!(book.read(|book| book.ready_rows(at(99), 10)), []);
}

#[test]
fn a_new_generation_is_quarantined_until_a_person_has_seen_it() {
    let book = TestBook::new();
    book.draft(bill());
    let outside = Outside::read(book.path());
    book.write(move |book| book.begin_generation("00000000000000b2", tag("B2B2"), outside.as_ref(), at(9)));
    let now = book.read(|book| book.generation());
    assert_eq!(now.generation, "00000000000000b2");
    assert_eq!((now.tag, now.series, now.step), (tag("B2B2"), 2, 0));
    assert_eq!((now.quarantined_at, now.last_sequence), (Some(at(9)), 1));
    assert!(book.store.is_newest(None).unwrap());

    book.write(|book| book.end_quarantine());
    assert_eq!(book.read(|book| book.generation()).quarantined_at, None);
}

#[test]
fn a_past_generation_is_asked_after_once() {
    let book = TestBook::new();
    book.draft(bill());
    let outside = Outside::read(book.path());
    book.write(move |book| book.begin_generation("00000000000000b2", tag("B2B2"), outside.as_ref(), at(9)));
    let past = book.read(|book| book.unswept_generations());
    assert_eq!(past.len(), 1);
    assert_eq!((past[0].tag, past[0].last_sequence, past[0].reached), (tag("K7Q3"), 1, Some(1)));
    book.write(move |book| book.note_swept(&past[0].generation, at(10)));
    assert_eq!(book.read(|book| book.unswept_generations()), []);
}

#[test]
fn without_the_file_there_is_room_for_what_nobody_knows() {
    let book = TestBook::new();
    book.draft(bill());
    book.write(|book| book.begin_generation("00000000000000b2", tag("B2B2"), None, at(9)));
    assert_eq!(book.draft(bill()).1.to_string(), "A-10002");
    let past = book.read(|book| book.unswept_generations());
    assert_eq!((past[0].last_sequence, past[0].reached), (1, None));
    assert!(book.read(|book| book.generation()).series > 2);
    book.assert_sound();
}

#[test]
fn the_file_of_another_book_counts_as_none() {
    let book = TestBook::new();
    let other = tempfile::tempdir().unwrap();
    let new = store::NewBook { book_id: "f".repeat(32), ..new_book() };
    drop(Store::create(other.path(), None, new).unwrap());
    let outside = Outside::read(other.path());
    assert!(outside.is_some());
    book.write(move |book| book.begin_generation("00000000000000b2", tag("B2B2"), outside.as_ref(), at(9)));
    assert_eq!(book.read(|book| book.unswept_generations())[0].reached, None);
}

#[test]
fn the_vault_is_recorded() {
    let book = TestBook::new();
    book.write(|book| book.note_vault("keychain"));
    assert_eq!(book.read(|book| book.generation()).vault, "keychain");
}
