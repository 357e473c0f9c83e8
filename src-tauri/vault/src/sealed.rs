//! Bytes under a passphrase, in the age format, so that the stock `age` tool opens the file without this
//! program.
//!
//! The salt, the key and the nonce come from the system's own generator inside `age`: encryption is the one
//! place where randomness is not an argument, because a test's seed must never be able to reach it.

use std::io::{Read, Write};
use std::iter;

use age::{DecryptError, Decryptor, EncryptError, Encryptor, scrypt};
use secrecy::SecretString;
use zeroize::Zeroizing;

use crate::VaultError;

/// log2 of scrypt's cost: 128 MiB and about a third of a second. It is fixed, because `age` would otherwise
/// measure the machine and, on a busy one, choose something else each time. Tests use a cheap one.
const WORK_FACTOR: u8 = if cfg!(test) { 8 } else { 17 };

/// The most that a file may ask for (256 MiB): what the `age` tool itself writes. A planted file cannot ask for
/// gigabytes.
const MAX_WORK_FACTOR: u8 = 18;

/// Seals the bytes.
pub(crate) fn seal(plain: &[u8], passphrase: &SecretString) -> Vec<u8> {
    try_seal(plain, passphrase)
        .expect("one passphrase recipient is always allowed, and a vector always takes bytes")
}

fn try_seal(plain: &[u8], passphrase: &SecretString) -> Result<Vec<u8>, EncryptError> {
    let mut recipient = scrypt::Recipient::new(passphrase.clone());
    recipient.set_work_factor(WORK_FACTOR);
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient))?;
    let mut writer = encryptor.wrap_output(Vec::new())?;
    writer.write_all(plain)?;
    // Without `finish` the last chunk is missing and nobody can open the file.
    Ok(writer.finish()?)
}

/// Opens what [`seal`] made. Nothing is returned before the last byte has been authenticated.
///
/// # Errors
/// [`VaultError::PassphraseWrong`] or [`VaultError::Damaged`].
pub(crate) fn unseal(sealed: &[u8], passphrase: &SecretString) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| VaultError::Damaged)?;
    let mut identity = scrypt::Identity::new(passphrase.clone());
    identity.set_max_work_factor(MAX_WORK_FACTOR);
    let mut reader =
        decryptor.decrypt(iter::once(&identity as &dyn age::Identity)).map_err(|error| match error {
            DecryptError::DecryptionFailed => VaultError::PassphraseWrong,
            _ => VaultError::Damaged,
        })?;
    // The plain text is shorter than the sealed one, so the vector never grows and leaves no copy behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.read_to_end(&mut plain).map_err(|_| VaultError::Damaged)?;
    Ok(plain)
}
