//! Secrets are in the vault and nowhere else; names and phones are not in history.

use crate::shop::{HEARS_EVERYTHING, Shop};
use domain::order::Progress;

#[tokio::test]
async fn after_a_full_run_no_file_holds_the_key_and_history_holds_no_person() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, reference) = shop.send("25.00");
    shop.sync().await;
    shop.world().pays(&reference.to_string()).unwrap();
    shop.sync().await;
    shop.app.set_status(number, Progress::Completed, Some("Left with Asha at 98123 45678".into())).unwrap();
    shop.sync().await;
    let key = shop.sandbox.api_key().as_bytes().to_vec();
    let mut n_files = 0;
    for file in std::fs::read_dir(shop.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(key.len()).any(|window| window == key), "a file holds the key");
        n_files += 1;
    }
    assert!(n_files >= 3);
    let history = format!("{:?}", shop.show(number).history);
    for private in ["Asha", "9812345678", "98123"] {
        assert!(!history.contains(private), "history names {private}");
    }
    assert!(history.contains("payment_changed"));
}
