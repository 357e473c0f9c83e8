//! The place of supply: which state the tax belongs to (sections 10 and 12 of the IGST Act).
//!
//! The answer becomes [`Buyer::state`](crate::bill::Buyer); it is asked once, when a bill is written, because an
//! invoice never changes its place afterwards. Supplies abroad and to special economic zones are not decided here.

use super::State;
use jiff::civil::{Date, date};

/// Everything the place of supply depends on.
#[derive(Clone, Copy, Debug)]
pub struct SupplyFacts {
    /// Where the shop is registered.
    pub seller: &'static State,
    /// The day of the supply.
    pub date: Date,
    /// Whether services are sold, not goods.
    pub services: bool,
    /// The state in which the buyer is registered, which the first two digits of the GSTIN say.
    pub registered_in: Option<&'static State>,
    /// The state of the buyer's address as the document records it; its name alone counts.
    pub address: Option<&'static State>,
    /// Where goods are sent; `None` when they are handed over at the counter.
    pub sent_to: Option<SentTo>,
}

/// Where goods are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentTo {
    /// The state in which the delivery ends.
    pub state: &'static State,
    /// Whether somebody other than the buyer receives them (*bill to, ship to*).
    pub to_another: bool,
}

/// A place of supply, and the rule that gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceOfSupply {
    /// The state.
    pub state: &'static State,
    /// The rule.
    pub rule: PlaceRule,
}

/// The rule that gave a place of supply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceRule {
    /// Where the delivery ends: section 10(1)(a), and for unregistered buyers circular 209/3/2024.
    DeliveryEnds,
    /// The registered buyer's own place, because they had the goods sent to somebody else: section 10(1)(b).
    BilledTo,
    /// The registered buyer's place: 10(1)(a), as they take the goods there themselves, or 12(2)(a) for services.
    RegisteredBuyer,
    /// The address on the document: section 10(1)(ca) since 1 October 2023, 12(2)(b) for services.
    RecordedAddress,
    /// The shop's own place: the goods stay there (10(1)(c)), or there is no address.
    Shop,
}

/// Decides the place of supply.
#[must_use]
pub fn place_of_supply(facts: &SupplyFacts) -> PlaceOfSupply {
    let by = |rule| move |state| PlaceOfSupply { state, rule };
    let of_shop = PlaceOfSupply { state: facts.seller, rule: PlaceRule::Shop };
    let recorded = facts.address.map(by(PlaceRule::RecordedAddress));
    let registered = facts.registered_in.map(by(PlaceRule::RegisteredBuyer));
    if facts.services {
        return registered.or(recorded).unwrap_or(of_shop);
    }
    match (facts.sent_to, facts.registered_in) {
        (Some(SentTo { to_another: true, .. }), Some(state)) => {
            PlaceOfSupply { state, rule: PlaceRule::BilledTo }
        }
        (Some(sent), _) => PlaceOfSupply { state: sent.state, rule: PlaceRule::DeliveryEnds },
        (None, Some(_)) => registered.unwrap_or(of_shop),
        (None, None) if facts.date >= ADDRESS_COUNTS_SINCE => recorded.unwrap_or(of_shop),
        (None, None) => of_shop,
    }
}

/// Section 10(1)(ca), put in by the Finance Act 2023.
const ADDRESS_COUNTS_SINCE: Date = date(2023, 10, 1);

#[cfg(test)]
mod tests {
    use super::*;

    fn state(code: &str) -> &'static State {
        State::by_code(code).unwrap()
    }

    fn at_the_counter() -> SupplyFacts {
        SupplyFacts {
            seller: state("29"),
            date: date(2026, 11, 22),
            services: false,
            registered_in: None,
            address: None,
            sent_to: None,
        }
    }

    #[track_caller]
    fn check(facts: SupplyFacts, code: &str, rule: PlaceRule) {
        assert_eq!(place_of_supply(&facts), PlaceOfSupply { state: state(code), rule });
    }

    #[test]
    fn a_walk_in_without_address_buys_where_the_shop_is() {
        check(at_the_counter(), "29", PlaceRule::Shop);
    }

    #[test]
    fn an_unregistered_buyers_recorded_address_counts_since_october_2023() {
        let recorded = SupplyFacts { address: Some(state("27")), ..at_the_counter() };
        check(recorded, "27", PlaceRule::RecordedAddress);
        check(SupplyFacts { date: date(2023, 9, 30), ..recorded }, "29", PlaceRule::Shop);
    }

    #[test]
    fn goods_that_are_sent_are_supplied_where_the_delivery_ends() {
        let sent = |to_another| Some(SentTo { state: state("33"), to_another });
        let elsewhere = SupplyFacts { address: Some(state("27")), sent_to: sent(false), ..at_the_counter() };
        check(elsewhere, "33", PlaceRule::DeliveryEnds);
        check(SupplyFacts { sent_to: sent(true), ..elsewhere }, "33", PlaceRule::DeliveryEnds);
        let registered = SupplyFacts { registered_in: Some(state("07")), ..elsewhere };
        check(registered, "33", PlaceRule::DeliveryEnds);
        check(SupplyFacts { sent_to: sent(true), ..registered }, "07", PlaceRule::BilledTo);
    }

    #[test]
    fn a_registered_buyer_at_the_counter_takes_the_goods_home() {
        let facts =
            SupplyFacts { registered_in: Some(state("07")), address: Some(state("27")), ..at_the_counter() };
        check(facts, "07", PlaceRule::RegisteredBuyer);
    }

    #[test]
    fn services_go_to_the_buyers_state_and_else_stay() {
        let services = SupplyFacts { services: true, ..at_the_counter() };
        check(services, "29", PlaceRule::Shop);
        let recorded = SupplyFacts { address: Some(state("27")), ..services };
        check(recorded, "27", PlaceRule::RecordedAddress);
        check(SupplyFacts { registered_in: Some(state("07")), ..recorded }, "07", PlaceRule::RegisteredBuyer);
    }
}
