//! The bill on the counter: every keystroke is kept, and nothing that was typed is lost.

use crate::shop::{ASHA, TestClock, bill, open_app};
use app::clock::Clock;
use app::views::{
    Address, BillForm, BillView, CustomerForm, DeliveryForm, InvoicingForm, LanguageTag, LineForm,
    PaymentForm, PricesForm, RegistrationForm, ShopView,
};
use app::{App, Code};
use domain::OrderNumber;
use jiff::SignedDuration;
use std::sync::LazyLock;
use store::OrderFilter;
use words::{Language, Words};

pub static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(Language::English));
static HINDI: LazyLock<Words> = LazyLock::new(|| Words::new(Language::Hindi));

/// A counter with nobody at WhatsApp's end.
pub struct Counter {
    pub app: App,
    pub clock: TestClock,
    folder: tempfile::TempDir,
}

impl Counter {
    pub fn new() -> Counter {
        let (clock, folder) = (TestClock::new(), tempfile::tempdir().unwrap());
        Counter { app: open_app(folder.path(), &clock, 1), clock, folder }
    }

    /// A shop that collects tax in Karnataka.
    pub fn registered() -> Counter {
        let counter = Counter::new();
        counter.app.set_shop(&registered_shop()).unwrap();
        counter
    }

    /// As after the power failed.
    pub fn reopen(&mut self) {
        self.app = open_app(self.folder.path(), &self.clock, 1_000);
    }

    pub fn current(&self) -> BillView {
        self.app.current_bill(&ENGLISH).unwrap()
    }

    #[track_caller]
    pub fn save(&self, number: &str, form: &BillForm, sequence: u32) -> BillView {
        self.app.save_bill(number.parse().unwrap(), form, sequence, &ENGLISH).unwrap()
    }

    /// Types a bill on the counter; its number.
    #[track_caller]
    pub fn typed(&self, form: &BillForm) -> OrderNumber {
        let current = self.current();
        self.save(&current.number, form, current.sequence + 1);
        current.number.parse().unwrap()
    }

    fn history(&self, number: OrderNumber) -> Vec<String> {
        self.app.show_order(number).unwrap().history.into_iter().map(|row| row.what).collect()
    }

    fn listed(&self, search: &str) -> Vec<(String, String, &'static str, String)> {
        let list = self.app.list_orders(&OrderFilter::All, search, None, 50).unwrap();
        list.orders.into_iter().map(|row| (row.number, row.customer, row.status, row.total)).collect()
    }
}

pub fn registered_shop() -> ShopView {
    ShopView {
        name: "Navrang Kirana".into(),
        upi_id: "navrang@okbank".into(),
        state: "29".into(),
        registration: RegistrationForm::Regular,
        gstin: "29AABCR1718E1ZL".into(),
        address: Some(Address {
            line1: "1 MG Road".into(),
            line2: String::new(),
            city: "Bengaluru".into(),
            state: "Karnataka".into(),
            pin: "560001".into(),
        }),
        prices: PricesForm::Inclusive,
        round_off: true,
        customer_language: LanguageTag::English,
        invoicing: InvoicingForm::default(),
    }
}

pub fn line(name: &str, quantity: &str, price: &str) -> LineForm {
    LineForm { name: name.into(), quantity: quantity.into(), price: price.into(), ..LineForm::default() }
}

pub fn form(lines: Vec<LineForm>) -> BillForm {
    BillForm { lines, payment: PaymentForm::Cash, ..BillForm::default() }
}

pub fn of(phone: &str, name: &str) -> CustomerForm {
    CustomerForm { phone: phone.into(), name: name.into(), ..CustomerForm::default() }
}

fn problems(view: &BillView) -> Vec<(&str, &str)> {
    view.problems
        .iter()
        .map(|problem| (problem.code.as_str(), problem.field.as_deref().unwrap_or_default()))
        .collect()
}

#[test]
fn a_shop_that_nobody_set_up_can_write_a_bill() {
    let counter = Counter::new();
    let current = counter.current();
    assert_eq!((current.form.is_blank(), current.quote, problems(&counter.current())), (true, None, vec![]));
    let view = counter.save(&current.number, &form(vec![line("Sugar", "2.5", "44")]), 1);
    let quote = view.quote.unwrap();
    assert_eq!((quote.total.as_str(), quote.cgst.as_str()), ("110.00", "0.00"));
    assert_eq!(quote.in_words, "Rupees One Hundred Ten Only");
    assert!(view.problems.is_empty());
}

#[test]
fn what_was_half_typed_is_there_after_a_crash() {
    let mut counter = Counter::registered();
    let typed = BillForm {
        customer: of("98123", "आशा"),
        lines: vec![line("चीनी", "2.", "4x")],
        discount: "5%%".into(),
        shipping: "about 20".into(),
        delivery: DeliveryForm::Delivered,
        payment: PaymentForm::Due,
        note: "ring twice\n".into(),
        entry: "bad".into(),
    };
    let number = counter.current().number;
    let saved = counter.save(&number, &typed, 7);
    assert_eq!(
        problems(&saved),
        [
            ("phone_invalid", "customer.phone"),
            ("shipping_invalid", "shipping"),
            ("discount_invalid", "discount"),
            ("price_invalid", "lines[0].price")
        ]
    );
    counter.reopen();
    let current = counter.current();
    assert_eq!((current.number, current.form, current.sequence), (number, typed, 7));
    assert_eq!(problems(&saved), problems(&counter.current()));
}

#[test]
fn a_late_save_changes_nothing_and_hears_what_is_stored() {
    let counter = Counter::new();
    let number = counter.current().number;
    let newer = form(vec![line("Rice", "1", "120")]);
    counter.save(&number, &newer, 5);
    let answer = counter.save(&number, &form(vec![line("Ri", "1", "")]), 4);
    assert_eq!((answer.sequence, answer.form), (5, newer.clone()));
    assert_eq!(counter.current().form, newer);
}

#[test]
fn a_keystroke_writes_no_history_and_leaves_the_order_alone() {
    let counter = Counter::new();
    let number: OrderNumber = counter.current().number.parse().unwrap();
    for sequence in 1..50 {
        counter.save(
            &number.to_string(),
            &form(vec![line(&"S".repeat(sequence), "1", "10")]),
            sequence as u32,
        );
    }
    assert_eq!(counter.history(number), ["order_drafted"]);
    assert_eq!(counter.listed(""), [(number.to_string(), "Walk-in customer".into(), "draft", "0.00".into())]);
}

#[test]
fn a_draft_that_is_left_stands_in_lists_and_searches_as_it_was_typed() {
    let counter = Counter::new();
    let typed = BillForm {
        customer: of(ASHA, "Asha Kulkarni"),
        ..form(vec![line("Sugar", "2.5", "44"), line("Rice", "1", "12x")])
    };
    let number = counter.typed(&typed);
    let next = counter.app.new_bill(&ENGLISH).unwrap();
    assert_ne!(next.number, number.to_string());
    let row = (number.to_string(), "Asha Kulkarni".into(), "draft", "110.00".into());
    assert_eq!(counter.listed("asha sugar rice"), [row]);
    assert_eq!(counter.history(number), ["order_drafted", "order_edited"]);
    let reopened = counter.app.open_bill(number, &ENGLISH).unwrap();
    assert_eq!(
        (reopened.form, problems(&counter.current())),
        (typed, vec![("price_invalid", "lines[1].price")])
    );
    counter.app.new_bill(&ENGLISH).unwrap();
    assert_eq!(counter.history(number).len(), 2, "what did not change is not written again");
    counter.assert_sound();
}

#[test]
fn an_empty_bill_is_used_again() {
    let counter = Counter::new();
    let first = counter.current().number;
    assert_eq!(counter.app.new_bill(&ENGLISH).unwrap().number, first);
    let number = counter.typed(&form(vec![line("Sugar", "1", "44")]));
    let second = counter.app.new_bill(&ENGLISH).unwrap().number;
    counter.app.open_bill(number, &ENGLISH).unwrap();
    assert_eq!(counter.app.new_bill(&ENGLISH).unwrap().number, second);
    assert_eq!(counter.listed("").len(), 2);
}

#[test]
fn a_held_bill_clears_the_counter_and_comes_back_as_it_was() {
    let counter = Counter::new();
    let typed = BillForm {
        customer: of(ASHA, "Asha"),
        entry: "ba".into(),
        ..form(vec![
            line("Sugar", "2", "44"),
            line("Rice", "1", "120"),
            line("Dal", "1", "160"),
            line("Oil", "1", ""),
        ])
    };
    let number = counter.typed(&typed);
    counter.app.hold_bill(number).unwrap();
    counter.app.hold_bill(number).unwrap();
    let held = counter.app.held_bills().unwrap();
    let shown: Vec<_> = held
        .iter()
        .map(|bill| (bill.number.clone(), &*bill.customer, &*bill.first_items, bill.n_lines, &*bill.total))
        .collect();
    assert_eq!(shown, [(number.to_string(), "Asha", "Sugar, Rice, Dal", 4, "368.00")]);
    assert_eq!(counter.listed("asha")[0].2, "held");
    assert!(counter.current().form.is_blank());
    let recalled = counter.app.open_bill(number, &ENGLISH).unwrap();
    assert_eq!((recalled.form, recalled.held), (typed, false));
    assert!(counter.app.held_bills().unwrap().is_empty());
    assert_eq!(counter.current().number, number.to_string());
}

#[test]
fn the_newest_held_bill_comes_first_also_among_those_held_elsewhere() {
    let counter = Counter::new();
    let first = counter.typed(&form(vec![line("Sugar", "2", "44")]));
    counter.app.hold_bill(first).unwrap();
    counter.clock.advance(SignedDuration::from_mins(1));
    let elsewhere = counter.app.draft(bill(ASHA, "75.00")).unwrap().number;
    counter.app.hold(elsewhere, true).unwrap();
    counter.clock.advance(SignedDuration::from_mins(1));
    let last = counter.typed(&form(vec![line("Rice", "1", "120")]));
    counter.app.hold_bill(last).unwrap();
    let held: Vec<_> = counter.app.held_bills().unwrap().into_iter().map(|bill| bill.number).collect();
    assert_eq!(held, [last.to_string(), elsewhere.to_string(), first.to_string()]);
}

#[test]
fn a_held_bill_that_is_cancelled_or_taken_back_elsewhere_is_held_no_more() {
    let counter = Counter::new();
    let [first, second] = ["1", "2"].map(|quantity| {
        let number = counter.typed(&form(vec![line("Sugar", quantity, "44")]));
        counter.app.hold_bill(number).unwrap();
        number
    });
    counter.app.cancel(first).unwrap();
    counter.app.hold(second, false).unwrap();
    assert!(counter.app.held_bills().unwrap().is_empty());
    // Held from elsewhere it leaves the counter too.
    let current = counter.typed(&form(vec![line("Rice", "1", "120")]));
    counter.app.hold(current, true).unwrap();
    assert_ne!(counter.current().number, current.to_string());
    assert_eq!(counter.app.held_bills().unwrap()[0].number, current.to_string());
    assert_eq!(counter.app.open_bill(current, &ENGLISH).unwrap().form.lines[0].name, "Rice");
}

#[test]
fn a_draft_that_is_changed_from_elsewhere_says_the_same_on_the_counter() {
    let counter = Counter::new();
    let number = counter.typed(&form(vec![line("Sugar", "1", "44")]));
    counter.app.edit(number, bill(ASHA, "75.00")).unwrap();
    let current = counter.current();
    assert_eq!(
        (current.form.lines[0].name.as_str(), current.quote.unwrap().total.as_str()),
        ("Basmati rice", "75.00")
    );
}

#[test]
fn whoever_takes_money_from_elsewhere_takes_it_for_what_was_typed_last() {
    let counter = Counter::new();
    let number = counter.typed(&form(vec![line("Sugar", "1", "44")]));
    counter.app.new_bill(&ENGLISH).unwrap();
    counter.app.open_bill(number, &ENGLISH).unwrap();
    counter.typed(&form(vec![line("Sugar", "2", "44"), line("Rice", "1.", "12x")]));
    let cash = |counter: &Counter| counter.app.take_cash(number, app::CashTiming::WhenClosed);
    let refused = cash(&counter).unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), (Code::PriceInvalid, Some("lines[1].price")));
    counter.typed(&form(vec![line("Sugar", "2", "44")]));
    assert_eq!(cash(&counter).unwrap(), domain::Paise::new(8_800));
    assert_ne!(counter.current().number, number.to_string());
    let owed = counter.typed(&form(vec![line("Salt", "1", "20")]));
    counter.app.issue(owed).unwrap();
    assert_eq!(counter.app.show_order(owed).unwrap().total, "20.00");
    assert_eq!(counter.app.issue(owed).unwrap_err().code, Code::NotADraft);
    counter.assert_sound();
}

#[test]
fn a_number_of_a_save_that_no_window_reaches_is_refused() {
    let counter = Counter::new();
    let number = counter.current().number.parse().unwrap();
    let refused = counter.app.save_bill(number, &form(vec![]), u32::MAX, &ENGLISH).unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), (Code::FieldInvalid, Some("sequence")));
}

#[test]
fn a_blank_bill_is_not_held() {
    let counter = Counter::new();
    let number = counter.current().number;
    counter.app.hold_bill(number.parse().unwrap()).unwrap();
    assert!(counter.app.held_bills().unwrap().is_empty());
    assert_eq!(counter.current().number, number);
}

#[test]
fn a_draft_that_was_made_elsewhere_gets_a_form() {
    let counter = Counter::new();
    let number = counter.app.draft(bill(ASHA, "75.50")).unwrap().number;
    let view = counter.app.open_bill(number, &ENGLISH).unwrap();
    let line = &view.form.lines[0];
    assert_eq!((&*line.name, &*line.quantity, &*line.price), ("Basmati rice", "1", "75.50"));
    assert_eq!((&*view.form.customer.phone, &*view.form.customer.name), (ASHA, "Asha Kulkarni"));
    // Without opening it too: the first keystroke gives it one.
    let other = counter.app.draft(bill(ASHA, "10.00")).unwrap().number;
    let typed = form(vec![crate::counter::line("Salt", "1", "20")]);
    assert_eq!(counter.save(&other.to_string(), &typed, 1).form, typed);
}

#[test]
fn a_discarded_bill_is_cancelled_and_stays_in_the_book() {
    let counter = Counter::new();
    let number = counter.typed(&form(vec![line("Sugar", "1", "44")]));
    counter.app.discard_bill(number).unwrap();
    counter.app.discard_bill(number).unwrap();
    assert_eq!(counter.listed("sugar")[0].2, "canceled");
    assert_eq!(counter.history(number), ["order_drafted", "order_edited", "order_canceled"]);
    assert_ne!(counter.current().number, number.to_string());
    let late = counter.save(&number.to_string(), &form(vec![line("Rice", "1", "5")]), 99);
    assert_eq!(late.form.lines[0].name, "Sugar");
    assert_eq!(counter.app.open_bill(number, &ENGLISH).unwrap_err().code, Code::NotADraft);
    counter.assert_sound();
}

#[test]
fn a_name_in_five_scripts_is_kept_and_found() {
    let counter = Counter::new();
    for (name, item) in [
        ("Asha Kulkarni", "Sugar"),
        ("आशा कुलकर्णी", "चीनी"),
        ("மீனாட்சி சுந்தரம்", "சர்க்கரை"),
        ("মৌসুমী ঘোষ", "চিনি"),
        ("عمران قریشی", "چینی"),
    ] {
        let typed = BillForm { customer: of("", name), ..form(vec![line(item, "1", "44")]) };
        let number = counter.typed(&typed);
        counter.app.new_bill(&ENGLISH).unwrap();
        for search in [name, item] {
            assert_eq!(counter.listed(search)[0].0, number.to_string(), "{search}");
        }
        assert_eq!(counter.app.open_bill(number, &ENGLISH).unwrap().form, typed);
        counter.app.new_bill(&ENGLISH).unwrap();
    }
    counter.assert_sound();
}

#[test]
fn a_customer_without_a_name_goes_by_the_number_or_as_a_walk_in() {
    let counter = Counter::new();
    let phone_only = BillForm { customer: of(ASHA, " "), ..form(vec![line("Sugar", "1", "44")]) };
    let number = counter.typed(&phone_only);
    counter.app.new_bill(&ENGLISH).unwrap();
    assert_eq!(counter.listed("")[1].1, ASHA);
    // Whom the shop knows keeps the name, also when it is not typed again.
    let named = BillForm { customer: of(ASHA, "Asha"), ..phone_only.clone() };
    counter.app.open_bill(number, &ENGLISH).unwrap();
    counter.typed(&named);
    counter.app.new_bill(&ENGLISH).unwrap();
    counter.typed(&phone_only);
    counter.app.hold_bill(counter.current().number.parse().unwrap()).unwrap();
    assert_eq!(counter.app.held_bills().unwrap()[0].customer, "Asha");

    let mut shop = registered_shop();
    shop.customer_language = LanguageTag::Hindi;
    counter.app.set_shop(&shop).unwrap();
    let walk_in = counter.typed(&form(vec![line("Sugar", "1", "44")]));
    counter.app.hold_bill(walk_in).unwrap();
    assert_eq!(counter.app.held_bills().unwrap()[0].customer, "काउंटर ग्राहक");
    assert_eq!(counter.app.open_bill(walk_in, &ENGLISH).unwrap().form.customer, CustomerForm::default());
}

#[test]
fn a_quote_has_a_row_for_every_line_of_the_form() {
    let counter = Counter::registered();
    let taxed = LineForm { gst_rate: "5".into(), discount: "10%".into(), ..line("Ghee", "2", "640") };
    let typed = BillForm {
        discount: "20".into(),
        ..form(vec![LineForm::default(), taxed, line("Rice", "x", "10"), line("Salt", "1", "20")])
    };
    let number = counter.typed(&typed);
    let view = counter.current();
    assert_eq!(problems(&view), [("quantity_invalid", "lines[2].quantity")]);
    let quote = view.quote.unwrap();
    let gross: Vec<&str> = quote.lines.iter().map(|line| line.gross.as_str()).collect();
    assert_eq!(gross, ["0.00", "1280.00", "0.00", "20.00"]);
    assert_eq!(
        (&*quote.items_at_rate, &*quote.line_discount, &*quote.bill_discount, &*quote.total),
        ("1300.00", "128.00", "20.00", "1152.00")
    );
    // What the bill itself refuses names the form's line too.
    let wrong_rate = LineForm { gst_rate: "7".into(), ..line("Ghee", "2", "640") };
    counter.typed(&form(vec![LineForm::default(), wrong_rate]));
    assert_eq!(problems(&counter.current()), [("rate_unknown", "lines[1].gst_rate")]);
    assert!(counter.current().quote.is_none());
    let _ = number;
}

#[test]
fn what_is_wrong_is_said_in_the_language_of_the_window() {
    let counter = Counter::new();
    counter.typed(&form(vec![line("Sugar", "2,5", "44")]));
    let hindi = counter.app.current_bill(&HINDI).unwrap();
    assert!(hindi.problems[0].message.starts_with("मात्रा"), "{}", hindi.problems[0].message);
    assert!(counter.current().problems[0].message.is_ascii());
}

#[test]
fn figures_are_read_as_people_in_india_type_them() {
    let counter = Counter::new();
    counter.typed(&form(vec![line("Fan", "२", "₹1,850"), line("Wire", ".5", "1,00,000.50")]));
    assert_eq!(counter.current().quote.unwrap().items_at_rate, "53700.25");
}

#[test]
fn duplicating_an_order_twice_in_a_row_makes_one_copy() {
    let counter = Counter::new();
    let typed = BillForm { customer: of(ASHA, "Asha"), ..form(vec![line("Sugar", "2.5", "44")]) };
    let original = counter.typed(&typed);
    counter.app.finish_bill(original, typed).unwrap();
    let copy = counter.app.duplicate_order(original, &ENGLISH).unwrap();
    assert_eq!(counter.app.duplicate_order(original, &ENGLISH).unwrap().number, copy.number);
    assert_eq!((copy.form.customer.name.as_str(), copy.form.lines[0].quantity.as_str()), ("Asha", "2.5"));
    assert_eq!(copy.quote.unwrap().total, "110.00");
    // Of a draft everything that was typed is copied.
    let half = BillForm { entry: String::new(), ..form(vec![line("Rice", "1.", "x")]) };
    let draft = counter.typed(&half);
    let copy = counter.app.duplicate_order(draft, &ENGLISH).unwrap();
    assert_ne!(copy.number, draft.to_string());
    assert_eq!(copy.form, half);
}

#[test]
fn the_last_bill_is_repeated_at_todays_prices() {
    let counter = Counter::new();
    let mut sugar = app::views::ProductForm {
        name: "Sugar".into(),
        price: "44".into(),
        unit: "kgs".into(),
        ..Default::default()
    };
    sugar.id = Some(counter.app.save_product(&sugar).unwrap().id);
    let product = &counter.app.find_products("sugar").unwrap()[0];
    let known =
        LineForm { product_id: Some(product.id), sku: product.sku.clone(), ..line("Sugar", "2.5", "44") };
    let typed = BillForm { customer: of(ASHA, "Asha"), ..form(vec![known, line("Loose tea", "1", "99")]) };
    counter.app.finish_bill(counter.typed(&typed), typed.clone()).unwrap();
    sugar.price = "46.50".into();
    counter.app.save_product(&sugar).unwrap();

    let number = counter.typed(&BillForm { customer: of(ASHA, ""), ..form(vec![line("Salt", "1", "20")]) });
    let view = counter.app.repeat_last(number, &ENGLISH).unwrap();
    let lines = |view: &BillView| -> Vec<(String, String, String, Option<String>)> {
        let lines = view.form.lines.iter().cloned();
        lines.map(|line| (line.name, line.quantity, line.price, line.changed_from)).collect()
    };
    let expected = [
        ("Salt".into(), "1".into(), "20".into(), None),
        ("Sugar".into(), "2.5".into(), "46.50".into(), Some("44.00".into())),
        ("Loose tea".into(), "1".into(), "99.00".into(), None),
    ];
    assert_eq!(lines(&view), expected);
    assert_eq!(lines(&counter.app.repeat_last(number, &ENGLISH).unwrap()), expected, "twice is once");
    let next = counter.current();
    assert!(next.sequence > view.sequence, "the window goes on above what the core saved");
    let walk_in = counter.app.new_bill(&ENGLISH).unwrap().number.parse().unwrap();
    assert_eq!(counter.app.repeat_last(walk_in, &ENGLISH).unwrap_err().code, Code::NothingToRepeat);
}

#[test]
fn a_form_of_hostile_text_is_kept_and_refused_by_field() {
    let counter = Counter::new();
    let hostile = "\u{202e}';DROP TABLE orders;--\u{0}<script>".repeat(50);
    let typed = BillForm {
        customer: CustomerForm {
            phone: hostile.clone(),
            name: hostile.clone(),
            state: hostile.clone(),
            gstin: hostile.clone(),
            address: Some(Address { pin: hostile.clone(), ..Address::default() }),
        },
        lines: vec![LineForm {
            gst_rate: hostile.clone(),
            cess_rate: "-1".into(),
            ..line(&hostile, &hostile, &hostile)
        }],
        discount: hostile.clone(),
        shipping: hostile.clone(),
        note: hostile.clone(),
        entry: hostile,
        ..BillForm::default()
    };
    let number = counter.typed(&typed);
    let fields: Vec<String> =
        counter.current().problems.into_iter().filter_map(|problem| problem.field).collect();
    for field in ["customer.phone", "customer.state", "customer.address.pin", "shipping", "discount"] {
        assert!(fields.iter().any(|named| named == field), "{field}: {fields:?}");
    }
    for field in ["quantity", "price", "gst_rate", "cess_rate"] {
        assert!(fields.contains(&format!("lines[0].{field}")), "{field}: {fields:?}");
    }
    counter.app.hold_bill(number).unwrap();
    assert_eq!(counter.app.open_bill(number, &ENGLISH).unwrap().form, typed);
    let huge = BillForm { note: "x".repeat(5 << 20), ..BillForm::default() };
    assert_eq!(counter.app.save_bill(number, &huge, 99, &ENGLISH).unwrap_err().code, Code::TooLarge);
    assert_eq!(counter.current().form, typed);
    counter.assert_sound();
}

#[test]
fn a_bill_that_is_not_there_is_not_found() {
    let counter = Counter::new();
    let nobody = "A-999".parse().unwrap();
    assert_eq!(counter.app.open_bill(nobody, &ENGLISH).unwrap_err().code, Code::OrderNotFound);
    assert_eq!(counter.app.hold_bill(nobody).unwrap_err().code, Code::OrderNotFound);
    let typed = form(vec![line("Sugar", "1", "44")]);
    assert_eq!(counter.app.save_bill(nobody, &typed, 1, &ENGLISH).unwrap_err().code, Code::OrderNotFound);
    assert_eq!(counter.app.finish_bill(nobody, typed).unwrap_err().code, Code::OrderNotFound);
    assert!(counter.clock.now() > jiff::Timestamp::UNIX_EPOCH);
}

impl Counter {
    #[track_caller]
    pub fn assert_sound(&self) {
        let unsound: Vec<_> = self.app.verify().unwrap().into_iter().filter(|check| !check.ok).collect();
        assert_eq!(unsound, []);
    }
}
