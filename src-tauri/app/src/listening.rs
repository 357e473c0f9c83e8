//! The listener on this computer, for shops that have a tunnel: which port, whose deliveries, and what proves them.
//!
//! Off until a person turns it on. Every account has a route of its own, `/s/account-ID/SOURCE`, and secrets of its
//! own, so that accounts never share a proof. Which proof is agreed is a setting of the book; what is secret of it is
//! in the vault and nowhere else. A route without a proof is closed.
//!
//! What a delivery says is matched by what stands in it, whichever route it came by: two accounts of one Meta app,
//! which sends all to one address, are both heard at either one's. As ever it is a hint; the lookup decides.

mod agreed;
mod receiver;
mod running;
mod secrets;
mod setup;
mod shown;

pub use running::Listening;
pub use secrets::DrawnSecret;
pub use setup::ListenerPlan;
pub use shown::ListenerState;

use domain::AccountId;
use doors::ShopSlug;

/// What every route begins with, before the account's id.
const SLUG: &str = "account-";

/// The header that Kaleyra is told to add.
const HEADER: &str = "X-Parchi-Key";

/// The name that goes with Kaleyra's password, and the client id that goes with its secret.
const NAME: &str = "parchi";

/// The part of an account's route that is its own.
fn slug(account: AccountId) -> Option<ShopSlug> {
    ShopSlug::parse(&format!("{SLUG}{account}")).ok()
}

/// The account that a route belongs to, if there was ever one.
fn account_of(slug: &ShopSlug) -> Option<AccountId> {
    let id = AccountId::new(slug.as_str().strip_prefix(SLUG)?.parse().ok()?);
    // There is one spelling of each: no leading zeros.
    (self::slug(id).as_ref() == Some(slug)).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<i64>) {
        let found = account_of(&ShopSlug::parse(text).unwrap());
        assert_eq!(found.map(AccountId::get), expected, "{text}");
    }

    #[test]
    fn a_route_belongs_to_one_account_and_is_spelt_one_way() {
        check("account-1", Some(1));
        check("account-9223372036854775807", Some(i64::MAX));
        for text in ["account-", "account-01", "account-x", "account", "1", "account-9223372036854775808"] {
            check(text, None);
        }
        assert_eq!(slug(AccountId::new(12)).unwrap().as_str(), "account-12");
    }
}
