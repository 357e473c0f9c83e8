//! The listener over real loopback HTTP: a shop's own book, its vault, and providers that send to it.

use crate::shop::{CountingEntropy, TestClock, bill, start_sandbox};
use app::views::{ListenerForm, ListenerStateName, ListenerView, ProofName, RouteSecret};
use app::{App, Code, ListenerState, Listening, Worker, read_account};
use jiff::SignedDuration;
use sandbox::{Sandbox, Settings};
use secrecy::SecretString;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;
use store::Store;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use vault::{BookId, PassphraseSource, SecretName, Vault, VaultKind};
use words::{Language, Words};

const NOBODY: PassphraseSource = PassphraseSource::None;
const META: &str = "/s/account-1/meta";
const KALEYRA: &str = "/s/account-1/kaleyra";

/// A delivery that tells of nothing we know, so that it is kept and changes nothing.
const BODY: &str = r#"{"object":"whatsapp_business_account","entry":[]}"#;

/// A shop with a book of its own that listens.
struct Listener {
    app: App,
    clock: TestClock,
    folder: tempfile::TempDir,
    port: u16,
    n_heard: Arc<AtomicU64>,
    has_heard: Arc<Notify>,
    listening: Option<Listening>,
}

impl Listener {
    /// A shop whose listener was never turned on.
    async fn closed() -> Listener {
        Listener::with_vault(keep_vault_in_memory).await
    }

    async fn with_vault(keep: fn(&App)) -> Listener {
        let (clock, folder) = (TestClock::new(), tempfile::tempdir().unwrap());
        let app = open(folder.path(), &clock, 1);
        keep(&app);
        let (n_heard, has_heard) = (Arc::default(), Arc::default());
        Listener { app, clock, folder, port: free_port().await, n_heard, has_heard, listening: None }
    }

    /// A shop with an account of this channel that listens.
    async fn of(channel: &str) -> Listener {
        Listener::closed().await.with_account(channel).await
    }

    /// The same with its secrets in a file, as on a computer without a keychain.
    async fn sealed(channel: &str) -> Listener {
        Listener::with_vault(keep_vault_in_file).await.with_account(channel).await
    }

    async fn with_account(mut self, channel: &str) -> Listener {
        let shop = &mut self;
        shop.add("Main", channel, "http://127.0.0.1:1", "v24.0", "some-key-000000");
        shop.listen().await;
        self
    }

    fn add(&self, name: &str, channel: &str, base_url: &str, version: &str, key: &str) {
        let file = json!({
            "name": name, "channel": channel, "base_url": base_url, "sid": "HXIN1",
            "phone_number": "+919800000001", "phone_number_id": "106540352242922", "api_version": version,
            "payment": { "gateway": "razorpay", "configuration_name": "practice_razorpay" },
            "importer": { "name": "Asha Stores", "address": {
                "line1": "1 MG Road", "city": "Bengaluru", "state": "Karnataka", "pin": "560001",
            } },
            "hears": "everything",
        });
        let file = read_account(file.to_string().as_bytes()).unwrap();
        self.app.add_account(file, &SecretString::from(key), Some("127.0.0.1"), &NOBODY).unwrap();
    }

    async fn listen(&mut self) {
        self.app.set_listener(&form(self.port, "")).unwrap();
        let plan = self.app.listener_plan().unwrap().unwrap();
        let (n_heard, has_heard) = (Arc::clone(&self.n_heard), Arc::clone(&self.has_heard));
        let heard = Arc::new(move || {
            n_heard.fetch_add(1, Ordering::SeqCst);
            has_heard.notify_one();
        });
        self.listening = Some(self.app.listen(&plan, heard).await.unwrap());
    }

    /// Another process on the same book. Its vault is locked until somebody types the passphrase.
    async fn restart(&mut self) {
        self.listening.take().unwrap().stop().await;
        self.app = open(self.folder.path(), &self.clock, 1_000);
        self.listen().await;
    }

    fn draw(&self, named: RouteSecret) -> String {
        self.app.draw_secret("Main", named, &NOBODY).unwrap().expose().to_owned()
    }

    fn view(&self) -> ListenerView {
        self.app.listener_view(&ListenerState::Listening, &Words::new(Language::English)).unwrap()
    }

    fn n_in_inbox(&self) -> usize {
        self.app.store().read(|book| book.unread_deliveries(1_000)).unwrap().len()
    }

    /// A request to this path with these lines in its head; returns the answer's number and all of it.
    async fn ask(&self, method: &str, path: &str, head: &str, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        let host = format!("127.0.0.1:{}", self.port);
        let length = body.len();
        let text = format!(
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\n{head}content-length: {length}\r\n\r\n{body}"
        );
        stream.write_all(text.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        (answer.split(' ').nth(1).unwrap().parse().unwrap(), answer)
    }

    async fn post(&self, path: &str, head: &str) -> u16 {
        self.ask("POST", path, head, BODY).await.0
    }
}

fn form(port: u16, tunnel: &str) -> ListenerForm {
    ListenerForm { on: true, port: port.to_string(), tunnel: tunnel.into() }
}

fn open(folder: &Path, clock: &TestClock, seed: u64) -> App {
    App::open_or_begin(folder, false, Arc::new(clock.clone()), Arc::new(CountingEntropy::new(seed))).unwrap()
}

fn passphrase() -> PassphraseSource {
    PassphraseSource::Given(SecretString::from("correct horse"))
}

/// So that no keychain is touched, and nothing waits for what makes a passphrase hard to guess.
fn keep_vault_in_memory(app: &App) {
    app.store().write("test", |book| book.note_vault("memory").map(drop)).unwrap();
    app.vault(&NOBODY).unwrap();
}

fn keep_vault_in_file(app: &App) {
    let known = app.store().read(|book| book.generation()).unwrap();
    let book_id = BookId::parse(&known.book_id).unwrap();
    let vault = Vault::create(VaultKind::File, app.store().folder(), &book_id, &passphrase()).unwrap();
    vault.put(&SecretName::generation(), &SecretString::from(known.generation)).unwrap();
    app.store().write("test", |book| book.note_vault("file").map(drop)).unwrap();
    app.vault(&passphrase()).unwrap();
}

async fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).await.unwrap().local_addr().unwrap().port()
}

/// A practice world that posts what it has to say, signed, to a route.
async fn world_that_posts(clock: &TestClock, port: u16) -> Sandbox {
    let ticking = clock.clone();
    let mut settings = Settings::new(3, [7; 32], Arc::new(move || ticking.now_ms()));
    settings.channel = sandbox::Channel::Cloud;
    settings.webhooks = Some(format!("http://127.0.0.1:{port}{META}").parse().unwrap());
    Sandbox::start(settings).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_meta_signs_lands_in_the_inbox_and_the_order_is_paid() {
    let mut shop = Listener::closed().await;
    let world = world_that_posts(&shop.clock, shop.port).await;
    shop.add("Main", "cloud", &world.graph_base_url(), world.graph_version(), world.access_token());
    let app_secret = SecretString::from(world.app_secret());
    shop.app.keep_app_secret("Main", &app_secret, &NOBODY).unwrap();
    shop.listen().await;
    shop.app.say_customer_wrote("9812345678", "Asha Kulkarni").unwrap();
    let number = shop.app.draft(bill("9812345678", "25.00")).unwrap().number;
    let sent = shop.app.send(number).unwrap();
    let mut worker = Worker::take_lease(&shop.app, PassphraseSource::None).unwrap().unwrap();
    worker.pass().await.unwrap();
    world.world().pays(&sent.reference.to_string()).unwrap();
    // Less time passes than the worker lets pass before it asks by itself.
    let mut paid = shop.app.show_order(number).unwrap();
    for _ in 0..500 {
        worker.pass().await.unwrap();
        paid = shop.app.show_order(number).unwrap();
        if paid.payment.status == "paid" {
            break;
        }
        shop.clock.advance(SignedDuration::from_millis(2));
        // The next delivery, or the world's clock has to go on before there is one.
        let _ = tokio::time::timeout(Duration::from_millis(20), shop.has_heard.notified()).await;
    }
    assert_eq!((paid.payment.status, paid.payment.captured.as_str()), ("paid", "25.00"));
    assert!(shop.n_heard.load(Ordering::SeqCst) > 0);
    let account = &shop.view().accounts[0];
    assert_eq!((account.proof, account.last_heard_at.is_some()), (ProofName::Signature, true));
}

#[tokio::test]
async fn without_the_right_proof_nothing_gets_in() {
    let shop = Listener::of("cloud").await;
    // Closed: nobody agreed on anything.
    assert_eq!(shop.post(META, "x-hub-signature-256: sha256=00\r\n").await, 404);
    let secret = SecretString::from("app-secret-of-this-test");
    shop.app.keep_app_secret("Main", &secret, &NOBODY).unwrap();
    assert_eq!(shop.post(META, "").await, 401);
    let other = format!("x-hub-signature-256: sha256={}\r\n", "0".repeat(64));
    assert_eq!(shop.post(META, &other).await, 401);
    for path in
        [KALEYRA, "/s/account-2/meta", "/s/account-01/meta", "/s/main/meta", "/s/account-1/razorpay", "/"]
    {
        assert_eq!(shop.post(path, &other).await, 404, "{path}");
    }
    assert_eq!((shop.n_in_inbox(), shop.n_heard.load(Ordering::SeqCst)), (0, 0));
    assert_eq!(shop.view().accounts[0].last_heard_at, None);
}

#[tokio::test]
async fn metas_question_is_answered_to_whom_shows_the_drawn_token() {
    let shop = Listener::of("cloud").await;
    let question =
        |token: &str| format!("{META}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token={token}");
    assert_eq!(shop.ask("GET", &question("anything"), "", "").await.0, 404);
    assert!(!shop.view().accounts[0].answers_question);
    let token = shop.draw(RouteSecret::VerifyToken);
    let (status, answer) = shop.ask("GET", &question(&token), "", "").await;
    assert_eq!(status, 200);
    assert!(answer.ends_with("\r\n\r\n1158201444"), "{answer}");
    let (status, answer) = shop.ask("GET", &question("anything"), "", "").await;
    assert_eq!(status, 403);
    assert!(!answer.contains("1158201444"), "{answer}");
    let account = &shop.view().accounts[0];
    // The question proves the shop to Meta, and nothing that comes later.
    assert_eq!((account.answers_question, account.proof), (true, ProofName::Closed));
}

#[tokio::test]
async fn kaleyra_shows_the_header_that_was_drawn_last() {
    let shop = Listener::of("kaleyra-v1").await;
    assert_eq!(shop.post(KALEYRA, "x-parchi-key: x\r\n").await, 404);
    let first = shop.draw(RouteSecret::Header);
    assert_eq!(shop.post(KALEYRA, &format!("X-Parchi-Key: {first}\r\n")).await, 200);
    let second = shop.draw(RouteSecret::Header);
    assert_ne!(first, second);
    assert_eq!(shop.post(KALEYRA, &format!("X-Parchi-Key: {first}\r\n")).await, 401);
    assert_eq!(shop.post(KALEYRA, "").await, 401);
    let query = format!("{KALEYRA}?id=0001&status=delivered");
    let (status, _) = shop.ask("GET", &query, &format!("X-Parchi-Key: {second}\r\n"), "").await;
    assert_eq!(status, 200);
    // The same bytes come twice and are kept once.
    assert_eq!(shop.post(KALEYRA, &format!("X-Parchi-Key: {second}\r\n")).await, 200);
    assert_eq!(shop.n_in_inbox(), 2);
    let account = &shop.view().accounts[0];
    assert_eq!((account.proof, account.shown_as.as_str()), (ProofName::Header, "X-Parchi-Key"));
}

#[tokio::test]
async fn kaleyra_shows_a_password_or_fetches_a_token() {
    let shop = Listener::of("kaleyra-v2").await;
    let basic = shop.app.draw_secret("Main", RouteSecret::Basic, &NOBODY).unwrap();
    assert_eq!(basic.shown_as(), "parchi");
    let pair = base64(&format!("parchi:{}", basic.expose()));
    assert_eq!(shop.post(KALEYRA, &format!("authorization: Basic {pair}\r\n")).await, 200);
    let secret = shop.draw(RouteSecret::Token);
    assert_eq!(shop.post(KALEYRA, &format!("authorization: Basic {pair}\r\n")).await, 401);
    let fetch = format!("{KALEYRA}/token");
    assert!(shop.view().accounts[0].fetch_address.ends_with(&fetch));
    let question = json!({ "client_id": "parchi", "client_secret": secret }).to_string();
    let (status, answer) = shop.ask("POST", &fetch, "", &question).await;
    assert_eq!(status, 200);
    let given: serde_json::Value = serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap()).unwrap();
    let bearer = format!("authorization: Bearer {}\r\n", given["access_token"].as_str().unwrap());
    assert_eq!(shop.post(KALEYRA, &bearer).await, 200);
    assert_eq!(shop.ask("POST", &fetch, "", r#"{"client_id":"parchi","client_secret":"x"}"#).await.0, 401);
    // Another secret ends the tokens that were given for this one.
    shop.draw(RouteSecret::Token);
    assert_eq!(shop.post(KALEYRA, &bearer).await, 401);
}

/// Enough of RFC 4648 for a test.
fn base64(text: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut written = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let bits =
            chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            written.push(if place <= chunk.len() { letter.into() } else { '=' });
        }
    }
    written
}

#[tokio::test]
async fn it_is_off_until_a_person_turns_it_on() {
    let shop = Listener::closed().await;
    shop.add("Main", "cloud", "http://127.0.0.1:1", "v24.0", "some-key-000000");
    assert_eq!(shop.app.listener_plan().unwrap(), None);
    let words = Words::new(Language::English);
    let view = shop.app.listener_view(&ListenerState::Off, &words).unwrap();
    assert_eq!((view.form, view.state), (ListenerForm::default(), ListenerStateName::Off));
    assert_eq!((view.accounts[0].proof, view.accounts[0].address.as_str()), (ProofName::Closed, META));
    // A port that nobody names is drawn once, and stays.
    let on = ListenerForm { on: true, ..ListenerForm::default() };
    shop.app.set_listener(&on).unwrap();
    let drawn = shop.view().form.port;
    assert!((20_000..30_000).contains(&drawn.parse::<u16>().unwrap()), "{drawn}");
    assert_eq!(shop.view().local_url, format!("http://127.0.0.1:{drawn}"));
    shop.app.set_listener(&ListenerForm { port: drawn.clone(), ..ListenerForm::default() }).unwrap();
    assert_eq!((shop.app.listener_plan().unwrap(), shop.view().form.port), (None, drawn));
}

#[tokio::test]
async fn the_practice_shop_does_not_listen() {
    let (clock, folder) = (TestClock::new(), tempfile::tempdir().unwrap());
    let _world = start_sandbox(&clock, "", 1).await;
    let app = crate::shop::open_app(folder.path(), &clock, 1);
    let refused = app.set_listener(&form(24_680, "")).unwrap_err();
    assert_eq!(refused.code, Code::NotInPractice);
    assert_eq!(app.draw_secret("Main", RouteSecret::Header, &NOBODY).unwrap_err().code, Code::NotInPractice);
    assert_eq!(app.listener_plan().unwrap(), None);
}

#[tokio::test]
async fn a_secret_is_drawn_only_for_the_provider_that_uses_it() {
    let shop = Listener::of("cloud").await;
    shop.add("Second", "kaleyra-v2", "http://127.0.0.1:1", "v24.0", "some-key-000000");
    let refused = |account: &str, named| shop.app.draw_secret(account, named, &NOBODY).unwrap_err().code;
    for named in [RouteSecret::AppSecret, RouteSecret::Header, RouteSecret::Basic, RouteSecret::Token] {
        assert_eq!(refused("Main", named), Code::FieldInvalid, "{named:?}");
    }
    assert_eq!(refused("Second", RouteSecret::VerifyToken), Code::FieldInvalid);
    assert_eq!(refused("Second", RouteSecret::AppSecret), Code::FieldInvalid);
    assert_eq!(refused("Nobody", RouteSecret::Header), Code::AccountNotFound);
}

#[tokio::test]
async fn accounts_of_one_provider_have_a_route_and_a_secret_each() {
    let shop = Listener::of("kaleyra-v2").await;
    shop.add("Second", "kaleyra-v1", "http://127.0.0.1:1", "v24.0", "some-key-000000");
    let first = shop.draw(RouteSecret::Header);
    let second = shop.app.draw_secret("Second", RouteSecret::Header, &NOBODY).unwrap();
    let of_second = format!("x-parchi-key: {}\r\n", second.expose());
    assert_eq!(shop.post(KALEYRA, &of_second).await, 401);
    assert_eq!(shop.post("/s/account-2/kaleyra", &of_second).await, 200);
    assert_eq!(shop.post("/s/account-2/kaleyra", &format!("x-parchi-key: {first}\r\n")).await, 401);
    let deliveries = shop.app.store().read(|book| book.unread_deliveries(10)).unwrap();
    assert_eq!(deliveries.iter().map(|one| one.channel.as_str()).collect::<Vec<_>>(), ["kaleyra-v1"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_book_that_cannot_be_written_takes_nothing_and_says_so() {
    let shop = Listener::of("kaleyra-v2").await;
    let shown = format!("x-parchi-key: {}\r\n", shop.draw(RouteSecret::Header));
    // Another program is in the middle of a long change.
    let other = Store::open(shop.folder.path(), None).unwrap();
    let (begun, wait_for_begin) = channel();
    let (end, wait_for_end) = channel::<()>();
    let holding = std::thread::spawn(move || {
        other.write("test", move |_| {
            begun.send(()).unwrap();
            wait_for_end.recv().unwrap();
            Ok::<_, store::StoreError>(())
        })
    });
    wait_for_begin.recv().unwrap();
    assert_eq!(shop.post(KALEYRA, &shown).await, 503);
    end.send(()).unwrap();
    holding.join().unwrap().unwrap();
    assert_eq!(shop.n_in_inbox(), 0);
    assert_eq!(shop.post(KALEYRA, &shown).await, 200);
    assert_eq!(shop.n_in_inbox(), 1);
}

#[tokio::test]
async fn settings_and_secrets_outlive_the_program_and_wait_for_the_passphrase() {
    let mut shop = Listener::sealed("kaleyra-v2").await;
    shop.app.set_listener(&form(shop.port, "https://Shop.Example.com/")).unwrap();
    let shown = format!("x-parchi-key: {}\r\n", shop.draw(RouteSecret::Header));
    assert_eq!(shop.post(KALEYRA, &shown).await, 200);
    let before = shop.view();
    assert_eq!(before.accounts[0].address, format!("https://shop.example.com{KALEYRA}"));
    shop.listening.take().unwrap().stop().await;
    shop.app = open(shop.folder.path(), &shop.clock, 1_000);
    assert_eq!(shop.view(), before);
    let plan = shop.app.listener_plan().unwrap().unwrap();
    shop.listening = Some(shop.app.listen(&plan, Arc::new(|| {})).await.unwrap());
    // Who sends now is told to come again: whether it is right cannot be told.
    assert_eq!(shop.post(KALEYRA, &shown).await, 503);
    shop.app.vault(&passphrase()).unwrap();
    assert_eq!(shop.post(KALEYRA, &shown).await, 200);
    assert_eq!(shop.post(KALEYRA, "x-parchi-key: x\r\n").await, 401);
}

#[tokio::test]
async fn a_route_that_is_closed_forgets_its_secret_and_one_of_a_removed_account_is_gone() {
    let mut shop = Listener::of("kaleyra-v2").await;
    let entry = SecretName::callback_secret(shop.app.accounts().unwrap()[0].id);
    let kept = |shop: &Listener| shop.app.vault(&passphrase()).unwrap().get(&entry).unwrap().is_some();
    let shown = format!("x-parchi-key: {}\r\n", shop.draw(RouteSecret::Header));
    assert!(kept(&shop));
    shop.app.close_route("Main", &NOBODY).unwrap();
    assert_eq!((shop.post(KALEYRA, &shown).await, kept(&shop)), (404, false));
    let shown = format!("x-parchi-key: {}\r\n", shop.draw(RouteSecret::Header));
    assert_eq!(shop.post(KALEYRA, &shown).await, 200);
    shop.app.remove_account("Main", &NOBODY).unwrap();
    assert_eq!((shop.post(KALEYRA, &shown).await, kept(&shop)), (404, false));
    shop.restart().await;
    assert_eq!(shop.post(KALEYRA, &shown).await, 404);
}

#[tokio::test]
async fn a_port_that_is_taken_is_a_refusal_and_free_again_after_the_end() {
    let mut shop = Listener::of("cloud").await;
    let plan = shop.app.listener_plan().unwrap().unwrap();
    let refused = shop.app.listen(&plan, Arc::new(|| {})).await.unwrap_err();
    assert_eq!(refused.code, Code::PortInUse);
    let state = ListenerState::Failed(refused);
    let view = shop.app.listener_view(&state, &Words::new(Language::English)).unwrap();
    let problem = view.problem.unwrap();
    assert_eq!((view.state, problem.field.as_deref()), (ListenerStateName::Failed, Some("port")));
    assert!(problem.message.contains(&shop.port.to_string()), "{}", problem.message);
    shop.listening.take().unwrap().stop().await;
    shop.listen().await;
    assert_eq!(shop.post(META, "").await, 404);
}

#[tokio::test]
async fn no_file_but_the_sealed_vault_holds_a_secret_of_a_route() {
    let shop = Listener::sealed("cloud").await;
    shop.add("Second", "kaleyra-v2", "http://127.0.0.1:1", "v24.0", "some-key-000000");
    shop.app.keep_app_secret("Main", &SecretString::from("app-secret-of-this-test"), &NOBODY).unwrap();
    let token = shop.draw(RouteSecret::VerifyToken);
    let drawn = shop.app.draw_secret("Second", RouteSecret::Basic, &NOBODY).unwrap();
    assert!(!format!("{drawn:?}").contains(drawn.expose()));
    let secrets = ["app-secret-of-this-test", &token, drawn.expose()];
    let mut n_files = 0;
    for file in std::fs::read_dir(shop.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for secret in secrets {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
        }
        n_files += 1;
    }
    assert!(n_files >= 3);
    let view = serde_json::to_string(&shop.view()).unwrap();
    assert!(secrets.iter().all(|secret| !view.contains(secret)), "{view}");
}
