//! What people and networks do wrong: refused or survived, with the field named and nothing typed lost.

use crate::shop::{ASHA, HEARS_EVERYTHING, Shop, account_json, attention, bill, messages};
use app::{Code, read_account};
use domain::Paise;
use jiff::SignedDuration;
use secrecy::SecretString;
use vault::PassphraseSource;

#[tokio::test]
async fn a_good_bill_that_cannot_be_asked_for_stays_a_bill() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let number = shop.draft("500000.01");
    let refused = shop.app.send(number).unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), (Code::NotSendable, Some("total")));
    assert_eq!((shop.show(number).status, shop.show(number).total.as_str()), ("draft", "500000.01"));
}

#[tokio::test]
async fn a_name_of_any_length_and_script_is_sent_shortened_and_kept_whole() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    for name in ["क".repeat(5_000), "🍚".repeat(100), "أرز بسمتي \u{202e}طويل".into(), "\u{300}".repeat(70)]
    {
        let mut draft = bill(ASHA, "25.00");
        draft.lines[0].name.clone_from(&name);
        draft.buyer.name.clone_from(&name);
        let number = shop.app.draft(draft).unwrap().number;
        shop.app.send(number).unwrap();
        shop.sync().await;
        assert_eq!(messages(&shop.show(number)), ["order_details:delivered"]);
        assert_eq!(shop.show(number).customer, name);
    }
}

#[tokio::test]
async fn a_wrong_key_keeps_the_bill_waiting_and_says_so() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let vault = shop.app.vault(&PassphraseSource::None).unwrap();
    let account = shop.app.accounts().unwrap()[0].id;
    vault.put(&vault::SecretName::api_key(account), &SecretString::from("wrong-key-000000")).unwrap();
    let (number, reference) = shop.send("25.00");
    shop.sync().await;
    let view = shop.show(number);
    assert_eq!(
        (messages(&view), attention(&view)),
        (vec!["order_details:queued".into()], vec!["account_refused"])
    );
    shop.put_key();
    shop.sync().await;
    let view = shop.show(number);
    assert_eq!((messages(&view), attention(&view)), (vec!["order_details:delivered".into()], vec![]));
    assert_eq!(shop.world().ledger().references[&reference.to_string()].accepted_order_details, 1);
}

#[tokio::test]
async fn a_clock_that_is_a_day_behind_is_noticed_and_the_bill_arrives() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.world().advance(24 * 60 * 60 * 1000);
    let (number, _) = shop.send("25.00");
    let mut worker = shop.worker();
    worker.pass().await.unwrap();
    let book: Vec<_> = shop.app.attention_of_book().unwrap().into_iter().map(|open| open.code).collect();
    assert_eq!(book, ["clock_wrong"]);
    assert_eq!(messages(&shop.show(number)), ["order_details:accepted"]);
}

#[tokio::test]
async fn a_configuration_the_provider_does_not_know_is_sent_and_nobody_can_pay() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.app.remove_account("Practice", &PassphraseSource::None).unwrap();
    let file =
        read_account(account_json(&shop.sandbox, HEARS_EVERYTHING, "no_such_thing").as_bytes()).unwrap();
    let key = SecretString::from(shop.sandbox.api_key().to_string());
    shop.app.add_account(file, &key, None, &PassphraseSource::None).unwrap();
    shop.know_templates();
    let (number, reference) = shop.send("25.00");
    shop.sync().await;
    assert!(shop.world().pays(&reference.to_string()).is_err());
    assert_eq!(shop.show(number).payment.status, "unpaid");
}

#[tokio::test]
async fn answers_that_make_no_sense_are_survived() {
    for fault in ["html", "cut", "huge", "wrong-types", "redirect", "500", "500-after"] {
        let shop = Shop::open_with(HEARS_EVERYTHING, &format!("{fault}=1@messages"), 2).await;
        let (number, reference) = shop.send("25.00");
        let mut worker = shop.worker();
        shop.settle(&mut worker, SignedDuration::from_mins(2)).await;
        let view = shop.show(number);
        assert!(
            ["accepted", "sent", "delivered"].contains(&view.messages[0].state),
            "{fault}: {:?}",
            view.messages
        );
        assert_eq!(
            shop.world().ledger().references[&reference.to_string()].accepted_order_details,
            1,
            "{fault}"
        );
    }
}

#[tokio::test]
async fn lookups_that_make_no_sense_never_become_money() {
    for fault in ["html", "cut", "huge", "wrong-types", "redirect", "500", "429"] {
        let shop = Shop::open_with(HEARS_EVERYTHING, &format!("{fault}=3@lookup"), 2).await;
        let (number, reference) = shop.send("25.00");
        shop.sync().await;
        shop.world().pays(&reference.to_string()).unwrap();
        let mut worker = shop.worker();
        shop.settle(&mut worker, SignedDuration::from_mins(2)).await;
        assert_eq!(shop.show(number).payment.captured, Paise::new(2_500).to_rupees(), "{fault}");
    }
}

#[tokio::test]
async fn a_draft_that_cannot_be_finished_is_kept_as_it_was_typed() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let mut draft = bill(ASHA, "25.00");
    draft.lines.clear();
    let number = shop.app.draft(draft.clone()).unwrap().number;
    let refused = shop.app.send(number).unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), (Code::EmptyBill, Some("lines")));
    assert_eq!(shop.app.edit(number, bill(ASHA, "30.00")).unwrap(), Paise::new(3_000));
    shop.app.send(number).unwrap();
    assert_eq!(shop.app.edit(number, draft).unwrap_err().code, Code::NotADraft);
    shop.assert_sound();
}
