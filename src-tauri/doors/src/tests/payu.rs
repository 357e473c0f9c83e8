//! PayU's hash, which stands in the body it is about.

use secrecy::SecretString;

use crate::{MAX_WEBHOOK_BYTES, PayuHash, Proof, Rejected, Source, UnusableCheck, VerifiedWebhook};

pub(super) const SALT: &str = "SALTforTests01";

/// The body up to its hash.
const PAID: &str = "mihpayid=403993715527186439&mode=UPI&status=success&key=TESTKY&txnid=TXN1&amount=42.50\
    &productinfo=Chai+%26+sugar&firstname=Asha&email=asha%40example.com\
    &udf1=K7Q3A0000123B&udf2=&udf3=&udf4=&udf5=five&bank_ref_num=606312345678";
const HASH: &str = "691dae25ba056748dc969127b8b61f3a5681b80da6b9109328b996fc4a819a3c\
    5f5839b1cc61b842ecb19df490b64b60d7820bb1cfe83c14ee469b9245708066";
/// With `additionalCharges` of 2.50.
const HASH_WITH_CHARGES: &str = "22af696f10474be45ad95e62aef169b5965d4e36ccf6ba2a3ba37e4b3dae18e7\
    19d822611bfcb4d0777eab0bff1b457ab9f0e382c6a515d4c790b14815906a50";
/// With `udf10=ten` to `udf6=six` in their places.
const HASH_WITH_TEN: &str = "684d28fb620134e5fe648ea00b431068e44ec47e11b9cf7909f8878df26bad7c\
    be0305502352d5ff436e06d563a35952bd01eabf4cc6db9e1a1908b89767d15b";
/// As one of PayU's own kits has it: the status left out.
const HASH_WITHOUT_STATUS: &str = "4cf284915c60fe7dc25fd60783b31d74dc9eefa248fd07a24a7aad36709abd97\
    60bd30640bbe11dc0c8de1b064b4664d5e6a5236107743a11fae29e12d970d6d";
/// What the shop itself sends when it asks for this payment.
const HASH_OF_THE_SHOP: &str = "98cdc7620a744c446d0d2be1d952b50eee6468ad05a8c36db61c45cd3f7211f8\
    d0d116cbc4ec60fc16b8d2bae98b7c3f6cbfcc617a080819d27246b16d8cecea";

/// A webhook that is proved.
pub(super) fn paid() -> String {
    format!("{PAID}&hash={HASH}")
}

fn check(body: &str) -> Result<Proof, Rejected> {
    let check = PayuHash::new(SecretString::from(SALT)).unwrap();
    check.verify(body.as_bytes().to_vec()).as_ref().map(VerifiedWebhook::proof).map_err(|e| *e)
}

#[track_caller]
fn check_right(body: &str) {
    assert_eq!(check(body), Ok(Proof::PayuHash), "{body}");
}

#[track_caller]
fn check_wrong(body: &str) {
    assert_eq!(check(body), Err(Rejected::ProofWrong), "{body}");
}

#[test]
fn a_form_is_proved_by_the_hash_of_its_fields() {
    check_right(&paid());
    let check = PayuHash::new(SecretString::from(SALT)).unwrap();
    let webhook = check.verify(paid().into_bytes()).unwrap();
    assert_eq!((webhook.source(), webhook.raw()), (Source::Payu, paid().as_bytes()));
}

#[test]
fn so_is_json_and_a_number_in_it_stays_as_it_is_written() {
    let json = |amount: &str| {
        format!(
            r#" {{"status":"success","key":"TESTKY","txnid":"TXN1","amount":{amount},"mihpayid":403993715527186439,
            "productinfo":"Chai \u0026 sugar","firstname":"Asha","email":"asha@example.com","more":{{"a":[1]}},
            "udf1":"K7Q3A0000123B","udf2":null,"udf5":"five","hash":"{HASH}"}}"#
        )
    };
    check_right(&json(r#""42.50""#));
    check_right(&json("42.50"));
    check_wrong(&json("42.5"));
    check_wrong(&json("null"));
    check_wrong(&json(r#"{"value":"42.50"}"#));
    check_wrong(&json(r#"["42.50"]"#));
}

#[test]
fn the_order_of_the_fields_does_not_matter_and_absent_ones_are_empty() {
    let mut fields: Vec<String> = paid().split('&').map(str::to_owned).collect();
    fields.reverse();
    fields.retain(|field| !["udf2=", "udf3=", "udf4="].contains(&field.as_str()));
    check_right(&fields.join("&"));
}

#[test]
fn additional_charges_are_part_of_the_hash() {
    for name in ["additionalCharges", "additional_charges"] {
        check_right(&format!("{PAID}&{name}=2.50&hash={HASH_WITH_CHARGES}"));
        check_wrong(&format!("{PAID}&{name}=2.51&hash={HASH_WITH_CHARGES}"));
        check_wrong(&format!("{PAID}&{name}=2.50&hash={HASH}"));
        check_right(&format!("{PAID}&{name}=&hash={HASH}"));
    }
    check_wrong(&format!("{PAID}&hash={HASH_WITH_CHARGES}"));
    check_wrong(&format!("{PAID}&additionalCharges=2.50&additional_charges=9.50&hash={HASH_WITH_CHARGES}"));
}

#[test]
fn the_second_five_user_fields_may_be_hashed_or_left_empty() {
    let ten = "udf6=six&udf7=seven&udf8=eight&udf9=nine&udf10=ten";
    check_right(&format!("{PAID}&{ten}&hash={HASH_WITH_TEN}"));
    check_right(&format!("{PAID}&{ten}&hash={HASH}"));
    check_wrong(&format!("{PAID}&{ten}1&hash={HASH_WITH_TEN}"));
    check_wrong(&format!("{PAID}&hash={HASH_WITH_TEN}"));
}

#[test]
fn hashes_of_other_things_are_no_proof() {
    check_wrong(&format!("{PAID}&hash={HASH_WITHOUT_STATUS}"));
    check_wrong(&format!("{PAID}&hash={HASH_OF_THE_SHOP}"));
    check_wrong(&format!("{PAID}&hash={}", HASH.to_uppercase()));
    check_wrong(&format!("{PAID}&hash={HASH}0"));
    check_wrong(&format!("{PAID}&hash={}", &HASH[1..]));
    check_wrong(&format!("{PAID}&hash={HASH}+"));
}

#[test]
fn what_is_hashed_cannot_be_changed() {
    let change = |from: &str, to: &str| check_wrong(&paid().replacen(from, to, 1));
    change("status=success", "status=failure");
    change("key=TESTKY", "key=TESTKZ");
    change("txnid=TXN1", "txnid=TXN2");
    change("amount=42.50", "amount=42.5");
    change("amount=42.50", "amount=425.0");
    change("productinfo=Chai+%26", "productinfo=Chai+%27");
    change("firstname=Asha", "firstname=asha");
    change("email=asha%40", "email=asha+");
    change("udf1=K", "udf1=L");
    change("udf2=", "udf2=five");
    change("udf5=five", "udf5=");
    change("&udf4=&udf5=five", "&udf4=five&udf5=");
}

#[test]
fn without_a_hash_nothing_is_proved() {
    for body in ["", "a", PAID, "{", "{}", "[]", "null", r#"{"action":"refund","status":"success"}"#, "hash"]
    {
        assert_eq!(check(body), Err(Rejected::ProofMissing), "{body}");
    }
    assert_eq!(check(&format!("{PAID}&hash=")), Err(Rejected::ProofMissing));
    let deep = format!(r#"{{"status":{}"#, "[".repeat(100_000));
    assert_eq!(check(&deep), Err(Rejected::ProofMissing));
}

#[test]
fn a_body_that_could_be_read_in_two_ways_is_refused() {
    check_wrong(&paid().replacen("amount=42.50", "amount=42.50&amount=1.00", 1));
    check_wrong(&paid().replacen("amount=42.50", "amount=1.00&amount=42.50", 1));
    check_wrong(&format!("{}&status=failure", paid()));
    check_wrong(&format!("{}&%73tatus=failure", paid()));
    // The same bytes are hashed, cut elsewhere.
    check_wrong(&paid().replacen("firstname=Asha", "firstname=", 1).replacen(
        "asha%40example.com",
        "asha%40example.com%7CAsha",
        1,
    ));
    check_wrong(&paid().replacen("udf5=five&", "udf5=five%7C&", 1));
    check_wrong(&paid().replacen("key=TESTKY", "key=TESTKY%80%00", 1));
    check_right(&format!("{}&status=success", paid()));
}

#[test]
fn a_hash_over_nothing_is_no_proof_of_a_payment() {
    check_wrong(&format!("hash={HASH}"));
    check_wrong(&format!("status=success&txnid=TXN1&amount=42.50&hash={HASH}"));
}

#[test]
fn either_of_two_salts_will_do() {
    let check = PayuHash::new(SecretString::from("another")).unwrap();
    assert_eq!(check.verify(paid().into_bytes()), Err(Rejected::ProofWrong));
    let check = check.with_previous(SecretString::from(SALT)).unwrap();
    assert!(check.verify(paid().into_bytes()).is_ok());
    assert_eq!(PayuHash::new(SecretString::from("salt\n")).err(), Some(UnusableCheck::Blank));
}

#[test]
fn an_oversized_body_is_refused_before_it_is_read() {
    let body = format!("{}&more={}", paid(), "x".repeat(MAX_WEBHOOK_BYTES));
    assert_eq!(check(&body), Err(Rejected::TooLarge));
}

#[test]
fn bytes_of_any_character_set_are_read_without_a_panic() {
    let check = PayuHash::new(SecretString::from(SALT)).unwrap();
    for body in
        [&b"hash=\xff&status=%ff%zz%&&==&=\xff"[..], b"\xef\xbb\xbf{\"hash\":\"a\"}", b"{\"hash\":\"\xff\"}"]
    {
        assert!(check.verify(body.to_vec()).is_err());
    }
}
