//! The practice shop before its first day: Navrang Kirana of Nagpur, its goods, its customers, its account.
//!
//! None of it is real. The GSTIN has the right form and belongs to nobody; codes of goods are of the range that shops
//! give out themselves.

use crate::goods;
use app::views::{Address, InvoicingForm, LanguageTag, PricesForm, RegistrationForm, ShopView};
use app::{AccountFile, App, AppError, Code, read_account};
use domain::{ChannelKind, PhoneNumber};
use sandbox::{ABANDONS, ASHA, Sandbox, World};
use secrecy::SecretString;
use serde_json::json;

/// The name on its bills.
const NAME: &str = "Navrang Kirana";

/// What customers wrote this morning, so that some windows are open and some chats not empty.
const THIS_MORNING: [(&str, &str); 4] = [
    (ABANDONS, "કેમ છો? અડધો કિલો કાજુ મારા માટે રાખજો."),
    ("+919812340009", "Good morning, is there fresh curd today?"),
    ("+919812340002", "नमस्ते भैया, 5 किलो आटा और एक घी भिजवा दीजिए।"),
    (ASHA, "Namaste! 2 kilo chawal, shakkar aur chai patti chahiye."),
];

/// Sets up what is not there yet. The shop's name comes last: where it has one, all the rest is there too, however
/// often the program was killed on the way.
pub(crate) fn set_up(app: &App, world: &World) -> Result<(), AppError> {
    if !app.shop()?.name.is_empty() {
        return Ok(());
    }
    for good in goods::all() {
        match app.save_product(&good) {
            Err(error) if error.code == Code::ProductCodeTaken => {}
            saved => drop(saved?),
        }
    }
    let ledger = world.ledger();
    let customers = ledger.customers.iter();
    let known =
        customers.filter_map(|(phone, entry)| Some((entry.name.clone(), PhoneNumber::parse(phone).ok()?)));
    app.meet_practice_customers(known.collect())?;
    for (phone, text) in THIS_MORNING {
        let has_written = ledger.customers.get(phone).is_some_and(|entry| !entry.bubbles.is_empty());
        if !has_written {
            world.customer_writes(phone, text).map_err(|_| AppError::new(Code::Internal))?;
        }
    }
    app.set_shop(&shop()).map(drop)
}

/// The key of the account in the practice world of this start.
pub(crate) fn key(sandbox: &Sandbox, channel: ChannelKind) -> SecretString {
    SecretString::from(match channel {
        ChannelKind::KaleyraV1 | ChannelKind::KaleyraV2 => sandbox.api_key(),
        ChannelKind::Cloud => sandbox.access_token(),
    })
}

/// The account in the practice world of this start.
pub(crate) fn account(sandbox: &Sandbox, channel: ChannelKind) -> Result<AccountFile, AppError> {
    let [(gateway, configuration_name), _] = sandbox.configuration_names();
    let Address { line1, city, state, pin, .. } = address();
    let file = json!({
        "name": "practice",
        "channel": channel.as_str(),
        "base_url": sandbox.base_url(),
        "sid": sandbox.sid(),
        "phone_number": sandbox.phone_number(),
        "phone_number_id": sandbox.phone_number_id(),
        "waba_id": sandbox.waba_id(),
        "api_version": sandbox.graph_version(),
        "payment": { "gateway": gateway, "configuration_name": configuration_name },
        "importer": {
            "name": NAME,
            "address": { "line1": line1, "city": city, "state": state, "pin": pin },
        },
        "hears": "everything",
    });
    read_account(file.to_string().as_bytes())
}

fn shop() -> ShopView {
    ShopView {
        name: NAME.to_owned(),
        upi_id: "navrang.kirana@practice".to_owned(),
        state: "27".to_owned(),
        registration: RegistrationForm::Regular,
        gstin: "27ABCFN1234K1ZC".to_owned(),
        address: Some(address()),
        prices: PricesForm::Inclusive,
        round_off: true,
        customer_language: LanguageTag::English,
        invoicing: InvoicingForm::default(),
    }
}

fn address() -> Address {
    Address {
        line1: "14 Station Road".to_owned(),
        line2: "Sitabuldi".to_owned(),
        city: "Nagpur".to_owned(),
        state: "Maharashtra".to_owned(),
        pin: "440012".to_owned(),
    }
}
