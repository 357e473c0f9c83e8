//! What leaves, and what happens when nobody knows whether it arrived: the table of the design, as data.

use jiff::SignedDuration;
use store::Effect;

/// How an unknown outcome can be settled without sending again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// The payment lookup knows the reference.
    Lookup,
    /// A report about the message carries our reference of it.
    Echo,
    /// The provider refuses a repeat because it has the first.
    RefusedRepeat,
}

/// How one effect may be sent and settled.
#[derive(Clone, Copy, Debug)]
pub struct EffectRule {
    /// Which effect.
    pub effect: Effect,
    /// How an unknown outcome is settled, in this order.
    pub settled_by: &'static [Settlement],
    /// The provider's codes for *I have this one already*.
    pub repeat_codes: &'static [&'static str],
    /// How often a request may be begun before a person is asked.
    pub most_sends: u32,
    /// How long to wait for an echo, where the account hears one, before anything else is tried.
    pub wait_for_echo: SignedDuration,
}

/// Every effect's rule. WhatsApp's calls have no idempotency key, so the natural key of each has to do: the
/// reference for order details, reference and status for a status; a text, reminder or document has none and
/// is never repeated by itself.
pub const RULES: [EffectRule; 7] = [
    EffectRule {
        effect: Effect::OrderDetails,
        settled_by: &[Settlement::Echo, Settlement::Lookup, Settlement::RefusedRepeat],
        repeat_codes: &["131009"],
        most_sends: 3,
        wait_for_echo: SignedDuration::from_secs(3),
    },
    EffectRule {
        effect: Effect::OrderStatus,
        settled_by: &[Settlement::Echo, Settlement::RefusedRepeat],
        repeat_codes: &["2046"],
        most_sends: 2,
        wait_for_echo: SignedDuration::from_secs(30),
    },
    EffectRule {
        effect: Effect::Cancel,
        settled_by: &[Settlement::Echo, Settlement::RefusedRepeat],
        repeat_codes: &["2046"],
        most_sends: 2,
        wait_for_echo: SignedDuration::from_secs(30),
    },
    EffectRule {
        effect: Effect::Text,
        settled_by: &[Settlement::Echo],
        repeat_codes: &[],
        most_sends: 1,
        wait_for_echo: SignedDuration::from_secs(30),
    },
    EffectRule {
        effect: Effect::Reminder,
        settled_by: &[Settlement::Echo],
        repeat_codes: &[],
        most_sends: 1,
        wait_for_echo: SignedDuration::from_secs(30),
    },
    EffectRule {
        effect: Effect::Document,
        settled_by: &[Settlement::Echo],
        repeat_codes: &[],
        most_sends: 1,
        wait_for_echo: SignedDuration::from_secs(30),
    },
    EffectRule {
        effect: Effect::Cash,
        settled_by: &[],
        repeat_codes: &[],
        most_sends: 1,
        wait_for_echo: SignedDuration::ZERO,
    },
];

/// The rule of an effect.
#[must_use]
pub fn rule(effect: Effect) -> &'static EffectRule {
    let found = RULES.iter().find(|rule| rule.effect == effect);
    found.expect("a test holds that every effect has a rule")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_effect_has_one_rule() {
        for effect in Effect::ALL {
            assert_eq!(RULES.iter().filter(|rule| rule.effect == effect).count(), 1);
            assert_eq!(rule(effect).effect, effect);
        }
    }

    #[test]
    fn what_cannot_be_settled_is_never_repeated_by_itself() {
        for rule in &RULES {
            let can_repeat = rule.settled_by.contains(&Settlement::RefusedRepeat);
            assert_eq!(rule.most_sends > 1, can_repeat, "{:?}", rule.effect);
        }
    }
}
