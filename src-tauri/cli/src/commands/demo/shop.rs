//! A practice shop with its practice world: real HTTP between them, news by a call, and no waiting.

use super::bill;
use super::job::Stuck;
use super::time::SkippingClock;
use crate::commands::sandbox::{entropy, milliseconds};
use crate::refusal::Refusal;
use app::clock::{Clock, SystemEntropy, day_in_india};
use app::views::OrderView;
use app::{App, AppError, Code, NewGateway, ReconciliationView, Worker, read_account};
use domain::{ChannelKind, GatewayKind, OrderNumber};
use doors::{Source, from_practice};
use jiff::{SignedDuration, Timestamp};
use sandbox::{Channel, Sandbox, Settings, World};
use secrecy::SecretString;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use vault::PassphraseSource;

/// Rounds without which nothing more is expected. A step needs about five.
const MOST_ROUNDS: u32 = 200;

/// Two bank days, with a weekend between, and one more.
const SETTLED_WITHIN: SignedDuration = SignedDuration::from_hours(6 * 24);

/// An open practice shop.
pub struct PracticeShop {
    /// The shop.
    pub app: App,
    worker: Worker,
    sandbox: Sandbox,
    channel: ChannelKind,
    clock: Arc<SkippingClock>,
}

impl PracticeShop {
    /// Opens a shop in an empty folder, with an account in the practice world, which does not listen yet.
    pub async fn open(
        folder: &Path,
        channel: ChannelKind,
        seed: u64,
        clock: Arc<dyn Clock>,
    ) -> Result<PracticeShop, Refusal> {
        let clock = Arc::new(SkippingClock::new(clock));
        let app = App::open_or_begin(folder, true, clock.clone(), Arc::new(SystemEntropy))?;
        let settings = Settings {
            channel: spoken(channel),
            ..Settings::new(seed, entropy()?, milliseconds(clock.clone()))
        };
        let sandbox = Sandbox::start(settings).await.map_err(|_| Refusal::new(Code::Internal.as_str()))?;
        let mut shop = PracticeShop {
            worker: Worker::take_lease(&app, PassphraseSource::None)?
                .ok_or_else(|| Refusal::new(Code::BookBusy.as_str()))?,
            app,
            sandbox,
            channel,
            clock,
        };
        shop.add_account()?;
        // A customer who has written can be sent anything, on every channel.
        let written = shop.world().customer_writes(bill::customer().as_str(), "Namaste");
        let heard = written.map_err(|_| Stuck::World).and_then(|_| shop.hand_over_news());
        heard.map_err(|_| Refusal::new(Code::Internal.as_str()))?;
        shop.worker.pass().await?;
        shop.sandbox.stop().await;
        Ok(shop)
    }

    /// Where the practice world listens, or will.
    pub fn base_url(&self) -> String {
        self.sandbox.base_url()
    }

    /// The customers, and what their phones show.
    pub fn world(&self) -> World {
        self.sandbox.world()
    }

    /// The practice world comes within reach.
    pub async fn go_online(&mut self) -> Result<(), Stuck> {
        self.sandbox.restart().await.map_err(|_| Stuck::World)
    }

    /// Tries to send once.
    pub async fn try_to_send(&mut self) -> Result<(), Stuck> {
        self.worker.pass().await?;
        Ok(())
    }

    /// Works until the order book shows what is expected; skips the waits between.
    pub async fn until(
        &mut self,
        number: OrderNumber,
        step: &'static str,
        is_there: impl Fn(&OrderView) -> bool,
    ) -> Result<OrderView, Stuck> {
        for _ in 0..MOST_ROUNDS {
            self.hand_over_news()?;
            self.worker.pass().await?;
            let view = self.app.show_order(number)?;
            if is_there(&view) {
                return Ok(view);
            }
            match self.next_event()? {
                Some(moment) => self.clock.skip_to(moment),
                None => break,
            }
        }
        Err(Stuck::Missing(step))
    }

    /// Lets the days of a settlement pass, asks the gateway, reads the bank's statement, and matches it all.
    pub async fn reconcile(&mut self) -> Result<ReconciliationView, Stuck> {
        let none = PassphraseSource::None;
        let (base_url, (key_id, secret)) = (self.sandbox.razorpay_base_url(), self.sandbox.razorpay_keys());
        let new = NewGateway {
            name: "Razorpay".to_owned(),
            kind: GatewayKind::Razorpay,
            key_id: key_id.to_owned(),
            base_url: Some(base_url),
        };
        self.app.add_gateway(new, &SecretString::from(secret), None, &none)?;
        let paid_on = day_in_india(self.app.now());
        self.clock.skip_to(self.app.now() + SETTLED_WITHIN);
        let today = day_in_india(self.app.now());
        self.app.fetch_gateway(None, (paid_on, today), &none).await?;
        let statement = self.world().bank_statement_csv(0, self.world().now_ms());
        self.app.import_statement(statement.as_bytes())?;
        Ok(self.app.reconcile()?)
    }

    fn hand_over_news(&self) -> Result<(), Stuck> {
        for body in self.world().take_webhooks() {
            let webhook = from_practice(Source::from(self.channel), body).map_err(|_| Stuck::World)?;
            self.app.accept(self.channel, webhook)?;
        }
        Ok(())
    }

    fn next_event(&self) -> Result<Option<Timestamp>, Stuck> {
        let in_world = self.world().next_event_ms().and_then(|ms| Timestamp::from_millisecond(ms).ok());
        Ok([in_world, self.worker.next_due()?].into_iter().flatten().min())
    }

    fn add_account(&self) -> Result<(), AppError> {
        let sandbox = &self.sandbox;
        let [(gateway, configuration_name), _] = sandbox.configuration_names();
        let importer = bill::importer();
        let file = json!({
            "name": "practice",
            "channel": self.channel.as_str(),
            "base_url": sandbox.base_url(),
            "sid": sandbox.sid(),
            "phone_number": sandbox.phone_number(),
            "phone_number_id": sandbox.phone_number_id(),
            "waba_id": sandbox.waba_id(),
            "api_version": sandbox.graph_version(),
            "payment": { "gateway": gateway, "configuration_name": configuration_name },
            "importer": {
                "name": importer.name,
                "address": {
                    "line1": importer.address.line1,
                    "city": importer.address.city,
                    "state": importer.address.state,
                    "pin": importer.address.pin,
                },
            },
            "hears": "everything",
        });
        let file = read_account(file.to_string().as_bytes())?;
        let key = SecretString::from(match self.channel {
            ChannelKind::KaleyraV1 | ChannelKind::KaleyraV2 => sandbox.api_key(),
            ChannelKind::Cloud => sandbox.access_token(),
        });
        self.app.add_account(file, &key, None, &PassphraseSource::None)?;
        let [bill, status, _] = sandbox.template_names();
        self.app.know_practice_templates([bill, status, sandbox.due_template_name()], &["en", "hi"])
    }
}

/// What the practice world calls a channel.
const fn spoken(channel: ChannelKind) -> Channel {
    match channel {
        ChannelKind::KaleyraV1 => Channel::KaleyraV1,
        ChannelKind::KaleyraV2 => Channel::KaleyraV2,
        ChannelKind::Cloud => Channel::Cloud,
    }
}
