#![allow(clippy::all, missing_docs, clippy::disallowed_methods)]
use domain::account::Address;
use domain::bill::{Buyer, Registration, Seller};
use domain::place::State;
use domain::*;
use jiff::Timestamp;
use std::time::Instant;
use store::*;
fn main() {
    let n: i64 = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(100_000);
    let dir = tempfile::tempdir_in("/tmp").unwrap();
    println!("{}", dir.path().display());
    let new = NewBook {
        book_id: "b".repeat(32),
        generation: "a".repeat(16),
        tag: "K7Q3".parse().unwrap(),
        till: TillLetter::A,
        practice: true,
        vault: "none".into(),
    };
    let store = Store::create(dir.path(), None, new).unwrap();
    let t = Instant::now();
    let mut made = 0;
    while made < n {
        let from = made;
        store
            .write("generate", move |book| {
                for i in from..(from + 1000).min(n) {
                    let now = Timestamp::from_millisecond(1_700_000_000_000 + i * 1000).unwrap();
                    let draft = draft(i);
                    let bill = draft.clone().finish().unwrap();
                    let (id, _) = book.insert_order(&draft, Some(&bill), now)?;
                    book.record(now, Some(id), What::OrderDrafted, &Figures::none())?;
                    if i % 3 != 0 {
                        book.issue_order(id, now)?;
                    }
                    if i % 3 == 1 {
                        book.take_by_hand(id, "cash", bill.total(), now)?;
                        let p = book.payment(id)?;
                        book.keep_payment_state(id, &p, bill.total(), now)?;
                    }
                    if i % 1000 == 7 {
                        book.raise(Some(id), AttentionCode::PaidTwice, "x", bill.total(), now)?;
                    }
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        made += 1000;
    }
    println!("insert {n}: {:?}", t.elapsed());
    if std::env::var("KEEP").is_ok() {
        drop(store);
        std::mem::forget(dir);
        return;
    }
    println!("size {} MB", std::fs::metadata(dir.path().join("book.sqlite3")).unwrap().len() >> 20);
    let path = dir.path().join("book.sqlite3");
    let sound = |what: &str| {
        let c =
            rusqlite::Connection::open_with_flags(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let fresh: String = c.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0)).unwrap();
        let pooled = store.read(|b| b.verify()).unwrap().remove(0);
        println!("SOUND {what}: fresh {fresh} pooled {} {}", pooled.ok, pooled.detail);
    };
    sound("inserted");
    let time = |what: &str, f: &dyn Fn() -> usize| {
        let mut v = vec![];
        let mut found = 0;
        for _ in 0..5 {
            let t = Instant::now();
            found = f();
            v.push(t.elapsed());
        }
        let f = v[0];
        v.sort();
        println!("{what}: first {f:?}, median {:?}, {found} rows", v[2]);
    };
    let page = |filter: OrderFilter, search: &str, after: Option<i64>| {
        store.read(|b| b.orders(&filter, search, after.map(OrderId::new), 50)).unwrap().orders.len()
    };
    time("first page", &|| page(OrderFilter::All, "", None));
    time("random page", &|| page(OrderFilter::All, "", Some(n / 2)));
    time("pending page", &|| page(OrderFilter::State(OrderState::Pending), "", Some(n / 2)));
    time("attention", &|| page(OrderFilter::Attention, "", None));
    for s in [
        "a",
        "as",
        "ash",
        "asha",
        "asha ",
        "asha sug",
        "sugar",
        "sugar rice",
        "गुप्",
        "9812",
        "98120",
        "4321",
        "A-500",
        "5",
        "500",
        "s r",
        "asha s 9",
        "zzz",
        "kumar 77777",
        "9800000123",
    ] {
        time(&format!("search {s:?}"), &|| page(OrderFilter::All, s, None));
    }
    time("search sugar draft", &|| {
        page(OrderFilter::State(OrderState::Draft { held: false }), "sugar", None)
    });
    time("search sugar canceled (none)", &|| page(OrderFilter::State(OrderState::Canceled), "sugar", None));
    time("search sugar attention", &|| page(OrderFilter::Attention, "sugar", None));
    time("search deep", &|| page(OrderFilter::All, "sugar", Some(n / 2)));
    sound("searched");
    time("count", &|| store.read(|b| b.count_orders("state", "pending")).unwrap() as usize);
    time("counts", &|| store.read(|b| b.order_counts()).unwrap().len());
    let t = Instant::now();
    for i in 0..200 {
        let d = draft(i);
        store
            .write("one", move |b| {
                let bill = d.clone().finish().unwrap();
                b.insert_order(&d, Some(&bill), Timestamp::UNIX_EPOCH)
            })
            .unwrap();
    }
    println!("one durable order: {:?}", t.elapsed() / 200);
    sound("200 more");
    let t = Instant::now();
    for _ in 0..200 {
        store.write("one", move |b| b.set_setting("a", "b")).unwrap();
    }
    println!("one durable setting: {:?}", t.elapsed() / 200);
    let t = Instant::now();
    for _ in 0..200 {
        store.write("one", move |b| b.advance()).unwrap();
    }
    println!("one durable advance: {:?}", t.elapsed() / 200);
    let t = Instant::now();
    for _ in 0..200 {
        store.read(|b| b.setting("a")).unwrap();
    }
    println!("one read: {:?}", t.elapsed() / 200);
    let w = store.watch().unwrap();
    let t = Instant::now();
    for _ in 0..200 {
        w.version().unwrap();
    }
    println!("one watch: {:?}", t.elapsed() / 200);
    let t = Instant::now();
    store.copy_to(&dir.path().join("copy.sqlite3")).unwrap();
    println!("copy {:?}", t.elapsed());
    let t = Instant::now();
    sound("copied");
    let checks = store.read(|b| b.verify()).unwrap();
    println!("verify {:?} {:?}", t.elapsed(), checks.iter().filter(|c| !c.ok).collect::<Vec<_>>());
    let t = Instant::now();
    drop(store);
    println!("close {:?}", t.elapsed());
    let t = Instant::now();
    let store = Store::open(dir.path(), None).unwrap();
    println!("open {:?}", t.elapsed());
    let t = Instant::now();
    store.read(|b| b.orders(&OrderFilter::All, "", None, 50)).unwrap();
    println!("first page cold {:?}", t.elapsed());
}
fn address(i: i64) -> Address {
    Address {
        line1: format!("{} Avenue Road", i % 5000),
        line2: None,
        city: "Bengaluru".into(),
        state: "Karnataka".into(),
        pin: "560002".into(),
    }
}
fn draft(i: i64) -> BillDraft {
    let names = ["Asha", "Ravi", "Gupta", "गुप्ता", "Mohammed", "Lakshmi", "Kumar", "Fernandes"];
    let items = ["Sugar", "Rice 5kg", "Toor dal", "Tea", "Milk powder", "Sunflower oil", "चावल", "Soap"];
    let state = State::by_code("29").unwrap();
    let c = i.wrapping_mul(7919) % 20_000;
    let seller = Seller {
        state,
        registration: Registration::Regular,
        gstin: None,
        name: "Asha Stores".into(),
        address: Some(address(0)),
    };
    let buyer = Buyer {
        name: format!("{} {}", names[(c % 8) as usize], names[(c / 8 % 8) as usize]),
        phone: Some(PhoneNumber::parse(&format!("98{:08}", c * 4321 % 100_000_000)).unwrap()),
        state,
        gstin: None,
        address: Some(address(c)),
    };
    let line = |k: i64| {
        LineDraft::new(items[((i + k) % 8) as usize], Quantity::parse("2").unwrap(), Paise::new(5000 + k))
            .with_gst_rate(Percent::parse("5").unwrap())
    };
    BillDraft::new(jiff::civil::date(2026, 11, 22), seller, buyer, line(0))
        .with_line(line(1))
        .with_line(line(3))
}
