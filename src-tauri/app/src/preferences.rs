//! What a person likes on this computer: language, colours, size. It lies beside the books and in none of them.
//!
//! A file that is missing or damaged is no reason not to open the shop: each field that cannot be read has its default.

use crate::error::{AppError, Code};
use crate::views::LanguageTag;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// The file's name in the folder.
const FILE: &str = "preferences.json";

/// The smallest and the largest text, in percent.
const TEXT_PERCENT: std::ops::RangeInclusive<u32> = 90..=200;

/// More than this is not our file.
const MOST_BYTES: u64 = 64 << 10;

/// What a person likes on this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Preferences {
    /// The language of the window.
    pub language: LanguageTag,
    /// Its colours.
    pub theme: Theme,
    /// The size of its text: 90 to 200.
    pub text_percent: u32,
    /// What closing the window does.
    pub on_close: OnClose,
    /// Whether notifications name customers.
    pub show_names_in_notifications: bool,
    /// Whether the first start is done.
    pub setup_done: bool,
}

/// The window's colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the computer's.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Black and white, for those who see little.
    Contrast,
}

/// What closing the window does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum OnClose {
    /// Asks.
    #[default]
    Ask,
    /// Sending goes on.
    Stay,
    /// The program ends.
    Quit,
}

impl Default for Preferences {
    fn default() -> Preferences {
        Preferences {
            language: LanguageTag::English,
            theme: Theme::System,
            text_percent: 100,
            on_close: OnClose::Ask,
            show_names_in_notifications: false,
            setup_done: false,
        }
    }
}

/// Reads the preferences in a folder.
#[must_use]
pub fn read(folder: &Path) -> Preferences {
    let path = folder.join(FILE);
    let is_ours = std::fs::metadata(&path).is_ok_and(|file| file.len() <= MOST_BYTES);
    let bytes = if is_ours { std::fs::read(&path).unwrap_or_default() } else { Vec::new() };
    let kept: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let usual = Preferences::default();
    within_limits(Preferences {
        language: field(&kept, "language", usual.language),
        theme: field(&kept, "theme", usual.theme),
        text_percent: field(&kept, "text_percent", usual.text_percent),
        on_close: field(&kept, "on_close", usual.on_close),
        show_names_in_notifications: field(
            &kept,
            "show_names_in_notifications",
            usual.show_names_in_notifications,
        ),
        setup_done: field(&kept, "setup_done", usual.setup_done),
    })
}

/// Keeps the preferences in a folder: a reader finds the old file or the new one, whole. Returns them as they are kept.
///
/// # Errors
/// [`Code::DiskFull`], [`Code::PreferencesNotKept`].
pub fn write(folder: &Path, preferences: &Preferences) -> Result<Preferences, AppError> {
    let preferences = within_limits(*preferences);
    let text = serde_json::to_vec_pretty(&preferences).map_err(|_| AppError::new(Code::Internal))?;
    replace(folder, &text).map_err(|error| {
        tracing::warn!(%error, "the preferences could not be kept");
        AppError::new(match error.kind() {
            ErrorKind::StorageFull => Code::DiskFull,
            _ => Code::PreferencesNotKept,
        })
    })?;
    Ok(preferences)
}

fn replace(folder: &Path, text: &[u8]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let fresh = folder.join(format!("{FILE}.new"));
    let mut file = File::create(&fresh)?;
    file.write_all(text)?;
    file.sync_all()?;
    drop(file);
    std::fs::rename(fresh, folder.join(FILE))
}

fn field<T: DeserializeOwned>(kept: &Value, name: &str, usual: T) -> T {
    let value = kept.get(name).cloned();
    value.and_then(|value| serde_json::from_value(value).ok()).unwrap_or(usual)
}

fn within_limits(preferences: Preferences) -> Preferences {
    let text_percent = preferences.text_percent.clamp(*TEXT_PERCENT.start(), *TEXT_PERCENT.end());
    Preferences { text_percent, ..preferences }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHOSEN: Preferences = Preferences {
        language: LanguageTag::Hindi,
        theme: Theme::Contrast,
        text_percent: 150,
        on_close: OnClose::Stay,
        show_names_in_notifications: true,
        setup_done: true,
    };

    #[test]
    fn what_was_chosen_is_there_next_time() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("not there yet");
        assert_eq!(read(&folder), Preferences::default());
        assert_eq!(write(&folder, &CHOSEN).unwrap(), CHOSEN);
        assert_eq!(read(&folder), CHOSEN);
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing is left behind");
    }

    #[test]
    fn a_damaged_file_gives_defaults_and_keeps_what_can_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let check = |text: &[u8], expected| {
            std::fs::write(folder.path().join(FILE), text).unwrap();
            assert_eq!(read(folder.path()), expected, "{}", String::from_utf8_lossy(text));
        };
        for text in [&b""[..], b"{", b"\xff\xfe", b"[]", b"null", b"{\"theme\":7}"] {
            check(text, Preferences::default());
        }
        check(&vec![b' '; 1 << 20], Preferences::default());
        let dark = Preferences { theme: Theme::Dark, text_percent: 200, ..Preferences::default() };
        check(br#"{"theme":"dark","text_percent":900,"language":"fr","unknown":1}"#, dark);
    }

    #[test]
    fn what_is_not_ours_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), br#"{"unknown":1}"#).unwrap();
        write(folder.path(), &read(folder.path())).unwrap();
        let text = std::fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert!(!text.contains("unknown"), "{text}");
    }

    #[test]
    fn a_folder_that_cannot_be_written_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, b"").unwrap();
        assert_eq!(write(&file, &CHOSEN).unwrap_err().code, Code::PreferencesNotKept);
    }
}
