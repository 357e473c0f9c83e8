//! How the customer is to pay: through a gateway, to a UPI address the configuration or the link names, or on a page.
//!
//! Of the last three WhatsApp itself reports nothing back. Settings with data encrypted for a gateway are not played.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use url::Url;

use super::field::Field;
use super::gateway;
use crate::account::Gateway;
use crate::refusal::Refusal;

/// The way a bill is to be paid, as sent, whether or not it leads anywhere.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) enum Way {
    Gateway {
        gateway: Gateway,
        configuration: String,
        /// The gateway's own fields (`receipt`, `notes`, `udf1`…), which come back in payments.
        echo: Map<String, Value>,
    },
    /// The older form: a configuration with a UPI address.
    UpiConfiguration { configuration: String },
    /// A UPI link of the shop's own.
    UpiLink { link: String },
    /// A page of the gateway's.
    PaymentLink { uri: String },
}

/// The way, and whether more than UPI carries may be asked for.
pub(super) fn read(parameters: &Field, reference: &str, total_paise: i64) -> Result<(Way, bool), Refusal> {
    let by_upi = match parameters.optional("payment_type")? {
        Some(kind) => kind.one_of(&["upi"]).map(|_| true)?,
        None => false,
    };
    let configuration = parameters.optional_text("payment_configuration", 60)?;
    let Some(settings) = parameters.optional("payment_settings")? else {
        return match configuration {
            Some(configuration) if by_upi => Ok((Way::UpiConfiguration { configuration }, false)),
            Some(_) => Err(Refusal::missing(&format!("{}.payment_type", parameters.path()))),
            None => Err(Refusal::missing(&format!("{}.payment_settings", parameters.path()))),
        };
    };
    let (way, offers_web) = setting(&settings, reference, total_paise)?;
    let belongs = match way {
        Way::Gateway { .. } => !by_upi && configuration.is_none(),
        // A published sample names a configuration beside its link, another leaves the type out.
        Way::UpiLink { .. } | Way::UpiConfiguration { .. } => true,
        Way::PaymentLink { .. } => by_upi && configuration.is_none(),
    };
    if belongs {
        return Ok((way, offers_web));
    }
    Err(settings.invalid(
        "of type payment_gateway goes without payment_type and payment_configuration, of type payment_link with \
         payment_type upi",
    ))
}

fn setting(settings: &Field, reference: &str, total_paise: i64) -> Result<(Way, bool), Refusal> {
    let members = settings.members()?;
    let [setting] = members.as_slice() else {
        return Err(settings.invalid("must hold exactly one setting"));
    };
    let kind = setting.required("type")?;
    let name = kind.string()?;
    if !matches!(name, "payment_gateway" | "upi_intent_link" | "payment_link") {
        return Err(kind.invalid(
            "must be payment_gateway, upi_intent_link or payment_link: the practice world plays no other",
        ));
    }
    setting.only(&["type", name])?;
    let chosen = setting.required(name)?;
    match name {
        "payment_gateway" => gateway::read(&chosen),
        "upi_intent_link" => Ok((upi_link(&chosen, reference, total_paise)?, false)),
        _ => Ok((payment_link(&chosen)?, false)),
    }
}

fn payment_link(chosen: &Field) -> Result<Way, Refusal> {
    chosen.only(&["uri", "success_url", "cancel_url"])?;
    for key in ["success_url", "cancel_url"] {
        if let Some(url) = chosen.optional(key)? {
            url.web_address()?;
        }
    }
    Ok(Way::PaymentLink { uri: chosen.required("uri")?.web_address()?.to_owned() })
}

/// `upi://pay` to somebody, under the order's reference, of its amount where it says one.
fn upi_link(chosen: &Field, reference: &str, total_paise: i64) -> Result<Way, Refusal> {
    chosen.only(&["link"])?;
    let field = chosen.required("link")?;
    let written = field.text(2000)?;
    let link = Url::parse(written).ok().filter(|link| link.scheme() == "upi");
    let link = link.filter(|link| link.host_str() == Some("pay") && matches!(link.path(), "" | "/"));
    let link = link.ok_or_else(|| field.invalid("must begin with upi://pay?"))?;
    let said = |name: &str| {
        let mut found = link.query_pairs().filter(|(key, _)| key == name);
        match (found.next(), found.next()) {
            (Some((_, value)), None) => Ok(Some(value.into_owned())),
            (None, _) => Ok(None),
            (Some(_), Some(_)) => Err(field.invalid(format!("says {name} more than once"))),
        }
    };
    let payee = said("pa")?.filter(|payee| !payee.trim().is_empty());
    payee.ok_or_else(|| field.invalid("must name who is paid, with pa"))?;
    if said("tr")?.as_deref() != Some(reference) {
        return Err(field.invalid("must have reference_id as its tr"));
    }
    if let Some(amount) = said("am")?
        && rupees(&amount) != Some(total_paise)
    {
        return Err(field.invalid("must ask for total_amount where it says am"));
    }
    if said("cu")?.is_some_and(|currency| currency != "INR") {
        return Err(field.invalid("must have INR where it says cu"));
    }
    Ok(Way::UpiLink { link: written.to_owned() })
}

/// Rupees with at most two places, as paise.
pub(crate) fn rupees(written: &str) -> Option<i64> {
    let (whole, part) = written.split_once('.').unwrap_or((written, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::rupees;

    #[test]
    fn rupees_of_a_link_are_read_to_the_paisa() {
        assert_eq!(rupees("1234.50"), Some(123_450));
        assert_eq!(rupees("1234.5"), Some(123_450));
        assert_eq!(rupees("7"), Some(700));
        for wrong in ["", ".5", "1.", "1.234", "-1", "1,000", "1e3"] {
            assert_eq!(rupees(wrong), None, "{wrong}");
        }
    }
}
