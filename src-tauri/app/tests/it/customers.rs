//! Customers at the counter: by the digits they say, or by name.

use crate::counter::{Counter, form, line, of};
use app::views::{BillForm, PaymentForm};
use domain::PhoneNumber;
use domain::order::Progress;
use store::StoreError;

fn with_customers(people: &[(&str, &str)]) -> Counter {
    let counter = Counter::new();
    for (phone, name) in people {
        let typed = BillForm {
            customer: of(phone, name),
            payment: PaymentForm::Due,
            ..form(vec![line("Sugar", "1", "44")])
        };
        counter.app.finish_bill(counter.typed(&typed), typed.clone()).unwrap();
    }
    counter
}

fn found(counter: &Counter, text: &str) -> Vec<String> {
    counter.app.find_customers(text).unwrap().into_iter().map(|customer| customer.name).collect()
}

#[test]
fn a_customer_is_found_by_the_first_or_the_last_digits_of_the_number() {
    let counter = with_customers(&[
        ("9812345678", "Asha"),
        ("9876598123", "Ravi"),
        ("7000045678", "मीना"),
        ("+1 650 555 5678", "Ann"),
    ]);
    assert_eq!(found(&counter, "981"), ["Asha"]);
    assert_eq!(found(&counter, "98123"), ["Asha", "Ravi"], "the beginning before the end");
    assert_eq!(found(&counter, "456 78"), ["मीना", "Asha"]);
    assert_eq!(found(&counter, "४५६७८"), ["मीना", "Asha"]);
    assert_eq!(found(&counter, "5678").len(), 3);
    assert_eq!(found(&counter, "+91 98123 45678"), ["Asha"]);
    assert_eq!(found(&counter, "+91 981"), ["Asha"]);
    for nothing in ["", "98", "123456", "98123456789"] {
        assert_eq!(found(&counter, nothing), Vec::<String>::new(), "{nothing}");
    }
}

#[test]
fn a_customer_is_found_by_the_beginnings_of_their_names() {
    let counter =
        with_customers(&[("9812345678", "Asha Kulkarni"), ("9876598123", "आशा राव"), ("9000000001", "Ravi")]);
    assert_eq!(found(&counter, "kul ash"), ["Asha Kulkarni"]);
    assert_eq!(found(&counter, "आश"), ["आशा राव"]);
    assert_eq!(found(&counter, "\" OR *"), Vec::<String>::new());
    // Who changed their name is found by the new one only.
    let typed = BillForm {
        customer: of("9812345678", "Asha Rao"),
        payment: PaymentForm::Due,
        ..form(vec![line("Sugar", "1", "44")])
    };
    counter.app.finish_bill(counter.typed(&typed), typed.clone()).unwrap();
    assert_eq!((found(&counter, "kul"), found(&counter, "rao asha")), (vec![], vec!["Asha Rao".to_string()]));
    counter.assert_sound();
}

#[test]
fn what_is_owed_counts_what_went_out_and_stands() {
    let counter = Counter::new();
    let bill = |price: &str, payment| {
        let typed =
            BillForm { customer: of("9812345678", "Asha"), payment, ..form(vec![line("Sugar", "1", price)]) };
        let number = counter.typed(&typed);
        counter.app.finish_bill(number, typed).unwrap();
        number
    };
    bill("100", PaymentForm::Due);
    bill("50", PaymentForm::Cash);
    let canceled = bill("30", PaymentForm::Due);
    counter.app.cancel(canceled).unwrap();
    let done = bill("7.00", PaymentForm::Due);
    counter.app.set_status(done, Progress::Completed, None).unwrap();
    let draft = BillForm { customer: of("9812345678", "Asha"), ..form(vec![line("Sugar", "1", "900")]) };
    let draft = counter.typed(&draft);
    counter.app.hold_bill(draft).unwrap();
    let asha = &counter.app.find_customers("9812345678").unwrap()[0];
    assert_eq!(asha.owes, "107.00");
    let last = asha.last_bill.as_ref().unwrap();
    assert_eq!((last.number.as_str(), last.total.as_str()), (done.to_string().as_str(), "7.00"));
    assert_eq!((asha.phone.as_str(), asha.window_open), ("+919812345678", false));
}

#[test]
fn eight_are_found_among_very_many() {
    let counter = Counter::new();
    let now = jiff::Timestamp::UNIX_EPOCH;
    let done: Result<(), StoreError> = counter.app.store().write("people", move |book| {
        for n in 0..20_000_u32 {
            let phone = PhoneNumber::parse(&format!("98{:08}", n * 37)).unwrap();
            book.keep_customer(&format!("Customer {n}"), &phone, now)?;
        }
        Ok(())
    });
    done.unwrap();
    assert_eq!(found(&counter, "980").len(), 8);
    assert_eq!(found(&counter, "customer 199").len(), 8);
    let exact = counter.app.find_customers("9800739963").unwrap();
    assert_eq!(exact[0].name, "Customer 19999");
}
