//! Files that nobody would call a bill or a webhook. Each is refused; none ends the program otherwise.

use crate::program::{ask, on};

fn files() -> Vec<Vec<u8>> {
    vec![
        Vec::new(),
        b"<html><body>Sign in to the network</body></html>".to_vec(),
        vec![b'x'; 5 << 20],
        [vec![b'['; 200_000], vec![b']'; 200_000]].concat(),
        vec![b'{'; 100_000],
        br#"{"lines":{"lines":[]},"seller":[],"customer":7}"#.to_vec(),
        vec![0xff, 0xfe, 0x00, 0x7b],
        br#"{"entry":[{"changes":7}],"statuses":"none","lines":[[]]}"#.to_vec(),
    ]
}

const READERS: [&[&str]; 5] = [
    &["bill", "quote", "-"],
    &["whatsapp", "preview", "--channel", "kaleyra-v2", "--kind", "order-details", "--bill", "-"],
    &["whatsapp", "read-lookup", "--channel", "kaleyra-v2", "-"],
    &["whatsapp", "read", "--channel", "kaleyra-v2", "-"],
    &["account", "add", "-", "--secret-from-env", "NO_SUCH_KEY"],
];

#[test]
fn a_hostile_file_is_read_or_refused_and_never_a_crash() {
    let data = tempfile::tempdir().unwrap();
    for reader in READERS {
        for file in files() {
            let args = reader.iter().copied().chain(["--data", data.path().to_str().unwrap()]);
            let said = ask(args, &file);
            let start = String::from_utf8_lossy(&file[..file.len().min(20)]).into_owned();
            assert!(!said.err.contains("panicked"), "{reader:?} {start}: {}", said.err);
            // A webhook of another kind is an unknown, and that is an answer.
            let may_answer = reader[1] == "read";
            assert!(
                said.status == 1 || (said.status == 0 && may_answer),
                "{reader:?} {start}: {}",
                said.status
            );
        }
    }
}

#[test]
fn what_is_no_json_says_so() {
    for reader in READERS {
        assert_eq!(ask(reader.iter().copied(), "<html>").refusal().0, "not_json", "{reader:?}");
    }
}

#[test]
fn json_nested_too_deeply_is_an_unknown_webhook() {
    let body = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let news = ask(["whatsapp", "read", "--channel", "kaleyra-v2", "-"], body).document();
    assert_eq!(news[0]["kind"], "unknown");
}

#[test]
fn a_file_that_is_far_too_large_is_refused() {
    let said = ask(["bill", "quote", "-"], vec![b' '; 17 << 20]);
    assert_eq!(said.refusal().0, "too_large");
}

#[test]
fn a_file_that_is_no_book_is_refused_and_left_alone() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("book.sqlite3");
    std::fs::write(&file, b"not a database").unwrap();
    assert_eq!(on(data.path(), ["verify"]).refusal().0, "book_damaged");
    assert_eq!(std::fs::read(file).unwrap(), b"not a database");
}
