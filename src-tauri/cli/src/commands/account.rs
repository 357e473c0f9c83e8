//! `account …`: messaging accounts. A key goes from the environment or the keyboard into the vault, and is never shown.

use crate::args::{Account, AddAccount};
use crate::input;
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::secrets::{from_variable, passphrase_for, secret, with_passphrase};
use crate::session::Session;
use ::whatsapp::ApiKey;
use app::account_test::Answer as Tested;
use app::{Code, read_account};
use domain::ChannelKind;
use domain::account::Hears;
use domain::upi::Mcc;
use secrecy::SecretString;
use serde_json::json;
use words::Message;

/// Does what the command says.
pub fn run(session: &Session, command: &Account) -> Result<Answer, Refusal> {
    match command {
        Account::Add(options) => add(session, options),
        Account::List => list(session),
        Account::Test { name } => session.block_on(test(session, name))?,
        Account::Remove { name } => remove(session, name),
    }
}

fn add(session: &Session, options: &AddAccount) -> Result<Answer, Refusal> {
    let file = read_account(&input::read_text(&options.file)?)?;
    let app_secret = app_secret(options, file.settings().channel)?;
    let key = secret(session, options.secret_from_env.as_deref(), &Message::AccountAskKey)?;
    ApiKey::new(&key).map_err(|_| Refusal::new("secret_invalid").at("secret"))?;
    let app = session.open_or_begin(false)?;
    let host = options.allow_host.as_deref();
    let (source, added) =
        with_passphrase(session, |source| app.add_account(file.clone(), &key, host, source));
    let account = added?;
    if let Some(app_secret) = app_secret {
        app.keep_app_secret(&account.settings.name, &app_secret, &source)?;
    }
    let (words, name) = (session.words(), account.settings.name.as_str());
    let hears = match account.settings.hears {
        Hears::Everything => words.say(&Message::AccountHearsEverything),
        Hears::Payments => words.say(&Message::AccountHearsPayments),
    };
    let lines = vec![words.say(&Message::AccountAdded { name }), hears];
    Ok(Answer::of(json!({ "id": account.id.to_string(), "name": name })).said(lines))
}

/// The secret that Meta signs its webhooks with, which no other channel has.
fn app_secret(options: &AddAccount, channel: ChannelKind) -> Result<Option<SecretString>, Refusal> {
    let Some(variable) = options.app_secret_from_env.as_deref() else { return Ok(None) };
    if channel != ChannelKind::Cloud {
        return Err(Refusal::usage().at("--app-secret-from-env"));
    }
    let app_secret = from_variable(variable, "--app-secret-from-env")?;
    ApiKey::new(&app_secret).map_err(|_| Refusal::new("secret_invalid").at("--app-secret-from-env"))?;
    Ok(Some(app_secret))
}

fn list(session: &Session) -> Result<Answer, Refusal> {
    let accounts = session.open()?.accounts()?;
    let lines = accounts.iter().map(|account| {
        let settings = &account.settings;
        format!("{}  {}  {}", settings.name, settings.channel.as_str(), settings.phone_number.as_str())
    });
    let lines = lines.collect();
    let accounts: Vec<_> = accounts
        .iter()
        .map(|account| {
            let settings = &account.settings;
            json!({
                "id": account.id.to_string(),
                "name": settings.name,
                "channel": settings.channel.as_str(),
                "base_url": settings.base_url,
                "sid": Some(settings.sid.as_str()).filter(|sid| !sid.is_empty()),
                "phone_number": settings.phone_number.as_str(),
                "phone_number_id": settings.phone_number_id,
                "waba_id": settings.waba_id,
                "api_version": (!settings.channel.is_kaleyra()).then_some(settings.api_version.as_str()),
                "callback_profile_id": settings.callback_profile_id,
                "catalog_id": settings.catalog_id,
                "gateway": settings.gateway.as_str(),
                "configuration_name": settings.configuration_name,
                "web": settings.takes_web,
                "upi": settings.upi.as_ref().map(|payee| json!({
                    "vpa": payee.vpa.as_str(),
                    "name": payee.name,
                    "mcc": payee.mcc.as_ref().map(Mcc::as_str),
                })),
                "payment_link": settings.payment_link.as_ref().map(|link| json!({ "uri": link.as_str() })),
                "hears": settings.hears.as_str(),
            })
        })
        .collect();
    Ok(Answer::of(json!({ "accounts": accounts })).said(lines))
}

/// Tests an account without sending anything to anybody.
async fn test(session: &Session, name: &str) -> Result<Answer, Refusal> {
    let app = session.open()?;
    let source = passphrase_for(session, &app);
    let tested = app.test_account(name, &source).await?;
    match tested.answer {
        Tested::Accepted => {
            let line = session.words().say(&Message::AccountTestReached { name });
            Ok(Answer::of(json!({ "name": name, "reached": true, "key": "accepted" })).said(vec![line]))
        }
        Tested::KeyRefused => {
            let sentence = session.words().say(&Message::AccountTestKeyRefused { name });
            Err(Refusal::new(Code::Refused.as_str()).at("secret").saying(sentence))
        }
        Tested::NotAsked(refusal) | Tested::NoAnswer(refusal) => Err(refusal.into()),
    }
}

fn remove(session: &Session, name: &str) -> Result<Answer, Refusal> {
    let app = session.open()?;
    let (_, removed) = with_passphrase(session, |source| app.remove_account(name, source));
    let line = session.words().say(&Message::AccountRemoved { name });
    Ok(Answer::of(json!({ "id": removed?.to_string(), "name": name })).said(vec![line]))
}
