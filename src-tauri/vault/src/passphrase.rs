//! Where the vault file's passphrase comes from. The caller decides; this reads it, once, when it is needed.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::{VaultError, platform};

/// The longest passphrase read from a file or descriptor, in bytes. More is taken for a wrong file.
pub const MAX_PASSPHRASE_BYTES: usize = 4_096;

/// A source of the passphrase. It is asked only when a vault file is opened, so never while a keychain answers.
#[derive(Clone, Debug, Default)]
pub enum PassphraseSource {
    /// The content of a file.
    File(PathBuf),
    /// What can be read from an inherited file descriptor up to its end. On Windows there are none: it counts
    /// as no passphrase.
    Fd(u32),
    /// What the person typed.
    Given(SecretString),
    /// There is none.
    #[default]
    None,
}

impl PassphraseSource {
    /// Reads the passphrase; one line end at its end is not part of it.
    ///
    /// # Errors
    /// [`VaultError::PassphraseNeeded`] for none or an empty one; [`VaultError::Missing`] or
    /// [`VaultError::Unreadable`] for a source that cannot be read, is longer than [`MAX_PASSPHRASE_BYTES`] or
    /// is not UTF-8.
    pub(crate) fn read(&self) -> Result<SecretString, VaultError> {
        match self {
            Self::File(path) => read_path(path, "the passphrase file"),
            Self::Fd(n) => match platform::descriptor_path(*n) {
                Some(path) => read_path(&path, "the passphrase descriptor"),
                None => Err(VaultError::PassphraseNeeded),
            },
            Self::Given(passphrase) => without_line_end(passphrase.expose_secret()),
            Self::None => Err(VaultError::PassphraseNeeded),
        }
    }
}

fn read_path(path: &Path, what: &str) -> Result<SecretString, VaultError> {
    let unreadable = |error: io::Error| VaultError::unreadable(what, &error);
    let mut file = std::fs::File::open(path).map_err(unreadable)?;
    // Of fixed size, because a vector that grows leaves copies behind.
    let mut buffer = Zeroizing::new([0; MAX_PASSPHRASE_BYTES + 1]);
    let n_bytes = fill(&mut file, buffer.as_mut_slice()).map_err(unreadable)?;
    if n_bytes > MAX_PASSPHRASE_BYTES {
        return Err(unreadable(io::ErrorKind::FileTooLarge.into()));
    }
    let text =
        std::str::from_utf8(&buffer[..n_bytes]).map_err(|_| unreadable(io::ErrorKind::InvalidData.into()))?;
    without_line_end(text)
}

/// Reads until the buffer is full or the source ends; a pipe gives its bytes in pieces.
fn fill(source: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut n_bytes = 0;
    while n_bytes < buffer.len() {
        match source.read(&mut buffer[n_bytes..]) {
            Ok(0) => break,
            Ok(n) => n_bytes += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(n_bytes)
}

fn without_line_end(text: &str) -> Result<SecretString, VaultError> {
    let text = text.strip_suffix('\n').map_or(text, |line| line.strip_suffix('\r').unwrap_or(line));
    if text.is_empty() { Err(VaultError::PassphraseNeeded) } else { Ok(SecretString::from(text)) }
}
