//! What every command is given: the words, the clock, and the way to the data folder.

use crate::args::Global;
use crate::refusal::Refusal;
use crate::{clock, output};
use app::clock::{Clock, SystemEntropy};
use app::{App, Code};
use jiff::Timestamp;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use vault::PassphraseSource;
use words::{Language, Words};

/// One run of the program.
pub struct Session {
    global: Global,
    words: Words,
    clock: Arc<dyn Clock>,
}

impl Session {
    /// Refuses a language that has no words, unless it is a template's, which may be any.
    pub fn new(global: Global, is_of_a_template: bool) -> Result<Session, Refusal> {
        let unknown = || Refusal::new("language_unknown").at("--language");
        let language = match &global.language {
            Some(name) => {
                let known = name.parse();
                if is_of_a_template { known.unwrap_or_default() } else { known.map_err(|_| unknown())? }
            }
            // A variable that was set for another program is no mistake of this command.
            None => {
                std::env::var("PARCHI_LANGUAGE").ok().and_then(|name| name.parse().ok()).unwrap_or_default()
            }
        };
        Ok(Session { global, words: Words::new(language), clock: clock::clock() })
    }

    /// The texts.
    pub const fn words(&self) -> &Words {
        &self.words
    }

    /// The language of the texts.
    pub const fn language(&self) -> Language {
        self.words.language()
    }

    /// The language as it stands on the command line.
    pub fn language_as_given(&self) -> Option<String> {
        self.global.language.clone()
    }

    /// The clock.
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.clock)
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The day in India.
    pub fn today(&self) -> Date {
        app::clock::day_in_india(self.now())
    }

    /// Whether one JSON document is wanted.
    pub const fn json(&self) -> bool {
        self.global.json
    }

    /// Tells a person how it goes.
    pub fn note(&self, line: &str) {
        output::note(line);
    }

    /// The shop in the data folder.
    pub fn open(&self) -> Result<App, Refusal> {
        Ok(App::open(&self.folder()?, self.clock(), Arc::new(SystemEntropy))?)
    }

    /// The shop in the data folder, begun if there is none.
    pub fn open_or_begin(&self, practice: bool) -> Result<App, Refusal> {
        Ok(App::open_or_begin(&self.folder()?, practice, self.clock(), Arc::new(SystemEntropy))?)
    }

    /// The data folder.
    pub fn folder(&self) -> Result<PathBuf, Refusal> {
        match self.chosen_folder() {
            Some(folder) => Ok(folder),
            None => user_folder().ok_or_else(|| Refusal::new(Code::FieldMissing.as_str()).at("--data")),
        }
    }

    /// The data folder of this command line or environment, if it names one.
    pub fn chosen_folder(&self) -> Option<PathBuf> {
        self.global.data.clone().or_else(|| variable("PARCHI_DATA_DIR"))
    }

    /// Where the vault file's passphrase comes from, should one be needed.
    pub fn passphrase(&self) -> PassphraseSource {
        match (self.global.passphrase_fd, variable("PARCHI_PASSPHRASE_FILE")) {
            (Some(fd), _) => PassphraseSource::Fd(fd),
            (None, Some(file)) => PassphraseSource::File(file),
            (None, None) => PassphraseSource::None,
        }
    }

    /// Runs what waits for network or time.
    pub fn block_on<T>(&self, work: impl Future<Output = T>) -> Result<T, Refusal> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.map_err(|_| Refusal::new(Code::Internal.as_str()))?;
        Ok(runtime.block_on(work))
    }
}

/// Where programs of this system keep a user's data.
fn user_folder() -> Option<PathBuf> {
    let home = || variable("HOME");
    if cfg!(windows) {
        variable("LOCALAPPDATA").map(|data| data.join("Parchi"))
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support/Parchi"))
    } else {
        let data = variable("XDG_DATA_HOME").filter(|data| data.is_absolute());
        data.or_else(|| home().map(|home| home.join(".local/share"))).map(|data| data.join("parchi"))
    }
}

fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(|value| Path::new(&value).to_path_buf())
}
