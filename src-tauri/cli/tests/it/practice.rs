//! A practice world in a process of its own, and a shop with an account in it.

use crate::bills::bill;
use crate::program::{Said, ask, parchi};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// The passphrase of every vault file of these tests.
pub const PASSPHRASE: &str = "nine blue buffaloes";

/// The practice world; ends with the test.
pub struct World {
    process: Child,
    /// What it said when it was ready.
    pub ready: Value,
}

impl World {
    /// Starts one.
    pub fn start(more: &[&str]) -> World {
        let mut process = parchi()
            .args(["sandbox", "--json"])
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        World { process, ready: serde_json::from_str(&line).unwrap() }
    }

    /// Where it listens.
    pub fn url(&self) -> &str {
        self.ready["listening"].as_str().unwrap()
    }

    /// What it printed as its key.
    pub fn api_key(&self) -> &str {
        self.ready["api_key"].as_str().unwrap()
    }

    /// Lets a customer or the gateway do something.
    #[track_caller]
    pub fn act(&self, route: &str, body: &Value) -> Value {
        self.call("POST", route, &body.to_string())
    }

    /// What everyone received and paid.
    pub fn ledger(&self) -> Value {
        self.call("GET", "ledger", "")
    }

    /// Takes the webhooks that are due.
    pub fn webhooks(&self) -> Vec<String> {
        serde_json::from_value(self.call("GET", "webhooks", "")).unwrap()
    }

    #[track_caller]
    fn call(&self, method: &str, route: &str, body: &str) -> Value {
        let host = self.url().strip_prefix("http://").unwrap();
        let token = self.ready["control_token"].as_str().unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        let length = body.len();
        write!(
            stream,
            "{method} /control/{route} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 200"), "{answer}");
        serde_json::from_str(body).unwrap()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A shop with a real book, which treats the practice world as the provider.
pub struct Shop {
    folder: TempDir,
    /// The provider.
    pub world: World,
}

impl Shop {
    /// Opens one with an account.
    pub fn open(more: &[&str]) -> Shop {
        let shop = Shop::in_world(World::start(more));
        let added = shop.add_account("main", &["--allow-host", "127.0.0.1"]);
        assert_eq!(added.document(), json!({ "id": "1", "name": "main" }));
        shop
    }

    /// Opens one without an account.
    pub fn without_account() -> Shop {
        Shop::in_world(World::start(&[]))
    }

    fn in_world(world: World) -> Shop {
        let shop = Shop { folder: tempfile::tempdir().unwrap(), world };
        std::fs::write(shop.passphrase(), format!("{PASSPHRASE}\n")).unwrap();
        shop
    }

    /// The file of the vault's passphrase. It is written once: programs that started earlier may be reading it.
    fn passphrase(&self) -> PathBuf {
        self.folder.path().join("passphrase")
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The program on this shop.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = parchi();
        command
            .env("PARCHI_PASSPHRASE_FILE", self.passphrase())
            .env("PRACTICE_KEY", self.world.api_key())
            .args(["--json", "--data"])
            .arg(self.data())
            .args(args);
        command
    }

    /// Runs the program on this shop.
    pub fn run(&self, args: &[&str]) -> Said {
        Said::of(self.command(args).output().unwrap())
    }

    /// Adds an account in the practice world.
    pub fn add_account(&self, name: &str, more: &[&str]) -> Said {
        let file = self.file("account.json", &self.account(name));
        let mut args = vec!["account", "add", file.to_str().unwrap(), "--secret-from-env", "PRACTICE_KEY"];
        args.extend(more);
        self.run(&args)
    }

    /// The account as a file has it.
    pub fn account(&self, name: &str) -> Value {
        let ready = &self.world.ready;
        json!({
            "name": name, "channel": "kaleyra-v2", "base_url": self.world.url(), "sid": ready["sid"],
            "phone_number": ready["phone_number"], "phone_number_id": ready["phone_number_id"],
            "payment": {
                "gateway": "razorpay",
                "configuration_name": ready["configurations"][0]["configuration_name"],
            },
            "importer": { "name": "Sharma Traders", "address": {
                "line1": "1 Market Road", "city": "Bengaluru", "state": "Karnataka", "pin": "560001",
            } },
            "hears": "payments",
        })
    }

    /// Begins an order; returns its number.
    pub fn new_order(&self) -> String {
        let file = self.file("bill.json", &bill());
        let order = self.run(&["order", "new", file.to_str().unwrap()]).document();
        order["number"].as_str().unwrap().to_owned()
    }

    /// Begins an order and queues it; returns its number and reference.
    pub fn sent_order(&self) -> (String, String) {
        let number = self.new_order();
        let sent = self.run(&["order", "send", &number]).document();
        (number, sent["reference_id"].as_str().unwrap().to_owned())
    }

    /// An order as the program shows it.
    pub fn order(&self, number: &str) -> Value {
        self.run(&["order", "show", number]).document()
    }

    /// Every file in the data folder.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        files_in(&self.data())
    }

    fn file(&self, name: &str, content: &Value) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content.to_string()).unwrap();
        path
    }
}

fn files_in(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() { files_in(&path) } else { vec![(path.clone(), std::fs::read(path).unwrap())] }
        })
        .collect()
}

#[test]
fn the_practice_world_says_everything_an_account_needs() {
    let world = World::start(&["--seed", "5", "--faults", "latency=1..2"]);
    for name in ["listening", "api_key", "control_token", "sid", "phone_number", "phone_number_id"] {
        assert!(!world.ready[name].as_str().unwrap().is_empty(), "{name}");
    }
    assert_eq!(world.ledger()["references"], json!({}));
}

#[test]
fn a_practice_world_that_cannot_start_says_why() {
    let world = World::start(&[]);
    let port = world.url().rsplit(':').next().unwrap();
    let refused = |args: &[&str]| ask([&["sandbox"][..], args].concat(), "").refusal();
    assert_eq!(refused(&["--port", port]), ("port_in_use".into(), Some("--port".into())));
    assert_eq!(refused(&["--faults", "gremlins=6%"]), ("faults_invalid".into(), Some("--faults".into())));
    assert_eq!(refused(&["--webhooks", "nowhere"]), ("url_invalid".into(), Some("--webhooks".into())));
}
