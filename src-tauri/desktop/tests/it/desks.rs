//! A desk in a folder of its own, and what it tells.

use app::clock::{Clock, SystemClock, SystemEntropy};
use parchi::desk::{Desk, Surroundings};
use parchi::folders::Folders;
use parchi::work::{News, Outlet};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;
use tokio::runtime::Runtime;

/// Longer than anything here takes, on a machine that is busy with other things.
const PATIENCE: Duration = Duration::from_secs(60);

/// A desk, and what it told so far.
pub struct Told {
    pub desk: Desk,
    news: Receiver<News>,
}

impl Told {
    /// A desk for what lies in a folder.
    pub fn in_folder(folder: &Path) -> Told {
        Told::with_clock(folder, Arc::new(SystemClock))
    }

    /// The same with another clock.
    pub fn with_clock(folder: &Path, clock: Arc<dyn Clock>) -> Told {
        let (outlet, news) = channel();
        let desk = Desk::new(Surroundings {
            folders: Folders::in_folder(folder.to_path_buf()),
            clock,
            entropy: Arc::new(SystemEntropy),
            outlet: Arc::new(Channel(Mutex::new(outlet))),
            runtime: runtime().handle().clone(),
        });
        Told { desk, news }
    }

    /// Waits for news of this kind.
    #[track_caller]
    pub fn wait_for<T>(&self, mut is_it: impl FnMut(News) -> Option<T>) -> T {
        loop {
            let news = self.news.recv_timeout(PATIENCE).expect("it is told in time");
            if let Some(found) = is_it(news) {
                return found;
            }
        }
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        self.desk.close();
    }
}

struct Channel(Mutex<Sender<News>>);

impl Outlet for Channel {
    fn tell(&self, news: News) {
        // A test that has seen enough listens no more.
        let _ = self.0.lock().unwrap().send(news);
    }
}

fn runtime() -> &'static Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap())
}
