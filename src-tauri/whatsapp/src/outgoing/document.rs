//! Files, and the images above messages: where WhatsApp finds them.

use super::OurRef;
use domain::PhoneNumber;
use thiserror::Error;
use url::Url;

/// A file, as an invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentMessage {
    /// The customer.
    pub to: PhoneNumber,
    /// The file.
    pub media: Media,
    /// What it is called on the customer's phone: `Invoice 25-26-A-123.pdf`; cut to 240 UTF-16 units.
    pub file_name: String,
    /// Stands below it; cut to 1024 UTF-16 units.
    pub caption: Option<String>,
    /// Comes back in everything said about this message.
    pub our_ref: OurRef,
}

/// Where WhatsApp finds a file or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Media {
    /// Among those that were given to it before; it keeps them for 30 days.
    Id(String),
    /// On the web, where it fetches them.
    Link(Url),
}

/// The text is no id, or no https address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("neither an id of letters and digits nor an https address")]
pub struct MediaInvalid;

impl Media {
    /// Takes an id: 1 to 128 letters, digits, `_` and `-`.
    ///
    /// # Errors
    /// [`MediaInvalid`].
    pub fn id(text: &str) -> Result<Media, MediaInvalid> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let fits = (1..=128).contains(&text.len()) && text.bytes().all(plain);
        if fits { Ok(Media::Id(text.to_owned())) } else { Err(MediaInvalid) }
    }

    /// Takes an https address without credentials.
    ///
    /// # Errors
    /// [`MediaInvalid`].
    pub fn link(text: &str) -> Result<Media, MediaInvalid> {
        let url = Url::parse(text.trim()).map_err(|_| MediaInvalid)?;
        let bare = url.username().is_empty() && url.password().is_none();
        if url.scheme() == "https" && url.has_host() && bare {
            Ok(Media::Link(url))
        } else {
            Err(MediaInvalid)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_is_an_id_or_an_https_address() {
        assert_eq!(Media::id("1479537139650973"), Ok(Media::Id("1479537139650973".to_owned())));
        for text in ["", "a b", "a/b", &"1".repeat(129)] {
            assert_eq!(Media::id(text), Err(MediaInvalid), "{text}");
        }
        assert!(Media::link("https://shop.example.in/logo.png").is_ok());
        for text in ["", "logo.png", "http://h.in/a.png", "file:///etc/passwd", "https://u:p@h.in/a.png"] {
            assert_eq!(Media::link(text), Err(MediaInvalid), "{text}");
        }
    }
}
