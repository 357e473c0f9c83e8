//! One sale says the same amount wherever it is read: in the window, in the message, on paper, on the receipt, in the
//! return and in the books. Ten thousand of them with `PARCHI_LONG`, a hundred without.

use crate::counter::{Counter, ENGLISH, registered_shop};
use app::CashTiming;
use app::clock::Clock;
use app::views::{ExportFormat, ExportKind, ExportQuery, QuoteView};
use domain::bill::{Buyer, Prices, RoundOff, Seller};
use domain::order_details::{Terms, order_details};
use domain::place::State;
use domain::{Bill, BillDraft, Discount, LineDraft, Paise, Percent, PhoneNumber, Quantity};
use serde_json::Value;
use std::collections::BTreeMap;
use std::process::Command;
use whatsapp::{CustomerBill, Form, Occasion, OrderDetailsMessage, OurRef, Outgoing, render};
use words::Language;

/// Bills of a run.
fn n_bills() -> u32 {
    if std::env::var_os("PARCHI_LONG").is_some() { 10_000 } else { 100 }
}

/// The same numbers in each run.
struct Dice(u64);

impl Dice {
    /// From 0 to below `sides`.
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

fn seller() -> Seller {
    let shop = registered_shop();
    Seller {
        state: State::by_code("29").unwrap(),
        registration: domain::bill::Registration::Regular,
        gstin: Some(shop.gstin),
        name: shop.name,
        address: Some(address("1 MG Road", "Bengaluru", "Karnataka", "560001")),
    }
}

fn address(line1: &str, city: &str, state: &str, pin: &str) -> domain::account::Address {
    let [line1, city, state, pin] = [line1, city, state, pin].map(str::to_owned);
    domain::account::Address { line1, line2: None, city, state, pin }
}

/// A bill as it comes: one to eight lines, loose goods by the gram, discounts, tax inside or on top, here or elsewhere.
fn draft(dice: &mut Dice, on: jiff::civil::Date) -> BillDraft {
    const NAMES: [&str; 6] = ["Basmati rice", "चीनी", "Toor dal", "மஞ்சள் தூள்", "Soap", "সরষের তেল"];
    let rates = ["0", "5", "18", "40"];
    let line = |dice: &mut Dice| {
        let thousandths = 1 + dice.roll(20_000);
        let quantity = format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000);
        let price = Paise::new(i64::try_from(dice.roll(500_000)).unwrap());
        let name = NAMES[usize::try_from(dice.roll(6)).unwrap()];
        let mut line = LineDraft::new(name, Quantity::parse(&quantity).unwrap(), price);
        line.gst_rate = Percent::parse(rates[usize::try_from(dice.roll(4)).unwrap()]).unwrap();
        line.hsn = Some("1006".to_owned());
        line.unit = Some("KGS".to_owned());
        if dice.roll(3) == 0 {
            line.discount = Some(Discount::Percent(Percent::parse(&dice.roll(101).to_string()).unwrap()));
        }
        line
    };
    let here = dice.roll(4) > 0;
    let state = State::by_code(if here { "29" } else { "27" }).unwrap();
    let gstin =
        (dice.roll(4) == 0).then(|| if here { "29AAACG2115R1ZN" } else { "27ABCFN1234K1ZC" }.to_owned());
    let address = if here {
        address("4 Station Road", "Mysuru", "Karnataka", "570001")
    } else {
        address("4 Station Road", "Nagpur", "Maharashtra", "440001")
    };
    let buyer = Buyer {
        name: "Asha Kulkarni".to_owned(),
        phone: Some(PhoneNumber::parse("+919812345678").unwrap()),
        state,
        gstin,
        address: Some(address),
    };
    let first = line(dice);
    let mut draft = BillDraft::new(on, seller(), buyer, first);
    for _ in 0..dice.roll(8) {
        let more = line(dice);
        draft.lines.push(more);
    }
    draft.prices = if dice.roll(2) == 0 { Prices::Inclusive } else { Prices::Exclusive };
    if dice.roll(3) == 0 {
        draft.discount = Some(Discount::Percent(Percent::parse(&dice.roll(30).to_string()).unwrap()));
    }
    draft.shipping = Paise::new(i64::try_from(dice.roll(3) * 4_955).unwrap());
    let is_free = |line: &LineDraft| line.discount == Some(Discount::Percent(Percent::parse("100").unwrap()));
    if draft.lines.iter().all(is_free) {
        // What is sent for nothing bears no delivery: that is refused, and another test's matter.
        draft.shipping = Paise::ZERO;
    }
    draft.round_off = if dice.roll(2) == 0 { RoundOff::Rupee } else { RoundOff::None };
    draft
}

/// What the customer's phone is asked for by the request as it leaves, in paise.
fn of_message(bill: &Bill) -> i64 {
    let account = app::read_account(ACCOUNT.as_bytes()).unwrap();
    let terms = Terms {
        reference: "K7Q3A0000001A",
        catalog_id: None,
        importer: account.settings().importer.as_ref(),
        expires_at: jiff::Timestamp::UNIX_EPOCH,
        above_upi: false,
    };
    let said = CustomerBill {
        details: order_details(bill, &terms).unwrap(),
        shop: "Navrang Kirana".to_owned(),
        customer: "Asha Kulkarni".to_owned(),
        order_number: "A-1".to_owned(),
        occasion: Occasion::First,
        language: Language::English,
    };
    let message = OrderDetailsMessage {
        to: PhoneNumber::parse("+919812345678").unwrap(),
        bill: said,
        payment: account.settings().gateway_setting(),
        form: Form::Interactive,
        image: None,
        our_ref: OurRef::parse("00000000000000aa").unwrap(),
    };
    let sent = render(account.settings(), &Outgoing::OrderDetails(Box::new(message))).unwrap();
    let body = sent.body.document();
    let asked = found(&body, "total_amount").unwrap_or_else(|| panic!("{body}"));
    assert_eq!(asked["offset"], 100);
    asked["value"].as_i64().unwrap()
}

/// Whatever stands under a key, however deep.
fn found<'a>(value: &'a Value, wanted: &str) -> Option<&'a Value> {
    match value {
        Value::Object(fields) => {
            fields.get(wanted).or_else(|| fields.values().find_map(|inside| found(inside, wanted)))
        }
        Value::Array(items) => items.iter().find_map(|inside| found(inside, wanted)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

const ACCOUNT: &str = r#"{"name":"Shop","channel":"kaleyra-v2","base_url":"https://api.kaleyra.io","sid":"HXIN1",
    "phone_number":"+919800000000","phone_number_id":"1","payment":{"gateway":"razorpay","configuration_name":"main"},
    "importer":{"name":"Navrang Kirana","address":{"line1":"1 MG Road","city":"Bengaluru","state":"Karnataka","pin":"560001"}},
    "hears":"everything"}"#;

/// The amount behind a word, in a text of lines.
fn amount_behind(text: &str, word: &str) -> Paise {
    let found = text.lines().filter_map(|line| line.trim().strip_prefix(word)).map(str::trim);
    let amount = found.filter_map(|rest| rest.strip_prefix('₹')).next();
    let amount = amount.unwrap_or_else(|| panic!("no {word} in\n{text}"));
    Paise::parse_rupees(&amount.replace(',', "")).unwrap()
}

fn of_pdf(pdf: &[u8], file: &std::path::Path) -> Paise {
    std::fs::write(file, pdf).unwrap();
    let read = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(file).arg("-").output();
    let read = read.expect("pdftotext is here: apt-get install poppler-utils").stdout;
    let text = String::from_utf8(read).unwrap();
    // Total, received and balance: one amount, and nothing is left.
    let signs = text.split('₹').skip(1).filter(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
    let rupees = signs.filter_map(|rest| rest.split_whitespace().next());
    let amounts = rupees.filter_map(|amount| Paise::parse_rupees(&amount.replace(',', "")).ok());
    let mut amounts: Vec<Paise> = amounts.filter(|amount| !amount.is_zero()).collect();
    amounts.dedup();
    assert!(amounts.len() < 2, "{amounts:?} in\n{text}");
    let total = amounts.first().copied().unwrap_or(Paise::ZERO);
    let words: String = words::amount_in_words(total, Language::English);
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    assert!(plain(&text).contains(&plain(&words)), "{words} is not in\n{text}");
    total
}

/// The party's amount of each sale, by its number.
fn of_tally(xml: &str) -> BTreeMap<String, Paise> {
    let mut totals = BTreeMap::new();
    for voucher in xml.split("<VOUCHER ").skip(1).filter(|voucher| voucher.contains(r#"VCHTYPE="Sales""#)) {
        let inside = |tag: &str| {
            let (_, rest) = voucher.split_once(&format!("<{tag}>"))?;
            Some(rest.split_once('<')?.0.to_owned())
        };
        let number = inside("VOUCHERNUMBER").unwrap();
        let amount = Paise::parse_rupees(inside("AMOUNT").unwrap().trim_start_matches('-')).unwrap();
        totals.insert(number, amount);
    }
    totals
}

/// Every amount below `value` that stands under one of these keys, added up.
fn sum(value: &Value, keys: &[&str]) -> i64 {
    match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| match value {
                Value::Number(number) if keys.contains(&key.as_str()) => {
                    Paise::parse_rupees(&number.to_string()).unwrap().get()
                }
                other => sum(other, keys),
            })
            .sum(),
        Value::Array(items) => items.iter().map(|item| sum(item, keys)).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_sale_says_one_amount_wherever_it_is_read() {
    let counter = Counter::registered();
    let mut shop = registered_shop();
    shop.invoicing.small_sales_together = false;
    counter.app.set_shop(&shop).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    let mut dice = Dice(22);
    let mut sold = BTreeMap::new();
    let (mut taxable, mut tax) = (0, 0);
    let on = counter.clock.now().to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(5))).date();
    for _ in 0..n_bills() {
        let draft = draft(&mut dice, on);
        let Ok(bill) = draft.clone().finish() else { panic!("{draft:?}") };
        let total = bill.total();
        let window = QuoteView::of(&bill, Language::English);
        assert_eq!(window.total, total.to_rupees());
        let number = counter.app.draft(draft).unwrap().number;
        if total.is_zero() {
            // Nothing is asked for and nothing is paid; the invoice is made by hand.
            counter.app.issue(number).unwrap();
            counter.app.make_invoice(number, &Default::default()).unwrap();
        } else {
            assert_eq!(of_message(&bill), total.get());
            counter.app.take_cash(number, CashTiming::Now).unwrap();
        }
        let mut made = counter.app.order_documents(number, &ENGLISH).unwrap();
        assert_eq!(made.documents.len(), 1, "{:?}", made.problem);
        let document = made.documents.remove(0);
        assert_eq!(document.total, window.total);
        let paper = counter.app.paper(&document.number, Default::default()).unwrap();
        assert_eq!(of_pdf(&paper.pdf, &file), total, "{}", document.number);
        let receipt = counter.app.receipt_preview(&document.number, 48).unwrap().join("\n");
        let word = if total.is_zero() { "To pay" } else { "Total" };
        assert_eq!(amount_behind(&receipt, word), total, "{receipt}");
        taxable += Paise::parse_rupees(&document.taxable).unwrap().get();
        tax += Paise::parse_rupees(&document.tax).unwrap().get();
        sold.insert(document.number, total);
    }
    let present = counter.app.export_periods().remove(0);
    let file = |kind, format| {
        let query = ExportQuery { kind, from: present.from.clone(), to: present.to.clone() };
        String::from_utf8(counter.app.make_export(&query, format, &ENGLISH).unwrap().bytes).unwrap()
    };
    let mut tally = of_tally(&file(ExportKind::Tally, ExportFormat::Xml));
    for (number, total) in &sold {
        assert_eq!(tally.remove(number).unwrap_or(Paise::ZERO), *total, "{number} in Tally");
    }
    assert!(tally.is_empty(), "{tally:?}");
    let gstr1: Value = serde_json::from_str(&file(ExportKind::Gstr1, ExportFormat::Json)).unwrap();
    let sections = ["b2b", "b2cl", "b2cs"].map(|name| &gstr1[name]);
    let of_sections = |keys: &[&str]| sections.iter().map(|section| sum(section, keys)).sum::<i64>();
    let untaxed = sum(&gstr1["nil"], &["nil_amt", "expt_amt", "ngsup_amt"]);
    assert_eq!(of_sections(&["txval"]) + untaxed, taxable, "value in GSTR-1");
    assert_eq!(of_sections(&["iamt", "camt", "samt", "csamt"]), tax, "tax in GSTR-1");
    let codes = gstr1["hsn"].clone();
    assert_eq!(sum(&codes, &["txval"]), taxable, "value by HSN");
    counter.assert_sound();
}
