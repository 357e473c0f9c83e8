//! What stands inside the vault file once it is open: the entries of every book that shares the folder.
//!
//! The format is text that a person can read with the `age` tool. A first line names it; then each entry is a
//! line `book name length`, the secret's bytes, and a line end:
//!
//! ```text
//! parchi-vault 1
//! 0f3a account/1/api-key 6
//! s3cr3t
//! ```

use std::collections::BTreeMap;
use std::str;

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::{BookId, SecretName, VaultError};

const FIRST_LINE: &str = "parchi-vault 1";

/// All entries of one vault file. Each secret is wiped when it is dropped.
#[derive(Default)]
pub(crate) struct Entries(BTreeMap<(BookId, SecretName), SecretString>);

impl Entries {
    pub(crate) fn get(&self, book: &BookId, name: &SecretName) -> Option<SecretString> {
        self.0.get(&(book.clone(), name.clone())).cloned()
    }

    pub(crate) fn put(&mut self, book: &BookId, name: &SecretName, secret: SecretString) {
        self.0.insert((book.clone(), name.clone()), secret);
    }

    /// Whether there was one.
    pub(crate) fn remove(&mut self, book: &BookId, name: &SecretName) -> bool {
        self.0.remove(&(book.clone(), name.clone())).is_some()
    }

    pub(crate) fn to_text(&self) -> Zeroizing<Vec<u8>> {
        let mut text = Zeroizing::new(Vec::with_capacity(self.max_text_bytes()));
        text.extend_from_slice(FIRST_LINE.as_bytes());
        text.push(b'\n');
        for ((book, name), secret) in &self.0 {
            let secret = secret.expose_secret();
            text.extend_from_slice(format!("{book} {name} {}\n", secret.len()).as_bytes());
            text.extend_from_slice(secret.as_bytes());
            text.push(b'\n');
        }
        text
    }

    /// # Errors
    /// [`VaultError::Damaged`] for a text that [`Entries::to_text`] does not write.
    pub(crate) fn from_text(text: &[u8]) -> Result<Self, VaultError> {
        Self::parse(text).ok_or(VaultError::Damaged)
    }

    fn parse(text: &[u8]) -> Option<Self> {
        let (first_line, mut rest) = split_line(text)?;
        if first_line != FIRST_LINE {
            return None;
        }
        let mut entries = Self::default();
        while !rest.is_empty() {
            let (header, after) = split_line(rest)?;
            let mut words = header.split(' ');
            let (book, name, length) = (words.next()?, words.next()?, words.next()?);
            let (secret, after) = after.split_at_checked(length.parse().ok()?)?;
            let secret = SecretString::from(str::from_utf8(secret).ok()?);
            entries.put(&BookId::parse(book).ok()?, &SecretName::parse(name).ok()?, secret);
            rest = after.strip_prefix(b"\n")?;
        }
        Some(entries)
    }

    /// Enough room for the text, so that the vector never grows and leaves copies of secrets behind.
    fn max_text_bytes(&self) -> usize {
        // The length's figures, at most twenty, two blanks and two line ends.
        const BESIDES: usize = 24;
        let names_and_secrets: usize = self
            .0
            .iter()
            .map(|((book, name), secret)| {
                book.as_str().len() + name.as_str().len() + secret.expose_secret().len() + BESIDES
            })
            .sum();
        FIRST_LINE.len() + 1 + names_and_secrets
    }
}

fn split_line(text: &[u8]) -> Option<(&str, &[u8])> {
    let end = text.iter().position(|&b| b == b'\n')?;
    Some((str::from_utf8(&text[..end]).ok()?, &text[end + 1..]))
}
