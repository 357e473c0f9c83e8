//! The open practice shop.

use crate::acting;
use crate::clock::PracticeClock;
use crate::fault_switches::{dial, switches};
use crate::phone;
use crate::setting_up::{account, key, set_up};
use crate::views::{Act, FaultsView, PhoneView};
use crate::world_file::WorldFile;
use app::clock::{Clock, Entropy};
use app::{App, AppError, Code};
use domain::ChannelKind;
use doors::{Source, from_practice};
use jiff::Timestamp;
use sandbox::{Beginning, Channel, Now, Sandbox, Settings, Webhook, World};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Mutex;

/// What a practice shop begins with.
#[derive(Clone, Copy, Debug)]
pub struct Beginner {
    /// What chance grows from.
    pub seed: u64,
    /// The channel that its account speaks.
    pub channel: ChannelKind,
}

impl Default for Beginner {
    fn default() -> Beginner {
        Beginner { seed: 7, channel: ChannelKind::KaleyraV2 }
    }
}

/// An open practice shop: the book, and the world that it sells into. May be shared between threads.
///
/// Its server runs on the runtime on which it was opened. The worker is not in here: whoever opens the shop runs one,
/// and hands over the world's news between two passes.
pub struct PracticeShop {
    app: App,
    world: World,
    sandbox: Mutex<Sandbox>,
    base_url: String,
    is_offline: AtomicBool,
    was_lost: bool,
}

impl PracticeShop {
    /// Opens the practice shop in a folder, or begins one: with goods, customers, an account, and a world in which
    /// the customers still have what they were sent. The network is there, whatever it was before.
    ///
    /// # Errors
    /// What keeps the book from being opened or written; [`Code::PracticeOnly`] where the folder holds a real book.
    pub async fn open(
        folder: &Path,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<PracticeShop, AppError> {
        PracticeShop::open_as(folder, Beginner::default(), clock, entropy).await
    }

    /// The same with another seed or channel, should its world begin now.
    ///
    /// # Errors
    /// As [`PracticeShop::open`].
    pub async fn open_as(
        folder: &Path,
        beginner: Beginner,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<PracticeShop, AppError> {
        let settings = Settings {
            keep: Some(Arc::new(WorldFile::in_folder(folder))),
            channel: spoken(beginner.channel),
            ..Settings::new(beginner.seed, random(entropy.as_ref())?, milliseconds(Arc::clone(&clock)))
        };
        let sandbox = Sandbox::start(settings).await.map_err(|_| AppError::new(Code::Internal))?;
        let (world, base_url) = (sandbox.world(), sandbox.base_url());
        let clock = Arc::new(PracticeClock { beneath: clock, world: world.clone() });
        let app = App::open_or_begin(folder, true, clock, entropy)?;
        // A shop that has begun goes on as it began: its orders went that way.
        let before = app.accounts()?.first().map(|account| account.settings.channel);
        let channel = before.unwrap_or(beginner.channel);
        app.connect_practice(account(&sandbox, channel)?, &key(&sandbox, channel))?;
        let [bill, status, _] = sandbox.template_names();
        app.know_practice_templates([bill, status, sandbox.due_template_name()], &["en", "hi"])?;
        set_up(&app, &world)?;
        let was_lost = sandbox.beginning() == Beginning::Lost;
        let (sandbox, is_offline) = (Mutex::new(sandbox), AtomicBool::new(false));
        Ok(PracticeShop { app, world, sandbox, base_url, is_offline, was_lost })
    }

    /// The shop's use cases.
    #[must_use]
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// The customers, and what their phones show, for whoever plays the day.
    #[must_use]
    pub fn world(&self) -> World {
        self.world.clone()
    }

    /// Where the practice world listens.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Whether the world of an earlier start was there and could not be read: its customers have forgotten what they
    /// were sent, so that orders of the book may be unknown to them. A new practice day mends it.
    #[must_use]
    pub const fn world_was_lost(&self) -> bool {
        self.was_lost
    }

    /// A number that is another one after everything that happened in the world: then a phone may show something else.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.world.version()
    }

    /// Takes the world's due news into the inbox; returns how many deliveries came. Without network none comes. What
    /// is interrupted comes again, and the inbox knows what it has.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn hand_over_news(&self) -> Result<usize, AppError> {
        if self.is_offline() {
            return Ok(0);
        }
        let due = self.world.due_webhooks();
        let mut accepted = Vec::with_capacity(due.len());
        let handed_over = due.into_iter().try_for_each(|webhook| {
            self.accept(&webhook)?;
            accepted.push(webhook);
            Ok(())
        });
        // Only what the book has: the rest comes again.
        self.world.acknowledge(&accepted);
        handed_over.map(|()| accepted.len())
    }

    /// When the world has news next, if nobody does anything; `None` without network, or while the world cannot be
    /// kept.
    #[must_use]
    pub fn next_event(&self) -> Option<Timestamp> {
        if self.is_offline() || !self.world.is_kept() {
            return None;
        }
        self.world.next_event_ms().and_then(|ms| Timestamp::from_millisecond(ms).ok())
    }

    /// The phone of a customer, else of the one whose chat is the newest.
    ///
    /// # Errors
    /// What keeps the book from being read: the chat bears the shop's name, and customers are called as the shop calls
    /// them.
    pub fn phone(&self, phone: Option<&str>) -> Result<PhoneView, AppError> {
        let mut view = phone::phone(&self.world.ledger(), phone, self.app.shop()?.name);
        for customer in &mut view.customers {
            let known = self.app.find_customers(&customer.phone)?.into_iter().next();
            if let Some(known) = known.filter(|known| !known.name.is_empty()) {
                customer.name = known.name;
            }
            if customer.phone == view.phone {
                view.name.clone_from(&customer.name);
            }
        }
        Ok(view)
    }

    /// Does as a customer does, to an order or else to the newest one on their phone; shows the phone after it.
    ///
    /// # Errors
    /// [`Code::ActRefused`] with the reason as `why`; [`Code::PhoneInvalid`]; [`Code::DiskFull`] when it cannot be
    /// kept.
    pub fn act(
        &self,
        act: Act,
        reference_id: Option<&str>,
        phone: &str,
        text: &str,
    ) -> Result<PhoneView, AppError> {
        acting::act(&self.world, act, reference_id, phone, text)?;
        self.check_kept()?;
        self.phone(Some(phone))
    }

    /// What goes wrong now.
    #[must_use]
    pub fn faults(&self) -> FaultsView {
        switches(&self.world.faults(), self.is_offline())
    }

    /// Sets what goes wrong. The switches of the dial outlive the program, the missing network does not.
    ///
    /// # Errors
    /// [`Code::DiskFull`] when it cannot be kept; [`Code::Unreachable`] when another program took the port while the
    /// network was away.
    pub async fn set_faults(&self, faults: FaultsView) -> Result<FaultsView, AppError> {
        if self.faults() != (FaultsView { offline: self.is_offline(), ..faults }) {
            self.world.set_faults(dial(faults));
        }
        self.set_offline(faults.offline).await?;
        self.check_kept()?;
        Ok(self.faults())
    }

    /// Takes the network away, or brings it back.
    ///
    /// # Errors
    /// [`Code::Unreachable`] when another program took the port meanwhile.
    pub async fn set_offline(&self, offline: bool) -> Result<(), AppError> {
        let mut sandbox = self.sandbox.lock().await;
        if offline {
            self.is_offline.store(true, Ordering::SeqCst);
            sandbox.stop().await;
            return Ok(());
        }
        sandbox.restart().await.map_err(|_| AppError::new(Code::Unreachable))?;
        self.is_offline.store(false, Ordering::SeqCst);
        Ok(())
    }

    /// Ends the server, so that the last handle of the shop closes everything.
    pub async fn close(&self) {
        self.is_offline.store(true, Ordering::SeqCst);
        self.sandbox.lock().await.stop().await;
    }

    fn is_offline(&self) -> bool {
        self.is_offline.load(Ordering::SeqCst)
    }

    fn accept(&self, webhook: &Webhook) -> Result<(), AppError> {
        let channel = heard(webhook.channel());
        let proved = from_practice(Source::from(channel), webhook.body().to_vec());
        let proved = proved.map_err(|_| AppError::new(Code::NotAWebhook))?;
        self.app.accept(channel, proved).map(drop)
    }

    fn check_kept(&self) -> Result<(), AppError> {
        if self.world.is_kept() { Ok(()) } else { Err(AppError::new(Code::DiskFull)) }
    }
}

/// What the world calls a channel.
pub(crate) const fn spoken(channel: ChannelKind) -> Channel {
    match channel {
        ChannelKind::KaleyraV1 => Channel::KaleyraV1,
        ChannelKind::KaleyraV2 => Channel::KaleyraV2,
        ChannelKind::Cloud => Channel::Cloud,
    }
}

const fn heard(channel: Channel) -> ChannelKind {
    match channel {
        Channel::KaleyraV1 => ChannelKind::KaleyraV1,
        Channel::KaleyraV2 => ChannelKind::KaleyraV2,
        Channel::Cloud => ChannelKind::Cloud,
    }
}

fn random(entropy: &dyn Entropy) -> Result<[u8; 32], AppError> {
    let mut bytes = [0; 32];
    entropy.fill(&mut bytes).map_err(|_| AppError::new(Code::Internal))?;
    Ok(bytes)
}

/// The clock as a practice world asks it.
fn milliseconds(clock: Arc<dyn Clock>) -> Now {
    Arc::new(move || clock.now().as_millisecond())
}
