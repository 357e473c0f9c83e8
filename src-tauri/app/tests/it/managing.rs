//! Templates and payment configurations of an account: asked of Meta, vouched for on Kaleyra's channels.

use crate::shop::{AT_META, HEARS_EVERYTHING, Shop};
use app::Code;
use app::views::{NewConfigurationForm, TemplatePurposeName};
use jiff::SignedDuration;
use vault::PassphraseSource;

/// A shop with an account at Meta beside the one at Kaleyra.
async fn at_meta() -> Shop {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.add_account_at_meta();
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
    let before = shop.app.templates(AT_META).unwrap();
    assert!(before.is_managed && before.templates.iter().all(|template| template.state == "missing"));
    let made = shop.app.create_templates(AT_META, &PassphraseSource::None).await.unwrap();
    let each = [
        (TemplatePurposeName::OrderDetails, "pending"),
        (TemplatePurposeName::OrderStatus, "pending"),
        (TemplatePurposeName::Reminder, "pending"),
    ];
    assert_eq!(states(&made), each.repeat(2), "in every language of the shop's");
    shop.clock.advance(SignedDuration::from_mins(5));
    let seen = shop.app.refresh_templates(AT_META, &PassphraseSource::None).await.unwrap();
    assert!(seen.templates.iter().all(|template| template.state == "approved"), "{seen:?}");
    let again = shop.app.create_templates(AT_META, &PassphraseSource::None).await.unwrap();
    assert_eq!(again.templates.len(), 6, "none is made twice");
}

#[tokio::test]
async fn a_template_whose_answer_was_lost_is_found_in_the_list_and_not_made_again() {
    let shop = at_meta().await;
    shop.world().set_faults("lose-after=2@account".parse().unwrap());
    // The list is lost first, and nothing was begun.
    assert!(shop.app.create_templates(AT_META, &PassphraseSource::None).await.is_err());
    shop.world().set_faults("lose-after=0@account".parse().unwrap());
    let made = shop.app.create_templates(AT_META, &PassphraseSource::None).await.unwrap();
    assert_eq!(made.templates.len(), 6);
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
    let (view, page) = shop.app.create_configuration(AT_META, &razorpay("second till"), &none).await.unwrap();
    let page = page.unwrap();
    assert_eq!(page.scheme(), "https");
    let made = view.configurations.iter().find(|one| one.name == "second till").unwrap();
    assert_eq!(made.state, "needs_connecting");
    assert!(made.link_expires_at.is_some());
    shop.world().opens_onboarding(page.as_str()).unwrap();
    let view = shop.app.refresh_configurations(AT_META, &none).await.unwrap();
    let connected = view.configurations.iter().find(|one| one.name == "second till").unwrap();
    assert_ne!(connected.state, "needs_connecting");
    let refused = shop.app.create_configuration(AT_META, &razorpay("second till"), &none).await.unwrap_err();
    assert_eq!(refused.code, Code::ProviderRefused);
    let view = shop.app.delete_configuration(AT_META, "second till", &none).await.unwrap();
    assert!(view.configurations.iter().all(|one| one.name != "second till"));
    let used = shop.app.delete_configuration(AT_META, "practice_razorpay", &none).await.unwrap_err();
    assert_eq!(used.code, Code::ConfigurationInUse);
}

#[tokio::test]
async fn a_configuration_whose_answer_was_lost_is_found_in_the_list() {
    let shop = at_meta().await;
    shop.world().set_faults("lose-after=1@account".parse().unwrap());
    let (view, page) = shop
        .app
        .create_configuration(AT_META, &razorpay("till three"), &PassphraseSource::None)
        .await
        .unwrap();
    assert_eq!(page, None);
    assert!(view.configurations.iter().any(|one| one.name == "till three"));
    let form = NewConfigurationForm { provider: "upi_vpa".into(), ..razorpay("upi") };
    let refused = shop.app.create_configuration(AT_META, &form, &PassphraseSource::None).await.unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), (Code::FieldMissing, Some("merchant_vpa")));
}

#[tokio::test]
async fn new_bills_are_paid_by_the_configuration_that_a_person_chose() {
    let shop = at_meta().await;
    let none = PassphraseSource::None;
    let (_, page) = shop.app.create_configuration(AT_META, &razorpay("second till"), &none).await.unwrap();
    let refused = shop.app.use_configuration(AT_META, "second till").unwrap_err();
    assert_eq!(refused.code, Code::ConfigurationNotReady, "nobody can pay by it yet");
    shop.world().opens_onboarding(page.unwrap().as_str()).unwrap();
    for _ in 0..3 {
        shop.clock.advance(SignedDuration::from_mins(5));
        shop.app.refresh_configurations(AT_META, &none).await.unwrap();
    }
    let view = shop.app.use_configuration(AT_META, "second till").unwrap();
    assert_eq!(view.used, "second till");
    let left = shop.app.delete_configuration(AT_META, "practice_razorpay", &none).await.unwrap_err();
    assert_eq!(left.code, Code::ConfigurationInUse, "the account at Kaleyra has it still");
}
