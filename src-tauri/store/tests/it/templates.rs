//! What the provider knows of the shop beside its number.

use crate::bills::{TestBook, at};
use domain::{AccountId, AccountSettings, PhoneNumber};
use store::{LastWrote, PaymentConfigurationRow, TemplatePurpose, TemplateRow, TemplateState};

fn template(account: AccountId, language: &str, state: TemplateState) -> TemplateRow {
    TemplateRow {
        account,
        purpose: TemplatePurpose::OrderDetails,
        language: language.into(),
        name: "parchi_bill".into(),
        state,
        reason: None,
        is_vouched: false,
        checked_at: at(1),
    }
}

fn account(book: &TestBook, name: &str) -> AccountId {
    let settings = AccountSettings { name: name.into(), ..crate::bills::account() };
    book.write(move |book| book.insert_account(&settings, at(0)))
}

#[test]
fn a_template_is_known_by_purpose_and_language_and_what_is_learned_replaces_what_was_known() {
    let book = TestBook::new();
    let account = account(&book, "Counter");
    for row in [
        template(account, "en", TemplateState::Pending),
        template(account, "hi", TemplateState::Approved),
        template(account, "en", TemplateState::Rejected),
    ] {
        book.write(move |book| book.keep_template(&row));
    }
    let found = book.read(|book| book.template(account, TemplatePurpose::OrderDetails, "en")).unwrap();
    assert_eq!(found.state, TemplateState::Rejected);
    assert_eq!(book.read(|book| book.template(account, TemplatePurpose::OrderStatus, "en")), None);
    assert_eq!(book.read(|book| book.templates(account)).len(), 2);
    assert!(book.write(move |book| book.forget_template(account, TemplatePurpose::OrderDetails, "en")));
    assert_eq!(book.read(|book| book.templates(account)).len(), 1);
}

#[test]
fn accounts_know_their_own_templates_only() {
    let book = TestBook::new();
    let (one, other) = (account(&book, "Counter"), account(&book, "Godown"));
    let row = template(one, "en", TemplateState::Approved);
    book.write(move |book| book.keep_template(&row));
    assert_eq!(book.read(|book| book.templates(other)), []);
}

#[test]
fn the_end_of_a_link_stays_known_until_there_is_another_link() {
    let book = TestBook::new();
    let account = account(&book, "Counter");
    let row = PaymentConfigurationRow {
        account,
        name: "shop_payu".into(),
        provider: "payu".into(),
        state: "needs_connecting".into(),
        merchant_vpa: None,
        provider_mid: None,
        link_expires_at: Some(at(9_000)),
        changed_at: None,
        checked_at: at(1),
    };
    let listed = PaymentConfigurationRow { link_expires_at: None, checked_at: at(2), ..row.clone() };
    book.write(move |book| book.keep_payment_configuration(&row));
    book.write(move |book| book.keep_payment_configuration(&listed));
    let known = book.read(|book| book.payment_configurations(account));
    assert_eq!(known.iter().map(|row| row.link_expires_at).collect::<Vec<_>>(), [Some(at(9_000))]);
    assert!(book.write(move |book| book.forget_payment_configuration(account, "shop_payu")));
    assert_eq!(book.read(|book| book.payment_configurations(account)), []);
}

#[test]
fn what_is_heard_of_a_customer_and_what_the_shop_says_stand_apart() {
    let book = TestBook::new();
    let phone = PhoneNumber::parse("9812345678").unwrap();
    let asha = {
        let phone = phone.clone();
        book.write(move |book| book.keep_customer("Asha", &phone, at(0)))
    };
    assert_eq!(book.read(|book| book.last_wrote(asha)), LastWrote::default());
    book.write(move |book| book.say_customer_wrote(asha, at(20)));
    book.write(move |book| book.say_customer_wrote(asha, at(10)));
    book.write(move |book| book.note_customer_wrote(&phone, at(5)));
    let known = book.read(|book| book.last_wrote(asha));
    assert_eq!(known, LastWrote { heard_at: Some(at(5)), said_at: Some(at(20)), closed_at: None });
}
