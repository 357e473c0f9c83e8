//! Where an interface is.

use thiserror::Error;
use url::Url;

/// Where an interface is, without credentials, query or fragment.
#[derive(Clone, Debug)]
pub struct BaseUrl(Url);

/// The account's base URL is no http or https address, or has more than host, port and path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the base URL is no address of a service")]
pub struct BaseUrlInvalid;

impl BaseUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// [`BaseUrlInvalid`] for anything that is not http or https, or has credentials, query or fragment.
    pub fn parse(text: &str) -> Result<BaseUrl, BaseUrlInvalid> {
        let url = Url::parse(text.trim()).map_err(|_| BaseUrlInvalid)?;
        let bare = url.username().is_empty() && url.password().is_none() && url.query().is_none();
        let web = matches!(url.scheme(), "http" | "https") && url.has_host() && url.fragment().is_none();
        if bare && web { Ok(BaseUrl(url)) } else { Err(BaseUrlInvalid) }
    }

    /// The address of a path below it; every segment is percent-encoded as needed.
    ///
    /// # Panics
    /// Never: an http address has a path.
    #[must_use]
    pub fn join(&self, segments: &[&str]) -> Url {
        let mut url = self.0.clone();
        let path = url.path_segments_mut();
        path.expect("an http address has a path").pop_if_empty().extend(segments);
        url
    }
}
