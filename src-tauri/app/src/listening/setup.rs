//! The listener's settings: whether it is on, its port, and the tunnel's name. Kept as one text in the book.

use crate::error::{AppError, Code};
use crate::shop::App;
use crate::views::ListenerForm;
use doors::listener::HostName;
use serde::{Deserialize, Serialize};
use store::Read;

/// The setting that holds them.
const LISTENER: &str = "listener";

/// Where ports are drawn from: below those that systems give to outgoing connections, above well-known ones.
const FIRST_DRAWN: u16 = 20_000;
const N_DRAWN: u16 = 10_000;

/// The first port that needs no rights.
const FIRST_PORT: u16 = 1_024;

/// The settings as they are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Setup {
    pub on: bool,
    pub port: Option<u16>,
    pub tunnel: String,
}

/// What a listener that is on has to do: on which port, under which name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListenerPlan {
    pub(super) port: u16,
    pub(super) tunnel: Option<HostName>,
}

impl App {
    /// What the listener has to do; `None` while it is off. In a practice book it is always off.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn listener_plan(&self) -> Result<Option<ListenerPlan>, AppError> {
        self.store().read(|book| {
            if book.generation()?.practice {
                return Ok(None);
            }
            Ok(read(book)?.plan())
        })
    }

    /// Turns the listener on or off and sets its port and tunnel. A listener that was never on and is given no port is
    /// given a random one, which stays.
    ///
    /// # Errors
    /// [`Code::NotInPractice`]; [`Code::FieldInvalid`] at `port` or `tunnel`.
    pub fn set_listener(&self, form: &ListenerForm) -> Result<(), AppError> {
        if self.is_practice()? {
            return Err(AppError::new(Code::NotInPractice));
        }
        let mut setup = parse(form)?;
        if setup.on && setup.port.is_none() {
            setup.port = Some(self.draw_port()?);
        }
        let text = serde_json::to_string(&setup).map_err(|_| AppError::new(Code::Internal))?;
        self.store().write("listener", move |book| Ok(book.set_setting(LISTENER, &text)?))
    }

    fn draw_port(&self) -> Result<u16, AppError> {
        let drawn = u16::from_le_bytes(self.random::<2>()?);
        Ok(FIRST_DRAWN + drawn % N_DRAWN)
    }
}

/// The settings; those of a listener that is off where nobody set them.
pub fn read(book: &Read<'_>) -> Result<Setup, AppError> {
    let text = book.setting(LISTENER)?;
    // What cannot be read is not listened for.
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

impl Setup {
    fn plan(&self) -> Option<ListenerPlan> {
        let port = self.port.filter(|_| self.on)?;
        Some(ListenerPlan { port, tunnel: HostName::parse(&self.tunnel).ok() })
    }

    pub fn form(&self) -> ListenerForm {
        let port = self.port.map(|port| port.to_string()).unwrap_or_default();
        ListenerForm { on: self.on, port, tunnel: self.tunnel.clone() }
    }
}

fn parse(form: &ListenerForm) -> Result<Setup, AppError> {
    let (port, tunnel) = (form.port.trim(), form.tunnel.trim());
    let wrong = |field: &str| AppError::new(Code::FieldInvalid).at(field);
    let is_number = port.bytes().all(|byte| byte.is_ascii_digit());
    let port = match port {
        "" => None,
        text => {
            let port = text.parse().ok().filter(|port| is_number && *port >= FIRST_PORT);
            Some(port.ok_or_else(|| wrong("port"))?)
        }
    };
    let tunnel = match tunnel {
        "" => String::new(),
        text => host(text).ok_or_else(|| wrong("tunnel"))?,
    };
    Ok(Setup { on: form.on, port, tunnel })
}

/// The host of what was typed or pasted, which may be a whole address.
fn host(text: &str) -> Option<String> {
    let name = text.strip_prefix("https://").unwrap_or(text);
    let name = name.strip_suffix('/').unwrap_or(name);
    // Providers send to public names only.
    let host = HostName::parse(name).ok().filter(|host| host.as_str().contains('.'))?;
    Some(host.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(port: &str, tunnel: &str, expected: Result<(Option<u16>, &str), &str>) {
        let form = ListenerForm { on: true, port: port.into(), tunnel: tunnel.into() };
        let read = parse(&form).map(|setup| (setup.port, setup.tunnel));
        let read = read.map_err(|refusal| refusal.field.unwrap_or_default());
        let expected = expected.map(|(port, tunnel)| (port, tunnel.to_owned())).map_err(str::to_owned);
        assert_eq!(read, expected, "{port} {tunnel}");
    }

    #[test]
    fn a_port_is_a_number_that_needs_no_rights() {
        check("", "", Ok((None, "")));
        check(" 24680 ", "", Ok((Some(24_680), "")));
        check("1024", "", Ok((Some(1_024), "")));
        for port in ["0", "80", "1023", "65536", "-1", "+4000", "4000.0", "x", "४०००"] {
            check(port, "", Err("port"));
        }
    }

    #[test]
    fn a_tunnel_is_a_public_name_or_the_address_that_was_pasted() {
        check("", " Shop.Example.com ", Ok((None, "shop.example.com")));
        check("", "https://shop.example.com/", Ok((None, "shop.example.com")));
        check("", "shop.example.com:8443", Ok((None, "shop.example.com:8443")));
        for tunnel in
            ["http://shop.example.com", "https://shop.example.com/hook", "localhost", "a b.c", "https://"]
        {
            check("", tunnel, Err("tunnel"));
        }
    }

    #[test]
    fn what_is_off_or_cannot_be_read_has_no_plan() {
        let on = Setup { on: true, port: Some(24_680), tunnel: String::new() };
        assert_eq!(on.plan(), Some(ListenerPlan { port: 24_680, tunnel: None }));
        assert_eq!(Setup { on: false, ..on.clone() }.plan(), None);
        assert_eq!(Setup { port: None, ..on }.plan(), None);
        assert_eq!(Setup::default().plan(), None);
    }
}
