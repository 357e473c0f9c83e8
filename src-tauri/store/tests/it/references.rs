//! Ways to pay, and when each is asked after.

use crate::bills::{TestBook, at, rupees, tag};
use domain::ReferenceId;
use domain::reference::AttemptLetter;
use store::ReferenceState;

#[test]
fn a_way_to_pay_comes_back_as_it_was_reserved() {
    let book = TestBook::new();
    let (order, way) = book.payable_order();
    let row = book.read(|book| book.reference(way)).unwrap();
    assert_eq!((row.reference, row.order, row.account), (way, order, book.account()));
    assert_eq!((row.configuration_name.as_str(), row.state), ("default", ReferenceState::Open));
    assert_eq!((row.amount, row.expires_at), (rupees(118), at(100_000)));
    assert_eq!((row.lookup_at, row.lookup_step, row.looked_up_at, row.confirming_at), (None, 0, None, None));
}

#[test]
fn a_reference_is_reserved_once_for_ever() {
    let book = TestBook::new();
    let (order, way) = book.payable_order();
    let account = book.account();
    book.write(move |book| book.close_reference(way, "expired", at(5)));
    let again = book.store.write("test", move |book| {
        book.reserve_reference(way, order, (account, "default"), rupees(118), at(100_000), at(6))
    });
    assert!(again.is_err());
    assert_eq!(book.read(|book| book.reference(way)).unwrap().state, ReferenceState::Closed);
}

#[test]
fn the_ways_of_an_order_are_listed_oldest_first() {
    let book = TestBook::new();
    let (order, first) = book.payable_order();
    let account = book.account();
    let letter = AttemptLetter::FIRST.next().unwrap();
    let second = ReferenceId::new(tag("K7Q3"), first.number(), letter);
    book.write(move |book| {
        book.close_reference(first, "sent again", at(5))?;
        book.reserve_reference(second, order, (account, "default"), rupees(236), at(200_000), at(6))
    });
    let ways: Vec<_> = book.read(|book| book.references_of(order)).iter().map(|way| way.reference).collect();
    assert_eq!(ways, [first, second]);
    let open: Vec<_> = book.read(|book| book.open_references()).iter().map(|way| way.reference).collect();
    assert_eq!(open, [second]);
    book.assert_sound();
}

#[test]
fn lookups_come_due_in_their_order() {
    let book = TestBook::new();
    let [late, soon, never] = [30, 10, 0].map(|due| {
        let (_, way) = book.payable_order();
        if due > 0 {
            book.write(move |book| book.schedule_lookup(way, Some(at(due)), 2));
        }
        way
    });
    let due = |second| {
        let rows = book.read(|book| book.due_lookups(at(second), 10));
        rows.iter().map(|way| way.reference).collect::<Vec<_>>()
    };
    assert_eq!((due(9), due(10), due(30)), (vec![], vec![soon], vec![soon, late]));
    assert_eq!(book.read(|book| book.next_lookup_at()), Some(at(10)));
    assert_eq!(book.read(|book| book.reference(soon)).unwrap().lookup_step, 2);

    book.write(move |book| book.schedule_lookup(soon, None, 0));
    assert_eq!(book.read(|book| book.next_lookup_at()), Some(at(30)));
    assert_eq!(book.read(|book| book.reference(never)).unwrap().lookup_at, None);
}

#[test]
fn a_person_who_looks_brings_lookups_forward_unless_they_are_fresh() {
    let book = TestBook::new();
    let [stale, fresh, unscheduled] = [(); 3].map(|()| book.payable_order().1);
    book.write(move |book| {
        for way in [stale, fresh] {
            book.schedule_lookup(way, Some(at(5_000)), 4)?;
        }
        book.note_looked_up(stale, at(100))?;
        book.note_looked_up(fresh, at(900))
    });
    assert_eq!(book.write(|book| book.look_up_now(at(1_000), at(500), 10)), 1);
    assert_eq!(book.read(|book| book.reference(stale)).unwrap().lookup_at, Some(at(1_000)));
    assert_eq!(book.read(|book| book.reference(fresh)).unwrap().lookup_at, Some(at(5_000)));
    assert_eq!(book.read(|book| book.reference(unscheduled)).unwrap().lookup_at, None);
}

#[test]
fn what_is_noted_of_a_way_is_kept() {
    let book = TestBook::new();
    let (_, way) = book.payable_order();
    book.write(move |book| {
        book.note_confirming(way, Some(at(40)))?;
        book.note_looked_up(way, at(41))?;
        book.set_expiry(way, at(300_000))?;
        book.set_reference_amount(way, rupees(99))?;
        book.set_reference_state(way, ReferenceState::Closing)
    });
    let row = book.read(|book| book.reference(way)).unwrap();
    assert_eq!((row.confirming_at, row.looked_up_at), (Some(at(40)), Some(at(41))));
    assert_eq!((row.expires_at, row.amount, row.state), (at(300_000), rupees(99), ReferenceState::Closing));
    book.write(move |book| book.note_confirming(way, None));
    assert_eq!(book.read(|book| book.reference(way)).unwrap().confirming_at, None);
}
