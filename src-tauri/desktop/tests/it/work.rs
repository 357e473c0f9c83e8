//! The worker's thread: it works while nobody asks for anything, tells what came of it, and outlives its own faults.

use crate::desks::Told;
use app::clock::{Clock, SystemClock};
use app::views::{BillForm, BookName, CustomerForm, LineForm, StatusView, WorkerPlace};
use jiff::Timestamp;
use parchi::desk::Desk;
use parchi::work::News;
use practice::Act;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use words::{Language, Words};

/// Pays at once.
const ASHA: &str = "+919812345678";

/// A bill of one line, sent; returns its number.
fn send_a_bill(desk: &Desk) -> String {
    let (app, words) = (desk.shop().unwrap(), Words::new(Language::English));
    let bill = app.new_bill(&words).unwrap();
    let line =
        LineForm { name: "Tea".into(), quantity: "1".into(), price: "50".into(), ..LineForm::default() };
    let customer = CustomerForm { phone: ASHA.into(), name: "Asha".into(), ..CustomerForm::default() };
    let form = BillForm { customer, lines: vec![line], ..BillForm::default() };
    let finished = app.finish_bill(bill.number.parse().unwrap(), form).unwrap();
    desk.nudge();
    finished.number
}

fn status(news: News) -> Option<StatusView> {
    match news {
        News::Status(status) => Some(status),
        _ => None,
    }
}

#[test]
fn a_payment_is_heard_of_without_anybody_asking() {
    let folder = tempfile::tempdir().unwrap();
    let told = Told::in_folder(folder.path());
    let _ = told.desk.turn_to(BookName::Practice);
    told.wait_for(|news| status(news).filter(|status| status.worker == WorkerPlace::Here));
    let number = send_a_bill(&told.desk);
    let practice = told.desk.practice().unwrap();
    // The phone changes when the bill is on it.
    told.wait_for(|news| {
        let is_there = news == News::Practice && practice.act(Act::Pay, None, ASHA, "").is_ok();
        is_there.then_some(())
    });
    told.desk.nudge();
    let paid = told.wait_for(|news| match news {
        News::Paid(payments) => Some(payments),
        _ => None,
    });
    assert_eq!((paid.len(), paid[0].order.as_str(), paid[0].amount.as_str()), (1, number.as_str(), "50.00"));
}

#[test]
fn what_is_written_into_the_book_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let told = Told::in_folder(folder.path());
    let _ = told.desk.turn_to(BookName::Practice);
    told.wait_for(|news| status(news).filter(|status| status.worker == WorkerPlace::Here));
    told.desk.shop().unwrap().set_paused(true).unwrap();
    told.wait_for(|news| matches!(news, News::Book(_)).then_some(()));
    told.wait_for(|news| status(news).filter(|status| status.paused));
    assert!(told.desk.status().unwrap().paused);
}

#[test]
fn one_of_two_programs_works_and_the_other_takes_over() {
    let folder = tempfile::tempdir().unwrap();
    let done = app::preferences::Preferences { setup_done: true, ..Default::default() };
    app::preferences::write(folder.path(), &done).unwrap();
    let (first, second) = (Told::in_folder(folder.path()), Told::in_folder(folder.path()));
    let _ = first.desk.begin_book();
    first.wait_for(|news| status(news).filter(|status| status.worker == WorkerPlace::Here));
    let _ = second.desk.opening();
    second.wait_for(|news| status(news).filter(|status| status.worker == WorkerPlace::Elsewhere));
    first.desk.close();
    second.wait_for(|news| status(news).filter(|status| status.worker == WorkerPlace::Here));
}

/// Fails once when it is asked by the worker.
struct FailingClock(AtomicBool);

impl Clock for FailingClock {
    fn now(&self) -> Timestamp {
        let is_worker = std::thread::current().name() == Some("work");
        if is_worker && self.0.swap(false, Ordering::SeqCst) {
            panic!("the clock of this test fails once");
        }
        SystemClock.now()
    }
}

#[test]
fn a_fault_in_the_worker_is_told_and_the_work_begun_again() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FailingClock(AtomicBool::new(false)));
    let told = Told::with_clock(folder.path(), Arc::<FailingClock>::clone(&clock));
    let _ = told.desk.turn_to(BookName::Practice);
    told.wait_for(|news| status(news).filter(|status| status.worker == WorkerPlace::Here));
    clock.0.store(true, Ordering::SeqCst);
    told.desk.nudge();
    let fallen = told.wait_for(|news| status(news).filter(|status| status.worker == WorkerPlace::Stopped));
    let problem = fallen.problem.unwrap();
    assert_eq!(problem.code, "worker_stopped");
    assert!(problem.message.contains("starts again"), "{}", problem.message);
    let risen = told.wait_for(|news| status(news).filter(|status| status.worker == WorkerPlace::Here));
    assert_eq!(risen.problem, None);
}
