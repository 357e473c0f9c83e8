//! A new practice day: the folder of the old one is deleted, once it is certain that it is practice.

use crate::shop::{Beginner, PracticeShop};
use crate::world_file::WORLD_FILE;
use app::clock::{Clock, Entropy};
use app::{AppError, Code};
use domain::ChannelKind;
use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{Lease, Store};

impl PracticeShop {
    /// Deletes the practice shop in a folder and begins another there, whose account speaks a channel. Every handle of the old one must be gone: the
    /// shop closed ([`PracticeShop::close`]) and dropped, its worker too.
    ///
    /// # Errors
    /// [`Code::PracticeOnly`] where the folder holds a real book, or one that nobody can read and that has no practice
    /// world beside it; [`Code::BookBusy`] while somebody holds it. Then nothing was deleted.
    pub async fn begin_again(
        folder: &Path,
        channel: ChannelKind,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<PracticeShop, AppError> {
        if folder.exists() {
            check_practice(folder)?;
            check_free(folder)?;
            delete(folder).map_err(|error| refusal(&error))?;
        }
        let beginner = Beginner { channel, ..Beginner::default() };
        PracticeShop::open_as(folder, beginner, clock, entropy).await
    }
}

fn check_practice(folder: &Path) -> Result<(), AppError> {
    let has_world = folder.join(WORLD_FILE).exists();
    let is_practice = match Store::open(folder, None) {
        Ok(store) => store.read(|book| book.generation())?.practice,
        // A torn practice book is a good reason for a new day.
        Err(_) => has_world,
    };
    if is_practice { Ok(()) } else { Err(AppError::new(Code::PracticeOnly)) }
}

fn check_free(folder: &Path) -> Result<(), AppError> {
    match Lease::try_take(folder)? {
        Some(_) => Ok(()),
        None => Err(AppError::new(Code::BookBusy)),
    }
}

/// Out of the way first, in one step: a kill in the middle of deleting must not leave half a shop in its place.
fn delete(folder: &Path) -> io::Result<()> {
    let aside = aside(folder);
    remove(&aside)?;
    fs::rename(folder, &aside)?;
    // What is left of it, should it not go now, goes next time.
    let _ = remove(&aside);
    Ok(())
}

fn aside(folder: &Path) -> PathBuf {
    let mut name = folder.file_name().map_or_else(|| OsString::from("practice"), OsString::from);
    name.push(".old");
    folder.with_file_name(name)
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// Windows lets nobody move a folder in which a file is open.
fn refusal(error: &io::Error) -> AppError {
    AppError::new(match error.kind() {
        ErrorKind::StorageFull => Code::DiskFull,
        ErrorKind::ReadOnlyFilesystem => Code::BookReadOnly,
        _ => Code::BookBusy,
    })
}
