//! `account …`: keys go into the vault, and to confirmed hosts only.

use crate::practice::{PASSPHRASE, Shop};
use serde_json::json;

#[test]
fn a_key_goes_to_a_foreign_host_only_if_it_is_typed_again() {
    let shop = Shop::without_account();
    let refused = |more: &[&str]| shop.add_account("main", more).refusal();
    let expected = ("host_not_allowed".to_owned(), Some("base_url".to_owned()));
    assert_eq!(refused(&[]), expected);
    assert_eq!(refused(&["--allow-host", "localhost"]), expected);
    assert_eq!(shop.add_account("main", &["--allow-host", "127.0.0.1"]).status, 0);
}

#[test]
fn a_secret_comes_from_the_environment_or_a_person_and_from_nowhere_else() {
    let shop = Shop::without_account();
    let file = shop.data().with_file_name("file.json");
    std::fs::write(&file, shop.account("main").to_string()).unwrap();
    let add = |more: &[&str]| {
        let args =
            [&["account", "add", file.to_str().unwrap(), "--allow-host", "127.0.0.1"][..], more].concat();
        shop.run(&args)
    };
    assert_eq!(add(&[]).refusal(), ("field_missing".into(), Some("secret".into())));
    assert_eq!(
        add(&["--secret-from-env", "NOT_SET_ANYWHERE"]).refusal(),
        ("variable_missing".into(), Some("--secret-from-env".into()))
    );
    assert_eq!(
        add(&["--secret-from-env", "PRACTICE_KEY", "--app-secret-from-env", "PRACTICE_KEY"]).status,
        2
    );
}

#[test]
fn an_account_of_metas_own_channel_brings_two_secrets_and_shows_neither() {
    let shop = Shop::without_account();
    let file = shop.data().with_file_name("meta.json");
    let account = json!({
        "name": "meta", "channel": "cloud", "phone_number": "+919800000001", "phone_number_id": "106540352242922",
        "waba_id": "102290129340398", "api_version": "v23.0", "catalog_id": "77", "hears": "everything",
        "payment": { "gateway": "razorpay", "configuration_name": "main", "web": true },
        "upi": { "vpa": "asha@okaxis", "name": "Asha Stores", "mcc": "5411" },
        "payment_link": { "uri": "https://rzp.io/i/asha" },
    });
    std::fs::write(&file, account.to_string()).unwrap();
    let args = ["account", "add", file.to_str().unwrap(), "--secret-from-env", "PRACTICE_KEY"];
    let mut add = shop.command(&args);
    let output =
        add.args(["--app-secret-from-env", "APP_SECRET"]).env("APP_SECRET", "app-secret-0123").output();
    assert!(output.unwrap().status.success());
    let mut listed = shop.run(&["account", "list"]).document()["accounts"][0].clone();
    assert_eq!((&listed["base_url"], &listed["sid"]), (&json!("https://graph.facebook.com"), &json!(null)));
    assert_eq!(listed["web"], true);
    listed["payment"] = account["payment"].clone();
    for (name, given) in account.as_object().unwrap() {
        assert_eq!(&listed[name], given, "{name}");
    }
    for (path, bytes) in shop.files() {
        let found = bytes.windows(15).any(|window| window == b"app-secret-0123");
        assert!(!found, "a secret lies in {}", path.display());
    }
}

#[test]
fn accounts_are_listed_tested_and_removed() {
    let shop = Shop::open(&[]);
    let listed = shop.run(&["account", "list"]).document();
    assert_eq!(listed["accounts"][0]["name"], "main");
    assert_eq!(listed["accounts"][0]["base_url"], shop.world.url());
    assert_eq!(shop.run(&["account", "test", "main"]).document()["key"], "accepted");
    assert_eq!(shop.add_account("main", &["--allow-host", "127.0.0.1"]).refusal().0, "account_exists");
    assert_eq!(shop.run(&["account", "remove", "main"]).document(), json!({ "id": "1", "name": "main" }));
    assert_eq!(shop.run(&["account", "test", "main"]).refusal().0, "account_not_found");
}

#[test]
fn a_key_that_is_not_accepted_is_told_apart_from_a_provider_that_is_away() {
    let shop = Shop::without_account();
    let mut account = shop.account("wrong");
    let file = shop.data().with_file_name("wrong.json");
    let add = |account: &serde_json::Value| {
        std::fs::write(&file, account.to_string()).unwrap();
        let args = ["account", "add", file.to_str().unwrap(), "--allow-host", "127.0.0.1"];
        let mut command = shop.command(&args);
        let output =
            command.args(["--secret-from-env", "OTHER_KEY"]).env("OTHER_KEY", "not-the-key").output();
        assert!(output.unwrap().status.success());
    };
    add(&account);
    let refusal = shop.run(&["account", "test", "wrong"]).refusal();
    assert_eq!(refusal, ("refused".into(), Some("secret".into())));
    // A port on which nobody listens, because it was given back just now.
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    account["name"] = "away".into();
    account["base_url"] = format!("http://{nobody}").into();
    add(&account);
    assert_eq!(shop.run(&["account", "test", "away"]).refusal().0, "unreachable");
}

#[test]
fn no_secret_lies_in_the_data_folder_in_clear() {
    let shop = Shop::open(&[]);
    shop.sent_order();
    shop.run(&["sync", "--until-idle"]).document();
    let (key, files) = (shop.world.api_key().to_owned(), shop.files());
    assert!(files.len() > 2);
    for (path, bytes) in files {
        for secret in [key.as_str(), PASSPHRASE] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "a secret lies in {}", path.display());
        }
    }
}
