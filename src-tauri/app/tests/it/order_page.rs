//! The page of one order: what happened and who says so, why it is not paid, and what waits.

use crate::shop::{HEARS_EVERYTHING, HEARS_PAYMENTS, Shop};
use app::CashTiming;
use app::views::{EvidenceView, OrderDetailView, Tone};
use domain::OrderNumber;
use domain::order::Progress;
use jiff::SignedDuration;
use sandbox::RefundStatus;
use words::{Language, Words};

fn page(shop: &Shop, number: OrderNumber) -> OrderDetailView {
    shop.app.order(number, &Words::new(Language::English)).unwrap()
}

fn codes(page: &OrderDetailView) -> Vec<&str> {
    page.evidence.iter().map(|piece| piece.code).collect()
}

fn piece<'p>(page: &'p OrderDetailView, code: &str) -> &'p EvidenceView {
    page.evidence
        .iter()
        .find(|piece| piece.code == code)
        .unwrap_or_else(|| panic!("{code}: {:?}", codes(page)))
}

#[tokio::test]
async fn the_main_job_is_told_from_the_first_line_to_the_last() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("110.00");
    let reference = reference.to_string();
    shop.sync().await;
    shop.clock.advance(SignedDuration::from_mins(3));
    shop.world().reads(&reference).unwrap();
    shop.sync().await;
    shop.clock.advance(SignedDuration::from_mins(3));
    shop.world().attempt_fails(&reference, "incorrect_pin").unwrap();
    shop.sync().await;
    let unpaid = page(&shop, number);
    assert_eq!(unpaid.why.title, "Why is this not paid?");
    assert!(unpaid.why.sentence.contains("One attempt to pay, at "), "{}", unpaid.why.sentence);
    assert!(
        unpaid.why.sentence.ends_with("failed: wrong UPI PIN. Nothing since."),
        "{}",
        unpaid.why.sentence
    );
    shop.clock.advance(SignedDuration::from_mins(3));
    shop.world().pays(&reference).unwrap();
    shop.sync().await;
    shop.clock.advance(SignedDuration::from_mins(3));
    for status in [Progress::Processing, Progress::Shipped] {
        shop.app.set_status(number, status, None).unwrap();
        shop.sync().await;
    }
    let paid = page(&shop, number);
    assert_eq!(
        codes(&paid),
        [
            "order-drafted",
            "order-issued",
            "bill-accepted",
            "bill-delivered",
            "bill-read",
            "attempt-failed",
            "attempt-hinted",
            "attempt-confirmed",
            "document-made",
            "status",
            "status"
        ]
    );
    assert!(paid.why.title.starts_with("Paid on the second attempt, "), "{}", paid.why.title);
    assert_eq!(paid.why.sentence, "The first attempt failed: wrong UPI PIN. Confirmed by lookup.");
    assert_eq!(
        (paid.payment.status.as_str(), paid.payment.methods.clone()),
        ("paid", vec!["upi".to_owned()])
    );
    assert!(paid.payment.paid_at.is_some());
    let failed = piece(&paid, "attempt-failed");
    assert_eq!(
        (failed.text.as_str(), failed.struck, failed.counted),
        ("First attempt failed: wrong UPI PIN", true, false)
    );
    let hinted = piece(&paid, "attempt-hinted");
    assert_eq!((hinted.counted, hinted.amount.as_deref()), (false, Some("110.00")));
    assert_eq!(hinted.text, "Second attempt: paid, confirming");
    let confirmed = piece(&paid, "attempt-confirmed");
    assert_eq!(
        (confirmed.counted, confirmed.amount.as_deref(), confirmed.tone),
        (true, Some("110.00"), Tone::Ok)
    );
    assert!(
        confirmed.who.starts_with("Razorpay pay_") && confirmed.who.ends_with(", by lookup"),
        "{}",
        confirmed.who
    );
    let told = piece(&paid, "status");
    assert!(told.text == "Getting ready" && told.who.starts_with("This till. Customer told at "), "{told:?}");
}

#[tokio::test]
async fn every_text_of_a_page_is_said_in_hindi_too() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("110.00");
    shop.sync().await;
    shop.world().pays(&reference.to_string()).unwrap();
    shop.sync().await;
    shop.app.set_status(number, Progress::Processing, None).unwrap();
    shop.sync().await;
    let page = shop.app.order(number, &Words::new(Language::Hindi)).unwrap();
    let texts = page.evidence.iter().flat_map(|piece| [&piece.text, &piece.who]);
    for text in texts.chain([&page.why.title, &page.why.sentence]) {
        assert!(text.chars().any(|c| ('\u{900}'..'\u{980}').contains(&c)), "{text}");
    }
}

#[tokio::test]
async fn many_lookups_with_one_answer_are_one_piece_the_newest() {
    let shop = Shop::open(HEARS_PAYMENTS).await;
    let (number, _) = shop.send("75.00");
    shop.sync().await;
    let mut worker = shop.worker();
    shop.settle(&mut worker, SignedDuration::from_hours(3)).await;
    let page = page(&shop, number);
    let looked_up: Vec<_> = page.evidence.iter().filter(|piece| piece.code == "looked-up").collect();
    assert_eq!(looked_up.len(), 1);
    assert_eq!(looked_up[0].text, "Checked with the gateway: still unpaid");
    assert!(page.why.sentence.contains("This account does not hear whether it was read."));
    assert!(page.why.sentence.contains("Checked with the gateway at "));
    assert_eq!(page.evidence.last().unwrap().code, "looked-up");
}

#[tokio::test]
async fn a_bill_without_a_connection_says_what_it_waits_for() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    shop.sandbox.stop().await;
    let (first, _) = shop.send("10.00");
    let (second, _) = shop.send("20.00");
    shop.sync().await;
    for number in [first, second] {
        let page = page(&shop, number);
        assert_eq!(page.why.title, "Not sent yet: no internet");
        assert_eq!((page.message, piece(&page, "bill-queued").tone), (Some("queued"), Tone::Wait));
    }
}

#[tokio::test]
async fn a_payment_that_was_only_told_counts_for_nothing() {
    let shop = Shop::open_with(HEARS_EVERYTHING, "lookup-lag=3600000", 1).await;
    let (number, reference) = shop.send("40.00");
    shop.sync().await;
    shop.world().pays(&reference.to_string()).unwrap();
    shop.sync().await;
    let told = page(&shop, number);
    assert_eq!((told.why.title.as_str(), told.why.tone), ("Paid, confirming", Tone::Wait));
    assert!(told.evidence.iter().all(|piece| !piece.counted), "{:?}", told.evidence);
    let mut worker = shop.worker();
    shop.settle(&mut worker, SignedDuration::from_mins(20)).await;
    let overdue = page(&shop, number);
    assert_eq!(overdue.why.tone, Tone::Bad);
    assert_eq!(overdue.attention[0].title, "Not confirmed");
}

#[tokio::test]
async fn money_that_went_back_stands_with_its_sign() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("40.00");
    let reference = reference.to_string();
    shop.sync().await;
    shop.world().pays(&reference).unwrap();
    shop.sync().await;
    shop.world().refund(&reference, 1_500, RefundStatus::Success).unwrap();
    shop.clock.advance(SignedDuration::from_mins(1));
    // A paid order is not asked after any more, until a person asks.
    assert_eq!(shop.app.look_up_order(number).unwrap(), 1);
    shop.sync().await;
    let page = page(&shop, number);
    let refund = piece(&page, "refund");
    assert_eq!((refund.amount.as_deref(), refund.counted), (Some("-15.00"), true));
    assert_eq!((page.payment.kept.as_str(), page.payment.due.as_str()), ("25.00", "15.00"));
    assert!(page.why.sentence.ends_with("₹15.00 returned since."), "{}", page.why.sentence);
}

#[tokio::test]
async fn cash_waits_in_sight_until_the_way_to_pay_is_closed() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, _) = shop.send("50.00");
    shop.sync().await;
    shop.app.take_cash(number, CashTiming::WhenClosed).unwrap();
    let waiting = page(&shop, number);
    assert_eq!(waiting.why.title, "Cash, closing the way to pay");
    assert!(!piece(&waiting, "cash-waiting").counted);
    shop.sync().await;
    let taken = page(&shop, number);
    assert!(piece(&taken, "cash-recorded").counted);
    assert!(piece(&taken, "way-closed").text.starts_with("The customer can no longer pay by "));
    assert!(taken.why.title.starts_with("Paid in cash, "), "{}", taken.why.title);
    assert_eq!(taken.payment.methods, ["cash"]);
}

#[tokio::test]
async fn a_bill_that_failed_says_why_and_needs_nobody_once_another_went_out() {
    for (undeliverable, code) in [("now", "bill-refused"), ("later", "bill-failed")] {
        let shop = Shop::open_with(HEARS_EVERYTHING, &format!("undeliverable={undeliverable}"), 1).await;
        shop.forget_templates();
        shop.app.say_customer_wrote("9812345678", "Asha Kulkarni").unwrap();
        shop.world().hold_window("+919812345678", false).unwrap();
        let (number, _) = shop.send("50.00");
        shop.sync().await;
        let failed = page(&shop, number);
        assert_eq!((failed.why.title.as_str(), failed.why.tone), ("The bill did not arrive", Tone::Bad));
        assert!(piece(&failed, code).who.starts_with("More than 24 hours"), "{:?}", failed.evidence);
        let next: Vec<_> =
            failed.actions.iter().filter(|action| action.is_next).map(|next| next.action).collect();
        assert_eq!((next, shop.app.status().unwrap().refused), (vec![], 1), "neither message may go");
        shop.world().hold_window("+919812345678", true).unwrap();
        shop.clock.advance(SignedDuration::from_secs(1));
        shop.app.say_customer_wrote("9812345678", "Asha Kulkarni").unwrap();
        shop.app.resend(number).unwrap();
        shop.sync().await;
        assert_eq!((page(&shop, number).attention, shop.app.status().unwrap().refused), (vec![], 0));
    }
}

#[tokio::test]
async fn a_revised_bill_keeps_the_ones_before_it() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, _) = shop.send("50.00");
    shop.sync().await;
    shop.app.revise(number, crate::shop::bill(crate::shop::ASHA, "65.00")).unwrap();
    shop.sync().await;
    let page = page(&shop, number);
    let bills: Vec<_> = page.revisions.iter().map(|bill| (bill.revision, bill.total.as_str())).collect();
    assert_eq!((page.revision, bills), (2, vec![(1, "50.00"), (2, "65.00")]));
    assert_eq!(piece(&page, "order-revised").text, "Bill changed, revision 2");
    assert_eq!(page.references.len(), 2);
}

#[tokio::test]
async fn lines_stand_as_they_were_entered() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let mut draft = crate::shop::bill(crate::shop::ASHA, "44.00");
    draft.lines[0].quantity = domain::Quantity::parse("2.5").unwrap();
    draft.lines[0].unit = Some("KGS".into());
    draft.lines[0].discount = Some(domain::Discount::Percent(domain::Percent::parse("10").unwrap()));
    let number = shop.app.draft(draft).unwrap().number;
    let page = page(&shop, number);
    let line = &page.lines[0];
    assert_eq!(
        [&line.quantity, &line.unit, &line.price, &line.discount, &line.amount].map(String::as_str),
        ["2.5", "KGS", "44.00", "10%", "99.00"]
    );
    assert_eq!((page.status, page.why.title.as_str(), page.message), ("draft", "Not sent yet", None));
    assert_eq!(page.quote.unwrap().total, "99.00");
}
