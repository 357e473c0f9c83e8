//! Lists of orders as the window scrolls through them.

use crate::shop::{ASHA, HEARS_EVERYTHING, Shop, bill};
use app::views::{OrderFilterName, OrdersPageView, OrdersQuery};
use app::{CashTiming, Code};
use domain::order::Progress;
use jiff::SignedDuration;
use words::{Language, Words};

const FILTERS: [OrderFilterName; 13] = [
    OrderFilterName::All,
    OrderFilterName::Attention,
    OrderFilterName::Draft,
    OrderFilterName::Unpaid,
    OrderFilterName::Confirming,
    OrderFilterName::PartPaid,
    OrderFilterName::Paid,
    OrderFilterName::Pending,
    OrderFilterName::Processing,
    OrderFilterName::Shipped,
    OrderFilterName::Completed,
    OrderFilterName::Canceled,
    OrderFilterName::SendFailed,
];

fn query(filter: OrderFilterName, position: u32, limit: u32) -> OrdersQuery {
    OrdersQuery { filter, search: String::new(), position, limit, after: None }
}

fn numbers(page: &OrdersPageView) -> Vec<&str> {
    page.rows.iter().map(|row| row.number.as_str()).collect()
}

#[tokio::test]
async fn a_page_by_position_is_the_page_by_key() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.app.generate(400, 3, |_| {}).unwrap();
    for filter in FILTERS {
        let all = shop.app.orders(&query(filter, 0, 200)).unwrap();
        assert!(all.total_is_exact);
        let from = all.total / 2;
        let by_position = shop.app.orders(&query(filter, from, 7)).unwrap();
        assert_eq!((by_position.position, by_position.total), (from, all.total), "{filter:?}");
        if let Some(before) = from.checked_sub(1).filter(|place| *place < 200) {
            let after = all.rows.get(usize::try_from(before).unwrap()).map(|row| row.number.clone());
            let by_key = shop.app.orders(&OrdersQuery { after, ..query(filter, from, 7) }).unwrap();
            assert_eq!(by_key, by_position, "{filter:?}");
        }
        let last = shop.app.orders(&query(filter, all.total.saturating_sub(3), 200)).unwrap();
        assert_eq!(u32::try_from(last.rows.len()).unwrap(), all.total.min(3), "{filter:?}");
        assert_eq!(shop.app.orders(&query(filter, all.total, 9)).unwrap().rows, [], "{filter:?}");
    }
}

#[tokio::test]
async fn a_bill_that_nobody_has_begun_is_no_order_yet() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    for _ in 0..3 {
        shop.draft("5.00");
    }
    let words = Words::new(Language::English);
    let waiting = shop.app.new_bill(&words).unwrap();
    for filter in [OrderFilterName::All, OrderFilterName::Draft] {
        let page = shop.app.orders(&query(filter, 0, 9)).unwrap();
        assert_eq!((numbers(&page), page.total), (vec!["A-3", "A-2", "A-1"], 3), "{filter:?}");
        let page = shop.app.orders(&query(filter, 1, 9)).unwrap();
        assert_eq!((numbers(&page), page.total), (vec!["A-2", "A-1"], 3), "{filter:?}");
    }
    let counts = shop.app.order_counts().unwrap();
    assert_eq!((counts.all, counts.draft), (3, 3));
    let mut form = waiting.form.clone();
    form.entry = "at".into();
    let number = waiting.number.parse().unwrap();
    shop.app.save_bill(number, &form, waiting.sequence + 1, &words).unwrap();
    let begun = shop.app.orders(&query(OrderFilterName::All, 0, 9)).unwrap();
    assert_eq!((numbers(&begun), begun.total), (vec!["A-4", "A-3", "A-2", "A-1"], 4));
    assert_eq!(shop.app.order_counts().unwrap().draft, 4);
}

#[tokio::test]
async fn no_more_than_two_hundred_rows_cross_at_once() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.app.generate(250, 3, |_| {}).unwrap();
    let page = shop.app.orders(&query(OrderFilterName::All, 0, u32::MAX)).unwrap();
    assert_eq!((page.rows.len(), page.total), (200, 250));
}

#[tokio::test]
async fn the_count_of_a_search_ends_somewhere_and_says_so() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.app.generate(1_200, 3, |_| {}).unwrap();
    let search = |words: &str| OrdersQuery { search: words.into(), ..query(OrderFilterName::All, 0, 10) };
    let common = shop.app.orders(&search("9")).unwrap();
    assert_eq!((common.total, common.total_is_exact, common.rows.len()), (1_000, false, 10));
    let rare = shop.app.orders(&search("A-7")).unwrap();
    assert_eq!((numbers(&rare), rare.total, rare.total_is_exact), (vec!["A-7"], 1, true));
    let none = shop.app.orders(&search("nobody")).unwrap();
    assert_eq!((none.rows.len(), none.total, none.total_is_exact), (0, 0, true));
}

#[tokio::test]
async fn every_filter_counts_what_it_shows() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let sent: Vec<_> = (1..=6).map(|n| shop.send(&format!("{n}0.00"))).collect();
    shop.draft("5.00");
    let held = shop.draft("6.00");
    shop.app.hold(held, true).unwrap();
    shop.sync().await;
    shop.world().pays(&sent[0].1.to_string()).unwrap();
    shop.world().pays_twice(&sent[1].1.to_string()).unwrap();
    shop.sync().await;
    shop.app.set_status(sent[0].0, Progress::Processing, None).unwrap();
    shop.app.set_status(sent[1].0, Progress::PartiallyShipped, None).unwrap();
    shop.app.set_status(sent[2].0, Progress::Completed, None).unwrap();
    shop.app.cancel(sent[3].0).unwrap();
    shop.app.take_cash(sent[4].0, CashTiming::Now).unwrap();
    shop.sync().await;
    let counts = shop.app.order_counts().unwrap();
    let kept = [
        counts.all,
        counts.attention,
        counts.draft,
        counts.unpaid,
        counts.confirming,
        counts.part_paid,
        counts.paid,
        counts.pending,
        counts.processing,
        counts.shipped,
        counts.completed,
        counts.canceled,
        counts.send_failed,
    ];
    let shown = FILTERS.map(|filter| {
        let page = shop.app.orders(&query(filter, 0, 200)).unwrap();
        assert_eq!(usize::try_from(page.total).unwrap(), page.rows.len(), "{filter:?}");
        page.total
    });
    assert_eq!(kept, shown);
    assert_eq!((counts.all, counts.draft, counts.unpaid, counts.paid), (8, 2, 2, 3));
    assert_eq!((counts.shipped, counts.canceled, counts.attention), (1, 1, 1));
    shop.assert_sound();
}

#[tokio::test]
async fn a_row_says_what_a_person_looks_for() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("40.00");
    let held = shop.app.draft(bill(ASHA, "7.00")).unwrap().number;
    shop.app.hold(held, true).unwrap();
    shop.sync().await;
    shop.world().attempt_fails(&reference.to_string(), "incorrect_pin").unwrap();
    shop.sync().await;
    let row = |place: usize| shop.app.orders(&query(OrderFilterName::All, 0, 9)).unwrap().rows[place].clone();
    let unpaid = row(1);
    assert_eq!((unpaid.number, unpaid.phone_tail.as_str()), (number.to_string(), "45678"));
    assert_eq!(
        (unpaid.payment.as_str(), unpaid.attempt_failed, unpaid.message),
        ("unpaid", true, Some("delivered"))
    );
    assert_eq!((row(0).status, row(0).held, row(0).message), ("held", true, None));
    shop.clock.advance(SignedDuration::from_hours(73));
    assert_eq!(row(1).payment, "expired");
    shop.world().captures(&reference.to_string(), 4_000).unwrap();
    shop.sync().await;
    let late = row(1);
    assert_eq!(
        (late.payment.as_str(), late.attention.as_deref(), late.attempt_failed),
        ("paid", Some("late_capture"), false)
    );
    let needs = shop.app.needs_you(&Words::new(Language::English)).unwrap();
    assert_eq!(
        (needs.len(), needs[0].title.as_str(), needs[0].customer.as_str()),
        (1, "Paid after expiry", "Asha Kulkarni")
    );
    assert_eq!(needs[0].what, "₹40.00 was paid after the time to pay had ended.");
}

#[tokio::test]
async fn a_row_before_the_first_that_is_no_number_is_refused() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let asked = OrdersQuery { after: Some("tomorrow".into()), ..query(OrderFilterName::All, 0, 9) };
    assert_eq!(shop.app.orders(&asked).unwrap_err().code, Code::NumberInvalid);
}
