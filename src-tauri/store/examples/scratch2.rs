#![allow(clippy::all, missing_docs, clippy::disallowed_methods)]
use rusqlite::Connection;
fn main() {
    let full = "content='', contentless_delete=1, prefix='1 2 3', tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\"";
    let variants = [
        ("full", full.to_string()),
        ("no prefix", full.replace("prefix='1 2 3',", "")),
        ("no cdelete", full.replace("contentless_delete=1,", "")),
        ("plain tok", "content='', contentless_delete=1, prefix='1 2 3'".into()),
        ("prefix 2 3", full.replace("'1 2 3'", "'2 3'")),
        ("prefix 1", full.replace("'1 2 3'", "'1'")),
        ("prefix 2", full.replace("'1 2 3'", "'2'")),
        ("prefix 3", full.replace("'1 2 3'", "'3'")),
        ("content", "prefix='1 2 3'".into()),
    ];
    let names = ["Asha", "Ravi", "Gupta", "गुप्ता", "Mohammed", "Lakshmi", "Kumar", "Fernandes"];
    for ascii in [false, true] {
    for (what, options) in &variants {
        let c = Connection::open_in_memory().unwrap();
        c.execute_batch(&format!("CREATE VIRTUAL TABLE s USING fts5(customer, phone, number, items, {options})")).unwrap();
        for chunk in 0..4 {
            c.execute_batch("BEGIN").unwrap();
            for i in chunk * 1000..(chunk + 1) * 1000i64 {
                let n = |k: i64| { let n = names[(k % 8) as usize]; if ascii && !n.is_ascii() { "Other" } else { n } };
                c.execute("INSERT INTO s (rowid, customer, phone, number, items) VALUES (?1, ?2, ?3, ?4, ?5)", rusqlite::params![i + 1, n(i * 7919), format!("9198{:08} 98{:08} {:04}", i * 4321, i * 4321, i % 10000), format!("A-{i} {i}"), format!("{} {}", n(i), n(i + 3))]).unwrap();
            }
            c.execute_batch("COMMIT").unwrap();
        }
        let r: String = c.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0)).unwrap();
        let r0: String = c.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0)).unwrap();
        let r2 = c.execute("INSERT INTO s(s) VALUES('integrity-check')", []);
        println!("ascii {ascii} {what}: {r} {r0} {r2:?}");
    }}
}
