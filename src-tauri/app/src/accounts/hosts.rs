//! Where keys may go.

use crate::error::{AppError, Code};
use domain::{AccountSettings, ChannelKind, GatewaySettings};
use url::{Host, Url};

/// The hosts that are Kaleyra's own, by region; the first is the default.
const KALEYRA: [(&str, &str); 6] = [
    ("in", "api.in.kaleyra.io"),
    ("global", "api.kaleyra.io"),
    ("sg", "api.ap.kaleyra.io"),
    ("eu", "api.eu.kaleyra.io"),
    ("na", "api.na.kaleyra.ai"),
    ("na-older", "api.na.kaleyra.io"),
];

/// Meta has one host for everybody.
const META: [(&str, &str); 1] = [("global", "graph.facebook.com")];

/// The provider's own hosts, by region.
const fn of_provider(channel: ChannelKind) -> &'static [(&'static str, &'static str)] {
    match channel {
        ChannelKind::KaleyraV1 | ChannelKind::KaleyraV2 => &KALEYRA,
        ChannelKind::Cloud => &META,
    }
}

/// The provider's own host in a region, the usual one without; `None` for a region that it does not have. Meta has no
/// regions, so any will do.
pub fn of_region(channel: ChannelKind, region: Option<&str>) -> Option<&'static str> {
    let hosts = of_provider(channel);
    let wanted = region.filter(|_| channel.is_kaleyra());
    let found = hosts.iter().find(|(name, _)| wanted.is_none_or(|wanted| *name == wanted));
    found.map(|(_, host)| *host)
}

/// Whether a key may go where an account leads: only to the provider's own hosts over https, unless the person typed
/// the host again; from a practice book only to this computer.
pub fn check(settings: &AccountSettings, practice: bool, allowed: Option<&str>) -> Result<(), AppError> {
    let known = |host: &str| of_provider(settings.channel).iter().any(|(_, known)| *known == host);
    check_host(known, &settings.base_url, practice, allowed)
}

/// The same of a payment gateway.
pub fn check_gateway(
    settings: &GatewaySettings,
    practice: bool,
    allowed: Option<&str>,
) -> Result<(), AppError> {
    check_host(|host| settings.kind.hosts().contains(&host), &settings.base_url, practice, allowed)
}

fn check_host(
    is_known: impl Fn(&str) -> bool,
    base_url: &str,
    practice: bool,
    allowed: Option<&str>,
) -> Result<(), AppError> {
    let url = Url::parse(base_url).map_err(|_| AppError::new(Code::UrlInvalid).at("base_url"))?;
    let host = url.host_str().unwrap_or_default();
    let with_port = url.port().map_or_else(|| host.to_string(), |port| format!("{host}:{port}"));
    let refuse = |code| Err(AppError::new(code).at("base_url").with_text("host", with_port.clone()));
    if practice {
        return if is_loopback(&url) { Ok(()) } else { refuse(Code::HostNotAllowed) };
    }
    let is_confirmed = allowed.is_some_and(|allowed| allowed == host || allowed == with_port);
    if is_confirmed {
        return Ok(());
    }
    if !is_known(host) || url.port().is_some() {
        return refuse(Code::HostNotAllowed);
    }
    if url.scheme() != "https" { refuse(Code::HttpsNeeded) } else { Ok(()) }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, practice: bool, allowed: Option<&str>, expected: Result<(), Code>) {
        check_on(ChannelKind::KaleyraV2, url, practice, allowed, expected);
    }

    #[track_caller]
    fn check_on(
        channel: ChannelKind,
        url: &str,
        practice: bool,
        allowed: Option<&str>,
        expected: Result<(), Code>,
    ) {
        let known = |host: &str| of_provider(channel).iter().any(|(_, known)| *known == host);
        let decided = check_host(known, url, practice, allowed);
        assert_eq!(decided.map_err(|error| error.code), expected, "{url}");
    }

    #[test]
    fn a_key_goes_to_the_provider_over_https_only() {
        check("https://api.in.kaleyra.io", false, None, Ok(()));
        check("http://api.in.kaleyra.io", false, None, Err(Code::HttpsNeeded));
        check("https://api.in.kaleyra.io:8443", false, None, Err(Code::HostNotAllowed));
        check("https://api.in.kaleyra.io.example.com", false, None, Err(Code::HostNotAllowed));
    }

    #[test]
    fn a_key_of_one_provider_does_not_go_to_another() {
        let (kaleyra, meta) = ("https://api.in.kaleyra.io", "https://graph.facebook.com");
        check_on(ChannelKind::KaleyraV1, kaleyra, false, None, Ok(()));
        check_on(ChannelKind::Cloud, meta, false, None, Ok(()));
        check_on(ChannelKind::Cloud, "http://graph.facebook.com", false, None, Err(Code::HttpsNeeded));
        check_on(ChannelKind::Cloud, kaleyra, false, None, Err(Code::HostNotAllowed));
        check_on(ChannelKind::KaleyraV1, meta, false, None, Err(Code::HostNotAllowed));
        check_on(ChannelKind::Cloud, "http://127.0.0.1:4010", true, None, Ok(()));
    }

    #[test]
    fn another_host_is_typed_again() {
        check("http://127.0.0.1:4010", false, None, Err(Code::HostNotAllowed));
        check("http://127.0.0.1:4010", false, Some("127.0.0.1"), Ok(()));
        check("http://127.0.0.1:4010", false, Some("127.0.0.1:4010"), Ok(()));
        check("http://127.0.0.1:4010", false, Some("localhost"), Err(Code::HostNotAllowed));
    }

    #[test]
    fn practice_never_leaves_this_computer() {
        check("https://api.in.kaleyra.io", true, Some("api.in.kaleyra.io"), Err(Code::HostNotAllowed));
        check("http://127.0.0.1:4010", true, None, Ok(()));
    }
}
