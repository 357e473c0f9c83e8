//! Accounts as the window adds and tests them.

use crate::shop::{HEARS_EVERYTHING, Shop, messages};
use app::views::{AccountForm, AccountTestView, Address, VaultKindName, VaultState};
use app::{App, Code};
use secrecy::SecretString;
use vault::PassphraseSource;
use words::{Language, Words};

const NOBODY: PassphraseSource = PassphraseSource::None;

fn form(shop: &Shop) -> AccountForm {
    let sandbox = &shop.sandbox;
    AccountForm {
        name: "Window".into(),
        channel: "kaleyra_v2".into(),
        region: "in".into(),
        base_url: sandbox.base_url(),
        sid: sandbox.sid().into(),
        phone_number: sandbox.phone_number().into(),
        phone_number_id: sandbox.phone_number_id().into(),
        gateway: "razorpay".into(),
        configuration_name: "practice_razorpay".into(),
        importer_name: "Practice Kirana".into(),
        importer_address: Some(Address {
            line1: "1 MG Road".into(),
            city: "Bengaluru".into(),
            state: "Karnataka".into(),
            pin: "560001".into(),
            ..Address::default()
        }),
        hears: "everything".into(),
        ..AccountForm::default()
    }
}

fn key(shop: &Shop) -> SecretString {
    SecretString::from(shop.sandbox.api_key().to_string())
}

async fn test(app: &App, name: &str) -> AccountTestView {
    app.test_account(name, &NOBODY).await.unwrap().view(&Words::new(Language::English))
}

fn passed(view: &AccountTestView) -> Vec<bool> {
    view.checks.iter().map(|check| check.ok).collect()
}

#[tokio::test]
async fn an_account_may_come_before_its_key_and_its_messages_wait_for_it() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.app.remove_account("Practice", &NOBODY).unwrap();
    let added = shop.app.add_account_from(&form(&shop)).unwrap();
    shop.know_templates();
    assert_eq!((added.name.as_str(), added.channel.as_str(), added.has_key), ("Window", "kaleyra_v2", false));
    let (number, _) = shop.send("25.00");
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:queued"]);
    let page = shop.app.order(number, &Words::new(Language::English)).unwrap();
    assert_eq!(page.why.title, "Not sent yet: the account has no key");
    shop.app.keep_key("Window", &key(&shop), &NOBODY).unwrap();
    assert!(shop.app.account_views().unwrap()[0].has_key);
    shop.sync().await;
    assert_eq!(messages(&shop.show(number)), ["order_details:delivered"]);
}

#[tokio::test]
async fn another_key_is_used_from_the_next_message_on() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let mut worker = shop.worker();
    shop.app.keep_key("Practice", &SecretString::from("wrong-key-000000"), &NOBODY).unwrap();
    let (number, _) = shop.send("25.00");
    worker.pass().await.unwrap();
    assert_eq!(messages(&shop.show(number)), ["order_details:queued"]);
    shop.app.keep_key("Practice", &key(&shop), &NOBODY).unwrap();
    worker.pass().await.unwrap();
    assert_eq!(messages(&shop.show(number)), ["order_details:accepted"]);
    assert_eq!(shop.app.keep_key("Nobody", &key(&shop), &NOBODY).unwrap_err().code, Code::AccountNotFound);
}

#[tokio::test]
async fn what_is_wrong_is_named_by_the_field_of_the_form() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let refused = |change: fn(&mut AccountForm)| {
        let mut wrong = form(&shop);
        change(&mut wrong);
        let refusal = shop.app.add_account_from(&wrong).unwrap_err();
        (refusal.code, refusal.field.unwrap_or_default())
    };
    assert_eq!(refused(|form| form.name.clear()), (Code::FieldMissing, "name".into()));
    assert_eq!(refused(|form| form.sid = "  ".into()), (Code::FieldMissing, "sid".into()));
    assert_eq!(refused(|form| form.phone_number = "12".into()), (Code::PhoneInvalid, "phone_number".into()));
    assert_eq!(
        refused(|form| form.configuration_name.clear()),
        (Code::FieldMissing, "configuration_name".into())
    );
    assert_eq!(refused(|form| form.gateway = "bank".into()), (Code::FieldInvalid, "gateway".into()));
    assert_eq!(refused(|form| form.upi_vpa = "asha".into()), (Code::FieldInvalid, "upi_vpa".into()));
    assert_eq!(refused(|form| form.upi_name = "Asha".into()), (Code::FieldMissing, "upi_vpa".into()));
    assert_eq!(
        refused(|form| form.payment_link = "rzp.io".into()),
        (Code::UrlInvalid, "payment_link".into())
    );
    assert_eq!(refused(|form| form.api_version = "24".into()), (Code::FieldInvalid, "api_version".into()));
    assert_eq!(refused(|form| form.importer_address = None), (Code::FieldMissing, "importer_address".into()));
    assert_eq!(
        refused(|form| form.base_url = "https://example.com".into()),
        (Code::HostNotAllowed, "base_url".into())
    );
    assert_eq!(refused(|form| form.name = "Practice".into()), (Code::AccountExists, "name".into()));
    assert_eq!(shop.app.account_views().unwrap().len(), 1);
}

#[tokio::test]
async fn a_test_tells_key_and_connection_apart_and_proves_a_configuration_by_a_payment() {
    let mut shop = Shop::open(HEARS_EVERYTHING).await;
    let untried = test(&shop.app, "Practice").await;
    assert_eq!(passed(&untried), [true, true, false]);
    assert!(untried.checks[2].message.contains("practice_razorpay"), "{untried:?}");
    let (_, reference) = shop.send("25.00");
    shop.sync().await;
    shop.world().pays(&reference.to_string()).unwrap();
    shop.sync().await;
    assert_eq!(passed(&test(&shop.app, "Practice").await), [true, true, true]);
    shop.app.keep_key("Practice", &SecretString::from("wrong-key-000000"), &NOBODY).unwrap();
    assert_eq!(passed(&test(&shop.app, "Practice").await), [true, false, true]);
    shop.sandbox.stop().await;
    assert_eq!(passed(&test(&shop.app, "Practice").await), [false, false, true]);
    let nobody = shop.app.test_account("Nobody", &NOBODY).await.unwrap_err();
    assert_eq!(nobody.code, Code::AccountNotFound);
}

#[tokio::test]
async fn the_vault_is_shown_without_being_asked() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let words = Words::new(Language::English);
    let view = shop.app.vault_view(&words).unwrap();
    assert_eq!((view.kind, view.state, view.problem), (VaultKindName::Memory, VaultState::Open, None));
    let folder = tempfile::tempdir().unwrap();
    let clock = std::sync::Arc::new(crate::shop::TestClock::new());
    let entropy = std::sync::Arc::new(crate::shop::CountingEntropy::new(5));
    let app = App::open_or_begin(folder.path(), false, clock, entropy).unwrap();
    let view = app.vault_view(&words).unwrap();
    assert_eq!((view.kind, view.state, view.problem), (VaultKindName::None, VaultState::None, None));
}
