//! Templates and payment configurations of an account: asked of Meta, vouched for on Kaleyra's channels.

use crate::shop::{HEARS_EVERYTHING, Shop};
use app::views::{NewConfigurationForm, TemplatePurposeName};
use app::{Code, read_account};
use jiff::SignedDuration;
use secrecy::SecretString;
use serde_json::json;
use vault::PassphraseSource;

const CLOUD: &str = "Straight from Meta";

/// A shop with an account at Meta beside the one at Kaleyra.
async fn at_meta() -> Shop {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let sandbox = &shop.sandbox;
    let file = json!({
        "name": CLOUD,
        "channel": "cloud",
        "base_url": sandbox.graph_base_url(),
        "phone_number": "+919876500002",
        "phone_number_id": sandbox.phone_number_id(),
        "waba_id": sandbox.waba_id(),
        "api_version": sandbox.graph_version(),
        "payment": { "gateway": "razorpay", "configuration_name": "practice_razorpay" },
        "hears": "everything",
    });
    let file = read_account(file.to_string().as_bytes()).unwrap();
    let key = SecretString::from(sandbox.access_token().to_owned());
    shop.app.add_account(file, &key, None, &PassphraseSource::None).unwrap();
    shop
}

fn states(view: &app::views::TemplatesView) -> Vec<(TemplatePurposeName, &str)> {
    view.templates.iter().map(|template| (template.purpose, template.state.as_str())).collect()
}

fn razorpay(name: &str) -> NewConfigurationForm {
    NewConfigurationForm { name: name.into(), provider: "razorpay".into(), ..Default::default() }
}

#[tokio::test]
async fn missing_templates_are_made_once_and_their_approval_is_followed() {
    let shop = at_meta().await;
    let before = shop.app.templates(CLOUD).unwrap();
    assert!(before.is_managed && before.templates.iter().all(|template| template.state == "missing"));
    let made = shop.app.create_templates(CLOUD, &PassphraseSource::None).await.unwrap();
    assert_eq!(
        states(&made),
        [
            (TemplatePurposeName::OrderDetails, "pending"),
            (TemplatePurposeName::OrderStatus, "pending"),
            (TemplatePurposeName::Reminder, "pending"),
        ]
    );
    shop.clock.advance(SignedDuration::from_mins(5));
    let seen = shop.app.refresh_templates(CLOUD, &PassphraseSource::None).await.unwrap();
    assert!(seen.templates.iter().all(|template| template.state == "approved"), "{seen:?}");
    let again = shop.app.create_templates(CLOUD, &PassphraseSource::None).await.unwrap();
    assert_eq!(again.templates.len(), 3, "none is made twice");
}

#[tokio::test]
async fn a_template_whose_answer_was_lost_is_found_in_the_list_and_not_made_again() {
    let shop = at_meta().await;
    shop.world().set_faults("lose-after=2@account".parse().unwrap());
    // The list is lost first, and nothing was begun.
    assert!(shop.app.create_templates(CLOUD, &PassphraseSource::None).await.is_err());
    shop.world().set_faults("lose-after=0@account".parse().unwrap());
    let made = shop.app.create_templates(CLOUD, &PassphraseSource::None).await.unwrap();
    assert_eq!(made.templates.len(), 3);
}

#[tokio::test]
async fn kaleyra_cannot_be_asked_so_the_shop_vouches() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.forget_templates();
    let refused = shop.app.refresh_templates("Practice", &PassphraseSource::None).await.unwrap_err();
    assert_eq!(refused.code, Code::NotManaged);
    let vouch = |name| shop.app.vouch_for_template("Practice", TemplatePurposeName::OrderDetails, name);
    assert_eq!(vouch("Bill!").unwrap_err().code, Code::TemplateInvalid);
    let view = vouch("practice_order").unwrap();
    assert!(view.templates[0].is_vouched && view.templates[0].state == "approved");
    shop.send("25.00");
    assert_eq!(vouch("").unwrap().templates[0].state, "missing");
}

#[tokio::test]
async fn a_gateway_is_connected_by_a_page_that_expires_and_an_unused_configuration_is_deleted() {
    let shop = at_meta().await;
    let none = PassphraseSource::None;
    let (view, page) = shop.app.create_configuration(CLOUD, &razorpay("second till"), &none).await.unwrap();
    let page = page.unwrap();
    assert_eq!(page.scheme(), "https");
    let made = view.configurations.iter().find(|one| one.name == "second till").unwrap();
    assert_eq!(made.state, "needs_connecting");
    assert!(made.link_expires_at.is_some());
    shop.world().opens_onboarding(page.as_str()).unwrap();
    let view = shop.app.refresh_configurations(CLOUD, &none).await.unwrap();
    let connected = view.configurations.iter().find(|one| one.name == "second till").unwrap();
    assert_ne!(connected.state, "needs_connecting");
    let refused = shop.app.create_configuration(CLOUD, &razorpay("second till"), &none).await.unwrap_err();
    assert_eq!(refused.code, Code::ProviderRefused);
    let view = shop.app.delete_configuration(CLOUD, "second till", &none).await.unwrap();
    assert!(view.configurations.iter().all(|one| one.name != "second till"));
    let used = shop.app.delete_configuration(CLOUD, "practice_razorpay", &none).await.unwrap_err();
    assert_eq!(used.code, Code::ConfigurationInUse);
}

#[tokio::test]
async fn a_configuration_whose_answer_was_lost_is_found_in_the_list() {
    let shop = at_meta().await;
    shop.world().set_faults("lose-after=1@account".parse().unwrap());
    let (view, page) =
        shop.app.create_configuration(CLOUD, &razorpay("till three"), &PassphraseSource::None).await.unwrap();
    assert_eq!(page, None);
    assert!(view.configurations.iter().any(|one| one.name == "till three"));
    let form = NewConfigurationForm { provider: "upi_vpa".into(), ..razorpay("upi") };
    let refused = shop.app.create_configuration(CLOUD, &form, &PassphraseSource::None).await.unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), (Code::FieldMissing, Some("merchant_vpa")));
}
