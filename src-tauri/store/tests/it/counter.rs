//! What was typed on the counter.

use crate::bills::{TestBook, at, bill};
use domain::Paise;
use store::FinishedForm;

#[test]
fn a_form_is_kept_as_it_was_typed_and_only_a_newer_save_replaces_it() {
    let book = TestBook::new();
    let (id, number) = book.draft(bill());
    book.write(move |book| book.begin_form(id, "half", false, false, at(1)));
    assert!(book.write(move |book| book.save_form(number, "{\"typed\":\"2.", 5, at(2))));
    assert!(!book.write(move |book| book.save_form(number, "late", 4, at(3))));
    let stored = book.read(|book| book.counter_bill(id)).unwrap();
    assert_eq!((stored.form.as_str(), stored.sequence, stored.saved_at), ("{\"typed\":\"2.", 5, at(2)));
    assert!(!stored.is_written);
}

#[test]
fn a_finished_form_is_closed_to_saves_and_tells_what_became_of_it() {
    let book = TestBook::new();
    let (id, number) = book.draft(bill());
    let finished = FinishedForm { how: "cash".into(), reference: None, total: Paise::new(11_800) };
    let noted = finished.clone();
    book.write(move |book| {
        book.begin_form(id, "typed", false, false, at(1))?;
        book.finish_form(id, "typed", &noted, at(2))
    });
    assert!(!book.write(move |book| book.save_form(number, "late", 99, at(3))));
    assert_eq!(book.read(|book| book.counter_bill(id)).unwrap().finished, Some(finished));
}

#[test]
fn an_order_that_went_out_takes_typing_only_as_a_revision() {
    let book = TestBook::new();
    let (id, number) = book.draft(bill());
    book.write(move |book| {
        book.begin_form(id, "typed", false, false, at(1))?;
        book.issue_order(id, at(2))
    });
    assert!(!book.write(move |book| book.save_form(number, "late", 9, at(3))));
    book.write(move |book| book.begin_form(id, "revision", true, true, at(4)));
    assert!(book.write(move |book| book.save_form(number, "revised", 9, at(5))));
    book.write(move |book| book.drop_form(id, at(6)));
    assert!(!book.write(move |book| book.save_form(number, "late", 10, at(7))));
}

#[test]
fn held_forms_come_newest_first_and_are_counted() {
    let book = TestBook::new();
    let [first, second] = [book.draft(bill()).0, book.order()];
    book.write(move |book| {
        book.begin_form(first, "one", false, true, at(1))?;
        book.begin_form(second, "two", true, true, at(1))?;
        book.set_order_state(first, domain::OrderState::Draft { held: true }, at(2))?;
        book.hold_form(first, Some(at(2)))?;
        book.hold_form(second, Some(at(3)))
    });
    let held = book.read(|book| book.held_forms(9));
    assert_eq!(held.iter().map(|bill| bill.order).collect::<Vec<_>>(), [second, first]);
    assert_eq!(book.read(|book| book.count_held()), 2);
    assert!(book.read(|book| book.held_without_form(9)).is_empty());
    book.write(move |book| book.hold_form(second, None));
    assert_eq!(book.read(|book| book.count_held()), 1);
}
