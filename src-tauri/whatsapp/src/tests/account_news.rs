//! What is read out of Meta's webhooks about an account, and whose number news is about.

use super::samples::settings;
use super::told::{read, told_on, whose};
use crate::Whose;
use domain::ChannelKind;
use expect_test::{Expect, expect};
use serde_json::{Value, json};

fn update(field: &str, value: &Value) -> Value {
    json!({"object": "whatsapp_business_account",
           "entry": [{"id": "102290129340398", "time": 1_739_321_024, "changes": [{"field": field, "value": value}]}]})
}

#[track_caller]
fn check(field: &str, value: &Value, expect: &Expect) {
    let body = update(field, value).to_string();
    expect.assert_eq(&told_on(ChannelKind::Cloud, &body));
    assert!(whose(ChannelKind::Cloud, &body).ends_with(" | 102290129340398"));
}

#[test]
fn what_becomes_of_a_template_is_told() {
    let template = json!({"message_template_id": 1_689_556_908_129_832_i64, "message_template_name": "bill_1",
        "message_template_language": "en_US"});
    let with = |facts: Value| {
        let mut template = template.clone();
        template.as_object_mut().unwrap().extend(facts.as_object().unwrap().clone());
        template
    };
    check(
        "message_template_status_update",
        &with(json!({"event": "APPROVED", "reason": "NONE"})),
        &expect!["template | 1689556908129832 | bill_1 | en_US | APPROVED | – | – | 1739321024"],
    );
    check(
        "message_template_status_update",
        &with(
            json!({"event": "REJECTED", "reason": "INVALID_FORMAT", "other_info": {"title": "t", "description": "d"}}),
        ),
        &expect![
            "template | 1689556908129832 | bill_1 | en_US | REJECTED | – | INVALID_FORMAT: d | 1739321024"
        ],
    );
    check(
        "message_template_quality_update",
        &with(json!({"previous_quality_score": "GREEN", "new_quality_score": "RED"})),
        &expect!["template | 1689556908129832 | bill_1 | en_US | – | RED | – | 1739321024"],
    );
}

#[test]
fn a_configuration_a_number_and_the_accounts_standing_are_told() {
    check(
        "payment_configuration_update",
        &json!({"configuration_name": "main", "provider_name": "razorpay", "provider_mid": "acc_1", "status": "Needs Testing"}),
        &expect!["payment_configuration | main | razorpay | Needs Testing | 1739321024"],
    );
    check(
        "phone_number_quality_update",
        &json!({"display_phone_number": "919800000001", "event": "DOWNGRADE", "old_limit": "TIER_10K", "current_limit": "TIER_1K"}),
        &expect!["number_quality | 919800000001 | DOWNGRADE | TIER_1K | TIER_10K | 1739321024"],
    );
    check(
        "account_update",
        &json!({"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": ["DISABLE"], "is_final": false}}),
        &expect![
            "account | account_update | DISABLED_UPDATE | event=DISABLED_UPDATE,ban_info.waba_ban_state.0=DISABLE,ban_info.is_final=false | 1739321024"
        ],
    );
    check(
        "account_review_update",
        &json!({"decision": "APPROVED"}),
        &expect!["account | account_review_update | APPROVED | decision=APPROVED | 1739321024"],
    );
    check(
        "flows",
        &json!({"event": "FLOW_STATUS_CHANGE"}),
        &expect![[r#"unknown | an update of "flows" that is not read"#]],
    );
}

#[test]
fn kaleyra_passes_the_same_on() {
    let value =
        json!({"event": "APPROVED", "message_template_name": "bill_1", "message_template_language": "en"});
    let wrapped = json!({"meta_object": {"field": "message_template_status_update", "value": value},
        "extra_info": {"waba_id": "102290129340398"}});
    for body in [wrapped, value] {
        for channel in [ChannelKind::KaleyraV1, ChannelKind::KaleyraV2] {
            let told = told_on(channel, &body.to_string());
            assert_eq!(told, "template | – | bill_1 | en | APPROVED | – | – | –", "{channel:?} {body}");
        }
    }
}

#[test]
fn what_happens_twice_is_no_repeat_and_a_repeat_is_one() {
    let key = |time: i64| {
        let mut body = update(
            "message_template_status_update",
            &json!({"event": "APPROVED", "message_template_name": "a"}),
        );
        body["entry"][0]["time"] = time.into();
        read(ChannelKind::Cloud, &body.to_string())[0].news.event_key().to_owned()
    };
    assert_eq!(key(1), key(1));
    assert_ne!(key(1), key(2));
    assert!(key(1).len() <= 80);
}

#[test]
fn a_customers_new_number_is_told_and_is_nothing_that_they_wrote() {
    let notice = |system: Value| {
        let message = json!({"from": "919812345678", "id": "wamid.1", "timestamp": "1750269342", "type": "system", "system": system});
        update("messages", &json!({"metadata": {"phone_number_id": "1"}, "messages": [message]})).to_string()
    };
    let changed = json!({"body": "Ravi changed", "wa_id": "919812300000", "type": "user_changed_number"});
    expect![
        "system | 919812345678 | wamid.1 | user_changed_number | Ravi changed | 919812300000 | 1750269342"
    ]
    .assert_eq(&told_on(ChannelKind::Cloud, &notice(changed)));
    let same =
        json!({"body": "Ravi changed phones", "wa_id": "919812345678", "type": "customer_identity_changed"});
    expect![
        "system | 919812345678 | wamid.1 | customer_identity_changed | Ravi changed phones | – | 1750269342"
    ]
    .assert_eq(&told_on(ChannelKind::Cloud, &notice(same)));
}

#[test]
fn each_piece_of_a_batch_names_its_own_number() {
    let value = |id: &str, message: &str| {
        json!({"field": "messages", "value": {"metadata": {"phone_number_id": id, "display_phone_number": "919800000001"},
            "statuses": [{"id": message, "status": "sent"}]}})
    };
    let body = json!({"entry": [{"id": "w1", "changes": [value("1", "a"), value("2", "b")]}, {"id": "w2", "changes": [value("3", "c")]}]});
    expect![[r#"
        1 | 919800000001 | w1
        2 | 919800000001 | w1
        3 | 919800000001 | w2"#]]
    .assert_eq(&whose(ChannelKind::Cloud, &body.to_string()));
}

#[test]
fn kaleyras_wrapper_names_the_business() {
    let body = json!({"meta_object": {"field": "messages", "value": {"metadata": {"phone_number_id": "1"},
        "statuses": [{"id": "k", "status": "sent"}]}}, "extra_info": {"waba_id": "w"}});
    assert_eq!(whose(ChannelKind::KaleyraV2, &body.to_string()), "1 | – | w");
    let incoming = json!({"from": "919812345678", "type": "text", "body": "hi", "wanumber": "919800000001"});
    assert_eq!(whose(ChannelKind::KaleyraV1, &incoming.to_string()), "– | 919800000001 | –");
}

#[track_caller]
fn check_number(id: Option<&str>, number: Option<&str>, expected: Option<bool>) {
    let text = |text: Option<&str>| text.map(str::to_owned);
    let whose = Whose { phone_number_id: text(id), phone_number: text(number), waba_id: None };
    assert_eq!(whose.is_number_of(&settings()), expected, "{whose:?}");
}

#[test]
fn a_number_is_known_by_its_id_or_its_digits() {
    check_number(Some("106540352242922"), None, Some(true));
    check_number(Some("1"), None, Some(false));
    check_number(Some("1"), Some("+91 98000 00001"), Some(true));
    check_number(Some("106540352242922"), Some("919800000009"), Some(true));
    check_number(None, Some("9800000001"), Some(true));
    check_number(None, Some("919800000009"), Some(false));
    check_number(None, Some("91XXXXXXXXXX"), None);
    check_number(None, None, None);
}
