//! News about an account: templates and payment configurations are kept where they belong, another shop's news nowhere.

use crate::counter::ENGLISH;
use crate::shop::{HEARS_EVERYTHING, Shop};
use app::views::ChatsQuery;
use domain::{AccountId, AccountSettings, ChannelKind};
use doors::{Source, from_practice};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use store::{PaymentConfigurationRow, TemplatePurpose, TemplateRow, TemplateState};

const BUSINESS: &str = "102290129340398";
const NUMBER: &str = "106540352242922";

fn accept(shop: &Shop, channel: ChannelKind, raw: &impl ToString) {
    let webhook = from_practice(Source::from(channel), raw.to_string().into_bytes()).unwrap();
    shop.app.accept(channel, webhook).unwrap();
    shop.worker().apply_inbox().unwrap();
}

/// What Meta tells of a business, so many seconds from now.
fn tell(shop: &Shop, business: &str, in_seconds: i64, field: &str, value: &Value) {
    let time = shop.clock.now_ms() / 1000 + in_seconds;
    let changes = [json!({ "field": field, "value": value })];
    let entry = [json!({ "id": business, "time": time, "changes": changes })];
    accept(shop, ChannelKind::Cloud, &json!({ "object": "whatsapp_business_account", "entry": entry }));
}

/// A shop with an account at Meta beside its own.
async fn with_business() -> (Shop, AccountId) {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let known = shop.app.store().read(|book| book.accounts()).unwrap().remove(0).settings;
    let settings = AccountSettings {
        name: "Meta".into(),
        channel: ChannelKind::Cloud,
        sid: String::new(),
        phone_number: domain::PhoneNumber::parse("+919800000077").unwrap(),
        phone_number_id: NUMBER.into(),
        waba_id: Some(BUSINESS.into()),
        ..known
    };
    let now = now(&shop);
    let account = shop.app.store().write("test", move |book| book.insert_account(&settings, now)).unwrap();
    (shop, account)
}

fn now(shop: &Shop) -> Timestamp {
    Timestamp::from_millisecond(shop.clock.now_ms()).unwrap()
}

fn keep_template(shop: &Shop, account: AccountId) {
    let template = TemplateRow {
        account,
        purpose: TemplatePurpose::OrderDetails,
        language: "en".into(),
        name: "bill_1".into(),
        state: TemplateState::Pending,
        reason: None,
        is_vouched: true,
        checked_at: now(shop),
    };
    shop.app.store().write("test", move |book| book.keep_template(&template)).unwrap();
}

fn template(shop: &Shop, account: AccountId) -> TemplateRow {
    shop.app.store().read(|book| book.templates(account)).unwrap().remove(0)
}

fn event(word: &str, name: &str) -> Value {
    json!({"event": word, "message_template_name": name, "message_template_language": "en", "reason": "NONE"})
}

#[tokio::test]
async fn a_template_goes_where_whatsapp_says_it_went() {
    let (shop, account) = with_business().await;
    keep_template(&shop, account);
    let words = [
        ("APPROVED", TemplateState::Approved),
        ("FLAGGED", TemplateState::Approved),
        ("PAUSED", TemplateState::Paused),
        ("ENCHANTED", TemplateState::Other),
        ("DISABLED", TemplateState::Disabled),
        ("REINSTATED", TemplateState::Approved),
    ];
    for (n, (word, expected)) in (1..).zip(words) {
        tell(&shop, BUSINESS, n, "message_template_status_update", &event(word, "bill_1"));
        assert_eq!(template(&shop, account).state, expected, "{word}");
    }
    assert!(!template(&shop, account).is_vouched);
    let refused = json!({"event": "REJECTED", "message_template_name": "bill_1", "reason": "INVALID_FORMAT"});
    tell(&shop, BUSINESS, 60, "message_template_status_update", &refused);
    let template = template(&shop, account);
    assert_eq!(
        (template.state, template.reason.as_deref()),
        (TemplateState::Rejected, Some("INVALID_FORMAT"))
    );
}

#[tokio::test]
async fn news_of_another_business_or_template_or_of_long_ago_changes_no_template() {
    let (shop, account) = with_business().await;
    keep_template(&shop, account);
    tell(&shop, "999", 1, "message_template_status_update", &event("APPROVED", "bill_1"));
    tell(&shop, BUSINESS, 1, "message_template_status_update", &event("APPROVED", "bill_2"));
    let hindi =
        json!({"event": "APPROVED", "message_template_name": "bill_1", "message_template_language": "hi"});
    tell(&shop, BUSINESS, 1, "message_template_status_update", &hindi);
    tell(&shop, BUSINESS, -86_400, "message_template_status_update", &event("APPROVED", "bill_1"));
    assert_eq!(template(&shop, account).state, TemplateState::Pending);
    shop.assert_sound();
}

fn configurations(shop: &Shop, account: AccountId) -> Vec<PaymentConfigurationRow> {
    shop.app.store().read(|book| book.payment_configurations(account)).unwrap()
}

#[tokio::test]
async fn a_payment_configuration_is_kept_as_whatsapp_last_said_it() {
    let (shop, account) = with_business().await;
    let told = |status: &str, seconds: i64| {
        let at = shop.clock.now_ms() / 1000 - 100 + seconds;
        json!({"configuration_name": "main", "provider_name": "RazorPay", "provider_mid": "acc_1", "status": status,
            "created_timestamp": at, "updated_timestamp": at})
    };
    for (status, seconds) in [("Needs Testing", 1), ("Active", 3), ("Needs_Connecting", 2)] {
        tell(&shop, BUSINESS, 0, "payment_configuration_update", &told(status, seconds));
    }
    tell(&shop, "999", 0, "payment_configuration_update", &told("Needs Connecting", 9));
    let kept = configurations(&shop, account);
    let facts: Vec<_> = kept
        .iter()
        .map(|row| {
            (row.name.as_str(), row.provider.as_str(), row.state.as_str(), row.provider_mid.as_deref())
        })
        .collect();
    assert_eq!(facts, [("main", "razorpay", "active", Some("acc_1"))]);
}

/// The numbers that a person is told of.
fn strangers(shop: &Shop) -> Vec<String> {
    let open = shop.app.needs_you(&ENGLISH).unwrap();
    open.into_iter().filter(|open| open.code == "another_number").map(|open| open.what).collect()
}

fn written(id: &str, phone_number_id: &str, number: &str) -> Value {
    json!({"metadata": {"phone_number_id": phone_number_id, "display_phone_number": number},
        "contacts": [{"wa_id": "919812345678", "profile": {"name": "Asha"}}],
        "messages": [{"from": "919812345678", "id": id, "type": "text", "text": {"body": "hi"}}]})
}

fn n_chats(shop: &Shop) -> usize {
    shop.app.chats(&ChatsQuery { limit: 10, ..ChatsQuery::default() }).unwrap().chats.len()
}

#[tokio::test]
async fn news_of_another_number_changes_nothing_and_is_told_once() {
    let (shop, _) = with_business().await;
    for id in ["wamid.1", "wamid.2"] {
        tell(&shop, BUSINESS, 0, "messages", &written(id, "777", "+91 98000 00099"));
    }
    assert_eq!(n_chats(&shop), 0);
    assert_eq!(
        strangers(&shop),
        [
            "News about the WhatsApp number +91 98000 00099 arrives here. It belongs to no account of this book, so it changed nothing."
        ]
    );
    // Its own number is known by either name.
    tell(&shop, BUSINESS, 0, "messages", &written("wamid.3", NUMBER, ""));
    tell(&shop, BUSINESS, 0, "messages", &written("wamid.4", "moved", "919800000077"));
    assert_eq!((n_chats(&shop), strangers(&shop).len()), (1, 1));
    shop.clock.advance(SignedDuration::from_hours(7 * 24));
    tell(&shop, BUSINESS, 0, "messages", &written("wamid.5", NUMBER, ""));
    assert_eq!(strangers(&shop), [] as [String; 0]);
    shop.assert_sound();
}

#[tokio::test]
async fn a_payment_of_another_number_is_no_hint() {
    let (shop, _) = with_business().await;
    let (number, reference) = shop.send("25.00");
    shop.sync().await;
    let paid = json!({"metadata": {"phone_number_id": "777", "display_phone_number": "919800000099"}, "statuses": [
        {"id": "wamid.X", "type": "payment", "status": "captured", "payment": {"reference_id": reference.to_string(),
         "amount": {"value": 2500, "offset": 100}, "transaction": {"id": "order_x", "status": "success"}}}]});
    tell(&shop, BUSINESS, 0, "messages", &paid);
    assert_eq!(shop.show(number).payment.status, "unpaid");
    assert_eq!(strangers(&shop).len(), 1);
}

#[tokio::test]
async fn an_order_of_an_account_that_was_removed_still_hears_its_news() {
    let (shop, _) = with_business().await;
    let (number, _) = shop.send("25.00");
    shop.sync().await;
    let id = shop.show(number).messages[0].message_id.clone().unwrap();
    shop.app.remove_account("Practice", &vault::PassphraseSource::None).unwrap();
    let read = json!({"meta_object": {"field": "messages", "value": {"metadata": {"phone_number_id": shop.sandbox.phone_number_id()},
        "statuses": [{"id": "k", "status": "read"}]}}, "message_id": id, "status": "read"});
    accept(&shop, ChannelKind::KaleyraV2, &read);
    assert_eq!(shop.show(number).messages[0].state, "read");
    assert_eq!(strangers(&shop), [] as [String; 0]);
}

#[tokio::test]
async fn a_new_number_of_a_customer_stands_in_their_chat_and_opens_no_window() {
    let (shop, _) = with_business().await;
    let notice = |id: &str| {
        json!({"metadata": {"phone_number_id": NUMBER}, "messages": [{"from": "919812345678", "id": id, "type": "system",
            "system": {"type": "user_changed_number", "body": "Asha changed her number", "wa_id": "919812300000"}}]})
    };
    tell(&shop, BUSINESS, 0, "messages", &notice("wamid.1"));
    assert_eq!(n_chats(&shop), 0, "nobody becomes a customer by it");
    tell(&shop, BUSINESS, 0, "messages", &written("wamid.2", NUMBER, ""));
    shop.clock.advance(SignedDuration::from_hours(25));
    tell(&shop, BUSINESS, 0, "messages", &notice("wamid.3"));
    let row = shop.app.chats(&ChatsQuery { limit: 10, ..ChatsQuery::default() }).unwrap().chats.remove(0);
    assert_eq!(row.newest.as_ref().unwrap().text, "Asha changed her number");
    assert!(!row.window_open);
}

#[tokio::test]
async fn callbacks_of_the_first_generation_are_heard() {
    let (shop, _) = with_business().await;
    let own = shop.sandbox.phone_number().trim_start_matches('+').to_string();
    let query =
        format!("from=919812345678&type=text&name=Asha&body=Namaste&created_at=1795000000&wanumber={own}");
    accept(&shop, ChannelKind::KaleyraV1, &query);
    accept(&shop, ChannelKind::KaleyraV1, &query.replace(&own, "919800000099"));
    assert_eq!((n_chats(&shop), strangers(&shop).len()), (1, 1));
    let row = shop.app.chats(&ChatsQuery { limit: 10, ..ChatsQuery::default() }).unwrap().chats.remove(0);
    assert_eq!((row.name.as_str(), row.unread), ("Asha", 1));
}
