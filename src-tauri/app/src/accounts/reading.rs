//! An account as a file or a form brings it: JSON, parsed once into settings.
//!
//! Every refusal names the field. What a channel does not use may be left out, and is left alone where it is not.

use super::hosts;
use crate::bill_file::{Field, address};
use crate::error::{AppError, Code};
use domain::account::{ApiVersion, Importer, PaymentLink};
use domain::identity::Vpa;
use domain::upi::{Mcc, UpiPayee};
use domain::{AccountSettings, ChannelKind, GatewayKind, Hears, PhoneNumber};
use serde_json::Value;
use url::Url;

/// An account as a file or a form brings it, not yet allowed anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountFile(AccountSettings);

impl AccountFile {
    /// The settings, for a preview that sends nothing.
    #[must_use]
    pub const fn settings(&self) -> &AccountSettings {
        &self.0
    }

    pub(super) fn into_settings(self) -> AccountSettings {
        self.0
    }

    /// Whether a key may go to the account's address, before anything is begun for it.
    ///
    /// # Errors
    /// [`Code::HostNotAllowed`], [`Code::HttpsNeeded`], [`Code::UrlInvalid`].
    pub fn check_host(&self, practice: bool, allowed_host: Option<&str>) -> Result<(), AppError> {
        hosts::check(&self.0, practice, allowed_host)
    }
}

/// Reads an account.
///
/// # Errors
/// [`Code::NotJson`], or a code and the field that is wrong.
pub fn read_account(bytes: &[u8]) -> Result<AccountFile, AppError> {
    read_value(&serde_json::from_slice(bytes).map_err(|_| AppError::new(Code::NotJson))?)
}

pub(crate) fn read_value(value: &Value) -> Result<AccountFile, AppError> {
    let file = Field::root(value);
    let (phone, payment) = (file.get("phone_number"), file.get("payment"));
    let kind = channel(&file.get("channel"))?;
    Ok(AccountFile(AccountSettings {
        name: file.get("name").required()?.trim().to_string(),
        channel: kind,
        base_url: base_url(kind, &file.get("base_url"), &file.get("region"))?,
        sid: sid(kind, &file.get("sid"))?,
        phone_number: PhoneNumber::parse(phone.required()?).map_err(|_| phone.wrong(Code::PhoneInvalid))?,
        phone_number_id: file.get("phone_number_id").required()?.trim().to_string(),
        waba_id: meta_id(&file.get("waba_id"))?,
        api_version: parsed(&file.get("api_version"), |text| ApiVersion::parse(text).ok())?
            .unwrap_or_default(),
        callback_profile_id: file.get("callback_profile_id").owned()?,
        catalog_id: file.get("catalog_id").owned()?,
        gateway: payment
            .get("gateway")
            .one_of(GatewayKind::from_name)?
            .ok_or_else(|| payment.get("gateway").wrong(Code::FieldMissing))?,
        configuration_name: payment.get("configuration_name").required()?.to_string(),
        takes_web: payment.get("web").flag()?.unwrap_or(false),
        upi: upi(&file.get("upi"))?,
        payment_link: payment_link(&file.get("payment_link"))?,
        importer: importer(&file.get("importer"))?,
        hears: file.get("hears").one_of(Hears::from_name)?.unwrap_or(Hears::Payments),
    }))
}

fn channel(field: &Field<'_>) -> Result<ChannelKind, AppError> {
    let name = field.required()?;
    ChannelKind::from_name(name).ok_or_else(|| field.wrong(Code::ChannelUnknown).with_text("channel", name))
}

/// Kaleyra's own id; Meta has none of that kind.
fn sid(channel: ChannelKind, field: &Field<'_>) -> Result<String, AppError> {
    match channel {
        ChannelKind::KaleyraV1 | ChannelKind::KaleyraV2 => Ok(field.required()?.trim().to_string()),
        ChannelKind::Cloud => Ok(String::new()),
    }
}

/// An id that Meta gave: digits.
fn meta_id(field: &Field<'_>) -> Result<Option<String>, AppError> {
    let is_id = |text: &str| text.len() <= 32 && text.bytes().all(|byte| byte.is_ascii_digit());
    parsed(field, |text| is_id(text).then(|| text.to_owned()))
}

fn base_url(channel: ChannelKind, given: &Field<'_>, region: &Field<'_>) -> Result<String, AppError> {
    if let Some(text) = given.owned()? {
        let url = Url::parse(&text).map_err(|_| given.wrong(Code::UrlInvalid))?;
        let is_plain = url.username().is_empty() && url.password().is_none() && url.query().is_none();
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() || !is_plain {
            return Err(given.wrong(Code::UrlInvalid));
        }
        return Ok(url.as_str().trim_end_matches('/').to_string());
    }
    let host = hosts::of_region(channel, region.text()?);
    host.map(|host| format!("https://{host}")).ok_or_else(|| region.wrong(Code::FieldInvalid))
}

fn upi(field: &Field<'_>) -> Result<Option<UpiPayee>, AppError> {
    if field.is_absent() {
        return Ok(None);
    }
    let vpa = field.get("vpa");
    Ok(Some(UpiPayee {
        vpa: Vpa::parse(vpa.required()?).map_err(|_| vpa.wrong(Code::FieldInvalid))?,
        name: field.get("name").required()?.trim().to_string(),
        mcc: parsed(&field.get("mcc"), |text| Mcc::parse(text).ok())?,
    }))
}

fn payment_link(field: &Field<'_>) -> Result<Option<PaymentLink>, AppError> {
    if field.is_absent() {
        return Ok(None);
    }
    let uri = field.get("uri");
    PaymentLink::parse(uri.required()?).map(Some).map_err(|_| uri.wrong(Code::UrlInvalid))
}

fn importer(field: &Field<'_>) -> Result<Option<Importer>, AppError> {
    if field.is_absent() {
        return Ok(None);
    }
    let name = field.get("name").required()?.to_string();
    let place = field.get("address");
    let address = address(&place)?.ok_or_else(|| place.wrong(Code::FieldMissing))?;
    Ok(Some(Importer { name, address }))
}

/// A text that may be missing, but not wrong.
fn parsed<T>(field: &Field<'_>, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, AppError> {
    let text = field.owned()?;
    text.map(|text| parse(text.trim()).ok_or_else(|| field.wrong(Code::FieldInvalid))).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn written(channel: &str) -> Value {
        json!({
            "name": "Main", "channel": channel, "sid": "HXIN1", "phone_number": "+919800000001",
            "phone_number_id": "106540352242922",
            "payment": { "gateway": "razorpay", "configuration_name": "main" },
        })
    }

    #[track_caller]
    fn check_refused(change: impl FnOnce(&mut Value), code: Code, field: &str) {
        let mut file = written("cloud");
        change(&mut file);
        let refusal = read_value(&file).unwrap_err();
        assert_eq!((refusal.code, refusal.field.as_deref()), (code, Some(field)));
    }

    #[test]
    fn each_channel_leads_to_its_own_provider() {
        let leads_to = |channel| read_value(&written(channel)).unwrap().settings().base_url.clone();
        assert_eq!(leads_to("kaleyra-v1"), "https://api.in.kaleyra.io");
        assert_eq!(leads_to("kaleyra-v2"), "https://api.in.kaleyra.io");
        assert_eq!(leads_to("cloud"), "https://graph.facebook.com");
    }

    #[test]
    fn metas_channel_needs_no_sid_and_kaleyras_do() {
        let without = |channel| {
            let mut file = written(channel);
            file.as_object_mut().unwrap().remove("sid");
            read_value(&file).map(|file| file.settings().sid.clone()).map_err(|error| error.field.unwrap())
        };
        assert_eq!(without("cloud"), Ok(String::new()));
        assert_eq!(without("kaleyra-v1"), Err("sid".to_owned()));
        assert_eq!(without("kaleyra-v2"), Err("sid".to_owned()));
    }

    #[test]
    fn every_setting_of_an_account_is_read() {
        let mut file = written("cloud");
        file["waba_id"] = "102290129340398".into();
        file["api_version"] = "v23.0".into();
        file["upi"] = json!({ "vpa": "asha@okaxis", "name": "Asha Stores", "mcc": "5411" });
        file["payment_link"] = json!({ "uri": "https://rzp.io/i/asha" });
        file["payment"]["web"] = true.into();
        let read = read_value(&file).unwrap();
        let settings = read.settings();
        assert_eq!(settings.waba_id.as_deref(), Some("102290129340398"));
        assert_eq!(settings.api_version.as_str(), "v23.0");
        assert_eq!(settings.upi.as_ref().unwrap().mcc, Mcc::parse("5411").ok());
        assert_eq!(settings.payment_link.as_ref().unwrap().as_str(), "https://rzp.io/i/asha");
        assert!(settings.takes_web);
        assert_eq!(read_value(&written("cloud")).unwrap().settings().api_version.as_str(), "v24.0");
    }

    #[test]
    fn what_is_wrong_is_named() {
        check_refused(|file| file["channel"] = "pigeon".into(), Code::ChannelUnknown, "channel");
        check_refused(|file| file["api_version"] = "24".into(), Code::FieldInvalid, "api_version");
        check_refused(|file| file["waba_id"] = "12/34".into(), Code::FieldInvalid, "waba_id");
        check_refused(|file| file["phone_number_id"] = " ".into(), Code::FieldMissing, "phone_number_id");
        check_refused(|file| file["upi"] = json!({ "vpa": "asha" }), Code::FieldInvalid, "upi.vpa");
        check_refused(|file| file["upi"] = json!({ "vpa": "a@okaxis" }), Code::FieldMissing, "upi.name");
        check_refused(
            |file| file["upi"] = json!({ "vpa": "a@okaxis", "name": "A", "mcc": "12" }),
            Code::FieldInvalid,
            "upi.mcc",
        );
        check_refused(
            |file| file["payment_link"] = json!({ "uri": "http://rzp.io" }),
            Code::UrlInvalid,
            "payment_link.uri",
        );
        check_refused(|file| file["payment"]["web"] = "yes".into(), Code::FieldInvalid, "payment.web");
    }
}
