//! Payment configurations: listed, made, linked, taken away.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use serde_json::{Map, Value, json};

use super::{Answered, check_account, object, written};
use crate::account::Gateway;
use crate::clock::seconds;
use crate::configurations::{Configuration, ConfigurationStatus, OnboardingLink, Provider};
use crate::door::Door;
use crate::refusal::Refusal;
use crate::rules::Field;
use crate::state::State as World;

/// How long a link can be opened: a day, which is our guess.
const LINK_LIFE_S: i64 = 24 * 60 * 60;
const NAME_MAX: usize = 60;

pub(super) fn routes() -> Router<Door> {
    Router::new()
        .route("/{version}/{id}/payment_configurations", get(list))
        .route("/{version}/{id}/payment_configuration", post(create).delete(delete))
        .route("/{version}/{id}/payment_configuration/{name}", get(show).post(link_endpoint))
        .route("/{version}/{id}/generate_payment_configuration_oauth_link", post(link))
}

async fn list(
    State(door): State<Door>,
    Path((version, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    written(may(&door, &version, &id, &headers).map(|()| {
        let all: Vec<Value> =
            door.world.look(|state, _| state.configurations.0.values().map(entry).collect());
        json!({"data": [{"payment_configurations": all}]})
    }))
}

async fn show(
    State(door): State<Door>,
    Path((version, id, name)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    written(may(&door, &version, &id, &headers).and_then(|()| {
        let found = door.world.look(|state, _| state.configurations.0.get(&name).map(entry));
        found.map(|found| json!({"data": [found]})).ok_or_else(|| unknown(&name))
    }))
}

async fn create(
    State(door): State<Door>,
    Path((version, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let asked = may(&door, &version, &id, &headers).and_then(|()| object(&headers, &body));
    written(asked.and_then(|asked| created(&door, &asked)))
}

fn created(door: &Door, body: &Value) -> Answered {
    let asked = Field::root(body);
    asked.only(&[
        "configuration_name",
        "purpose_code",
        "merchant_category_code",
        "provider_name",
        "merchant_vpa",
        "redirect_url",
    ])?;
    let name = asked.required("configuration_name")?.text(NAME_MAX)?.to_owned();
    let provider = provider(&asked)?;
    let purpose_code = code(&asked, "purpose_code", 2, "00")?;
    let category_code = code(&asked, "merchant_category_code", 4, "0000")?;
    let redirect_url = redirect_url(&asked)?;
    door.world.within_request(|state, now_ms| {
        if state.configurations.0.contains_key(&name) {
            return Err(Refusal::invalid("configuration_name", "is there already"));
        }
        let is_gateway = matches!(provider, Provider::Gateway(_));
        let now_s = seconds(now_ms);
        let link = is_gateway.then(|| new_link(state, redirect_url, now_s));
        let answer = match &link {
            Some(link) => json!({"oauth_url": link.url, "expiration": link.expires_s, "success": true}),
            None => json!({"success": true}),
        };
        let status =
            if is_gateway { ConfigurationStatus::NeedsConnecting } else { ConfigurationStatus::Active };
        let configuration = Configuration {
            name: name.clone(),
            provider,
            purpose_code,
            category_code,
            status,
            provider_mid: None,
            data_endpoint: None,
            created_s: now_s,
            updated_s: now_s,
            link,
        };
        state.configurations.0.insert(name, configuration);
        Ok(answer)
    })
}

fn provider(asked: &Field) -> Result<Provider, Refusal> {
    let field = asked.required("provider_name")?;
    let name = field.one_of(&["upi_vpa", "razorpay", "payu", "zaakpay"])?;
    let vpa = asked.optional("merchant_vpa")?;
    match (Gateway::named(name), vpa) {
        (Some(_), Some(vpa)) => Err(vpa.invalid("goes with upi_vpa only")),
        (Some(gateway), None) => Ok(Provider::Gateway(gateway)),
        (None, None) => Err(Refusal::missing("merchant_vpa")),
        (None, Some(vpa)) => {
            let written = vpa.text(255)?;
            let parts = written.split_once('@');
            match parts.filter(|(user, bank)| !user.is_empty() && !bank.is_empty() && !bank.contains('@')) {
                Some(_) => Ok(Provider::UpiVpa(written.to_owned())),
                None => Err(vpa.invalid("must be a UPI address such as shop@bank")),
            }
        }
    }
}

fn code(asked: &Field, key: &str, n_digits: usize, otherwise: &str) -> Result<String, Refusal> {
    let Some(code) = asked.optional(key)? else { return Ok(otherwise.to_owned()) };
    let written = code.string()?;
    let fits = written.len() == n_digits && written.bytes().all(|byte| byte.is_ascii_digit());
    if fits && (key != "purpose_code" || purpose(written).is_some()) {
        return Ok(written.to_owned());
    }
    Err(code.invalid(format!("must be a known code of {n_digits} digits")))
}

fn redirect_url(asked: &Field) -> Result<Option<String>, Refusal> {
    match asked.optional("redirect_url")? {
        Some(url) => Ok(Some(url.web_address()?.to_owned())),
        None => Ok(None),
    }
}

/// A link that leads nowhere in the real world; it is opened by an act of the practice world.
fn new_link(state: &mut World, redirect_url: Option<String>, now_s: i64) -> OnboardingLink {
    let url = format!("https://practice.invalid/payment/onboarding/init/{}", state.ids.number(20));
    OnboardingLink { url, expires_s: now_s.saturating_add(LINK_LIFE_S), redirect_url }
}

async fn link(
    State(door): State<Door>,
    Path((version, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let asked = may(&door, &version, &id, &headers).and_then(|()| object(&headers, &body));
    written(asked.and_then(|asked| linked(&door, &asked)))
}

fn linked(door: &Door, body: &Value) -> Answered {
    let asked = Field::root(body);
    asked.only(&["configuration_name", "redirect_url"])?;
    let name = asked.required("configuration_name")?.text(NAME_MAX)?;
    let redirect_url = redirect_url(&asked)?;
    door.world.within_request(|state, now_ms| {
        let link = new_link(state, redirect_url, seconds(now_ms));
        let found = state.configurations.0.get_mut(name).ok_or_else(|| unknown(name))?;
        if !matches!(found.provider, Provider::Gateway(_)) {
            return Err(Refusal::invalid(
                "configuration_name",
                "names a UPI address, which needs no connecting",
            ));
        }
        let answer = json!({"oauth_url": link.url, "expiration": link.expires_s});
        found.link = Some(link);
        Ok(answer)
    })
}

async fn link_endpoint(
    State(door): State<Door>,
    Path((version, id, name)): Path<(String, String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let asked = may(&door, &version, &id, &headers).and_then(|()| object(&headers, &body));
    written(asked.and_then(|asked| {
        let asked = Field::root(&asked);
        asked.only(&["data_endpoint_url"])?;
        let url = asked.required("data_endpoint_url")?;
        if !url.web_address()?.starts_with("https://") {
            return Err(url.invalid("must be a URL with https"));
        }
        let url = url.string()?.to_owned();
        door.world.within_request(|state, now_ms| {
            let found = state.configurations.0.get_mut(&name).ok_or_else(|| unknown(&name))?;
            found.data_endpoint = Some(url);
            found.updated_s = seconds(now_ms);
            Ok(json!({"success": true}))
        })
    }))
}

async fn delete(
    State(door): State<Door>,
    Path((version, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let asked = may(&door, &version, &id, &headers).and_then(|()| object(&headers, &body));
    written(asked.and_then(|asked| {
        let asked = Field::root(&asked);
        asked.only(&["configuration_name"])?;
        let name = asked.required("configuration_name")?.text(NAME_MAX)?;
        let gone = door.world.within_request(|state, _| state.configurations.0.remove(name));
        gone.map(|_| json!({"success": true})).ok_or_else(|| unknown(name))
    }))
}

/// Everything here needs the terms of WhatsApp Payments accepted.
fn may(door: &Door, version: &str, id: &str, headers: &HeaderMap) -> Result<(), Refusal> {
    check_account(door, version, id, headers)?;
    if door.world.look(|state, _| state.dial.faults.habits.terms_pending) {
        let details = "WhatsApp Payments Terms of Service acceptance pending for this business account";
        return Err(Refusal::new(131_005, details));
    }
    Ok(())
}

fn unknown(name: &str) -> Refusal {
    Refusal::invalid("configuration_name", format!("{name} names no payment configuration"))
}

/// One configuration as lists show it.
fn entry(configuration: &Configuration) -> Value {
    let mut entry = Map::new();
    entry.insert("configuration_name".to_owned(), json!(configuration.name));
    let category = json!({"code": configuration.category_code, "description": "Merchant category"});
    entry.insert("merchant_category_code".to_owned(), category);
    let described = purpose(&configuration.purpose_code).unwrap_or_default();
    let purpose = json!({"code": configuration.purpose_code, "description": described});
    entry.insert("purpose_code".to_owned(), purpose);
    entry.insert("status".to_owned(), json!(configuration.status.name()));
    if let Some(mid) = &configuration.provider_mid {
        entry.insert("provider_mid".to_owned(), json!(mid));
    }
    // Lists spell the names with capitals.
    let shown = match &configuration.provider {
        Provider::Gateway(Gateway::Razorpay) => "RazorPay",
        Provider::Gateway(Gateway::Payu) => "PayU",
        Provider::Gateway(Gateway::Billdesk) => "BillDesk",
        Provider::Gateway(Gateway::Zaakpay) => "ZaakPay",
        Provider::UpiVpa(vpa) => {
            entry.insert("merchant_vpa".to_owned(), json!(vpa));
            "UPI_VPA"
        }
    };
    entry.insert("provider_name".to_owned(), json!(shown));
    entry.insert("created_timestamp".to_owned(), json!(configuration.created_s));
    entry.insert("updated_timestamp".to_owned(), json!(configuration.updated_s));
    Value::Object(entry)
}

fn purpose(code: &str) -> Option<&'static str> {
    const PURPOSES: [&str; 11] = [
        "Default",
        "SEMI",
        "AMC",
        "Travel",
        "Hospitality",
        "Hospital",
        "Telecom",
        "Insurance",
        "Education",
        "Gifting",
        "Others",
    ];
    code.parse::<usize>().ok().and_then(|at| PURPOSES.get(at)).copied()
}
